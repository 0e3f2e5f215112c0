"""Which part of time a chart shows, and how one goes nearer and farther."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from briefbench.model.kinds import Bucket
from briefbench.timeline.buckets import bucket_number, first_day_of, last_day_of

FINER = {
    Bucket.YEAR: Bucket.QUARTER,
    Bucket.QUARTER: Bucket.MONTH,
    Bucket.MONTH: Bucket.WEEK,
    Bucket.WEEK: Bucket.DAY,
}
"""The next shorter bucket; there is none below a day."""

FEWEST = 4
"""Buckets below which a stretch is told better in shorter ones."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of time, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has, at least 1."""
        return (self.last - self.first).days + 1

    def held_in(self, whole: Stretch) -> Stretch:
        """Return the part within another stretch; where there is none, its nearest day."""
        first = min(max(self.first, whole.first), whole.last)
        return Stretch(first, max(first, min(self.last, whole.last)))


@dataclass(frozen=True, slots=True)
class Step:
    """What a chart shows: a stretch or the whole time (None), in buckets or as long as fit."""

    stretch: Stretch | None = None
    by: Bucket | None = None


def stretch_of(first: date, last: date, by: Bucket) -> Stretch:
    """Return the days of the buckets from the one that holds ``first`` to that of ``last``."""
    return Stretch(first_day_of(bucket_number(first, by), by), last_day_of(last, by))


def into(bucket: date, by: Bucket) -> Step | None:
    """Return what shows one bucket in the next shorter ones; None for a day."""
    finer = FINER.get(by)
    return Step(stretch_of(bucket, bucket, by), finer) if finer else None


def onto(stretch: Stretch, by: Bucket | None) -> Step:
    """Return what shows a stretch: in buckets that were chosen, unless they get too few."""
    while by is not None and by in FINER and _buckets(stretch, by) < FEWEST:
        by = FINER[by]
    return Step(stretch, by)


def nearer(shown: Stretch, day: date) -> Stretch:
    """Return half of what is shown, a day staying where it is in the picture; at least a day."""
    return _scaled(shown, day, max(1, (shown.days + 1) // 2))


def farther(shown: Stretch, day: date, whole: Stretch) -> Stretch | None:
    """Return twice what is shown, a day staying where it is; None when that is all there is."""
    wide = _scaled(shown, day, shown.days * 2)
    if wide.first <= whole.first and wide.last >= whole.last:
        return None
    if wide.first < whole.first:
        wide = _moved(wide, whole.first - wide.first)
    elif wide.last > whole.last:
        wide = _moved(wide, whole.last - wide.last)
    wide = wide.held_in(whole)
    return None if wide == whole else wide


def beside(shown: Stretch, way: int, whole: Stretch) -> Stretch:
    """Return a stretch as long as the shown one, half of it later (1) or earlier (-1)."""
    half = timedelta(days=way * max(1, shown.days // 2))
    if way > 0:
        half = min(half, max(timedelta(), whole.last - shown.last))
    else:
        half = max(half, min(timedelta(), whole.first - shown.first))
    return _moved(shown, half)


def _scaled(shown: Stretch, day: date, days: int) -> Stretch:
    """Return a stretch of so many days in which a day stands as far in as before."""
    day = min(max(day, shown.first), shown.last)
    before = (day - shown.first).days * days // shown.days
    ordinal = max(1, day.toordinal() - before)
    first = date.fromordinal(ordinal)
    return Stretch(first, date.fromordinal(min(ordinal + days - 1, date.max.toordinal())))


def _moved(stretch: Stretch, way: timedelta) -> Stretch:
    return Stretch(stretch.first + way, stretch.last + way)


def _buckets(stretch: Stretch, by: Bucket) -> int:
    return bucket_number(stretch.last, by) - bucket_number(stretch.first, by) + 1
