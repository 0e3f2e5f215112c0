"""Timelines: how much about which country, by whom or under which tag, when; and what is behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import numpy as np
from sqlalchemy.orm import Session

from briefbench.base.dates import zone_named
from briefbench.columns.filters import live
from briefbench.columns.lines import Rows, days_of_table
from briefbench.desk.bursts import Bursts
from briefbench.desk.counting import Counting, counting_of
from briefbench.desk.event_markers import event_marks
from briefbench.desk.library import Library
from briefbench.model.charts import EVERYTHING, ChartQuestion
from briefbench.model.series import Series, SourceMark
from briefbench.store.articles import headlines
from briefbench.store.sources import source_names
from briefbench.timeline.baseline import BEFORE, OLDEST
from briefbench.timeline.buckets import bucket_number, first_day_of, last_day_of
from briefbench.timeline.coverage import PART, coverage_of
from briefbench.timeline.peaks import with_peaks
from briefbench.timeline.series import (
    MOST_BUCKETS,
    Known,
    count_series,
    rows_behind,
    undated_rows,
)
from briefbench.timeline.table import as_csv, as_json

MOST_CHOSEN = 1000
"""Buckets there are at most where their length is chosen: with a false date far off, days would
fill eleven years of the picture. What lies outside is told."""

series_object, series_csv = as_json, as_csv


def timeline(library: Library, question: ChartQuestion = EVERYTHING) -> Series:
    """Return what a question asks for, peaks labelled.

    Quotes are accepted ones. Counted per speaker, quotes are under who said them, stories and
    articles under everyone they quote; per tag, under the tags of the article (quotes under their
    own too) and all above these: the largest are tags at the root, those below are asked for by
    their paths.
    Without ``by`` the buckets are days up to three months, weeks up to two years, months up to
    eight, quarters up to twenty, else years. Limits are moved out to whole buckets. Names of
    countries' groups, speakers and tags may be in any case; a speaker may have any of its names.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    counting = counting_of(library, question)
    asked, zone = counting.question, counting.matches.zone
    series = count_series(
        counting.units,
        zone=zone,
        keys=asked.keys,
        most=MOST_BUCKETS if question.by else MOST_CHOSEN,
        known=Known(
            others=counting.others,
            saved=counting.saved,
            today=datetime.now(zone_named(zone)).date(),
        ),
    )
    series = replace(series, per=asked.per, dated=asked.dated)
    if series.buckets:
        series = _with_marks(library, series, counting)
    longer = _with_more_before(counting, series)
    with library.read() as session:
        bursts = Bursts(session, counting.matches.table, counting.rows, counting.units)
        return with_peaks(series, bursts, longer)


def bucket_articles(
    library: Library,
    question: ChartQuestion = EVERYTHING,
    *,
    bucket: date | None,
    key: str | None = None,
) -> tuple[int, ...]:
    """Return the ids of the articles behind a bar: a bucket (None: all), and one key or all.

    They are as many as its count says, of a story the copy that dates it; of quotes they are the
    articles that hold them. Vague ones that were given to the bucket are among them. The newest by
    the date that is counted come first.
    ``question.by`` None is decided as ``timeline`` does.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    counting, rows = _behind(library, question, bucket, key)
    return counting.ids(rows)


def bucket_headlines(
    library: Library,
    question: ChartQuestion,
    *,
    bucket: date,
    key: str | None = None,
    most: int = 3,
) -> tuple[str, ...]:
    """Return the headlines of the most carried stories behind a bucket, the newest of equals first.

    Args:
        library: The library to ask.
        question: What the chart was counted from.
        bucket: First day of the bucket, or any day in it.
        key: Only what is under this key; None for all.
        most: How many.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    counting, rows = _behind(library, question, bucket, key)
    table = counting.matches.table
    story = table.story[counting.rows[rows]]
    others = table.story[live(table) & (table.story > 0)]
    carried = np.bincount(others, minlength=int(story.max(initial=0)) + 1)
    weight = np.where(story > 0, carried[story.clip(min=0)], 1)
    ids = counting.ids(rows[np.argsort(-weight, kind="stable")])[:most]
    with library.read() as session:
        titles = headlines(session, ids)
    return tuple(titles[id_] for id_ in ids if id_ in titles)


def undated_articles(library: Library, question: ChartQuestion = EVERYTHING) -> tuple[int, ...]:
    """Return the ids of the matches without such a date, as many as ``Series.undated`` says.

    Of quotes they are the articles that hold them.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    counting = counting_of(library, question)
    return counting.ids(undated_rows(counting.units))


def _behind(
    library: Library, question: ChartQuestion, bucket: date | None, key: str | None
) -> tuple[Counting, Rows]:
    """Return what is behind a bar, as rows of the lines, the newest by the counted date first."""
    asked = replace(question, keys=question.keys if key is None else (key,))
    counting = counting_of(library, asked)
    if key is not None and counting.question.keys:
        (key,) = counting.question.keys
    rows = rows_behind(counting.units, bucket, key)
    return counting, rows[np.argsort(-counting.lines.first_day[rows], kind="stable")]


def _with_marks(library: Library, series: Series, counting: Counting) -> Series:
    """Return a series with the events and the changes of sources within its buckets."""
    last = last_day_of(series.buckets[-1], series.by)
    with library.read() as session:
        return replace(
            series,
            events=event_marks(session, series.buckets[0], last),
            sources=_source_marks(session, series, counting),
        )


def _source_marks(session: Session, series: Series, counting: Counting) -> tuple[SourceMark, ...]:
    """Return the sources that begin or cease, as far as they hold their ``PART`` of the matches."""
    table, rows = counting.matches.table, counting.rows
    first, last = days_of_table(table, counting.question.dated)
    days = np.where((first == last) & live(table), first, 0)
    found = []
    for told in coverage_of(days, table.source):
        here = days[rows]
        here = (here >= told.first.toordinal()) & (here <= told.last.toordinal())
        if (table.source[rows[here]] == told.source).sum() >= PART * max(here.sum(), 1):
            found += [(told.first, told.source, True)] * told.begins
            found += [(told.last, told.source, False)] * told.ceases
    buckets = {bucket_number(bucket, series.by): bucket for bucket in series.buckets}
    inside = [mark for mark in sorted(found) if bucket_number(mark[0], series.by) in buckets]
    names = source_names(session, {source for _, source, _ in inside})
    return tuple(
        SourceMark(names[source], buckets[bucket_number(day, series.by)], begins)
        for day, source, begins in inside
        if source in names
    )


def _with_more_before(counting: Counting, series: Series) -> Series:
    """Return a series with the buckets before it, which tell what was to be expected in it."""
    since, until = counting.limits
    if since <= 1 or not series.buckets:
        return series
    number = bucket_number(series.buckets[0], series.by) - OLDEST * BEFORE[series.by]
    earlier = first_day_of(max(number, bucket_number(date.min, series.by)), series.by)
    units = replace(counting, limits=(earlier.toordinal(), until)).units
    keys = tuple(series.counts)
    return count_series(units, zone=series.zone, keys=keys, known=Known(saved=counting.saved))
