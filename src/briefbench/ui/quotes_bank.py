"""The bank of quotes: the quotes that fit, in the order asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStackedWidget

from briefbench.base.words import tr, trn
from briefbench.model.kinds import Kind
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.formats import long_date, tip
from briefbench.ui.keeping import select_places, show_kept
from briefbench.ui.quotes_delegate import (
    QuoteDelegate,
    quotation,
    role_words,
    speaker_words,
    spoken,
)
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.theme import GRID
from briefbench.ui.widgets import EmptyState, Header, Segments, calm, column, ground, push_button

NEWEST, BY_SPEAKER, BY_COUNTRY = range(3)


class QuotesView(QListView):
    """The rows alone: multi-select, Enter opens, Delete removes."""

    opened = Signal()
    removing = Signal()

    def __init__(self, bench: Bench, model: RowsModel[QuoteRow]) -> None:
        super().__init__()
        calm(self, QuoteDelegate(bench.theme, self), model, tr("Quotes"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys of actions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


class QuoteBank(QStackedWidget):
    """Header, order and rows. ``chosen`` carries the selected ``QuoteRow``s, the current first."""

    chosen = Signal(object)
    opened = Signal()
    removing = Signal()
    all_wanted = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: Sequence[QuoteRow] = ()
        self._wanted = 0
        self.actions_below: Callable[[], Sequence[QAction]] = tuple
        self.model: RowsModel[QuoteRow] = RowsModel(
            [Column(tr("Quote"), quotation, spoken=spoken, tip=_tip)], self
        )
        self.view = QuotesView(bench, self.model)
        self.header = Header(tr("Quotes"))
        self.order = Segments([tr("Newest"), tr("Speaker"), tr("Country")], tr("Order"), small=True)
        self.header.add(self.order)
        self.order.chosen.connect(lambda _number: self.show_quotes(self._rows))
        pane = ground("surface")
        layout = column(pane)
        layout.addWidget(self.header)
        self._body = QStackedWidget()
        inset = ground("surface")
        column(inset, (0, GRID, 0, 0)).addWidget(self.view)
        self._body.addWidget(inset)
        self.read = push_button(
            tr("Read articles"), lambda: bench.show_workspace.emit("read"), primary=True
        )
        self._nothing = EmptyState(bench.theme, "quotes", "", "", self.read)
        self._body.addWidget(self._nothing)
        layout.addWidget(self._body, 1)
        self.addWidget(pane)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.opened.connect(self.opened)
        self.view.removing.connect(self.removing)

    @property
    def selected(self) -> list[QuoteRow]:
        """The selected quotes, in the order of the list."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def show_quotes(self, rows: Sequence[QuoteRow]) -> None:
        """Show the quotes that fit; the same ones stay selected."""
        self._rows = rows
        ordered = _ordered(rows, self.order.current)
        show_kept(self.view, self.model, ordered, lambda row: row.id, first=True)
        speakers = len({row.speaker for row in rows if row.speaker})
        broken = sum(not row.verbatim for row in rows)
        notes = [trn("{n} speaker", "{n} speakers", speakers)] if speakers else []
        if broken:
            notes.append(trn("{n} not word for word", "{n} not word for word", broken))
        self.header.say(trn("{n} quote", "{n} quotes", len(rows)), " · ".join(notes))
        self._body.setCurrentIndex(0 if rows else 1)
        if self._wanted:
            self.go_to(self._wanted)
        self._on_selected()

    def go_to(self, quote_id: int) -> None:
        """Select a quote, now or when it has come."""
        places = [n for n, row in enumerate(self.model.rows) if row.id == quote_id]
        self._wanted = 0 if places else quote_id
        if places:
            select_places(self.view, places, places[0])
            self.view.scrollTo(self.model.index(places[0], 0))

    def say_nothing(self, title: str, sentence: str, *, read: bool = False) -> None:
        """Say why there is nothing to show; ``read`` offers to go and find some."""
        self._nothing.say(title, sentence)
        self.read.setVisible(read)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.actions_below()))
        menu.popup(event.globalPos())

    def _on_selected(self) -> None:
        rows = self.selected
        here = self.view.currentIndex()
        if len(rows) > 1 and here.isValid() and self.model.row_at(here) in rows:
            current = self.model.row_at(here)
            rows = [current, *(row for row in rows if row is not current)]
        if self.isVisible():
            self._bench.selection.select(Kind.QUOTE, [row.id for row in rows])
        self.chosen.emit(rows)


def _ordered(rows: Sequence[QuoteRow], order: int) -> Sequence[QuoteRow]:
    """Return the quotes, newest first; by speaker or country those without one come last."""
    if order == BY_SPEAKER:
        return sorted(rows, key=lambda row: (not row.speaker, row.speaker.casefold()))
    if order == BY_COUNTRY:
        return sorted(rows, key=lambda row: (not row.country, row.country or ""))
    return list(rows)


def _tip(row: QuoteRow) -> str:
    who = ", ".join(filter(None, (speaker_words(row), role_words(row))))
    where = " · ".join(filter(None, (row.source, long_date(row.published))))
    return tip("\n".join((quotation(row), who, row.headline, where)))
