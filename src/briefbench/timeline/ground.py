"""What lies below and around the lines of a chart: levels, time, gaps, the running bucket.

No frame, no legend, no grid but faint levels. What is not known looks different from zero: a band
"nothing saved", and the running bucket hatched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefbench.base.words import tr
from briefbench.model.charts import ChartLook
from briefbench.model.series import Series
from briefbench.timeline.boxes import Box
from briefbench.timeline.fonts import text_width
from briefbench.timeline.head import (
    BARE,
    LEAST_FIELD,
    Head,
    Mark,
    Sign,
    head_of,
    running_words,
)
from briefbench.timeline.layout import Frame, level_words, runs, time_ticks, value_ticks
from briefbench.timeline.marks import (
    EVENT_ROW,
    Label,
    draw_events,
    draw_sources,
    event_labels,
    source_labels,
)
from briefbench.timeline.notes import Points, size_of
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle

EDGE = 4.0  # px above the strip
_HAIR = 3.0  # px of a bucket


@dataclass(frozen=True, slots=True)
class GapNote:
    """Words for a stretch in which nothing was saved."""

    lines: tuple[str, ...]
    box: Box
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The field of a chart with all that is not its lines; ``foot`` px are between it and time."""

    series: Series
    frame: Frame
    style: ChartStyle
    look: ChartLook
    width: float
    foot: float = 0.0
    head: Head = BARE
    events: tuple[Label, ...] = ()

    @property
    def whole(self) -> int:
        """How many buckets are over."""
        return len(self.series.buckets) - self.series.partial

    @property
    def known(self) -> list[bool]:
        """Of each bucket that is over, whether something was saved in it."""
        return [self.shown(place) for place in range(self.whole)]

    @property
    def last(self) -> int:
        """The last bucket that is over and known, where names stand; the very last without one."""
        end = len(self.series.buckets) - 1
        return next((n for n in range(self.whole - 1, -1, -1) if self.shown(n)), end)

    @property
    def unfinished(self) -> list[int]:
        """The buckets with points that are not over."""
        return [n for n in range(self.whole, len(self.series.buckets)) if self.shown(n)]

    @property
    def dense(self) -> bool:
        """Say whether buckets are so narrow that bars touch and fine lines are a haze."""
        return self.frame.step < _HAIR * self.style.unit

    def draw(self, pen: Pen) -> list[Box]:
        """Draw everything; return what is taken by words."""
        self.levels(pen)
        taken = self.gaps(pen)
        self.around(pen)
        return taken

    def around(self, pen: Pen, *, over: bool = False) -> None:
        """Draw time, the running bucket, the strip, events and sources.

        ``over``: events are drawn over what fills the field.
        """
        self.time(pen)
        self.running(pen)
        self.head.draw(pen, self.style)
        draw_events(pen, self.events, self.frame, self.style, over=over)
        labels = source_labels(self.series, self.frame, self.width, self.style)
        draw_sources(pen, labels, self.frame, self.style, worded=self.foot > 0)

    def event_points(self) -> Points:
        """Return points along the lines of events, which words should not hide."""
        step = self.style.small
        rows = int((self.frame.bottom - self.frame.top) / step)
        xs = sorted({x for label in self.events for x in label.places})
        ys = [self.frame.top + n * step for n in range(rows)]
        return np.array([(x, y) for x in xs for y in ys]).reshape(-1, 2)

    def shown(self, place: int) -> bool:
        """Say whether a bucket has points: something was saved in it."""
        return not self.series.empty[place]

    def levels(self, pen: Pen, *, numbers: bool = True, apart: float = 1.0) -> None:
        """Draw faint lines at round levels with their numbers, ``apart`` times as far as usual."""
        frame, style = self.frame, self.style
        ticks = value_ticks(frame.most, frame.bottom - frame.top, style.unit * apart)
        whole = self.look.share and frame.most > 100
        near = style.caption * 1.1
        if whole and all(
            abs(frame.y(tick) - frame.y(100)) >= near for tick in ticks if tick != 100
        ):
            ticks = sorted({*ticks, 100})
        for tick in ticks:
            y = frame.y(tick)
            pen.line([frame.left, frame.right], [y, y], style.line, 1.0, 1.5)
            if numbers and (not tick or frame.bottom - y >= near):
                at = frame.left - 8 * style.unit, y
                words = level_words(tick, share=self.look.share)
                pen.text([words], at, style.text_3, style.caption, "right")
        if whole:
            pen.line([frame.left, frame.right], [frame.y(100)] * 2, style.line_strong, 1.2, 1.6)

    def time(self, pen: Pen) -> None:
        """Write years, months or days below the lines."""
        frame, style = self.frame, self.style
        y = frame.bottom + self.foot + style.caption * 1.4
        for tick in time_ticks(self.series.buckets, self.series.by, frame, style):
            words = (tick.text, tick.year)
            half = max(text_width(t, style.caption, style.family) for t in words) / 2
            x = max(half, min(frame.x(tick.place), self.width - half))
            pen.text([tick.text], (x, y), style.text_3, style.caption, "center")
            if tick.year:
                below = (x, y + style.caption * 1.4)
                pen.text([tick.year], below, style.text_3, style.caption, "center")

    def gaps(self, pen: Pen, *, worded: bool = True) -> list[Box]:
        """Fill the stretches in which nothing was saved, and say so in those that are wide."""
        frame, style = self.frame, self.style
        for first, end in runs(self.series.empty):
            pen.band(frame.columns(first, end - 1), style.hover)
        notes = self.gap_notes() if worded else []
        for note in notes:
            middle = (note.box.left + note.box.right) / 2, (note.box.top + note.box.bottom) / 2
            words = note.lines, middle, style.text_2, style.caption, "center"
            pen.text(*words, turned=note.turned)
        return [note.box for note in notes]

    def gap_notes(self) -> list[GapNote]:
        """Return the words of the gaps that are wide enough for them.

        Where none is, the widest has them from bottom to top, if that has room; with none at all
        the strip must say it.
        """
        frame, style = self.frame, self.style
        lines = tuple(tr("nothing\nsaved").split("\n"))
        wide, tall = size_of(lines, style.caption, style)
        top = frame.top + 8 * style.unit
        gaps = [(frame.x(a - 0.5), frame.x(b - 0.5)) for a, b in runs(self.series.empty)]
        notes = [
            GapNote(lines, Box(middle - wide / 2, top, middle + wide / 2, top + tall))
            for left, right in gaps
            if right - left >= wide + 6 * style.unit and top + tall < frame.bottom
            for middle in [(left + right) / 2]
        ]
        if notes or not gaps:
            return notes
        left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
        line = " ".join(lines)
        long = size_of([line], style.caption, style)[0]
        if right - left < style.caption * 1.4 or long > (frame.bottom - top) / 1.5:
            return []
        return [GapNote((line,), Box(left, top, right, top + long), turned=True)]

    def running(self, pen: Pen) -> None:
        """Hatch what is not over."""
        if self.series.partial:
            open_ = self.frame.columns(self.whole, len(self.series.buckets) - 1)
            pen.hatch(open_, self.style.line_strong)


def with_head(
    ground: Ground,
    signs: Sequence[Sign] = (),
    *,
    kept: float = 0.0,
    least: float = 0.0,
    beside: bool = True,
    tallest: float = math.inf,
) -> Ground:
    """Return the ground with its strip, and the field below it.

    Args:
        ground: Its field begins where it would without a strip.
        signs: What else than gaps must be explained: these are, where the field has no room for it.
        kept: Width that something else takes at the right end of the strip's first line.
        least: Height in px of the strip where it says nothing.
        beside: Whether the running bucket is told over it, and not by a sign.
        tallest: Height in px that the field has at most.

    """

    def laid_out(told: Sequence[Sign]) -> Ground:
        return _below_head(ground, told, kept, least, tallest, beside=beside)

    found = laid_out(signs)
    if any(ground.series.empty) and not found.gap_notes():
        found = laid_out([*signs, Sign(Mark.GAP, tr("nothing saved"))])
    return found


def _below_head(
    ground: Ground,
    signs: Sequence[Sign],
    kept: float,
    least: float,
    tallest: float,
    *,
    beside: bool,
) -> Ground:
    """Return the ground with a strip of these signs, and the field below it."""
    series, style, frame = ground.series, ground.style, ground.frame
    room = frame.bottom - frame.top - LEAST_FIELD * style.unit
    row = EVENT_ROW * style.caption
    with_events = bool(series.events) and room > row + least
    room -= row if with_events else 0.0
    head = head_of(
        signs,
        running_words(series) if series.partial and beside else "",
        frame.left,
        frame.right,
        room,
        style,
        top=EDGE * style.unit,
        kept=kept,
    )
    down = max(head.height, least) + (row if with_events else 0.0)
    top = frame.top + down
    frame = replace(frame, top=top, bottom=max(top + 10, min(frame.bottom, top + tallest)))
    events = tuple(event_labels(series, frame, style)) if with_events else ()
    return replace(ground, frame=frame, head=head, events=events)
