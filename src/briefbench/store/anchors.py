"""Finds the words that stood at a place of a text in the text as it is read anew.

A place is only given where it is certain: in a block that did not change, or where the very words
stand with what stood before and after them, at one place alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefbench.store.places import CONTEXT
from briefbench.store.selectors import Selector, selectors_at

AGREED = 8
"""Code points around the words that must be as they were: about a word on one side."""

LONG = 40
"""Code points of words that need no context where they stood once and stand once."""

_MOST = 50  # times that words may stand in a text before one gives up


class Anchors:
    """The way from an old text to a new one; both are the texts of the blocks by position.

    Args:
        old: The text as it was.
        new: The text as it is now.
        tail: Positions of the new blocks that are not the article's own: a teaser that repeats
            words is not the place they were quoted from, unless what stood around them is there.

    """

    def __init__(self, old: Sequence[str], new: Sequence[str], tail: Collection[int] = ()) -> None:
        self._old = old
        self._new = new
        self._tail = frozenset(tail)
        self.same = _pairs(old, new)

    def place(self, place: Sequence[int]) -> list[int] | None:
        """Return where the words at a place of the old text stand now, None when unsure."""
        block, start, end = place
        if not 0 <= block < len(self._old):
            return None
        if block in self.same:
            return [self.same[block], start, end]
        text = self._old[block]
        words = text[start:end]
        if not words:
            return None
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        alone = len(list(_standing(self._old, words))) == 1
        return self.find(words, before, after, alone=alone)

    def find(self, words: str, before: str, after: str, *, alone: bool = False) -> list[int] | None:
        """Return where words stand in the new text, None when unsure.

        Args:
            words: They, exactly.
            before: What stood before them, in their block.
            after: What stood after them.
            alone: They stood once in the old text, so that once in the new one may do.

        """
        found = list(_standing(self._new, words))
        fitting = [(at, agreed) for at in found if (agreed := self.agreed(at, before, after)) >= 0]
        if len(fitting) == 1 and (fitting[0][1] >= AGREED or self._tells(words, fitting[0][0])):
            return fitting[0][0]
        return found[0] if alone and len(found) == 1 and self._tells(words, found[0]) else None

    def moved(
        self, places: Sequence[Sequence[int]], selectors: Sequence[Sequence[Any]]
    ) -> tuple[list[list[int]], list[list[Any]]]:
        """Return where a quote stands now, and the selectors it keeps from there.

        When one of its spans is unsure it has no place, and keeps the selectors it had.
        """
        kept = [Selector(*one) for one in selectors]
        if [self._words(place) for place in places] == [one.exact for one in kept]:
            found = self.places(places)
        else:
            found = self.again(kept)
        if not found:
            return [], [list(one) for one in kept]
        return found, selectors_at(self._new, found)

    def again(self, selectors: Sequence[Selector]) -> list[list[int]] | None:
        """Return where the words of a quote that has no place stand now, None when unsure."""
        found = [self.find(one.exact, one.prefix, one.suffix) for one in selectors]
        return in_order([place for place in found if place], len(selectors))

    def places(self, places: Sequence[Sequence[int]]) -> list[list[int]] | None:
        """Return where all these places are now, in order; None when one of them is unsure."""
        moved = [found for place in places if (found := self.place(place))]
        return in_order(moved, len(places))

    def _tells(self, words: str, at: Sequence[int]) -> bool:
        """Say whether words are enough to know a place by, without what stands around them."""
        return len(words) >= LONG and at[0] not in self._tail

    def _words(self, place: Sequence[int]) -> str | None:
        block, start, end = place
        return self._old[block][start:end] if 0 <= block < len(self._old) else None

    def agreed(self, at: Sequence[int], before: str, after: str) -> int:
        """Return how much of the context stands around a place, -1 when it contradicts."""
        text = self._new[at[0]]
        left, right = text[: at[1]][-len(before) :] if before else "", text[at[2] :][: len(after)]
        if not before.endswith(left) or not after.startswith(right):
            return -1
        return len(left) + len(right)


def in_order(places: list[list[int]], count: int) -> list[list[int]] | None:
    """Return the places if all are there and follow each other."""
    follow = all(
        one[0] < other[0] or (one[0] == other[0] and one[2] <= other[1])
        for one, other in pairwise(places)
    )
    return places if len(places) == count and follow else None


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for each old block the new one with the same text, in order where it repeats."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(new):
        waiting[text].append(position)
    same: dict[int, int] = {}
    for position, text in enumerate(old):
        if waiting[text]:
            same[position] = waiting[text].pop(0)
    return same


def _standing(texts: Sequence[str], words: str) -> Iterator[list[int]]:
    """Give the places where words stand, ``_MOST`` at most."""
    count = 0
    for block, text in enumerate(texts):
        start = text.find(words)
        while start >= 0 and count < _MOST:
            count += 1
            yield [block, start, start + len(words)]
            start = text.find(words, start + 1)
