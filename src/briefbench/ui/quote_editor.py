"""Who says it, in what role, and the officer's comment on a quote."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.formats import in_marks
from briefbench.ui.margin import Card
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import label, push_button, row


class QuoteEditor(Floating):
    """Edits one card; a suggestion becomes a quote when it is kept."""

    def __init__(self, bench: Bench, card: Card, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Speaker and comment"), 460)
        self._bench = bench
        self._card = card
        words = label(in_marks(card.words), Role.QUOTATION, wrap=True)
        words.setMaximumHeight(4 * bench.theme.line(Role.QUOTATION))
        self.body.addWidget(words)
        self.speaker = self._field(tr("Speaker"), card.speaker)
        self.role = self._field(tr("Role"), card.role)
        self.body.addWidget(label(tr("Comment"), Role.CAPTION, "muted"))
        self.comment = QPlainTextEdit(card.comment)
        self.comment.setAccessibleName(tr("Comment"))
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(4 * bench.theme.line(Role.BODY))
        self.body.addWidget(self.comment)
        line = row(margins=(0, GRID, 0, 0))
        line.addStretch(1)
        if not card.is_open:
            line.addWidget(push_button(tr("Remove quote"), self._remove))
        keep = tr("Accept as quote") if card.is_open else tr("Keep")
        line.addWidget(push_button(keep, self.keep, primary=True))
        self.body.addLayout(line)
        bench.ask("speakers", desk.list_speakers, then=self._offer)
        self.open(self.comment if card.speaker else self.speaker)

    def keep(self) -> None:
        """Store what is written, and close."""
        card = self._card
        speaker, role = self.speaker.text().strip(), self.role.text().strip()
        comment = self.comment.toPlainText().strip()

        def store(library: desk.Library) -> int | None:
            ids = desk.accept_suggestions(library, [card.id]) if card.is_open else [card.id]
            if ids and (speaker, role) != (card.speaker, card.role):
                desk.set_quote_speaker(library, ids, speaker, role)
            if ids and comment != card.comment:
                desk.set_quote_comment(library, ids[0], comment)
            return ids[0] if ids and speaker != card.speaker else None

        bench = self._bench

        def offer(quote_id: int | None) -> None:
            if quote_id is not None:
                bench.offer(desk.offer_speaker_rule, quote_id)

        bench.change(store, then=offer)
        self.leave()

    def _remove(self) -> None:
        self._bench.change(desk.remove_quotes, [self._card.id])
        self.leave()

    def _field(self, caption: str, text: str) -> QLineEdit:
        self.body.addWidget(label(caption, Role.CAPTION, "muted"))
        edit = QLineEdit(text)
        edit.setAccessibleName(caption)
        edit.returnPressed.connect(self.keep)
        self.body.addWidget(edit)
        return edit

    def _offer(self, speakers: list[tuple[str, int]]) -> None:
        completer = QCompleter([name for name, _count in speakers], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.speaker.setCompleter(completer)
