import json
import os
import shutil

import pytest

from briefbench import desk
from briefbench.base.errors import Cancelled, NotFound, Refused
from briefbench.base.progress import Progress
from briefbench.model.kinds import Stored
from briefbench.store.originals import original_path
from tests.intake.packing import line as json_line
from tests.intake.packing import rss, zipped

PAGE = """<!doctype html><html lang="en"><head><title>{title} | Amu Post</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Amu Post">
<meta property="article:published_time" content="2026-10-13T08:30:00+05:00"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1>
<p>The ministry of water in Tashkent said on Tuesday that the new canal to the eastern districts
would be opened before the winter, after two years of work that had cost more than was planned.</p>
<p>“We shall open the canal in November, whatever the weather,” said the deputy minister of water
of Uzbekistan, speaking to reporters beside the unfinished lock near the town.</p>
<p>Farmers in the region have waited for the canal since the old one was closed, and many of them
have moved their herds to the north, where the wells still give water in the dry months.</p>
</article><footer>Amu Post, all rights reserved</footer></body></html>"""


@pytest.fixture
def pages(tmp_path):
    """Two good pages, an empty one and one that is no page."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE.format(title="Canal to open in November"))
    (folder / "b.html").write_text(PAGE.format(title="Canal to open at last"))
    (folder / "c.html").write_text("")
    (folder / "d.html").write_bytes(bytes(range(256)) * 8)
    return folder


@pytest.fixture(scope="module")
def read(read_once):
    """The folder of a library with the two good pages."""
    titles = ("Canal to open in November", "Canal to open at last")
    return read_once(
        *(
            (f"{name}.html", PAGE.format(title=title))
            for name, title in zip("ab", titles, strict=True)
        )
    )


@pytest.fixture
def brought(read, tmp_path):
    """That library, and the report of its import."""
    shutil.copytree(read, tmp_path / "brought")
    library = desk.open_library(tmp_path / "brought", holder="the tests")
    yield library, desk.import_report(library, desk.list_imports(library)[0].id)
    library.close()


def test_a_bad_page_is_reported_and_the_others_come_in(library, pages):
    told = []
    report = desk.import_paths(library, [pages], jobs=1, tell=told.append)
    assert (report.new, report.known, len(report.failed)) == (2, 0, 2)
    assert list(report.lines) == told
    for line in report.failed:
        assert line.path.endswith(("c.html", "d.html"))
        assert line.message
        assert line.advice
    row = desk.article_rows(library, desk.find_articles(library, "").ids)[0]
    assert (row.title[:5], row.source, row.published[:10]) == ("Canal", "Amu Post", "2026-10-13")
    assert desk.import_report(library, report.id) == report
    assert desk.undo_label(library) == ""
    (listed,) = desk.list_imports(library)
    assert (listed.new, listed.failed, listed.cancelled) == (2, 2, False)


def test_the_original_is_kept_as_it_came(brought, pages):
    library, report = brought
    line = report.lines[0]
    kept = original_path(library.folder, line.sha256, ".html")
    assert kept.read_bytes() == (pages / "a.html").read_bytes()


def test_the_same_page_again_is_known(brought, pages):
    library, first = brought
    (pages / "renamed.htm").write_bytes((pages / "a.html").read_bytes())
    again = desk.import_paths(library, [pages / "a.html", pages / "renamed.htm"], jobs=1)
    assert [line.stored for line in again.lines] == [Stored.KNOWN, Stored.KNOWN]
    assert {line.uid for line in again.lines} == {first.lines[0].uid}


def test_cancelling_keeps_what_is_stored_and_says_so(library, pages, monkeypatch):
    class StopAtTheSecond(Progress):
        def step(self, done, total, note=""):
            if done >= 1:
                raise Cancelled

    monkeypatch.setattr(desk.storing, "BATCH", 1)
    report = desk.import_paths(library, [pages], progress=StopAtTheSecond(), jobs=1)
    assert report.cancelled
    assert 1 <= len(report.lines) < 4
    assert desk.find_articles(library, "").total == report.new
    assert desk.list_imports(library)[0].cancelled


def test_an_import_is_taken_back_as_a_whole(library, pages):
    report = desk.import_paths(library, [pages], jobs=1)
    desk.work_off_index(library)
    assert desk.find_articles(library, "canal").total == 2
    assert desk.remove_import(library, report.id) == 2
    assert desk.find_articles(library, "canal").total == 0
    assert desk.list_imports(library) == []
    assert desk.sidebar(library).sources == ()
    assert not [path for path in (library.folder / "originals").rglob("*") if path.is_file()]
    with pytest.raises(NotFound):
        desk.remove_import(library, report.id)


def test_an_outlet_that_undo_would_bring_back_stays(library, pages):
    first = desk.import_paths(library, [pages / "a.html"], jobs=1)
    second = desk.import_paths(library, [pages / "b.html"], jobs=1)
    desk.set_source(library, [first.lines[0].article_id], "Issyk Wire")
    desk.remove_import(library, second.id)
    desk.undo(library)
    assert desk.article_view(library, first.lines[0].article_id).source.name == "Amu Post"
    assert desk.check_library(library) == []


def test_what_was_worked_on_stays(brought):
    library, report = brought
    kept = report.lines[0].article_id
    desk.tag_articles(library, [kept], "water")
    assert desk.remove_import(library, report.id) == 1
    assert desk.find_articles(library, "").ids == (kept,)
    with pytest.raises(Refused, match="worked on"):
        desk.remove_import(library, report.id)
    desk.undo(library)
    assert desk.remove_import(library, report.id) == 1
    assert desk.find_articles(library, "").total == 0


def test_an_article_that_only_offers_the_name_of_a_quoted_speaker_goes(library, tmp_path):
    body = "Second: “We open it,” said the minister."
    said = {"spans": [[8, 20]], "kind": "direct", "name": "Minister of water", "confidence": 0.8}
    path = tmp_path / "articles.jsonl"
    of = {"language": "en", "quotes": [said]}
    lines = [{"title": n, "body": f"{body} {n}", **of} for n in ("One", "Other")]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    report = desk.import_paths(library, [path], jobs=1)
    quoted = report.lines[0].article_id
    (suggestion,) = desk.article_view(library, quoted).suggestions
    desk.accept_suggestions(library, [suggestion.id])
    desk.add_speaker_name(library, desk.find_speaker(library, suggestion.speaker), "The minister")
    assert desk.remove_import(library, report.id) == 1
    assert desk.find_articles(library, "").ids == (quoted,)


def test_pasted_text_becomes_an_article(library):
    text = "Canal to open in November\n\n" + "The ministry said the canal would be opened. " * 12
    report = desk.import_text(library, text)
    assert report.new == 1
    with pytest.raises(Refused):
        desk.import_text(library, " \n")


def test_json_lines_are_taken_as_they_are(library, tmp_path):
    lines = [
        {
            "title": "Given",
            "language": "en",
            "body": "First paragraph about a canal.\n\nSecond: “We open it,” said the minister.",
            "source": {"name": "Amu Post", "domain": "amupost.example"},
            "published": {"value": "2026-10", "precision": "month", "origin": "officer"},
            "tags": ["water/canals"],
            "countries": [],
            "quotes": [
                {
                    "spans": [[40, 52]],
                    "kind": "direct",
                    "speaker": None,
                    "name": "Minister of water",
                    "role": "minister",
                    "country": "UZ",
                    "cue": None,
                    "confidence": 0.8,
                }
            ],
        },
        {
            "title": "Only what must be",
            "body": "The water of the canal is led to the town. " * 5 + "Tashkent.",
        },
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n{broken\n")
    report = desk.import_paths(library, [path], jobs=1)
    assert (report.new, len(report.failed)) == (2, 1)
    assert [line.member for line in report.lines] == ["1", "2", "3"]
    given, bare = (desk.article_view(library, line.article_id) for line in report.lines[:2])
    assert given.countries == ()
    assert [tag.path for tag in given.tags] == ["water/canals"]
    assert [(s.words, s.speaker) for s in given.suggestions] == [
        ("“We open it,", "Minister of water")
    ]
    assert [country.code for country in bare.countries] == ["UZ"]
    assert desk.import_paths(library, [path], jobs=1).known == 2


def test_the_sample_desk_comes_and_goes_in_one_step(library):
    report = desk.import_sample(library)
    assert report.new >= 12
    assert not report.failed
    assert desk.sidebar(library).sample
    assert desk.remove_sample(library) == report.new
    assert not desk.sidebar(library).sample
    with pytest.raises(NotFound):
        desk.remove_sample(library)


def test_a_file_whose_name_is_no_text_is_imported(library, tmp_path):
    folder = tmp_path / "dropped"
    folder.mkdir()
    path = os.fsencode(folder) + b"/\xff\xfe canal.html"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - a name that no Path is made of
            file.write(PAGE.format(title="Canal").encode())
    except OSError:
        pytest.skip("this system has no such names")
    report = desk.import_paths(library, [folder], jobs=1)
    assert report.new == 1
    (line,) = desk.import_report(library, report.id).lines
    assert line.path.endswith("\ufffd\ufffd canal.html")


def test_each_page_of_an_archive_is_an_article_of_it(library, tmp_path):
    dropped = tmp_path / "desk.zip"
    entries = [(f"{n}.html", PAGE.format(title=f"Canal {n}").encode()) for n in range(3)]
    entries += [
        ("feed.xml", rss("<title>Boats counted</title><link>https://qaynar.example/b</link>")),
        ("lines.jsonl", json_line("Lock shut", "The lock is shut.")),
        ("sluice.url", b"[InternetShortcut]\nURL=https://qaynar.example/sluice\n"),
        ("lock.png", b"\x89PNG"),
    ]
    dropped.write_bytes(zipped(entries))
    first = desk.import_paths(library, [dropped], jobs=1)
    assert (first.new, first.known) == (5, 0)
    assert [line.member for line in first.failed] == ["lock.png"]
    second = desk.import_paths(library, [dropped], jobs=1)
    assert (second.new, second.known) == (0, 5)
    kept = [path for path in (library.folder / "originals").rglob("*") if path.is_file()]
    assert [path.suffix for path in kept] == [".zip"]
    titles = {line.member: line.title for line in first.lines if line.article_id}
    assert titles["feed.xml/1"] == "Boats counted"
    ids = {line.member: line.article_id for line in first.lines}
    assert desk.article_view(library, ids["feed.xml/1"]).excerpt
    assert not desk.article_view(library, ids["2.html"]).excerpt
    assert titles["lines.jsonl/1"] == "Lock shut"
    assert titles["2.html"] == "Canal 2"
