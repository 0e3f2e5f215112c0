import json

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.model.kinds import Stored
from tests.desk.test_imports import PAGE

ADDRESS = "https://amupost.example/2026/10/13/canal"


@pytest.fixture
def links(tmp_path):
    """A link file of each system, two of them to one address."""
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "Canal.url").write_text(f"[InternetShortcut]\r\nURL={ADDRESS}\r\n")
    (folder / "Canal again.url").write_text(f"[InternetShortcut]\r\nURL={ADDRESS}#comments\r\n")
    (folder / "Bridge.webloc").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>URL</key>'
        "<string>https://issykwire.example/bridge</string></dict></plist>"
    )
    return folder


def test_link_files_are_kept_as_leads_each_address_once(library, links):
    report = desk.import_paths(library, [links], jobs=1)
    assert [line.stored for line in report.lines] == [Stored.LEAD] * 3
    assert (report.new, report.failed, len(report.leads)) == (0, (), 3)
    assert desk.import_label(report) == "0 articles added · 3 leads kept"
    rows = desk.list_leads(library)
    assert {row.address.partition("#")[0] for row in rows} == {
        ADDRESS,
        "https://issykwire.example/bridge",
    }
    assert {row.name for row in rows} <= {path.name for path in links.iterdir()}
    assert desk.list_imports(library)[0].leads == 3
    assert desk.import_report(library, report.id) == report
    assert "2 leads wait to be fetched." in desk.library_notes(library)


def test_a_lead_is_done_when_its_page_comes_in(library, links, tmp_path):
    desk.import_paths(library, [links], jobs=1)
    page = tmp_path / "canal.html"
    canonical = f'<head><link rel="canonical" href="{ADDRESS}">'
    page.write_text(PAGE.format(title="Canal to open in November").replace("<head>", canonical))
    desk.import_paths(library, [page], jobs=1)
    assert [row.name for row in desk.list_leads(library)] == ["Bridge.webloc"]


def test_leads_are_dismissed_and_come_back_with_undo(library, links):
    desk.import_paths(library, [links], jobs=1)
    rows = desk.list_leads(library)
    desk.dismiss_leads(library, [row.id for row in rows])
    assert desk.list_leads(library) == []
    assert desk.undo(library) == "Dismiss 2 leads"
    assert desk.list_leads(library) == rows
    with pytest.raises(NotFound):
        desk.dismiss_leads(library, [999])


def test_leads_go_with_their_import_and_undo_stays_harmless(library, links):
    report = desk.import_paths(library, [links], jobs=1)
    desk.dismiss_leads(library, [desk.list_leads(library)[0].id])
    assert desk.remove_import(library, report.id) == 0
    assert desk.list_leads(library) == []
    assert desk.list_imports(library) == []
    assert not [p for p in (library.folder / "originals").rglob("*") if p.is_file()]
    desk.undo(library)
    assert desk.list_leads(library) == []
    assert desk.check_library(library) == []


def test_the_terminal_tells_a_lead_as_no_page(library, links, capsys):
    from briefbench.cli.__main__ import main

    library.close()
    status = main(["import", "--json", "--library", str(library.folder), str(links)])
    *lines, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert {line["problem"]["kind"] for line in lines} == {"lead"}
    assert not any(line["ok"] for line in lines)
    assert last == {"done": True, "new": 0, "known": 0, "failed": 3, "cancelled": False}
