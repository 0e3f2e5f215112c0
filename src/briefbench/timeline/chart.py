"""A chart: one drawing for the window (an image), the brief (SVG, PNG) and the terminal.

Everything is laid out in px first (``layout``, ``notes``), then drawn on a matplotlib figure in
those px. So what is under the mouse is known without matplotlib.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefbench.model.outline import ChartFigure
from briefbench.model.series import Series
from briefbench.timeline.bars import BarChart
from briefbench.timeline.fonts import drawing
from briefbench.timeline.layout import Frame, frame_of, strands_of
from briefbench.timeline.lines import LineChart
from briefbench.timeline.notes import lines_of
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import PAGE_SIZE, PAPER, ChartStyle
from briefbench.timeline.words import (
    Name,
    alt_text,
    counted_line,
    finding,
    nothing_words,
    number_line,
)

_REACH = 12.0  # px: how near a point a click means its country
_SMALLEST = (120.0, 80.0)  # px; anything smaller is drawn as if it were this large
_PAPER_DPI = 150.0  # of a PNG at scale 1, so that scale 2 is fit for print


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a point: a bucket by place and first day, and a country or None for all."""

    place: int
    bucket: date
    country: str | None


class Chart:
    """A series laid out for a size; draw it as often as needed.

    Args:
        series: What to show.
        name: Gives a country's name.
        style: Colours and sizes.
        width: In px of the style (points on paper).
        height: Likewise.

    """

    def __init__(
        self, series: Series, name: Name, style: ChartStyle, width: float, height: float
    ) -> None:
        self.series = series
        self.style = style
        self.width = max(width, _SMALLEST[0] * style.unit)
        self.height = max(height, _SMALLEST[1] * style.unit)
        with drawing():
            self._strands = strands_of(series, style, name)
            self._frame = frame_of(series, self._strands, style, self.width, self.height)
        self._kind: LineChart | BarChart | None = None
        if len(series.buckets) == 1:
            self._kind = BarChart(series, self._strands, style, self.width, self.height)
        elif series.buckets:
            self._kind = LineChart(series, self._strands, self._frame, style, self.width)

    @property
    def frame(self) -> Frame:
        """The field of the lines."""
        return self._frame

    def spot(self, hit: Hit) -> tuple[float, float, float, float]:
        """Return left, top, width and height of what a hit stands for, in px.

        A bucket's column; where there is only one bucket, its country's row, or everything.
        """
        frame = self._frame
        if isinstance(self._kind, BarChart):
            top, height = self._kind.span(hit.country)
            return 0.0, top, self.width, height
        return frame.x(hit.place - 0.5), frame.top, frame.step, frame.bottom - frame.top

    def hit(self, x: float, y: float) -> Hit | None:
        """Return what is at a point of the chart, in px from the top left.

        Anywhere in a bucket's column is that bucket; near a point of a line it is that country,
        of several the nearest.
        """
        if isinstance(self._kind, BarChart):
            row = self._kind.row(y)
            return Hit(0, self.series.buckets[0], row.code or None if row else None)
        place = self._frame.place(x)
        if self._kind is None or place is None:
            return None
        return Hit(place, self.series.buckets[place], self._nearest(place, x, y))

    def _nearest(self, place: int, x: float, y: float) -> str | None:
        """Return the country whose point in a bucket is near, None when none is."""
        frame = self._frame
        if self.series.empty[place]:
            return None
        reach = _REACH * self.style.unit
        near = [
            (math.hypot(frame.x(place) - x, frame.y(strand.counts[place]) - y), strand.code)
            for strand in self._strands
            if strand.code
        ]
        distance, code = min(near, default=(math.inf, ""), key=lambda pair: pair[0])
        return code if distance <= reach else None

    def image(self, ratio: float = 1.0) -> tuple[bytes, int, int]:
        """Return RGBA bytes (rows from the top, opaque), width and height in device pixels."""
        with drawing():
            canvas = self._canvas(self.style.dpi * ratio)
            canvas.draw()
            width, height = canvas.get_width_height(physical=True)
            return bytes(canvas.buffer_rgba()), width, height

    def png(self, scale: float = 2.0) -> bytes:
        """Return a PNG; scale 1 is a pixel a px, on paper 150 dots an inch."""
        dpi = (_PAPER_DPI if self.style.paper else self.style.dpi) * scale
        out = io.BytesIO()
        with drawing():
            canvas = self._canvas(dpi)
            canvas.print_png(out, metadata={"Software": None})
        return out.getvalue()

    def svg(self) -> str:
        """Return an SVG, the same for the same series; text is drawn as paths."""
        out = io.StringIO()
        with drawing():
            from matplotlib.backends.backend_svg import FigureCanvasSVG

            figure = self._figure(72.0)
            FigureCanvasSVG(figure)
            figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        return out.getvalue()

    def _canvas(self, dpi: float) -> Any:
        """Return a canvas with the chart on it, not yet drawn."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        return FigureCanvasAgg(self._figure(dpi))

    def _figure(self, dpi: float) -> Any:
        """Return a figure that holds the chart."""
        from matplotlib.figure import Figure

        style = self.style
        size = (self.width / style.dpi, self.height / style.dpi)
        figure = Figure(figsize=size, dpi=dpi, facecolor=style.ground, edgecolor="none")
        pen = Pen(figure, style, self.height)
        if self._kind:
            self._kind.draw(pen)
        else:
            self._nothing(pen)
        return figure

    def _nothing(self, pen: Pen) -> None:
        """Say in the middle that there is nothing to draw."""
        style = self.style
        words = nothing_words(self.series)
        lines = lines_of(words, style.small, self.width * 0.7, style, most=3)
        pen.text(lines, (self.width / 2, self.height / 2), style.text_2, style.small, "center")


def paper_chart(series: Series, name: Name) -> Chart:
    """Return the chart as the printed page has it: 164 mm wide, sizes in points."""
    return Chart(series, name, PAPER, *PAGE_SIZE)


def chart_svg(series: Series, name: Name) -> str:
    """Return the chart of the printed page as SVG."""
    return paper_chart(series, name).svg()


def chart_png(series: Series, name: Name, scale: float = 2.0) -> bytes:
    """Return the chart of the printed page as PNG; scale 2 is 300 dots an inch."""
    return paper_chart(series, name).png(scale)


def chart_figure(series: Series, name: Name, *, query: str = "", cutoff: str = "") -> ChartFigure:
    """Return the chart of a brief with all its words: title, counted, number, text for the blind.

    Args:
        series: What to show, with peaks.
        name: Gives a country's name.
        query: The search it counts, "" for everything.
        cutoff: Until when articles are counted, in words.

    """
    chart = paper_chart(series, name)
    return ChartFigure(
        title=finding(series, name),
        alt=alt_text(series, name),
        svg=chart.svg(),
        png=chart.png(),
        counted=counted_line(series),
        query=query,
        number=number_line(series),
        cutoff=cutoff,
    )
