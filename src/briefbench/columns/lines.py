"""The matches of a search as the timeline takes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.table import Table
from briefbench.model.series import Lines


def lines_of(table: Table, mask: NDArray[np.bool_]) -> Lines:
    """Return the articles in ``mask`` as lines, in the order of their ids.

    Row ``k`` of the lines is the article in row ``np.flatnonzero(mask)[k]`` of the table.
    """
    rows = np.flatnonzero(mask)
    about = table.about.taken(rows)
    return Lines(
        first_day=table.first_day[rows],
        last_day=table.last_day[rows],
        story=table.story[rows],
        weight=table.quotes[rows],
        about_rows=about.rows,
        about_codes=about.codes.astype(np.int16),
        codes=table.words["about"],
    )
