"""Text fields that save by themselves: after a pause, and when they are left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

REST = 900
"""Milliseconds without a key after which what was written is saved."""


class SavedText(QObject):
    """Looks after one field: what it holds belongs to a key, and is told when it is to be saved.

    What the officer is writing is never overwritten by what comes from the library, and the cursor
    stays where it is.

    Args:
        edit: The field, its parent from now on.

    """

    saved = Signal(object, str)  # the key, and the text

    def __init__(self, edit: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self.edit = edit
        self._key: object = None
        self._pending = False
        self._writing = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.flush)
        edit.textChanged.connect(self._on_changed)
        edit.installEventFilter(self)

    @property
    def text(self) -> str:
        """What the field holds now."""
        edit = self.edit
        return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()

    def show_text(self, key: object, text: str) -> None:
        """Show what belongs to ``key``; what was written for another key is saved first."""
        if key != self._key:
            self.flush()
            self._key = key
            self._write(text, 0)
        elif not self._pending and self.text.strip() != text.strip():
            edit = self.edit
            if isinstance(edit, QLineEdit):
                self._write(text, edit.cursorPosition())
            else:
                self._write(text, edit.textCursor().position())

    def flush(self) -> None:
        """Save now, if there is anything to save."""
        self._rest.stop()
        if self._pending:
            self._pending = False
            self.saved.emit(self._key, self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        if not self._writing:
            self._pending = True
            self._rest.start()

    def _write(self, text: str, cursor: int) -> None:
        self._writing = True
        edit, cursor = self.edit, min(cursor, len(text))
        if isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.setCursorPosition(cursor)
        else:
            edit.setPlainText(text)
            place = edit.textCursor()
            place.setPosition(min(cursor, edit.document().characterCount() - 1))
            edit.setTextCursor(place)
        self._pending = False
        self._writing = False
