"""*At a glance*: a few lines, each linked to the item it stands on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefView
from briefbench.ui.briefs_rows import items_of
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.fields import SavedText
from briefbench.ui.formats import tip
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import column, icon_button, label, row, text_button

Lines = list[tuple[str, str]]
Choices = list[tuple[str, str]]  # words, uid

ITEM_WIDTH = 96
"""px of the choice of an item, at 100 % text size."""


class GlanceLineEdit(QWidget):
    """A line of text and the item it is linked to."""

    changed = Signal()
    removing = Signal(object)

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._choices: Choices = []
        line = row(self)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("Line {n}").format(n=number))
        self.edit.setPlaceholderText(tr("What must be known first"))
        spoken = tr("Item that line {n} is linked to").format(n=number)
        self.item = ChoiceBox(theme, spoken, lambda words: words.partition(" · ")[0])
        self.item.setFixedWidth(theme.scaled(ITEM_WIDTH))
        self.item.activated.connect(lambda _place: self.changed.emit())
        remove = icon_button(theme, "x", tr("Remove line {n}").format(n=number))
        remove.clicked.connect(lambda _on=False: self.removing.emit(self))
        line.addWidget(self.edit, 1)
        line.addWidget(self.item)
        line.addWidget(remove)
        self.field = SavedText(self.edit)
        self.field.saved.connect(lambda _key, _text: self.changed.emit())

    @property
    def value(self) -> tuple[str, str]:
        """The text, and the uid of the item."""
        return self.edit.text().strip(), str(self.item.currentData() or "")

    def show_line(self, brief_id: int, text: str, uid: str, choices: Choices) -> None:
        """Show a line; what is being written stays."""
        self.field.show_text(brief_id, text)
        if choices != self._choices:
            self._choices = choices
            self.item.clear()
            for words, each in choices:
                self.item.addItem(words, each)
        self.item.setCurrentIndex(max(0, self.item.findData(uid)))
        self.item.setToolTip(tip(self.item.currentText()))


class GlanceEditor(QFrame):
    """``changed`` carries the brief's id and all lines."""

    changed = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._brief = 0
        self._choices: Choices = []
        self._lines: list[GlanceLineEdit] = []
        self.setProperty("ground", "surface")
        layout = column(self, (3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID), GRID)
        head = row()
        head.addWidget(label(tr("At a glance"), Role.STRONG))
        note = tr("3 to 6 lines, each linked to its item")
        head.addWidget(label(note, Role.SMALL, "muted"))
        head.addStretch(1)
        self.add = text_button(theme, tr("Add line"), "plus")
        self.add.setProperty("density", "small")
        self.add.clicked.connect(lambda _on=False: self.add_line())
        head.addWidget(self.add)
        layout.addLayout(head)
        self._column = column(gap=GRID)
        layout.addLayout(self._column)
        self._hint = label("", Role.SMALL, "muted", wrap=True)
        layout.addWidget(self._hint)
        layout.addStretch(1)

    def show_brief(self, view: BriefView) -> None:
        """Show the lines of a brief; empty ones that were just added stay."""
        self._choices = [
            (tr("Item {n} · {headline}").format(n=item.number, headline=item.headline), item.uid)
            for item in items_of(view)
        ]
        if view.id != self._brief:
            self.flush()
            self._brief = view.id
            self._shrink(0)
        fresh = [line for line in self._lines if not line.value[0]]
        wanted = len(view.glance)
        if fresh and len(self._lines) - len(fresh) == wanted:
            filled = [line for line in self._lines if line not in fresh]
        else:
            self._shrink(wanted)
            while len(self._lines) < wanted:
                self._append()
            filled = self._lines
        for line, (text, uid) in zip(filled, view.glance, strict=False):
            line.show_line(view.id, text, uid, self._choices)
        for line in fresh:
            if line in self._lines:
                line.show_line(view.id, line.edit.text(), line.value[1], self._choices)
        self._say()

    def add_line(self, uid: str = "") -> None:
        """Add an empty line, linked to an item, and put the keys into it."""
        line = self._append()
        line.show_line(self._brief, "", uid, self._choices)
        self._say()
        line.edit.setFocus()

    def write(self) -> None:
        """Put the keys into the first line, or offer one."""
        if self._lines:
            self._lines[0].edit.setFocus()
        elif self.add.isEnabled():
            self.add_line()

    def flush(self) -> None:
        """Save what is being written."""
        for line in tuple(self._lines):
            line.field.flush()

    def _append(self) -> GlanceLineEdit:
        line = GlanceLineEdit(self._theme, len(self._lines) + 1)
        line.changed.connect(self._tell)
        line.removing.connect(self._remove)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _remove(self, line: GlanceLineEdit) -> None:
        self._lines.remove(line)
        _discard(line)
        self._say()
        self._tell()
        self.add.setFocus()

    def _shrink(self, number: int) -> None:
        for line in self._lines[number:]:
            _discard(line)
        del self._lines[number:]

    def _tell(self) -> None:
        lines: Lines = [line.value for line in self._lines]
        self.changed.emit(self._brief, [line for line in lines if line[0]])

    def _say(self) -> None:
        self.add.setEnabled(bool(self._choices))
        sentence = ""
        if not self._choices:
            sentence = tr("Put items into the brief first; every line is linked to one.")
        elif not self._lines:
            sentence = tr("Say in a few lines what must be known first.")
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))


def _discard(line: GlanceLineEdit) -> None:
    line.field.blockSignals(True)
    line.hide()
    line.deleteLater()
