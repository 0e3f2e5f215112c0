"""The quotes that need review: their words, where these may stand, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QStackedWidget, QWidget

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.kinds import Kind
from briefbench.model.quote_rows import QuoteToReview
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.elided import ElidedWords
from briefbench.ui.floating import TOP, Floating
from briefbench.ui.formats import long_date
from briefbench.ui.keeping import show_kept
from briefbench.ui.placing import PlacingCard
from briefbench.ui.quotes_delegate import QuoteDelegate, quotation, speaker_words, spoken
from briefbench.ui.review_text import ReviewText
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import (
    EmptyState,
    Segments,
    calm,
    column,
    ground,
    label,
    push_button,
    row,
)

WIDTH = 960
"""px of the panel at 100 % text size."""

LIST_WIDTH = 320
"""px of the list of quotes."""

ROOM = 150
"""px of the window above and below the two panes: head, foot and shadow of the panel."""

WAITING, KEPT = 0, 1


_MOVES = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
}


class QuoteList(QListView):
    """The quotes; letters are keys of the panel and find nothing here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


KEYS = (
    ("1", "Choose the first passage (2: the second …)"),
    ("Return", "Place it here"),
    ("M", "Select in the article"),
    ("K", "Keep without a place"),
    ("Delete", "Remove the quote"),
    ("N", "Next quote"),
    ("P", "Previous quote"),
)
"""Keys of the panel, for the page of all keys."""


class ReviewPanel(Floating):
    """Quotes without a place on one side, candidates of the chosen one on the other."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Quotes to review"), WIDTH)
        self._bench, self._over = bench, over
        self._found: QuoteToReview | None = None
        self.which = Segments((tr("To review"), tr("Kept without a place")), tr("Show"), small=True)
        self.which.chosen.connect(lambda _n: self.reload())
        self.count = label("", Role.SMALL, "muted")
        head = row(gap=3 * GRID)
        head.addWidget(self.which)
        head.addWidget(self.count)
        head.addStretch(1)
        self.body.addLayout(head)
        self.model: RowsModel[QuoteRow] = RowsModel([Column(tr("Quote"), quotation, spoken=spoken)])
        self.view = QuoteList()
        calm(self.view, QuoteDelegate(bench.theme, self.view), self.model, tr("Quotes to review"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setProperty("ground", "raised")
        self.view.setFixedWidth(bench.theme.scaled(LIST_WIDTH))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.text = ReviewText(bench.theme)
        self.text.chosen.connect(self._enable)
        self._parts = self._panes()
        self.body.addWidget(self._parts, 1)
        self._buttons = self._ways()
        foot = row(margins=(0, GRID, 0, 0))
        for button in self._buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self._parts.setFixedHeight(
            max(220, over.window().height() - TOP - bench.theme.scaled(ROOM))
        )
        self.open(self.view)
        bench.signals.changed.connect(self.on_changed)
        self.reload()

    @property
    def current(self) -> QuoteRow | None:
        """The quote that is shown."""
        index = self.view.currentIndex()
        return self.model.row_at(index) if index.isValid() and self.model.rows else None

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Ask again when quotes or the texts they stand in were written."""
        if changed.touches(Kind.QUOTE, Kind.ARTICLE, Kind.BLOCK):
            self.reload()

    def reload(self) -> None:
        """Ask for the quotes of the chosen kind."""
        orphans = self.which.current == KEPT
        self._bench.ask("review", _listed, orphans, then=self._show)

    def place(self) -> None:
        """Let the quote stand at the chosen candidates."""
        quote = self.current
        if quote is not None and self.text.places:
            self._bench.change(desk.place_quote, quote.id, self.text.places)

    def choose_in_article(self) -> None:
        """Show the article, to select the words there."""
        quote = self.current
        if quote is not None:
            self.leave()
            self._bench.show_article.emit(quote.article_id)
            PlacingCard(self._bench, quote, self._over)

    def keep_as_it_is(self) -> None:
        """Keep the quote without a place."""
        if self.current is not None and self.which.current == WAITING:
            self._bench.change(desk.keep_without_place, [self.current.id])

    def remove(self) -> None:
        """Remove the quote; Undo brings it back."""
        if self.current is not None:
            self._bench.change(desk.remove_quotes, [self.current.id])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self.place,
            Qt.Key.Key_Enter: self.place,
            Qt.Key.Key_M: self.choose_in_article,
            Qt.Key.Key_K: self.keep_as_it_is,
            Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_N: lambda: self._step(1),
            Qt.Key.Key_P: lambda: self._step(-1),
        }
        do = keys.get(event.key())
        if do is not None:
            do()
        elif event.text().isdecimal() and event.text() != "0":
            self.text.choose(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def _panes(self) -> QStackedWidget:
        pair = QWidget()
        line = row(pair, gap=0)
        line.addWidget(self.view)
        hairline = ground("raised", edge="leading")
        hairline.setFixedWidth(1)
        line.addWidget(hairline)
        side = ground("raised")
        body = column(side, (3 * GRID, 0, 0, 0), GRID)
        self._title = ElidedWords("", Role.STRONG)
        self._note = ElidedWords("", Role.SMALL, "soft")
        body.addWidget(self._title)
        body.addWidget(self._note)
        body.addSpacing(2 * GRID)
        body.addWidget(self.text, 1)
        line.addWidget(side, 1)
        stack = QStackedWidget()
        stack.addWidget(pair)
        self._nothing = EmptyState(self.theme, "check-circle", tr("Nothing to review"), "")
        self._nothing.setProperty("ground", "raised")
        stack.addWidget(self._nothing)
        return stack

    def _ways(self) -> Sequence[QPushButton]:
        self._placing = push_button(tr("Place it here  ⏎"), self.place, primary=True)
        self._placing.setAccessibleName(tr("Place it here"))
        self._keep = push_button(tr("Keep without a place  K"), self.keep_as_it_is)
        self._keep.setAccessibleName(tr("Keep without a place"))
        select = push_button(tr("Select in the article  M"), self.choose_in_article)
        select.setAccessibleName(tr("Select in the article"))
        remove = push_button(tr("Remove  Del"), self.remove)
        remove.setAccessibleName(tr("Remove the quote"))
        return self._placing, select, self._keep, remove

    def _step(self, by: int) -> None:
        place = self.view.currentIndex().row() + by
        if 0 <= place < len(self.model.rows):
            self.view.setCurrentIndex(self.model.index(place, 0))

    def _show(self, found: tuple[list[QuoteRow], int]) -> None:
        rows, waiting = found
        show_kept(self.view, self.model, rows, lambda quote: quote.id, first=True)
        self.count.setText(
            trn("{n} quote waits for you", "{n} quotes wait for you", waiting)
            if waiting
            else tr("none waits for you")
        )
        self._parts.setCurrentIndex(0 if rows else 1)
        if not rows:
            kept = self.which.current == KEPT
            self._nothing.say(
                tr("None kept without a place") if kept else tr("Nothing to review"),
                tr("Quotes that you keep though their words are lost are listed here.")
                if kept
                else tr("Every quote stands at its words."),
            )
        self._on_current(self.view.currentIndex())

    def _on_current(self, _now: QModelIndex, _before: object = None) -> None:
        quote = self.current
        self._enable()
        if quote is None:
            self.text.show_quote(None)
            return
        self._title.setText(quote.headline)
        parts = (speaker_words(quote), quote.source, long_date(quote.published))
        self._note.setText(" · ".join(part for part in parts if part))
        self._bench.ask(
            "review-quote",
            desk.quote_to_review,
            quote.id,
            then=self._on_found,
            otherwise=self._gone,
        )

    def _gone(self, error: Exception) -> None:
        """Leave it to the list to say that a quote is gone."""
        if not isinstance(error, NotFound):
            self._bench.jobs.failed.emit(error)

    def _on_found(self, found: QuoteToReview) -> None:
        if self.current is not None and found.quote.id == self.current.id:
            self.text.show_quote(found)
            self._enable()

    def _enable(self) -> None:
        quote = self.current
        for button in self._buttons:
            button.setEnabled(quote is not None)
        self._placing.setEnabled(quote is not None and bool(self.text.places))
        self._keep.setEnabled(quote is not None and self.which.current == WAITING)


def _listed(library: desk.Library, orphans: bool) -> tuple[list[QuoteRow], int]:  # noqa: FBT001
    rows = desk.list_quotes_to_review(library, orphans=orphans)
    return rows, desk.count_quotes_to_review(library)
