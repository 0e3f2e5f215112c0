"""How a card of the margin is painted, and how high it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from briefbench.base.words import tr
from briefbench.model.kinds import MarkColour
from briefbench.ui.cards import KINDS, Card
from briefbench.ui.delegates import PAD, RowDelegate, RowState, line_in
from briefbench.ui.formats import sureness
from briefbench.ui.mark_layer import draw_line
from briefbench.ui.paint import Canvas, ring, rounded, wrap
from briefbench.ui.rows_model import ROW
from briefbench.ui.theme import GRID, Role, Theme

LINES, GAP, RADIUS = 3, 8, 8
"""Lines of the words on a card; px between cards; their corners."""


class CardDelegate(RowDelegate):
    """A card; the current suggestion has room for its buttons at the bottom."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(theme, parent)
        self._view = parent
        self.above: list[int] = []  # px kept free above each card, so that it is beside its words
        self.below = 0  # px kept free below the last card, so that it scrolls as far as the text
        self._heights: tuple[int, list[int]] = (0, [])  # at which width, and of each card

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        number, wide = index.row(), self._view.viewport().width()
        known, heights = self._heights
        if wide == known and number < len(heights):
            high = heights[number]
        else:
            current = self._view.currentIndex() == index
            high = self.card_height(index.data(ROW), wide, current=current)
        return QSize(0, high + sum(self.around(number)))

    def measure(self, cards: Sequence[Card], current: int) -> list[int]:
        """Return the height of each card, and keep it until ``forget``."""
        wide = self._view.viewport().width()
        high = self.card_height
        heights = [high(card, wide, current=n == current) for n, card in enumerate(cards)]
        self._heights = (wide, heights)
        return heights

    def forget(self) -> None:
        """Measure anew when asked."""
        self._heights = (0, [])

    def around(self, number: int) -> tuple[int, int]:
        """Return the px kept free above and below a card."""
        above = self.above[number] if 0 <= number < len(self.above) else 0
        return above, self.below if 0 <= number == len(self.above) - 1 else 0

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        above, below = self.around(index.row())
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(option.rect).adjusted(0, above, 0, -below)
        super().paint(painter, inner, index)

    def card_height(self, card: Card, width: int, *, current: bool) -> int:
        """Return the height of a card in a view of that width, with the gap below it."""
        theme = self.theme
        lines = len(wrap(theme, card.words, Role.SMALL, width - 4 * PAD, LINES))
        high = 2 * GRID + theme.line(Role.STRONG) + lines * self._pitch + GRID
        high += theme.line(Role.CAPTION) * (2 if card.own_role else 1) + 2 * GRID
        if card.comment:
            high += theme.line(Role.CAPTION)
        if card.translation:
            found = wrap(theme, card.translation, Role.SMALL, width - 4 * PAD, LINES - 1)
            by = wrap(theme, card.translated, Role.CAPTION, width - 4 * PAD, 2)
            high += len(found) * self._pitch + len(by) * theme.line(Role.CAPTION) + GRID
        buttons = self.buttons_height if current and card.is_open else 0
        return high + buttons + GRID + GAP

    @property
    def buttons_height(self) -> int:
        """Height of the line of buttons in px."""
        return self.theme.line(Role.SMALL) + 3 * GRID

    @property
    def _pitch(self) -> int:
        return self.theme.line(Role.SMALL) - 1

    def paint_ground(self, canvas: Canvas, row: Card, state: RowState) -> None:
        theme = self.theme
        box = QRectF(canvas.frame).adjusted(PAD, 0, -PAD, -GAP)
        edge = "accent" if state.selected else "line_strong" if state.hovered else "line"
        rounded(canvas.painter, box, RADIUS, theme.color("raised"), theme.color(edge))
        if state.focused:
            ring(canvas.painter, box, RADIUS, theme.color("accent"))

    def paint_row(self, canvas: Canvas, rect: QRect, row: Card, state: RowState) -> None:
        theme, inner, top = self.theme, 2 * PAD, 2 * GRID
        high = theme.line(Role.STRONG)
        canvas.text(line_in(rect, top, high, inner, inner), row.speaker, Role.STRONG)
        top += high
        caption = theme.line(Role.CAPTION)
        if row.own_role:
            place = line_in(rect, top, caption, inner, inner)
            canvas.text(place, row.own_role, Role.CAPTION, "text_2")
            top += caption
        top += GRID
        words = line_in(rect, top, 0, inner, inner)
        top += canvas.wrapped(words, row.words, Role.SMALL, "text", LINES, self._pitch) + GRID
        if row.translation:
            place = line_in(rect, top, 0, inner, inner)
            top += canvas.wrapped(
                place, row.translation, Role.SMALL, "text_2", LINES - 1, self._pitch
            )
            place = line_in(rect, top, caption, inner, inner)
            top += canvas.wrapped(place, row.translated, Role.CAPTION, "text_3", 2, caption) + GRID
        self._foot(canvas, line_in(rect, top, caption, inner, inner), row)
        if row.comment:
            place = line_in(rect, top + caption, caption, inner, inner)
            canvas.text(place, row.comment, Role.CAPTION, "text_2")

    def _foot(self, canvas: Canvas, line: QRect, card: Card) -> None:
        """Paint the kind; for a suggestion its confidence as three steps and a word."""
        theme = self.theme
        taken = canvas.text(line, tr(KINDS[card.kind]), Role.CAPTION, "text_3")
        canvas.dots(
            line.left() + taken + 2 * GRID, line.center().y() + 1, [h for _, h in card.tags]
        )
        if not card.is_open:
            right, middle = line.right() + 1, line.center().y() + 1
            if card.doubt:
                canvas.pill(right, middle, card.doubt, "danger", "danger_soft")
            else:
                self._colour(canvas, line, card.colour)
            return
        steps, word = sureness(card.confidence)
        wide = canvas.text(line, word, Role.CAPTION, "text_3", end=True)
        for step in range(3):
            box = QRect(line.right() - wide - 38 + step * 10, line.center().y() - 1, 8, 4)
            ink = "accent" if step < steps else "line_strong"
            rounded(canvas.painter, QRectF(canvas.place(box)), 2, theme.color(ink))

    def _colour(self, canvas: Canvas, line: QRect, colour: MarkColour) -> None:
        """Paint the word *Quote* with ground and line as in the text."""
        theme = self.theme
        look = theme.scheme.colours[colour]
        word = tr("Quote")
        wide = canvas.width_of(word, Role.CAPTION)
        box = QRect(line.right() - wide - 2 * GRID, line.top(), wide + 2 * GRID, line.height())
        canvas.painter.fillRect(canvas.place(box), QColor(look.fill))
        canvas.text(box.adjusted(GRID, 0, -GRID, 0), word, Role.CAPTION)
        place = canvas.place(box)
        draw_line(canvas.painter, place.left(), place.right() + 1, place.bottom(), look)
