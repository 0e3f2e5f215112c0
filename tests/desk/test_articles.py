from pathlib import Path

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.kinds import Origin
from tests.making import add_article


def test_a_row_says_all_that_a_list_shows(library):
    first = add_article(library, tags=["border/smuggling"], countries=(("TJ", True), ("AF", False)))
    add_article(library, source="Issyk Wire")
    (row,) = desk.article_rows(library, [first, 99])
    assert row.title == "Customs counts 41 attempts"
    assert (row.source, row.published) == ("Vakhsh Herald", "2026-10-13")
    assert [(chip.code, chip.about) for chip in row.countries] == [("TJ", True), ("AF", False)]
    assert [tag.path for tag in row.tags] == ["border/smuggling"]
    assert (row.quotes, row.suggestions, row.copies) == (0, 1, 1)
    assert row.unread
    assert row.briefed == ()


def test_rows_come_in_the_order_asked_for_more_ids_than_one_question_takes(library):
    from tests.making import add_drafts, draft_of

    ids = add_drafts(library, [draft_of(title=f"Title {n}", quotes=False) for n in range(1100)])
    asked = ids[::-1]
    assert [row.id for row in desk.article_rows(library, asked)] == asked


def test_the_view_of_an_article(library, article):
    view = desk.article_view(library, article)
    assert [block.tail for block in view.blocks] == [False, False, True, True]
    (country,) = view.countries
    assert (country.code, country.name, country.about) == ("TJ", "Tajikistan", True)
    assert [mention.words for mention in country.mentions] == ["Dushanbe"]
    assert view.published.value == "2026-10-13"
    assert view.published.precision == "day"
    assert view.published.origin is Origin.METADATA
    assert view.captured is None
    assert view.original.size == Path(view.original.path).stat().st_size
    with pytest.raises(NotFound):
        desk.article_view(library, 99)


def test_dates_are_the_officers_word(library, article):
    desk.set_published(library, [article], "2026-09")
    published = desk.article_view(library, article).published
    assert (published.value, published.precision) == ("2026-09", "month")
    assert published.origin is Origin.OFFICER
    desk.set_published(library, [article], None)
    assert desk.article_view(library, article).published is None
    desk.set_event(library, [article], "2026-09-30")
    assert desk.article_view(library, article).event == "2026-09-30"
    for wrong in ("yesterday", "2026-13", "2026-02-30", "1066-10-14"):
        with pytest.raises(Refused, match="is not a date"):
            desk.set_published(library, [article], wrong)


def test_countries_are_corrected(library, article):
    desk.set_country(library, [article], "UZ", "about")
    desk.set_country(library, [article], "TJ", "named")
    desk.set_country(library, [article], "AF", "named")
    desk.set_country(library, [article], "AF", None)
    chips = desk.article_rows(library, [article])[0].countries
    assert [(chip.code, chip.about) for chip in chips] == [("UZ", True), ("TJ", False)]
    with pytest.raises(Refused):
        desk.set_country(library, [article], "QQ", "about")


def test_headline_and_source_are_corrected(library, article):
    desk.set_title(library, article, "  A new\nheadline ")
    desk.set_source(library, [article], "Issyk Wire")
    (row,) = desk.article_rows(library, [article])
    assert (row.title, row.source) == ("A new headline", "Issyk Wire")
    with pytest.raises(Refused):
        desk.set_title(library, article, " ")


def test_archive_and_trash(library, article):
    desk.archive_articles(library, [article])
    (row,) = desk.article_rows(library, [article])
    assert row.archived
    assert not row.unread
    desk.trash_articles(library, [article])
    assert desk.find_articles(library, "").ids == ()
    assert desk.find_articles(library, "is:trash").ids == (article,)
    desk.restore_articles(library, [article])
    assert desk.find_articles(library, "").ids == (article,)
    with pytest.raises(NotFound):
        desk.trash_articles(library, [article, 99])


def test_the_border_moves_and_search_follows(library, article):
    assert desk.find_articles(library, "bridge").total == 0
    desk.set_tail(library, article, [2, 3], tail=False)
    assert desk.find_articles(library, "bridge").total == 1
    desk.undo(library)
    assert desk.find_articles(library, "bridge").total == 0
