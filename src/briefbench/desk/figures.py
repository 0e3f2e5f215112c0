"""The chart of a brief: kept as a question, counted anew, drawn for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefbench.analysis.country_names import country_name
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.desk.timelines import timeline
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.outline import ChartFigure
from briefbench.timeline import chart


def chart_figure(
    library: Library, question: ChartQuestion, *, cutoff: str, look: ChartLook = chart.PLAIN
) -> ChartFigure | None:
    """Return a timeline as it is printed, None when there is no dated match to show.

    Raises:
        QueryError: The query cannot be understood.

    """
    series = timeline(library, question)
    if not series.buckets:
        return None
    return chart.chart_figure(series, country_name, look, query=question.query, cutoff=cutoff)


def chart_headline(question: ChartQuestion) -> str:
    """Return what a chart shows: ``Stories by week and country``."""
    counted = {
        Count.STORIES: {
            Per.COUNTRY: tr("Stories by {step} and country"),
            Per.SPEAKER: tr("Stories by {step} and speaker"),
            Per.TAG: tr("Stories by {step} and tag"),
        },
        Count.ARTICLES: {
            Per.COUNTRY: tr("Articles by {step} and country"),
            Per.SPEAKER: tr("Articles by {step} and speaker"),
            Per.TAG: tr("Articles by {step} and tag"),
        },
        Count.QUOTES: {
            Per.COUNTRY: tr("Quotes by {step} and country"),
            Per.SPEAKER: tr("Quotes by {step} and speaker"),
            Per.TAG: tr("Quotes by {step} and tag"),
        },
    }[question.count][question.per]
    steps = {
        None: tr("time"),
        Bucket.DAY: tr("day"),
        Bucket.WEEK: tr("week"),
        Bucket.MONTH: tr("month"),
        Bucket.QUARTER: tr("quarter"),
        Bucket.YEAR: tr("year"),
    }
    return counted.format(step=steps[question.by])


def kept_chart(question: ChartQuestion, look: ChartLook) -> dict[str, Any]:
    """Return a chart as a brief keeps it, a JSON object."""
    return {
        "query": question.query,
        "by": question.by.value if question.by else None,
        "count": question.count.value,
        "per": question.per.value,
        "dated": question.dated.value,
        "keys": None if question.keys is None else list(question.keys),
        "zone": question.zone,
        "since": question.since,
        "until": question.until,
        "spread": question.spread,
        "kind": look.kind.value,
        "share": look.share,
    }


def question_of(kept: Mapping[str, Any]) -> ChartQuestion:
    """Return what a chart of a brief is counted from.

    What is not said is as it was when nothing else could be asked: stories by week and country, the
    countries kept as such.
    """
    by = kept.get("by", Bucket.WEEK)
    keys = kept.get("keys", kept.get("countries"))
    return ChartQuestion(
        query=kept.get("query", ""),
        by=None if by is None else Bucket(by),
        count=Count(kept.get("count", Count.STORIES)),
        per=Per(kept.get("per", Per.COUNTRY)),
        dated=Dated(kept.get("dated", Dated.PUBLISHED)),
        keys=None if keys is None else tuple(keys),
        zone=kept.get("zone", ""),
        since=kept.get("since", ""),
        until=kept.get("until", ""),
        spread=bool(kept.get("spread", False)),
    )


def look_of(kept: Mapping[str, Any]) -> ChartLook:
    """Return how a chart of a brief is drawn; as lines where it was put there before kinds."""
    return ChartLook(ChartKind(kept.get("kind", ChartKind.LINES)), bool(kept.get("share", False)))
