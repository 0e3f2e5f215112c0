"""Drawing a series as a heat map: a row a country, a column a bucket, darker for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.fonts import text_width
from briefbench.timeline.ground import Ground
from briefbench.timeline.layout import (
    NAME_SHARE,
    WIDEST_STEP,
    Frame,
    Strand,
    fitting,
    level_words,
    others_words,
)
from briefbench.timeline.pen import Pen

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
        ground.time(pen)
        ground.gaps(pen, worded=False)
        for step, boxes in self._cells().items():
            pen.boxes(boxes, self.colour(step), 2.0)
        ground.running(pen, (), worded=False)
        if ground.series.partial:
            last = frame.columns(ground.whole, ground.whole)
            pen.boxes([last], style.series[0], 2.0, hollow=True)
        self._numbers(pen)
        for n, strand in enumerate(self.rows):
            y = frame.top + (n + 0.5) * self.pitch
            room = NAME_SHARE * ground.width
            name = fitting(strand.name, style.small, room, style.family)
            pen.text([name], (frame.left - 8 * style.unit, y), style.text, style.small, "right")
        self._scale(pen)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the bucket and the country whose cell a point is in."""
        place = self.frame.place(x)
        if place is None:
            return None
        row = int((y - self.frame.top) // self.pitch)
        code = self.rows[row].code if 0 <= row < len(self.rows) else ""
        return Hit(place, self.ground.series.buckets[place], code or None)

    def spans(self, first: int, last: int, country: str | None) -> list[Box]:
        """Return columns from ``first`` to ``last``, of a country only its row of them."""
        whole = self.frame.columns(first, last)
        for n, strand in enumerate(self.rows):
            if country and strand.code == country:
                top = self.frame.top + n * self.pitch
                return [Box(whole.left, top, whole.right, top + self.pitch)]
        return [whole]

    @cached_property
    def rows(self) -> list[Strand]:
        """The named countries that fit, the most important above."""
        named = [strand for strand in self.strands if strand.named]
        room = int((self.frame.bottom - self.frame.top) / (self.ground.style.small * 1.3))
        return named[: max(1, room)]

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
        highest = max((max(strand.levels, default=0.0) for strand in self.rows), default=0.0)
        if level <= 0 or not highest:
            return 0
        return max(1, min(_STEPS, int(level / highest * _STEPS + 0.9999)))

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

    def _numbers(self, pen: Pen) -> None:
        """Write the levels into the cells where all of them have room."""
        style, frame, share = self.ground.style, self.frame, self.ground.look.share
        words = {
            (n, place): level_words(level, share=share)
            for n, strand in enumerate(self.rows)
            for place, level in enumerate(strand.levels)
            if level and self.ground.shown(place)
        }
        widest = max(
            (text_width(w, style.caption, style.family) for w in set(words.values())), default=0
        )
        if widest + 4 * style.unit > frame.step or self.pitch < style.caption * 1.4:
            return
        for (n, place), text in words.items():
            step = self._step(self.rows[n].levels[place]) if place < self.ground.whole else 0
            pale = _contrast(self.colour(step), style.ground) >= 4.5
            ink = style.ground if pale else style.text
            at = frame.x(place), frame.top + (n + 0.5) * self.pitch
            pen.text([text], at, ink, style.caption, "center")

    def _scale(self, pen: Pen) -> None:
        """Draw the scale above the field, at its end, and how many countries have no row."""
        style, frame = self.ground.style, self.frame
        unit, y = style.unit, 10 * style.unit
        highest = max((max(s.levels, default=0.0) for s in self.rows), default=0.0)
        most = level_words(highest, share=self.ground.look.share)
        left = frame.right - text_width(most, style.caption, style.family)
        pen.text([most], (left, y), style.text_2, style.caption)
        for step in range(_STEPS, -1, -1):
            left -= (_SWATCH + (6 if step == _STEPS else 1)) * unit
            box = Box(left, y - 5 * unit, left + _SWATCH * unit, y + 5 * unit)
            pen.boxes([box], self.colour(step), 2.0)
        pen.text(["0"], (left - 6 * unit, y), style.text_2, style.caption, "right")
        named = sum(strand.named for strand in self.strands)
        if others := self.ground.series.others + named - len(self.rows):
            words = others_words(others)
            wide = text_width(words, style.caption, style.family)
            if frame.left + wide < left - 24 * unit:
                pen.text([words], (frame.left, y), style.text_3, style.caption)


def heat_frame(ground: Ground, strands: Sequence[Strand]) -> Frame:
    """Return the field of the cells: names on the left, the scale above, time below."""
    style, unit = ground.style, ground.style.unit
    names = [strand.name for strand in strands if strand.named]
    widest = max(text_width(name, style.small, style.family) for name in names)
    left = min(widest, NAME_SHARE * ground.width) + 16 * unit
    buckets = len(ground.series.buckets)
    right = min(ground.width - 12 * unit, left + WIDEST_STEP * unit * buckets)
    top, low = ground.frame.top + 14 * unit, ground.frame.bottom
    rows = max(1, min(len(names), int((low - top) / (style.small * 1.3))))
    bottom = min(low, top + rows * _ROW * unit)
    return Frame(left, top, max(right, left + 10), max(bottom, top + 10), buckets, 1.0)


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
