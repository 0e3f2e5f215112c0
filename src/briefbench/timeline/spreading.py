"""Vague dates shared out: so many units in each bucket as it has of the days they cover."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket
from briefbench.timeline.buckets import bucket_numbers, first_ordinals
from briefbench.timeline.packing import RANK


def spread_over(first: NDArray[np.int32], last: NDArray[np.int32], by: Bucket) -> NDArray[np.int64]:
    """Return the number of a bucket for each unit, one of those its days lie in.

    Units with the same days are seated together: every bucket gets as many of them as it has of
    these days, rounded by largest remainder (Hamilton's method; of equals the earlier bucket), so
    that the seats add up to the units. Neighbours in the order given sit in different buckets as
    far as may be, so that a part of them is spread much as all are.

    Args:
        first: First day of each unit, an ordinal from 1.
        last: Last day, included.
        by: Length of a bucket.

    """
    found = np.zeros(len(first), dtype=np.int64)
    spans = first.astype(np.int64) * RANK + last
    order = np.argsort(spans, kind="stable")
    opens = np.flatnonzero(np.diff(spans[order], prepend=-1))
    for here in np.split(order, opens[1:]):
        if len(here):
            days = int(first[here[0]]), int(last[here[0]])
            found[here] = _seats(days[0], days[1], by, len(here))
    return found


def _seats(first: int, last: int, by: Bucket, units: int) -> NDArray[np.int64]:
    """Return a bucket for each of so many units that cover the same days."""
    ends = bucket_numbers(np.array([first, last], dtype=np.int32), by)
    numbers = np.arange(ends[0], ends[1] + 1)
    edges = first_ordinals(np.arange(ends[0], ends[1] + 2), by)
    edges[0], edges[-1] = first, last + 1
    quota, remainder = np.divmod(units * np.diff(edges), last + 1 - first)
    largest = np.argsort(-remainder, kind="stable")[: units - int(quota.sum())]
    quota[largest] += 1
    # The k-th of a bucket's n seats stands at (k + 1/2) / n of the way.
    within = np.arange(units) - np.repeat(np.cumsum(quota) - quota, quota)
    way = (within + 0.5) / np.repeat(quota, quota)
    return np.repeat(numbers, quota)[np.argsort(way, kind="stable")]
