"""Placing a quote by hand: a card that waits until its words are selected in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.elided import ElidedWords
from briefbench.ui.quotes_delegate import quotation
from briefbench.ui.report_card import ReportCard, cards_over
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.read_workspace import ReadWorkspace

WIDTH = 520
"""px of the card at 100 % text size."""


class PlacingCard(ReportCard):
    """Holds a quote without a place while the officer looks for its words."""

    def __init__(self, bench: Bench, quote: QuoteRow, over: QWidget) -> None:
        super().__init__(bench.theme, over.window(), tr("Place the quote"), WIDTH)
        self._bench = bench
        self.quote = quote
        body = column(margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        body.addLayout(self.title_row(("link-break", "warning"), tr("Place the quote"), ""))
        body.addWidget(ElidedWords(quotation(quote), Role.QUOTATION))
        words = tr("Select its words in the article, then press Shift+H.")
        body.addWidget(label(words, Role.SMALL, "soft", wrap=True))
        line = row()
        line.addWidget(push_button(tr("Place at the selection"), self.place, primary=True))
        line.addStretch(1)
        body.addLayout(line)
        self.body.addLayout(body)
        self.float_up()

    def place(self) -> None:
        """Let the quote stand at the words that are selected."""
        read = cast("ReadWorkspace", cast("MainWindow", self.window()).part("read"))
        view = read.reader.view
        if view is None or view.id != self.quote.article_id:
            self._bench.show_article.emit(self.quote.article_id)
            return
        places = read.reader.text.selected_places()
        self._bench.change(desk.place_quote, self.quote.id, places, then=lambda _none: self.close())


def place_selection(window: MainWindow) -> None:
    """Place the quote that waits for a selection; without one list those that need review."""
    cards = [card for card in cards_over(window) if isinstance(card, PlacingCard)]
    if cards:
        cards[0].place()
    else:
        from briefbench.ui.quotes_review import ReviewPanel

        ReviewPanel(window.bench, window)
