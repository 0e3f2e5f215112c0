"""How a chart is to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefbench.model.kinds import Bucket, Count, Dated, Per


class ChartKind(StrEnum):
    """How a series is drawn; the value is the word stored with a chart in a brief."""

    LINES = "lines"
    AREAS = "areas"  # stacked
    BARS = "bars"  # stacked
    HEAT = "heat"  # country by time
    MULTIPLES = "multiples"  # a small chart a country, all with one scale


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a series is drawn, for window, brief and file alike.

    With ``share`` the levels are parts of all that is in the library in a bucket (of the matches
    where that is unknown), 0 to 100 %; stacked, they may add up to more where a match is about
    several countries. With ``baseline``, lines and small multiples show what was to be expected.
    """

    kind: ChartKind = ChartKind.LINES
    share: bool = False
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class ChartQuestion:
    """What a chart is counted from.

    ``by`` None leaves the length of a bucket to the span of the dates. ``keys`` are what has a
    series of its own, as ``per`` says: alpha-2 codes and names of groups, names of speakers, or
    paths of tags; None for the largest. ``zone`` is an IANA name, "" for the library's. ``since``
    and ``until`` are days (ISO 8601, both included), "" for no limit: buckets that hold none of the
    days between are not counted. With ``spread``, vague dates are shared out over the buckets they
    cover.
    """

    query: str = ""
    by: Bucket | None = None
    count: Count = Count.STORIES
    per: Per = Per.COUNTRY
    dated: Dated = Dated.PUBLISHED
    keys: tuple[str, ...] | None = None
    zone: str = ""
    since: str = ""
    until: str = ""
    spread: bool = False
