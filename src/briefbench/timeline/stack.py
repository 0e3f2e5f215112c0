"""Drawing a series as stacked areas or bars: one key upon the other, the largest below.

An article about two countries stands in both layers, so that the stack may be higher than what
was counted (a share higher than 100 %); a dashed line, or a stroke over each bar, is the distinct
number.
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
from briefbench.timeline.head import DISTINCT_DASH
from briefbench.timeline.layout import Frame, Strand, runs, shares
from briefbench.timeline.lines import cut_beside, write_names
from briefbench.timeline.notes import NO_POINTS
from briefbench.timeline.peaked import Spot, draw_peaks, placed
from briefbench.timeline.pen import Pen

_THICK = 0.72  # of a bucket's width
_COLUMN = 4.0  # px of a column that words keep off
_ABOVE = 8.0  # px from a stack up to the mark of its peak


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
        taken = self.ground.draw(pen)
        for number, strand in enumerate(self.strands):
            if self.bars:
                self._bars(pen, number, strand, range(self.ground.whole))
            else:
                self._areas(pen, number, strand)
            if unfinished := self.ground.unfinished:
                pen.boxes(self._boxes(number, unfinished), strand.colour, 2.6, hollow=True)
        if not self.ground.dense and over_distinct(self.ground, self.edges):
            self._distinct(pen)
        self._names(pen)
        self._peaks(pen, taken)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the bucket whose column a point is in, and the key whose layer it is in."""
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

    def spans(self, first: int, last: int, key: str | None) -> list[Box]:
        """Return the columns of the buckets from ``first`` to ``last``, both included."""
        return [self.frame.columns(first, last)]

    def cut(self) -> list[str]:
        """Return the keys whose names are cut."""
        return cut_beside(self.ground, [strand for strand in self.strands if strand.named])

    @cached_property
    def edges(self) -> NDArray[np.float64]:
        """Lower and upper levels of the layers, [strands + 1, buckets]."""
        return stacked(self.strands, len(self.ground.series.buckets))

    def _bars(self, pen: Pen, number: int, strand: Strand, places: range) -> None:
        shown = [place for place in places if self.ground.shown(place)]
        pen.boxes(self._boxes(number, shown), strand.colour, 2.0 + number / 100)

    def _boxes(self, number: int, places: Sequence[int]) -> list[Box]:
        frame = self.frame
        wide = frame.step * (1.0 if self.ground.dense else _THICK)
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
        for first, end in runs(self.ground.known):
            if end - first == 1:
                self._bars(pen, number, strand, range(first, end))
                continue
            xs = [frame.x(place) for place in range(first, end)]
            tops = [frame.y(level) for level in self.edges[number + 1][first:end]]
            bottoms = [frame.y(level) for level in self.edges[number][first:end]]
            pen.area(xs, tops, bottoms, strand.colour, order)
            if not self.ground.dense:
                pen.line(xs, tops, self.ground.style.ground, 1.0, order + 0.005)

    def _distinct(self, pen: Pen) -> None:
        """Draw how many distinct ones there are, over bars a stroke each."""
        frame, whole = self.frame, self.ground.whole
        levels = distinct_levels(self.ground)
        shown = [n for n in range(whole) if self.ground.shown(n) and levels[n]]
        if self.bars:
            half = frame.step * _THICK / 2
            xs = [x for n in shown for x in (frame.x(n) - half, frame.x(n) + half, math.nan)]
            ys = [y for n in shown for y in (frame.y(levels[n]),) * 3]
        else:
            xs = [frame.x(n) for n in range(whole)]
            ys = [frame.y(levels[n]) if self.ground.shown(n) else math.nan for n in range(whole)]
        pen.line(xs, ys, self.ground.style.ground, 3.0, 2.9)
        dash = () if self.bars else DISTINCT_DASH
        pen.line(xs, ys, self.ground.style.text, 1.4, 3.0, dash)

    def _peaks(self, pen: Pen, taken: list[Box]) -> None:
        """Point at the stacks with a peak from above, and say whose it is and what it is about."""
        main = [strand for strand in self.strands if strand.main]
        above, spots, seen = _ABOVE * self.ground.style.unit, list[Spot](), dict[int, int]()
        for peak, strand, place in placed(self.ground.series, main):
            rank = seen[place] = seen.get(place, 0) + 1
            x, y = self.frame.x(place), self.frame.y(self.edges[-1][place]) - above * rank
            spots.append(Spot(peak, x, y, strand.colour, strand.name))
        draw_peaks(pen, self.ground, spots, taken + self._filled, NO_POINTS, mark="v", size=7.0)

    @property
    def _filled(self) -> list[Box]:
        """Return what the layers fill, as columns wide enough to be few."""
        frame = self.frame
        wide = max(1, round(_COLUMN * self.ground.style.unit / frame.step))
        found = []
        for first in range(0, frame.buckets, wide):
            last = min(first + wide, frame.buckets) - 1
            known = [n for n in range(first, last + 1) if self.ground.shown(n)]
            highest = max((self.edges[-1][n] for n in known), default=0.0)
            column = frame.columns(first, last)
            found.append(Box(column.left, frame.y(highest), column.right, frame.bottom))
        return found

    def _names(self, pen: Pen) -> None:
        place = self.ground.last
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


def distinct_levels(ground: Ground) -> Sequence[float]:
    """Return how many distinct ones there are in each bucket, as the layers are measured."""
    series = ground.series
    return shares(series.total, series) if ground.look.share else series.total


def over_distinct(ground: Ground, edges: NDArray[np.float64]) -> bool:
    """Say whether the layers of any bucket add up to more than there are distinct ones."""
    levels = distinct_levels(ground)
    return any(
        edges[-1][n] > levels[n] + 1e-6 and ground.shown(n) for n in range(ground.whole)
    ) and bool(ground.series.counts)
