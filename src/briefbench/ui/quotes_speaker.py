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
        self.page = icon_button(theme, "user-list", tr("Page of the speaker"))
        line.addWidget(self.name, 1)
        line.addWidget(self.page, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        self.role = label("", Role.SMALL, "soft", wrap=True)
        layout.addWidget(self.role)

    def show_quotes(self, rows: Sequence[QuoteRow], *, whole: bool = True) -> None:
        """Show who said these quotes; what is not known, or differs, is said so.

        Without ``whole`` there are more than these rows, so that nobody can be named.
        """
        quote = rows[0]
        if not whole or len({(row.speaker, row.role, row.country) for row in rows}) > 1:
            names = {row.speaker for row in rows if row.speaker}
            one = whole and len(names) == 1
            self.name.setText(names.pop() if one else tr("Several speakers"))
            self.name.set_tone("")
            self.page.setEnabled(False)
            self.role.setText("")
            self.role.hide()
            return
        self.name.setText(quote.speaker or tr("Speaker not named"))
        self.name.set_tone("" if quote.speaker else "muted")
        self.page.setEnabled(bool(quote.speaker))
        country = desk.country_name(quote.country) if quote.country else ""
        words = " · ".join(
            filter(None, (quote.role if quote.role != quote.speaker else "", country))
        )
        self.role.setText(words)
        self.role.setVisible(bool(words))


class SpeakerFields(QWidget):
    """Fields for speaker, role and country; Enter saves, Escape leaves them as they were."""

    left = Signal()
    named = Signal(object, object, object)  # speaker, role and country; None to leave one

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
            if layout.count():
                layout.addSpacing(GRID)
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
        self._before: tuple[str | None, ...] = ("", "", "")

    def open_for(self, rows: Sequence[QuoteRow], speakers: Sequence[str]) -> None:
        """Fill the fields; where the quotes differ, a field is empty and says so.

        What is not written into is not told by ``save``: so nothing that differs is lost.
        """
        if not self.country.count():
            self.country.addItem("", "")
            for code, name in desk.list_countries():
                self.country.addItem(name, code)
        completer = QCompleter(list(speakers), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.speaker.setCompleter(completer)
        for field, values in (
            (self.speaker, {quote.speaker for quote in rows}),
            (self.role, {quote.role for quote in rows}),
        ):
            same = len(values) == 1
            field.setText(next(iter(values)) if same else "")
            field.setPlaceholderText("" if same else tr("differs"))
        codes = {quote.country or "" for quote in rows}
        place = self.country.findData(next(iter(codes))) if len(codes) == 1 else 0
        self.country.setItemText(0, "" if len(codes) == 1 else tr("differs"))
        self.country.setCurrentIndex(max(0, place))
        self._before = self._written
        self.speaker.setFocus()
        self.speaker.selectAll()

    def save(self) -> None:
        """Tell what was written; nothing new leaves all as it was."""
        pairs = zip(self._written, self._before, strict=True)
        speaker, role, country = (now if now != before else None for now, before in pairs)
        if (speaker, role, country) == (None, None, None):
            self.left.emit()
        else:
            self.named.emit(speaker, role, country)

    @property
    def _written(self) -> tuple[str | None, ...]:
        """What stands in the fields; the country as alpha-2, ``""`` for none."""
        country: str = self.country.currentData() or ""
        return self.speaker.text().strip(), self.role.text().strip(), country

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
