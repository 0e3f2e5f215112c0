"""Who had the keys before a part of the window took them, and gets them back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class LentKeys:
    """Remembers, for one part, who outside of it had the keys last."""

    def __init__(self, part: QWidget) -> None:
        self._part = part
        self._before: QWidget | None = None

    def take(self, focus: QWidget) -> None:
        """Give the keys to something in the part; asked again within it, the lender stays."""
        self.remember()
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def remember(self) -> None:
        """Keep in mind who has the keys, unless that is the part itself."""
        held = self._part.window().focusWidget()
        if not self._is_within(held):
            self._before = held

    def give_back(self) -> None:
        """Give the keys back, if the part has them and who lent them is still there."""
        held, before = self._part.window().focusWidget(), self._before
        self._before = None
        if self._is_within(held) and before is not None and isValid(before):
            before.setFocus()

    def _is_within(self, widget: QWidget | None) -> bool:
        return widget is self._part or (widget is not None and self._part.isAncestorOf(widget))
