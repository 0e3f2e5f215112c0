"""Turns spans of the joined body into places in blocks, and back.

A place is ``(block position, start, end)``; the body is the texts of the blocks that are not tail,
joined by ``BREAK``. Spans never cross a ``BREAK``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefbench.model.drafts import BREAK, Span
from briefbench.model.rows import Place

CONTEXT = 32
"""Code points kept before and after a quote: enough to tell two equal sentences apart."""


class BodyMap:
    """Where each block of the body begins.

    Args:
        blocks: ``(position, text)`` of the blocks that are not tail, in page order.

    """

    def __init__(self, blocks: Iterable[tuple[int, str]]) -> None:
        self._positions: list[int] = []
        self._starts: list[int] = []
        self._lengths: list[int] = []
        start = 0
        for position, text in blocks:
            self._positions.append(position)
            self._starts.append(start)
            self._lengths.append(len(text))
            start += len(text) + len(BREAK)

    def place(self, span: Span) -> Place | None:
        """Return the place of a span of the body, None when it lies in no single block."""
        index = bisect_right(self._starts, span[0]) - 1
        if index < 0:
            return None
        start, end = span[0] - self._starts[index], span[1] - self._starts[index]
        if not 0 <= start < end <= self._lengths[index]:
            return None
        return self._positions[index], start, end

    def span(self, place: Sequence[int]) -> Span | None:
        """Return the span of the body at a place, None when its block is not in the body."""
        if place[0] not in self._positions:
            return None
        index = self._positions.index(place[0])
        start = self._starts[index]
        return start + place[1], start + place[2]


def words_at(texts: Sequence[str], places: Iterable[Sequence[int]]) -> str:
    """Return the words at the places, several joined by a space; texts by block position."""
    return " ".join(
        texts[block][start:end] for block, start, end in places if 0 <= block < len(texts)
    )
