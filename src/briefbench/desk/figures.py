"""The chart of a brief: counted anew, drawn for paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefbench.analysis.country_names import country_name
from briefbench.desk.library import Library
from briefbench.desk.timelines import timeline
from briefbench.model.charts import ChartKind, ChartLook
from briefbench.model.kinds import Bucket, Count
from briefbench.model.outline import ChartFigure
from briefbench.timeline import chart


def chart_figure(
    library: Library,
    *,
    query: str,
    by: Bucket,
    count: Count,
    countries: Sequence[str] | None,
    cutoff: str,
    look: ChartLook = chart.PLAIN,
) -> ChartFigure | None:
    """Return a timeline as it is printed, None when there is no dated match to show.

    Raises:
        QueryError: The query cannot be understood.

    """
    series = timeline(library, query=query, by=by, count=count, countries=countries)
    if not series.buckets:
        return None
    return chart.chart_figure(series, country_name, look, query=query, cutoff=cutoff)


def look_of(kept: Mapping[str, Any]) -> ChartLook:
    """Return how a chart of a brief is drawn; as lines where it was put there before kinds."""
    return ChartLook(ChartKind(kept.get("kind", ChartKind.LINES)), bool(kept.get("share", False)))
