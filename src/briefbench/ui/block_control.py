"""The control beside a block of text that moves it out of the article, or back into it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QToolButton

from briefbench.base.words import tr
from briefbench.ui.icons import themed_icon
from briefbench.ui.theme import GRID, Theme

LEAVING = 160
"""Milliseconds the control stays after the mouse has left the text, so that it can be reached."""

BAR = 2
"""px of the bar that shows which block is meant."""


class BlockControl(QToolButton):
    """Stands in the far margin of a text, beside the block below the mouse or the caret.

    Args:
        theme: Icons and measures.
        text: The text it belongs to.
        tail: The text is what does *not* belong to the article.

    """

    asked = Signal(int)  # position of the block

    def __init__(self, theme: Theme, text: QTextEdit, *, tail: bool) -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        self._position = -1
        self._bar = QFrame(text)
        self._bar.setProperty("ground", "mark")
        self._leaving = QTimer(self, singleShot=True, interval=LEAVING)
        self._leaving.timeout.connect(self._leave)
        self.setProperty("only", "icon")
        self.setProperty("density", "small")
        self.setIcon(themed_icon(theme, "arrow-line-up" if tail else "arrow-line-down"))
        name = tr("Part of the article") if tail else tr("Not part of the article")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} (M)")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(lambda _on=False: self.asked.emit(self._position))
        self.hide_now()

    @property
    def position(self) -> int:
        """The block it stands beside, -1 while it is not seen."""
        return self._position

    def stand_by(self, position: int, place: QRect) -> None:
        """Show the control beside a block; ``place`` is the block in px of the text's viewport."""
        seen = self._text.viewport().geometry()
        place = place.translated(seen.topLeft())
        top = max(place.top(), seen.top())
        bottom = min(place.bottom(), seen.bottom())
        if bottom - top < GRID:
            self.hide_now()
            return
        self._leaving.stop()
        self._position = position
        side = self.sizeHint().width()
        rtl = self._text.isRightToLeft()
        left = seen.left() - side - GRID // 2 if rtl else seen.right() + GRID // 2
        self.setGeometry(left, top, side, side)
        edge = seen.right() + 2 * GRID if rtl else seen.left() - 2 * GRID - BAR
        self._bar.setGeometry(edge, top, BAR, bottom - top)
        for part in (self, self._bar):
            part.show()
            part.raise_()

    def leave_soon(self) -> None:
        """Go away shortly, unless the mouse comes onto the control."""
        self._leaving.start()

    def hide_now(self) -> None:
        """Go away."""
        self._position = -1
        self._bar.hide()
        self.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._leaving.stop()
        super().mouseMoveEvent(event)

    def _leave(self) -> None:
        if not self.underMouse() and not self.hasFocus():
            self.hide_now()
