"""Counting: from the matches of a search to a count for each country and bucket.

What counts as one is a *unit*: a story (all its copies), an article, or an article's quotes.
A story is counted at the earliest date of its copies; copies with a date that is too vague for
the bucket, or with none, only say something when no copy has a better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Lines, Series
from briefbench.timeline.buckets import (
    LAST_ORDINAL,
    bucket_number,
    bucket_numbers,
    first_day_of,
)

MOST_BUCKETS = 4000
"""Eleven years of days or 76 of weeks: more than any screen has columns. A single false date
(1801, or the epoch 1970) must not stretch the picture and the arrays to 150,000 buckets."""

_DATED, _VAGUE, _UNDATED = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class _Units:
    """What is counted, one entry a unit; ``unit_of`` leads from each row of the lines to its unit.

    ``bucket`` is a bucket's number, 0 unless ``state`` is dated; ``row`` the row that gave the
    date.
    """

    state: NDArray[np.int8]
    bucket: NDArray[np.int64]
    worth: NDArray[np.int64]
    row: NDArray[np.int64]
    unit_of: NDArray[np.int64]


def count_series(
    lines: Lines,
    *,
    by: Bucket,
    count: Count,
    zone: str,
    countries: Sequence[str] | None = None,
    largest: int = 7,
    today: date | None = None,
    saved: NDArray[np.int32] | None = None,
) -> Series:
    """Return the counts of the matches in ``lines``; peaks are added by ``peaks.with_peaks``.

    Args:
        lines: The matches.
        by: Length of a bucket.
        count: What counts as one.
        zone: IANA name of the zone the days of ``lines`` are in; only noted.
        countries: Alpha-2 codes to show, also those without a match; None for the largest.
        largest: How many countries are shown when none are named.
        today: The day it is in ``zone``; tells whether the last bucket is still running.
        saved: Days (ordinals, any order, 0 ignored) of everything in the library, matching or
            not; tells which buckets are empty. None: unknown, no bucket is called empty.

    Returns:
        A series without buckets when no match can be counted. Where the dates lie further apart
        than ``MOST_BUCKETS``, the stretch of that length with the most matches (the latest of
        such) is kept and the others are told in ``outside``.

    """
    units = _units(lines, by, count)
    first, size = _window(units)
    inside = (units.state == _DATED) & (units.bucket >= first) & (units.bucket < first + size)
    total = np.bincount(
        units.bucket[inside] - first, weights=units.worth[inside], minlength=size
    ).astype(np.int64)
    table = _by_key(lines, units, inside, first, size)
    shown, rest = _choose(lines.codes, table, countries, largest)
    dated = units.worth[units.state == _DATED].sum()
    return Series(
        by=by,
        count=count,
        zone=zone,
        buckets=tuple(first_day_of(first + k, by) for k in range(size)),
        counts=shown,
        total=tuple(total.tolist()),
        empty=_empty(total, saved, by, first),
        undated=int(units.worth[units.state == _UNDATED].sum()),
        vague=int(units.worth[units.state == _VAGUE].sum()),
        outside=int(dated - total.sum()),
        partial=bool(size and today and bucket_number(today, by) == first + size - 1),
        others=len(rest),
        rest=rest,
    )


def rows_behind(
    lines: Lines, *, by: Bucket, count: Count, bucket: date, country: str | None = None
) -> NDArray[np.int64]:
    """Return the rows of ``lines`` that are counted in a bucket, as many as its count says.

    Of a story this is the copy that gave the date; of quotes, the articles that hold them.

    Args:
        lines: The matches the series was counted from.
        by: As given to ``count_series``.
        count: As given to ``count_series``.
        bucket: First day of the bucket, or any day in it.
        country: Only what is about this country (for a story: any of its copies); None for all.

    """
    units = _units(lines, by, count)
    chosen = (units.state == _DATED) & (units.bucket == bucket_number(bucket, by))
    if country is not None:
        about = np.zeros(len(chosen), dtype=bool)
        if country in lines.codes:
            pairs = lines.about_codes == lines.codes.index(country)
            about[units.unit_of[lines.about_rows[pairs]]] = True
        chosen &= about
    return np.sort(units.row[chosen & (units.worth > 0)])


def _units(lines: Lines, by: Bucket, count: Count) -> _Units:
    """Return what is counted, each with the best date it has."""
    size = len(lines.first_day)
    unit_of = np.arange(size, dtype=np.int64)
    if count is Count.STORIES:
        # Rows without a story get one of their own below all others.
        alone = np.where(lines.story == 0, lines.story.min(initial=0) - 1 - unit_of, lines.story)
        unit_of = np.unique(alone, return_inverse=True)[1].reshape(-1).astype(np.int64)
    first = np.where(lines.first_day > LAST_ORDINAL, 0, lines.first_day)
    last = np.clip(lines.last_day, first, LAST_ORDINAL)
    undated = first <= 0
    start = bucket_numbers(np.where(undated, 1, first), by)
    vague = start != bucket_numbers(np.where(undated, 1, last), by)
    state = np.select([undated, vague], [_UNDATED, _VAGUE], _DATED).astype(np.int8)
    order = np.lexsort((first, state, unit_of))
    opens = np.flatnonzero(np.diff(unit_of[order], prepend=-1))
    row = order[opens]
    worth = lines.weight.clip(min=0) if count is Count.QUOTES else np.ones(size, dtype=np.int64)
    return _Units(
        state=state[row],
        bucket=np.where(state[row] == _DATED, start[row], 0),
        worth=worth[row].astype(np.int64),
        row=row.astype(np.int64),
        unit_of=unit_of,
    )


def _window(units: _Units) -> tuple[int, int]:
    """Return the first bucket's number and how many buckets there are; (0, 0) for none."""
    counted = (units.state == _DATED) & (units.worth > 0)
    if not counted.any():
        return 0, 0
    numbers, places = np.unique(units.bucket[counted], return_inverse=True)
    if numbers[-1] - numbers[0] < MOST_BUCKETS:
        return int(numbers[0]), int(numbers[-1] - numbers[0] + 1)
    sums = np.bincount(places.reshape(-1), weights=units.worth[counted])
    running = np.concatenate(([0], np.cumsum(sums)))
    ends = np.searchsorted(numbers, numbers + MOST_BUCKETS)
    held = running[ends] - running[:-1]
    best = len(held) - 1 - int(np.argmax(held[::-1]))
    return int(numbers[best]), int(numbers[ends[best] - 1] - numbers[best] + 1)


def _by_key(
    lines: Lines, units: _Units, inside: NDArray[np.bool_], first: int, size: int
) -> NDArray[np.int64]:
    """Return counts of shape [countries, buckets]; a unit counts once for each country."""
    codes = len(lines.codes)
    if not size or not codes:
        return np.zeros((codes, size), dtype=np.int64)
    unit = units.unit_of[lines.about_rows]
    kept = inside[unit]
    pairs = np.sort(unit[kept] * codes + lines.about_codes[kept])
    # Not np.unique, whose hashing takes five times as long here.
    unit, code = np.divmod(pairs[np.diff(pairs, prepend=-1) != 0], codes)
    cells = code * size + units.bucket[unit] - first
    counts = np.bincount(cells, weights=units.worth[unit], minlength=codes * size)
    return counts.astype(np.int64).reshape(codes, size)


def _choose(
    codes: Sequence[str], table: NDArray[np.int64], asked: Sequence[str] | None, largest: int
) -> tuple[dict[str, tuple[int, ...]], tuple[tuple[int, ...], ...]]:
    """Return the countries to show and the counts of the others, both the largest total first."""
    totals = dict(zip(codes, table.sum(axis=1).tolist(), strict=True))
    places = {code: place for place, code in enumerate(codes)}
    matched = sorted((code for code in codes if totals[code]), key=lambda c: (-totals[c], c))
    if asked is None:
        shown = matched[: max(largest, 0)]
    else:
        shown = sorted(dict.fromkeys(asked), key=lambda c: (-totals.get(c, 0), c))
    none = (0,) * table.shape[1]
    counts = {c: tuple(table[places[c]].tolist()) if c in places else none for c in shown}
    rest = tuple(tuple(table[places[c]].tolist()) for c in matched if c not in counts)
    return counts, rest


def _empty(
    total: NDArray[np.int64], saved: NDArray[np.int32] | None, by: Bucket, first: int
) -> tuple[bool, ...]:
    """Say of each bucket whether nothing at all was saved in it."""
    if saved is None or not len(total):
        return (False,) * len(total)
    known = saved[(saved > 0) & (saved <= LAST_ORDINAL)]
    places = bucket_numbers(known, by) - first
    filled = total > 0
    filled[places[(places >= 0) & (places < len(total))]] = True
    return tuple((~filled).tolist())
