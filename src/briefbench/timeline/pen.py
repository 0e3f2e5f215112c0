"""Strokes on a matplotlib figure, in px from the top left.

The artists stand in the figure itself: axes with their ticks, limits and cycles of colours would
cost more than the whole drawing, and everything they would decide is laid out already.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from briefbench.timeline.boxes import Box, left_of
from briefbench.timeline.fonts import font, text_outline, text_width
from briefbench.timeline.notes import LEADING, Note, size_of
from briefbench.timeline.style import ChartStyle

_HATCH = 6.0  # px between the strokes of a hatching
_LETTERS = 1.25  # letters with tails and accents, as a multiple of the capitals

_CAPITAL = 0.357  # half the height of a capital or a digit, as a part of the size (Noto Sans)


class Pen:
    """Draws on a figure; every length is in px of the style.

    Args:
        figure: A matplotlib figure.
        style: Colours and sizes.
        height: Of the figure, in px.
        top: Where on the figure 0 is, in px from its upper edge.
        left: Likewise from its left edge.
        real: Whether text is written as text, and not drawn as outlines.

    """

    def __init__(
        self,
        figure: Any,
        style: ChartStyle,
        height: float,
        top: float = 0.0,
        left: float = 0.0,
        *,
        real: bool = False,
    ) -> None:
        from matplotlib.transforms import Affine2D

        self.words: list[tuple[Box, str]] = []
        """Every line of text written so far, with the place it takes on the figure."""
        self._figure = figure
        self._style = style
        self._top, self._left = top, left
        self._real = real
        inch = style.dpi
        corner = left / inch, (height - top) / inch
        flipped = Affine2D().scale(1 / inch, -1 / inch).translate(*corner)
        self._px = flipped + figure.dpi_scale_trans

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float,
        order: float = 2.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line through points; NaN breaks it. ``dash``: px drawn and left out in turn."""
        from matplotlib.lines import Line2D

        unit = self._style.unit
        pattern = (
            0,
            [self._style.points(px * unit) / self._style.points(width * unit) for px in dash],
        )

        self._add(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=self._style.points(width * unit),
                linestyle=pattern if dash else "-",
                dash_capstyle="butt",
                solid_capstyle="round",
                solid_joinstyle="round",
            ),
            order,
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
        self._add(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker=marker,
                markersize=self._style.points(size * unit),
                markerfacecolor=ground if hollow else colour,
                markeredgecolor=colour,
                markeredgewidth=self._style.points(1.4 * unit) if hollow else 0,
            ),
            order,
        )

    def text(
        self,
        lines: Sequence[str],
        at: tuple[float, float],
        colour: str,
        size: float,
        align: str = "left",
        *,
        halo: bool = False,
        turned: bool = False,
        bold: bool = False,
    ) -> None:
        """Write lines below each other; ``at`` is on their edge or middle by ``align``.

        Words are drawn as outlines kept from picture to picture: matplotlib's own text is laid
        out anew each time, which took two thirds of a drawing. With a halo, what is behind the
        words fades into the ground.
        """
        from matplotlib.patches import PathPatch
        from matplotlib.transforms import Affine2D

        style = self._style
        if halo:
            self._shade(lines, at, size, align)
        top = at[1] - (len(lines) - 1) / 2 * size * LEADING
        for n, line in enumerate(lines):
            width = text_width(line, size, style.family, bold=bold)
            middle = top + n * size * LEADING
            self._note(line, at, middle, width, size, align, turned=turned)
            if turned:
                corner = at[0] + _CAPITAL * size, at[1] + width / 2
            else:
                left = left_of(at[0], width, align)
                corner = left, middle + _CAPITAL * size
            if self._real:
                self._write(line, corner, colour, size, turned=turned, bold=bold)
                continue
            place = Affine2D().scale(size, -size).rotate_deg(-90 if turned else 0)
            outline = text_outline(line, style.family, bold=bold)
            patch = PathPatch(outline, facecolor=colour, linewidth=0)
            self._add(patch, 6.0, place.translate(*corner))

    def _write(
        self,
        line: str,
        corner: tuple[float, float],
        colour: str,
        size: float,
        *,
        turned: bool,
        bold: bool,
    ) -> None:
        """Write a line as text; ``corner`` is where its base line begins."""
        from matplotlib.text import Text

        style = self._style
        self._add(
            Text(
                *corner,
                line,
                color=colour,
                fontproperties=font(style.family, style.points(size), bold=bold),
                ha="left",
                va="baseline",
                rotation=90 if turned else 0,
                rotation_mode="anchor",
            ),
            6.0,
        )

    def note(self, note: Note, *, halo: bool) -> None:
        """Write the words beside a point."""
        ink, size = self._style.text, self._style.small
        self.text(note.lines, note.anchor, ink, size, note.align, halo=halo)

    def _note(
        self,
        line: str,
        at: tuple[float, float],
        middle: float,
        width: float,
        size: float,
        align: str,
        *,
        turned: bool,
    ) -> None:
        """Remember where a line stands: what letters cover, not the air between lines."""
        half = _CAPITAL * size * _LETTERS
        left = left_of(at[0], width, align)
        box = Box(left, middle - half, left + width, middle + half)
        if turned:
            box = Box(at[0] - half, at[1] - width / 2, at[0] + half, at[1] + width / 2)
        x, y = self._left, self._top
        box = Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
        self.words.append((box, line))

    def _add(self, artist: Any, order: float, place: Any = None) -> None:
        """Put an artist into the figure, in px; the higher ``order`` the later it is drawn."""
        artist.set_zorder(order)
        artist.set_transform(place + self._px if place else self._px)
        artist.set_figure(self._figure)
        self._figure.add_artist(artist)

    def _shade(
        self, lines: Sequence[str], at: tuple[float, float], size: float, align: str
    ) -> None:
        """Let the lines behind words fade."""
        wide, tall = size_of(lines, size, self._style)
        left = left_of(at[0], wide, align)
        top = at[1] - tall / 2
        self.band(Box(left, top, left + wide, top + tall), self._style.ground, 5.0, 0.75)

    def band(self, box: Box, colour: str, order: float = 1.0, opacity: float = 1.0) -> None:
        """Fill a rectangle, behind everything if nothing else is said."""
        from matplotlib.patches import Rectangle

        self._add(
            Rectangle(
                (box.left, box.top),
                box.right - box.left,
                box.bottom - box.top,
                facecolor=colour,
                edgecolor="none",
                linewidth=0,
                antialiased=False,
                alpha=opacity,
            ),
            order,
        )

    def boxes(
        self, boxes: Sequence[Box], colour: str, order: float = 2.0, *, hollow: bool = False
    ) -> None:
        """Fill many rectangles of one colour at once, or draw their edges alone."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path as Outline

        if not boxes:
            return
        corners = np.array(
            [
                ((b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom))
                for b in boxes
            ]
        )
        points = np.concatenate([corners, corners[:, :1]], axis=1).reshape(-1, 2)
        codes = np.tile([1, 2, 2, 2, 79], len(boxes))
        edge = self._style.points(1.2 * self._style.unit)
        self._add(
            PathPatch(
                Outline(points, codes),
                facecolor="none" if hollow else colour,
                edgecolor=colour if hollow else "none",
                linewidth=edge if hollow else 0,
            ),
            order,
        )

    def pill(self, box: Box, colour: str, order: float = 4.0) -> None:
        """Fill a box with round ends with the ground and draw its edge: a ring when as wide."""
        from matplotlib.patches import FancyBboxPatch

        half = (box.bottom - box.top) / 2
        self._add(
            FancyBboxPatch(
                (box.left, box.top),
                box.right - box.left,
                box.bottom - box.top,
                boxstyle=f"round,pad=0,rounding_size={half}",
                facecolor=self._style.ground,
                edgecolor=colour,
                linewidth=self._style.points(1.0 * self._style.unit),
            ),
            order,
        )

    def area(
        self,
        xs: Sequence[float],
        tops: Sequence[float],
        bottoms: Sequence[float],
        colour: str,
        order: float = 2.0,
        opacity: float = 1.0,
    ) -> None:
        """Fill what lies between two lines over the same places."""
        from matplotlib.patches import Polygon

        points = [*zip(xs, tops, strict=True), *reversed(list(zip(xs, bottoms, strict=True)))]
        self._add(
            Polygon(points, facecolor=colour, edgecolor="none", linewidth=0, alpha=opacity), order
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

    def outline(self, box: Box, colour: str, width: float = 1.2) -> None:
        """Draw the edge of a rectangle."""
        xs = [box.left, box.right, box.right, box.left, box.left]
        ys = [box.top, box.top, box.bottom, box.bottom, box.top]
        self.line(xs, ys, colour, width, 2.5)
