"""Headlines of a bucket, for the card beside the chart's guide."""

from __future__ import annotations

from datetime import date

import numpy as np

from briefbench.columns.filters import live
from briefbench.desk.library import Library, setting
from briefbench.desk.timelines import bucket_articles
from briefbench.model.charts import ChartQuestion
from briefbench.store.articles import article_rows


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

    """
    ids = bucket_articles(library, question, bucket=bucket, key=key)
    if not ids:
        return ()
    with library.read() as session:
        table = library.following.table(session, setting(session, "zone") or "UTC")
        rows = table.places(ids)
        story = table.story[rows]
        carried = np.bincount(table.story[live(table)].clip(min=0), minlength=int(story.max()) + 1)
        weight = np.where(story > 0, carried[story.clip(min=0)], 1)
        best = np.lexsort((-table.first_day[rows], -weight))[:most]
        found = article_rows(session, table.ids[rows[best]].tolist())
    return tuple(row.title for row in found)
