"""Bursts: buckets that stand out from the baseline, and the one bucket of each that is its peak.

A bucket is beyond chance when its count (1) is not tiny, (2) lies far above the baseline by the
scatter of the buckets before it, and (3) would be a great surprise: by the tail of the negative
binomial distribution, which has the baseline as mean and that scatter as variance, since news
comes in clusters and scatters more than Poisson allows. The surprise asked for is strict because
thousands of buckets are tried. Buckets beyond chance, with those around them that are still high,
are one burst and have one peak.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket
from briefbench.model.series import Peak, Series, Wording
from briefbench.timeline.baseline import LOWEST, Baseline, Floats, baseline_of

LEAST = 5
"""A count below this is never a peak, nor what fewer stories than this are behind."""

FEWEST_SOURCES = 3
"""Sources that a peak's stories are from at least: one outlet's campaign is no event."""

FALSE_A_YEAR = 1 / 25
"""Peaks that chance alone may give a key in a year."""

A_YEAR = {
    Bucket.DAY: 365,
    Bucket.WEEK: 52,
    Bucket.MONTH: 12,
    Bucket.QUARTER: 4,
    Bucket.YEAR: 1,
}
"""Buckets in a year: the more are tried, the less probable a peak has to be."""

SCATTER = 3.0
"""Standard deviations that a peak is above the baseline at least."""

STILL_HIGH = 2.0
"""Standard deviations above the baseline from which on a bucket belongs to the burst beside it."""

PAUSE = {Bucket.DAY: 2}
"""Ordinary or unknown buckets that do not end a burst: a weekend. None where not given."""

BY_CHANCE = 1.5
"""Standard deviations that the highest bucket of a burst may be above its middle by chance."""

MOST_PEAKS = 12
"""Peaks told of a series, the most surprising first."""

_TRIED = 3  # buckets of one burst that are asked for their stories


@dataclass(frozen=True, slots=True)
class Burst:
    """Buckets of one key that stand out together; places count from the first bucket, 0.

    ``tops`` are the places that may be its peak, the best first: the highest bucket, unless it is
    off the middle of the burst by more than one, and another is lower by chance alone. ``chance``
    is the logarithm of the probability of its most surprising bucket.
    """

    key: str
    tops: tuple[int, ...]
    chance: float


def with_peaks(
    series: Series, told: Callable[[str, date], Wording | None], longer: Series | None = None
) -> Series:
    """Return the series with its baseline and its peaks, the most surprising first.

    Args:
        series: Counts; peaks and baseline that it has are replaced.
        told: Says what a key's bucket is about, given key and first day; None when the count has
            too few stories or sources behind it. Asked of few buckets, once each.
        longer: The series with more buckets before it, and perhaps behind: what is shown of a
            longer one has the peaks and the baseline that it has there.

    """
    if longer is None or not set(series.buckets) <= set(longer.buckets):
        longer = series
    baseline = _baseline(longer)
    start = longer.buckets.index(series.buckets[0]) if series.buckets else 0
    within = slice(start, start + len(series.buckets))
    keys = {key: n for n, key in enumerate(longer.counts)}
    expected = {key: baseline.expected[keys[key], within] for key in series.counts}
    peaks: list[Peak] = []
    for burst in _bursts(longer, baseline):
        if len(peaks) == MOST_PEAKS:
            break
        if not start <= burst.tops[0] < within.stop:
            continue  # a burst is told where it has its peak
        for top in [top for top in burst.tops[:_TRIED] if start <= top < within.stop]:
            place = top - start
            bucket = series.buckets[place]
            if (wording := told(burst.key, bucket)) is None:
                continue
            peaks.append(
                Peak(
                    key=burst.key,
                    bucket=bucket,
                    count=series.counts[burst.key][place],
                    expected=round(float(expected[burst.key][place]), 1),
                    label=wording.label,
                    words=wording.words,
                )
            )
            break
    drawn = {
        key: tuple(row.round(2).tolist())
        for key, row in expected.items()
        if not np.isnan(row).all()
    }
    return replace(series, peaks=tuple(peaks), expected=drawn)


def find_bursts(series: Series) -> list[Burst]:
    """Return the bursts of all keys, the most surprising first."""
    return _bursts(series, _baseline(series))


def _baseline(series: Series) -> Baseline:
    size = len(series.buckets)
    return baseline_of(
        np.array(list(series.counts.values()), dtype=np.int64).reshape(len(series.counts), size),
        np.array(series.empty, dtype=bool),
        np.array(series.total, dtype=np.int64),
        series.by,
        series.buckets[0] if size else date.min,
    )


def _bursts(series: Series, baseline: Baseline) -> list[Burst]:
    pause = PAUSE.get(series.by, 0)
    surprise = math.log(FALSE_A_YEAR / A_YEAR[series.by])
    found = [
        burst
        for n, (key, counts) in enumerate(series.counts.items())
        for burst in _bursts_of(
            key,
            np.array(counts, float),
            baseline.expected[n],
            baseline.variance[n],
            surprise,
            pause,
        )
    ]
    return sorted(found, key=lambda burst: (burst.chance, burst.tops[0], burst.key))


def _bursts_of(
    key: str, counts: Floats, expected: Floats, variance: Floats, surprise: float, pause: int
) -> Iterator[Burst]:
    """Give the bursts of one key in order of time."""
    excess = counts - expected  # nan, and thus never high, where nothing can be expected
    deviation = np.sqrt(variance)
    beyond = {
        place: chance
        for place in np.flatnonzero((counts >= LEAST) & (excess > SCATTER * deviation)).tolist()
        if (chance := tail(int(counts[place]), float(expected[place]), float(variance[place])))
        < surprise
    }
    high = np.flatnonzero((excess > STILL_HIGH * deviation) & (counts > 1))
    ends = np.flatnonzero(np.diff(high) > pause + 1) + 1
    for stretch in np.split(high, ends):
        places = [place for place in stretch.tolist() if place in beyond]
        if places:
            middle = _middle(stretch, excess[stretch])
            yield Burst(
                key,
                tuple(_by_fitness(places, counts, variance / np.maximum(expected, LOWEST), middle)),
                min(beyond[place] for place in places),
            )


def _middle(places: NDArray[np.int64], excess: Floats) -> float:
    """Return the place before and after which there is as much of the excess."""
    sums = np.cumsum(excess)
    return float(places[np.searchsorted(sums, sums[-1] / 2)])


def _by_fitness(places: list[int], counts: Floats, clustering: Floats, middle: float) -> list[int]:
    """Return places by how well they stand for a burst: the likely tops, then others by count."""
    top = max(places, key=lambda place: counts[place])
    least = counts[top] - BY_CHANCE * math.sqrt(counts[top] * max(clustering[top], 1.0))
    return sorted(
        places,
        key=lambda place: (
            (0, max(abs(place - middle), 1), -counts[place])
            if counts[place] >= least
            else (1, -counts[place], abs(place - middle))
        ),
    )


def tail(count: int, mean: float, variance: float) -> float:
    """Return the logarithm of the chance of ``count`` or more, at least by mean and variance.

    Negative binomial, or Poisson where the variance is no more than the mean. An upper bound by
    the geometric series that follows the first term, tight far out in the tail; 0.0 (certain) when
    ``count`` is not above the mean.
    """
    mean = max(mean, LOWEST)
    if count <= mean:
        return 0.0
    if variance <= mean * (1 + 1e-6):
        first = count * math.log(mean) - mean - math.lgamma(count + 1)
        ratio = mean / (count + 1)
    else:
        size = mean * mean / (variance - mean)
        again = mean / (mean + size)
        first = (
            math.lgamma(count + size)
            - math.lgamma(size)
            - math.lgamma(count + 1)
            + size * math.log1p(-again)
            + count * math.log(again)
        )
        # Ratios of further terms lead to ``again``, from above or from below.
        ratio = again * max(1.0, (count + size) / (count + 1))
    return min(0.0, first - math.log1p(-ratio)) if ratio < 1 else 0.0
