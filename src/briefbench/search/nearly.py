"""Which words are nearly the same as another one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def nearly(word: str, others: Sequence[str], distance: int) -> NDArray[np.bool_]:
    """Return for each of the other words whether it is near.

    Near are words that begin with the same letter and become the word by at most ``distance``
    letters changed, left out or put in (Levenshtein 1966). All words are worked out at once, one
    column of the usual table after the other.
    """
    lengths = np.fromiter(map(len, others), np.int64, len(others))
    fit = np.flatnonzero(
        (np.abs(lengths - len(word)) <= distance)
        & np.fromiter((other[:1] == word[:1] for other in others), bool, len(others))
    )
    near = np.zeros(len(others), bool)
    if not len(fit):
        return near
    longest = len(word) + distance
    joined = "".join(others[k].ljust(longest, "\0") for k in fit.tolist())
    letters = np.frombuffer(joined.encode("utf-32-le"), np.uint32).reshape(len(fit), longest)
    asked = np.frombuffer(word.encode("utf-32-le"), np.uint32)
    column = np.repeat(np.arange(longest + 1)[:, None], len(fit), axis=1)
    for row, letter in enumerate(asked.tolist(), 1):
        above = column
        column = np.empty_like(above)
        column[0] = row
        kept = above[:-1] + (letter != letters.T)
        best = np.minimum(kept, above[1:] + 1)
        for k in range(longest):
            np.minimum(best[k], column[k] + 1, out=column[k + 1])
    near[fit] = column[lengths[fit], np.arange(len(fit))] <= distance
    return near
