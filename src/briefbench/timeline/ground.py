"""What lies below and around the lines of a chart: levels, time, gaps, the running bucket.

No frame, no legend, no grid but faint levels. What is not known looks different from zero: a band
"nothing saved", and the running bucket hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefbench.base.words import tr
from briefbench.model.charts import ChartLook
from briefbench.model.kinds import Bucket
from briefbench.model.series import Series
from briefbench.timeline.boxes import Box
from briefbench.timeline.fonts import text_width
from briefbench.timeline.layout import Frame, level_words, runs, time_ticks, value_ticks
from briefbench.timeline.notes import size_of
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import short_bucket_words, short_months


@dataclass(frozen=True, slots=True)
class Ground:
    """The field of a chart with all that is not its lines."""

    series: Series
    frame: Frame
    style: ChartStyle
    look: ChartLook
    width: float

    @property
    def whole(self) -> int:
        """How many buckets are over."""
        return len(self.series.buckets) - self.series.partial

    def draw(self, pen: Pen, points: Sequence[tuple[float, float]]) -> list[Box]:
        """Draw everything; return what is taken by words. ``points`` are not to be hidden."""
        self.levels(pen)
        self.time(pen)
        taken = self.gaps(pen)
        taken += self.running(pen, taken, points)
        return taken

    def shown(self, place: int) -> bool:
        """Say whether a bucket has points: something was saved in it."""
        return not self.series.empty[place]

    def levels(self, pen: Pen, *, numbers: bool = True) -> None:
        """Draw faint lines at round levels, with their numbers."""
        frame, style = self.frame, self.style
        for tick in value_ticks(frame.most, frame.bottom - frame.top, style.unit):
            y = frame.y(tick)
            pen.line([frame.left, frame.right], [y, y], style.line, 1.0, 1.5)
            if numbers:
                at = frame.left - 8 * style.unit, y
                words = level_words(tick, share=self.look.share)
                pen.text([words], at, style.text_3, style.caption, "right")

    def time(self, pen: Pen) -> None:
        """Write years, months or days below the lines."""
        frame, style = self.frame, self.style
        y = frame.bottom + style.caption * 1.4
        for tick in time_ticks(self.series.buckets, self.series.by, frame, style):
            half = max(text_width(t, style.caption, style.family) for t in (tick.text, tick.year))
            x = max(half / 2, min(frame.x(tick.place), self.width - half / 2))
            pen.text([tick.text], (x, y), style.text_3, style.caption, "center")
            if tick.year:
                below = (x, y + style.caption * 1.4)
                pen.text([tick.year], below, style.text_3, style.caption, "center")

    def gaps(self, pen: Pen, *, worded: bool = True) -> list[Box]:
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
            if worded and right - left >= wide + 6 * style.unit:
                middle = (left + right) / 2
                box = Box(middle - wide / 2, top, middle + wide / 2, top + tall)
                pen.text(lines, (middle, top + tall / 2), style.text_2, style.caption, "center")
                taken.append(box)
        if worded and gaps and not taken:
            left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
            long = size_of([" ".join(lines)], style.caption, style)[0]
            if right - left >= style.caption * 1.4 and long < (frame.bottom - top) / 1.5:
                at = (left + right) / 2, top + long / 2
                pen.text([" ".join(lines)], at, style.text_2, style.caption, "center", turned=True)
                taken.append(Box(left, top, right, top + long))
        return taken

    def running(
        self,
        pen: Pen,
        taken: Sequence[Box],
        points: Sequence[tuple[float, float]] = (),
        *,
        worded: bool = True,
    ) -> list[Box]:
        """Hatch the bucket that is not over, and say beside it, where it is free, which it is."""
        if not self.series.partial:
            return []
        frame, style = self.frame, self.style
        left = frame.x(len(self.series.buckets) - 1.5)
        hatched = Box(left, frame.top, frame.right, frame.bottom)
        pen.hatch(hatched, style.line_strong)
        lines = running_words(self.series)
        wide, tall = size_of(lines, style.caption, style)
        right = left - 5 * style.unit
        if not worded or right - wide < frame.left:
            return [hatched]
        air = 9 * style.unit
        near = [p for p in points if right - wide - air < p[0]]
        top = frame.top + 2
        while top + tall < frame.bottom:
            box = Box(right - wide, top, right, top + tall)
            wider = Box(box.left - air, box.top - air, box.right + air, box.bottom + air)
            free = not any(box.overlaps(other) for other in taken)
            if free and not any(wider.holds(*point) for point in near):
                pen.text(lines, (right, top + tall / 2), style.text_2, style.caption, "right")
                return [hatched, box]
            top += style.caption
        return [hatched]


def running_words(series: Series) -> list[str]:
    """Return two short lines: which bucket is running, and that it is not over."""
    last = series.buckets[-1]
    short = short_months()[last.month - 1]
    if series.by is Bucket.DAY:
        first = tr("{day} {month}").format(day=last.day, month=short)
    elif series.by is Bucket.WEEK:
        first = tr("week of {day} {month}").format(day=last.day, month=short)
    else:
        first = short_bucket_words(last, series.by)
    return [f"{first},", tr("not over yet")]
