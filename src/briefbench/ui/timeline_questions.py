"""What the Timeline workspace asks the desk, and the words over the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Count, Per
from briefbench.model.rows import ArticleRow
from briefbench.model.series import Series
from briefbench.timeline.buckets import last_day_of
from briefbench.timeline.counted import counted_words
from briefbench.timeline.words import Name
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_spoken import bounds_words
from briefbench.ui.timeline_table import MOST

UNDATED: Literal["undated"] = "undated"

Listing = Chosen | Literal["undated"]
"""Which articles are listed: those behind a bar or a stretch, or those without a date."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Articles behind what was chosen, not too many, and how many there are."""

    rows: tuple[ArticleRow, ...]
    total: int


def naming(per: Per) -> Name:
    """Return what gives the name of a key: a country's for its code, else the key itself."""
    return desk.country_name if per is Per.COUNTRY else str


def nothing_found(asked: ChartQuestion) -> tuple[str, str]:
    """Return what stands where the chart would be when nothing was counted, and what to do."""
    if asked.since:
        return tr("Nothing in this stretch"), tr("Press 0 to go back to the whole time.")
    if asked.query:
        return tr("Nothing found"), tr("Try fewer words, or take a filter out of the search.")
    if asked.count is Count.QUOTES:
        return tr("No quotes yet"), tr("Accept quotes while you read, or count articles.")
    return tr("Nothing to count yet"), tr("Drop saved pages onto the window.")


def articles_behind(library: desk.Library, asked: ChartQuestion, chosen: Chosen) -> Listed:
    """Return the rows behind a bar or a stretch, newest first."""
    if chosen.first == chosen.last:
        ids = desk.bucket_articles(library, asked, bucket=chosen.first, key=chosen.key)
    else:
        last = last_day_of(chosen.last, asked.by) if asked.by else chosen.last
        since, until = chosen.first.isoformat(), last.isoformat()
        within = replace(asked, since=since, until=until)
        ids = desk.bucket_articles(library, within, bucket=None, key=chosen.key)
    return Listed(tuple(desk.article_rows(library, ids[:MOST])), len(ids))


def articles_undated(library: desk.Library, asked: ChartQuestion) -> Listed:
    """Return the rows without such a date."""
    ids = desk.undated_articles(library, asked)
    return Listed(tuple(desk.article_rows(library, ids[:MOST])), len(ids))


def undated_words(listed: Listed) -> tuple[str, str]:
    """Return title and note over the articles that have no date."""
    return tr("Undated"), trn("{n} article", "{n} articles", listed.total)


def listed_words(series: Series, chosen: Chosen, listed: Listed, name: Name) -> tuple[str, str]:
    """Return title and note over articles: which buckets, and how many were counted there."""
    first, last = (series.buckets.index(day) for day in (chosen.first, chosen.last))
    counts = series.total if chosen.key is None else series.counts.get(chosen.key, series.total)
    counted = sum(counts[first : last + 1])
    notes = [counted_words(series.count, counted)]
    if chosen.key is not None:
        notes.append(name(chosen.key))
    if series.count is Count.QUOTES:
        notes.append(trn("in {n} article", "in {n} articles", listed.total))
    return bounds_words(series, first, last), " · ".join(notes)
