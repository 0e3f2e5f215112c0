"""Buckets that stand out from the buckets around them.

A bucket is a peak when its count (1) is not tiny, (2) is no lower than its neighbours, (3) would
be a great surprise if the bucket were like those around it (Poisson tail), and (4) lies far
outside their own scatter (median absolute deviation), since news comes in bursts and scatters
more than Poisson allows. The surprise asked for is strict because hundreds of buckets are tried.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from briefbench.model.series import Peak, Series

LEAST = 5  # a count below this is never a peak
AROUND = 8  # buckets looked at on each side; near an end more on the other side
FEWEST_AROUND = 4  # with fewer known ones around, nothing can be expected
SURPRISE = 1e-4  # the largest probability of a peak under the expectation
SCATTER = 3.0  # in standard deviations, estimated as 1.4826 * MAD (normal consistency)
MOST_PEAKS = 12  # told of a series, most surprising first


def with_peaks(series: Series, label: Callable[[str, date], str] | None = None) -> Series:
    """Return the series with its peaks, the most surprising first.

    Args:
        series: Counts; peaks it has are replaced.
        label: Says in a few words what a country's bucket is about, given code and first day.

    """
    found = [
        (chance, place, code, expected)
        for code, counts in series.counts.items()
        for place, expected, chance in find_peaks(counts, series.empty)
    ]
    found.sort(key=lambda peak: peak[:3])
    peaks = tuple(
        Peak(
            key=code,
            bucket=series.buckets[place],
            count=series.counts[code][place],
            expected=round(expected, 1),
            label=label(code, series.buckets[place]) if label else "",
        )
        for _, place, code, expected in found[:MOST_PEAKS]
    )
    return replace(series, peaks=peaks)


def find_peaks(counts: Sequence[int], empty: Sequence[bool]) -> list[tuple[int, float, float]]:
    """Return place, expected count and logarithm of its chance for each peak, in order of place.

    Args:
        counts: One count a bucket.
        empty: True where nothing was saved; such buckets are unknown, not zero.

    """
    known = [place for place in range(len(counts)) if not empty[place]]
    values = [counts[place] for place in known]
    found = []
    for n, value in enumerate(values):
        if value < LEAST or not _is_top(values, n):
            continue
        start = max(0, min(n - AROUND, len(values) - 1 - 2 * AROUND))
        around = values[start:n] + values[n + 1 : start + 1 + 2 * AROUND]
        if len(around) < FEWEST_AROUND:
            continue
        expected = _expected(around)
        middle = median(around)
        deviation = 1.4826 * median(abs(other - middle) for other in around)
        chance = poisson_tail(value, expected)
        if chance < math.log(SURPRISE) and value > expected + SCATTER * deviation:
            found.append((known[n], expected, chance))
    return found


def _is_top(values: Sequence[int], n: int) -> bool:
    """Say whether no neighbour is higher; of equal ones the first is the top."""
    return (n == 0 or values[n - 1] < values[n]) and (
        n == len(values) - 1 or values[n + 1] <= values[n]
    )


def _expected(around: Sequence[int]) -> float:
    """Return what the buckets around lead one to expect, at least one in two buckets.

    Their median; or their mean without the largest when that is more, so that among many zeros
    a few regular counts are not each a surprise. The largest is often the flank of the peak.
    """
    without = (sum(around) - max(around)) / (len(around) - 1)
    return max(float(median(around)), without, 0.5)


def poisson_tail(count: int, expected: float) -> float:
    """Return the logarithm of the chance of ``count`` or more where ``expected`` is the mean.

    An upper bound by the geometric series that follows the first term, tight far out in the tail;
    0.0 (certain) when ``count`` is not above the mean.
    """
    if count <= expected:
        return 0.0
    first = count * math.log(expected) - expected - math.lgamma(count + 1)
    return min(0.0, first - math.log1p(-expected / (count + 1)))
