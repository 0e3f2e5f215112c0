"""Words that stand in the field of a chart: cut into lines, and put where they hide the least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefbench.timeline.boxes import Box, left_of
from briefbench.timeline.fonts import drawable, text_width
from briefbench.timeline.layout import Frame, fitting
from briefbench.timeline.style import ChartStyle

Points = NDArray[np.float64]
"""Places that words should not hide, [n, 2]: x and y in px."""

NO_POINTS: Points = np.zeros((0, 2))

LEADING = 1.25  # distance of base lines, as a multiple of the size
NOTE_WIDTH = 190.0  # px at 12 px text: two short lines read faster than a long one

MOST_LETTERS = 4000  # of a row below a chart; more is no caption
_HIGHEST = 6  # places above a point, each four fifths of the text's height apart
_FEW_HIDDEN = 3  # likewise, of a text that is not shortened for it
_MOST_HIDDEN = 8  # points of lines below words; two steep lines crossed are still read


@dataclass(frozen=True, slots=True)
class Note:
    """Lines of text in a box; ``align`` is "left", "right" or "center"."""

    lines: tuple[str, ...]
    box: Box
    align: str

    @property
    def anchor(self) -> tuple[float, float]:
        """Return where the text is hung: x by ``align``, y the middle of its lines."""
        x = {"left": self.box.left, "right": self.box.right}.get(
            self.align, (self.box.left + self.box.right) / 2
        )
        return x, (self.box.top + self.box.bottom) / 2


def lines_of(
    text: str, px: float, width: float, style: ChartStyle, most: int = 2, *, bold: bool = False
) -> list[str]:
    """Return the text in at most ``most`` lines of ``width`` px, the last one cut if need be."""
    lines: list[str] = []
    words = drawable(text).split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", px, style.family, bold=bold) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(fitting(line, px, width, style.family, bold=bold))
    if words:
        lines.append(fitting(" ".join(words), px, width, style.family, bold=bold))
    return lines


def whole_lines(text: str, px: float, width: float, style: ChartStyle) -> list[str]:
    """Return all of a text in lines of ``width`` px; a word that is longer is parted."""
    lines: list[str] = []
    for word in drawable(text, MOST_LETTERS).split():
        if lines and text_width(f"{lines[-1]} {word}", px, style.family) <= width:
            lines[-1] += f" {word}"
            continue
        rest = word
        while text_width(rest, px, style.family) > width and len(rest) > 1:
            part = fitting(rest, px, width, style.family).removesuffix("…") or rest[0]
            lines.append(part)
            rest = rest[len(part) :]
        lines.append(rest)
    return lines


def size_of(lines: Sequence[str], px: float, style: ChartStyle) -> tuple[float, float]:
    """Return width and height of lines of text, in px."""
    width = max((text_width(line, px, style.family) for line in lines), default=0.0)
    return width, len(lines) * px * LEADING


def hidden(box: Box, points: Points) -> int:
    """Return how many points lie in a box."""
    inside = (points >= (box.left, box.top)) & (points <= (box.right, box.bottom))
    return int(inside.all(axis=1).sum())


def place_note(
    texts: Sequence[str],
    at: tuple[float, float],
    frame: Frame,
    taken: Sequence[Box],
    points: Points,
    style: ChartStyle,
) -> Note | None:
    """Return words beside a point, where they cover the fewest of ``points``.

    The first of ``texts`` (the longest first) that finds good room: in two lines, or in three
    narrower ones where those hide less; never cut. None when every place would leave the field, lie
    on other words, or hide too much.
    """
    wide = min(NOTE_WIDTH * style.unit, (frame.right - frame.left) / 2.5)
    kept: tuple[float, Note] | None = None
    for text in texts:
        best: tuple[float, Note] | None = None
        for width, most in ((wide, 2), (wide * 0.6, 3), (wide, 3)):
            lines = lines_of(text, style.small, width, style, most)
            if not lines or " ".join(lines) != " ".join(drawable(text).split()):
                continue  # would be cut
            found = _least_hiding(lines, at, frame, taken, points, style)
            if found and (best is None or found[0] < best[0] - 1):
                best = found
        if best and best[0] < _FEW_HIDDEN:
            return best[1]
        if best and (kept is None or best[0] < kept[0]):
            kept = best
    return kept[1] if kept and kept[0] < _MOST_HIDDEN else None


def _least_hiding(
    lines: Sequence[str],
    at: tuple[float, float],
    frame: Frame,
    taken: Sequence[Box],
    points: Points,
    style: ChartStyle,
) -> tuple[float, Note] | None:
    """Return the best place for these lines with what it costs: points hidden, then its rank.

    Left of the point, right of it, and above; each also a little higher and lower; at last high
    above.
    """
    width, height = size_of(lines, style.small, style)
    away, (x, y) = 13 * style.unit, at
    reach = width + 2 * away, (_HIGHEST + 2) * height + away
    points = points[np.all(np.abs(points - (x, y)) < reach, axis=1)]
    best: tuple[float, Note] | None = None
    above = -0.5 - (away - 3 * style.unit) / height
    for rank, (align, dx, dy) in enumerate(
        (
            ("right", -away, 0.0),
            ("left", away, 0.0),
            ("right", -away, -0.6),
            ("left", away, -0.6),
            ("center", 0.0, above),
            ("right", away, above),
            ("left", -away, above),
            ("right", -away, 0.6),
            ("left", away, 0.6),
            *(("center", 0.0, above - 0.8 * k) for k in range(1, _HIGHEST)),
        )
    ):
        left = left_of(x + dx, width, align)
        middle = y + dy * height
        box = Box(left, middle - height / 2, left + width, middle + height / 2)
        outside = box.left < frame.left or box.right > frame.right or box.top < 2
        if outside or box.bottom > frame.bottom or any(box.overlaps(other) for other in taken):
            continue
        cost = hidden(box, points) + rank / 10
        if best is None or cost < best[0]:
            best = cost, Note(tuple(lines), box, align)
    return best
