"""What the checks found in a brief; a click goes to the item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget

from briefbench.base.words import tr, trn
from briefbench.model.outline import Finding
from briefbench.ui.briefs_delegates import CheckDelegate
from briefbench.ui.briefs_rows import ERROR, finding_words
from briefbench.ui.keeping import show_kept
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import Header, calm, column, icon_button, label


class ChecksView(QListView):
    """Findings; Enter or a click chooses one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, model: RowsModel[Finding]) -> None:
        super().__init__()
        calm(self, CheckDelegate(theme, self), model, tr("Checks"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(lambda index: self.chosen.emit(model.row_at(index)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.clicked.emit(index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


class ChecksPane(QFrame):
    """Header with the numbers of errors and warnings, and the findings."""

    chosen = Signal(object)  # a Finding
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.model: RowsModel[Finding] = RowsModel(
            [Column(tr("Finding"), finding_words, spoken=_spoken)], self
        )
        self.view = ChecksView(theme, self.model)
        self.view.chosen.connect(self.chosen)
        self.header = Header(tr("Checks"))
        self.header.setProperty("edge", "")
        self._errors = label("", Role.SMALL, "danger")
        self._warnings = label("", Role.SMALL, "warning")
        self._fine = label("", Role.SMALL, "ok")
        self.button = icon_button(theme, "arrow-clockwise", tr("Check again, in the originals too"))
        self.button.clicked.connect(lambda _on=False: self.again.emit())
        self.header.add(self._errors, self._warnings, self._fine, self.button)
        layout = column(self, (0, 0, 0, GRID))
        layout.addWidget(self.header)
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._hint = label("", Role.SMALL, "muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._hint.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        self._body.addWidget(self._hint)
        layout.addWidget(self._body, 1)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that nothing was checked yet."""
        self.model.show_rows(())
        self._say((), checked=False)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found."""
        show_kept(self.view, self.model, findings, lambda f: (f.item, f.message))
        self._say(findings, checked=True)

    def _say(self, findings: Sequence[Finding], *, checked: bool) -> None:
        errors = sum(f.severity == ERROR for f in findings)
        warnings = len(findings) - errors
        for part, number, words in (
            (self._errors, errors, trn("{n} error", "{n} errors", errors)),
            (self._warnings, warnings, trn("{n} warning", "{n} warnings", warnings)),
            (self._fine, checked and not findings, tr("nothing found")),
        ):
            part.setText(words)
            part.setVisible(bool(number))
        self._body.setCurrentIndex(0 if findings else 1)
        self._hint.setText(
            tr("Every quotation is word for word, every item is dated or has a remark.")
            if checked
            else tr("Checking…")
        )


def _spoken(finding: Finding) -> str:
    kind = tr("Error") if finding.severity == ERROR else tr("Warning")
    return f"{kind}: {finding_words(finding)} {finding.advice}".strip()
