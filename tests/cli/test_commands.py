import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefbench import desk
from briefbench.cli.__main__ import COMMANDS, main
from tests.desk.test_imports import PAGE
from tests.making import add_article


@pytest.fixture
def filled(library):
    """A library of three articles, closed, and its folder as an option."""
    add_article(library, tags=["border"])
    water = ("Water rose in Termez after the customs talks.",)
    add_article(
        library, title="Water talks", body=water, published="2026-09-02", countries=(("UZ", True),)
    )
    undated = ("No day is given for these customs talks.",)
    add_article(library, title="Undated talks", body=undated, published="", source="Issyk Wire")
    library.close()
    return ["--library", str(library.folder)]


def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    out = capsys.readouterr()
    return status, out.out, out.err


def test_every_command_tells_what_it_does(capsys):
    for name in COMMANDS:
        status, out, _ = run(capsys, name, "--help")
        assert status == 0
        assert "Usage: briefbench " + name in out


def test_the_core_and_the_terminal_load_no_qt_and_no_reader():
    code = (
        "import briefbench.desk, briefbench.cli, sys;"
        "print([m for m in ('PySide6', 'matplotlib', 'typst', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_search_json_has_the_fields_of_the_contract(capsys, filled):
    status, out, _ = run(capsys, "search", *filled, "--facets", "--json", "customs country:TJ")
    assert status == 0
    result = json.loads(out)
    assert result["total"] == 2
    hit = result["hits"][0]
    assert set(hit) == {
        "id", "title", "source", "published", "score", "snippet", "countries", "tags", "copies",
    }  # fmt: skip
    assert set(result) == {"query", "understood", "total", "hits", "facets", "ms"}
    assert set(result["facets"]) >= {"country", "source", "tag", "language", "speaker", "month"}
    assert any(marked for _, marked in hit["snippet"])


def test_search_in_words(capsys, filled):
    status, out, _ = run(capsys, "search", *filled, "--sort", "newest", "water")
    assert status == 0
    assert "1 article" in out
    assert "Water talks" in out
    assert "Termez" in out


def test_a_query_that_cannot_be_understood_is_explained(capsys, filled):
    status, out, err = run(capsys, "search", *filled, "(water")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_timeline_json_has_the_fields_of_the_contract(capsys, filled):
    status, out, _ = run(capsys, "timeline", *filled, "--by", "month", "--json")
    assert status == 0
    series = json.loads(out)
    assert {"by", "count", "zone", "buckets", "series", "total", "undated", "partial", "peaks"} <= (
        set(series)
    )
    assert series["buckets"] == ["2026-09-01", "2026-10-01"]
    assert series["series"] == {"TJ": [0, 1], "UZ": [1, 0]}
    assert series["undated"] == 1


def test_timeline_takes_bucket_keys_dates_and_limits(capsys, filled):
    def asked(*words):
        status, out, _ = run(capsys, "timeline", *filled, "--json", *words)
        assert status == 0
        return json.loads(out)

    chosen = asked("--by", "auto", "--key", "central asia", "--countries", "tj,AF")
    assert chosen["by"] == "day"
    assert set(chosen["series"]) == {"Central Asia", "TJ", "AF"}
    quarter = asked("--by", "quarter", "--since", "2026-10", "--until", "2026-12-31", "--spread")
    assert (quarter["buckets"], quarter["total"], quarter["base"]) == (["2026-10-01"], [1], [1])
    assert (quarter["per"], quarter["several"], quarter["without"]) == ("country", 0, 0)
    speakers = asked("--by", "year", "--per", "speaker", "--count", "quotes", "--dated", "captured")
    assert (speakers["series"], speakers["dated"], speakers["sources"]) == ({}, "captured", [])
    status, _, err = run(capsys, "timeline", *filled, "--until", "soon")
    assert status == 1
    assert "soon" in err


def test_timeline_files(capsys, filled, tmp_path):
    for name in ("chart.svg", "chart.png", "chart.pdf", "chart.csv"):
        assert run(capsys, "timeline", *filled, "--out", tmp_path / name)[0] == 0
        assert (tmp_path / name).stat().st_size > 30
    heat = tmp_path / "heat.svg"
    assert run(capsys, "timeline", *filled, "--out", heat, "--kind", "heat", "--share")[0] == 0
    assert heat.read_text("utf-8") != (tmp_path / "chart.svg").read_text("utf-8")
    status, _, err = run(capsys, "timeline", *filled, "--out", tmp_path / "chart.emf")
    assert status == 1
    assert ".svg, .png, .pdf or .csv" in err


def test_digest_writes_both(capsys, filled, tmp_path):
    pdf, docx = tmp_path / "b.pdf", tmp_path / "b.docx"
    status, out, _ = run(
        capsys, "digest", *filled, "--tlp", "TLP:GREEN", "--pdf", pdf, "--docx", docx
    )
    assert status == 0
    assert out.splitlines() == [str(pdf), str(docx)]
    assert pdf.exists()
    assert docx.exists()


def test_digest_of_nothing_ends_with_1_and_writes_nothing(capsys, filled, tmp_path):
    status, _, err = run(capsys, "digest", *filled, "--query", "zebra", "--pdf", tmp_path / "b.pdf")
    assert status == 1
    assert "zebra" in err
    assert not (tmp_path / "b.pdf").exists()
    assert run(capsys, "digest", *filled)[0] == 1


def test_bad_usage_ends_with_2(capsys, filled):
    assert run(capsys, "search", *filled)[0] == 2
    assert run(capsys, "timeline", *filled, "--by", "century")[0] == 2
    assert run(capsys, "nonsense")[0] == 2


def test_import_json_tells_each_page_and_the_end(capsys, library, tmp_path):
    library.close()
    here = ["--library", str(library.folder)]
    page = tmp_path / "lines.jsonl"
    page.write_text('{"title": "One", "body": "Words about Tashkent, enough of them."}\n{"x": 1}\n')
    missing = tmp_path / "missing.html"
    status, out, _ = run(capsys, "import", *here, "--json", page, missing)
    assert status == 0
    first, second, third, last = (json.loads(line) for line in out.splitlines())
    assert (first["ok"], first["stored"], first["member"]) == (True, "new", "1")
    assert set(first) == {"path", "member", "ok", "stored", "id", "sha256"}
    assert (second["ok"], second["problem"]["kind"] != "") == (False, True)
    assert third["path"] == str(missing)
    assert not third["ok"]
    assert last == {"done": True, "new": 1, "known": 0, "failed": 2, "cancelled": False}
    assert run(capsys, "import", *here, page)[1].startswith("0 articles added · 1 already there")


def test_undo_redo_and_history(capsys, filled, library):
    again = desk.open_library(library.folder)
    desk.archive_articles(again, [1])
    again.close()
    assert run(capsys, "undo", *filled)[1] == "Undone: Archive 1 article\n"
    assert run(capsys, "redo", *filled)[1] == "Made again: Archive 1 article\n"
    assert "Archive 1 article" in run(capsys, "history", *filled)[1]
    run(capsys, "undo", *filled)
    status, _, err = run(capsys, "undo", *filled)
    assert (status, err) == (1, "There is nothing to undo.\n")


def test_check_mends_the_index_and_finds_what_is_broken(capsys, filled, library):
    assert run(capsys, "check", *filled)[:2] == (0, "The library is whole.\n")
    original = next(p for p in (library.folder / "originals").rglob("*") if p.is_file())
    original.write_bytes(b"changed")
    status, _, err = run(capsys, "check", *filled)
    assert status == 1
    assert "was changed" in err


def test_rebuild_index(capsys, filled):
    assert run(capsys, "rebuild-index", *filled)[1] == "3 articles indexed\n"


def test_briefs_are_listed_shown_and_exported(capsys, filled, library, tmp_path):
    again = desk.open_library(library.folder)
    desk.add_articles_to_brief(again, desk.make_brief(again, "Border weekly"), [1])
    again.close()
    assert "Border weekly" in run(capsys, "brief", "list", *filled)[1]
    assert json.loads(run(capsys, "brief", "list", *filled, "--json")[1])["items"] == 1
    assert "Tajikistan" in run(capsys, "brief", "show", *filled, "Border weekly")[1]
    pdf = tmp_path / "b.pdf"
    assert run(capsys, "brief", "export", *filled, "Border weekly", "--pdf", pdf)[0] == 0
    assert pdf.exists()
    assert run(capsys, "brief", "show", *filled, "Nothing")[0] == 1


def test_watch_imports_what_is_there_once(capsys, filled, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "lines.jsonl").write_text('{"title": "One", "body": "Words about Tashkent here."}\n')
    status, out, _ = run(capsys, "watch", *filled, "--once", "--json", folder)
    assert status == 0
    assert json.loads(out)["stored"] == "new"
    assert run(capsys, "watch", *filled, "--once", folder)[:2] == (0, "")
    status, _, err = run(capsys, "watch", *filled)
    assert (status, err.count("\n")) == (1, 1)


def test_a_watch_folder_that_is_missing_is_told(capsys, filled, tmp_path):
    status, _, err = run(capsys, "watch", *filled, "--once", tmp_path / "gone")
    assert status == 0
    assert err.count("is not there") == 1


def test_check_tells_what_waits(capsys, filled, library):
    _, out, err = run(capsys, "check", *filled)
    assert out == "The library is whole.\n"
    assert "3 articles were read by an older version" in err


def test_reading_again_tells_what_became_of_the_articles(capsys, filled):
    status, out, _ = run(capsys, "read-again", *filled, "--jobs", "1")
    assert (status, out) == (0, "3 articles changed\n")
    assert "older version" not in run(capsys, "check", *filled)[2]


def test_what_a_line_says_is_stored_survives_a_kill(library, tmp_path):
    library.close()
    folder = tmp_path / "pages"
    folder.mkdir()
    words = "Words about Tashkent, enough of them to be read as a page of some kind. " * 4
    for number in range(400):
        (folder / f"{number}.txt").write_text(f"Page number {number} about a canal\n\n{words}")
    command = [sys.executable, "-m", "briefbench.cli", "import", "--json"]
    command += ["--library", str(library.folder), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        told = [program.stdout.readline() for _ in range(3)]
        program.kill()
        told += program.stdout.read().splitlines()
    lines = [json.loads(line) for line in told if line.endswith(("}", "}\n"))]
    assert not lines[-1].get("done")
    again = desk.open_library(library.folder)
    kept = {row.uid: row for row in desk.article_rows(again, desk.find_articles(again, "").ids)}
    for line in lines:
        view = desk.article_view(again, kept[line["id"]].id)
        assert view.original.sha256 == line["sha256"]
        content = Path(view.original.path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == line["sha256"]
    assert desk.check_library(again) == []
    again.close()


def test_interrupting_an_import_says_what_is_kept(library, tmp_path):
    library.close()
    page = tmp_path / "lines.jsonl"
    line = '{"title": "One", "body": "Words about Tashkent, enough of them to be read."}\n'
    page.write_text(line * 40_000)
    command = [sys.executable, "-m", "briefbench.cli", "import", "--json"]
    command += ["--library", str(library.folder), str(page), *[str(page)] * 3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        first = json.loads(program.stdout.readline())
        program.send_signal(signal.SIGINT)
        rest = program.stdout.read().splitlines()
    assert program.returncode == 1
    assert first["ok"]
    last = json.loads(rest[-1])
    assert last["cancelled"]
    again = desk.open_library(library.folder)
    assert desk.find_articles(again, "").total == last["new"] == len(rest)
    again.close()


def test_check_reads_the_originals_of_quotes_when_asked(capsys, library, tmp_path):
    page = tmp_path / "a.html"
    page.write_text(PAGE.format(title="Canal to open in November"))
    article = desk.import_paths(library, [page], jobs=1).lines[0].article_id
    suggestions = desk.article_view(library, article).suggestions
    desk.accept_suggestions(library, [suggestion.id for suggestion in suggestions])
    original = desk.original_path(library, article)
    library.close()
    folder = ["--library", str(library.folder)]
    assert "word for word" not in run(capsys, "check", *folder)[2]
    status, _, err = run(capsys, "check", "--quotes", *folder)
    assert status == 0
    assert "2 quotes word for word" in err
    original.unlink()
    status, _, err = run(capsys, "check", "--quotes", *folder)
    assert status == 1
    assert "2 without their original" in err
    assert "The original a.html is missing" in err


@pytest.fixture
def quoted(library):
    """A library of two quotes, closed, and its folder as an option."""
    body = ("The head of the water office, Rustam Latifov, said: “Water rose in Termez.”",)
    uz = (("UZ", True),)
    add_article(library, title="Water", body=body, published="2026-10-20", countries=uz)
    add_article(library)
    ids = desk.find_articles(library).ids
    found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
    desk.set_quote_speaker(library, desk.accept_suggestions(library, found)[:1], "=Rustam", "head")
    desk.work_off_index(library)
    library.close()
    return ["--library", str(library.folder)]


def test_quotes_are_listed_with_their_sources(capsys, quoted):
    status, out, err = run(capsys, "quotes", *quoted)
    assert (status, err) == (0, "")
    assert out.startswith("2 quotes\n\n“Water rose in Termez.” – =Rustam, head.")
    assert "“Water”, 2026-10-20" in out
    _, out, _ = run(capsys, "quotes", *quoted, "--limit", 1, "--sort", "length")
    assert out.startswith("2 quotes")
    assert "Termez" not in out
    _, out, _ = run(capsys, "quotes", *quoted, "--query", "country:UZ")
    assert out.startswith("1 quote\n")
    _, out, _ = run(capsys, "quotes", *quoted, "--state", "review")
    assert out == "0 quotes\n"
    status, out, err = run(capsys, "quotes", *quoted, "--query", "country:")
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_quotes_go_to_stdout_and_into_files(capsys, quoted, tmp_path):
    status, out, _ = run(capsys, "quotes", *quoted, "--format", "json", "--limit", 1)
    found = json.loads(out)
    assert (status, found["total"], len(found["quotes"])) == (0, 2, 1)
    assert found["quotes"][0]["speaker"] == "=Rustam"
    _, out, _ = run(capsys, "quotes", *quoted, "--format", "csv")
    assert out.startswith("id,words,speaker")
    assert ",'=Rustam," in out
    for name, options in (("a.docx", ()), ("b", ("--format", "csv")), ("c.json", ())):
        status, out, err = run(capsys, "quotes", *quoted, "--out", tmp_path / name, *options)
        assert (status, out) == (0, "")
        assert err.startswith("2 quotes written to ")
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "b.csv").read_bytes().startswith("\ufeffid,".encode())
    assert len(json.loads((tmp_path / "c.json").read_text("utf-8"))["quotes"]) == 2


def test_quotes_that_cannot_be_written_are_told(capsys, quoted, tmp_path):
    nothing = tmp_path / "none.csv"
    status, _, err = run(capsys, "quotes", *quoted, "--query", "zzz", "--out", nothing)
    assert (status, nothing.exists()) == (1, False)
    assert err.startswith("No quote fits")
    assert run(capsys, "quotes", *quoted, "--format", "docx")[0] == 2
    assert run(capsys, "quotes", *quoted, "--format", "csv", "--out", tmp_path / "a.json")[0] == 2
    assert run(capsys, "quotes", *quoted, "--out", tmp_path / "a.txt")[0] == 1


def test_annotations_go_out_and_come_back(capsys, library, tmp_path):
    article = add_article(library)
    suggestions = desk.article_view(library, article).suggestions
    desk.accept_suggestions(library, [suggestion.id for suggestion in suggestions])
    library.close()
    folder, file = ["--library", str(library.folder)], tmp_path / "quotes.jsonld"
    status, out, _ = run(capsys, "annotations", "export", *folder, file)
    assert (status, out) == (0, "1 annotation written\n")
    page = json.loads(file.read_text())
    page["items"].append({"type": "Annotation"})
    file.write_text(json.dumps(page | {"items": page["items"][1:] + page["items"][:1]}))
    status, out, err = run(capsys, "annotations", "import", *folder, file)
    assert (status, out) == (0, "0 quotes taken · 1 known · 1 left out\n")
    assert "No. 1: It has no target." in err
    run(capsys, "undo", *folder)
    assert run(capsys, "annotations", "import", *folder, file)[1].startswith("1 quote taken")
    file.write_text("no annotations")
    status, _, err = run(capsys, "annotations", "import", *folder, file)
    assert status == 1
    assert "is no JSON" in err
