"""Which words are nearly the same as another one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def nearly(
    word: str, letters: NDArray[np.uint32], starts: NDArray[Any], distance: int
) -> NDArray[np.bool_]:
    """Return for each of many words whether it is near to ``word``.

    Near are words that begin with the same letter and become the word by at most ``distance``
    letters changed, left out or put in (Levenshtein 1966). All words are worked out at once, one
    row of the usual table after the other.

    Args:
        word: The word asked for, not empty.
        letters: Code points of the other words, one word after the other.
        starts: Where each of them begins in ``letters``, and where the last one ends.
        distance: Most changes.

    """
    lengths = np.diff(starts)
    near = np.zeros(len(lengths), bool)
    fit = np.flatnonzero((np.abs(lengths - len(word)) <= distance) & (lengths > 0))
    fit = fit[letters[starts[fit]] == ord(word[0])]
    if not len(fit):
        return near
    longest = len(word) + distance
    at = starts[fit] + np.arange(longest)[:, None]
    spelled = letters[np.minimum(at, len(letters) - 1)]  # rows: first letters, second letters, ...
    before = np.repeat(np.arange(longest + 1, dtype=np.int16)[:, None], len(fit), axis=1)
    for number, letter in enumerate(word, 1):
        best = np.minimum(before[:-1] + (spelled != ord(letter)), before[1:] + 1)
        after = np.empty_like(before)
        after[0] = number
        for k in range(longest):
            np.minimum(best[k], after[k] + 1, out=after[k + 1])
        before = after
    near[fit] = before[lengths[fit], np.arange(len(fit))] <= distance
    return near


def spelled_out(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
