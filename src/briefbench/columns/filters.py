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
Codes = Callable[[str], Collection[str]]

STATES: dict[str, Callable[[Table], Mask]] = {
    "inbox": lambda t: ~t.read & ~t.archived & live(t),
    "read": lambda t: t.read,
    "unread": lambda t: ~t.read,
    "archived": lambda t: t.archived,
    "quoted": lambda t: t.quotes > 0,
    "briefed": lambda t: t.briefed,
    "undated": lambda t: t.first_day == 0,
    "trash": lambda t: t.trashed,
    "older": lambda t: t.older & ~t.trashed,
}
"""State → which articles are in it; ``inbox`` is what is unread and not archived."""


def live(table: Table, *, trash: bool = False, older: bool = False) -> Mask:
    """Return what a view shows: the trash and older versions only if they are asked for."""
    hidden = table.trashed & (not trash) | table.older & (not older)
    return ~hidden


def mask(
    table: Table, condition: Filter, *, countries: Codes, tags: Ids, sources: Ids, stories: Ids
) -> Mask:
    """Return which articles meet the condition, trashed ones included: bool[n].

    Args:
        table: The articles.
        condition: What they must meet; a date may be a day, a month, a year, and for ``on`` also
            a stretch ``first/last``.
        countries: Gives the alpha-2 codes of a country (its own) or of a group of countries.
        tags: Gives the ids of the tag with that path and of all tags below it.
        sources: Gives the ids of the sources with that name or domain.
        stories: Gives the ids of the articles of a story by the uid of one of them.

    Raises:
        ValueError: No such field or state, or no such date.

    """
    match condition.field:
        case "country":
            codes = countries(condition.value)
            return table.countries.having(table.code("countries", code.upper()) for code in codes)
        case "about":
            codes = countries(condition.value)
            return table.about.having(table.code("about", code.upper()) for code in codes)
        case "lang":
            return np.equal(table.language, table.code("language", condition.value.lower()))
        case "tag":
            return table.tags.having(tags(condition.value))
        case "source":
            return _within(table.source, sources(condition.value))
        case "story":
            return _within(table.story, table.story[table.places(stories(condition.value))])
        case "is" if condition.value in STATES:
            return STATES[condition.value](table)
        case "before" | "after" | "on":
            return _dated(table, condition)
    raise ValueError(condition)


def _dated(table: Table, condition: Filter) -> Mask:
    """Return the articles whose whole interval lies inside; undated ones never do."""
    start, _, end = condition.value.partition("/")
    first, last = _ordinal(days_of(start).first), _ordinal(days_of(end or start).last)
    match condition.field:
        case "before":
            return (table.first_day > 0) & (table.last_day < first)
        case "after":
            return table.first_day >= first
        case _:
            return (table.first_day >= first) & (table.last_day <= last)


def _ordinal(day: date) -> np.int32:
    return np.int32(day.toordinal())


def _within(column: NDArray[np.int64], wanted: Collection[int] | NDArray[np.int64]) -> Mask:
    return np.isin(column, np.asarray(list(wanted), np.int64))
