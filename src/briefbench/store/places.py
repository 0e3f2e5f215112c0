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


OMISSION = " [...] "
"""Stands between words of a quote where the text has others."""


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


def shown_at(texts: Sequence[str], places: Sequence[Sequence[int]]) -> str:
    """Return the words at the places as one reads them; ``[...]`` where something is left out.

    Nothing is left out between places that meet, or that end one block and begin the next.
    """
    found = ""
    before: Sequence[int] | None = None
    for place in places:
        block, start, end = place
        if not 0 <= block < len(texts):
            continue
        if before is not None:
            found += " " if _meet(texts, before, place) else OMISSION
        found += texts[block][start:end]
        before = place
    return found


def merged(places: Iterable[Sequence[int]]) -> list[list[int]]:
    """Return places in the order of the text, those that overlap or touch as one."""
    found: list[list[int]] = []
    for block, start, end in sorted(list(place) for place in places):
        if found and found[-1][0] == block and start <= found[-1][2]:
            found[-1][2] = max(found[-1][2], end)
        else:
            found.append([block, start, end])
    return found


def _meet(texts: Sequence[str], one: Sequence[int], other: Sequence[int]) -> bool:
    if one[0] == other[0]:
        return not texts[one[0]][one[2] : other[1]].strip()
    ends = not texts[one[0]][one[2] :].strip()
    return other[0] == one[0] + 1 and ends and not texts[other[0]][: other[1]].strip()
