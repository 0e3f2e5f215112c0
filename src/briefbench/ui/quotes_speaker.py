"""Who said it: as words, and as fields to change it for one or several quotes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.rows import QuoteRow
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import column, icon_button, label, push_button, row


class SpeakerLines(QWidget):
    """Name, then role and country in a quieter voice, and the button to change them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        layout = column(self, gap=GRID)
        line = row()
        self.name = label("", Role.STRONG, wrap=True)
        self.change = icon_button(theme, "pencil-simple", tr("Change speaker and role"))
        line.addWidget(self.name, 1)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        self.role = label("", Role.SMALL, "soft", wrap=True)
        layout.addWidget(self.role)

    def show_quote(self, quote: QuoteRow) -> None:
        """Show who said a quote; what is not known is said so."""
        self.name.setText(quote.speaker or tr("Speaker not named"))
        self.name.set_tone("" if quote.speaker else "muted")
        country = desk.country_name(quote.country) if quote.country else ""
        words = " · ".join(
            filter(None, (quote.role if quote.role != quote.speaker else "", country))
        )
        self.role.setText(words)
        self.role.setVisible(bool(words))


class SpeakerFields(QWidget):
    """Fields for speaker, role and country; Enter saves, Escape leaves them as they were."""

    left = Signal()
    named = Signal(str, object, object)  # speaker; role and country, None to leave them

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        layout = column(self, gap=GRID)
        self.speaker, self.role = QLineEdit(), QLineEdit()
        self.country = ChoiceBox(theme, tr("Country"))
        for field, caption in (
            (self.speaker, tr("Speaker")),
            (self.role, tr("Role")),
            (self.country, tr("Country")),
        ):
            layout.addWidget(label(caption, Role.CAPTION, "muted"))
            field.setAccessibleName(caption)
            layout.addWidget(field)
        self.speaker.returnPressed.connect(self.save)
        self.role.returnPressed.connect(self.save)
        line = row()
        line.addWidget(push_button(tr("Save speaker"), self.save, density="small"))
        line.addWidget(push_button(tr("Leave as it was"), self.left.emit, density="small"))
        line.addStretch(1)
        layout.addSpacing(GRID)
        layout.addLayout(line)
        self._several = False

    def open_for(self, rows: Sequence[QuoteRow], speakers: Sequence[str]) -> None:
        """Fill the fields; where the quotes differ, a field is empty and says so."""
        if not self.country.count():
            self.country.addItem("", None)
            for code, name in desk.list_countries():
                self.country.addItem(name, code)
        completer = QCompleter(list(speakers), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.speaker.setCompleter(completer)
        self._several = len(rows) > 1
        for field, values in (
            (self.speaker, {quote.speaker for quote in rows}),
            (self.role, {quote.role for quote in rows}),
        ):
            same = len(values) == 1
            field.setText(next(iter(values)) if same else "")
            field.setPlaceholderText("" if same else tr("differs"))
        codes = {quote.country for quote in rows}
        place = self.country.findData(next(iter(codes))) if len(codes) == 1 else 0
        self.country.setCurrentIndex(max(0, place))
        self.speaker.setFocus()
        self.speaker.selectAll()

    def save(self) -> None:
        """Tell what stands in the fields."""
        role: str | None = self.role.text().strip()
        if self._several and not role:
            role = None
        self.named.emit(self.speaker.text().strip(), role, self.country.currentData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
