"""All articles as arrays, one row an article, in memory.

Readers hold a ``Table`` and nobody changes it; a change of the library makes a new one, which
shares what did not change. Making it is a few copies of arrays: milliseconds for 100,000 articles.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.lists import Lists, Vocabulary, lists_of
from briefbench.model.facts import ArticleFacts

Bools = NDArray[np.bool_]

WORDED = ("language", "countries", "about", "speakers")
"""Columns whose values are codes of a vocabulary."""


@dataclass(frozen=True, eq=False)
class Table:
    """The facts of all articles at one moment, in the order of their ids.

    Days are proleptic Gregorian ordinals in the library's zone, both ends included, 0 when undated:
    ``first_day`` and ``last_day`` of the published date, ``captured_…`` of when the page was saved,
    as far as the page or the officer says so, ``event_…`` of the event that the officer dated. How
    exact a date is, its two ends tell: one day, a month, a year. ``language``, ``countries``,
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
    words: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.ids)

    def places(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """Return the rows of those of ``ids`` that are in the table, in the order of ``ids``."""
        wanted = np.fromiter(ids, np.int64)
        rows = np.searchsorted(self.ids, wanted)
        rows[rows == len(self.ids)] = 0
        return rows[self.ids[rows] == wanted] if len(self.ids) else rows[:0]

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
        self._words = {column: Vocabulary() for column in WORDED}
        self._table = _table_of([], self._words)

    @property
    def table(self) -> Table:
        """The articles as of the last change."""
        return self._table

    def replace_all(self, facts: Iterable[ArticleFacts]) -> None:
        """Hold these articles and no others."""
        given = _latest(facts)
        with self._lock:
            self._words = {column: Vocabulary() for column in WORDED}
            self._table = _table_of(given, self._words)

    def update(self, facts: Iterable[ArticleFacts]) -> None:
        """Take in new articles, and changed ones in place of what was known of them."""
        given = _latest(facts)
        if not given:
            return
        with self._lock:
            new = _table_of(given, self._words)
            rows = self._table.places(new.ids)
            if len(rows) == len(new):
                self._table = _replaced(self._table, rows, new)
                return
            kept = np.flatnonzero(~np.isin(self._table.ids, new.ids))
            self._table = _joined(self._table, kept, new)

    def remove(self, ids: Iterable[int]) -> None:
        """Forget these articles; ids that are not known are fine."""
        gone = np.fromiter(ids, np.int64)
        with self._lock:
            kept = np.flatnonzero(~np.isin(self._table.ids, gone))
            if len(kept) < len(self._table):
                self._table = _taken(self._table, kept)


def _latest(facts: Iterable[ArticleFacts]) -> list[ArticleFacts]:
    """Return the facts by id; of the same article the last ones count."""
    by_id = {fact.id: fact for fact in facts}
    return [by_id[id_] for id_ in sorted(by_id)]


def _table_of(facts: Sequence[ArticleFacts], words: dict[str, Vocabulary]) -> Table:
    def codes(column: str, values: Iterable[str]) -> list[int]:
        return [words[column].code(value) for value in dict.fromkeys(values)]

    return Table(
        ids=np.array([f.id for f in facts], np.int64),
        first_day=np.array([f.first_day for f in facts], np.int32),
        last_day=np.array([f.last_day for f in facts], np.int32),
        captured_first=np.array([f.captured_first for f in facts], np.int32),
        captured_last=np.array([f.captured_last for f in facts], np.int32),
        event_first=np.array([f.event_first for f in facts], np.int32),
        event_last=np.array([f.event_last for f in facts], np.int32),
        added=np.array([f.added for f in facts], np.float64),
        source=np.array([f.source_id for f in facts], np.int64),
        language=np.array([words["language"].code(f.language) for f in facts], np.int32),
        story=np.array([f.story for f in facts], np.int64),
        read=np.array([f.read for f in facts], bool),
        archived=np.array([f.archived for f in facts], bool),
        trashed=np.array([f.trashed for f in facts], bool),
        older=np.array([f.older for f in facts], bool),
        briefed=np.array([f.briefed for f in facts], bool),
        quotes=np.array([f.quotes for f in facts], np.int32),
        suggestions=np.array([f.suggestions for f in facts], np.int32),
        countries=lists_of(codes("countries", f.countries) for f in facts),
        about=lists_of(codes("about", f.about) for f in facts),
        tags=lists_of(tuple(dict.fromkeys(f.tags)) for f in facts),
        speakers=lists_of(codes("speakers", f.speakers) for f in facts),
        words={column: vocabulary.words() for column, vocabulary in words.items()},
    )


def _taken(table: Table, rows: NDArray[np.int64]) -> Table:
    """Return these rows of the table."""
    columns = {}
    for field in fields(Table):
        column = getattr(table, field.name)
        if field.name == "words":
            columns[field.name] = column
        else:
            columns[field.name] = column.taken(rows) if isinstance(column, Lists) else column[rows]
    return Table(**columns)


def _replaced(old: Table, rows: NDArray[np.int64], new: Table) -> Table:
    """Return the table with these rows as in ``new``; columns without a change are shared."""
    columns = {}
    for field in fields(Table):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name == "words":
            columns[field.name] = after
        elif isinstance(before, Lists):
            columns[field.name] = before.replaced(rows, after)
        elif np.array_equal(before[rows], after):
            columns[field.name] = before
        else:
            columns[field.name] = before.copy()
            columns[field.name][rows] = after
    return Table(**columns)


def _joined(old: Table, kept: NDArray[np.int64], new: Table) -> Table:
    """Return ``kept`` rows of the old table and all of the new one, in the order of ids."""
    old = old if len(kept) == len(old) else _taken(old, kept)
    columns = {}
    for field in fields(Table):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name == "words":
            columns[field.name] = after
        elif isinstance(before, Lists):
            columns[field.name] = before.followed_by(after)
        else:
            columns[field.name] = np.concatenate([before, after])
    joined = Table(**columns)
    if not len(old) or old.ids[-1] < new.ids[0]:
        return joined
    return _taken(joined, np.argsort(joined.ids, kind="stable"))
