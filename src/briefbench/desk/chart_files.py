"""Charts as files: SVG, PNG, PDF with all their words, or the counts as CSV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefbench.base.cells import plain_cell
from briefbench.base.dates import utc_now
from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.briefs.saving import save_whole
from briefbench.desk.figures import name_for
from briefbench.model.charts import EVERYTHING, ChartLook, ChartQuestion
from briefbench.model.series import Series
from briefbench.timeline.captions import Caption, caption_of
from briefbench.timeline.chart import look_for, paper_chart
from briefbench.timeline.plate import Plate
from briefbench.timeline.table import as_csv
from briefbench.timeline.words import Name, alt_text

CHART_ENDINGS = ("svg", "png", "pdf", "csv")
"""What a chart can be written as, told by the ending of the file's name."""

CSV_WORDS = "-metadata.json"
"""What the name of a table is followed by in that of its words (W3C, Model for Tabular Data and
Metadata on the Web, 5.3: where a reader of ``x.csv`` looks for what it is)."""


def write_chart(
    series: Series,
    path: Path,
    look: ChartLook | None = None,
    question: ChartQuestion = EVERYTHING,
    cutoff: str = "",
) -> None:
    """Write a series as ``.svg``, ``.png``, ``.pdf`` or ``.csv``, told by the ending of ``path``.

    The chart is the one of the printed page, with a title above and below
    it what was counted, the query, of what shares are parts, n and what is not shown, zone and
    time of counting, events, peaks and sources. A table holds the counts alone, so that every
    program can read it; its words are written beside it as ``x.csv-metadata.json``.

    Args:
        series: What to write.
        path: The file; one that is there is replaced.
        look: How it is drawn; decided by the number of buckets for None.
        question: What it was counted from.
        cutoff: When it was counted, ISO 8601; now for "".

    Raises:
        Refused: The name has another ending.
        ExportFailed: The file cannot be written.

    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in CHART_ENDINGS:
        raise Refused(
            tr("The chart cannot be written as {name}.").format(name=path.name),
            tr("Use a name that ends in .svg, .png, .pdf or .csv."),
        )
    name, look = name_for(series.per), look or look_for(series)
    cutoff = cutoff or utc_now()
    if ending == "csv":
        caption = caption_of(series, name, look, question, cutoff)
        save_whole(path, as_csv(series).encode("utf-8-sig"))
        words = json.dumps(_table_words(series, path.name, caption, name), ensure_ascii=False)
        save_whole(path.with_name(path.name + CSV_WORDS), words.encode())
        return
    chart = paper_chart(series, name, look)
    caption = caption_of(series, name, look, question, cutoff, chart.cut)
    plate = Plate(chart, caption, alt_text(series, name))
    match ending:
        case "svg":
            save_whole(path, plate.svg().encode())
        case "png":
            save_whole(path, plate.png())
        case _:
            save_whole(path, plate.pdf())


def _table_words(series: Series, file: str, caption: Caption, name: Name) -> dict[str, Any]:
    """Return what a table is, as *Metadata Vocabulary for Tabular Data* (W3C 2015) has it."""
    columns = [
        {"titles": series.by.value, "datatype": "date"},
        {"titles": "total", "datatype": "integer"},
        *(
            {"titles": plain_cell(key), "datatype": "integer", "dc:description": name(key)}
            for key in series.counts
        ),
    ]
    if series.base:
        base = tr("all in the library at that time, of which shares are parts")
        columns.append({"titles": "base", "datatype": "integer", "dc:description": base})
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file,
        "dc:title": caption.title,
        "dc:description": caption.text,
        "tableSchema": {"columns": columns},
    }
