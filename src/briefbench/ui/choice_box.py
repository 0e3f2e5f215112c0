"""A choice from a list, as calm as the other fields: a box, the words, a caret."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from briefbench.ui.delegates import parts_of
from briefbench.ui.icons import ICON_ROW, paint_icon
from briefbench.ui.paint import Canvas, ring, rounded
from briefbench.ui.rows_model import Index
from briefbench.ui.theme import GRID, RADIUS_CONTROL, Role, Theme


class ChoiceBox(QComboBox):
    """One of several; the wheel scrolls the pane and never changes it.

    Args:
        theme: Colours and fonts.
        spoken: Its name for a screen reader.
        shown: What of the chosen line the box shows, where that is narrow.

    """

    def __init__(self, theme: Theme, spoken: str, shown: Callable[[str], str] = str) -> None:
        super().__init__()
        self._theme, self._shown = theme, shown
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics(Role.BODY)
        texts = [self.itemText(n) for n in range(min(self.count(), 12))]
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return QSize(wide + self._theme.scaled(ICON_ROW) + 7 * GRID, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.scaled(88)), self._high)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        canvas = Canvas(painter, self._theme, box, self.layoutDirection())
        edge = self._theme.color("line_strong")
        rounded(painter, box.toRectF(), RADIUS_CONTROL, self._theme.color("raised"), edge)
        size = self._theme.scaled(ICON_ROW)
        left = box.right() + 1 - 2 * GRID - size
        caret = canvas.place(QRect(left, box.center().y() - size // 2 + 1, size, size))
        paint_icon(painter, self._theme, caret, "caret-down", "text_3")
        place = QRect(10, 0, left - 10 - GRID, box.height())
        ink = "text" if self.isEnabled() else "text_3"
        canvas.text(place, self._shown(self.currentText()), Role.BODY, ink)
        if self.hasFocus():
            ring(painter, box.toRectF(), RADIUS_CONTROL, self._theme.color("accent"))
        painter.end()

    @property
    def _high(self) -> int:
        return self._theme.line(Role.BODY) + 2 * GRID


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QComboBox) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        wide = self._theme.metrics(Role.BODY).horizontalAdvance(text) + 8 * GRID
        return QSize(min(wide, self._theme.scaled(420)), self._theme.line(Role.BODY) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, rect, way = parts_of(option)
        canvas = Canvas(painter, self._theme, rect, way)
        painter.save()
        painter.fillRect(rect, self._theme.color("raised"))
        canvas.ground(selected=state.selected or state.hovered, hovered=False, focused=False)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        canvas.text(rect.adjusted(3 * GRID, 0, -2 * GRID, 0), text, Role.BODY)
        painter.restore()
