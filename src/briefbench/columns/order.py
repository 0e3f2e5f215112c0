"""The order of found articles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.table import Table
from briefbench.model.kinds import Sort

Positions = NDArray[np.int64]


def sort_positions(
    table: Table,
    positions: Positions,
    sort: Sort,
    scores: NDArray[np.float32] | None = None,
    *,
    limit: int | None = None,
) -> Positions:
    """Return rows of the table in an order that never changes by itself.

    Newest and oldest go by the first day of the date, undated ones last in both; best goes by
    score, then newest. Articles that are equal in this go by id: the later one first, with oldest
    the earlier one.

    Args:
        table: The articles.
        positions: Rows, ascending.
        sort: Which order.
        scores: One score a row of the table; needed for relevance, all equal for None.
        limit: Only the first so many; cheaper than all when there are many.

    """
    day = table.first_day[positions].astype(np.int64)
    if sort is Sort.OLDEST:
        keys = np.where(day > 0, day, np.iinfo(np.int64).max)
        chosen = _first(keys, limit)
        return positions[chosen][np.argsort(keys[chosen], kind="stable")][:limit]
    if sort is Sort.NEWEST or scores is None:
        chosen = _first(-day, limit)
        return positions[chosen][np.lexsort((-chosen, -day[chosen]))][:limit]
    score = scores[positions].astype(np.float64)
    chosen = _first(-score, limit)
    return positions[chosen][np.lexsort((-chosen, -day[chosen], -score[chosen]))][:limit]


def _first(keys: NDArray[np.generic], limit: int | None) -> Positions:
    """Return places that surely hold the ``limit`` smallest keys, ties of the last one too."""
    if limit is None or limit >= len(keys):
        return np.arange(len(keys))
    if limit <= 0:
        return np.arange(0)
    last = np.partition(keys, limit - 1)[limit - 1]
    return np.flatnonzero(keys <= last)
