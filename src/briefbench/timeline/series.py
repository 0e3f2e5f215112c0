"""Counting: from the matches of a search to a count for each key and bucket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket
from briefbench.model.series import Series
from briefbench.timeline.buckets import (
    LAST_ORDINAL,
    bucket_number,
    bucket_numbers,
    first_day_of,
)
from briefbench.timeline.units import DATED, SPREAD, UNDATED, VAGUE, Units

MOST_BUCKETS = 4000
"""Eleven years of days or 76 of weeks: more than any screen has columns. A single false date
(1801, or the epoch 1970) must not stretch the picture and the arrays to 150,000 buckets."""

MOST_REST = 200
"""Further keys whose counts are told one by one; there may be thousands of speakers."""

Days = tuple[NDArray[np.int32], NDArray[np.int32]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the matches.

    ``others`` are all live units of the library that do not match; ``saved`` the first and last
    days of every date in the library (ordinals, 0 for undated), matching or not. ``today`` is the
    day it is in the zone.
    """

    others: Units | None = None
    saved: Days | None = None
    today: date | None = None


NOTHING_KNOWN = Known()


def count_series(
    units: Units,
    *,
    zone: str,
    keys: Sequence[str] | None = None,
    largest: int = 7,
    most: int = MOST_BUCKETS,
    known: Known = NOTHING_KNOWN,
) -> Series:
    """Return the counts of units; peaks are added by ``peaks.with_peaks``.

    Args:
        units: What is counted, with the days it is counted on.
        zone: IANA name of the zone their days are in; only noted.
        keys: Keys to show, also those without a match; None for the largest.
        largest: How many are shown when none are named.
        most: Buckets there are at most.
        known: What is known beside the matches. Without ``others`` there is no ``base``, without
            ``saved`` no bucket is called empty, without ``today`` none partial.

    Returns:
        A series without buckets when no match can be counted. Where the dates lie further apart
        than ``most`` buckets, the stretch of that length with the most matches (the latest of
        such) is kept and the others are told in ``outside``.

    """
    by = units.by
    first, size = _window(units, most)
    inside = units.counted & (units.bucket >= first) & (units.bucket < first + size)
    total = _totals(units, inside, first, size)
    table = _Table(units, inside, first, size)
    shown, rest = table.choose(keys, largest)
    several, without = table.overlap([*shown, *rest])
    others = known.others
    base: tuple[int, ...] = ()
    if others is not None:
        beside = others.counted & (others.bucket >= first) & (others.bucket < first + size)
        base = tuple((total + _totals(others, beside, first, size)).tolist())
    return Series(
        by=by,
        count=units.count,
        zone=zone,
        buckets=tuple(first_day_of(first + k, by) for k in range(size)),
        counts=dict(zip(shown, table.rows(shown), strict=True)),
        total=tuple(total.tolist()),
        empty=_empty(total, known.saved, units, first),
        undated=units.of(UNDATED),
        vague=units.of(VAGUE),
        outside=units.of(DATED) + units.of(SPREAD) - int(total.sum()),
        spread=int(np.count_nonzero(inside & (units.state == SPREAD))),
        partial=_running(known.today, by, first, size),
        others=len(rest),
        rest=table.rest(rest),
        base=base,
        several=several,
        without=without,
    )


def rows_behind(units: Units, bucket: date | None, key: str | None = None) -> NDArray[np.int64]:
    """Return the rows of the lines that are counted in a bucket, as many as its count says.

    Of a story this is the copy that gave the date.

    Args:
        units: What the series was counted from.
        bucket: First day of the bucket, or any day in it; None for all buckets.
        key: Only what is under this key (for a story: any of its copies); None for all.

    """
    chosen = units.counted.copy()
    if bucket is not None:
        chosen &= units.bucket == bucket_number(bucket, units.by)
    if key is not None:
        having = np.zeros(len(chosen), dtype=bool)
        if key in units.lines.keys:
            unit, code = units.pairs
            having[unit[code == units.lines.keys.index(key)]] = True
        chosen &= having
    return np.sort(units.row[chosen])


def undated_rows(units: Units) -> NDArray[np.int64]:
    """Return the rows of the lines that are counted as undated, one a unit."""
    return np.sort(units.row[units.state == UNDATED])


def _totals(units: Units, inside: NDArray[np.bool_], first: int, size: int) -> NDArray[np.int64]:
    """Return what these units count in each bucket."""
    return _summed(units.bucket[inside] - first, size)


def _summed(places: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    return np.bincount(places, minlength=size).astype(np.int64)


def _window(units: Units, most: int) -> tuple[int, int]:
    """Return the first bucket's number and how many buckets there are; (0, 0) for none."""
    buckets = units.bucket[units.counted]
    if not len(buckets):
        return 0, 0
    lowest, highest = int(buckets.min()), int(buckets.max())
    if highest - lowest < most:
        return lowest, highest - lowest + 1
    numbers, places = np.unique(buckets, return_inverse=True)
    sums = np.bincount(places.reshape(-1))
    running = np.concatenate(([0], np.cumsum(sums)))
    ends = np.searchsorted(numbers, numbers + most)
    held = running[ends] - running[:-1]
    best = len(held) - 1 - int(np.argmax(held[::-1]))
    return int(numbers[best]), int(numbers[ends[best] - 1] - numbers[best] + 1)


class _Table:
    """Counts by key and bucket; a unit counts once for each of its keys."""

    def __init__(self, units: Units, inside: NDArray[np.bool_], first: int, size: int) -> None:
        self._units, self._inside, self._size = units, inside, size
        unit, key = units.pairs
        if not inside[unit].all():
            kept = inside[unit]
            unit, key = unit[kept], key[kept]
        self._unit, self._key = unit, key
        self._bucket = units.bucket[unit] - first
        self._keys = units.lines.keys
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._sums = _summed(key, len(self._keys)).tolist()

    def choose(self, asked: Sequence[str] | None, largest: int) -> tuple[list[str], list[str]]:
        """Return the keys to show and the others, both the largest total first.

        Of keys that hold one another, the largest are those that hold; the others neither hold nor
        are held by one that is shown. So a match is counted twice only where it has two keys that
        are apart, or where both were asked for.
        """
        totals = dict(zip(self._keys, self._sums, strict=True))
        matched = sorted((key for key in self._keys if totals[key]), key=lambda k: (-totals[k], k))
        if asked is None:
            tops = self._tops(matched)
            return tops[: max(largest, 0)], tops[max(largest, 0) :]
        shown = sorted(dict.fromkeys(asked), key=lambda k: (-totals.get(k, 0), k))
        seen = frozenset(shown)
        holding = seen.union(*(self._above(key) for key in shown))
        apart = (key for key in matched if key not in holding and seen.isdisjoint(self._above(key)))
        return shown, self._tops(list(apart))

    def _tops(self, keys: Sequence[str]) -> list[str]:
        """Return those of the keys that no other of them holds."""
        among = frozenset(keys)
        return [key for key in keys if among.isdisjoint(self._above(key))]

    def _above(self, key: str) -> frozenset[str]:
        return self._units.lines.above.get(key, frozenset())

    def rows(self, keys: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the counts of each of these keys."""
        return [tuple(row) for row in self._counts(keys, np.arange(len(keys))).tolist()]

    def rest(self, keys: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """Return the counts of these keys, all beyond ``MOST_REST`` as one."""
        rows = self._counts(keys, np.minimum(np.arange(len(keys)), MOST_REST))
        return tuple(tuple(row) for row in rows.tolist())

    def overlap(self, keys: Sequence[str]) -> tuple[int, int]:
        """Return how many counted matches are under several of these keys, and under no key."""
        chosen = self._places_of(keys, np.arange(len(keys)))[self._key] >= 0
        several = np.bincount(self._unit[chosen], minlength=len(self._inside)) > 1
        without = self._inside.copy()
        without[self._unit] = False
        return int(np.count_nonzero(several)), int(np.count_nonzero(without))

    def _counts(self, keys: Sequence[str], rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return counts of shape [rows, buckets]: each key in the row that is given with it."""
        row = self._places_of(keys, rows)[self._key]
        kept = row >= 0
        cells = row[kept] * self._size + self._bucket[kept]
        height = int(rows.max(initial=-1)) + 1
        return _summed(cells, height * self._size).reshape(height, self._size)

    def _places_of(self, keys: Sequence[str], rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each key of the lines the row of it among these, -1 for none."""
        found = np.full(len(self._keys), -1, dtype=np.int64)
        for key, row in zip(keys, rows.tolist(), strict=True):
            if key in self._places:
                found[self._places[key]] = row
        return found


def _running(today: date | None, by: Bucket, first: int, size: int) -> int:
    """Return how many of the buckets are not over: today's, and those of days to come."""
    return min(size, max(0, first + size - bucket_number(today, by))) if today and size else 0


def _empty(
    total: NDArray[np.int64], saved: Days | None, units: Units, first: int
) -> tuple[bool, ...]:
    """Say of each bucket whether nothing in the library is dated in it.

    Nothing is known of such a bucket: a day on which no page was saved is no day without news. A
    date vaguer than the bucket says nothing of it.
    """
    if saved is None or not len(total):
        return (False,) * len(total)
    starts, ends = saved
    known = (starts > 0) & (ends <= LAST_ORDINAL)
    places = bucket_numbers(starts[known], units.by)
    last = bucket_numbers(ends[known], units.by)
    places = places[places == last] - first
    filled = total > 0
    filled[places[(places >= 0) & (places < len(total))]] = True
    return tuple((~filled).tolist())
