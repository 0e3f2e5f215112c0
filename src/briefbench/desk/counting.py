"""What a chart is counted from: a question taken apart, as lines and units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
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
from briefbench.desk.library import Library
from briefbench.desk.searching import Matches, matches_of
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.series import Lines
from briefbench.store.speakers import find_speaker
from briefbench.store.tags import tag_rows
from briefbench.timeline.buckets import LAST_ORDINAL, bucket_number, first_day_of, last_day_of
from briefbench.timeline.groups import with_groups
from briefbench.timeline.series import Days
from briefbench.timeline.units import Units, chosen_bucket, units_of

Keys = tuple[str, ...] | None


@dataclass(frozen=True)
class Counting:
    """What a question comes to: ``by`` decided, limits moved out to whole buckets.

    The keys of ``question`` are as the library calls them. ``rows`` are the rows of the matches'
    table that ``lines`` were made of.
    """

    question: ChartQuestion
    matches: Matches
    by: Bucket
    limits: tuple[int, int]
    rows: Rows
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
    def others(self) -> Units:
        """What is live and does not match: with the matches, what a share is a part of."""
        table, count = self.matches.table, self.question.count
        others = rows_of(table, beside(table, self.matches.mask, live(table), count), count)
        return self.units_of(lines_of(table, others, self.question.dated))

    @property
    def saved(self) -> Days | None:
        """The days of everything in the library; where there are none, nothing is known.

        None for events: a day of which the officer wrote nothing down has no event.
        """
        if self.question.dated is Dated.EVENT:
            return None
        return days_of_table(self.matches.table, self.question.dated)

    def ids(self, rows: Rows) -> tuple[int, ...]:
        """Return the ids of the articles in these rows of the lines, each once."""
        ids: list[int] = self.matches.table.ids[self.rows[rows]].tolist()
        return tuple(dict.fromkeys(ids))


def counting_of(library: Library, question: ChartQuestion) -> Counting:
    """Take a question apart.

    Raises:
        QueryError: The query cannot be understood.
        Refused: ``since`` or ``until`` is no date, or there is no such zone.

    """
    limits = _limits(question)
    if question.zone and zone_named(question.zone).key != question.zone:
        raise Refused(
            tr("There is no time zone called “{name}”.").format(name=question.zone),
            tr("Write it as Asia/Tashkent or UTC."),
        )
    matches = matches_of(library, question.query, zone=question.zone or None)
    with library.read() as session:
        match question.per:
            case Per.COUNTRY:
                rows, lines, keys = _by_country(question, matches)
            case Per.SPEAKER:
                rows, lines, keys = _by_speaker(session, library, question, matches)
            case Per.TAG:
                rows, lines, keys = _by_tag(session, library, question, matches)
    by = question.by or chosen_bucket(lines, *limits)
    return Counting(
        question=replace(question, keys=keys),
        matches=matches,
        by=by,
        limits=_whole_buckets(limits, by),
        rows=rows,
        lines=lines,
    )


def _by_country(question: ChartQuestion, matches: Matches) -> tuple[Rows, Lines, Keys]:
    """Return rows and lines by country, groups that are asked for as countries more."""
    table, groups, keys = matches.table, matches.groups, question.keys
    rows = rows_of(table, matches.mask, question.count)
    lines = by_country(lines_of(table, rows, question.dated), table, rows)
    known = None if keys is None else tuple(groups.known(key) for key in keys)
    shown = {key: groups.codes(key) for key in known or () if not is_country(key)}
    return rows, with_groups(lines, shown), known


def _by_speaker(
    session: Session, library: Library, question: ChartQuestion, matches: Matches
) -> tuple[Rows, Lines, Keys]:
    """Return rows and lines by speaker, whatever name of his is asked for."""
    table = matches.table
    quotes = library.following.quotes(session, matches.zone)
    rows, chosen = rows_of_quotes(table, quotes, matches.mask)
    places = np.arange(len(rows))
    if question.count is not Count.QUOTES:
        rows, of_quotes = matches.positions, rows
        places = np.searchsorted(rows, of_quotes)
    lines = by_speaker(lines_of(table, rows, question.dated), quotes, chosen, places)
    named = {key: find_speaker(session, key) for key in question.keys or ()}
    known = {key: speaker.name for key, speaker in named.items() if speaker is not None}
    return rows, lines, question.keys and tuple(known.get(key, key) for key in question.keys)


def _by_tag(
    session: Session, library: Library, question: ChartQuestion, matches: Matches
) -> tuple[Rows, Lines, Keys]:
    """Return rows and lines by tag: those of the article, and of a quote its own too."""
    table = matches.table
    if question.count is Count.QUOTES:
        quotes = library.following.quotes(session, matches.zone)
        rows, chosen = rows_of_quotes(table, quotes, matches.mask)
        carried = [table.tags.taken(rows), quotes.quote_tags.taken(chosen)]
    else:
        rows = matches.positions
        carried = [table.tags.taken(rows)]
    tags = tag_rows(session)
    paths = {tag.id: tag.path for tag in tags}
    parents = {tag.id: tag.parent_id for tag in tags}
    lines = by_tag(lines_of(table, rows, question.dated), carried, paths, parents)
    return rows, lines, _in_any_case(lines, question.keys)


def _in_any_case(lines: Lines, keys: Keys) -> Keys:
    """Return keys as the lines have them; what they have not stays as it is."""
    names = {name.casefold(): name for name in lines.keys}
    return keys and tuple(names.get(key.casefold(), key) for key in keys)


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
