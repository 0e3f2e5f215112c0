"""A series as plain values and back, for a chart that stays as it was counted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.series import EventMark, Peak, Series, SourceMark
from briefbench.timeline.layout import MOST_GREY


def kept_series(series: Series) -> dict[str, Any]:
    """Return a series as an object that JSON can hold; what is not a number becomes null.

    Of the keys that were not asked for those are kept that are drawn by themselves, and the sum of
    the others: 200 of them over 4,000 buckets would be megabytes in the journal.
    """
    return {
        "by": series.by.value,
        "count": series.count.value,
        "per": series.per.value,
        "dated": series.dated.value,
        "zone": series.zone,
        "buckets": [day.isoformat() for day in series.buckets],
        "counts": {key: list(row) for key, row in series.counts.items()},
        "order": list(series.counts),
        "total": list(series.total),
        "base": list(series.base),
        "empty": [place for place, empty in enumerate(series.empty) if empty],
        "rest": [list(row) for row in _few(series.rest)],
        **{name: getattr(series, name) for name in _NUMBERS},
        "partial": series.partial,
        "peaks": [
            {
                "key": peak.key,
                "bucket": peak.bucket.isoformat(),
                "count": peak.count,
                "expected": peak.expected,
                "label": peak.label,
                "words": list(peak.words),
            }
            for peak in series.peaks
        ],
        "sources": [[mark.name, mark.bucket.isoformat(), mark.begins] for mark in series.sources],
        "events": [
            [event.number, event.day.isoformat(), event.words, event.source]
            for event in series.events
        ],
        "expected": {
            key: [None if math.isnan(level) else level for level in row]
            for key, row in series.expected.items()
        },
    }


def series_kept(kept: Mapping[str, Any]) -> Series:
    """Return the series that was kept as such an object."""
    buckets = tuple(date.fromisoformat(day) for day in kept["buckets"])
    empty = set(kept["empty"])
    return Series(
        by=Bucket(kept["by"]),
        count=Count(kept["count"]),
        per=Per(kept["per"]),
        dated=Dated(kept["dated"]),
        zone=kept["zone"],
        buckets=buckets,
        counts={key: tuple(kept["counts"][key]) for key in kept["order"]},
        total=tuple(kept["total"]),
        base=tuple(kept["base"]),
        empty=tuple(place in empty for place in range(len(buckets))),
        rest=tuple(tuple(row) for row in kept["rest"]),
        partial=kept["partial"],
        peaks=tuple(
            Peak(
                **{
                    **peak,
                    "bucket": date.fromisoformat(peak["bucket"]),
                    "words": tuple(peak["words"]),
                }
            )
            for peak in kept["peaks"]
        ),
        sources=tuple(
            SourceMark(name, date.fromisoformat(day), begins)
            for name, day, begins in kept["sources"]
        ),
        events=tuple(
            EventMark(number, date.fromisoformat(day), words, source)
            for number, day, words, source in kept["events"]
        ),
        expected={
            key: tuple(math.nan if level is None else level for level in row)
            for key, row in kept["expected"].items()
        },
        **{name: kept[name] for name in _NUMBERS},
    )


def _few(rows: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the first rows, and the sum of all others as one more."""
    first, others = list(rows[:MOST_GREY]), rows[MOST_GREY:]
    return [*first, tuple(map(sum, zip(*others, strict=True)))] if others else first


_NUMBERS = ("undated", "vague", "others", "outside", "several", "without", "spread")
