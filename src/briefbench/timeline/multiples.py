"""Drawing a series as small multiples: a little chart a key, all with one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from briefbench.base.words import tr, trn
from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.fonts import text_width
from briefbench.timeline.ground import EDGE, Ground
from briefbench.timeline.head import Mark, Sign, head_of, running_words
from briefbench.timeline.layout import (
    Frame,
    Strand,
    cut_keys,
    fitting,
    level_words,
    others_of,
    others_words,
    runs,
    settled,
)
from briefbench.timeline.lines import draw_expected
from briefbench.timeline.marks import (
    EVENT_ROW,
    draw_events,
    draw_sources,
    event_labels,
    source_labels,
)
from briefbench.timeline.peaked import Spot, draw_peaks, placed
from briefbench.timeline.pen import Pen
from briefbench.timeline.words import short_bucket_words

_WIDE = 2.3  # a panel is about this much wider than high
_GAP = 18.0  # px between panels
_LEVELS = 0.6  # of the usual distance of levels


@dataclass(frozen=True)
class MultiplesChart:
    """A series as panels, ready to be drawn; ``ground.frame`` gives scale and whole height."""

    ground: Ground
    strands: Sequence[Strand]
    height: float

    @property
    def frame(self) -> Frame:
        """The field of the first panel."""
        return self.panels[0][1]

    def draw(self, pen: Pen) -> None:
        """Draw the strip, then panel by panel."""
        self.ground.head.draw(pen, self.ground.style)
        for strand, frame in self.panels:
            self._panel(pen, strand, frame)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the bucket whose column a point is in, and whose panel it is."""
        for strand, frame in self.panels:
            place = frame.place(x)
            if place is not None and frame.top - self._head_of(frame) <= y <= frame.bottom:
                return Hit(place, self.ground.series.buckets[place], strand.code or None)
        return None

    def spans(self, first: int, last: int, key: str | None) -> list[Box]:
        """Return columns from ``first`` to ``last`` in every panel, or in a key's."""
        return [
            frame.columns(first, last)
            for strand, frame in self.panels
            if not key or strand.code == key
        ]

    def cut(self) -> list[str]:
        """Return the keys whose names are cut."""
        room = self.frame.right - self.frame.left
        return cut_keys((strand for strand, _ in self.panels), room, self.ground.style)

    @cached_property
    def panels(self) -> list[tuple[Strand, Frame]]:
        """Each key's panel, row by row."""
        style, unit = self.ground.style, self.ground.style.unit
        named = [strand for strand in self.strands if strand.named]
        foot, gap = style.caption * 2.2, _GAP * unit
        least, top = self._head + foot + 18 * unit, self._top
        height = max(least, self.height - top - self._events)
        most_rows = max(1, int(height / least))
        most_columns = max(1, int(self.ground.width / (70 * unit)))
        named = named[: most_rows * most_columns]
        columns = max(1, math.ceil(len(named) / most_rows))
        wished = math.sqrt(len(named) * self.ground.width / height / _WIDE)
        columns = min(len(named), max(columns, round(wished)), most_columns)
        rows = math.ceil(len(named) / columns)
        left, buckets = self._left, len(self.ground.series.buckets)
        wide = max(10.0, (self.ground.width - left - 12 * unit - gap * (columns - 1)) / columns)
        high = height / rows
        found = []
        for n, strand in enumerate(named):
            row, column = divmod(n, columns)
            x, y = left + column * (wide + gap), top + row * high + self._events
            bottom = max(y + self._head + 6, y + high - foot)
            frame = Frame(x, y + self._head, x + wide, bottom, buckets, self.ground.frame.most)
            found.append((strand, frame))
        return found

    @property
    def _head(self) -> float:
        """Height of a panel's title."""
        return self.ground.style.small * 1.9

    @property
    def _events(self) -> float:
        """Height of the numbers of events, between title and field of the first row of panels."""
        style, some = self.ground.style, bool(self.ground.series.events)
        return EVENT_ROW * style.caption if some and self.height > 160 * style.unit else 0.0

    def _head_of(self, frame: Frame) -> float:
        """Return what stands above a panel's field: its title, in the first row events too."""
        return self._head + (self._events if frame.top == self.frame.top else 0.0)

    @property
    def _top(self) -> float:
        """Where the first panel begins: below the strip."""
        strip = self.ground.head.height
        return strip + (EDGE + 4) * self.ground.style.unit if strip else 0.0

    @property
    def _left(self) -> float:
        """Room for the numbers of the scale."""
        style, frame = self.ground.style, self.ground.frame
        share = self.ground.look.share
        words = [level_words(t, share=share) for t in (0, int(frame.most))]
        return max(text_width(w, style.caption, style.family) for w in words) + 16 * style.unit

    def _panel(self, pen: Pen, strand: Strand, frame: Frame) -> None:
        """Draw one key."""
        unit, series = self.ground.style.unit, self.ground.series
        events = tuple(event_labels(series, frame, self.ground.style)) if self._events else ()
        width = frame.right + _GAP * unit / 2
        ground = replace(self.ground, frame=frame, width=width, events=events)
        first = frame.left == self.panels[0][1].left
        ground.levels(pen, numbers=first, apart=_LEVELS)
        ground.gaps(pen, worded=False)
        ground.running(pen)
        numbered = frame.top == self.frame.top
        draw_events(pen, ground.events, frame, ground.style, numbered=numbered)
        labels = source_labels(series, frame, ground.width, ground.style)
        draw_sources(pen, labels, frame, ground.style, worded=False)
        if ground.look.baseline:
            draw_expected(pen, ground, strand, frame)
        for start, end in runs(ground.known):
            xs = [frame.x(place) for place in range(start, end)]
            ys = [frame.y(level) for level in strand.levels[start:end]]
            if end - start == 1:
                pen.line([xs[0]] * 2, [frame.bottom, ys[0]], strand.colour, 2.0, 2.5)
                continue
            pen.area(xs, ys, [frame.bottom] * len(xs), strand.colour, 2.0, 0.18)
            pen.line(xs, ys, strand.colour, 1.6, 2.5)
        unfinished = ground.unfinished
        at = [frame.x(n) for n in unfinished], [frame.y(strand.levels[n]) for n in unfinished]
        pen.marks(*at, strand.colour, "o", 4.0, hollow=True, order=3.5)
        spots = [
            Spot(peak, frame.x(place), frame.y(strand.levels[place]), strand.colour)
            for peak, _, place in placed(series, [strand])
        ]
        if spots:
            points = [(frame.x(n), frame.y(level)) for n, level in enumerate(strand.levels)]
            draw_peaks(pen, ground, spots, [], np.array(points), size=9.0)
        self._words(pen, strand, frame)

    def _words(self, pen: Pen, strand: Strand, frame: Frame) -> None:
        """Write name and number above a panel, first and last bucket below it."""
        style, unit, series = self.ground.style, self.ground.style.unit, self.ground.series
        y = frame.top - self._head_of(frame) + style.small * 0.9
        number = number_words(sum(strand.counts))
        wide = frame.right - frame.left
        taken = text_width(number, style.caption, style.family) + 8 * unit
        # A number that would cut the name gives way: it is told elsewhere, the name is not.
        alone = text_width(strand.name, style.small, style.family) + taken > wide
        name = fitting(strand.name, style.small, wide, style.family)
        ink = strand.colour if strand.main else style.text_2
        pen.text([name], (frame.left, y), ink, style.small)
        if not alone:
            pen.text([number], (frame.right, y), style.text_3, style.caption, "right")
        below = frame.bottom + style.caption * 1.2
        ends = [
            short_bucket_words(day, series.by) for day in (series.buckets[0], series.buckets[-1])
        ]
        widths = [text_width(words, style.caption, style.family) for words in ends]
        if widths[0] <= wide:
            pen.text(ends[:1], (frame.left, below), style.text_3, style.caption)
        if sum(widths) + 12 * unit <= wide:
            pen.text(ends[1:], (frame.right, below), style.text_3, style.caption, "right")


def number_words(number: int) -> str:
    """Return ``n = 12``."""
    return tr("n = {number}").format(number=f"{number:,}")


def panels_ground(
    ground: Ground, strands: Sequence[Strand], height: float, signs: Sequence[Sign]
) -> Ground:
    """Return the ground of small multiples: one strip for all of them, with these signs last."""
    series, style = ground.series, ground.style
    told = []
    if series.partial:
        told.append(Sign(Mark.RUNNING, running_words(series)))
    if any(series.empty):
        told.append(Sign(Mark.GAP, tr("nothing saved")))
    if series.sources:
        words = trn("{n} source begins or ends", "{n} sources begin or end", len(series.sources))
        told.append(Sign(Mark.SOURCE, words))
    left = MultiplesChart(ground, strands, height).frame.left
    right, room, top = ground.width - 12 * style.unit, height / 4, EDGE * style.unit

    def laid_out(others: int) -> Ground:
        first = [Sign(Mark.NONE, others_words(others))] if others else []
        head = head_of([*first, *told, *signs], "", left, right, room, style, top=top)
        return replace(ground, head=head)

    def unnamed(found: Ground) -> int:
        return others_of(series, len(MultiplesChart(found, strands, height).panels))

    return settled(laid_out, unnamed)
