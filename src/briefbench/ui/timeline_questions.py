"""What the Timeline workspace asks the desk, and the words over the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.kinds import Bucket, Count
from briefbench.model.rows import ArticleRow
from briefbench.model.series import Series
from briefbench.ui.formats import long_date
from briefbench.ui.timeline_table import MOST


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chart was counted from."""

    query: str
    by: Bucket
    count: Count
    countries: tuple[str, ...] | None


def chart_title(asked: Asked) -> str:
    """Return the heading over the chart."""
    by_step = {
        Bucket.DAY: (
            tr("Stories by day and country"),
            tr("Articles by day and country"),
            tr("Quotes by day and country"),
        ),
        Bucket.WEEK: (
            tr("Stories by week and country"),
            tr("Articles by week and country"),
            tr("Quotes by week and country"),
        ),
        Bucket.MONTH: (
            tr("Stories by month and country"),
            tr("Articles by month and country"),
            tr("Quotes by month and country"),
        ),
        Bucket.QUARTER: (
            tr("Stories by quarter and country"),
            tr("Articles by quarter and country"),
            tr("Quotes by quarter and country"),
        ),
        Bucket.YEAR: (
            tr("Stories by year and country"),
            tr("Articles by year and country"),
            tr("Quotes by year and country"),
        ),
    }[asked.by]
    return by_step[(Count.STORIES, Count.ARTICLES, Count.QUOTES).index(asked.count)]


def moment_words(value: str) -> str:
    """Return an ISO time as date and time of day."""
    return f"{long_date(value[:10])}, {value[11:16]}"


def nothing_found(asked: Asked) -> tuple[str, str]:
    """Return what stands where the chart would be when nothing was counted, and what to do."""
    if asked.query:
        return tr("Nothing found"), tr("Try fewer words, or take a filter out of the search.")
    if asked.count is Count.QUOTES:
        return tr("No quotes yet"), tr("Accept quotes while you read, or count articles.")
    return tr("Nothing to count yet"), tr("Drop saved pages onto the window.")


def counted(library: desk.Library, asked: Asked) -> Series:
    """Return the series that was asked for."""
    return desk.timeline(
        library, query=asked.query, by=asked.by, count=asked.count, countries=asked.countries
    )


def articles_behind(
    library: desk.Library, asked: Asked, bucket: date, country: str | None
) -> tuple[list[ArticleRow], int]:
    """Return the rows behind a bar, newest first and not too many, and how many there are."""
    ids = desk.bucket_articles(
        library,
        query=asked.query,
        by=asked.by,
        count=asked.count,
        bucket=bucket,
        country=country,
    )
    rows = desk.article_rows(library, ids[:MOST])
    return sorted(rows, key=lambda row: row.published, reverse=True), len(ids)


def articles_undated(library: desk.Library, query: str) -> tuple[list[ArticleRow], int]:
    """Return the rows without a published date, not too many, and how many there are."""
    ids = desk.undated_articles(library, query)
    return desk.article_rows(library, ids[:MOST]), len(ids)
