"""Strokes on matplotlib axes whose coordinates are px from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefbench.timeline.fonts import families
from briefbench.timeline.notes import LEADING, Box
from briefbench.timeline.style import ChartStyle

_HATCH = 6.0  # px between the strokes of a hatching


class Pen:
    """Draws on axes that fill a figure; every length is in px of the style.

    Artists are added directly: the convenience methods of the axes look for limits and cycles of
    colours that are fixed here, and cost more than the drawing.
    """

    def __init__(self, axes: Any, style: ChartStyle) -> None:
        self._axes = axes
        self._style = style
        self._family = families(style.family)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float,
        order: float = 2.0,
    ) -> None:
        """Draw a line through points; NaN breaks it."""
        from matplotlib.lines import Line2D

        self._axes.add_artist(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=self._style.points(width * self._style.unit),
                solid_capstyle="round",
                solid_joinstyle="round",
                zorder=order,
            )
        )

    def marks(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        marker: str,
        size: float,
        *,
        hollow: bool = False,
        order: float = 3.0,
    ) -> None:
        """Draw a marker at each point; hollow ones show the ground."""
        from matplotlib.lines import Line2D

        ground = self._style.ground if order < 4 else "none"
        unit = self._style.unit
        self._axes.add_artist(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker=marker,
                markersize=self._style.points(size * unit),
                markerfacecolor=ground if hollow else colour,
                markeredgecolor=colour,
                markeredgewidth=self._style.points(1.4 * unit) if hollow else 0,
                zorder=order,
            )
        )

    def text(
        self,
        lines: Sequence[str],
        at: tuple[float, float],
        colour: str,
        size: float,
        align: str = "left",
        *,
        upright: str = "center_baseline",
        halo: bool = False,
        turned: bool = False,
    ) -> None:
        """Write lines below each other; ``at`` is on their edge or middle by ``align``.

        A halo in the colour of the ground keeps words readable on lines.
        """
        from matplotlib.patheffects import withStroke

        style = self._style
        middle = at[1] - (len(lines) - 1) / 2 * size * LEADING
        for n, line in enumerate(lines):
            text = self._axes.text(
                at[0],
                at[1] if turned else middle + n * size * LEADING,
                line,
                color=colour,
                family=self._family,
                fontsize=style.points(size),
                ha=align,
                va="center" if turned else upright,
                rotation=90 if turned else 0,
                parse_math=False,
                clip_on=False,
                zorder=6,
            )
            if halo:
                stroke = withStroke(linewidth=style.points(3 * style.unit), foreground=style.ground)
                text.set_path_effects([stroke])

    def band(self, box: Box, colour: str) -> None:
        """Fill a rectangle behind everything."""
        from matplotlib.patches import Rectangle

        self._axes.add_artist(
            Rectangle(
                (box.left, box.top),
                box.right - box.left,
                box.bottom - box.top,
                facecolor=colour,
                edgecolor="none",
                linewidth=0,
                antialiased=False,
                zorder=1,
            )
        )

    def hatch(self, box: Box, colour: str) -> None:
        """Fill a rectangle with slanted strokes, as lines: patterns differ between readers."""
        xs: list[float] = []
        ys: list[float] = []
        step, tall = _HATCH * self._style.unit, box.bottom - box.top
        start = box.left - tall + step / 2
        while start < box.right:
            # The stroke rises from (start, bottom) to (start + tall, top), cut to the box.
            first, last = max(start, box.left), min(start + tall, box.right)
            if first < last:
                xs += [first, last, float("nan")]
                ys += [box.bottom - (first - start), box.bottom - (last - start), float("nan")]
            start += step
        self.line(xs, ys, colour, 1.0, 1.1)

    def outline(self, box: Box, colour: str) -> None:
        """Draw the edge of a rectangle."""
        xs = [box.left, box.right, box.right, box.left, box.left]
        ys = [box.top, box.top, box.bottom, box.bottom, box.top]
        self.line(xs, ys, colour, 1.2, 2.5)
