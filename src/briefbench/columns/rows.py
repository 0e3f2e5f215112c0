"""Tables of columns: frozen dataclasses whose fields hold a value a row.

A column is an array, ``Lists``, a named tuple of arrays such as ``Dates``, or the words that codes
of other columns are places in (a dictionary). What is done with rows is done with every column
alike, whatever the table is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.lists import Lists, Vocabulary
from briefbench.model.facts import Pairs

Rows = NDArray[np.int64]
Table = TypeVar("Table")


def taken(table: Table, rows: Rows) -> Table:
    """Return these rows of a table, in this order."""

    def column(of: Any) -> Any:
        return of.taken(rows) if isinstance(of, Lists) else of[rows]

    return _made(column, table)


def replaced(old: Table, rows: Rows, new: Table) -> Table:
    """Return a table with these rows (ascending) as in ``new``, with the words of that one.

    Columns without a change are shared with the old table.
    """

    def column(before: Any, after: Any) -> Any:
        if isinstance(before, Lists):
            return before.replaced(rows, after)
        if np.array_equal(before[rows], after):
            return before
        changed = before.copy()
        changed[rows] = after
        return changed

    return _made(column, old, new)


def joined(old: Table, new: Table) -> Table:
    """Return the rows of both, one after the other, with the words of the new one."""

    def column(before: Any, after: Any) -> Any:
        if isinstance(before, Lists):
            return before.followed_by(after)
        return np.concatenate([before, after])

    return _made(column, old, new)


def places_of(ids: NDArray[np.int64], wanted: Iterable[int]) -> NDArray[np.int64]:
    """Return the rows of those of the wanted ids that are there, in the order asked.

    ``ids`` ascend.
    """
    asked = wanted if isinstance(wanted, np.ndarray) else np.fromiter(wanted, np.int64)
    rows, there = located(ids, asked)
    return rows[there]


def located(ids: Rows, wanted: Rows) -> tuple[Rows, NDArray[np.bool_]]:
    """Return the row of each wanted id, and whether it is there: where it is not, the row is 0.

    ``ids`` ascend.
    """
    rows = np.searchsorted(ids, wanted)
    rows[rows == len(ids)] = 0
    there = ids[rows] == wanted if len(ids) else np.zeros(len(rows), bool)
    rows[~there] = 0
    return rows, there


class Words:
    """The words of several columns; codes stay what they are while it lives."""

    def __init__(self, columns: Iterable[str]) -> None:
        self._of = {column: Vocabulary() for column in columns}

    def all(self) -> dict[str, tuple[str, ...]]:
        """Return the words by column."""
        return {column: vocabulary.words() for column, vocabulary in self._of.items()}

    def coded(
        self, column: str, codes: NDArray[np.integer[Any]], words: Mapping[str, tuple[str, ...]]
    ) -> NDArray[np.int32]:
        """Return these codes, which are places in ``words[column]``, as codes of the column."""
        vocabulary = self._of[column]
        own = np.array([vocabulary.code(word) for word in words[column]], np.int32)
        if np.array_equal(own, np.arange(len(own))):
            return codes.astype(np.int32, copy=False)
        return np.asarray(own[codes], np.int32)

    def lists(
        self, column: str, pairs: Pairs, words: Mapping[str, tuple[str, ...]], size: int
    ) -> Lists:
        """Return the lists of pairs, whose codes are places in ``words[column]``."""
        rows, codes = pairs.rows, self.coded(column, pairs.codes, words)
        if codes is pairs.codes:
            return Lists(rows, codes, size)
        order = np.lexsort((codes, rows))
        return Lists(rows[order], codes[order], size)


def _made(column: Callable[..., Any], *tables: Table) -> Table:
    """Return a table of columns made from those of tables, with the words of the last one."""

    def value(*columns: Any) -> Any:
        if isinstance(columns[-1], dict):
            return columns[-1]
        if isinstance(columns[0], tuple):
            return type(columns[0])(*map(column, *columns))
        return column(*columns)

    kind = type(tables[0])
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: value(*(getattr(table, name) for table in tables)) for name in names})
