"""What stands below a chart: what was counted and how, its events, peaks and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefbench.base.dates import zone_named, zone_words
from briefbench.base.words import tr, trn
from briefbench.model.charts import ChartLook, ChartQuestion
from briefbench.model.kinds import Count
from briefbench.model.series import EventMark, Series
from briefbench.timeline.counted import counted_line, number_line
from briefbench.timeline.marks import sources_words
from briefbench.timeline.words import (
    Name,
    day_words,
    finding,
    peak_words,
    short_bucket_words,
    short_day,
)

MOST_SOURCES = 12
"""Sources that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a chart: rows of a head and what it says; of events it is their number."""

    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """Everything below the title as one text, a line a row."""
        return "\n".join(f"{head}: {words}" for head, words in self.rows)


def caption_of(
    series: Series,
    name: Name,
    look: ChartLook,
    question: ChartQuestion,
    cutoff: str,
    cut: Sequence[str] = (),
) -> Caption:
    """Return all the words of a chart that stands alone.

    Args:
        series: What is shown.
        name: Gives a key's name.
        look: How it is drawn.
        question: What it was counted from.
        cutoff: When it was counted, ISO 8601 with time; "" when unknown.
        cut: The keys whose names the drawing cuts; they are told in full.

    """
    rows = [
        (tr("Counted"), counted_line(series)),
        (tr("Query"), question.query.strip() or tr("everything in the library")),
    ]
    if share := share_words(series, look):
        rows.append((tr("Share"), share))
    rows.append((tr("Number"), number_line(series)))
    rows.append((tr("Time"), time_words(series, question, cutoff)))
    rows += [(head, words) for _, head, words in notes_of(series, name, cut)]
    return Caption(finding(series, name), tuple(rows))


def notes_of(series: Series, name: Name, cut: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return what is told of events, peaks, sources and cut names, as far as there are any.

    What stands between head and words in a line of text, the head, the words.
    """
    rows = [("  ", str(event.number), event_words(event)) for event in series.events]
    rows += [(": ", tr("Peak"), peak_words(series, peak, name)) for peak in series.peaks]
    if series.sources:
        rows.append((": ", tr("Sources"), sources_line(series)))
    if cut:
        rows.append((": ", tr("In full"), "; ".join(map(name, cut))))
    return rows


def share_words(series: Series, look: ChartLook) -> str:
    """Return of what the shares are parts, "" where counts are shown."""
    if not look.share:
        return ""
    if not series.base:
        return tr("per cent of all matches at that time")
    return {
        Count.STORIES: tr("per cent of all stories in the library at that time"),
        Count.ARTICLES: tr("per cent of all articles in the library at that time"),
        Count.QUOTES: tr("per cent of all accepted quotes in the library at that time"),
    }[series.count]


def time_words(series: Series, question: ChartQuestion, cutoff: str) -> str:
    """Return the zone of the days, the limits of the question, and when it was counted."""
    parts = [tr("days in {zone}").format(zone=zone_words(series.zone))]
    if question.since and question.until:
        parts.append(tr("from {first} to {last}").format(first=question.since, last=question.until))
    elif question.since:
        parts.append(tr("from {first}").format(first=question.since))
    elif question.until:
        parts.append(tr("until {last}").format(last=question.until))
    if cutoff:
        parts.append(tr("counted {moment}").format(moment=moment_words(cutoff, series.zone)))
    return "; ".join(parts)


def moment_words(value: str, zone: str) -> str:
    """Return an ISO 8601 moment as day and time of day in a zone."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is not None:
        moment = moment.astimezone(zone_named(zone))
    return f"{day_words(moment.date())}, {moment:%H:%M}"


def event_words(event: EventMark) -> str:
    """Return ``13 Oct 2021: what happened (who tells of it)``."""
    words = tr("{day}: {words}").format(day=short_day(event.day), words=event.words)
    return f"{words} ({event.source})" if event.source else words


def sources_line(series: Series) -> str:
    """Return the sources that began or ended and when, not too many of them."""
    told = [
        f"{sources_words([mark])} ({short_bucket_words(mark.bucket, series.by)})"
        for mark in series.sources[:MOST_SOURCES]
    ]
    if more := len(series.sources) - len(told):
        told.append(trn("and {n} more", "and {n} more", more))
    return "; ".join(told)


def lines_below(
    series: Series,
    name: Name,
    look: ChartLook,
    question: ChartQuestion,
    frozen: str,
    cut: Sequence[str],
) -> tuple[str, ...]:
    """Return what else a brief says below a chart, a line each.

    Since when it is ``frozen`` ("" for one that is not), of what shares are parts, zone and limits;
    then events with their numbers in front, peaks, sources and the names of ``cut`` keys.
    """
    parts = [share_words(series, look), time_words(series, question, "")]
    if frozen:
        moment = moment_words(frozen, series.zone)
        parts.insert(0, tr("frozen as of {moment}").format(moment=moment))
    first = "; ".join(part for part in parts if part)
    rows = notes_of(series, name, cut)
    return (
        first[:1].upper() + first[1:],
        *(f"{head}{between}{words}" for between, head, words in rows),
    )
