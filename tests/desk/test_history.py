from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from briefbench import desk
from briefbench.base.errors import NothingToUndo, Refused
from briefbench.model.record_base import Record
from tests.making import add_article

OWN = {"change", "change_line", "touched", "setting", "alembic_version", "story", "ungrouped"}


def contents(library):
    """Every row of every table that an officer's work is in."""
    with library.read() as session:
        return {
            name: sorted(map(repr, session.execute(table.select()).all()))
            for name, table in Record.metadata.tables.items()
            if name not in OWN
        }


def suggestion_ids(library, article):
    return [s.id for s in desk.article_view(library, article).suggestions]


def with_the_next(use_case, library, article):
    """Do something with an article and the one after it, where there is something to do."""
    with suppress(Refused):
        use_case(library, [article, article + 1])


WORK = {
    "join": lambda lib, a: with_the_next(desk.join_stories, lib, a),
    "split": lambda lib, a: with_the_next(desk.split_from_story, lib, a + 1),
    "accept": lambda lib, a: desk.accept_suggestions(lib, suggestion_ids(lib, a)),
    "dismiss": lambda lib, a: desk.dismiss_suggestions(lib, suggestion_ids(lib, a)),
    "mark": lambda lib, a: desk.mark_quote(lib, a, [(0, 0, 7)], speaker="Customs office"),
    "tag": lambda lib, a: desk.tag_articles(lib, [a], "border/smuggling"),
    "untag": lambda lib, a: [
        desk.untag_articles(lib, [a], tag.id) for tag in desk.article_view(lib, a).tags
    ],
    "archive": lambda lib, a: desk.archive_articles(lib, [a]),
    "trash": lambda lib, a: desk.trash_articles(lib, [a]),
    "date": lambda lib, a: desk.set_published(lib, [a], "2026-10"),
    "country": lambda lib, a: desk.set_country(lib, [a], "UZ", "about"),
    "no country": lambda lib, a: desk.set_country(lib, [a], "TJ", None),
    "source": lambda lib, a: desk.set_source(lib, [a], "Issyk Wire"),
    "describe": lambda lib, a: desk.set_source_facts(
        lib, desk.article_view(lib, a).source.id, name="Issyk", note="Reliable on water."
    ),
    "tail": lambda lib, a: desk.set_tail(lib, a, [1], tail=True),
    "body": lambda lib, a: desk.set_tail(lib, a, [1, 3], tail=False),
    "first": lambda lib, a: desk.set_tail(lib, a, [0], tail=True),
    "brief": lambda lib, a: desk.add_articles_to_brief(lib, desk.make_brief(lib, "B"), [a]),
    "tray": lambda lib, a: desk.put_into_tray(lib, article_ids=[a]),
    "remove quotes": lambda lib, a: desk.remove_quotes(
        lib, [q.id for q in desk.article_view(lib, a).quotes]
    ),
    "remove tags": lambda lib, _a: [
        desk.remove_tag(lib, tag.id) for tag in desk.list_tags(lib) if tag.depth == 0
    ],
}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(sorted(WORK)), min_size=1, max_size=5))
def test_whatever_was_done_undo_and_redo_give_each_state_again(new_library, steps):
    library = new_library()
    article, _, _ = (add_article(library, title=title) for title in ("One", "Two", "Three"))
    for step in steps:
        WORK[step](library, article)
    count = len(desk.list_history(library, 100))
    states = [contents(library)]
    for _ in range(count):
        desk.undo(library)
        states.append(contents(library))
    with pytest.raises(NothingToUndo):
        desk.undo(library)
    for before in reversed(states[:-1]):
        desk.redo(library)
        assert contents(library) == before
    with pytest.raises(NothingToUndo):
        desk.redo(library)
    with library.read() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    library.close()


def test_labels_name_the_work(library, article):
    desk.accept_suggestions(library, suggestion_ids(library, article))
    assert desk.undo_label(library) == "Accept 1 quote"
    assert desk.undo(library) == "Accept 1 quote"
    assert desk.undo_label(library) == ""
    assert desk.redo_label(library) == "Accept 1 quote"
    assert [row.undone for row in desk.list_history(library)] == [True]


def test_a_new_change_ends_what_could_be_made_again(library, article):
    desk.archive_articles(library, [article])
    desk.undo(library)
    desk.trash_articles(library, [article])
    with pytest.raises(NothingToUndo):
        desk.redo(library)


def test_history_outlives_the_program(new_library):
    library = new_library()
    article = add_article(library)
    desk.archive_articles(library, [article])
    library.close()
    again = desk.open_library(library.folder)
    assert desk.undo(again) == "Archive 1 article"
    assert not desk.article_rows(again, [article])[0].archived
    again.close()


def test_reading_is_no_step_of_the_history(library, article):
    desk.set_read(library, [article])
    assert not desk.article_rows(library, [article])[0].unread
    assert desk.undo_label(library) == ""


def test_an_outlet_that_pages_came_from_since_outlives_its_undo(library, article):
    desk.set_source(library, [article], "Issyk Wire")
    later = add_article(library, source="Issyk Wire")
    desk.undo(library)
    assert desk.article_view(library, article).source.name == "Vakhsh Herald"
    assert desk.article_view(library, later).source.name == "Issyk Wire"
    desk.redo(library)
    assert desk.article_view(library, article).source.name == "Issyk Wire"
    assert desk.check_library(library) == []
