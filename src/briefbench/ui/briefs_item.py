"""The fields of an item: headline, how much of the text, text, comment, remark, mark, quotes."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from briefbench.base.words import tr
from briefbench.model.brief_rows import ItemRow
from briefbench.model.charts import ChartKind
from briefbench.model.kinds import ItemKind, TextType
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.briefs_rows import item_caption
from briefbench.ui.chart_kinds import KindFields
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.elided import ElidedWords
from briefbench.ui.fields import SavedText
from briefbench.ui.quotes_delegate import quotation, speaker_words
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.tlp_box import TlpBox
from briefbench.ui.widgets import column, icon_button, label, row, text_button

LINES = 3
"""Lines of text that text and comment show at least."""


class QuoteLine(QWidget):
    """A quotation of the item on one line, its way to the article, and one out of the item."""

    removing = Signal(int)
    showing = Signal(int, int)  # article, quote

    def __init__(self, theme: Theme, quote: QuoteRow) -> None:
        super().__init__()
        line = row(self)
        words = ElidedWords(quotation(quote), Role.QUOTATION)
        who = ElidedWords(speaker_words(quote), Role.CAPTION, "" if quote.verbatim else "danger")
        if quote.verbatim:
            who.set_tone("muted")
        take = icon_button(theme, "x", tr("Take this quote out of the item"))
        take.setProperty("density", "small")
        take.clicked.connect(lambda _on=False: self.removing.emit(quote.id))
        show = icon_button(theme, "article", tr("Show these words in their article"))
        show.setProperty("density", "small")
        show.clicked.connect(lambda _on=False: self.showing.emit(quote.article_id, quote.id))
        for button in (take, show):  # their names tell the quotes of an item apart
            button.setAccessibleName(f"{button.toolTip()}: {quotation(quote)}")
        line.addWidget(words, 3)
        line.addWidget(who, 1)
        line.addWidget(show)
        line.addWidget(take)
        self.buttons = (show, take)


class ItemEditor(QFrame):
    """Tells what to write: ``changed`` carries the item's id, the field and its value."""

    changed = Signal(object, str, object)
    quote_removed = Signal(int, int)  # item, quote
    showing = Signal(int)  # article
    quote_showing = Signal(int, int)  # article, quote
    freezing = Signal(int)  # item
    redrawing = Signal(int)  # item
    drawn = Signal(int, object, bool)  # item, ChartKind or None, share

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._theme = bench.theme
        self._item: ItemRow | None = None
        self.setProperty("ground", "surface")
        layout = column(self, (3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID), 2 * GRID)
        layout.addLayout(self._head())
        layout.addLayout(self._first_line())
        layout.addLayout(self._texts(), 1)
        layout.addLayout(self._remark_line())
        self._quotes = column(gap=GRID)
        layout.addLayout(self._quotes)
        self._fields = {
            "headline": SavedText(self.headline),
            "text": SavedText(self.text),
            "comment": SavedText(self.comment),
            "remark": SavedText(self.remark),
        }
        for name, field in self._fields.items():
            field.saved.connect(lambda id_, text, n=name: self.changed.emit(id_, n, text.strip()))

    def show_item(self, item: ItemRow) -> None:
        """Show an item; what is being written stays."""
        before, self._item = self._item, item
        self.title.setText(tr("Item {n}").format(n=item.number))
        self.caption.setText(item_caption(item))
        chart = item.kind is ItemKind.CHART
        self.freeze.setVisible(chart and not item.frozen)
        self.redraw.setVisible(chart and bool(item.frozen))
        self.drawing.setVisible(chart)
        self.drawing.show_kind(item.chart_kind, share=item.chart_share)
        self.show_button.setVisible(item.article_id is not None)
        for name, field in self._fields.items():
            field.show_text(item.id, getattr(item, name))
        self.text_type.setVisible(item.kind is ItemKind.ARTICLE)
        self.text_type.setCurrentIndex(self.text_type.findData(item.text_type or TextType.EXCERPT))
        self.tlp.show_mark(item.tlp, own=item.own_tlp)
        if before is None or before.id != item.id or before.quotes != item.quotes:
            self._show_quotes(item)

    def flush(self) -> None:
        """Save what is being written."""
        for field in self._fields.values():
            field.flush()

    def _head(self) -> QHBoxLayout:
        line = row()
        self.title = label("", Role.STRONG)
        self.caption = ElidedWords("", Role.SMALL, "muted")
        self.show_button = text_button(self._theme, tr("Show in article"), "article")
        self.show_button.setProperty("density", "small")
        self.show_button.clicked.connect(self._on_show)
        self.freeze = self._act(tr("Freeze chart"), "lock-simple", self.freezing)
        self.freeze.setToolTip(tr("Keep the counts as they are now"))
        self.redraw = self._act(tr("Redraw chart"), "arrow-clockwise", self.redrawing)
        self.redraw.setToolTip(tr("Count anew, now and each time"))
        line.addWidget(self.title)
        line.addWidget(self.caption, 1)
        for button in (self.show_button, self.freeze, self.redraw):
            line.addWidget(button)
        return line

    def _act(self, text: str, icon: str, signal: SignalInstance) -> QToolButton:
        """Return a small button that tells the item's id."""
        button = text_button(self._theme, text, icon)
        button.setProperty("density", "small")
        button.clicked.connect(lambda _on=False: self._tell_item(signal))
        button.hide()
        return button

    def _tell_item(self, signal: SignalInstance) -> None:
        if self._item is not None:
            signal.emit(self._item.id)

    def _first_line(self) -> QHBoxLayout:
        line = row()
        self.headline = QLineEdit()
        self.headline.setAccessibleName(tr("Headline"))
        self.headline.setPlaceholderText(tr("Headline"))
        self.text_type = ChoiceBox(self._theme, tr("How much of the text"))
        for kind, words in (
            (TextType.FULL, tr("Full")),
            (TextType.EXCERPT, tr("Excerpt")),
            (TextType.SUMMARY, tr("Summary")),
        ):
            self.text_type.addItem(words, kind)
        self.text_type.activated.connect(self._on_text_type)
        self.tlp = TlpBox(self._theme, tr("Handling mark of the item"), inherits=True)
        self.tlp.chosen.connect(lambda mark: self._tell("tlp", mark))
        line.addWidget(self.headline, 1)
        self.drawing = KindFields(self._theme)
        self.drawing.chosen.connect(self._on_kind)
        line.addWidget(self.text_type)
        line.addWidget(self.drawing)
        line.addWidget(self.tlp)
        return line

    def _texts(self) -> QHBoxLayout:
        line = row(gap=3 * GRID)
        self.text, self.comment = QPlainTextEdit(), QPlainTextEdit()
        for edit, caption, hint in (
            (self.text, tr("Text"), tr("What the article says")),
            (self.comment, tr("Comment"), tr("What the desk makes of it")),
        ):
            edit.setAccessibleName(caption)
            edit.setPlaceholderText(hint)
            edit.setTabChangesFocus(True)
            edit.setMinimumHeight(LINES * self._theme.line(Role.BODY) + 4 * GRID)
            part = column(gap=GRID)
            part.addWidget(label(caption, Role.CAPTION, "muted"))
            part.addWidget(edit, 1)
            line.addLayout(part, 1)
        return line

    def _remark_line(self) -> QHBoxLayout:
        part = row()
        part.addWidget(label(tr("Remark"), Role.CAPTION, "muted"))
        self.remark = QLineEdit()
        self.remark.setAccessibleName(tr("Remark"))
        self.remark.setPlaceholderText(tr("For instance why an undated item stands here"))
        part.addWidget(self.remark, 1)
        return part

    def _show_quotes(self, item: ItemRow) -> None:
        while (spare := self._quotes.takeAt(0)) is not None:
            if widget := spare.widget():
                widget.hide()
                widget.deleteLater()
        if item.quotes:
            self._quotes.addWidget(label(tr("Quotations"), Role.CAPTION, "muted"))
        for quote in item.quotes:
            line = QuoteLine(self._theme, quote)
            line.removing.connect(lambda id_, i=item.id: self.quote_removed.emit(i, id_))
            line.showing.connect(self.quote_showing)
            self._quotes.addWidget(line)
        before: QWidget = self.remark
        for button in (b for line in self.findChildren(QuoteLine) for b in line.buttons):
            QWidget.setTabOrder(before, button)
            before = button

    def _on_show(self) -> None:
        if self._item is not None and self._item.article_id is not None:
            self.showing.emit(self._item.article_id)

    def _on_kind(self, kind: ChartKind | None, share: bool) -> None:  # noqa: FBT001 - from a signal
        if self._item is not None:
            self.drawn.emit(self._item.id, kind, share)

    def _on_text_type(self, place: int) -> None:
        self._tell("text_type", TextType(self.text_type.itemData(place)))

    def _tell(self, name: str, value: object) -> None:
        if self._item is not None:
            self.changed.emit(self._item.id, name, value)
