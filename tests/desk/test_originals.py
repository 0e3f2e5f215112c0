from pathlib import Path

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused, UnreadablePage
from briefbench.model.kinds import Format
from tests.intake.documents.making import pdf_of
from tests.intake.documents.test_pdf_file import SHEETS, pixels
from tests.making import add_original, draft_of


@pytest.fixture
def printed(library):
    return add_original(library, pdf_of(SHEETS), "print.pdf", draft_of(kind=Format.PDF))


def test_the_pages_of_a_pdf(library, printed):
    assert desk.original_kind(library, printed) is Format.PDF
    assert desk.original_pages(library, printed) == 3
    assert pixels(desk.original_page_image(library, printed, 0, 1.0))[:2] == (200, 100)
    path = desk.original_path(library, printed)
    assert path.parent.parent == library.folder / "originals"
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_page_that_is_not_there(library, printed):
    with pytest.raises(Refused, match="no page 4"):
        desk.original_page_image(library, printed, 3, 1.0)


def test_a_web_page_has_no_pages_to_draw(library, article):
    assert desk.original_kind(library, article) is Format.HTML
    assert desk.original_path(library, article).is_file()
    with pytest.raises(Refused, match="no PDF"):
        desk.original_pages(library, article)


def test_what_lies_in_another_file_is_not_drawn(library):
    draft = draft_of(kind=Format.PDF, member="1")
    inside = add_original(library, b"From: a@b.example\n\n", "mail.eml", draft)
    assert desk.original_kind(library, inside) is None
    with pytest.raises(Refused):
        desk.original_pages(library, inside)


def test_an_original_that_went_away(library, printed):
    desk.original_path(library, printed).unlink()
    for question in (desk.original_path, desk.original_pages):
        with pytest.raises(NotFound, match="no longer") as problem:
            question(library, printed)
        assert "backup" in problem.value.advice


def test_an_article_that_went_away(library):
    with pytest.raises(NotFound):
        desk.original_kind(library, 12345)


def test_an_original_that_was_damaged(library, printed):
    path = Path(desk.original_path(library, printed))
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.7 and nothing else")
    with pytest.raises(UnreadablePage, match="damaged"):
        desk.original_pages(library, printed)
    path.write_bytes(pdf_of(SHEETS))
    assert desk.original_pages(library, printed) == 3
