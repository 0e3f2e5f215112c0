"""Who says it, in what role; the officer's comment, and a translation beside the words."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.base.scripts import in_marks
from briefbench.base.words import tr
from briefbench.model.speaker_rows import SpeakerChoice
from briefbench.model.speech import is_all_said
from briefbench.ui.bench import Bench
from briefbench.ui.cards import Card
from briefbench.ui.floating import Floating
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

OFFERED = 4
"""Names that are offered below the field."""

LONGEST, ELIDE = 108, Qt.TextElideMode.ElideRight
"""px of an offered name at 100 % text size, so that all of them stand in one line."""


class QuoteEditor(Floating):
    """Edits one card; a suggestion may be kept open with another speaker, or be accepted."""

    def __init__(
        self,
        bench: Bench,
        card: Card,
        over: QWidget,
        *,
        speaker: bool = False,
    ) -> None:
        super().__init__(bench.theme, over, tr("Quote"), 560)
        self._bench = bench
        self._card = card
        self._taken: SpeakerChoice | None = None
        said = card.words
        if is_all_said(card.kind, said):
            said = in_marks(said, card.language)
        words = label(said, Role.QUOTATION, wrap=True)
        words.setMaximumHeight(3 * bench.theme.line(Role.QUOTATION))
        self.body.addWidget(words)
        line = row()
        self.speaker = self._field(line, tr("Speaker"), card.speaker if card.named else "")
        self.role = self._field(line, tr("Role"), card.role)
        self.body.addLayout(line)
        self.names = row(gap=GRID)
        self.body.addLayout(self.names)
        self.comment = self._text(tr("Comment"), card.comment, 3)
        self.translation = self._text(tr("Unofficial translation"), card.translation, 2)
        line = row()
        self.translator = self._field(line, tr("Translated by"), card.translator)
        self.language = self._field(
            line, tr("Language of the translation (code, such as en)"), card.translation_language
        )
        self.language.setMaxLength(3)
        self.body.addLayout(line)
        self.body.addLayout(self._buttons())
        bench.ask("speakers", desk.list_speakers, then=self._offer)
        bench.ask("speaker choices", partial(_choices, card), then=self._offer_names)
        self.open(self.speaker if speaker or not card.named else self.comment)

    def keep(self) -> None:
        """Store what is written, a suggestion as a quote, and close."""
        card, fields = self._card, self._changed()

        def store(library: desk.Library) -> int | None:
            if card.is_open:
                ids = desk.accept_suggestions(library, [card.id], **fields)
            else:
                ids = [card.id]
                if fields:
                    desk.set_quote(library, card.id, **fields)
            return ids[0] if ids and fields.get("speaker") else None

        bench = self._bench

        def offer(quote_id: int | None) -> None:
            if quote_id is not None:
                bench.offer(desk.offer_speaker_rule, quote_id)

        bench.change(store, then=offer)
        self.leave()

    def keep_open(self) -> None:
        """Store speaker and role of a suggestion that is not yet decided on, and close."""
        told = (self.speaker.text().strip(), self.role.text().strip(), self._country())
        self._bench.change(desk.set_suggestion_speaker, [self._card.id], *told)
        self.leave()

    def _changed(self) -> dict[str, str]:
        card = self._card
        written = {
            "speaker": (self.speaker.text(), card.speaker if card.named else ""),
            "role": (self.role.text(), card.role),
            "comment": (self.comment.toPlainText(), card.comment),
            "translation": (self.translation.toPlainText(), card.translation),
            "translator": (self.translator.text(), card.translator),
            "translation_language": (self.language.text().lower(), card.translation_language),
        }
        changed = {n: now.strip() for n, (now, old) in written.items() if now.strip() != old}
        return changed | ({} if (country := self._country()) is None else {"country": country})

    def _remove(self) -> None:
        self._bench.change(desk.remove_quotes, [self._card.id])
        self.leave()

    def _buttons(self) -> QHBoxLayout:
        line = row(margins=(0, GRID, 0, 0))
        if not self._card.is_open:
            line.addWidget(push_button(tr("Remove quote"), self._remove))
        line.addStretch(1)
        if self._card.is_open:
            staying = push_button(tr("Keep as suggestion"), self.keep_open)
            line.addWidget(staying)

            def judge() -> None:
                kept = not self._changed().keys() - {"speaker", "role", "country"}
                staying.setEnabled(kept)
                staying.setToolTip("" if kept else tr("Comment and translation need a quote"))

            for field in (self.comment, self.translation, self.translator, self.language):
                field.textChanged.connect(lambda *_text: judge())
        keep = tr("Accept as quote") if self._card.is_open else tr("Keep")
        line.addWidget(push_button(keep, self.keep, primary=True))
        return line

    def _field(self, line: QHBoxLayout, caption: str, text: str) -> QLineEdit:
        side = column(gap=GRID)
        side.addWidget(label(caption, Role.CAPTION, "muted"))
        edit = QLineEdit(text)
        edit.setAccessibleName(caption)
        edit.setCursorPosition(0)  # long names are read from their beginning
        edit.returnPressed.connect(self.keep)
        side.addWidget(edit)
        line.addLayout(side, 1)
        return edit

    def _text(self, caption: str, text: str, lines: int) -> QPlainTextEdit:
        side = column(gap=GRID)
        side.addWidget(label(caption, Role.CAPTION, "muted"))
        edit = QPlainTextEdit(text)
        edit.setAccessibleName(caption)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight((lines + 1) * self.theme.line(Role.BODY))
        side.addWidget(edit)
        self.body.addLayout(side)
        return edit

    def _offer_names(self, choices: list[SpeakerChoice]) -> None:
        """Offer who may have said it besides the one who is named, the likeliest first."""
        others = [choice for choice in choices if choice.name != self._card.speaker][:OFFERED]
        buttons = []
        for choice in others:
            take = partial(self._take, choice)
            wide = self.theme.scaled(LONGEST)
            shown = self.theme.metrics(Role.SMALL).elidedText(choice.name, ELIDE, wide)
            button = push_button(shown.replace("&", "&&"), take, density="small")
            button.setToolTip("\n".join(filter(None, (choice.name, choice.role, choice.reason))))
            button.setAccessibleName(tr("Speaker: {name}").format(name=choice.name))
            self.names.addWidget(button)
            buttons.append(button)
        self.names.addStretch(1)
        if buttons:
            self.settle()
        for one, following in pairwise([self.role, *buttons, self.comment]):
            QWidget.setTabOrder(one, following)

    def _take(self, choice: SpeakerChoice) -> None:
        self._taken = choice
        self.speaker.setText(choice.name)
        self.role.setText(choice.role)
        self.speaker.setFocus()

    def _country(self) -> str | None:
        """Return the country of who was chosen, "" for none known; None where nobody was."""
        taken = self._taken
        if taken is None or taken.name != self.speaker.text().strip():
            return None
        return taken.country or ""

    def _offer(self, speakers: list[tuple[str, int]]) -> None:
        completer = QCompleter([name for name, _count in speakers], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.speaker.setCompleter(completer)


def _choices(card: Card, library: desk.Library) -> list[SpeakerChoice]:
    """Return who may have said what a card gives; nobody when it is gone meanwhile."""
    try:
        if card.is_open:
            return desk.speaker_choices(library, suggestion_id=card.id)
        return desk.speaker_choices(library, quote_id=card.id)
    except NotFound:
        return []
