"""All articles as arrays, one position an article, in the order of their ids.

``Columns`` follows the database; ``Columns.table`` is an unchanging picture of it, so a reader
may keep it as long as it likes. Articles are kept in parts of ``PART`` neighbouring ids: a change
builds only its parts anew and joins them.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.model.facts import ArticleFacts

PART = 1024
"""Ids in a part: building one takes some 3 ms, joining a hundred of them less."""


class Vocabulary:
    """Numbers words 0, 1, 2, ... as they first come; a word keeps its number."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        """Return the word's number, a new one for a new word."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Several values for an article: article ``rows[k]`` has ``values[k]``; rows ascend."""

    rows: NDArray[np.int32]
    values: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The arrays, all of length n where not said otherwise."""

    ids: NDArray[np.int64]  # ascending
    first_day: NDArray[np.int32]  # proleptic ordinals, 0 undated
    last_day: NDArray[np.int32]
    added: NDArray[np.float64]  # POSIX seconds
    source: NDArray[np.int64]  # 0 unknown
    language: NDArray[np.int32]  # index into languages
    story: NDArray[np.int64]
    read: NDArray[np.bool_]
    archived: NDArray[np.bool_]
    trashed: NDArray[np.bool_]
    briefed: NDArray[np.bool_]
    quotes: NDArray[np.int32]
    suggestions: NDArray[np.int32]
    countries: Pairs  # values index into codes
    about: Pairs  # likewise, the largest share first in each row
    tags: Pairs  # values are database ids
    speakers: Pairs  # values index into names
    languages: tuple[str, ...]
    codes: tuple[str, ...]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def positions(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """Return the positions of these ids; ids that are not here are left out."""
        wanted = np.fromiter(ids, np.int64)
        places = np.searchsorted(self.ids, wanted)
        places = places[places < len(self.ids)] if len(self.ids) else places[:0]
        return places[np.isin(self.ids[places], wanted)]


_NUMBERS: tuple[tuple[str, Any], ...] = (
    ("first_day", np.int32),
    ("last_day", np.int32),
    ("added", np.float64),
    ("read", np.bool_),
    ("archived", np.bool_),
    ("trashed", np.bool_),
    ("briefed", np.bool_),
    ("quotes", np.int32),
    ("suggestions", np.int32),
)


class Columns:
    """The facts of all articles; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._languages, self._codes, self._names = Vocabulary(), Vocabulary(), Vocabulary()
        self._facts: dict[int, dict[int, ArticleFacts]] = defaultdict(dict)
        self._parts: dict[int, dict[str, Any]] = {}
        self._table: Table | None = None

    @property
    def table(self) -> Table:
        """The arrays as they are now."""
        with self._lock:
            if self._table is None:
                self._table = self._join()
            return self._table

    def replace_all(self, facts: Iterable[ArticleFacts]) -> None:
        """Forget everything known and take these articles."""
        with self._lock:
            self._facts.clear()
            self._parts.clear()
            self._take(facts)

    def update(self, facts: Iterable[ArticleFacts]) -> None:
        """Take these articles, new ones or in place of what was known of them."""
        with self._lock:
            self._take(facts)

    def remove(self, ids: Iterable[int]) -> None:
        """Forget these articles; unknown ids do not matter."""
        with self._lock:
            for id_ in ids:
                if self._facts[id_ // PART].pop(id_, None) is not None:
                    self._parts.pop(id_ // PART, None)
                    self._table = None

    def _take(self, facts: Iterable[ArticleFacts]) -> None:
        self._table = None
        for fact in facts:
            self._facts[fact.id // PART][fact.id] = fact
            self._parts.pop(fact.id // PART, None)

    def _join(self) -> Table:
        for number in sorted(self._facts):
            if number not in self._parts:
                self._parts[number] = self._build(self._facts[number])
        parts = [self._parts[number] for number in sorted(self._parts)]
        parts = parts or [self._build({})]
        starts = np.cumsum([0] + [len(part["ids"]) for part in parts])[:-1]
        plain: dict[str, Any] = {
            name: np.concatenate([part[name] for part in parts])
            for name in ("ids", "source", "language", "story", *(name for name, _ in _NUMBERS))
        }
        pairs: dict[str, Any] = {
            name: Pairs(
                np.concatenate(
                    [part[name][0] + start for part, start in zip(parts, starts, strict=True)]
                ).astype(np.int32),
                np.concatenate([part[name][1] for part in parts]),
            )
            for name in ("countries", "about", "tags", "speakers")
        }
        return Table(
            **plain,
            **pairs,
            languages=tuple(self._languages.words),
            codes=tuple(self._codes.words),
            names=tuple(self._names.words),
        )

    def _build(self, known: dict[int, ArticleFacts]) -> dict[str, Any]:
        facts = [known[id_] for id_ in sorted(known)]
        part: dict[str, Any] = {
            name: np.array([getattr(fact, name) for fact in facts], dtype=kind)
            for name, kind in _NUMBERS
        }
        part["ids"] = np.array([fact.id for fact in facts], dtype=np.int64)
        part["source"] = np.array([fact.source_id for fact in facts], dtype=np.int64)
        part["story"] = np.array([fact.body_key for fact in facts], dtype=np.int64)
        number = self._languages.number
        part["language"] = np.array([number(fact.language) for fact in facts], dtype=np.int32)
        part["countries"] = _pairs([f.countries for f in facts], self._codes.number)
        part["about"] = _pairs([f.about for f in facts], self._codes.number)
        part["tags"] = _pairs([f.tags for f in facts], int)
        part["speakers"] = _pairs([f.speakers for f in facts], self._names.number)
        return part


def _pairs(
    values: Sequence[Sequence[Any]], number: Callable[[Any], int]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    rows = [row for row, several in enumerate(values) for _ in several]
    found = [number(value) for several in values for value in several]
    return np.array(rows, dtype=np.int32), np.array(found, dtype=np.int32)
