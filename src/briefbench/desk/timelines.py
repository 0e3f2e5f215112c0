"""Timelines: how much about which country, when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from briefbench.analysis.country_names import is_country
from briefbench.base.dates import days_of, is_date, zone_named
from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.columns.filters import live
from briefbench.columns.lines import (
    Rows,
    beside,
    by_country,
    by_speaker,
    by_tag,
    days_of_table,
    lines_of,
    rows_of,
    rows_of_quotes,
)
from briefbench.desk.bursts import Bursts
from briefbench.desk.event_markers import event_marks
from briefbench.desk.library import Library
from briefbench.desk.searching import Matches, matches_of
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.series import Lines, Series, SourceMark
from briefbench.store.sources import source_names
from briefbench.store.speakers import other_names
from briefbench.store.tags import tag_rows
from briefbench.timeline.baseline import BEFORE
from briefbench.timeline.buckets import LAST_ORDINAL, bucket_number, first_day_of, last_day_of
from briefbench.timeline.coverage import PART, coverage_of
from briefbench.timeline.groups import with_groups
from briefbench.timeline.peaks import with_peaks
from briefbench.timeline.series import (
    MOST_BUCKETS,
    Days,
    Known,
    count_series,
    rows_behind,
    undated_rows,
)
from briefbench.timeline.table import as_csv, as_json
from briefbench.timeline.units import Units, chosen_bucket, units_of

MOST_CHOSEN = 1000
"""Buckets there are at most where their length is chosen: with a false date far off, days would
fill eleven years of the picture. What lies outside is told."""

EVERYTHING = ChartQuestion()

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
    counting = _counting(library, question)
    units, matches, asked = counting.units, counting.matches, counting.question
    table = matches.table
    others = rows_of(table, beside(table, matches.mask, live(table), asked.count), asked.count)
    series = count_series(
        units,
        zone=matches.zone,
        keys=asked.keys,
        most=MOST_BUCKETS if question.by else MOST_CHOSEN,
        known=Known(
            others=counting.units_of(lines_of(table, others, asked.dated)),
            saved=counting.saved,
            today=datetime.now(zone_named(matches.zone)).date(),
        ),
    )

    series = replace(series, per=asked.per, dated=asked.dated)
    if series.buckets:
        series = _with_marks(library, series, counting)
    longer = _with_more_before(counting, series)
    with library.read() as session:
        return with_peaks(series, Bursts(session, table, counting.rows, units), longer)


def bucket_articles(
    library: Library,
    question: ChartQuestion = EVERYTHING,
    *,
    bucket: date | None,
    key: str | None = None,
) -> tuple[int, ...]:
    """Return the ids of the articles behind a bar: a bucket (None: all), and one key or all.

    They are as many as its count says, of a story the copy that dates it; of quotes they are the
    articles that hold them. Vague ones that were given to the bucket are among them.
    ``question.by`` None is decided as ``timeline`` does.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    asked = replace(question, keys=question.keys if key is None else (key,))
    counting = _counting(library, asked)
    if key is not None and counting.question.keys:
        (key,) = counting.question.keys
    return counting.ids(rows_behind(counting.units, bucket, key))


def undated_articles(library: Library, question: ChartQuestion = EVERYTHING) -> tuple[int, ...]:
    """Return the ids of the matches without such a date, as many as ``Series.undated`` says.

    Of quotes they are the articles that hold them.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    counting = _counting(library, question)
    return counting.ids(undated_rows(counting.units))


def _with_marks(library: Library, series: Series, counting: _Counting) -> Series:
    """Return a series with the events and the changes of sources within its buckets."""
    last = last_day_of(series.buckets[-1], series.by)
    with library.read() as session:
        return replace(
            series,
            events=event_marks(session, series.buckets[0], last),
            sources=_source_marks(session, series, counting),
        )


def _source_marks(session: Session, series: Series, counting: _Counting) -> tuple[SourceMark, ...]:
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


def _with_more_before(counting: _Counting, series: Series) -> Series:
    """Return a series with the buckets before it, which tell what was to be expected in it."""
    since, until = counting.limits
    if since <= 1 or not series.buckets:
        return series
    number = bucket_number(series.buckets[0], series.by) - 2 * BEFORE[series.by]
    earlier = first_day_of(max(number, bucket_number(date.min, series.by)), series.by)
    units = replace(counting, limits=(earlier.toordinal(), until)).units
    keys = tuple(series.counts)
    return count_series(units, zone=series.zone, keys=keys, known=Known(saved=counting.saved))


@dataclass(frozen=True)
class _Counting:
    """What a question comes to: ``by`` decided and keys as they are called in the library."""

    question: ChartQuestion
    matches: Matches
    by: Bucket
    limits: tuple[int, int]
    rows: Rows  # of the matches' table, one a line
    lines: Lines

    def units_of(self, lines: Lines) -> Units:
        """Return what is counted of these lines."""
        return units_of(
            lines,
            by=self.by,
            count=self.question.count,
            since=self.limits[0],
            until=self.limits[1],
            spread=self.question.spread,
        )

    @cached_property
    def units(self) -> Units:
        """What is counted of the matches."""
        return self.units_of(self.lines)

    @property
    def saved(self) -> Days | None:
        """The days of everything in the library; where there are none, nothing is known.

        None for events: a day of which the officer wrote nothing down has no event.
        """
        if self.question.dated is Dated.EVENT:
            return None
        return days_of_table(self.matches.table, self.question.dated)

    def ids(self, rows: NDArray[np.int64]) -> tuple[int, ...]:
        """Return the ids of the articles in these rows of the lines, each once."""
        ids: list[int] = self.matches.table.ids[self.rows[rows]].tolist()
        return tuple(dict.fromkeys(ids))


def _counting(library: Library, question: ChartQuestion) -> _Counting:
    limits = _limits(question)
    if question.zone and zone_named(question.zone).key != question.zone:
        raise Refused(
            tr("There is no time zone called “{name}”.").format(name=question.zone),
            tr("Write it as Asia/Tashkent or UTC."),
        )
    matches = matches_of(library, question.query, zone=question.zone or None)
    with library.read() as session:
        rows, lines, keys = _lines(session, library, question, matches)
    by = question.by or chosen_bucket(lines, *limits)
    return _Counting(
        question=replace(question, keys=keys),
        matches=matches,
        by=by,
        limits=_whole_buckets(limits, by),
        rows=rows,
        lines=lines,
    )


def _lines(
    session: Session, library: Library, question: ChartQuestion, matches: Matches
) -> tuple[Rows, Lines, tuple[str, ...] | None]:
    """Return rows of the table, lines with keys, and what is asked for as the library calls it."""
    table, keys, groups = matches.table, question.keys, matches.groups
    if question.per is Per.COUNTRY:
        rows = rows_of(table, matches.mask, question.count)
        lines = by_country(lines_of(table, rows, question.dated), table, rows)
        known = None if keys is None else tuple(groups.known(key) for key in keys)
        shown = {key: groups.codes(key) for key in known or () if not is_country(key)}
        return rows, with_groups(lines, shown), known
    quotes = library.following.quotes(session, matches.zone)
    rows, chosen = rows_of_quotes(table, quotes, matches.mask)
    places = np.arange(len(chosen))
    if question.count is not Count.QUOTES:
        of_quotes, rows = rows, matches.positions
        places = np.searchsorted(rows, of_quotes)
    lines = lines_of(table, rows, question.dated)
    further = {}
    if question.per is Per.SPEAKER:
        lines = by_speaker(lines, quotes, chosen, places)
        further = other_names(session, keys or ())
    else:
        carried = [table.tags.taken(rows)]
        if question.count is Count.QUOTES:
            carried.append(quotes.quote_tags.taken(chosen))
        tags = tag_rows(session)
        paths = {tag.id: tag.path for tag in tags}
        lines = by_tag(lines, carried, paths, {tag.id: tag.parent_id for tag in tags})
    names = {name.casefold(): name for name in lines.keys}
    asked = (further.get(key, (key,))[0] for key in keys or ())
    return rows, lines, keys and tuple(names.get(key.casefold(), key) for key in asked)


def _whole_buckets(limits: tuple[int, int], by: Bucket) -> tuple[int, int]:
    """Return the limits moved out to the ends of buckets: a bar never stands for a part of one."""
    since, until = limits
    if since > 1:
        since = first_day_of(bucket_number(date.fromordinal(since), by), by).toordinal()
    if until < LAST_ORDINAL:
        bucket = first_day_of(bucket_number(date.fromordinal(until), by), by)
        until = last_day_of(bucket, by).toordinal()
    return since, until


def _limits(question: ChartQuestion) -> tuple[int, int]:
    """Return the first and last day that is looked at, as ordinals."""
    for value in (question.since, question.until):
        if value and not is_date(value):
            raise Refused(
                tr("“{value}” is not a date.").format(value=value),
                tr("Write it as 2021-10-13, 2021-10 or 2021."),
            )
    since = days_of(question.since).first.toordinal() if question.since else 0
    until = days_of(question.until).last.toordinal() if question.until else LAST_ORDINAL
    return since, until
