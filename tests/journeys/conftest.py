"""Journeys use the same real window as the tests of the window's parts, and its keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import bench, make_window, settle, theme, told

__all__ = ["bench", "keys", "make_window", "settle", "theme", "told"]


class Keys:
    """An officer without a mouse: every key goes to whatever has the keys."""

    def __init__(self, qtbot, settle):
        self._qtbot, self._settle = qtbot, settle

    def press(self, key, *modifiers):
        """Press a key and wait for what it does; Tab alone starts nothing."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self._qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)
        if key != Qt.Key.Key_Tab:
            self._settle()

    def write(self, words):
        self._qtbot.keyClicks(QApplication.focusWidget(), words)

    def tab_to(self, there, *modifiers):
        """Press Tab until ``there()``, 60 times at most."""
        for _ in range(60):
            if there():
                self._settle()
                return
            self.press(Qt.Key.Key_Tab, *modifiers)
        focus = QApplication.focusWidget()
        pytest.fail(f"Tab does not lead there, but to {focus} {focus and focus.accessibleName()}")


@pytest.fixture
def keys(qtbot, settle):
    return Keys(qtbot, settle)
