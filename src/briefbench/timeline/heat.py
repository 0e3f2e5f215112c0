"""Drawing a series as a heat map: a row a key, a column a bucket, darker for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.fonts import text_width
from briefbench.timeline.ground import EDGE, Ground, with_head
from briefbench.timeline.head import ROW, Mark, Sign, running_words
from briefbench.timeline.layout import (
    NAME_SHARE,
    WIDEST_STEP,
    Frame,
    Strand,
    cut_keys,
    fitting,
    level_words,
    others_of,
    others_words,
    settled,
)
from briefbench.timeline.peaked import MOST_WORDED, placed
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle

_STEPS = 8  # of the scale; more are not told apart
_ROW = 34.0  # px at 12 px text, at most
_SWATCH = 14.0  # px


@dataclass(frozen=True)
class HeatChart:
    """A series as cells, ready to be drawn. ``ground.frame`` is the field of the cells."""

    ground: Ground
    strands: Sequence[Strand]

    @property
    def frame(self) -> Frame:
        """The field."""
        return self.ground.frame

    def draw(self, pen: Pen) -> None:
        """Draw everything, from the ground up."""
        ground, frame, style = self.ground, self.frame, self.ground.style
        taken = ground.gaps(pen)
        for step, boxes in self._cells().items():
            pen.boxes(boxes, self.colour(step), 2.0)
        ground.around(pen, over=True)
        if ground.series.partial:
            open_ = frame.columns(ground.whole, len(ground.series.buckets) - 1)
            pen.boxes([open_], style.series[0], 2.0, hollow=True)
        numbered = self._numbers(pen)
        self._peaks(pen, taken, worded=not numbered)
        for n, strand in enumerate(self.rows):
            y = frame.top + (n + 0.5) * self.pitch
            room = NAME_SHARE * ground.width
            name = fitting(strand.name, style.small, room, style.family)
            pen.text([name], (frame.left - 8 * style.unit, y), style.text, style.small, "right")
        self._scale(pen)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the bucket and the key whose cell a point is in."""
        place = self.frame.place(x)
        if place is None:
            return None
        row = int((y - self.frame.top) // self.pitch)
        code = self.rows[row].code if 0 <= row < len(self.rows) else ""
        return Hit(place, self.ground.series.buckets[place], code or None)

    def spans(self, first: int, last: int, key: str | None) -> list[Box]:
        """Return columns from ``first`` to ``last``, of a key only its row of them."""
        whole = self.frame.columns(first, last)
        for n, strand in enumerate(self.rows):
            if key and strand.code == key:
                top = self.frame.top + n * self.pitch
                return [Box(whole.left, top, whole.right, top + self.pitch)]
        return [whole]

    def cut(self) -> list[str]:
        """Return the keys whose names are cut."""
        return cut_keys(self.rows, NAME_SHARE * self.ground.width, self.ground.style)

    @cached_property
    def rows(self) -> list[Strand]:
        """The named keys that fit, the most important above."""
        named = [strand for strand in self.strands if strand.named]
        return named[: _rows(self.frame, len(named), self.ground.style)]

    @property
    def pitch(self) -> float:
        """Height of a row."""
        return (self.frame.bottom - self.frame.top) / len(self.rows)

    def colour(self, step: int) -> str:
        """Return the colour of a step of the scale: 0 is nothing, ``_STEPS`` the highest."""
        style = self.ground.style
        if not step:
            return style.line
        return _mixed(style.ground, style.series[0], 0.14 + 0.86 * step / _STEPS)

    def _step(self, level: float) -> int:
        """Return the step of a level; anything above 0 is at least 1."""
        if level <= 0 or not self.highest:
            return 0
        return max(1, min(_STEPS, int(level / self.highest * _STEPS + 0.9999)))

    @cached_property
    def highest(self) -> float:
        """The highest level of all cells, which has the darkest colour."""
        return max((max(strand.levels, default=0.0) for strand in self.rows), default=0.0)

    def _cells(self) -> dict[int, list[Box]]:
        """Return the cells of each step of the scale."""
        frame, found = self.frame, dict[int, list[Box]]()
        air = min(1.0, frame.step / 6)
        for n, strand in enumerate(self.rows):
            top = frame.top + n * self.pitch
            for place, level in enumerate(strand.levels):
                if place < self.ground.whole and self.ground.shown(place):
                    left, right = frame.x(place - 0.5), frame.x(place + 0.5)
                    cell = Box(left + air / 2, top + 0.5, right - air / 2, top + self.pitch - 0.5)
                    found.setdefault(self._step(level), []).append(cell)
        return found

    def _peaks(self, pen: Pen, taken: list[Box], *, worded: bool) -> None:
        """Draw the edges of cells with a peak, with the level beside the first of them."""
        style, frame = self.ground.style, self.frame
        for number, (_, strand, place) in enumerate(placed(self.ground.series, self.rows)):
            top = frame.top + self.rows.index(strand) * self.pitch
            column = frame.columns(place, place)
            cell = Box(column.left, top + 0.5, column.right, top + self.pitch - 0.5)
            pen.outline(cell, style.text)
            if worded and number < MOST_WORDED:
                words = level_words(strand.levels[place], share=self.ground.look.share)
                self._level_beside(pen, words, cell, taken)

    def _level_beside(self, pen: Pen, words: str, cell: Box, taken: list[Box]) -> None:
        """Write a peak's level on a patch of ground right of its cell, else left of it."""
        style, frame, unit = self.ground.style, self.frame, self.ground.style.unit
        wide = text_width(words, style.caption, style.family) + 6 * unit
        middle, half = (cell.top + cell.bottom) / 2, style.caption * 0.62
        for left in (cell.right + 2 * unit, cell.left - 2 * unit - wide):
            box = Box(left, middle - half, left + wide, middle + half)
            inside = frame.left <= box.left and box.right <= frame.right
            if inside and not any(box.overlaps(other) for other in taken):
                pen.band(box, style.ground, 3.0)
                at = left + wide / 2, middle
                pen.text([words], at, style.text, style.caption, "center")
                taken.append(box)
                return

    def _numbers(self, pen: Pen) -> bool:
        """Write the levels into the cells where all of them have room; say whether they have."""
        style, frame, share = self.ground.style, self.frame, self.ground.look.share
        if frame.step < style.caption * 0.5 or self.pitch < style.caption * 1.4:
            return False
        words = {
            (n, place): level_words(level, share=share)
            for n, strand in enumerate(self.rows)
            for place, level in enumerate(strand.levels)
            if level and self.ground.shown(place)
        }
        widest = max(
            (text_width(w, style.caption, style.family) for w in set(words.values())), default=0
        )
        if widest + 4 * style.unit > frame.step:
            return False
        for (n, place), text in words.items():
            step = self._step(self.rows[n].levels[place]) if place < self.ground.whole else 0
            pale = _contrast(self.colour(step), style.ground) >= 4.5
            ink = style.ground if pale else style.text
            at = frame.x(place), frame.top + (n + 0.5) * self.pitch
            pen.text([text], at, ink, style.caption, "center")
        return True

    def _scale(self, pen: Pen) -> None:
        """Draw the scale over the field, at the end of the strip's first line."""
        style, frame = self.ground.style, self.frame
        unit, y = style.unit, EDGE * style.unit + ROW * style.caption / 2
        most = level_words(self.highest, share=self.ground.look.share)
        left = frame.right - text_width(most, style.caption, style.family)
        pen.text([most], (left, y), style.text_2, style.caption)
        for step in range(_STEPS, -1, -1):
            left -= (_SWATCH + (6 if step == _STEPS else 1)) * unit
            box = Box(left, y - 5 * unit, left + _SWATCH * unit, y + 5 * unit)
            pen.boxes([box], self.colour(step), 2.0)
        pen.text(["0"], (left - 6 * unit, y), style.text_2, style.caption, "right")


def heat_ground(ground: Ground, strands: Sequence[Strand]) -> Ground:
    """Return the ground of a heat map: names on the left, the scale above, time below."""
    style, unit, frame = ground.style, ground.style.unit, ground.frame
    names = [strand.name for strand in strands if strand.named]
    widest = max(text_width(name, style.small, style.family) for name in names)
    left = min(widest, NAME_SHARE * ground.width) + 16 * unit
    right = min(ground.width - 12 * unit, left + WIDEST_STEP * unit * frame.buckets)
    frame = replace(frame, left=left, right=max(right, left + 10), top=8 * unit, most=1.0)
    ground = replace(ground, frame=frame)
    running = [Sign(Mark.RUNNING, running_words(ground.series))] if ground.series.partial else []
    kept = (_STEPS + 1) * (_SWATCH + 1) * unit + 6 * style.caption

    def laid_out(others: int) -> Ground:
        told = [Sign(Mark.NONE, others_words(others))] if others else []
        return with_head(
            ground,
            [*told, *running],
            kept=kept,
            least=ROW * style.caption,
            beside=False,
            tallest=len(names) * _ROW * unit,
        )

    def unnamed(found: Ground) -> int:
        return others_of(ground.series, _rows(found.frame, len(names), style))

    return settled(laid_out, unnamed)


def _rows(frame: Frame, names: int, style: ChartStyle) -> int:
    """Return how many rows of names there is room for, at least one."""
    return max(1, min(names, int((frame.bottom - frame.top) / (style.small * 1.3))))


def _mixed(ground: str, ink: str, part: float) -> str:
    """Return a colour between two."""
    pairs = ((int(ground[i : i + 2], 16), int(ink[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2), 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
