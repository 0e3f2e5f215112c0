"""The search box: understood words as chips, the rest as text, a ring while it has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from briefbench.base.errors import QueryError
from briefbench.base.words import tr
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import (
    IconLabel,
    icon_button,
    label,
    restyle,
    row,
    text_button,
)

PAUSE = 250
"""Milliseconds of rest in typing after which a search starts by itself."""

Parts = list[tuple[str, bool]]


class SearchField(QFrame):
    """One line that asks. ``asked`` carries the whole query, chips included.

    Args:
        theme: Colours, fonts, icons.
        parts: Cuts a query into words; True for those that narrow (``country:TJ``).

    """

    asked = Signal(str)
    left = Signal()  # Escape or Down: the keys go back to the list

    def __init__(self, theme: Theme, parts: Callable[[str], Parts]) -> None:
        super().__init__()
        self.setObjectName("Field")
        self.setProperty("roomy", "true")
        self._theme = theme
        self._parts = parts
        self._chips: list[str] = []
        self._layout = row(self, (10, 0, GRID, 0), 6)
        self._layout.addWidget(IconLabel(theme, "magnifying-glass", "text_3"))
        self._chip_row = row(gap=6)
        self._layout.addLayout(self._chip_row)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(tr("Search articles and quotes"))
        self.edit.setAccessibleName(tr("Search"))
        self.edit.installEventFilter(self)
        self._layout.addWidget(self.edit, 1)
        self._key = label("/", Role.CAPTION, "key")
        self._layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self._clear = icon_button(theme, "x", tr("Clear the search"))
        self._clear.clicked.connect(lambda: self.write("", tell=True))
        self._layout.addWidget(self._clear)
        self.setFocusProxy(self.edit)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._tell)
        self.edit.textEdited.connect(lambda _text: self._rest.start())
        self.edit.returnPressed.connect(self.commit)
        self._show_chips()

    @property
    def query(self) -> str:
        """The whole query: chips first, then what is typed."""
        return " ".join([*self._chips, self.edit.text().strip()]).strip()

    def write(self, query: str, *, tell: bool = False) -> None:
        """Show a query, its filters as chips."""
        try:
            parts = self._parts(query)
        except QueryError:  # told by whoever answers the query
            parts = [(query, False)]
        self._chips = [words for words, narrows in parts if narrows]
        self.edit.setText(" ".join(words for words, narrows in parts if not narrows))
        self._show_chips()
        if tell:
            self._tell()

    def commit(self) -> None:
        """Turn understood words into chips and ask at once."""
        self.write(self.query, tell=True)

    def show_wrong(self, sentence: str) -> None:
        """Mark the query as not understood; ``""`` takes the mark away."""
        self.setProperty("wrong", "true" if sentence else "false")
        self.edit.setToolTip(sentence)
        self.edit.setAccessibleDescription(sentence)
        restyle(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            focused = event.type() == QEvent.Type.FocusIn
            self.setProperty("focused", "true" if focused else "false")
            restyle(self)
            if not focused and self._rest.isActive():
                self.commit()
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._on_key(event.key())
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(320, super().sizeHint().height())

    def _on_key(self, key: int) -> bool:
        """Act on a key of the text; True when the text shall not see it."""
        if key == Qt.Key.Key_Backspace and not self.edit.cursorPosition() and self._chips:
            if not self.edit.hasSelectedText():
                self._drop(len(self._chips) - 1)
                return True
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Down}:
            self.commit()
            self.left.emit()
            return True
        return False

    def _drop(self, number: int) -> None:
        del self._chips[number]
        self._show_chips()
        self._tell()

    def _show_chips(self) -> None:
        while (spare := self._chip_row.takeAt(0)) is not None:
            if widget := spare.widget():
                widget.hide()
                widget.deleteLater()
        for number, words in enumerate(self._chips):
            chip = text_button(self._theme, words, kind="chip")
            chip.setAccessibleName(tr("Filter {words}, press to remove").format(words=words))
            chip.setToolTip(tr("Remove this filter"))
            chip.clicked.connect(lambda _on=False, n=number: self._drop(n))
            self._chip_row.addWidget(chip)
        self._layout.setSpacing(6)
        self._clear.setVisible(bool(self.query))
        self._key.setVisible(not self.query)

    def _tell(self) -> None:
        self._rest.stop()
        self._clear.setVisible(bool(self.query))
        self._key.setVisible(not self.query)
        self.asked.emit(self.query)
