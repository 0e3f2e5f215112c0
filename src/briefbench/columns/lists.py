"""Several values an article: its countries, tags, speakers, as two flat arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Lists:
    """Pairs of row and value: the article in row ``rows[k]`` has the value ``codes[k]``.

    Rows ascend, and within a row the values. A value is a number of its own (a tag's id) or a code
    of a ``Vocabulary``.
    """

    rows: NDArray[np.int32]  # [m]
    codes: NDArray[np.int32]  # [m]
    size: int  # rows there are, with and without values

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each row begins in ``codes``, and where the last one ends: ``size + 1`` long."""
        starts = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.rows, minlength=self.size), out=starts[1:])
        return starts

    def having(self, wanted: Iterable[int]) -> Mask:
        """Return which rows have at least one of the values: bool[size]."""
        found = np.zeros(self.size, bool)
        codes = np.fromiter(wanted, np.int64)
        if len(codes) == 1:
            found[self.rows[self.codes == codes[0]]] = True
        elif len(codes):
            found[self.rows[np.isin(self.codes, codes)]] = True
        return found

    def of(self, row: int) -> list[int]:
        """Return the values of one row, ascending."""
        found: list[int] = self.codes[self.starts[row] : self.starts[row + 1]].tolist()
        return found

    def taken(self, rows: NDArray[np.int64]) -> Lists:
        """Return the lists of these rows, in this order."""
        lengths = np.diff(self.starts)[rows]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        index = np.repeat(self.starts[rows] - (ends - lengths), lengths) + np.arange(total)
        places = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
        return Lists(places, self.codes[index], len(rows))

    def replaced(self, rows: NDArray[np.int64], new: Lists) -> Lists:
        """Return the lists with these rows (ascending) as in ``new``, itself when they are so."""
        old = self.taken(rows)
        if np.array_equal(old.rows, new.rows) and np.array_equal(old.codes, new.codes):
            return self
        gone = np.zeros(self.size, bool)
        gone[rows] = True
        kept = ~gone[self.rows]
        joined = np.concatenate([self.rows[kept], rows[new.rows].astype(np.int32)])
        order = np.argsort(joined, kind="stable")
        codes = np.concatenate([self.codes[kept], new.codes])
        return Lists(joined[order], codes[order], self.size)

    def followed_by(self, other: Lists) -> Lists:
        """Return both, one after the other."""
        return Lists(
            np.concatenate([self.rows, other.rows + np.int32(self.size)]),
            np.concatenate([self.codes, other.codes]),
            self.size + other.size,
        )

    def restricted(self, mask: Mask) -> Lists:
        """Return the pairs of the rows in ``mask``; rows keep their numbers."""
        kept = mask[self.rows]
        return Lists(self.rows[kept], self.codes[kept], self.size)


class Vocabulary:
    """Words and their codes; it only grows, so a code means the same in every table."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._words: tuple[str, ...] = ()

    def code(self, word: str) -> int:
        """Return the word's code, a new one when it was never seen."""
        return self._codes.setdefault(word, len(self._codes))

    def words(self) -> tuple[str, ...]:
        """Return all words seen so far; a code is a place in it."""
        if len(self._words) != len(self._codes):
            self._words = tuple(self._codes)
        return self._words
