"""Drawing a series of several buckets: lines with their names beside them.

Lines are broken where nothing was saved; the points of the running bucket are hollow and unjoined.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.ground import Ground
from briefbench.timeline.head import BASE_DASH
from briefbench.timeline.layout import (
    DASH_STEP,
    MARKER_STEP,
    NAME_SHARE,
    Frame,
    Strand,
    cut_keys,
    fitting,
    others_of,
    others_words,
    push_apart,
    runs,
    shares,
)
from briefbench.timeline.notes import NO_POINTS, Points
from briefbench.timeline.peaked import Spot, draw_peaks, placed
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle

_MARKER_SIZE = {"o": 5.0, "s": 4.7, "^": 6.0, "D": 4.7, "v": 6.0, "p": 6.0, "P": 6.4}
"""px; drawn so that all look equally large."""

REACH = 12.0  # px: how near a point a click means its key
_PITCH = 1.4  # from name to name, as a multiple of their size
_SAMPLE = 8.0  # px between the points of a line that words should not hide


@dataclass(frozen=True)
class LineChart:
    """A series with the places of its lines, ready to be drawn."""

    ground: Ground
    strands: Sequence[Strand]

    def draw(self, pen: Pen) -> None:
        """Draw everything, from the ground up."""
        taken = self.ground.draw(pen)
        if self.ground.look.baseline:
            for strand in self.strands:
                draw_expected(pen, self.ground, strand, self.frame)
        for strand in reversed(self.strands):
            self._strand(pen, strand)
        self._names(pen)
        self._peaks(pen, taken)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the bucket whose column a point is in, and the key whose point is near."""
        place = self.frame.place(x)
        if place is None:
            return None
        return Hit(place, self.ground.series.buckets[place], self._nearest(place, x, y))

    def spans(self, first: int, last: int, key: str | None) -> list[Box]:
        """Return the columns of the buckets from ``first`` to ``last``, both included."""
        return [self.frame.columns(first, last)]

    def cut(self) -> list[str]:
        """Return the keys whose names are cut."""
        return cut_beside(self.ground, [strand for strand in self.strands if strand.named])

    def _nearest(self, place: int, x: float, y: float) -> str | None:
        """Return the key whose point in a bucket is near, None when none is."""
        frame = self.frame
        if not self.ground.shown(place):
            return None
        near = [
            (math.hypot(frame.x(place) - x, frame.y(strand.levels[place]) - y), strand.code)
            for strand in self.strands
            if strand.code
        ]
        distance, code = min(near, default=(math.inf, ""), key=lambda pair: pair[0])
        return code if distance <= REACH * self.style.unit else None

    @property
    def frame(self) -> Frame:
        """The field."""
        return self.ground.frame

    @property
    def style(self) -> ChartStyle:
        """Colours and sizes."""
        return self.ground.style

    def _strand(self, pen: Pen, strand: Strand) -> None:
        """Draw one line, broken where nothing was saved; the running bucket hollow and unjoined."""
        frame, nan = self.frame, math.nan
        known = self.ground.known
        xs = [frame.x(place) for place in range(self.ground.whole)]
        ys = [frame.y(n) if k else nan for n, k in zip(strand.levels, known, strict=False)]
        order = 3.0 if strand.main else 2.0
        crowded = min(1.0, max(0.4, frame.step / (4 * self.style.unit)))
        thick = (2.2 if strand.main else 1.4) * crowded
        # narrower buckets leave no room for dashes, and these take most of the time to draw
        dash = strand.dash if frame.step >= DASH_STEP * self.style.unit else ()
        pen.line(xs, ys, strand.colour, thick, order, dash)
        alone = {a for a, b in runs(known) if b - a == 1}
        lonely = sorted(n for n in alone if strand.levels[n])
        marked = list(lonely)
        if strand.main and frame.step >= MARKER_STEP * self.style.unit:
            zeros = alone.difference(lonely)
            marked = [n for n in range(self.ground.whole) if known[n] and n not in zeros]
        size = _MARKER_SIZE[strand.marker or "o"] if strand.main else 3.4
        marker = strand.marker or "o"
        at = [frame.x(n) for n in marked], [frame.y(strand.levels[n]) for n in marked]
        pen.marks(*at, strand.colour, marker, size, order=order + 0.1)
        if strand.main:
            # A point with nothing beside it is joined to the ground, or it would float.
            for n in lonely:
                ends = [frame.bottom, frame.y(strand.levels[n])]
                pen.line([frame.x(n)] * 2, ends, strand.colour, 1.2, order)
        if strand.main or strand.named:
            unfinished = self.ground.unfinished
            here = [frame.x(n) for n in unfinished], [frame.y(strand.levels[n]) for n in unfinished]
            pen.marks(*here, strand.colour, marker, size, hollow=True, order=3.5)

    def _names(self, pen: Pen) -> None:
        """Write each name beside the end of its line; of equal ends the more important above."""
        last = self.ground.last
        ends = [(float(strand.levels[last]), strand) for strand in self.strands if strand.named]
        rest = max((float(s.levels[last]) for s in self.strands if not s.named), default=0.0)
        write_names(pen, self.ground, ends, rest)

    def _peaks(self, pen: Pen, taken: list[Box]) -> None:
        """Ring the peaks, and say of the greatest what they are about where there is room."""
        main = [strand for strand in self.strands if strand.main]
        spots = [
            Spot(peak, self.frame.x(place), self.frame.y(strand.levels[place]), strand.colour)
            for peak, strand, place in placed(self.ground.series, main)
        ]
        if spots:  # the points take long where there are many buckets
            draw_peaks(pen, self.ground, spots, taken, self._points())

    def _points(self) -> Points:
        """Return points along the lines, close enough that no text box slips between them."""
        whole, frame = self.ground.whole, self.frame
        known = ~np.array(self.ground.series.empty, dtype=bool)
        joined = known[:-1] & known[1:]
        joined[max(0, whole - 1) :] = False
        xs = np.array([frame.x(n) for n in range(len(known))])
        found = [NO_POINTS]
        for strand in self.strands:
            ys = np.array([frame.y(level) for level in strand.levels])
            found.append(np.column_stack([xs, ys])[known])
            starts, rise = np.flatnonzero(joined), np.diff(ys)[joined]
            far = np.hypot(frame.step, rise)
            between = np.maximum((far / _SAMPLE).astype(int) - 1, 0)
            pair = np.repeat(np.arange(len(starts)), between)
            nth = np.arange(len(pair)) - (np.cumsum(between) - between)[pair] + 1
            part = nth * _SAMPLE / far[pair]
            at = starts[pair]
            found.append(np.column_stack([xs[at] + part * frame.step, ys[at] + part * rise[pair]]))
        return np.concatenate(found)


def most_names(ground: Ground, wanted: int) -> int:
    """Return how many of so many names find room beside the field, with how many others are."""
    room = _beside(ground)[2]
    fitting_in = min(room, wanted)
    return min(wanted, room - 1) if others_of(ground.series, fitting_in) else fitting_in


def cut_beside(ground: Ground, strands: Sequence[Strand]) -> list[str]:
    """Return the keys whose names are cut beside the field."""
    shown = strands[: most_names(ground, len(strands))]
    return cut_keys(shown, NAME_SHARE * ground.width, ground.style)


def _beside(ground: Ground) -> tuple[float, float, int]:
    """Return the highest and lowest place of names, in px, and how many lines there may be."""
    frame, small = ground.frame, ground.style.small
    low, high = frame.top + small / 2, frame.bottom - small / 4
    return low, high, max(1, int((high - low) / (_PITCH * small) + 1e-6) + 1)


def draw_expected(pen: Pen, ground: Ground, strand: Strand, frame: Frame) -> None:
    """Draw what was to be expected of a key as a thin dotted line.

    It is broken where it is unknown, and where it would leave the field: of a bucket with next to
    nothing in it, what was expected may be many times the whole.
    """
    row = ground.series.expected.get(strand.code)
    if row is None:
        return
    levels = shares(row, ground.series) if ground.look.share else row
    xs = [frame.x(place) for place in range(len(levels))]
    ys = [
        frame.y(level) if ground.shown(n) and level <= frame.most else math.nan
        for n, level in enumerate(levels)
    ]
    pen.line(xs, ys, strand.colour, 1.2, 1.8, BASE_DASH)


def write_names(
    pen: Pen, ground: Ground, ends: Sequence[tuple[float, Strand]], rest: float
) -> None:
    """Write names beside the right edge at their levels, moved apart where they would touch.

    How many others there are is told at the level ``rest``, with those that find no room.
    """
    frame, style = ground.frame, ground.style
    low, high, room = _beside(ground)
    most = most_names(ground, len(ends))
    others = others_of(ground.series, most)
    names = [
        (level, strand.name, strand.colour if strand.main else style.text_3)
        for level, strand in ends[:most]
    ]
    if others:
        names.append((rest, others_words(others), style.text_3))
    names = names[:room]
    names = [end for _, end in sorted(enumerate(names), key=lambda e: (-e[1][0], e[0]))]
    wanted = [frame.y(level) for level, _, _ in names]
    for y, (_, name, colour) in zip(
        push_apart(wanted, _PITCH * style.small, low, high), names, strict=True
    ):
        cut = fitting(name, style.small, NAME_SHARE * ground.width, style.family)
        pen.text([cut], (frame.right + 10 * style.unit, y), colour, style.small)
