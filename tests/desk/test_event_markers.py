"""Events written down for charts: refused when not whole, numbered, undone by name."""

from datetime import date

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, Kind
from tests.making import add_article


def said(library):
    return [
        (each.day.isoformat(), each.words, each.source) for each in desk.list_event_markers(library)
    ]


def test_events_are_written_down_changed_removed_and_all_of_it_undone(library):
    seen = []
    library.events.subscribe(seen.append)
    second = desk.add_event_marker(library, "2026-10-20", "Gate  opens", " Border service ")
    desk.add_event_marker(library, "2026-10-12", "هرات", "TASS")
    assert seen[-1].touches(Kind.EVENT_MARKER)
    assert said(library) == [
        ("2026-10-12", "هرات", "TASS"),
        ("2026-10-20", "Gate opens", "Border service"),
    ]
    desk.set_event_marker(library, second, "2026-10-01", "Gate opens", "Decree 7")
    before = said(library)
    assert before[0] == ("2026-10-01", "Gate opens", "Decree 7")
    desk.remove_event_markers(library, [each.id for each in desk.list_event_markers(library)])
    assert desk.undo_label(library) == "Remove 2 event markers"
    desk.undo(library)
    assert said(library) == before
    assert desk.undo(library) == "Change event marker"
    assert desk.undo(library) == desk.undo(library) == "Add event marker"
    assert said(library) == []
    desk.redo(library)
    assert len(said(library)) == 1
    with pytest.raises(NotFound):
        desk.remove_event_markers(library, [second + 100])


@pytest.mark.parametrize(
    ("day", "words", "source"),
    [
        ("2026-10", "Gate opens", "TASS"),
        ("2026-02-30", "Gate opens", "TASS"),
        ("", "Gate opens", "TASS"),
        ("2026-10-12", "  ", "TASS"),
        ("2026-10-12", "Gate opens", ""),
        ("2026-10-12", "x" * 201, "TASS"),
    ],
)
def test_what_is_not_whole_is_refused(library, day, words, source):
    with pytest.raises(Refused):
        desk.add_event_marker(library, day, words, source)
    assert said(library) == []


def test_a_timeline_knows_the_events_within_its_buckets_by_number(library):
    add_article(library, published="2026-10-13")
    add_article(library, "Another", ("Other words.",), published="2026-10-28")
    for day in ("2026-10-11", "2026-11-02", "2026-11-01", "2026-10-12", "2026-10-12"):
        desk.add_event_marker(library, day, f"on {day}", "TASS")
    marks = desk.timeline(library, ChartQuestion(by=Bucket.WEEK)).events
    assert [(mark.number, mark.day) for mark in marks] == [
        (1, date(2026, 10, 12)),
        (2, date(2026, 10, 12)),
        (3, date(2026, 11, 1)),
    ]
    days = [
        mark.day.isoformat()
        for mark in desk.timeline(library, ChartQuestion(by=Bucket.MONTH)).events
    ]
    assert days == ["2026-10-11", "2026-10-12", "2026-10-12"]
    assert desk.timeline(library, ChartQuestion("title:nothing")).events == ()
