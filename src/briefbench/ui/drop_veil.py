"""What is laid over the window, or a pane, while something is held above it that it takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefbench.ui.icons import ICON_EMPTY, paint_icon
from briefbench.ui.theme import GRID, RADIUS_PANEL, Role, Theme
from briefbench.ui.widgets import Anchor

SOLID = 232
"""Opacity of the veil, of 255: the window below stays in sight."""


class DropVeil(QWidget):
    """A dashed frame and three words; the mouse goes through it.

    Args:
        theme: Colours and fonts.
        over: What it covers.
        words: What a drop does.

    """

    def __init__(self, theme: Theme, over: QWidget, words: str) -> None:
        super().__init__(over)
        self._theme, self._words = theme, words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.hide()
        self._anchor = Anchor(self, lambda room: room)

    def lay(self) -> None:
        """Cover what it lies over."""
        self._anchor.settle()
        self.show()
        self.raise_()

    def cover(self, over: bool) -> None:  # noqa: FBT001 - as a signal tells it
        """Cover the pane, or uncover it."""
        if over:
            self.lay()
        else:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft = QColor(theme.color("accent_soft"))
        soft.setAlpha(SOLID)
        painter.fillRect(self.rect(), soft)
        pen = QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        edge = QRectF(self.rect()).adjusted(*(3 * GRID,) * 2, *(-3 * GRID,) * 2)
        painter.drawRoundedRect(edge, RADIUS_PANEL, RADIUS_PANEL)
        side, middle = theme.scaled(ICON_EMPTY), self.rect().center()
        place = QRect(middle.x() - side // 2, middle.y() - side - GRID, side, side)
        paint_icon(painter, theme, place, "tray", "accent")
        wide = self.width() - 8 * GRID
        fits = theme.metrics(Role.DISPLAY).horizontalAdvance(self._words) <= wide
        role = Role.DISPLAY if fits else Role.TITLE
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("text"))
        words = QRect(4 * GRID, middle.y() + 2 * GRID, wide, 3 * theme.line(role))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._words)
        painter.end()
