"""The command palette: every action by name, with its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from briefbench.base.words import tr
from briefbench.ui.actions import Actions
from briefbench.ui.delegates import CommandDelegate, CommandRow
from briefbench.ui.floating import Floating
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import calm, ground, label

WIDTH, SHOWN = 610, 9
"""Width of the panel in px, and the number of commands seen at once."""


class CommandPalette(Floating):
    """Floats over the window, takes the keys, and is gone when something was chosen."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(theme, window, "", WIDTH)
        self._actions = actions
        self.panel.setAccessibleName(tr("Command palette"))
        self.edit = self._field()
        self.body.addWidget(self.edit)
        self.body.addWidget(ground("raised", "bottom"))
        names = Column[CommandRow](
            tr("Command"), lambda c: c.text, spoken=lambda c: f"{c.text}, {c.menu}, {c.key}"
        )
        self._model = RowsModel([names])
        self.view = QListView()
        self.view.setProperty("ground", "raised")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        delegate = CommandDelegate(theme, self.view)
        calm(self.view, delegate, self._model, tr("Commands"))
        self.view.clicked.connect(lambda _index: self.run())
        self.view.setFixedHeight(SHOWN * delegate.row_height(CommandRow("", "", "", "", "")))
        self.body.addWidget(self.view)
        hint = tr("Up and Down to choose  ·  Enter to run  ·  Esc to close")
        hints = label(hint, Role.CAPTION, "muted")
        hints.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        self.body.addWidget(hints)
        self.narrow("")
        self.open(self.edit)

    def narrow(self, words: str) -> None:
        """Show the commands that have all these words, those that can be run first."""
        wanted = words.casefold().split()
        rows = [
            row
            for row in self._rows()
            if all(word in f"{row.text} {row.menu}".casefold() for word in wanted)
        ]
        # what acts on the selection comes before what always goes
        needy = {spec.name for spec in self._actions.specs if spec.needs}
        rows.sort(key=lambda row: (not row.enabled, row.name not in needy))
        self._model.show_rows(rows)
        self.view.setCurrentIndex(self._model.index(0, 0))

    def run(self) -> None:
        """Close, and do what is chosen."""
        index = self.view.currentIndex()
        name = self._model.row_at(index).name if index.isValid() else ""
        self.leave()
        if name:
            self._actions.trigger(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.run()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                return False
        return True

    def _field(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(tr("Type what you want to do"))
        edit.setAccessibleName(tr("Command"))
        edit.setProperty("bare", "true")
        edit.setTextMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        edit.textChanged.connect(self.narrow)
        edit.installEventFilter(self)
        return edit

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self.view.currentIndex().row() + by) % count
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _rows(self) -> list[CommandRow]:
        return [
            CommandRow(
                spec.name,
                self._actions[spec.name].text(),
                tr(spec.menu),
                spec.shown_key,
                spec.icon,
                self._actions[spec.name].isEnabled(),
            )
            for spec in self._actions.specs
            if spec.menu
        ]
