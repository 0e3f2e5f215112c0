"""The process that unpacks archives for the workers: one that hangs or swells is only a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from briefbench.desk.pool import SECONDS, Lost, Workers

if TYPE_CHECKING:
    from briefbench.intake.archives.unpack import Batch

WORK = ("briefbench.intake.archives.unpack:next_members",)

SLOWEST = 5 * 2**20
"""Bytes of an archive that are got through in a second, at least: strong packing, a slow disk, or
much in it that is no page."""


class Unpacker:
    """One process that unpacks one file after the other, started when it is first needed."""

    def __init__(self) -> None:
        self._workers: Workers[None, Batch] | None = None

    def close(self, *, wait: bool) -> None:
        """End the process, after what it is doing or at once."""
        if self._workers is not None:
            self._workers.close(wait=wait)

    def batches(self, path: Path) -> Iterator[Batch | Lost]:
        """Give what a file holds, some members at a time; a loss is the last.

        A few batches are unpacked ahead, so that memory stays flat however large the file is.
        """
        if self._workers is None:
            self._workers = Workers(WORK, jobs=1)
        seconds = SECONDS + _size(path) / SLOWEST
        calls = ((None, (str(path), number == 0), seconds) for number in count())
        for _, batch in self._workers.results(calls):
            yield batch
            if isinstance(batch, Lost) or batch.last:
                return


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
