"""Facts of all quotes as arrays that follow the library, for the bank of quotes."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.lists import Lists
from briefbench.columns.rows import Words, joined, located, taken
from briefbench.columns.table import Table
from briefbench.model.facts import NO_QUOTES, QuoteFacts

Bools = NDArray[np.bool_]
Codes = NDArray[np.int32]

WORDED = ("speaker", "role", "said_by", "kind")
"""Columns of quotes themselves whose values are codes of a vocabulary."""


@dataclass(frozen=True, eq=False)
class OwnFacts:
    """What quotes say themselves, in the order of their ids; see ``QuoteTable``."""

    ids: NDArray[np.int64]  # ascending, each once
    article: NDArray[np.int64]
    added: NDArray[np.float64]  # POSIX seconds
    speaker: Codes
    role: Codes
    said_by: Codes
    kind: Codes
    length: NDArray[np.int32]  # code points
    commented: Bools
    review: Bools
    altered: Bools
    briefed: Bools
    quote_tags: Lists
    text: NDArray[np.object_]  # str, folded
    words: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        """How many quotes there are."""
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class QuoteTable(OwnFacts):
    """The facts of all quotes of live articles at one moment, in the order of their ids.

    What is of the article (days, language, source, what it is about, its tags) is as ``Table`` has
    it. ``speaker``, ``role``, ``said_by``, ``kind``, ``language`` and ``about`` hold places in
    ``words[column]``; the word ``""`` says that there is none. ``source`` and both kinds of tags
    hold database ids; an unknown source is 0.
    """

    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    language: Codes
    source: NDArray[np.int64]
    about: Lists
    tags: Lists

    def codes(self, column: str, values: Iterable[str]) -> list[int]:
        """Return the codes of these words in a column, whatever their case; unknown ones none."""
        wanted = {value.casefold() for value in values}
        return [n for n, word in enumerate(self.words[column]) if word.casefold() in wanted]


class QuoteColumns:
    """The quotes that follow the library. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words = Words(WORDED)
        self._own = _own(NO_QUOTES, self._words)

    def table(self, articles: Table) -> QuoteTable:
        """Return the quotes as of the last change, with what their articles say.

        Quotes of articles that are not there, or in the trash, are left out.
        """
        own = self._own
        rows, there = located(articles.ids, own.article)
        there[there] = ~articles.trashed[rows[there]]
        if not there.all():
            own, rows = taken(own, np.flatnonzero(there)), rows[there]
        values: dict[str, Any] = {field.name: getattr(own, field.name) for field in fields(own)}
        values["words"] = own.words | {name: articles.words[name] for name in ("language", "about")}
        return QuoteTable(
            **values,
            first_day=articles.first_day[rows],
            last_day=articles.last_day[rows],
            language=articles.language[rows],
            source=articles.source[rows],
            about=articles.about.taken(rows),
            tags=articles.tags.taken(rows),
        )

    def replace_all(self, facts: QuoteFacts) -> None:
        """Hold these quotes and no others."""
        with self._lock:
            self._words = Words(WORDED)
            self._own = _own(facts, self._words)

    def replace(self, articles: Iterable[int], facts: QuoteFacts) -> None:
        """Hold these quotes of some articles in place of all they had."""
        with self._lock:
            own = self._own
            gone = np.isin(own.article, np.fromiter(articles, np.int64))
            if not len(facts.ids) and not gone.any():
                return
            both = joined(taken(own, np.flatnonzero(~gone)), _own(facts, self._words))
            self._own = taken(both, np.argsort(both.ids, kind="stable"))


def _own(facts: QuoteFacts, words: Words) -> OwnFacts:
    values: dict[str, Any] = {field.name: getattr(facts, field.name) for field in fields(facts)}
    for column in WORDED:
        values[column] = words.coded(column, values[column], facts.words)
    values["quote_tags"] = Lists(*facts.quote_tags, len(facts.ids))
    values["words"] = words.all()
    return OwnFacts(**values)
