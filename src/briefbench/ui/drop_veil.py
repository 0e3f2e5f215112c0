"""What is laid over the window while pages are held above it: they can be dropped here."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefbench.base.words import tr
from briefbench.ui.icons import ICON_EMPTY, paint_icon
from briefbench.ui.theme import GRID, RADIUS_PANEL, Role, Theme
from briefbench.ui.widgets import Anchor

SOLID = 232
"""Opacity of the veil, of 255: the window below stays in sight."""


class DropVeil(QWidget):
    """A dashed frame and three words; the mouse goes through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Drop to import"))
        self.hide()
        self._anchor = Anchor(self, lambda room: room)

    def lay(self) -> None:
        """Cover the window."""
        self._anchor.settle()
        self.show()
        self.raise_()

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
        painter.setFont(theme.font(Role.DISPLAY))
        painter.setPen(theme.color("text"))
        words = QRect(0, middle.y() + 2 * GRID, self.width(), theme.line(Role.DISPLAY))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, tr("Drop to import"))
        painter.end()
