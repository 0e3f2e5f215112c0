"""What a timeline shows: counts by bucket, and what is not in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from briefbench.base.words import tr
from briefbench.model.kinds import Bucket, Count, Dated, Per

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The matches of a search as arrays, one row a match; what ``columns`` gives ``timeline``.

    A match is an article, or an accepted quote where quotes are counted; what is told of a quote is
    what its article has. ``first_day`` and ``last_day`` are the days a match's date covers in the
    library's zone, as proleptic Gregorian ordinals (``date.toordinal``), both included; 0 when
    undated. Rows with the same ``story`` are copies of each other; 0 and below mean a story of its
    own. ``key_rows`` and ``key_codes`` are pairs, rows ascending and each pair once: the match in
    that row is under the key ``keys[key_codes[k]]``, a country it is about, a speaker or a tag.
    ``above`` names the keys that hold all that a key holds: groups of countries, and the tags above
    a tag. ``saved_day`` is the day a match was saved on, an ordinal: a date of before is no later;
    None where it says nothing.
    """

    first_day: NDArray[np.int32]  # [n]
    last_day: NDArray[np.int32]  # [n]
    story: NDArray[np.int64]  # [n]
    key_rows: NDArray[np.int32]  # [m]
    key_codes: NDArray[np.int32]  # [m]
    keys: tuple[str, ...]  # alpha-2 codes and names of groups, names of speakers, paths of tags
    above: Mapping[str, frozenset[str]] = field(default_factory=dict)
    saved_day: NDArray[np.int32] | None = None  # [n]


@dataclass(frozen=True, slots=True)
class Peak:
    """A bucket of one series that stands out; ``expected`` is what was to be expected there.

    ``words`` are the most distinctive words of its headlines, the best first; ``label`` is the
    headline nearest their centre. Both may be empty.
    """

    key: str
    bucket: date
    count: int
    expected: float
    label: str
    words: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What it is about, in one line: its words, then the headline; "" when neither is known."""
        if self.words and self.label:
            return tr("{words}: {headline}").format(words=self.listed, headline=self.label)
        return self.listed or self.label

    @property
    def listed(self) -> str:
        """Its words in a row, parted by the comma of their script; "" for none."""
        return _comma(self.words).join(self.words)


def _comma(words: tuple[str, ...]) -> str:
    first = words[0][0] if words else ""
    if "\u0600" <= first <= "\u06ff":
        return "، "
    return "、" if "\u3040" <= first <= "\u9fff" else ", "


@dataclass(frozen=True, slots=True)
class Wording:
    """What a bucket of a series is about: ``words`` and ``label`` of its peak."""

    words: tuple[str, ...] = ()
    label: str = ""


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
    ``total`` counts distinct matches a bucket; ``several`` of them are counted for more than one of
    the keys that are shown or in ``rest``, ``without`` are under no key at all. ``partial`` buckets
    at the end are not over: today's, and those after it where a match is dated later. ``vague`` are
    matches whose date is vaguer than the bucket, ``undated`` those without one, ``outside`` those
    dated too far from all others to stand in one picture; none of them is in the counts. ``spread``
    are vague ones that are: they were shared out over the buckets they cover. ``others`` is the
    number of further keys, without those that hold or are held by one that is shown, or are held by
    another of them; ``rest`` are their counts, largest first, all beyond the 200 largest as one.
    ``empty`` tells of each bucket whether nothing in the whole library is dated in it, so that
    nothing is known of it; never of events. ``base`` counts everything live in the library and
    every match, whatever the query: what a share is a part of, never less than ``total``; () when
    unknown. ``expected`` is the baseline of each key that has one, nan where nothing can be
    expected. ``sources`` and ``events`` are in order of time and within the buckets.
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
    partial: int = 0
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

    def unfinished(self, place: int) -> bool:
        """Say whether a bucket is not over yet."""
        return place >= len(self.buckets) - self.partial

    @property
    def matches(self) -> int:
        """How many distinct matches are in the counts."""
        return sum(self.total)
