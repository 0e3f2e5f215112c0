"""Drawing a series as stacked areas or bars: one country upon the other, the largest below.

An article about two countries stands in both layers, so that the stack may be higher than what
was counted; the dashed line is the distinct number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.ground import Ground
from briefbench.timeline.layout import Frame, Strand, runs
from briefbench.timeline.lines import write_names
from briefbench.timeline.pen import Pen

_THICK = 0.72  # of a bucket's width
_HAIR = 3.0  # px of a bucket below which bars touch


@dataclass(frozen=True)
class StackChart:
    """A series as layers, ready to be drawn; ``bars`` tells bars from areas."""

    ground: Ground
    strands: Sequence[Strand]
    bars: bool

    @property
    def frame(self) -> Frame:
        """The field."""
        return self.ground.frame

    def draw(self, pen: Pen) -> None:
        """Draw everything, from the ground up."""
        tops = [
            (self.frame.x(place), self.frame.y(self.edges[-1][place]))
            for place in range(len(self.ground.series.buckets))
            if self.ground.shown(place)
        ]
        self.ground.draw(pen, tops)
        for number, strand in enumerate(self.strands):
            if self.bars:
                self._bars(pen, number, strand, range(self.ground.whole))
            else:
                self._areas(pen, number, strand)
            if self.ground.series.partial:
                last = self.ground.whole
                boxes = self._boxes(number, range(last, last + 1))
                pen.boxes(boxes, strand.colour, 2.6, hollow=True)
        self._distinct(pen)
        self._names(pen)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the bucket whose column a point is in, and the country whose layer it is in."""
        place = self.frame.place(x)
        if place is None:
            return None
        bucket = self.ground.series.buckets[place]
        if self.ground.shown(place):
            for number, strand in enumerate(self.strands):
                low, high = self.edges[number][place], self.edges[number + 1][place]
                if self.frame.y(high) <= y < self.frame.y(low):
                    return Hit(place, bucket, strand.code or None)
        return Hit(place, bucket, None)

    def spans(self, first: int, last: int, country: str | None) -> list[Box]:
        """Return the columns of the buckets from ``first`` to ``last``, both included."""
        return [self.frame.columns(first, last)]

    @cached_property
    def edges(self) -> NDArray[np.float64]:
        """Lower and upper levels of the layers, [strands + 1, buckets]."""
        return stacked(self.strands, len(self.ground.series.buckets))

    def _bars(self, pen: Pen, number: int, strand: Strand, places: range) -> None:
        shown = [place for place in places if self.ground.shown(place)]
        pen.boxes(self._boxes(number, shown), strand.colour, 2.0 + number / 100)

    def _boxes(self, number: int, places: Sequence[int]) -> list[Box]:
        frame = self.frame
        wide = frame.step * (_THICK if frame.step > _HAIR * self.ground.style.unit else 1.0)
        found = []
        for place in places:
            low, high = self.edges[number][place], self.edges[number + 1][place]
            if high > low:
                x = frame.x(place)
                found.append(Box(x - wide / 2, frame.y(high), x + wide / 2, frame.y(low)))
        return found

    def _areas(self, pen: Pen, number: int, strand: Strand) -> None:
        """Fill a layer over each stretch that is known; a bucket alone is a bar."""
        frame, order = self.frame, 2.0 + number / 100
        known = [self.ground.shown(place) for place in range(self.ground.whole)]
        for first, end in runs(known):
            if end - first == 1:
                self._bars(pen, number, strand, range(first, end))
                continue
            xs = [frame.x(place) for place in range(first, end)]
            tops = [frame.y(level) for level in self.edges[number + 1][first:end]]
            bottoms = [frame.y(level) for level in self.edges[number][first:end]]
            pen.area(xs, tops, bottoms, strand.colour, order)
            pen.line(xs, tops, self.ground.style.ground, 1.0, order + 0.005)

    def _distinct(self, pen: Pen) -> None:
        """Draw how many distinct ones there are, where the layers make more."""
        series, frame = self.ground.series, self.frame
        if self.ground.look.share or not self.strands[0].code:
            return
        whole = self.ground.whole
        if all(self.edges[-1][n] <= series.total[n] for n in range(whole)):
            return
        ys = [frame.y(series.total[n]) if self.ground.shown(n) else math.nan for n in range(whole)]
        xs = [frame.x(n) for n in range(whole)]
        pen.line(xs, ys, self.ground.style.ground, 3.0, 2.9)
        pen.line(xs, ys, self.ground.style.text, 1.4, 3.0, (4.0, 3.0))

    def _names(self, pen: Pen) -> None:
        place = next((n for n in range(self.ground.whole - 1, -1, -1) if self.ground.shown(n)), 0)
        ends = [
            (float(self.edges[n][place] + self.edges[n + 1][place]) / 2, strand)
            for n, strand in enumerate(self.strands)
            if strand.named
        ]
        write_names(pen, self.ground, ends, float(self.edges[-1][place]))


def stacked(strands: Sequence[Strand], buckets: int) -> NDArray[np.float64]:
    """Return the levels between layers, [strands + 1, buckets], from 0 upwards."""
    table = np.array([strand.levels for strand in strands], dtype=float).reshape(-1, buckets)
    return np.vstack([np.zeros((1, buckets)), np.cumsum(table, axis=0)])
