"""Where cards stand in the margin: beside their words, and never over each other."""

from __future__ import annotations

from collections.abc import Sequence


def beside(wanted: Sequence[int], heights: Sequence[int], current: int) -> list[int]:
    """Return the top of each card in px, in the order given, which is that of the text.

    The current card stands exactly where it is wanted; those before it give way upwards, those
    after it downwards. Tops may be negative.

    Args:
        wanted: Tops of the words of each card, in px of the text.
        heights: Of the cards, the gap below included.
        current: Index of the card that keeps its place; -1 lets the first one keep it.

    """
    if not wanted:
        return []
    pivot = max(0, current)
    tops = list(wanted)
    for at in range(pivot - 1, -1, -1):
        tops[at] = min(wanted[at], tops[at + 1] - heights[at])
    for at in range(pivot + 1, len(tops)):
        tops[at] = max(wanted[at], tops[at - 1] + heights[at - 1])
    return tops
