"""Events that the officer writes down to have them on charts: dated, sourced, numbered by time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.dates import days_of, precision_of
from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.model.event_records import EventMarker
from briefbench.model.event_rows import EventMarkerRow
from briefbench.model.series import EventMark
from briefbench.store.steps import by_id

LONGEST_EVENT = 200
"""Code points of an event's words and of its source: more is no marker but a note."""

_BY_DAY = select(EventMarker).order_by(EventMarker.day, EventMarker.id)


def list_event_markers(library: Library) -> list[EventMarkerRow]:
    """Return all events, by day; those of one day in the order they were written down."""
    with library.read() as session:
        return [
            EventMarkerRow(marker.id, date.fromisoformat(marker.day), marker.words, marker.source)
            for marker in session.scalars(_BY_DAY)
        ]


def add_event_marker(library: Library, day: str, words: str, source: str) -> int:
    """Write an event down.

    Args:
        library: The library to change.
        day: When it was, ISO 8601, a whole day: ``2021-10-13``.
        words: What happened, in a few words.
        source: Who tells of it.

    Returns:
        The marker's id.

    Raises:
        Refused: ``day`` is no day; words or source are empty or too long.

    """
    with library.change(tr("Add event marker")) as session:
        marker = EventMarker()
        _fill(marker, day, words, source)
        session.add(marker)
        session.flush()
        return marker.id


def set_event_marker(library: Library, marker_id: int, day: str, words: str, source: str) -> None:
    """Change an event; as for ``add_event_marker``. What is the same already changes nothing.

    Raises:
        NotFound: It is gone.
        Refused: As for ``add_event_marker``.

    """
    with library.change(tr("Change event marker")) as session:
        (marker,) = by_id(session, EventMarker, [marker_id], _gone())
        _fill(marker, day, words, source)


def remove_event_markers(library: Library, marker_ids: Sequence[int]) -> None:
    """Remove events from all charts.

    Raises:
        NotFound: One is gone; nothing was changed.

    """
    label = trn("Remove event marker", "Remove {n} event markers", len(marker_ids))
    with library.change(label) as session:
        for marker in by_id(session, EventMarker, marker_ids, _gone()):
            session.delete(marker)


def event_marks(session: Session, first: date, last: date) -> tuple[EventMark, ...]:
    """Return the events from ``first`` to ``last`` (both included), numbered from 1 by time."""
    within = EventMarker.day.between(first.isoformat(), last.isoformat())
    found = session.scalars(_BY_DAY.where(within))
    return tuple(
        EventMark(number, date.fromisoformat(marker.day), marker.words, marker.source)
        for number, marker in enumerate(found, 1)
    )


def _gone() -> str:
    return tr("That event marker is no longer there.")


def _fill(marker: EventMarker, day: str, words: str, source: str) -> None:
    marker.day = _whole_day(day.strip())
    marker.words = _few(words, tr("An event needs words: what happened?"))
    marker.source = _few(source, tr("An event needs a source: who tells of it?"))


def _whole_day(day: str) -> str:
    """Return a day as it is kept."""
    advice = tr("Write the day as 2021-10-13.")
    try:
        days_of(day)
    except ValueError as error:
        raise Refused(tr("“{value}” is not a date.").format(value=day), advice) from error
    if precision_of(day) != "day":
        raise Refused(tr("“{value}” is not one day.").format(value=day), advice)
    return day


def _few(text: str, missing: str) -> str:
    """Return text in one line, if there is some and not too much."""
    plain = " ".join(text.split())
    if not plain:
        raise Refused(missing)
    if len(plain) > LONGEST_EVENT:
        raise Refused(
            tr("That is too long for a marker: {n} letters.").format(n=len(plain)),
            tr("Use at most {n}.").format(n=LONGEST_EVENT),
        )
    return plain
