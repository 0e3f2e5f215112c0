"""What a timeline shows: counts by bucket, and what is not in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefbench.model.kinds import Bucket, Count


@dataclass(frozen=True, slots=True)
class Peak:
    """A bucket that stands out; ``expected`` is what the buckets around it would lead one to."""

    country: str
    bucket: date
    count: int
    expected: float
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """Counts by country and bucket.

    ``buckets`` are the first days of every bucket from the first to the last with a match, none
    left out (weeks start on Monday). ``by_country`` maps alpha-2 codes, largest total first, to
    one count a bucket. ``total`` counts distinct matches a bucket. ``vague`` are matches whose
    date is vaguer than the bucket, ``undated`` those without one; neither is in the counts.
    ``others`` is the number of further countries that were not asked for; ``rest`` their counts,
    largest first. ``empty`` tells of each bucket whether nothing at all was saved in it.
    """

    by: Bucket
    count: Count
    zone: str
    buckets: tuple[date, ...]
    by_country: dict[str, tuple[int, ...]]
    total: tuple[int, ...]
    empty: tuple[bool, ...]
    undated: int = 0
    vague: int = 0
    partial: bool = False  # the last bucket is not over yet
    others: int = 0
    rest: tuple[tuple[int, ...], ...] = ()
    peaks: tuple[Peak, ...] = ()

    @property
    def matches(self) -> int:
        """How many distinct matches are in the counts."""
        return sum(self.total)
