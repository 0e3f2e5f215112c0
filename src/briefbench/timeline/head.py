"""The lines over the field of a chart: what its signs mean, which bucket runs, its events.

They have a strip of their own, so that they lie on no bar, area or cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from briefbench.base.words import tr
from briefbench.model.kinds import Bucket
from briefbench.model.series import Series
from briefbench.timeline.boxes import Box
from briefbench.timeline.fonts import text_width
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import day_and_month, short_bucket_words

ROW = 1.5  # height of a line, as a multiple of the caption's size
LEAST_FIELD = 56.0  # px of height the field keeps; below that the strip gives way
DISTINCT_DASH, BASE_DASH = (4.0, 3.0), (2.0, 2.0)  # px drawn and left out
_SWATCH = (16.0, 9.0)  # px
_AIR = 16.0  # px between two signs


class Mark(Enum):
    """What a sign looks like."""

    NONE = 0
    GAP = 1  # a band
    RUNNING = 2  # hatched
    DISTINCT = 3  # a dashed line
    EXPECTED = 4  # a thin dotted line
    SOURCE = 5  # a tick
    STROKE = 6  # a line


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the chart with what it means."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Head:
    """The strip, laid out; ``height`` px of it stand above the field.

    ``signs`` have their left edge and middle, ``running`` its right edge and middle.
    """

    height: float = 0.0
    signs: tuple[tuple[Sign, float, float], ...] = ()
    running: tuple[str, float, float] | None = None

    def draw(self, pen: Pen, style: ChartStyle) -> None:
        """Write it all."""
        for sign, x, y in self.signs:
            width = _draw_mark(pen, sign.mark, x, y, style)
            pen.text([sign.words], (x + width, y), style.text_2, style.caption)
        if self.running:
            words, x, y = self.running
            pen.text([words], (x, y), style.text_2, style.caption, "right")


BARE = Head()
"""A strip that says nothing and takes no room."""


def head_of(
    signs: Sequence[Sign],
    running: str,
    left: float,
    right: float,
    room: float,
    style: ChartStyle,
    *,
    top: float = 0.0,
    kept: float = 0.0,
) -> Head:
    """Return the strip between two edges, as high as it must be and at most ``room`` px.

    Args:
        signs: From the left, in lines as long as there is room.
        running: Words over the running bucket, at the right; "" for none.
        left: Edge, in px.
        right: Likewise.
        room: Height there is, in px; lines that find none are left out.
        style: Sizes.
        top: Where the strip begins.
        kept: Width at the right end of the first line that is taken.

    """
    row = ROW * style.caption
    most = int(room / row)
    ends = [right - kept, *([right] * (most - 1))] if most > 0 else []
    placed: list[tuple[Sign, float, float]] = []
    place, x = 0, left
    for sign in signs:
        wide = sign_width(sign, style)
        if place < len(ends) and x + wide > ends[place] and (x > left or (kept and not place)):
            place, x = place + 1, left
        if place >= len(ends) or x + wide > ends[place]:
            continue
        placed.append((sign, x, top + (place + 0.5) * row))
        x += wide + _AIR * style.unit
    told = None
    wide = text_width(running, style.caption, style.family) if running else 0.0
    if running and ends:
        if x > ends[min(place, len(ends) - 1)] - wide:
            place += 1
        if place < len(ends) and right - wide >= left:
            told = (running, ends[place], top + (place + 0.5) * row)
    used = [y for _, _, y in placed] + ([told[2]] if told else [])
    height = max(used) - top + row / 2 if used else 0.0
    return Head(height, tuple(placed), told)


def sign_width(sign: Sign, style: ChartStyle) -> float:
    """Return how wide a sign with its words is, in px."""
    return _mark_width(sign.mark, style) + text_width(sign.words, style.caption, style.family)


def running_words(series: Series) -> str:
    """Return what is not over: ``week of 1 Dec, not over yet``; of several ``1 Dec and later``."""
    running = series.buckets[-series.partial]
    if series.by in {Bucket.DAY, Bucket.WEEK}:
        words = day_and_month(running)
    else:
        words = short_bucket_words(running, series.by)
    if series.by is Bucket.WEEK:
        words = tr("week of {day}").format(day=words)
    if series.partial > 1:
        return tr("{bucket} and later, not over yet").format(bucket=words)
    return tr("{bucket}, not over yet").format(bucket=words)


def _mark_width(mark: Mark, style: ChartStyle) -> float:
    return 0.0 if mark is Mark.NONE else (_SWATCH[0] + 5) * style.unit


def _draw_mark(pen: Pen, mark: Mark, x: float, y: float, style: ChartStyle) -> float:
    """Draw a sign without its words; return how far to the right these begin."""
    unit = style.unit
    wide, tall = _SWATCH[0] * unit, _SWATCH[1] * unit
    box = Box(x, y - tall / 2, x + wide, y + tall / 2)
    match mark:
        case Mark.GAP:
            pen.band(box, style.hover)
            pen.outline(box, style.line_strong, 0.8)
        case Mark.RUNNING:
            pen.hatch(box, style.line_strong)
            pen.outline(box, style.line_strong, 0.8)
        case Mark.DISTINCT:
            pen.line([x, x + wide], [y, y], style.text, 1.4, 3.0, DISTINCT_DASH)
        case Mark.STROKE:
            pen.line([x, x + wide], [y, y], style.text, 1.4, 3.0)
        case Mark.EXPECTED:
            pen.line([x, x + wide], [y, y], style.text_2, 1.2, 3.0, BASE_DASH)
        case Mark.SOURCE:
            middle = x + wide / 2
            pen.line([middle, middle], [y - tall / 2, y + tall / 2], style.text_2, 1.4)
        case Mark.NONE:
            pass
    return _mark_width(mark, style)
