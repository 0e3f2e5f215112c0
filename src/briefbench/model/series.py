"""What a timeline shows: counts by bucket, and what is not in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from briefbench.model.kinds import Bucket, Count, Dated, Per

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The matches of a search as arrays, one row a match; what ``columns`` gives ``timeline``.

    ``first_day`` and ``last_day`` are the days a match's date covers in the library's zone, as
    proleptic Gregorian ordinals (``date.toordinal``), both included; 0 when undated. Rows with the
    same ``story`` are copies of each other; 0 means a story of its own. ``weight`` is what a row
    counts when quotes are counted: how many it has. ``about_rows`` and ``about_codes`` are pairs:
    the match in that row is about the country ``codes[about_codes[k]]``.
    """

    first_day: NDArray[np.int32]  # [n]
    last_day: NDArray[np.int32]  # [n]
    story: NDArray[np.int64]  # [n]
    weight: NDArray[np.int32]  # [n]
    about_rows: NDArray[np.int32]  # [m]
    about_codes: NDArray[np.int16]  # [m]
    codes: tuple[str, ...]  # alpha-2


@dataclass(frozen=True, slots=True)
class Peak:
    """A bucket of one series that stands out; ``expected`` is what was to be expected there."""

    key: str
    bucket: date
    count: int
    expected: float
    label: str


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A source that began, or ceased, to be in the library in a bucket (its first day)."""

    name: str
    bucket: date
    begins: bool


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event the officer wrote down, numbered by time from 1; ``source`` says who tells of it."""

    number: int
    day: date
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Series:
    """Counts by bucket and by key: a country (or a group of them), a speaker, or a tag.

    ``buckets`` are the first days of every bucket from the first to the last with a match, none
    left out (weeks start on Monday). ``counts`` maps keys, largest total first, to one count a
    bucket: alpha-2 codes or names of groups, names of speakers, or paths of tags, as ``per`` says.
    ``total`` counts distinct matches a bucket; ``several`` of them are under more than one key,
    ``without`` under none. ``vague`` are matches whose date is vaguer than the bucket, ``undated``
    those without one, ``outside`` those dated too far from all others to stand in one picture;
    none of them is in the counts, but with ``spread``: so many vague ones are shared out over the
    buckets they cover. ``others`` is the number of further keys that were not asked for; ``rest``
    their counts, largest first. ``empty`` tells of each bucket whether nothing at all was saved in
    it. ``base`` counts everything in the library a bucket, whatever the query: what a share is a
    part of; () when unknown. ``expected`` is the baseline of each key that has one, nan where
    nothing can be expected. ``sources`` and ``events`` are in order of time and within the buckets.
    """

    by: Bucket
    count: Count
    zone: str
    buckets: tuple[date, ...]
    counts: dict[str, tuple[int, ...]]
    total: tuple[int, ...]
    empty: tuple[bool, ...]
    undated: int = 0
    vague: int = 0
    partial: bool = False  # the last bucket is not over yet
    others: int = 0
    rest: tuple[tuple[int, ...], ...] = ()
    peaks: tuple[Peak, ...] = ()
    outside: int = 0
    per: Per = Per.COUNTRY
    dated: Dated = Dated.PUBLISHED
    base: tuple[int, ...] = ()
    several: int = 0
    without: int = 0
    spread: int = 0
    sources: tuple[SourceMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    expected: dict[str, tuple[float, ...]] = field(default_factory=dict)

    @property
    def matches(self) -> int:
        """How many distinct matches are in the counts."""
        return sum(self.total)
