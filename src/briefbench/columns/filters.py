"""Conditions as masks over the articles."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from briefbench.base.dates import days_of
from briefbench.columns.table import Pairs, Table
from briefbench.model.facts import Filter

Mask = NDArray[np.bool_]
Ids = Callable[[str], Collection[int]]

_STATES: dict[str, Callable[[Table], Mask]] = {
    "inbox": lambda t: ~t.read & ~t.archived,
    "read": lambda t: t.read,
    "unread": lambda t: ~t.read,
    "archived": lambda t: t.archived,
    "quoted": lambda t: t.quotes > 0,
    "briefed": lambda t: t.briefed,
    "undated": lambda t: t.first_day == 0,
    "trash": lambda t: t.trashed,
}

STATES = tuple(_STATES)
"""What ``is:`` may ask for."""


def live(table: Table) -> Mask:
    """Return which articles are not in the trash."""
    return ~table.trashed


def mask(table: Table, asked: Filter, *, tags: Ids, sources: Ids, stories: Ids) -> Mask:
    """Return which articles fit a condition; one that nothing can fit gives no article.

    Args:
        table: The articles.
        asked: The condition.
        tags: Gives the ids of the tag at a path and of all below it.
        sources: Gives the ids of the outlets of a name or domain.
        stories: Gives the ids of the articles of a story by the uid of one of them.

    """
    value = asked.value
    match asked.field:
        case "country":
            return _having(table, table.countries, _codes(table, value))
        case "about":
            return _having(table, table.about, _codes(table, value))
        case "tag":
            return _having(table, table.tags, tags(value))
        case "source":
            return np.isin(table.source, list(sources(value)))
        case "lang":
            wanted = [n for n, word in enumerate(table.languages) if word == value.casefold()]
            return np.isin(table.language, wanted)
        case "story":
            return np.isin(table.story, table.story[table.positions(stories(value))])
        case "is":
            state = _STATES.get(value)
            return state(table) if state else np.zeros(len(table), dtype=bool)
        case _:
            return _dated(table, asked.field, value)


def _dated(table: Table, field: str, value: str) -> Mask:
    """A date filter needs the article's whole interval inside; ``on`` also takes ``first/last``."""
    start, _, end = value.partition("/")
    try:
        first, last = days_of(start).first, days_of(end or start).last
    except ValueError:
        return np.zeros(len(table), dtype=bool)
    known = table.first_day > 0
    if field == "after":
        return known & (table.first_day >= first.toordinal())
    if field == "before":
        return known & (table.last_day < first.toordinal())
    return known & (table.first_day >= first.toordinal()) & (table.last_day <= last.toordinal())


def _codes(table: Table, value: str) -> list[int]:
    return [n for n, code in enumerate(table.codes) if code == value.upper()]


def _having(table: Table, pairs: Pairs, wanted: Collection[int]) -> Mask:
    found = np.zeros(len(table), dtype=bool)
    found[pairs.rows[np.isin(pairs.values, list(wanted))]] = True
    return found
