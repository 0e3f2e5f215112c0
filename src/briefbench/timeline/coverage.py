"""Sources that begin or cease to be in the library: a jump they make is none of the news.

All is measured in articles of other sources, not in days: a holiday, or a month on which nobody
saved anything, is no silence of a source. A source begins where so many articles of others lie
before its first one that it would have been among them, had it been followed then: at least
``STRETCH`` times as many as in its longest silence since, and as many as, at its own pace, hold
``MISSED`` articles of it. It ceases likewise after its last one. Asked of sources with regular
output only: at least ``LEAST`` articles on ``LEAST_DAYS`` days, ``PART`` of all that the library
has from its first to its last day.

Of a source that was followed all the time, an end looks so by chance once in thousands: with n
articles strewn evenly the chance of a stretch three times the longest of the others is
6 / (n (n + 1) (n + 2)), that of seven articles missing exp(-7), and both must be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefbench.timeline.packing import NARROW

LEAST = 12
LEAST_DAYS = 8
PART = 0.03
STRETCH = 3.0
MISSED = 7.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source that was not followed all the time, and the days it was; an end may be open."""

    source: int
    first: date
    last: date
    begins: bool
    ceases: bool


def coverage_of(days: NDArray[np.int32], sources: NDArray[np.int64]) -> list[Coverage]:
    """Return the sources that begin or cease within what the library holds, by id.

    Args:
        days: The day of each article, an ordinal; 0 where it is unknown or vague.
        sources: The source of each article, below 2³²; 0 where it is unknown.

    """
    dated = days > 0
    if not dated.any():
        return []
    lowest = int(days[dated].min())
    by_day = np.bincount(days[dated] - lowest)
    until = np.concatenate(([0], np.cumsum(by_day)))  # articles before the n-th day
    known = dated & (sources > 0)
    if not known.any():
        return []
    width = len(by_day)
    pairs = sources[known] * width + (days[known] - lowest)
    if int(sources.max() + 1) * width < NARROW:
        pairs = pairs.astype(np.int32)
    pairs.sort()
    source, day = np.divmod(pairs, width)
    opens = np.flatnonzero(np.diff(source, prepend=-1))
    closes = np.append(opens[1:], len(pairs)) - 1
    first, last, own = day[opens], day[closes], closes - opens + 1
    # Between two of its days: what others have on the days in between. The step from one source
    # to the next is none.
    silence = np.zeros(len(pairs), dtype=np.int64)
    silence[1:] = np.maximum(until[day[1:]] - until[day[:-1] + 1], 0)
    silence[opens] = 0
    longest = np.maximum.reduceat(silence, opens)
    own_days = np.add.reduceat(np.append(1, np.diff(pairs) != 0), opens)
    within = until[last + 1] - until[first]
    regular = (own >= LEAST) & (own_days >= LEAST_DAYS) & (own >= PART * within)
    needed = np.maximum(STRETCH * longest, MISSED * (within - own) / own)
    needed = np.maximum(needed, MISSED)
    begins = regular & (until[first] >= needed)
    ceases = regular & (until[-1] - until[last + 1] >= needed)
    return [
        Coverage(
            int(source[opens[n]]),
            date.fromordinal(lowest + int(first[n])),
            date.fromordinal(lowest + int(last[n])),
            bool(begins[n]),
            bool(ceases[n]),
        )
        for n in np.flatnonzero(begins | ceases)
    ]
