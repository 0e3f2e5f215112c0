"""Drawing a series of one bucket: a bar a key, its name on the left, its count at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefbench.base.words import tr
from briefbench.model.series import Series
from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.fonts import text_width
from briefbench.timeline.ground import Ground
from briefbench.timeline.layout import (
    NAME_SHARE,
    Frame,
    Strand,
    cut_keys,
    fitting,
    level_words,
    others_of,
    others_words,
)
from briefbench.timeline.notes import LEADING, lines_of
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import bucket_words

_ROW = 28.0  # px at 12 px text, at most
_THICK = 0.42  # of a row


@dataclass(frozen=True, slots=True)
class BarChart:
    """One bucket with the places of its bars, ready to be drawn."""

    ground: Ground
    strands: Sequence[Strand]
    height: float

    @property
    def series(self) -> Series:
        """What is shown."""
        return self.ground.series

    @property
    def style(self) -> ChartStyle:
        """Colours and sizes."""
        return self.ground.style

    @property
    def width(self) -> float:
        """Of the chart, in px."""
        return self.ground.width

    @property
    def frame(self) -> Frame:
        """The field."""
        return self.ground.frame

    def draw(self, pen: Pen) -> None:
        """Draw the bucket's words, then bar by bar; a running bucket's bars are hatched."""
        style, unit = self.style, self.style.unit
        words = bucket_words(self.series.buckets[0], self.series.by)
        if self.series.partial:
            words = tr("{bucket}, not over yet").format(bucket=words)
        lines = lines_of(words, style.small, self.width - 24 * unit, style)
        at = (16 * unit, self._top - 9 * unit - len(lines) * style.small * LEADING / 2)
        pen.text(lines, at, style.text_2, style.small)
        for strand, box in zip(self._rows, self.boxes(), strict=True):
            self._bar(pen, strand, box)
        if others := self._others:
            y = self._top + (len(self._rows) + 0.5) * self._pitch
            pen.text([others_words(others)], (self._left, y), style.text_3, style.small, "right")

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the key whose row is at a height, none above the first, below the last."""
        place = int((y - self._top) // self._pitch)
        code = self._rows[place].code if 0 <= place < len(self._rows) else ""
        return Hit(0, self.series.buckets[0], code or None)

    def spans(self, first: int, last: int, key: str | None) -> list[Box]:
        """Return a key's row, all rows when none is told."""
        top, bottom = self._top, self._top + len(self._rows) * self._pitch
        for n, strand in enumerate(self._rows):
            if key and strand.code == key:
                top, bottom = self._top + n * self._pitch, self._top + (n + 1) * self._pitch
        return [Box(0.0, top, self.width, bottom)]

    def cut(self) -> list[str]:
        """Return the keys whose names are cut."""
        return cut_keys(self._rows, NAME_SHARE * self.width, self.style)

    def boxes(self) -> list[Box]:
        """Return the bars, in the order of the rows."""
        most = max(1.0, *(strand.levels[0] for strand in self._rows))
        room = max(10.0, self.width - self._left - 70 * self.style.unit)
        half = self._pitch * _THICK / 2
        found = []
        for n, strand in enumerate(self._rows):
            middle = self._top + (n + 0.5) * self._pitch
            left = self._left + 10 * self.style.unit
            end = left + max(1.0, room * strand.levels[0] / most)
            found.append(Box(left, middle - half, end, middle + half))
        return found

    @property
    def _rows(self) -> list[Strand]:
        """The named keys that fit."""
        named = [strand for strand in self.strands if strand.named]
        return named[: max(1, int((self.height - self._top) / (self.style.small * 1.5)) - 1)]

    @property
    def _others(self) -> int:
        """How many keys have no bar."""
        return others_of(self.series, len(self._rows))

    @property
    def _top(self) -> float:
        """Where the first row begins."""
        return 44 * self.style.unit

    @property
    def _pitch(self) -> float:
        """Height of a row."""
        room = self.height - self._top - 12 * self.style.unit
        return min(_ROW * self.style.unit, room / (len(self._rows) + bool(self._others)))

    @property
    def _left(self) -> float:
        """Where the names end."""
        style = self.style
        widths = [text_width(strand.name, style.small, style.family) for strand in self._rows]
        if self._others:
            widths.append(text_width(others_words(self._others), style.small, style.family))
        return min(max(widths), NAME_SHARE * self.width) + 16 * style.unit

    def _bar(self, pen: Pen, strand: Strand, box: Box) -> None:
        """Draw one key."""
        style, middle = self.style, (box.top + box.bottom) / 2
        name = fitting(strand.name, style.small, NAME_SHARE * self.width, style.family)
        colour = strand.colour if strand.main else style.text_3
        pen.text([name], (self._left, middle), colour, style.small, "right")
        if not strand.levels[0]:
            pass  # a stroke would look like a little
        elif self.series.partial:
            pen.hatch(box, strand.colour)
            pen.outline(box, strand.colour)
        else:
            pen.band(box, strand.colour)
        after = (box.right + 6 * style.unit, middle)
        words = level_words(strand.levels[0], share=self.ground.look.share)
        pen.text([words], after, style.text, style.small)
