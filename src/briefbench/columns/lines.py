"""The arrays a timeline is counted from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.table import Table
from briefbench.model.series import Lines


def lines_of(table: Table, mask: NDArray[np.bool_]) -> Lines:
    """Return the articles of a mask as lines, in the order of their positions."""
    new_rows = np.cumsum(mask, dtype=np.int32) - np.int32(1)
    kept = mask[table.about.rows]
    return Lines(
        first_day=table.first_day[mask],
        last_day=table.last_day[mask],
        story=table.story[mask],
        weight=table.quotes[mask],
        about_rows=new_rows[table.about.rows[kept]],
        about_codes=table.about.values[kept].astype(np.int16),
        codes=table.codes,
    )
