"""A chart: one drawing for the window (an image), the brief (SVG, PNG) and files.

Everything is laid out in px first (``layout``, ``notes``), then drawn on a matplotlib figure in
those px. So what is under the mouse is known without matplotlib.
"""

from __future__ import annotations

from typing import Any, Protocol

from briefbench.base.words import tr
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.outline import ChartFigure
from briefbench.model.series import Series
from briefbench.timeline.bars import BarChart
from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.captions import lines_below
from briefbench.timeline.counted import counted_line, number_line
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
from briefbench.timeline.printing import Printed
from briefbench.timeline.stack import StackChart, over_distinct, stacked
from briefbench.timeline.style import PAGE_SIZE, PAPER, ChartStyle
from briefbench.timeline.words import Name, alt_text, finding, nothing_words

_SMALLEST = (120.0, 80.0)  # px; anything smaller is drawn as if it were this large
PLAIN = ChartLook()

FEW_BUCKETS = 8
"""Buckets up to which bars are drawn when nobody has chosen a kind: a line of so few points shows
slopes rather than counts."""


class Drawn(Protocol):
    """One way to draw a series, laid out."""

    @property
    def frame(self) -> Frame:
        """The field, of several the first."""

    def cut(self) -> list[str]:
        """Return the keys whose names are cut."""

    def draw(self, pen: Pen) -> None:
        """Draw everything."""

    def hit(self, x: float, y: float) -> Hit | None:
        """Return what is at a point."""

    def spans(self, first: int, last: int, key: str | None) -> list[Box]:
        """Return what stands for buckets from ``first`` to ``last``, and a key or all."""


class Chart(Printed):
    """A series laid out for a size; draw it as often as needed.

    Args:
        series: What to show.
        name: Gives a key's name.
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
        return self._kind.frame if self._kind else self._ground.frame

    @property
    def cut(self) -> list[str]:
        """The keys whose names are cut, as drawn."""
        with drawing():
            return self._kind.cut() if self._kind else []

    def spans(self, first: int, last: int, key: str | None = None) -> list[Box]:
        """Return what the buckets from ``first`` to ``last`` take, in px.

        Their columns, of a key its row where it has one; where there is only one bucket, the
        key's row, or all of them.
        """
        return self._kind.spans(first, last, key) if self._kind else []

    def hit(self, x: float, y: float) -> Hit | None:
        """Return what is at a point of the chart, in px from the top left.

        Anywhere in a bucket's column is that bucket; near a point of a line, in a layer, a row or
        a panel it is that key, of several the nearest.
        """
        return self._kind.hit(x, y) if self._kind else None

    def draw_on(
        self,
        figure: Any,
        *,
        real: bool = False,
        height: float | None = None,
        at: tuple[float, float] = (0.0, 0.0),
    ) -> Pen:
        """Draw onto a figure of this ``height`` in px, ``at`` px from its left and upper edge."""
        left, top = at
        pen = Pen(figure, self.style, height or self.height, top, left, real=real)
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
                mark = Mark.STROKE if kind is ChartKind.BARS else Mark.DISTINCT
                sign = Sign(mark, tr("each counted once"))
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
        return BarChart(ground, strands, self.height), ground

    def _nothing(self, pen: Pen) -> None:
        """Say in the middle that there is nothing to draw."""
        style = self.style
        words = nothing_words(self.series)
        lines = lines_of(words, style.small, self.width * 0.7, style, most=3)
        pen.text(lines, (self.width / 2, self.height / 2), style.text_2, style.small, "center")


def layers(
    strands: list[Strand], series: Series, style: ChartStyle, *, share: bool
) -> list[Strand]:
    """Return the strands of a stack: the coloured ones, and all others as one on top.

    Where no key is shown, the one strand is the total, which holds the others.
    """
    main = [strand for strand in strands if strand.main]
    others = [strand for strand in strands if strand.named and not strand.main]
    rows = [strand.counts for strand in others] + list(series.rest)
    if not rows or not series.counts:
        return main
    counts = tuple(sum(column) for column in zip(*rows, strict=True))
    levels = shares(counts, series) if share else counts
    rest = Strand("", "", counts, levels, style.rest)
    return [*main, rest]


def look_for(series: Series) -> ChartLook:
    """Return how a series is drawn when nobody has chosen: few buckets as bars, more as lines."""
    few = len(series.buckets) <= FEW_BUCKETS
    return ChartLook(ChartKind.BARS if few else ChartKind.LINES)


def paper_chart(series: Series, name: Name, look: ChartLook = PLAIN) -> Chart:
    """Return the chart as the printed page has it: 164 mm wide, sizes in points."""
    return Chart(series, name, PAPER, *PAGE_SIZE, look)


def chart_figure(
    series: Series,
    name: Name,
    look: ChartLook,
    question: ChartQuestion,
    cutoff: str,
    *,
    frozen: bool = False,
) -> ChartFigure:
    """Return the chart of a brief with all its words: title, counted, number, text for the blind.

    Args:
        series: What to show, with peaks.
        name: Gives a key's name.
        look: Kind of chart, share or counts.
        question: What it was counted from.
        cutoff: When it was counted, ISO 8601.
        frozen: Whether it stays as it was counted.

    """
    chart = paper_chart(series, name, look)
    return ChartFigure(
        title=finding(series, name),
        alt=alt_text(series, name),
        svg=chart.svg(),
        counted=counted_line(series),
        query=question.query,
        number=number_line(series),
        cutoff=cutoff,
        notes=lines_below(series, name, look, question, cutoff if frozen else "", chart.cut),
    )
