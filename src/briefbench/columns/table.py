"""All articles as arrays, one row an article, in memory.

Readers hold a ``Table`` and nobody changes it; a change of the library makes a new one, which
shares what did not change. Making it is a few copies of arrays: milliseconds for 100,000 articles.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.days import days_in
from briefbench.columns.lists import Lists
from briefbench.columns.rows import Words, joined, places_of, replaced, taken
from briefbench.model.facts import NOTHING, ArticleFacts, Dates

Bools = NDArray[np.bool_]

WORDED = ("language", "countries", "about", "speakers")
"""Columns whose values are codes of a vocabulary."""


@dataclass(frozen=True, eq=False)
class Table:
    """The facts of all articles at one moment, in the order of their ids.

    Days are proleptic Gregorian ordinals in the library's zone, both ends included, 0 when undated:
    ``first_day`` and ``last_day`` of the published date, ``captured_…`` of when the page was saved,
    as far as the page or the officer says so, ``event_…`` of the event that the officer dated. How
    exact a date is, its two ends tell: one day, a month, a year. ``published``, ``captured`` and
    ``event`` are the same dates whatever the zone. ``language``, ``countries``,
    ``about`` and ``speakers`` hold codes: places in ``words[column]``; ``tags`` and ``source`` hold
    database ids, ``source`` 0 when unknown. Equal ``story`` means copies of a text.
    """

    ids: NDArray[np.int64]  # ascending, each once
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    captured_first: NDArray[np.int32]
    captured_last: NDArray[np.int32]
    event_first: NDArray[np.int32]
    event_last: NDArray[np.int32]
    added: NDArray[np.float64]  # POSIX seconds
    source: NDArray[np.int64]
    language: NDArray[np.int32]
    story: NDArray[np.int64]
    read: Bools
    archived: Bools
    trashed: Bools
    older: Bools  # a newer version stands for it
    briefed: Bools
    quotes: NDArray[np.int32]  # accepted
    suggestions: NDArray[np.int32]  # open
    countries: Lists
    about: Lists
    tags: Lists
    speakers: Lists
    published: Dates
    captured: Dates
    event: Dates
    words: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.ids)

    def places(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """Return the rows of those of ``ids`` that are in the table, in the order of ``ids``."""
        return places_of(self.ids, ids)

    def code(self, column: str, word: str) -> int:
        """Return the code of a word in a column, -1 when no article has it."""
        try:
            return self.words[column].index(word)
        except ValueError:
            return -1


class Columns:
    """The table that follows the library. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words = Words(WORDED)
        self._zone = "UTC"
        self._table = self._made(NOTHING)

    @property
    def table(self) -> Table:
        """The articles as of the last change."""
        return self._table

    def replace_all(self, facts: ArticleFacts, zone: str) -> None:
        """Hold these articles and no others; days are those of ``zone``."""
        with self._lock:
            self._words, self._zone = Words(WORDED), zone
            self._table = self._made(facts)

    def count_in(self, zone: str) -> None:
        """Count moments on their day in another zone."""
        with self._lock:
            if zone != self._zone:
                self._zone = zone
                self._table = replace(self._table, **_days(self._table, zone))

    def update(self, facts: ArticleFacts, removed: Iterable[int] = ()) -> None:
        """Take in new articles, and changed ones in place of what was known of them.

        Args:
            facts: Them.
            removed: Articles to forget; ids that are not known are fine.

        """
        with self._lock:
            gone = self._table.places(removed)
            if len(gone):
                self._table = taken(self._table, np.delete(np.arange(len(self._table)), gone))
            if not len(facts.ids):
                return
            new = self._made(facts)
            rows = self._table.places(new.ids)
            if len(rows) == len(new):
                self._table = replaced(self._table, rows, new)
                return
            old = self._table
            if len(rows):
                old = taken(old, np.delete(np.arange(len(old)), rows))
            table = joined(old, new)
            if len(old) and old.ids[-1] > new.ids[0]:
                table = taken(table, np.argsort(table.ids, kind="stable"))
            self._table = table

    def _made(self, facts: ArticleFacts) -> Table:
        words, size = self._words, len(facts.ids)
        same: dict[str, Any] = {
            field.name: getattr(facts, field.name)
            for field in fields(facts)
            if field.name not in {*WORDED, "tags", "words"}
        }
        lists: dict[str, Any] = {
            column: words.lists(column, getattr(facts, column), facts.words, size)
            for column in WORDED[1:]
        }
        return Table(
            **same,
            **_days(facts, self._zone),
            **lists,
            language=words.coded("language", facts.language, facts.words),
            tags=Lists(*facts.tags, size),
            words=words.all(),
        )


def _days(of: Table | ArticleFacts, zone: str) -> dict[str, Any]:
    """Return the columns of days in a zone, by name."""
    first_day, last_day = days_in(of.published, zone)
    captured_first, captured_last = days_in(of.captured, zone)
    event_first, event_last = days_in(of.event, zone)
    return {
        "first_day": first_day,
        "last_day": last_day,
        "captured_first": captured_first,
        "captured_last": captured_last,
        "event_first": event_first,
        "event_last": event_last,
    }
