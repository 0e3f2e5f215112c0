"""The kinds of charts by name, and the fields in which one is chosen for a chart of a brief."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from briefbench.base.words import tr
from briefbench.model.charts import ChartKind
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.theme import GRID, Theme
from briefbench.ui.widgets import row


def kind_names() -> dict[ChartKind, str]:
    """Return what each kind is called, in the order they are offered."""
    return {
        ChartKind.LINES: tr("Lines"),
        ChartKind.AREAS: tr("Stacked areas"),
        ChartKind.BARS: tr("Stacked bars"),
        ChartKind.HEAT: tr("Heat map"),
        ChartKind.MULTIPLES: tr("Small multiples"),
    }


class KindFields(QWidget):
    """A kind, or the one that suits; and whether shares are drawn, of a chosen kind."""

    chosen = Signal(object, bool)  # ChartKind or None, share

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        line = row(self, gap=2 * GRID)
        self.kind = ChoiceBox(theme, tr("Kind of chart"))
        self.kind.addItem(tr("Kind that suits"), "")
        for kind, words in kind_names().items():
            self.kind.addItem(words, kind.value)
        self.kind.activated.connect(lambda _place: self._tell())
        self.share = QCheckBox(tr("Share of all"))
        self.share.clicked.connect(lambda _on: self._tell())
        line.addWidget(self.kind)
        line.addWidget(self.share)

    def show_kind(self, kind: ChartKind | None, *, share: bool) -> None:
        """Show what is chosen; nothing is told."""
        self.kind.setCurrentIndex(self.kind.findData(kind.value if kind else ""))
        self.share.setChecked(share)
        self.share.setEnabled(kind is not None)

    def _tell(self) -> None:
        value = self.kind.currentData()
        kind = ChartKind(value) if value else None
        self.chosen.emit(kind, self.share.isChecked() and kind is not None)
