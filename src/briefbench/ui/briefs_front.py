"""The fields of a brief's first page: title, number, and what stands below them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from briefbench.base.dates import is_date
from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefView
from briefbench.ui.fields import SavedText
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, row

WIDE, NARROW = 3, 2
"""Parts of the width that the two columns take."""


class FrontEditor(QFrame):
    """Tells what to write: ``changed`` carries the brief's id, the field and its value."""

    changed = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        layout = column(self, (3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID), 2 * GRID)
        head = row()
        head.addWidget(label(tr("Masthead"), Role.STRONG))
        head.addStretch(1)
        self.wrong = label("", Role.SMALL, "danger")
        head.addWidget(self.wrong)
        layout.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, WIDE)
        grid.setColumnStretch(1, NARROW)
        self._fields: dict[str, SavedText] = {}
        lines = (
            (("title", tr("Title"), ""), ("number", tr("Number"), "37")),
            (("subtitle", tr("Subtitle"), ""), ("cutoff", tr("Cut-off"), "2025-10-13T18:00Z")),
            (("author", tr("Author"), ""), ("marking", tr("House marking"), "")),
            (("distribution", tr("Distribution"), ""),),
        )
        for place, line in enumerate(lines):
            for side, (name, caption, hint) in enumerate(line):
                edit = QLineEdit()
                edit.setAccessibleName(caption)
                edit.setPlaceholderText(hint)
                grid.addWidget(label(caption, Role.CAPTION, "muted"), 2 * place, side)
                grid.addWidget(edit, 2 * place + 1, side)
                field = self._fields[name] = SavedText(edit)
                field.saved.connect(lambda id_, text, n=name: self._on_saved(id_, n, text))
        layout.addLayout(grid)
        layout.addStretch(1)

    @property
    def first(self) -> QLineEdit:
        """The field of the title."""
        edit = self._fields["title"].edit
        assert isinstance(edit, QLineEdit)
        return edit

    def field(self, name: str) -> QLineEdit:
        """Return the field of that name."""
        edit = self._fields[name].edit
        assert isinstance(edit, QLineEdit)
        return edit

    def show_brief(self, view: BriefView) -> None:
        """Show a brief; what is being written stays."""
        for name, field in self._fields.items():
            if name != "cutoff" or not self.wrong.text():
                field.show_text(view.id, getattr(view, name))

    def flush(self) -> None:
        """Save what is being written."""
        for field in self._fields.values():
            field.flush()

    def _on_saved(self, brief_id: object, name: str, text: str) -> None:
        text = text.strip()
        if name == "cutoff":
            fine = not text or is_date(text)
            self.wrong.setText("" if fine else tr("Write the cut-off as 2025-10-13T18:00Z."))
            if not fine:
                return
        if name == "title" and not text:
            return
        self.changed.emit(brief_id, name, text)
