"""Small panels that float over the window, take the keys, and go away with Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from briefbench.base.words import tr
from briefbench.ui.lent_keys import LentKeys
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import Anchor, Panel, Scrim, column, icon_button, label, row

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

TOP = 60
"""px between the window's edge and the panel: just below the top bar."""


class Floating(Scrim):
    """Dims the window and shows ``body`` on a panel in its middle.

    Args:
        theme: Colours and fonts.
        window: What it floats over.
        title: Stands at the top; ``""`` for none.
        width: Of the panel, in px at 100 % text size.

    """

    def __init__(self, theme: Theme, window: QWidget, title: str, width: int = 420) -> None:
        super().__init__(theme, window.window())
        self.theme = theme
        self._width = width
        self._keys = LentKeys(self)
        self._keys.remember()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = Panel(theme, self)
        self.panel.setAccessibleName(title)
        self.body: QVBoxLayout = column(margins=(2, 2, 2, 2))
        if title:
            self.body = column(margins=(5 * GRID, 4 * GRID, 5 * GRID, 5 * GRID), gap=2 * GRID)
            self.body.addLayout(self._title_row(title))
        self.panel.body.addLayout(self.body)

    def open(self, focus: QWidget) -> None:
        """Show the panel, its body being complete, with the keys in ``focus``."""
        self._place = Anchor(self, lambda room: room)
        self._panel_place = Anchor(self.panel, self._middle)
        self.show()
        self._panel_place.settle()
        self.raise_()
        focus.setFocus()

    def leave(self) -> None:
        """Close and give the keys back."""
        self._keys.give_back()
        self.close()

    def settle(self) -> None:
        """Fit the panel to a body that has changed; once more when new parts have been shown."""
        self._fit()
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        layout = self.panel.layout()
        assert layout is not None
        layout.activate()  # else parts inside parts answer with what they were before
        self._panel_place.settle()

    def event(self, event: QEvent) -> bool:
        # letters are keys of actions below; while the panel is open they are its own
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.modifiers() & ~KEYPAD in {Qt.KeyboardModifier.NoModifier, SHIFT}:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt names it
        # Tab stays in the panel: what lies below cannot be seen well, nor clicked
        held = QApplication.focusWidget()
        start = here = held if held is not None and self.isAncestorOf(held) else self
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        while True:
            following = here.nextInFocusChain() if next else here.previousInFocusChain()
            if following is None or following is start:
                return False
            here = following
            able = here.isVisible() and here.isEnabled()
            tabs = here.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if able and tabs and self.isAncestorOf(here):
                here.setFocus(reason)
                return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def _title_row(self, title: str) -> QHBoxLayout:
        line = row()
        line.addWidget(label(title, Role.TITLE))
        line.addStretch(1)
        shut = icon_button(self.theme, "x", tr("Close"))
        shut.clicked.connect(lambda _on=False: self.leave())
        line.addWidget(shut)
        return line

    def _middle(self, room: QRect) -> QRect:
        reach = 2 * Panel.REACH
        wide = min(self.theme.scaled(self._width) + reach, room.width())
        layout = self.panel.layout()
        assert layout is not None
        high = layout.heightForWidth(wide) if layout.hasHeightForWidth() else -1
        high = max(high, self.panel.sizeHint().height())
        return QRect((room.width() - wide) // 2, TOP, wide, min(high, room.height() - TOP))
