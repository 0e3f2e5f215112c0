"""Drawing a series of several buckets: lines with their names beside them.

No frame, no legend, no grid but faint levels. What is not known looks different from zero: a band
"nothing saved" with the lines broken, and the running bucket hatched, its points hollow and
unjoined.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefbench.base.words import tr
from briefbench.model.kinds import Bucket
from briefbench.model.series import Peak, Series
from briefbench.timeline.layout import (
    MARKER_STEP,
    NAME_SHARE,
    Frame,
    Strand,
    fitting,
    others_words,
    push_apart,
    runs,
    time_ticks,
    value_ticks,
)
from briefbench.timeline.notes import Box, Note, place_note, size_of
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import counted_words, short_months

_MARKER_SIZE = {"o": 5.0, "s": 4.7, "^": 6.0, "D": 4.7}
"""px; drawn so that all four look equally large."""

_MOST_WORDED = 3  # peaks with words; more would hide the lines
_SAMPLE = 8.0  # px between the points of a line that words should not hide


@dataclass(frozen=True)
class LineChart:
    """A series with the places of its lines, ready to be drawn."""

    series: Series
    strands: Sequence[Strand]
    frame: Frame
    style: ChartStyle
    width: float

    def draw(self, pen: Pen) -> None:
        """Draw everything, from the ground up."""
        self._levels(pen)
        self._time(pen)
        taken = self._gaps(pen)
        taken += self._running(pen, taken)
        for strand in reversed(self.strands):
            self._strand(pen, strand)
        self._names(pen)
        self._peaks(pen, taken)

    def shown(self, place: int) -> bool:
        """Say whether a bucket has points: something was saved in it."""
        return not self.series.empty[place]

    @property
    def _whole(self) -> int:
        """How many buckets are over, and so joined by lines."""
        return len(self.series.buckets) - self.series.partial

    def _levels(self, pen: Pen) -> None:
        """Draw faint lines at round counts, with their numbers."""
        frame, style = self.frame, self.style
        for tick in value_ticks(frame.most, frame.bottom - frame.top, style.unit):
            y = frame.y(tick)
            pen.line([frame.left, frame.right], [y, y], style.line, 1.0, 1.5)
            left = frame.left - 8 * style.unit
            pen.text([f"{tick:,}"], (left, y), style.text_3, style.caption, "right")

    def _time(self, pen: Pen) -> None:
        """Write months or days below the lines."""
        frame, style = self.frame, self.style
        y = frame.bottom + style.caption * 1.4
        for tick in time_ticks(self.series.buckets, self.series.by, frame, style):
            x = frame.x(tick.place)
            pen.text([tick.text], (x, y), style.text_3, style.caption, "center")
            if tick.year:
                below = (x, y + style.caption * 1.4)
                pen.text([tick.year], below, style.text_3, style.caption, "center")

    def _gaps(self, pen: Pen) -> list[Box]:
        """Fill the stretches in which nothing was saved; say so in those that are wide enough.

        Where none is, it is said in the widest from bottom to top, if that has room.
        """
        frame, style = self.frame, self.style
        taken: list[Box] = []
        lines = tr("nothing\nsaved").split("\n")
        wide, tall = size_of(lines, style.caption, style)
        top = frame.top + 8 * style.unit
        gaps = [(frame.x(a - 0.5), frame.x(b - 0.5)) for a, b in runs(self.series.empty)]
        for left, right in gaps:
            pen.band(Box(left, frame.top, right, frame.bottom), style.hover)
            if right - left >= wide + 6 * style.unit:
                middle = (left + right) / 2
                box = Box(middle - wide / 2, top, middle + wide / 2, top + tall)
                pen.text(lines, (middle, top + tall / 2), style.text_2, style.caption, "center")
                taken.append(box)
        if gaps and not taken:
            left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
            long = size_of([" ".join(lines)], style.caption, style)[0]
            if right - left >= style.caption * 1.4 and long < (frame.bottom - top) / 1.5:
                at = (left + right) / 2, top + long / 2
                pen.text([" ".join(lines)], at, style.text_2, style.caption, "center", turned=True)
                taken.append(Box(left, top, right, top + long))
        return taken

    def _running(self, pen: Pen, taken: Sequence[Box]) -> list[Box]:
        """Hatch the bucket that is not over, and say beside it, where it is free, which it is."""
        if not self.series.partial:
            return []
        frame, style = self.frame, self.style
        left = frame.x(len(self.series.buckets) - 1.5)
        hatched = Box(left, frame.top, frame.right, frame.bottom)
        pen.hatch(hatched, style.line_strong)
        lines = _running_words(self.series)
        wide, tall = size_of(lines, style.caption, style)
        right = left - 5 * style.unit
        if right - wide < frame.left:
            return [hatched]
        air = 9 * style.unit
        points = [p for p in self._points if right - wide - air < p[0]]
        top = frame.top + 2
        while top + tall < frame.bottom:
            box = Box(right - wide, top, right, top + tall)
            wider = Box(box.left - air, box.top - air, box.right + air, box.bottom + air)
            if not any(wider.holds(*p) for p in points) and not any(
                box.overlaps(other) for other in taken
            ):
                at = (right, top + tall / 2)
                pen.text(lines, at, style.text_2, style.caption, "right")
                return [hatched, box]
            top += style.caption
        return [hatched]

    def _strand(self, pen: Pen, strand: Strand) -> None:
        """Draw one line, broken where nothing was saved; the running bucket hollow and unjoined."""
        frame, nan = self.frame, math.nan
        known = [self.shown(place) for place in range(self._whole)]
        xs = [frame.x(place) for place in range(self._whole)]
        ys = [frame.y(n) if k else nan for n, k in zip(strand.counts, known, strict=False)]
        order = 3.0 if strand.main else 2.0
        crowded = min(1.0, max(0.4, frame.step / (4 * self.style.unit)))
        pen.line(xs, ys, strand.colour, (2.4 if strand.main else 1.4) * crowded, order)
        alone = {a for a, b in runs(known) if b - a == 1}
        lonely = sorted(n for n in alone if strand.counts[n])
        marked = list(lonely)
        if strand.main and frame.step >= MARKER_STEP * self.style.unit:
            zeros = alone.difference(lonely)
            marked = [n for n in range(self._whole) if known[n] and n not in zeros]
        size = _MARKER_SIZE[strand.marker or "o"] if strand.main else 3.4
        marker = strand.marker or "o"
        at = [frame.x(n) for n in marked], [frame.y(strand.counts[n]) for n in marked]
        pen.marks(*at, strand.colour, marker, size, order=order + 0.1)
        if strand.main:
            # A point with nothing beside it is joined to the ground, or it would float.
            for n in lonely:
                ends = [frame.bottom, frame.y(strand.counts[n])]
                pen.line([frame.x(n)] * 2, ends, strand.colour, 1.2, order)
        if self.series.partial and (strand.main or strand.named):
            last = len(strand.counts) - 1
            here = [frame.x(last)], [frame.y(strand.counts[last])]
            pen.marks(*here, strand.colour, marker, size, hollow=True, order=3.5)

    def _names(self, pen: Pen) -> None:
        """Write each name beside the end of its line, moved apart where they would touch."""
        frame, style = self.frame, self.style
        gap = style.small * 1.4
        room = max(1, int((frame.bottom - frame.top) / gap) + 1)
        ends = [
            (self._end(s), s.name, s.colour if s.main else style.text_3)
            for s in self.strands
            if s.named
        ]
        others = self.series.others
        most = room - 1 if others or len(ends) > room else room
        others += max(0, len(ends) - most)
        rest = [self._end(s) for s in self.strands if not s.named]
        ends = ends[:most]
        if others:
            ends.append((max(rest, default=0.0), others_words(others), style.text_3))
        # Of equal ends the more important is above.
        ends = [end for _, end in sorted(enumerate(ends), key=lambda e: (-e[1][0], e[0]))]
        wanted = [frame.y(value) for value, _, _ in ends]
        low, high = frame.top + style.small / 2, frame.bottom - style.small / 4
        for y, (_, name, colour) in zip(push_apart(wanted, gap, low, high), ends, strict=True):
            cut = fitting(name, style.small, NAME_SHARE * self.width, style.family)
            pen.text([cut], (frame.right + 10 * style.unit, y), colour, style.small)

    def _end(self, strand: Strand) -> float:
        """Return the height at which a line ends: its last known whole bucket."""
        for place in range(self._whole - 1, -1, -1):
            if self.shown(place):
                return float(strand.counts[place])
        return float(strand.counts[-1])

    def _peaks(self, pen: Pen, taken: list[Box]) -> None:
        """Ring the peaks, and say of the greatest what they are about where there is room."""
        frame, style = self.frame, self.style
        colours = {strand.code: strand.colour for strand in self.strands if strand.main}
        for n, peak in enumerate(self.series.peaks):
            if peak.country not in colours:
                continue
            at = (frame.x(self.series.buckets.index(peak.bucket)), frame.y(peak.count))
            pen.marks([at[0]], [at[1]], colours[peak.country], "o", 12.0, hollow=True, order=4.0)
            note = self._note(peak, at, taken) if n < _MOST_WORDED else None
            if note:
                crossed = any(note.box.holds(*point) for point in self._points)
                words = note.lines, note.anchor, style.text, style.small, note.align
                pen.text(*words, halo=crossed)
                taken.append(note.box)

    def _note(self, peak: Peak, at: tuple[float, float], taken: Sequence[Box]) -> Note | None:
        """Return the words of a peak where they hide the least."""
        style = self.style
        words = counted_words(self.series.count, peak.count)
        if peak.label:
            words = tr("{counted}: {label}").format(counted=words, label=peak.label)
        return place_note(words, at, self.frame, taken, self._points, style)

    @cached_property
    def _points(self) -> list[tuple[float, float]]:
        """Return points along the lines, close enough that no text box slips between them."""
        frame, found = self.frame, []
        for strand in self.strands:
            heights = [frame.y(count) for count in strand.counts]
            for n, height in enumerate(heights):
                if not self.shown(n):
                    continue
                found.append((frame.x(n), height))
                if n + 1 < self._whole and self.shown(n + 1):
                    far = math.hypot(frame.step, heights[n + 1] - height)
                    for k in range(1, int(far / _SAMPLE)):
                        part = k * _SAMPLE / far
                        found.append(
                            (
                                frame.x(n + part),
                                height + part * (heights[n + 1] - height),
                            )
                        )
        return found


def _running_words(series: Series) -> list[str]:
    """Return two short lines: which bucket is running, and that it is not over."""
    last = series.buckets[-1]
    short = short_months()[last.month - 1]
    if series.by is Bucket.MONTH:
        first = tr("{month} {year}").format(month=short, year=last.year)
    else:
        first = tr("{day} {month}").format(day=last.day, month=short)
        if series.by is Bucket.WEEK:
            first = tr("week of {day}").format(day=first)
    return [f"{first},", tr("not over yet")]
