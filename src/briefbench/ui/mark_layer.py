"""Marks over a text: grounds below the words, lines below them, handles at the current one's ends.

A mark has a line of its own pattern, so that it needs no colour; where marks overlap, their lines
lie below each other and the current mark is in front.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from briefbench.model.kinds import MarkColour
from briefbench.model.rows import Place
from briefbench.ui.paint import points, utf16
from briefbench.ui.theme import Mark, MarkLine, MarkState, Theme
from briefbench.ui.word_edges import drawn

LANES = 3
"""Lines that lie below each other; further ones share the last."""

BELOW, APART = 3.0, 3.5
"""px between the base line and the first line, and between two, at 100 % text size."""

KNOB, REACH = 4.5, 7
"""Radius of a handle's knob, and px round it that still take hold of it."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A mark: where, how trusted, in which colour; ``current`` has handles and is in front."""

    state: MarkState
    places: tuple[Place, ...]
    colour: MarkColour = MarkColour.GREEN
    current: bool = False


@dataclass(frozen=True, slots=True)
class Handle:
    """An end of a place of the current mark, and where it is seen, in px of the viewport."""

    number: int  # of the place
    end: bool
    box: QRectF


def lanes_of(marks: Sequence[TextMark]) -> list[int]:
    """Return for each mark how far down its line lies, 0 the highest; overlapping ones differ."""
    lanes: list[int] = []
    held: defaultdict[int, list[tuple[Place, int]]] = defaultdict(list)  # by block
    for mark in marks:
        taken = {
            lane
            for place in mark.places
            for other, lane in held[place[0]]
            if _overlap(place, other)
        }
        lanes.append(next((lane for lane in range(LANES) if lane not in taken), LANES - 1))
        for place in mark.places:
            held[place[0]].append((place, lanes[-1]))
    return lanes


def _overlap(one: Place, two: Place) -> bool:
    """Say whether two places of one block share a word."""
    return one[1] < two[2] and two[1] < one[2]


class MarkLayer(QObject):
    """The marks of one text. ``span_drawn`` carries the places a mark was drawn to.

    Args:
        theme: For colours and widths.
        text: What they lie over.
        block_at: Gives the block of the document that shows one of the article, None for none.

    """

    span_drawn = Signal(object)

    def __init__(
        self, theme: Theme, text: QTextEdit, block_at: Callable[[int], QTextBlock | None]
    ) -> None:
        super().__init__(text)
        self._theme, self._text, self._block_at = theme, text, block_at
        self._marks: list[TextMark] = []
        self._lanes: list[int] = []
        self._hits: list[Place] = []
        self._held: Handle | None = None
        self._begun: tuple[Place, ...] = ()  # where the mark was when its handle was taken

    def show(self, marks: Sequence[TextMark], hits: Iterable[Place]) -> None:
        """Lay marks and found words over the text; a mark that is being drawn stays in the hand."""
        drawn_to, shown = self.current, next((mark for mark in marks if mark.current), None)
        if self._held and drawn_to and shown and shown.places == self._begun:
            marks = [replace(m, places=drawn_to.places) if m.current else m for m in marks]
        else:
            self._held = None
        self._marks, self._hits = list(marks), list(hits)
        self._lay()

    def clear(self) -> None:
        """Take all marks away."""
        self.show((), ())

    @property
    def current(self) -> TextMark | None:
        """The mark whose ends can be drawn."""
        return next((mark for mark in self._marks if mark.current), None)

    def cursor_at(self, place: Place) -> QTextCursor | None:
        """Return a cursor over a place, None when that is not shown here."""
        position, start, end = place
        block = self._block_at(position)
        if block is None:
            return None
        text = block.text()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + utf16(text, start))
        cursor.setPosition(block.position() + utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def top_of(self, place: Place) -> int | None:
        """Return where the first line of a place begins, in px of the whole text."""
        for box, _base in self._lines(place):
            return round(box.top()) + self._text.verticalScrollBar().value()
        return None

    def paint(self, painter: QPainter) -> None:
        """Paint lines and handles over the text, in px of its viewport."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pairs = zip(self._marks, self._lanes, strict=True)
        for mark, lane in sorted(pairs, key=lambda pair: pair[0].current):
            look = self._look(mark)
            for place in mark.places:
                for box, base in self._lines(place, seen=True):
                    y = base + self._theme.scaled(10) / 10 * (BELOW + lane * APART)
                    draw_line(painter, box.left(), box.right(), y, look, strong=mark.current)
        accent = self._theme.color("accent")
        for handle in self.handles():
            _draw_handle(painter, handle, accent, self._theme.color("surface"))
        painter.restore()

    def handles(self) -> list[Handle]:
        """Return the handles of the current mark, both of each of its places."""
        mark = self.current
        found = []
        for number, place in enumerate(mark.places if mark else ()):
            lines = list(self._lines(place))
            if lines:
                rtl = self._rtl(place)
                first, last = lines[0][0], lines[-1][0]
                begin = first.right() if rtl else first.left()
                stop = last.left() if rtl else last.right()
                found.append(Handle(number, False, QRectF(begin, first.top(), 0, first.height())))
                found.append(Handle(number, True, QRectF(stop, last.top(), 0, last.height())))
        return found

    def handle_at(self, spot: QPoint) -> Handle | None:
        """Return the handle below the mouse."""
        near = [
            handle
            for handle in self.handles()
            if handle.box.adjusted(-REACH, -REACH, REACH, REACH).contains(QPointF(spot))
        ]
        return min(near, key=lambda h: abs(h.box.center().x() - spot.x()), default=None)

    def take(self, spot: QPoint) -> bool:
        """Take hold of the handle at a point; False when there is none."""
        self._held, mark = self.handle_at(spot), self.current
        self._begun = mark.places if mark else ()
        return self._held is not None

    @property
    def held(self) -> bool:
        """Whether an end is being drawn."""
        return self._held is not None

    def draw(self, spot: QPoint, *, whole: bool) -> None:
        """Draw the end that is held to a point; ``whole`` keeps to words."""
        mark, held = self.current, self._held
        if mark is None or held is None:
            return
        place = mark.places[held.number]
        cursor = self._text.cursorForPosition(spot)
        block = self._block_at(place[0])
        if block is None:
            return
        units = cursor.positionInBlock() if cursor.block() == block else 0
        if cursor.blockNumber() > block.blockNumber():
            units = block.length() - 1
        text = block.text()
        new = drawn(text, place, points(text, units), end=held.end, whole=whole)
        if new != place:
            places = (*mark.places[: held.number], new, *mark.places[held.number + 1 :])
            self._marks = [
                replace(other, places=places) if other.current else other for other in self._marks
            ]
            self._lay()

    def let_go(self) -> None:
        """Let go of the handle, and tell where the mark is now."""
        mark, held = self.current, self._held
        self._held = None
        if mark is not None and held is not None:
            self.span_drawn.emit(mark.places)

    def _lay(self) -> None:
        """Lay the grounds: long marks first, so that short ones are seen; the current one last."""
        self._lanes = lanes_of(self._marks)
        found = QTextCharFormat()
        found.setBackground(self._theme.color("hit"))
        order = sorted(self._marks, key=lambda mark: (mark.current, -_length(mark)))
        layers = [(self._ground(mark), mark.places) for mark in order]
        layers.append((found, tuple(self._hits)))
        selections = []
        for shape, places in layers:
            for place in places:
                cursor = self.cursor_at(place)
                if cursor is not None:
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor, selection.format = cursor, shape
                    selections.append(selection)
        self._text.setExtraSelections(selections)
        self._text.viewport().update()

    def _ground(self, mark: TextMark) -> QTextCharFormat:
        shape = QTextCharFormat()
        fill = QColor(self._look(mark).fill)
        shape.setBackground(self._theme.color("accent_soft") if mark.current else fill)
        return shape

    def _look(self, mark: TextMark) -> Mark:
        scheme = self._theme.scheme
        accepted = mark.state is MarkState.ACCEPTED
        return scheme.colours[mark.colour] if accepted else scheme.marks[mark.state]

    def _rtl(self, place: Place) -> bool:
        block = self._block_at(place[0])
        if block is None:
            return False
        return block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _lines(self, place: Place, *, seen: bool = False) -> Iterator[tuple[QRectF, float]]:
        """Give for each line of a place its box and base line, in px of the viewport.

        With ``seen`` a block that lies outside of it has none.
        """
        block = self._block_at(place[0])
        if block is None:
            return
        area = self._text.document().documentLayout().blockBoundingRect(block)
        area.translate(0, -self._text.verticalScrollBar().value())
        if seen and (area.bottom() < 0 or area.top() > self._text.viewport().height()):
            return
        text = block.text()
        first, last = utf16(text, place[1]), utf16(text, place[2])
        layout = block.layout()
        corner = area.topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(first, line.textStart())
            end = min(last, line.textStart() + line.textLength())
            words = text[points(text, start) : points(text, end)] if start < end else ""
            end -= len(words) - len(words.rstrip())  # a blank before a break hangs over the edge
            if start < end:
                a, b = _x(line.cursorToX(start)), _x(line.cursorToX(end))
                top = corner.y() + line.y()
                box = QRectF(corner.x() + min(a, b), top, abs(b - a), line.height())
                yield box, top + line.ascent()


def draw_line(
    painter: QPainter, left: float, right: float, y: float, look: Mark, *, strong: bool = False
) -> None:
    """Paint the line of a mark in its pattern; ``strong`` for the current one."""
    pen = QPen(QColor(look.line), 2.2 if strong else 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match look.pattern:
        case MarkLine.DASHED:
            pen.setDashPattern([4, 2.5])
        case MarkLine.DOTTED:
            pen.setDashPattern([1.2, 1.8])
        case MarkLine.DASH_DOT:
            pen.setDashPattern([6, 2, 1.2, 2])
        case MarkLine.DOUBLE:
            pen.setWidthF(1.5 if strong else 1)
            painter.setPen(pen)
            painter.drawLine(QPointF(left, y - 1.5), QPointF(right, y - 1.5))
            painter.drawLine(QPointF(left, y + 1), QPointF(right, y + 1))
            return
        case MarkLine.WAVY:
            painter.setPen(pen)
            painter.drawPath(_wave(left, right, y))
            return
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        path.quadTo(QPointF(x + 2, y + (-3 if up else 3)), QPointF(min(x + 4, right), y))
        x, up = x + 4, not up
    return path


def _draw_handle(painter: QPainter, handle: Handle, colour: QColor, ground: QColor) -> None:
    box = handle.box
    painter.setPen(QPen(colour, 2))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.setPen(QPen(ground, 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(box.bottomLeft() if handle.end else box.topLeft(), KNOB, KNOB)


def _x(found: object) -> float:
    """Return the x that Qt gives, alone or with the place it took."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _length(mark: TextMark) -> int:
    return sum(end - start for _block, start, end in mark.places)
