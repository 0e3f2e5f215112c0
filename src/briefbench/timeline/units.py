"""What counts as one, and when: from the matches of a search to dated units.

A *unit* is a story (all its copies), an article, or a quote. A story is dated by the
earliest of its copies; copies with a date that is too vague for the bucket, or with none, only say
something when no copy has a better one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Lines
from briefbench.timeline.buckets import LAST_ORDINAL, bucket_numbers
from briefbench.timeline.packing import NARROW, RANK
from briefbench.timeline.spreading import spread_over

DATED, SPREAD, VAGUE, UNDATED, NOWHERE = range(5)
"""States of a unit, the best first: its date lies in one bucket; it was given to one of those that
its date covers; its date is vaguer than a bucket; it has none; it is not counted at all."""

LONGEST_SPAN = {Bucket.DAY: 93, Bucket.WEEK: 732, Bucket.MONTH: 2_928, Bucket.QUARTER: 7_320}
"""Days that are shown by a bucket at most: three months, two years, eight years, twenty years. So
there are 31 to 105 buckets a picture, which is what can be told apart on a screen."""

STRAY = 200
"""One date in so many may lie apart when the length of a bucket is chosen: a false one (the epoch
1970, a misprint) must not turn a month of days into years."""


@dataclass(frozen=True, eq=False)
class Units:
    """What is counted, one entry a unit; units without a match are ``NOWHERE``.

    ``bucket`` is the number of the unit's bucket, 0 unless it is dated or spread; ``row`` the row
    of the lines that gave the date.
    """

    lines: Lines
    by: Bucket
    count: Count
    state: NDArray[np.int8]
    bucket: NDArray[np.int64]
    row: NDArray[np.int64]
    unit_of: NDArray[np.int64]  # [rows of the lines]

    @cached_property
    def counted(self) -> NDArray[np.bool_]:
        """Which units are in a bucket."""
        return self.state <= SPREAD

    @cached_property
    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return unit and key of each pair of counted unit and key, each pair once."""
        lines = self.lines
        unit = self.unit_of[lines.key_rows]
        kept = self.counted[unit]
        unit, key = unit[kept], lines.key_codes[kept].astype(np.int64)
        return self._once(unit, key) if self.count is Count.STORIES else (unit, key)

    def of(self, state: int) -> int:
        """Return how many units are in a state."""
        return int(np.count_nonzero(self.state == state))

    def _once(
        self, unit: NDArray[np.int64], key: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return each pair once; only a unit of several rows can have one twice."""
        several = (np.bincount(self.unit_of, minlength=len(self.state)) > 1)[unit]
        keys = max(len(self.lines.keys), 1)
        pairs = unit[several] * keys + key[several]
        if len(self.state) * keys < NARROW:
            pairs = pairs.astype(np.int32)
        # Not np.unique, whose hashing takes five times as long here.
        pairs.sort()
        pairs = pairs[np.diff(pairs, prepend=-1) != 0].astype(np.int64)
        single = ~several
        return (
            np.concatenate([unit[single], pairs // keys]),
            np.concatenate([key[single], pairs % keys]),
        )


def units_of(
    lines: Lines,
    *,
    by: Bucket,
    count: Count,
    since: int = 0,
    until: int = LAST_ORDINAL,
    spread: bool = False,
) -> Units:
    """Return what is counted, each with the best date it has.

    Args:
        lines: The matches.
        by: Length of a bucket.
        count: What counts as one.
        since: Ordinal of the first day that is looked at, 0 for no limit. The dates of units do
            not depend on it: a stretch of a chart shows what the whole of it shows there. A unit
            is counted when the days of its date lie between the limits; a vague one is told when
            some of them do.
        until: Ordinal of the last day that is looked at.
        spread: Give each vague unit to one of the buckets its date covers, see ``spread_over``.

    """
    first = np.where(lines.first_day > LAST_ORDINAL, 0, lines.first_day)
    last = np.clip(lines.last_day, first, LAST_ORDINAL)
    start = bucket_numbers(np.maximum(first, 1), by)
    state = np.zeros(len(first), dtype=np.int8)
    long = np.flatnonzero((last > first) & (first > 0))
    state[long[start[long] != bucket_numbers(last[long], by)]] = VAGUE
    state[first <= 0] = UNDATED
    if count is Count.STORIES:
        unit_of, size = _stories(lines.story)
        row, state = _best(state, first, unit_of, size)
    else:
        unit_of = row = np.arange(len(first), dtype=np.int64)
    bucket = np.where(state == DATED, start[row], 0)
    vague = np.flatnonzero(state == VAGUE)
    if spread and len(vague):
        bucket[vague] = spread_over(*_possible(lines, row[vague], first, last), by)
        state[vague] = SPREAD
    if len(first) and (since > 1 or until < LAST_ORDINAL):
        _leave_out(state, bucket, first[row], last[row], (since, until), by)
    return Units(lines, by, count, state, bucket, row, unit_of)


def chosen_bucket(lines: Lines, since: int = 0, until: int = LAST_ORDINAL) -> Bucket:
    """Return the length of a bucket that suits the dates of the matches.

    Days up to three months, weeks up to two years, months up to eight, quarters up to twenty, else
    years (``LONGEST_SPAN``). The span is the shortest one that holds all dated matches between the
    limits but one in ``STRAY``; a vague date counts with its first day. Days for none.
    """
    days = lines.first_day
    days = np.sort(days[(days >= max(since, 1)) & (days <= min(until, LAST_ORDINAL))])
    if not len(days):
        return Bucket.DAY
    held = len(days) - len(days) // STRAY
    span = int((days[held - 1 :] - days[: len(days) - held + 1]).min()) + 1
    return next((by for by, most in LONGEST_SPAN.items() if span <= most), Bucket.YEAR)


def _stories(story: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Return the unit of each row, and how many units there may be; not each has rows."""
    size = len(story)
    together = story > 0
    most = int(story.max(initial=0))
    if most > 4 * size + 1000:
        numbers = np.zeros(size, dtype=np.int64)
        numbers[together] = np.unique(story[together], return_inverse=True)[1].reshape(-1) + 1
        most = int(numbers.max(initial=0))
    else:
        numbers = story
    alone = np.arange(most + 1, most + 1 + size, dtype=np.int64)
    return np.where(together, numbers, alone), most + 1 + size if size else 0


def _best(
    state: NDArray[np.int8], first: NDArray[np.int32], unit_of: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Return the row that dates each unit (of equals the first) and the unit's state."""
    rank = state.astype(np.int64) * RANK + first
    best = np.full(size, NOWHERE * RANK)
    np.minimum.at(best, unit_of, rank)
    winners = np.flatnonzero(rank == best[unit_of])[::-1]
    row = np.zeros(size, dtype=np.int64)
    row[unit_of[winners]] = winners  # of several the last one written stays: the first row
    return row, (best // RANK).astype(np.int8)


def _possible(
    lines: Lines, rows: NDArray[np.int64], first: NDArray[np.int32], last: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the days that dates of these rows cover, but for those after they were saved.

    A page of "2026" that was saved in March is of no later month. A date that begins only after
    that is wrong somewhere and stays as it is.
    """
    begin, end = first[rows], last[rows]
    if lines.saved_day is None:
        return begin, end
    saved = lines.saved_day[rows]
    return begin, np.where(saved >= begin, np.minimum(end, saved), end)


def _leave_out(
    state: NDArray[np.int8],
    bucket: NDArray[np.int64],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    limits: tuple[int, int],
    by: Bucket,
) -> None:
    """Make what lies outside of the limits ``NOWHERE``; undated units stay."""
    since, until = limits
    ends = np.array([max(since, 1), until], dtype=np.int32)
    lowest, highest = bucket_numbers(ends, by).tolist()
    outside = ((state == DATED) & ((first < since) | (last > until))) | (
        (state == SPREAD) & ((bucket < lowest) | (bucket > highest))
    )
    outside |= (state == VAGUE) & ((last < since) | (first > until))
    state[outside] = NOWHERE
    bucket[outside] = 0
