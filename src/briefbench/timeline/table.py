"""A series as a table: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import math
from typing import Any

from briefbench.base.cells import plain_cell
from briefbench.model.series import Series


def as_json(series: Series) -> dict[str, Any]:
    """Return the object that ``briefbench timeline --json`` prints; days are ISO 8601."""
    return {
        "by": series.by.value,
        "count": series.count.value,
        "zone": series.zone,
        "buckets": [bucket.isoformat() for bucket in series.buckets],
        "series": {code: list(counts) for code, counts in series.counts.items()},
        "total": list(series.total),
        "empty": [bucket.isoformat() for bucket, empty in _paired(series) if empty],
        "undated": series.undated,
        "vague": series.vague,
        "outside": series.outside,
        "others": series.others,
        "partial": bool(series.partial),
        "per": series.per.value,
        "dated": series.dated.value,
        "base": list(series.base),
        "several": series.several,
        "without": series.without,
        "spread": series.spread,
        "sources": [
            {"name": mark.name, "bucket": mark.bucket.isoformat(), "begins": mark.begins}
            for mark in series.sources
        ],
        "events": [
            {
                "number": event.number,
                "day": event.day.isoformat(),
                "words": event.words,
                "source": event.source,
            }
            for event in series.events
        ],
        "expected": {
            key: [None if math.isnan(value) else value for value in row]
            for key, row in series.expected.items()
        },
        "peaks": [
            {
                "key": peak.key,
                "country": peak.key,
                "bucket": peak.bucket.isoformat(),
                "count": peak.count,
                "expected": peak.expected,
                "label": peak.about,
            }
            for peak in series.peaks
        ],
    }


def as_csv(series: Series) -> str:
    """Return a line a bucket: its first day, the total, each key, and what a share is a part of.

    CRLF as in RFC 4180. Counts are left out where nothing was saved: not known is not zero. A key
    that a spreadsheet would take for a formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [series.total, *series.counts.values()]
    names = [series.by.value, "total", *map(plain_cell, series.counts)]
    if series.base:
        columns.append(series.base)
        names.append("base")
    writer.writerow(names)
    for place, (bucket, empty) in enumerate(_paired(series)):
        counts = [column[place] for column in columns]
        writer.writerow([bucket.isoformat(), *("" if empty else count for count in counts)])
    return out.getvalue()


def _paired(series: Series) -> list[tuple[Any, bool]]:
    """Return each bucket with whether nothing was saved in it."""
    return list(zip(series.buckets, series.empty, strict=True))
