"""Which articles meet a condition that facts answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefbench.base.dates import days_of
from briefbench.columns.table import Table
from briefbench.model.facts import Filter

Mask = NDArray[np.bool_]
Ids = Callable[[str], Collection[int]]

STATES: dict[str, Callable[[Table], Mask]] = {
    "inbox": lambda t: ~t.read & ~t.archived & ~t.trashed,
    "read": lambda t: t.read,
    "unread": lambda t: ~t.read,
    "archived": lambda t: t.archived,
    "quoted": lambda t: t.quotes > 0,
    "briefed": lambda t: t.briefed,
    "undated": lambda t: t.first_day == 0,
    "trash": lambda t: t.trashed,
}
"""State → which articles are in it; ``inbox`` is what is unread and not archived."""


def live(table: Table) -> Mask:
    """Return what is not in the trash: what every view shows unless the trash is asked for."""
    return ~table.trashed


def mask(
    table: Table, condition: Filter, *, tags: Ids, sources: Ids, stories: Ids | None = None
) -> Mask:
    """Return which articles meet the condition, trashed ones included: bool[n].

    Args:
        table: The articles.
        condition: What they must meet; a date may be a day, a month or a year.
        tags: Ids of the tag with that path and of all tags below it.
        sources: Ids of the sources with that name or domain.
        stories: Values of ``Table.story`` of the story with that uid. None: the uid is the value
            itself, in decimal.

    Raises:
        ValueError: No such field or state, or no such date.

    """
    match condition.field:
        case "country":
            return table.countries.having([table.code("countries", condition.value)])
        case "about":
            return table.about.having([table.code("about", condition.value)])
        case "lang":
            return np.equal(table.language, table.code("language", condition.value))
        case "tag":
            return table.tags.having(tags(condition.value))
        case "source":
            return _within(table.source, sources(condition.value))
        case "story":
            return _within(
                table.story, stories(condition.value) if stories else _own(condition.value)
            )
        case "is" if condition.value in STATES:
            return STATES[condition.value](table)
        case "before" | "after" | "on":
            return _dated(table, condition)
    raise ValueError(condition)


def _dated(table: Table, condition: Filter) -> Mask:
    """Return the articles whose whole interval lies inside; undated ones never do."""
    days = days_of(condition.value)
    first, last = _ordinal(days.first), _ordinal(days.last)
    match condition.field:
        case "before":
            return (table.first_day > 0) & (table.last_day < first)
        case "after":
            return table.first_day >= first
        case _:
            return (table.first_day >= first) & (table.last_day <= last)


def _ordinal(day: date) -> np.int32:
    return np.int32(day.toordinal())


def _within(column: NDArray[np.int64], wanted: Collection[int]) -> Mask:
    return np.isin(column, np.fromiter(wanted, np.int64))


def _own(uid: str) -> tuple[int, ...]:
    number = uid.removeprefix("-")
    known = number.isascii() and number.isdigit() and len(number) <= 18
    return (int(uid),) if known else ()
