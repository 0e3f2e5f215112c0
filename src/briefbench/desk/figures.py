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
from briefbench.model.charts import ChartLook, ChartQuestion, kept_chart, look_of, question_of
from briefbench.model.kinds import Bucket, Count, Per
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
    frozen = _frozen_of(kept)
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


def chart_text(question: ChartQuestion, look: ChartLook | None) -> str:
    """Return a chart as text, to be carried to where ``add_kept_chart`` puts it into a brief."""
    return json.dumps(kept_chart(question, look))


def frozen_now(library: Library, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a brief keeps of a chart when it is frozen: what is counted now, and when.

    Raises:
        QueryError: The query cannot be understood.

    """
    series = timeline(library, question_of(kept))
    return {"series": kept_series(series), "cutoff": utc_now()}


def _frozen_of(kept: Mapping[str, Any]) -> tuple[Series, str] | None:
    """Return what a frozen chart shows and when it was counted (ISO 8601); None for others."""
    frozen = kept.get("frozen")
    return (series_kept(frozen["series"]), frozen["cutoff"]) if frozen else None
