"""The index from shingles to the articles that have them, kept in the database.

A shingle's number is random, so a plain table would write a page of the file for each shingle, and
slow down as the library grows. Here each batch is one sorted *run*, and runs are merged as soon as
one is not clearly larger than the next: some ten runs at 100,000 articles, and the cost of an
article stays what it was at 1,000.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from briefbench.model.record_base import Record
from briefbench.model.story_records import ShingleRun
from briefbench.store.journal import KEPT

LARGER = 2
"""A run is kept apart while it is more than so many times as large as the next one."""

Entries = NDArray[np.uint64]

_STORED = np.dtype("<u8")
_ABOVE = np.uint64(32)  # bits below a shingle's number: the article's id
_IDS = np.uint64(2**32 - 1)


class ShingleIndex:
    """The index as one program works with it; what was read stays in memory, 8 bytes an entry.

    Not shared between threads, and of no use after a change that failed.
    """

    def __init__(self) -> None:
        self._runs: dict[int, Entries] = {}

    def read(self, session: Session) -> None:
        """Take in what was written since, by whomever."""
        ids = set(session.scalars(select(ShingleRun.id)))
        for gone in self._runs.keys() - ids:
            del self._runs[gone]
        for missing in ids - self._runs.keys():
            entries = session.scalar(select(ShingleRun.entries).where(ShingleRun.id == missing))
            if entries:
                self._runs[missing] = np.frombuffer(entries, _STORED)

    def holders(self, numbers: Iterable[int], most: int) -> dict[int, list[int]]:
        """Return, by number, the articles that have it: at most ``most`` from each run."""
        asked = np.unique(np.fromiter(numbers, np.uint64))
        found: dict[int, list[int]] = defaultdict(list)
        for entries in self._runs.values():
            first = np.searchsorted(entries, asked << _ABOVE)
            there = entries[np.minimum(first, len(entries) - 1)] >> _ABOVE == asked
            for place in np.flatnonzero(there).tolist():
                begin = int(first[place])
                held = entries[begin : begin + most]
                held = held[held >> _ABOVE == asked[place]] & _IDS
                found[int(asked[place])].extend(held.tolist())
        return found

    def add(self, session: Session, pairs: Sequence[tuple[int, int]]) -> None:
        """Write pairs of number and article as a run, merged with runs that are not larger."""
        if not pairs:
            return
        table: Table = Record.metadata.tables[ShingleRun.__tablename__]
        numbers, articles = np.array(pairs, np.uint64).T
        entries = np.unique((numbers << _ABOVE) | articles)
        for id_, run in sorted(self._runs.items(), key=lambda item: len(item[1])):
            if len(run) > LARGER * len(entries):
                break
            entries = np.concatenate([run, entries])
            entries.sort(kind="stable")  # two ascending parts: merged in one pass
            session.execute(table.delete().where(table.c.id == id_), execution_options=KEPT)
            del self._runs[id_]
        written = session.execute(
            table.insert().values(entries=entries.astype(_STORED).tobytes()),
            execution_options=KEPT,
        )
        self._runs[written.inserted_primary_key[0]] = entries  # type: ignore[attr-defined]
