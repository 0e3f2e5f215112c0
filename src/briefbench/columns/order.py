"""The order of found articles."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.table import Table
from briefbench.model.kinds import Sort


def sort_positions(
    table: Table, positions: NDArray[np.int64], sort: Sort, scores: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return the positions in order.

    Args:
        table: The articles.
        positions: Which of them, any order.
        sort: ``NEWEST`` and ``OLDEST`` go by the first day of the published date, undated ones
            last in both; ``RELEVANCE`` by score. Ties: the newest, then the last added first.
        scores: One for each article of the table.

    """
    days = table.first_day[positions].astype(np.int64)
    ids = table.ids[positions]
    keys: tuple[NDArray[Any], ...]
    if sort is Sort.OLDEST:
        keys = (ids, np.where(days == 0, np.iinfo(np.int64).max, days))
    elif sort is Sort.NEWEST:
        keys = (-ids, -days)
    else:
        keys = (-ids, -days, -scores[positions].astype(np.float64))
    return positions[np.lexsort(keys)]
