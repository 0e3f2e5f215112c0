"""Timelines: how much about which country, when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np

from briefbench.analysis.country_names import country_name, is_country
from briefbench.base.dates import zone_named
from briefbench.base.errors import ExportFailed
from briefbench.base.words import tr
from briefbench.columns.lines import lines_of
from briefbench.desk.event_markers import event_marks
from briefbench.desk.library import Library
from briefbench.desk.searching import Matches, matches_of
from briefbench.model.charts import ChartLook
from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Lines, Series
from briefbench.store.articles import article_rows
from briefbench.timeline.buckets import last_day_of
from briefbench.timeline.chart import PLAIN, paper_chart
from briefbench.timeline.groups import with_groups
from briefbench.timeline.peaks import with_peaks
from briefbench.timeline.series import count_series, rows_behind
from briefbench.timeline.table import as_csv, as_json

LABEL = 44
"""Code points of a headline that label a peak: two short lines in the chart."""

series_object, series_csv = as_json, as_csv


def timeline(
    library: Library,
    *,
    query: str = "",
    by: Bucket = Bucket.DAY,
    count: Count = Count.STORIES,
    countries: Sequence[str] | None = None,
    zone: str | None = None,
) -> Series:
    """Return counts by bucket and by country the articles are about, peaks labelled.

    Args:
        library: The library to ask.
        query: Count only what this finds; everything live when empty.
        by: Length of a bucket; weeks start on Monday.
        count: What counts: stories (copies once), articles, or accepted quotes.
        countries: Alpha-2 codes and names of groups of countries, which are one series each; the
            7 largest countries for None.
        zone: IANA name of a zone; the library's for None.

    Raises:
        QueryError: The query cannot be understood.

    """
    matches = matches_of(library, query, zone=zone)
    countries = countries and [matches.groups.known(value) for value in countries]
    lines = _lines(matches, count, countries or ())
    series = count_series(
        lines,
        by=by,
        count=count,
        zone=matches.zone,
        countries=countries,
        today=datetime.now(zone_named(matches.zone)).date(),
        saved=matches.table.first_day,
    )

    if series.buckets:
        series = _with_events(library, series)

    def label(country: str, bucket: date) -> str:
        rows = rows_behind(lines, by=by, count=count, bucket=bucket, country=country)
        return _label(library, matches, rows.tolist())

    return with_peaks(series, label)


def bucket_articles(
    library: Library,
    *,
    query: str = "",
    by: Bucket = Bucket.DAY,
    count: Count = Count.STORIES,
    bucket: date,
    country: str | None = None,
) -> tuple[int, ...]:
    """Return the ids of the articles behind a bar: a bucket, and one country or group, or all.

    Raises:
        QueryError: The query cannot be understood.

    """
    matches = matches_of(library, query)
    lines = _lines(matches, count, [country] if country else ())
    rows = rows_behind(lines, by=by, count=count, bucket=bucket, country=country)
    return tuple(matches.table.ids[matches.positions[rows]].tolist())


def undated_articles(library: Library, query: str = "") -> tuple[int, ...]:
    """Return the ids of the matches that have no published date.

    Raises:
        QueryError: The query cannot be understood.

    """
    matches = matches_of(library, query)
    undated = matches.positions[matches.table.first_day[matches.positions] == 0]
    return tuple(matches.table.ids[undated].tolist())


CHART_ENDINGS = ("svg", "png", "pdf", "csv")
"""What a chart can be written as, told by the ending of the file's name."""


def write_chart(series: Series, path: Path, look: ChartLook = PLAIN) -> None:
    """Write a series as ``.svg``, ``.png``, ``.pdf`` or ``.csv``, told by the ending of ``path``.

    The chart is the one of the printed page, drawn as ``look`` says; a table holds the counts.

    Raises:
        ExportFailed: The file cannot be written.

    """
    match path.suffix.lower():
        case ".svg":
            content = paper_chart(series, country_name, look).svg().encode()
        case ".png":
            content = paper_chart(series, country_name, look).png()
        case ".pdf":
            content = paper_chart(series, country_name, look).pdf()
        case _:
            content = as_csv(series).encode("utf-8-sig")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ExportFailed(
            tr("The chart cannot be written to {path}: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            tr("Choose another folder."),
        ) from error


def _with_events(library: Library, series: Series) -> Series:
    """Return a series with the events the officer wrote down within its buckets."""
    with library.read() as session:
        last = last_day_of(series.buckets[-1], series.by)
        return replace(series, events=event_marks(session, series.buckets[0], last))


def _lines(matches: Matches, count: Count, shown: Iterable[str]) -> Lines:
    """Return the matches as lines; groups of countries among what is shown count as countries."""
    mask = matches.mask
    if count is Count.QUOTES:
        mask = mask & (matches.table.quotes > 0)
        matches.positions = np.flatnonzero(mask)
    groups = {name: matches.groups.codes(name) for name in shown if not is_country(name)}
    return with_groups(lines_of(matches.table, mask), groups)


def _label(library: Library, matches: Matches, rows: Sequence[int]) -> str:
    """Return the headline of the bucket's most carried story, shortened at a word."""
    ids = matches.table.ids[matches.positions[list(rows)]].tolist()
    with library.read() as session:
        found = article_rows(session, ids[:200])
    if not found:
        return ""
    title = max(found, key=lambda row: (row.copies, -row.id)).title
    if len(title) <= LABEL:
        return title
    return title[:LABEL].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
