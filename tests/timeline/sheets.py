"""Contact sheets of charts to look at: ``python -m tests.timeline.sheets OUT [--only WORD]``.

A sheet a case, a row a kind of chart; light left, dark right. Then charts as they are saved.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from briefbench.desk.chart_files import write_chart
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket
from briefbench.model.series import Series
from briefbench.timeline.chart import Chart
from briefbench.timeline.style import ChartStyle
from briefbench.ui.theme import DARK, Scheme
from tests.timeline.making import LIGHT, SEVEN, annotated, made, name

WIDTH, HEIGHT = 760, 320


def style_of(scheme: Scheme) -> ChartStyle:
    """Return the style the window would have in a scheme."""
    return ChartStyle(
        ground=scheme.surface,
        text=scheme.text,
        text_2=scheme.text_2,
        text_3=scheme.text_3,
        line=scheme.line,
        line_strong=scheme.line_strong,
        hover=scheme.hover,
        series=scheme.series,
        rest=scheme.series_rest,
    )


STYLES = (LIGHT, style_of(DARK))


RTL = ("IR", "TJ", "AF")

CASES: dict[str, Series] = {
    "year": made(52, partial=True, others=3),
    "buckets-40": made(40, partial=True),
    "days-1500": made(1500, Bucket.DAY, others=40),
    "days-14": made(14, Bucket.DAY, partial=True),
    "one-bucket": made(1, others=4),
    "one-article": replace(
        made(1, Bucket.DAY, ("TJ",), partial=True), counts={"TJ": (1,)}, total=(1,)
    ),
    "two": made(2, partial=True),
    "empty": Series(Bucket.WEEK, made(1).count, "UTC", (), {}, (), (), undated=3),
    "gaps": made(40, Bucket.DAY, gap=0.3, partial=True),
    "narrow-gaps": made(300, Bucket.DAY, gap=0.1),
    "quarters": made(20, Bucket.QUARTER, partial=True),
    "years": made(12, Bucket.YEAR),
    "rtl": made(30, codes=RTL, partial=True),
    "rtl-one": made(1, codes=RTL, partial=True),
    "annotated": annotated(made(40, partial=True, gap=0.05)),
    "annotated-days": annotated(made(400, Bucket.DAY, partial=True)),
    "base": replace(
        made(30, partial=True, others=2), base=tuple(60 + n % 7 for n in range(30)), several=12
    ),
    "thirty": made(30, codes=tuple(f"{a}{b}" for a in "ABCDE" for b in "ABCDEF")),
    "all-keys": made(24, codes=SEVEN[:3]),
    "no-keys": made(24, codes=(), others=30, partial=1),
    "later": made(40, Bucket.DAY, codes=SEVEN[:4], partial=6),
    "low-gap": made(40, Bucket.DAY, codes=SEVEN[:1], gap=0.1),
}


def sheet(series: Series, *, share: bool = False) -> np.ndarray:
    """Return the picture of a case as rows of RGBA."""
    rows = []
    for kind in ChartKind:
        row = []
        for style in STYLES:
            chart = Chart(
                series, name, style, WIDTH, HEIGHT, ChartLook(kind, share=share, baseline=True)
            )
            pixels, width, height = chart.image()
            row.append(np.frombuffer(pixels, np.uint8).reshape(height, width, 4))
            row.append(np.full((height, 8, 4), 128, np.uint8))
        rows += [np.concatenate(row, axis=1), np.full((8, (WIDTH + 8) * 2, 4), 128, np.uint8)]
        if len(series.buckets) < 2:
            break
    return np.concatenate(rows)


def write_sheets(out: Path, only: str = "") -> None:
    """Write the sheets, and of every kind a chart as it is saved."""
    from matplotlib.image import imsave

    out.mkdir(parents=True, exist_ok=True)
    for case, series in CASES.items():
        for share in (False, True):
            title = f"{case}-share" if share else case
            if only in title:
                imsave(out / f"{title}.png", sheet(series, share=share))
    saved = replace(CASES["annotated"], several=12, without=3, undated=2, base=(90,) * 40)
    for kind in ChartKind:
        if only in f"saved-{kind}":
            question = ChartQuestion('country:TJ (smuggl* OR "precursor chemicals")')
            write_chart(saved, out / f"saved-{kind}.png", ChartLook(kind), question)


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    write_sheets(args.out, args.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
