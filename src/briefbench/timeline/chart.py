"""A chart: one drawing for the window (an image), the brief (SVG, PNG) and files.

Everything is laid out in px first (``layout``, ``notes``), then drawn on a matplotlib figure in
those px. So what is under the mouse is known without matplotlib.
"""

from __future__ import annotations

import io
from typing import Any, Protocol

from briefbench.base.words import tr
from briefbench.model.charts import ChartKind, ChartLook
from briefbench.model.outline import ChartFigure
from briefbench.model.series import Series
from briefbench.timeline.bars import BarChart
from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.fonts import drawing
from briefbench.timeline.ground import Ground, with_head
from briefbench.timeline.head import Mark, Sign
from briefbench.timeline.heat import HeatChart, heat_ground
from briefbench.timeline.layout import Frame, Strand, frame_of, shares, strands_of
from briefbench.timeline.lines import LineChart
from briefbench.timeline.marks import source_row
from briefbench.timeline.multiples import MultiplesChart, panels_ground
from briefbench.timeline.notes import lines_of
from briefbench.timeline.pen import Pen
from briefbench.timeline.stack import StackChart, over_distinct, stacked
from briefbench.timeline.style import PAGE_SIZE, PAPER, ChartStyle
from briefbench.timeline.words import (
    Name,
    alt_text,
    counted_line,
    finding,
    nothing_words,
    number_line,
)

_SMALLEST = (120.0, 80.0)  # px; anything smaller is drawn as if it were this large
_PAPER_DPI = 150.0  # of a PNG at scale 1, so that scale 2 is fit for print
PLAIN = ChartLook()


class Drawn(Protocol):
    """One way to draw a series, laid out."""

    def draw(self, pen: Pen) -> None:
        """Draw everything."""

    def hit(self, x: float, y: float) -> Hit | None:
        """Return what is at a point."""

    def spans(self, first: int, last: int, country: str | None) -> list[Box]:
        """Return what stands for buckets from ``first`` to ``last``, and a country or all."""


class Chart:
    """A series laid out for a size; draw it as often as needed.

    Args:
        series: What to show.
        name: Gives a country's name.
        style: Colours and sizes.
        width: In px of the style (points on paper).
        height: Likewise.
        look: Kind of chart, share or counts.

    """

    def __init__(
        self,
        series: Series,
        name: Name,
        style: ChartStyle,
        width: float,
        height: float,
        look: ChartLook = PLAIN,
    ) -> None:
        self.series = series
        self.style = style
        self.look = look
        self.width = max(width, _SMALLEST[0] * style.unit)
        self.height = max(height, _SMALLEST[1] * style.unit)
        with drawing():
            strands = strands_of(series, style, name, share=look.share)
            self._kind, self._ground = self._laid_out(strands)

    @property
    def frame(self) -> Frame:
        """The field of the lines; of small multiples that of the first."""
        if isinstance(self._kind, MultiplesChart):
            return self._kind.frame
        return self._ground.frame

    def spans(self, first: int, last: int, country: str | None = None) -> list[Box]:
        """Return what the buckets from ``first`` to ``last`` take, in px.

        Their columns, of a country its row where it has one; where there is only one bucket, the
        country's row, or all of them.
        """
        return self._kind.spans(first, last, country) if self._kind else []

    def hit(self, x: float, y: float) -> Hit | None:
        """Return what is at a point of the chart, in px from the top left.

        Anywhere in a bucket's column is that bucket; near a point of a line, in a layer, a row or
        a panel it is that country, of several the nearest.
        """
        return self._kind.hit(x, y) if self._kind else None

    def words(self) -> list[tuple[Box, str]]:
        """Return every line of text on the chart with the place it takes, in px."""
        with drawing():
            return self.draw_on(self._blank(72.0)).words

    def draw_on(self, figure: Any, height: float | None = None, top: float = 0.0) -> Pen:
        """Draw onto a figure of this ``height`` in px, ``top`` px below its edge."""
        pen = Pen(figure, self.style, height or self.height, top)
        if self._kind:
            self._kind.draw(pen)
        else:
            self._nothing(pen)
        return pen

    def _laid_out(self, strands: list[Strand]) -> tuple[Drawn | None, Ground]:
        """Return the chart of the kind that is wanted; None where there is no bucket."""
        series, look = self.series, self.look
        kind = look.kind if len(series.buckets) > 1 else None
        highest = None
        if kind in {ChartKind.AREAS, ChartKind.BARS}:
            strands = layers(strands, series, self.style, share=look.share)
            levels = stacked(strands, len(series.buckets))[-1]
            highest = float(max(levels.max(), 0 if look.share else max(series.total)))
        foot = source_row(self.style) if series.sources and kind is not ChartKind.MULTIPLES else 0
        foot = foot if self.height > 160 * self.style.unit else 0
        frame = frame_of(
            series,
            strands,
            self.style,
            self.width,
            self.height,
            highest=highest,
            share=look.share,
            foot=foot,
        )
        ground = Ground(series, frame, self.style, look, self.width, foot)
        expected = (
            [Sign(Mark.EXPECTED, tr("expected"))] if look.baseline and series.expected else []
        )
        match kind:
            case ChartKind.LINES:
                ground = with_head(ground, expected)
                return LineChart(ground, strands), ground
            case ChartKind.AREAS | ChartKind.BARS:
                over = over_distinct(ground, stacked(strands, len(series.buckets)))
                sign = Sign(Mark.DISTINCT, tr("each counted once"))
                if ground.dense:
                    sign = Sign(Mark.NONE, tr("some are counted in several layers"))
                ground = with_head(ground, [sign] if over else [])
                return StackChart(ground, strands, kind is ChartKind.BARS), ground
            case ChartKind.HEAT:
                ground = heat_ground(ground, strands)
                return HeatChart(ground, strands), ground
            case ChartKind.MULTIPLES:
                ground = panels_ground(ground, strands, self.height, expected)
                return MultiplesChart(ground, strands, self.height), ground
        if not series.buckets:
            return None, ground
        size = self.width, self.height
        return BarChart(series, strands, self.style, *size, share=look.share), ground

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

    def pdf(self) -> bytes:
        """Return a PDF of one page, the same for the same series; text is drawn as paths."""
        out = io.BytesIO()
        with drawing():
            from matplotlib.backends.backend_pdf import FigureCanvasPdf

            figure = self._figure(72.0)
            FigureCanvasPdf(figure)
            undated = {"CreationDate": None, "Creator": None, "Producer": None}
            figure.savefig(out, format="pdf", metadata=undated)
        return out.getvalue()

    def _canvas(self, dpi: float) -> Any:
        """Return a canvas with the chart on it, not yet drawn."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        return FigureCanvasAgg(self._figure(dpi))

    def _figure(self, dpi: float) -> Any:
        """Return a figure that holds the chart."""
        figure = self._blank(dpi)
        self.draw_on(figure)
        return figure

    def _blank(self, dpi: float) -> Any:
        """Return a figure of the chart's size."""
        return blank_figure(self.style, self.width, self.height, dpi)

    def _nothing(self, pen: Pen) -> None:
        """Say in the middle that there is nothing to draw."""
        style = self.style
        words = nothing_words(self.series)
        lines = lines_of(words, style.small, self.width * 0.7, style, most=3)
        pen.text(lines, (self.width / 2, self.height / 2), style.text_2, style.small, "center")


def blank_figure(style: ChartStyle, width: float, height: float, dpi: float) -> Any:
    """Return an empty figure of a size in px."""
    from matplotlib.figure import Figure

    size = (width / style.dpi, height / style.dpi)
    return Figure(figsize=size, dpi=dpi, facecolor=style.ground, edgecolor="none")


def layers(
    strands: list[Strand], series: Series, style: ChartStyle, *, share: bool
) -> list[Strand]:
    """Return the strands of a stack: the coloured ones, and all others as one on top."""
    main = [strand for strand in strands if strand.main]
    others = [strand for strand in strands if strand.named and not strand.main]
    rows = [strand.counts for strand in others] + list(series.rest)
    if not rows:
        return main
    counts = tuple(sum(column) for column in zip(*rows, strict=True))
    levels = shares(counts, series) if share else counts
    rest = Strand("", "", counts, levels, style.rest, named=False)
    return [*main, rest]


def paper_chart(series: Series, name: Name, look: ChartLook = PLAIN) -> Chart:
    """Return the chart as the printed page has it: 164 mm wide, sizes in points."""
    return Chart(series, name, PAPER, *PAGE_SIZE, look)


def chart_figure(
    series: Series, name: Name, look: ChartLook = PLAIN, *, query: str = "", cutoff: str = ""
) -> ChartFigure:
    """Return the chart of a brief with all its words: title, counted, number, text for the blind.

    Args:
        series: What to show, with peaks.
        name: Gives a country's name.
        look: Kind of chart, share or counts.
        query: The search it counts, "" for everything.
        cutoff: Until when articles are counted, in words.

    """
    chart = paper_chart(series, name, look)
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
