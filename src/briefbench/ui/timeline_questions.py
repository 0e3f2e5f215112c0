"""What the Timeline workspace asks the desk, and the words over the answer."""

from __future__ import annotations

from datetime import date

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Count
from briefbench.model.rows import ArticleRow
from briefbench.ui.formats import long_date
from briefbench.ui.timeline_table import MOST


def moment_words(value: str) -> str:
    """Return an ISO time as date and time of day."""
    return f"{long_date(value[:10])}, {value[11:16]}"


def nothing_found(asked: ChartQuestion) -> tuple[str, str]:
    """Return what stands where the chart would be when nothing was counted, and what to do."""
    if asked.query:
        return tr("Nothing found"), tr("Try fewer words, or take a filter out of the search.")
    if asked.count is Count.QUOTES:
        return tr("No quotes yet"), tr("Accept quotes while you read, or count articles.")
    return tr("Nothing to count yet"), tr("Drop saved pages onto the window.")


def articles_behind(
    library: desk.Library, asked: ChartQuestion, bucket: date, key: str | None
) -> tuple[list[ArticleRow], int]:
    """Return the rows behind a bar, newest first and not too many, and how many there are."""
    ids = desk.bucket_articles(library, asked, bucket=bucket, key=key)
    rows = desk.article_rows(library, ids[:MOST])
    return sorted(rows, key=lambda row: row.published, reverse=True), len(ids)


def articles_undated(library: desk.Library, asked: ChartQuestion) -> tuple[list[ArticleRow], int]:
    """Return the rows without a date, not too many, and how many there are."""
    ids = desk.undated_articles(library, asked)
    return desk.article_rows(library, ids[:MOST]), len(ids)
