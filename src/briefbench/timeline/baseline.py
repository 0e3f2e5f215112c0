"""What is to be expected in a bucket, told from the buckets before it and from nothing else.

Of each bucket the like ones before it are looked at: of weeks, months, quarters and years the ones
right before; of days the eight weeks before, each day brought to the level of the weekday in
question, since newsrooms have a weekly rhythm. That rhythm is taken from all matches together, over
the quarter before. Buckets in which nothing was saved are unknown and left out, so that a gap is no
zero. Median and MAD (median absolute deviation) of the like buckets tell which of them are out
of the ordinary; these are left out, so that no earlier peak spoils what is expected, and the mean
of the others is the baseline: of small counts the median is too coarse (0, 1, or 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket

Floats = NDArray[np.float64]

BEFORE = {
    Bucket.DAY: 56,
    Bucket.WEEK: 16,
    Bucket.MONTH: 12,
    Bucket.QUARTER: 8,
    Bucket.YEAR: 8,
}
"""Known buckets looked at before each one: long enough for its scatter, short enough for trends."""

FEWEST = {Bucket.DAY: 14, Bucket.WEEK: 6, Bucket.MONTH: 5, Bucket.QUARTER: 4, Bucket.YEAR: 4}
"""With fewer known buckets before it nothing can be expected of a bucket."""

OLDEST = 4
"""Buckets further back than this many times ``BEFORE`` tell nothing of today, after a long gap."""

SAME_WEEKDAYS = 13
"""Weeks that tell the rhythm of the week: a quarter of a year."""

FEWEST_WEEKS = 3
"""With fewer of a weekday it counts as an average day: of two one cannot tell which is unusual."""

NORMAL = 1.4826
"""From a MAD to the standard deviation of a normal distribution."""

ORDINARY = 3.0
"""Standard deviations from the median within which a bucket is an ordinary one."""

EXCEPTIONS = 0.25
"""From this part of the like buckets on they are no exceptions, and all count:
regular counts among many zeros, or a crisis that has lasted."""

LOWEST = 0.5
"""Expected counts below this scatter, and surprise, as if they were this."""

_PRIOR = 2.0  # matches on each weekday that are taken for granted, so that few say little
_WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """What is expected of each key's buckets, and how counts scatter around it.

    Both arrays have the shape [keys, buckets]. ``expected`` is nan where nothing can be expected:
    with too few known buckets before, and where nothing was saved. ``variance`` is that of a
    count, with what is not known of the expectation itself.
    """

    expected: Floats
    variance: Floats


def baseline_of(
    counts: NDArray[np.int64],
    empty: NDArray[np.bool_],
    total: NDArray[np.int64],
    by: Bucket,
    first: date,
) -> Baseline:
    """Return the baseline of each row of ``counts``; what follows a bucket never changes it.

    Args:
        counts: Counts of shape [keys, buckets].
        empty: Which buckets are unknown since nothing was saved in them.
        total: Matches in each bucket, whatever their key.
        by: Length of a bucket.
        first: First day of the first bucket.

    """
    nothing = np.full(counts.shape, np.nan)
    expected, variance = nothing, nothing.copy()
    known = np.flatnonzero(~empty)
    if not len(known) or not len(counts):
        return Baseline(expected, variance)
    before = _Before(known, by)
    level = _levels(total[known], known, by, first, before)
    for key, row in enumerate(counts):
        mean, scatter = _expected(row[known].astype(np.float32), before, level)
        mean[~before.enough] = np.nan
        expected[key, known] = mean
        variance[key, known] = scatter
    return Baseline(expected, variance)


class _Before:
    """The like buckets before each known bucket: windows of one length, with what is in them."""

    def __init__(self, known: NDArray[np.int64], by: Bucket) -> None:
        self.size = BEFORE[by]
        old = known[:, None] - self.windows(known) > OLDEST * self.size
        absent = np.arange(len(known))[:, None] < np.arange(self.size, 0, -1)
        self.missing = old | absent
        self.number = self.size - self.missing.sum(axis=1)
        self.enough = self.number >= FEWEST[by]
        number = np.maximum(self.number, 1)
        rows = np.arange(len(known))
        self._middle = (rows, (number - 1) // 2), (rows, number // 2)

    def windows(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return for each bucket the values of the buckets before it, oldest first; 0 for none."""
        padded = np.concatenate([np.zeros(self.size, values.dtype), values[:-1]])
        return sliding_window_view(padded, self.size)

    def median(self, windows: NDArray[Any]) -> NDArray[Any]:
        """Return the median of what is in each window; it is sorted in place."""
        windows[self.missing] = np.inf
        windows.sort(axis=1)
        low, high = self._middle
        middle: NDArray[Any] = (windows[low] + windows[high]) / 2
        middle[self.number == 0] = 0
        return middle


@dataclass(frozen=True, slots=True, eq=False)
class _Levels:
    """How much is usual on the weekday of a bucket, and of those before it: 1.0 on average."""

    here: NDArray[Any]  # [buckets]
    before: NDArray[Any]  # [buckets, window], seen from the bucket


def _levels(
    total: NDArray[np.int64], known: NDArray[np.int64], by: Bucket, first: date, before: _Before
) -> _Levels:
    if by is not Bucket.DAY:
        ones = np.ones((len(known), before.size), dtype=np.float32)
        return _Levels(ones[:, 0], ones)
    weekday = (known + first.weekday()) % _WEEK
    days = range(_WEEK)
    usual = np.array([_usual(total, np.flatnonzero(weekday == d), len(known)) for d in days]).T
    with_prior = np.where(np.isnan(usual), 0, usual + _PRIOR)
    number = np.maximum((with_prior > 0).sum(axis=1), 1)
    average = np.maximum(with_prior.sum(axis=1) / number, _PRIOR)[:, None]
    level = np.where(np.isnan(usual), 1, with_prior / average).astype(np.float32)
    rows = np.arange(len(known))
    return _Levels(
        level[rows, weekday],
        level[rows[:, None], before.windows(weekday)],
    )


def _usual(total: NDArray[np.int64], places: NDArray[np.int64], size: int) -> Floats:
    """Return the usual number of matches on one weekday, as known before each of the buckets.

    nan where too few such days are known.
    """
    padded = np.concatenate([np.full(SAME_WEEKDAYS - 1, np.nan), total[places]])
    if not len(places):
        return np.full(size, np.nan)
    windows = np.sort(sliding_window_view(padded, SAME_WEEKDAYS), axis=1)  # nan last
    number = np.minimum(np.arange(len(places)) + 1, SAME_WEEKDAYS)
    cut = (number + 1) // 4  # the mean of the middle half: robust, and finer than the median
    place = np.arange(SAME_WEEKDAYS)
    inner = (place >= cut[:, None]) & (place < (number - cut)[:, None])
    means = np.where(inner, windows, 0).sum(axis=1) / inner.sum(axis=1)
    means[: FEWEST_WEEKS - 1] = np.nan
    told = np.concatenate([[np.nan], means])
    return told[np.searchsorted(places, np.arange(size), side="left")]


def _expected(counts: NDArray[Any], before: _Before, level: _Levels) -> tuple[Floats, Floats]:
    """Return mean and variance of each count, from the ordinary buckets before it."""
    windows = before.windows(counts)
    median = before.median(windows / level.before)
    about = level.before * median[:, None]
    far = np.abs(windows - about)
    far /= np.sqrt(level.before * np.maximum(median, LOWEST)[:, None])
    scatter = np.maximum(NORMAL * before.median(far.copy()), 1.0)
    kept = (far <= ORDINARY * scatter[:, None]) & ~before.missing
    usual = kept.sum(axis=1) <= (1 - EXCEPTIONS) * before.number
    kept[usual] = ~before.missing[usual]
    weight = np.where(kept, level.before, 0).sum(axis=1)
    weight = np.maximum(weight, 0.5)
    mean = np.where(kept, windows, 0).sum(axis=1) / weight
    spread = np.where(kept, (windows - level.before * mean[:, None]) ** 2, 0).sum(axis=1)
    # More than the Poisson variance, by Pearson's residuals; the MAD of so few is too coarse.
    more = np.maximum(spread / (np.maximum(mean, LOWEST) * np.maximum(weight - 1, 0.5)), 1.0)
    here = np.asarray(mean * level.here, dtype=np.float64)
    plain = np.maximum(here, LOWEST)
    return here, np.asarray(more * plain * (1 + level.here / weight), dtype=np.float64)
