import shutil
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from briefbench import desk
from briefbench.desk.library import INDEX
from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Origin
from briefbench.model.records import Article
from tests.making import add_article, add_drafts, draft_of


def test_words_are_found_as_soon_as_they_are_stored(library, article):
    assert desk.find_articles(library, "customs").ids == (article,)
    desk.set_title(library, article, "A headline about camels")
    assert desk.find_articles(library, "camels").ids == (article,)
    desk.undo(library)
    assert desk.find_articles(library, "camels").ids == ()


def test_a_deleted_index_is_made_again_by_a_search(library):
    ids = add_drafts(library, [draft_of(f"Headline {n}", quotes=False) for n in range(5)])
    assert desk.find_articles(library, "headline").total == 5
    library.close()
    shutil.rmtree(library.folder / INDEX)
    again = desk.open_library(library.folder)
    assert set(desk.find_articles(again, "headline").ids) == set(ids)
    again.close()


def test_a_damaged_index_is_made_again_by_check(library, article):
    desk.work_off_index(library)
    library.close()
    for path in (library.folder / INDEX).iterdir():
        if path.suffix != ".json":
            path.write_bytes(b"damaged")
    again = desk.open_library(library.folder)
    assert desk.check_library(again) == []
    assert desk.find_articles(again, "customs").ids == (article,)
    again.close()


def test_the_window_is_never_made_to_wait_for_the_index(tmp_path):
    library = desk.open_library(tmp_path, hold=True)
    add_drafts(library, [draft_of(f"Headline {n}", quotes=False) for n in range(80)])
    assert desk.index_behind(library) == 80
    assert desk.find_articles(library, "headline").total == 0
    assert desk.find_articles(library, "country:TJ").total == 80
    assert desk.work_off_index(library) == 80
    assert desk.index_behind(library) == 0
    assert desk.find_articles(library, "headline").total == 80
    library.close()


def test_columns_follow_another_writer(library):
    reader = desk.open_library(library.folder)
    assert desk.find_articles(reader).total == 0
    first = add_article(library)
    second = add_article(library, "Second", countries=(("UZ", True),))
    assert desk.find_articles(reader).total == 2
    desk.trash_articles(library, [first])
    assert desk.find_articles(reader, "is:inbox").ids == (second,)
    assert desk.sidebar(reader).trash == 1
    reader.close()


def test_days_of_every_date_follow(library):
    draft = draft_of("Dated")
    saved = DateDraft("2026-10-14T20:30:00Z", Origin.CONTAINER)
    (article,) = add_drafts(library, [replace(draft, captured=saved)])

    def days(name):
        with library.read() as session:
            table = library.following.table(session, "Asia/Dushanbe")
        ends = (getattr(table, f"{name}_{end}")[0] for end in ("first", "last"))
        return tuple(str(date.fromordinal(day)) if day else "" for day in ends)

    assert days("event") == ("", "")
    desk.set_event(library, [article], "2026-09")
    assert days("event") == ("2026-09-01", "2026-09-30")
    assert days("captured") == ("2026-10-15", "2026-10-15")
    desk.undo(library)
    assert days("event") == ("", "")


def test_a_question_of_an_earlier_moment_does_not_take_the_columns_back(library, article):
    desk.find_articles(library)  # the columns are read

    def read(session):
        return library.following.table(session, "UTC").read.tolist()

    with library.read() as before, library.read() as after:
        assert before.scalar(select(Article.read)) is False  # its moment has begun
        desk.set_read(library, [article])
        assert read(after) == [True]
        assert read(before) == [True]
    desk.set_read(library, [article], read=False)
    with library.read() as session:
        assert read(session) == [False]


def test_quotes_of_many_articles_are_read_anew(library, article, monkeypatch):
    (suggestion,) = desk.article_view(library, article).suggestions
    assert desk.find_quotes(library).ids == ()
    monkeypatch.setattr(desk.following, "MANY", 0)
    quotes = desk.accept_suggestions(library, [suggestion.id])
    assert desk.find_quotes(library).ids == tuple(quotes)
    desk.trash_articles(library, [article])
    assert desk.find_quotes(library).ids == ()


def test_facets_count_all_matches(library):
    add_article(library, tags=["border/smuggling"])
    add_article(library, "Other", ("Other words.",), countries=(("UZ", True), ("TJ", False)))
    found = desk.find_articles(library, "", facets=True)
    assert found.facets["country"] == {"TJ": 2, "UZ": 1}
    assert found.facets["about"] == {"TJ": 1, "UZ": 1}
    assert found.facets["tag"] == {"border": 1, "border/smuggling": 1}
    assert found.facets["month"] == {"2026-10": 2}
    assert found.facets["source"] == {"Vakhsh Herald": 2}
    assert found.facets["language"] == {"en": 2}
