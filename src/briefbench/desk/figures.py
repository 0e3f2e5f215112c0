"""The chart of a brief: kept as a question, counted anew or frozen, drawn for paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefbench.analysis.country_names import country_name
from briefbench.base.dates import utc_now
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.desk.timelines import timeline
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.outline import ChartFigure
from briefbench.model.series import Series
from briefbench.timeline import chart
from briefbench.timeline.chart import look_for
from briefbench.timeline.kept import kept_series, series_kept
from briefbench.timeline.words import Name


def chart_figure(
    library: Library, question: ChartQuestion, look: ChartLook | None = None
) -> ChartFigure | None:
    """Return a timeline as it is printed, counted now; None when there is no dated match to show.

    Without a look it is drawn as ``look_for`` decides.

    Raises:
        QueryError: The query cannot be understood.

    """
    return _figure(timeline(library, question), utc_now(), look, question)


def kept_figure(library: Library, kept: Mapping[str, Any]) -> ChartFigure | None:
    """Return a chart of a brief as it is printed; None when there is no dated match to show.

    A frozen one shows what was counted then and says so; others are counted now.

    Raises:
        QueryError: The query cannot be understood.

    """
    question, look = question_of(kept), look_of(kept)
    frozen = frozen_of(kept)
    if frozen is None:
        return chart_figure(library, question, look)
    return _figure(*frozen, look, question, frozen=True)


def _figure(
    series: Series,
    cutoff: str,
    look: ChartLook | None,
    question: ChartQuestion,
    *,
    frozen: bool = False,
) -> ChartFigure | None:
    if not series.buckets:
        return None
    name, look = name_for(series.per), look or look_for(series)
    return chart.chart_figure(series, name, look, question, cutoff, frozen=frozen)


def name_for(per: Per) -> Name:
    """Return what gives the names of a series' keys: those of countries, else the keys."""
    return country_name if per is Per.COUNTRY else str


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


def kept_chart(question: ChartQuestion, look: ChartLook | None) -> dict[str, Any]:
    """Return a chart as a brief keeps it, a JSON object; without a look the kind is null."""
    shown = look or ChartLook()
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
        "kind": look.kind.value if look else None,
        "share": shown.share,
        "baseline": shown.baseline,
    }


def chart_text(question: ChartQuestion, look: ChartLook | None) -> str:
    """Return a chart as text, to be carried to where ``add_kept_chart`` puts it into a brief."""
    return json.dumps(kept_chart(question, look))


def freeze_kept(library: Library, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return a chart as a brief keeps it, with what is counted now and when.

    Raises:
        QueryError: The query cannot be understood.

    """
    series = timeline(library, question_of(kept))
    return {**kept, "frozen": {"series": kept_series(series), "cutoff": utc_now()}}


def frozen_of(kept: Mapping[str, Any]) -> tuple[Series, str] | None:
    """Return what a frozen chart shows and when it was counted (ISO 8601); None for others."""
    frozen = kept.get("frozen")
    return (series_kept(frozen["series"]), frozen["cutoff"]) if frozen else None


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


def look_of(kept: Mapping[str, Any]) -> ChartLook | None:
    """Return how a chart of a brief is drawn, None where that is left to ``look_for``.

    As lines where it was put there before there were kinds.
    """
    kind = kept.get("kind", ChartKind.LINES)
    if kind is None:
        return None
    return ChartLook(
        ChartKind(kind), bool(kept.get("share", False)), bool(kept.get("baseline", False))
    )
