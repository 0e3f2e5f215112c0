from pathlib import Path

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.kinds import Stored
from tests.desk.test_imports import PAGE

TEXT = "The mayor of Karsu said that the old bridge would be mended before the winter comes. "
BROKEN = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(range(1, 32)) * 40
    + b"<p>"
    + (TEXT * 6).encode()
    + b"</p>"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A folder with one good page, and room for one that is not."""
    folder = tmp_path_factory.mktemp("failed") / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE.format(title="Canal to open in November"))
    return folder


@pytest.fixture(scope="module")
def beginning(pages, new_library):
    """A library that they were imported into."""
    (pages / "b.bin").write_bytes(BROKEN)
    library = new_library()
    desk.import_paths(library, [pages], jobs=1)
    library.close()
    return library.folder


@pytest.fixture
def failed(library, pages):
    """A report with one good page and one that was not read, whose file holds legible words."""
    (pages / "b.bin").write_bytes(BROKEN)  # as it was, whatever became of it in another test
    report = desk.import_report(library, desk.list_imports(library)[0].id)
    assert (report.new, len(report.failed)) == (1, 1)
    return report


def rest(library):
    return [path.name for path in library.folder.glob(".reading-*")]


def test_a_failed_line_tells_what_can_be_done(failed):
    good, bad = failed.lines
    assert not any((good.can_retry, good.can_read_as_text, good.can_keep))
    assert bad.can_retry
    assert bad.can_read_as_text
    assert bad.can_keep


def test_try_again_takes_the_file_as_it_is_now(library, failed, pages):
    bad = failed.failed[0]
    (pages / "b.bin").write_text(PAGE.format(title="Bridge to be mended"))
    (line,) = desk.retry_lines(library, [bad.id])
    assert (line.id, line.stored, line.title) == (bad.id, Stored.NEW, "Bridge to be mended")
    report = desk.import_report(library, failed.id)
    assert (report.new, report.failed, len(report.lines)) == (2, (), 2)
    assert report.lines[1] == line
    assert desk.remove_import(library, failed.id) == 2
    assert not [p for p in (library.folder / "originals").rglob("*") if p.is_file()]
    assert rest(library) == []


def test_try_again_reads_the_kept_original_when_the_file_is_gone(library, failed, pages):
    (pages / "b.bin").unlink()
    bad = failed.failed[0]
    (line,) = desk.retry_lines(library, [bad.id])
    assert (line.stored, line.sha256) == (None, bad.sha256)
    assert "b.bin" in line.message


def test_a_file_that_cannot_be_opened_any_more_keeps_its_original(library, failed, pages, tmp_path):
    bad = failed.failed[0]
    (pages / "b.bin").unlink()
    for kept in (library.folder / "originals").rglob("*.bin"):
        kept.rename(tmp_path / "aside")
        (line,) = desk.retry_lines(library, [bad.id])
        assert line.problem == "missing"
        (tmp_path / "aside").rename(kept)
    assert desk.import_report(library, failed.id).failed[0].sha256 == bad.sha256


def test_a_file_that_holds_several_pages_now_gives_a_line_for_each(library, failed, pages):
    lines = [f'{{"language": "en", "title": "Number {n}", "body": "{TEXT}{n}"}}' for n in range(3)]
    (pages / "b.bin").write_text("\n".join(lines))
    told = desk.retry_lines(library, [failed.failed[0].id])
    assert [line.member for line in told] == ["1", "2", "3"]
    report = desk.import_report(library, failed.id)
    assert (report.new, len(report.lines), report.failed) == (4, 4, ())


def test_only_the_failed_line_of_a_file_is_read_again(library, tmp_path):
    path = tmp_path / "lines.jsonl"
    good = '{"language": "en", "title": "Good", "body": "' + TEXT + '"}\n'
    path.write_text(good + "{broken\n")
    report = desk.import_paths(library, [path], jobs=1)
    path.write_text(good + good.replace("Good", "Mended"))
    (line,) = desk.retry_lines(library, [report.failed[0].id])
    assert (line.member, line.title) == ("2", "Mended")
    assert desk.import_report(library, report.id).new == 2


def test_a_file_is_taken_as_text(library, failed):
    bad = failed.failed[0]
    (line,) = desk.read_as_text(library, [bad.id])
    assert line.stored is Stored.NEW
    view = desk.article_view(library, line.article_id)
    body = "\n".join(block.text for block in view.blocks)
    assert "the old bridge would be mended" in body
    assert "<p>" not in body
    assert view.original.sha256 == bad.sha256
    assert desk.remove_import(library, failed.id) == 2
    assert desk.find_articles(library, "").total == 0


def test_what_has_no_words_is_no_text_either(library, tmp_path):
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes((n * 7919) % 251 for n in range(9000)))
    report = desk.import_paths(library, [path], jobs=1)
    (line,) = desk.read_as_text(library, [report.failed[0].id])
    assert line.stored is None
    assert "attachment" in line.advice


def test_a_part_of_an_archive_is_not_taken_as_text(library, tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text('{"language": "en", "title": "Good", "body": "' + TEXT + '"}\n{broken\n')
    report = desk.import_paths(library, [path], jobs=1)
    assert not report.failed[0].can_read_as_text
    with pytest.raises(Refused):
        desk.read_as_text(library, [report.failed[0].id])


def test_a_file_is_kept_as_an_attachment_of_an_article_and_let_go(library, failed):
    good, bad = failed.lines
    (id_,) = desk.keep_as_attachment(library, [bad.id], good.article_id)
    (row,) = desk.list_attachments(library, good.article_id)
    assert (row.id, row.name, row.size) == (id_, "b.bin", len(BROKEN))
    assert row.headline == "Canal to open in November"
    report = desk.import_report(library, failed.id)
    assert (report.failed, len(report.attachments)) == ((), 1)
    assert desk.list_imports(library)[0].attachments == 1
    assert desk.undo_label(library) == "Keep 1 attachment"
    desk.undo(library)
    assert desk.list_attachments(library) == []
    assert len(desk.import_report(library, failed.id).failed) == 1
    desk.redo(library)
    desk.remove_attachments(library, [id_])
    assert len(desk.import_report(library, failed.id).failed) == 1
    with pytest.raises(NotFound):
        desk.remove_attachments(library, [id_])
    with pytest.raises(Refused):
        desk.keep_as_attachment(library, [good.id])


def test_an_attachment_outlives_the_import_and_its_undo_is_harmless(library, failed):
    (id_,) = desk.keep_as_attachment(library, [failed.failed[0].id])
    desk.remove_import(library, failed.id)
    (row,) = desk.list_attachments(library)
    assert row.id == id_
    assert desk.check_library(library) == []
    assert desk.undo(library) == "Keep 1 attachment"
    assert desk.list_attachments(library) == []
    assert desk.check_library(library) == []


def test_an_attachment_that_was_let_go_comes_back_with_undo_after_its_import_went(library, failed):
    (id_,) = desk.keep_as_attachment(library, [failed.failed[0].id])
    desk.remove_attachments(library, [id_])
    desk.remove_import(library, failed.id)
    desk.undo(library)
    (row,) = desk.list_attachments(library)
    assert Path(row.path).read_bytes() == BROKEN
    assert desk.check_library(library) == []


def test_a_line_that_is_gone_is_told(library, failed):
    with pytest.raises(NotFound):
        desk.retry_lines(library, [999])
