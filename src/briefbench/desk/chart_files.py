"""Charts as files: SVG, PNG, PDF, or the counts as CSV."""

from __future__ import annotations

from pathlib import Path

from briefbench.analysis.country_names import country_name
from briefbench.base.errors import ExportFailed, Refused
from briefbench.base.words import tr
from briefbench.model.charts import ChartLook
from briefbench.model.series import Series
from briefbench.timeline.chart import PLAIN, paper_chart
from briefbench.timeline.table import as_csv

CHART_ENDINGS = ("svg", "png", "pdf", "csv")
"""What a chart can be written as, told by the ending of the file's name."""


def write_chart(series: Series, path: Path, look: ChartLook = PLAIN) -> None:
    """Write a series as ``.svg``, ``.png``, ``.pdf`` or ``.csv``, told by the ending of ``path``.

    The chart is the one of the printed page, drawn as ``look`` says; a table holds the counts.

    Raises:
        Refused: The name has another ending.
        ExportFailed: The file cannot be written.

    """
    match path.suffix.lower():
        case ".svg":
            content = paper_chart(series, country_name, look).svg().encode()
        case ".png":
            content = paper_chart(series, country_name, look).png()
        case ".pdf":
            content = paper_chart(series, country_name, look).pdf()
        case ".csv":
            content = as_csv(series).encode("utf-8-sig")
        case _:
            raise Refused(
                tr("The chart cannot be written as {name}.").format(name=path.name),
                tr("Use a name that ends in .svg, .png, .pdf or .csv."),
            )
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ExportFailed(
            tr("The chart cannot be written to {path}: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            tr("Choose another folder."),
        ) from error
