"""What a chart counts, how it is to look, and how a brief keeps both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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


EVERYTHING = ChartQuestion()
"""The question that asks for all there is."""


def kept_chart(question: ChartQuestion, look: ChartLook | None) -> dict[str, Any]:
    """Return a chart as a brief keeps it, a JSON object; without a look the kind is null."""
    shown = look or ChartLook()
    return {
        "query": question.query,
        "by": question.by.value if question.by else None,
        "count": question.count.value,
        "per": question.per.value,
        "dated": question.dated.value,
        "keys": None if question.keys is None else list(question.keys),
        "zone": question.zone,
        "since": question.since,
        "until": question.until,
        "spread": question.spread,
        "kind": look.kind.value if look else None,
        "share": shown.share,
        "baseline": shown.baseline,
    }


def question_of(kept: Mapping[str, Any]) -> ChartQuestion:
    """Return what a chart of a brief is counted from.

    What is not said is as it was when nothing else could be asked: stories by week and country, the
    countries kept as such.
    """
    by = kept.get("by", Bucket.WEEK)
    keys = kept.get("keys", kept.get("countries"))
    return ChartQuestion(
        query=kept.get("query", ""),
        by=None if by is None else Bucket(by),
        count=Count(kept.get("count", Count.STORIES)),
        per=Per(kept.get("per", Per.COUNTRY)),
        dated=Dated(kept.get("dated", Dated.PUBLISHED)),
        keys=None if keys is None else tuple(keys),
        zone=kept.get("zone", ""),
        since=kept.get("since", ""),
        until=kept.get("until", ""),
        spread=bool(kept.get("spread", False)),
    )


def look_of(kept: Mapping[str, Any]) -> ChartLook | None:
    """Return how a chart of a brief is drawn, None where that is left to ``look_for``.

    As lines where it was put there before there were kinds.
    """
    kind = kept.get("kind", ChartKind.LINES)
    if kind is None:
        return None
    return ChartLook(
        ChartKind(kind), bool(kept.get("share", False)), bool(kept.get("baseline", False))
    )
