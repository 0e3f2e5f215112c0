"""On which day a moment is in a time zone, for many moments at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from briefbench.base.dates import zone_named
from briefbench.model.facts import DAY, EPOCH, NO_TIME, Dates

Days = NDArray[np.int32]
Seconds = NDArray[np.int64]

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


def days_in(dates: Dates, zone: str) -> tuple[Days, Days]:
    """Return the first and the last day of each date in a zone, as ordinals; 0 when undated.

    Args:
        dates: Dates, whatever the zone; they are returned themselves when none has a time.
        zone: IANA name; UTC for one that this machine does not know.

    """
    timed = np.flatnonzero(dates.seconds != NO_TIME)
    if not len(timed):
        return dates.first, dates.last
    day = local_days(dates.seconds[timed], zone)
    first, last = dates.first.copy(), dates.last.copy()
    first[timed] = last[timed] = day
    return first, last


def local_days(seconds: Seconds, zone: str) -> Days:
    """Return the day of each POSIX second in a zone, as proleptic Gregorian ordinals.

    How far the zone is from UTC is asked once for the midnights (UTC) around each day. A day
    between two that differ, when clocks were changed, is asked for each of its seconds.
    """
    if not len(seconds):
        return np.zeros(0, np.int32)
    known = zone_named(zone)
    day = seconds // DAY
    lowest = int(day.min())
    there = np.zeros(int(day.max()) - lowest + 1, bool)
    there[day - lowest] = True
    offsets = np.zeros(len(there) + 1, np.int64)
    needed = np.zeros(len(there) + 1, bool)
    needed[:-1] |= there
    needed[1:] |= there
    for place in np.flatnonzero(needed).tolist():
        offsets[place] = _offset(known, (lowest + place) * DAY)
    changing = np.flatnonzero(there & (offsets[:-1] != offsets[1:]))
    of_each = offsets[day - lowest]
    if len(changing):
        rows = np.flatnonzero(np.isin(day - lowest, changing))
        moments, places = np.unique(seconds[rows], return_inverse=True)
        exact = np.array([_offset(known, moment) for moment in moments.tolist()], np.int64)
        of_each[rows] = exact[places.reshape(-1)]
    return ((seconds + of_each) // DAY + EPOCH).astype(np.int32)


def months_of(days: Days) -> NDArray[np.datetime64]:
    """Return the month of each day, an ordinal, in numpy's months."""
    return (days.astype(np.int64) - EPOCH).astype("datetime64[D]").astype("datetime64[M]")


def _offset(zone: ZoneInfo, second: int) -> int:
    """Return how many seconds the zone is ahead of UTC at a POSIX second."""
    ahead = (_BEGIN + timedelta(seconds=second)).astimezone(zone).utcoffset()
    return int(ahead.total_seconds()) if ahead else 0
