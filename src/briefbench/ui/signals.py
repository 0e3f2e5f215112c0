"""Carries the desk's events into the window's thread."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from briefbench.desk.events import Changed
from briefbench.desk.library import Library


class ChangeSignals(QObject):
    """``changed`` carries a ``Changed``, always in the window's thread."""

    changed = Signal(object)

    _heard = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._stop: Callable[[], None] = library.events.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening to the desk; a second time does nothing."""
        stop, self._stop = self._stop, lambda: None
        stop()

    def _hear(self, changed: Changed) -> None:
        if shiboken6.isValid(self):
            self._heard.emit(changed)

    @Slot(object)
    def _on_heard(self, changed: Changed) -> None:
        self.changed.emit(changed)
