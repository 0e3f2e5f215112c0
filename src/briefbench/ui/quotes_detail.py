"""One quotation in full: who said it, whether it still holds, how it came here, and the comment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefbench import desk
from briefbench.base.scripts import in_marks, isolated
from briefbench.base.words import tr, trn
from briefbench.model.rows import ArticleView, QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.fields import SavedText
from briefbench.ui.formats import long_date
from briefbench.ui.quotes_delegate import quotation
from briefbench.ui.quotes_speaker import SpeakerFields, SpeakerLines
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import (
    Header,
    IconLabel,
    column,
    ground,
    icon_button,
    label,
    push_button,
    row,
)

DIGEST = 8
"""Hexadecimal digits of the original's SHA-256 that are shown, as in the brief's notes."""


class FactLine(QWidget):
    """A caption, and below it a sign with a sentence."""

    def __init__(self, theme: Theme, caption: str, icon: str, ink: str = "text_2") -> None:
        super().__init__()
        layout = column(self, gap=GRID)
        layout.addWidget(label(caption, Role.CAPTION, "muted"))
        line = row()
        self.sign = IconLabel(theme, icon, ink)
        self.words = label("", Role.SMALL, wrap=True)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        layout.addLayout(line)

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes no room."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))


class QuoteDetail(QStackedWidget):
    """Shows the selected quote, or how many are selected. The workspace does what is asked."""

    sending = Signal(QWidget)  # the button the menu of briefs hangs below
    citing = Signal()
    removing = Signal()
    showing = Signal()
    commented = Signal(object, str)  # id of the quote, comment
    named = Signal(object, object, object, object)  # ids; speaker, role, country, None to leave

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._ids: Sequence[int] = ()
        self._rows: Sequence[QuoteRow] = ()
        pane = ground("surface")
        layout = column(pane)
        layout.addWidget(self._header())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._page())
        layout.addWidget(area, 1)
        sentence = tr("Select a quote to see who said it, where, and whether it still holds.")
        blank = ground("surface")
        column(blank, (5 * GRID,) * 4).addWidget(
            label(sentence, Role.SMALL, "muted", wrap=True), 0, Qt.AlignmentFlag.AlignTop
        )
        self.addWidget(blank)
        self.addWidget(pane)

    def show_quotes(self, ids: Sequence[int], rows: Sequence[QuoteRow]) -> None:
        """Show the one quote selected, or how many are; of many only some ``rows`` are read."""
        same = list(ids) == list(self._ids)
        self._ids, self._rows = ids, rows
        if not rows:
            self.comment_field.show_text(0, "")
        self.setCurrentIndex(1 if rows else 0)
        if not rows:
            return
        single = len(ids) == 1
        quote = rows[0]
        self.header.say("" if single else trn("{n} selected", "{n} selected", len(ids)))
        self.words.setText(quotation(quote))
        self.words.setVisible(single)
        self.who.show_quotes(rows, whole=len(rows) == len(ids))
        if not same:
            self.leave_speaker()
        for part in (self._comment_box, self.show_button):
            part.setVisible(single)
        self._say_facts(quote, single=single)
        if single:
            self.comment_field.show_text(quote.id, quote.comment)
            if not same:
                self._bench.ask(
                    "quote's article",
                    desk.article_view,
                    quote.article_id,
                    then=self.show_article,
                    otherwise=self._forget_article,
                )

    def show_article(self, view: ArticleView) -> None:
        """Add what only the article tells: its copies and its original."""
        if len(self._ids) != 1 or not self._rows or self._rows[0].article_id != view.id:
            return
        quote = self._rows[0]
        self.checked.say(f"{_checked(quote)} (SHA-256 {view.original.sha256[:DIGEST]}…)")
        names = ", ".join(dict.fromkeys(copy.source for copy in view.copies if copy.source))
        copies = trn("{n} copy", "{n} copies", len(view.copies))
        self.copies.say(f"{copies}: {names}" if names else copies if view.copies else "")

    def edit_speaker(self) -> None:
        """Put fields in place of speaker and role."""
        self._bench.ask("named quotes", desk.quotes_by_ids, list(self._ids), then=self._open_fields)

    def leave_speaker(self) -> None:
        """Show speaker and role as words again."""
        held = any(field.hasFocus() for field in self.fields.findChildren(QWidget))
        self.fields.hide()
        self.who.show()
        if held:
            self.who.change.setFocus()

    def edit_comment(self) -> None:
        """Put the keys into the comment."""
        self.comment.setFocus()

    def _header(self) -> Header:
        theme = self._bench.theme
        self.header = Header()
        copy = icon_button(theme, "copy", tr("Copy with citation"))
        copy.clicked.connect(lambda _on=False: self.citing.emit())
        remove = icon_button(theme, "trash", tr("Remove from the quotes"))
        remove.clicked.connect(lambda _on=False: self.removing.emit())
        self.send = push_button(tr("Send to brief"), primary=True)
        self.send.clicked.connect(lambda _on=False: self.sending.emit(self.send))
        self.header.add(copy, remove, self.send)
        return self.header

    def _page(self) -> QWidget:
        theme = self._bench.theme
        page = ground("surface")
        body = column(page, (5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID), 2 * GRID)
        self.words = label("", Role.READING, wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        body.addWidget(self.words)
        self.who = SpeakerLines(theme)
        self.who.change.clicked.connect(lambda _on=False: self.edit_speaker())
        self.fields = SpeakerFields(theme)
        self.fields.hide()
        self.fields.left.connect(self.leave_speaker)
        self.fields.named.connect(self._on_named)
        body.addWidget(self.who)
        body.addWidget(self.fields)
        body.addSpacing(2 * GRID)
        self.checked = FactLine(theme, tr("Checked"), "check-circle", "ok")
        self.broken = FactLine(theme, tr("Checked"), "x-circle", "danger")
        self.origin = FactLine(theme, tr("Stands in"), "article")
        self.copies = FactLine(theme, tr("Also said in"), "copy")
        self.used = FactLine(theme, tr("Used in"), "files")
        for fact in (self.checked, self.broken, self.origin, self.copies, self.used):
            body.addWidget(fact)
            body.addSpacing(GRID)
        self.show_button = push_button(tr("Show in article"))
        self.show_button.clicked.connect(lambda _on=False: self.showing.emit())
        body.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeading)
        body.addSpacing(2 * GRID)
        self._add_comment(body)
        body.addStretch(1)
        return page

    def _add_comment(self, body: QVBoxLayout) -> None:
        self._comment_box = QWidget()
        layout = column(self._comment_box, gap=GRID)
        layout.addWidget(label(tr("Comment"), Role.CAPTION, "muted"))
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setAccessibleName(tr("Comment on this quote"))
        self.comment.setPlaceholderText(tr("What the desk should know about it"))
        self.comment.setFixedHeight(4 * self._bench.theme.line(Role.BODY))
        self.comment_field = SavedText(self.comment)
        self.comment_field.saved.connect(self.commented)
        layout.addWidget(self.comment)
        body.addWidget(self._comment_box)

    def _say_facts(self, quote: QuoteRow, *, single: bool) -> None:
        if not single:
            for fact in (self.checked, self.broken, self.origin, self.copies, self.used):
                fact.say("")
            return
        if not self.checked.words.text().startswith(_checked(quote)) or not quote.verbatim:
            self.checked.say(_checked(quote) if quote.verbatim else "")
        self.checked.setVisible(quote.verbatim)
        self.broken.say("" if quote.verbatim else _checked(quote))
        headline = isolated(in_marks(quote.headline, quote.language))
        parts = (quote.source, headline, long_date(quote.published))
        self.origin.say("; ".join(part for part in parts if part))
        used = ", ".join(quote.briefed)
        self.used.say(used or tr("Not yet in a brief"))

    def _open_fields(self, rows: Sequence[QuoteRow]) -> None:
        if not rows or [quote.id for quote in rows] != list(self._ids):
            return  # something else is selected meanwhile
        self.who.hide()
        self.fields.show()
        speakers = [name for name, _ in desk.list_speakers(self._bench.library)]
        self.fields.open_for(rows, speakers)

    def _on_named(self, speaker: object, role: object, country: object) -> None:
        ids = list(self._ids)
        self.leave_speaker()
        self.named.emit(ids, speaker, role, country)

    def _forget_article(self, _error: Exception) -> None:
        self.copies.say("")


def _checked(quote: QuoteRow) -> str:
    if quote.review and not quote.orphan:
        return tr("Needs review: its words were not found for certain (Ctrl+Shift+R).")
    if not quote.verbatim and quote.places:
        return tr("Not word for word: its words are not those of the article or of its original.")
    if not quote.verbatim:
        return tr("Not word for word: these words no longer stand at their place in the article.")
    if not quote.places:
        return tr("Word for word in the kept original")
    paragraph = quote.places[0][0] + 1
    return tr("Word for word in the kept original, paragraph {n}").format(n=paragraph)
