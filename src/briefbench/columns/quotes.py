"""Facts of all quotes as arrays that follow the library, for the bank of quotes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.lists import Lists, Vocabulary, lists_of
from briefbench.model.bank import QuoteFacts

Bools = NDArray[np.bool_]
Codes = NDArray[np.int32]

WORDED = ("speaker", "role", "said_by", "language", "kind", "about")
"""Columns whose values are codes of a vocabulary."""


@dataclass(frozen=True, eq=False)
class QuoteTable:
    """The facts of all quotes at one moment, in the order of their ids.

    Days are as in ``Table``. Columns named in ``WORDED`` hold places in ``words[column]``; the word
    ``""`` says that there is none. ``source`` and both kinds of tags hold database ids; an unknown
    source is 0.
    """

    ids: NDArray[np.int64]  # ascending, each once
    article: NDArray[np.int64]
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    added: NDArray[np.float64]  # POSIX seconds
    speaker: Codes
    role: Codes
    said_by: Codes
    language: Codes
    kind: Codes
    source: NDArray[np.int64]
    length: NDArray[np.int32]  # code points
    commented: Bools
    review: Bools
    altered: Bools
    briefed: Bools
    about: Lists
    quote_tags: Lists
    tags: Lists
    text: NDArray[np.object_]  # str, folded
    words: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        """How many quotes there are."""
        return len(self.ids)

    def codes(self, column: str, values: Iterable[str]) -> list[int]:
        """Return the codes of these words in a column, whatever their case; unknown ones none."""
        wanted = {value.casefold() for value in values}
        return [n for n, word in enumerate(self.words[column]) if word.casefold() in wanted]


class QuoteColumns:
    """The table that follows the library. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words = {column: Vocabulary() for column in WORDED}
        self._table = _table_of([], self._words)

    @property
    def table(self) -> QuoteTable:
        """The quotes as of the last change."""
        return self._table

    def replace_all(self, facts: Iterable[QuoteFacts]) -> None:
        """Hold these quotes and no others."""
        given = sorted(facts, key=lambda fact: fact.id)
        with self._lock:
            self._words = {column: Vocabulary() for column in WORDED}
            self._table = _table_of(given, self._words)

    def replace(self, articles: Iterable[int], facts: Iterable[QuoteFacts]) -> None:
        """Hold these quotes of some articles in place of all they had."""
        given = sorted(facts, key=lambda fact: fact.id)
        with self._lock:
            gone = np.isin(self._table.article, np.fromiter(articles, np.int64))
            if not given and not gone.any():
                return
            kept = _taken(self._table, np.flatnonzero(~gone))
            joined = _joined(kept, _table_of(given, self._words))
            self._table = _taken(joined, np.argsort(joined.ids, kind="stable"))


def _table_of(facts: Sequence[QuoteFacts], words: dict[str, Vocabulary]) -> QuoteTable:
    def coded(column: str) -> Codes:
        return np.array([words[column].code(getattr(f, column)) for f in facts], np.int32)

    return QuoteTable(
        ids=np.array([f.id for f in facts], np.int64),
        article=np.array([f.article_id for f in facts], np.int64),
        first_day=np.array([f.first_day for f in facts], np.int32),
        last_day=np.array([f.last_day for f in facts], np.int32),
        added=np.array([f.added for f in facts], np.float64),
        speaker=coded("speaker"),
        role=coded("role"),
        said_by=coded("said_by"),
        language=coded("language"),
        kind=coded("kind"),
        source=np.array([f.source_id for f in facts], np.int64),
        length=np.array([f.length for f in facts], np.int32),
        commented=np.array([f.commented for f in facts], bool),
        review=np.array([f.review for f in facts], bool),
        altered=np.array([f.altered for f in facts], bool),
        briefed=np.array([f.briefed for f in facts], bool),
        about=lists_of([words["about"].code(code) for code in f.about] for f in facts),
        quote_tags=lists_of(f.quote_tags for f in facts),
        tags=lists_of(f.tags for f in facts),
        text=np.array([f.text for f in facts], object),
        words={column: vocabulary.words() for column, vocabulary in words.items()},
    )


def _taken(table: QuoteTable, rows: NDArray[np.int64]) -> QuoteTable:
    """Return these rows of the table."""
    columns: dict[str, Any] = {}
    for field in fields(QuoteTable):
        column = getattr(table, field.name)
        if isinstance(column, dict):
            columns[field.name] = column
        else:
            columns[field.name] = column.taken(rows) if isinstance(column, Lists) else column[rows]
    return QuoteTable(**columns)


def _joined(old: QuoteTable, new: QuoteTable) -> QuoteTable:
    """Return the rows of both, one after the other, with the words of the new one."""
    columns: dict[str, Any] = {}
    for field in fields(QuoteTable):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if isinstance(after, dict):
            columns[field.name] = after
        elif isinstance(before, Lists):
            columns[field.name] = before.followed_by(after)
        else:
            columns[field.name] = np.concatenate([before, after])
    return QuoteTable(**columns)
