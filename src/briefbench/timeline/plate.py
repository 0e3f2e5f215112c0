"""A chart that stands alone, as a file: title above, what was counted below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefbench.timeline.captions import Caption
from briefbench.timeline.chart import Chart
from briefbench.timeline.fonts import drawing, text_width
from briefbench.timeline.notes import lines_of, whole_lines
from briefbench.timeline.pen import Pen
from briefbench.timeline.printing import Printed

_EDGE = 18.0  # px round everything, at 12 px text
_TITLE = 1.3  # of the size of names
_LINE = 1.4  # of the caption's size
_MOST_TITLE = 3  # lines


@dataclass(frozen=True, slots=True)
class _Row:
    """A head and its lines; ``y`` is the middle of the first."""

    head: str
    lines: tuple[str, ...]
    y: float


class Plate(Printed):
    """A chart with its words round it.

    Args:
        chart: What is in the middle.
        caption: Title and rows.
        alt: The chart in sentences, for those who cannot see it.

    """

    def __init__(self, chart: Chart, caption: Caption, alt: str) -> None:
        self._chart, self.style = chart, chart.style
        style = chart.style
        edge = self._edge = _EDGE * style.unit
        self.width = chart.width + 2 * edge
        self.told = (caption.title, f"{alt}\n{caption.text}")
        with drawing():
            self._size = style.small * _TITLE
            self._title = lines_of(
                caption.title, self._size, chart.width, style, _MOST_TITLE, bold=True
            )
            self._top = edge + len(self._title) * self._size * 1.25 + 6 * style.unit
            y = self._top + chart.height + 12 * style.unit
            self._rule = y
            heads = [text_width(h, style.caption, style.family, bold=True) for h, _ in caption.rows]
            self._indent = max(heads, default=0.0) + 10 * style.unit
            self._rows, y = self._laid_out(caption, y + style.caption * 1.2)
        self.height = y + edge - style.caption * 0.5

    def draw_on(self, figure: Any, *, real: bool = False) -> Pen:
        """Draw everything."""
        style, edge = self.style, self._edge
        pen = Pen(figure, style, self.height, real=real)
        middle = edge + len(self._title) * self._size * 0.625
        pen.text(self._title, (edge, middle), style.text, self._size, bold=True)
        pen.line([edge, self.width - edge], [self._rule] * 2, style.line_strong, 0.8)
        for row in self._rows:
            at = edge + self._indent, row.y
            pen.text([row.head], (edge, row.y), style.text_2, style.caption, bold=True)
            for n, line in enumerate(row.lines):
                y = at[1] + n * style.caption * _LINE
                pen.text([line], (at[0], y), style.text_2, style.caption)
        inner = self._chart.draw_on(figure, real=real, height=self.height, at=(edge, self._top))
        pen.words += inner.words
        return pen

    def _laid_out(self, caption: Caption, y: float) -> tuple[list[_Row], float]:
        """Return the rows with their places from ``y`` on, and where the last one ends."""
        style, rows = self.style, []
        room = self._chart.width - self._indent
        for head, words in caption.rows:
            lines = tuple(whole_lines(words, style.caption, room, style))
            rows.append(_Row(head, lines, y))
            y += max(1, len(lines)) * style.caption * _LINE + 1.5 * style.unit
        return rows, y
