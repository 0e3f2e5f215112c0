"""The bank of quotes: the quotes that fit, in the order asked for; rows are asked for when seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.bank import FoundQuotes, QuoteSort
from briefbench.model.kinds import Kind
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.formats import long_date, tip
from briefbench.ui.paged_model import Look, PagedModel
from briefbench.ui.paged_view import PagedView, runs_of
from briefbench.ui.quotes_delegate import (
    QuoteDelegate,
    quotation,
    role_words,
    speaker_words,
    spoken,
)
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import (
    EmptyState,
    Header,
    column,
    ground,
    icon_button,
    label,
    push_button,
    row,
    text_button,
)

SORTS = {
    QuoteSort.PUBLISHED: "Published",
    QuoteSort.ADDED: "Added",
    QuoteSort.SPEAKER: "Speaker",
    QuoteSort.SOURCE: "Source",
    QuoteSort.COUNTRY: "Country",
    QuoteSort.LENGTH: "Length",
}

READ_WHOLE = 60
"""Selected quotes whose rows are read; of more only how many they are is told."""


class QuotesView(PagedView):
    """The rows alone: Enter opens, Delete removes, a drag goes into a brief."""

    opened = Signal()
    removing = Signal()

    def __init__(self, bench: Bench, model: PagedModel[QuoteRow]) -> None:
        super().__init__(bench.theme, QuoteDelegate, model, tr("Quotes"))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)


class QuoteBank(QStackedWidget):
    """Header, order and rows. ``chosen`` carries the ids selected, the current one first."""

    chosen = Signal(object)
    opened = Signal()
    removing = Signal()
    ordered = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._wanted = 0
        self.sort, self.turned = QuoteSort.PUBLISHED, False
        self.actions_below: Callable[[], Sequence[QAction]] = tuple
        self.model: PagedModel[QuoteRow] = PagedModel(self._fetch, QUOTES, self)
        self.view = QuotesView(bench, self.model)
        self.header = Header(tr("Quotes"))
        self.order = text_button(bench.theme, "", "sort-descending")
        self.order.setProperty("density", "small")
        self.order.clicked.connect(self.open_orders)
        self.export = icon_button(bench.theme, "export", tr("Export quotes"))
        self.header.add(self.order, self.export)
        pane = ground("surface")
        layout = column(pane)
        layout.addWidget(self.header)
        self._echo = ground("surface", "bottom")
        self.echo = label("", Role.SMALL, "soft", wrap=True)
        row(self._echo, (3 * GRID, GRID + 2, 3 * GRID, GRID + 2)).addWidget(self.echo)
        layout.addWidget(self._echo)
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
        self.view.selectionModel().currentChanged.connect(self._on_selected)
        self.view.opened.connect(self.opened)
        self.view.removing.connect(self.removing)
        self._show_order()
        self.say_chosen("")

    @property
    def selected_ids(self) -> list[int]:
        """The ids of the selected quotes, in the order of the list."""
        return [self.model.ids[place] for place in self.view.chosen_rows()]

    @property
    def current(self) -> QuoteRow | None:
        """The quote the keys are on, where it is selected."""
        here = self.view.currentIndex()
        places = self.view.chosen_rows()
        if not places:
            return None
        return self.model.row_at(here.row() if here.row() in places else places[0])

    def rows_of(self, ids: Sequence[int]) -> list[QuoteRow]:
        """Return the rows of selected quotes; of many, those of the first ones."""
        places = (self.model.place_of(id_) for id_ in ids[:READ_WHOLE])
        found = (self.model.row_at(place) for place in places if place is not None)
        return [each for each in found if each is not None]

    def show_quotes(self, found: FoundQuotes) -> None:
        """Show the quotes that fit; the same ones stay selected, the list stays where it is."""
        kept = self.selected_ids
        here = self.view.currentIndex()
        current = self.model.ids[here.row()] if here.isValid() else 0
        scroll = self.view.verticalScrollBar().value()
        self.model.show_ids(found.ids)
        notes = [trn("{n} speaker", "{n} speakers", found.speakers)] if found.speakers else []
        if found.review:
            notes.append(trn("{n} needs review", "{n} need review", found.review))
        self.header.say(trn("{n} quote", "{n} quotes", len(found.ids)), " · ".join(notes))
        self._body.setCurrentIndex(0 if found.ids else 1)
        self.view.verticalScrollBar().setValue(scroll)
        if not found.ids:
            self._on_selected()
        elif self._wanted:
            self.go_to(self._wanted)
        else:
            place = self.model.place_of(current)
            if place is None:
                place = min(max(0, here.row()), len(found.ids) - 1)
            self._select(place, kept)

    def go_to(self, quote_id: int) -> None:
        """Select a quote, now or when it has come."""
        place = self.model.place_of(quote_id)
        self._wanted = 0 if place is not None else quote_id
        if place is not None:
            self._select(place, ())
            self.view.scrollTo(self.model.index(place))

    def say_nothing(self, title: str, sentence: str, *, read: bool = False) -> None:
        """Say why there is nothing to show; ``read`` offers to go and find some."""
        self._nothing.say(title, sentence)
        self.read.setVisible(read)

    def say_chosen(self, words: str) -> None:
        """Say below the header what is chosen."""
        self.echo.setText(words)
        self._echo.setVisible(bool(words))

    def open_orders(self) -> None:
        """Show the menu of orders below its button."""
        menu = QMenu(self.order)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for sort, name in SORTS.items():
            action = menu.addAction(tr(name))
            action.setCheckable(True)
            action.setChecked(sort is self.sort)
            action.triggered.connect(lambda _on=False, s=sort: self.order_by(s))
        menu.addSeparator()
        turn = menu.addAction(tr("The other way round"))
        turn.setCheckable(True)
        turn.setChecked(self.turned)
        turn.triggered.connect(lambda _on=False: self.order_by(self.sort, turned=not self.turned))
        menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def order_by(self, sort: QuoteSort, *, turned: bool | None = None) -> None:
        """Choose another order."""
        self.sort = sort
        self.turned = self.turned if turned is None else turned
        self._show_order()
        self.ordered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.view.chosen_rows():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.actions_below()))
        menu.popup(event.globalPos())

    def tell_selected(self) -> None:
        """Say again what is selected, for the actions."""
        self._bench.selection.select(Kind.QUOTE, self.selected_ids)

    def _fetch(self, ids: Sequence[int]) -> list[QuoteRow]:
        return desk.quotes_by_ids(self._bench.library, ids)

    def _show_order(self) -> None:
        name = tr(SORTS[self.sort])
        self.order.setText(name)
        self.order.setAccessibleName(tr("Order: {order}").format(order=name))
        self.order.setToolTip(self.order.accessibleName())

    def _select(self, place: int, others: Sequence[int]) -> None:
        index, flag = self.model.index(place), QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        places = sorted(p for p in map(self.model.place_of, others) if p is not None)
        for first, last in runs_of(places or [place]):
            chosen.select(self.model.index(first), self.model.index(last))
        selection = self.view.selectionModel()
        selection.blockSignals(True)  # one word for both steps
        selection.setCurrentIndex(index, flag.NoUpdate)
        selection.select(chosen, flag.ClearAndSelect)
        selection.blockSignals(False)
        self.view.viewport().update()
        self._on_selected()

    def _ids_current_first(self) -> list[int]:
        ids = self.selected_ids
        here = self.view.currentIndex()
        current = self.model.ids[here.row()] if here.isValid() else 0
        if len(ids) > 1 and current in ids:
            ids = [current, *(id_ for id_ in ids if id_ != current)]
        return ids

    def _on_selected(self) -> None:
        if self.isVisible():
            self.tell_selected()
        self.chosen.emit(self._ids_current_first())


def _tip(row: QuoteRow) -> str:
    who = ", ".join(filter(None, (speaker_words(row), role_words(row))))
    where = " · ".join(filter(None, (row.source, long_date(row.published))))
    return tip("\n".join((quotation(row), who, row.headline, where)))


QUOTES: Look[QuoteRow] = Look(text=quotation, spoken=spoken, tip=_tip, dragged="quote")
"""How quotes are shown by a ``PagedModel``."""
