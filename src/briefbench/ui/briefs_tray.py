"""The tray: quotes and articles that wait for a brief, to be dragged into the outline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QStackedWidget

from briefbench.base.words import tr, trn
from briefbench.model.brief_rows import BriefView, TrayRow
from briefbench.ui.bench import Bench
from briefbench.ui.briefs_delegates import TrayDelegate, caption_of
from briefbench.ui.briefs_rows import items_of
from briefbench.ui.dragging import Dragged, DraggedRows, DropZone, drag_rows
from briefbench.ui.drop_veil import DropVeil
from briefbench.ui.formats import tip
from briefbench.ui.keeping import show_kept
from briefbench.ui.rows_model import Column
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import (
    Header,
    Segments,
    calm,
    column,
    ground,
    label,
    push_button,
    row,
)

QUOTES, ARTICLES = 0, 1


def tray_model() -> DraggedRows[TrayRow]:
    """Return the model of what lies in the tray; its rows can be dragged."""
    column_ = Column[TrayRow](
        tr("Tray"),
        lambda r: r.words,
        spoken=lambda r: f"{r.words}, {caption_of(r)}",
        tip=lambda r: tip(f"{r.words}\n{caption_of(r)}"),
    )

    return DraggedRows([column_], _dragged)


def _dragged(entry: TrayRow) -> tuple[str, int]:
    if entry.quote_id is not None:
        return "quote", entry.quote_id
    return "article", entry.article_id or 0


class TrayView(QListView):
    """The rows alone: Enter puts them into the brief, Delete takes them out of the tray."""

    adding = Signal()
    removing = Signal()

    def __init__(self, bench: Bench, model: DraggedRows[TrayRow]) -> None:
        super().__init__()
        self._theme = bench.theme
        self.delegate = TrayDelegate(bench.theme, self)
        calm(self, self.delegate, model, tr("Tray"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.doubleClicked.connect(lambda _index: self.adding.emit())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        drag_rows(self, self._theme)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys of actions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.adding.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


class TrayPane(QFrame):
    """Header with what is shown, rows, and the button that puts them into the brief."""

    adding = Signal(object)  # the selected entries, as a Dragged
    removing = Signal(object)  # ids of tray entries
    gathered = Signal(object)  # the Dragged that was dropped here

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._rows: Sequence[TrayRow] = ()
        self._brief: BriefView | None = None
        self.model = tray_model()
        self.view = TrayView(bench, self.model)
        layout = column(self)
        self.header = Header(tr("Tray"))
        self.shown = Segments([tr("Quotes"), tr("Articles")], tr("What the tray shows"), small=True)
        self.shown.chosen.connect(self._on_chosen)
        self._touched = False
        self.header.add(self.shown)
        layout.addWidget(self.header)
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._hint = label("", Role.SMALL, "muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._hint.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._body.addWidget(self._hint)
        layout.addWidget(self._body, 1)
        foot = ground("surface", "top")
        line = row(foot, (3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        self.add = push_button(tr("Add to brief"), self.tell_adding)
        line.addWidget(self.add)
        line.addStretch(1)
        layout.addWidget(foot)
        self._veil = DropVeil(bench.theme, self, tr("Drop into the tray"))
        zone = DropZone(self, self._takes)
        zone.aimed.connect(self._veil.cover)
        zone.dropped.connect(self._on_dropped)
        self.view.adding.connect(self.tell_adding)
        self.view.removing.connect(self.tell_removing)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self._on_selected()

    @property
    def selected(self) -> list[TrayRow]:
        """The selected entries, in order."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def show_tray(self, rows: Sequence[TrayRow], brief: BriefView | None) -> None:
        """Show what lies in the tray; what stands in the brief already is marked."""
        self._rows, self._brief = rows, brief
        quotes = sum(each.quote_id is not None for each in rows)
        names = (tr("Quotes {n}"), tr("Articles {n}"))
        for number, (name, count) in enumerate(
            zip(names, (quotes, len(rows) - quotes), strict=True)
        ):
            text = name.format(n=count or "").strip()
            self.shown.group.button(number).setText(text)
            self.shown.group.button(number).setAccessibleName(f"{tr('Tray')}: {text}")
        if not self._touched and rows:  # what there is comes before what there is not
            self.shown.choose(QUOTES if quotes else ARTICLES)
        self._show()

    def tell_adding(self) -> None:
        """Ask to put the selected entries into the brief."""
        if told := [_dragged(entry) for entry in self.selected]:
            self.adding.emit(Dragged(told[0][0], tuple(id_ for _word, id_ in told)))

    def tell_removing(self) -> None:
        """Ask to take the selected entries out of the tray."""
        if rows := self.selected:
            self.removing.emit([each.id for each in rows])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add = menu.addAction(tr("Add to brief"))
        add.setEnabled(self._brief is not None)
        add.triggered.connect(lambda _on=False: self.tell_adding())
        menu.addAction(tr("Take out of the tray")).triggered.connect(
            lambda _on=False: self.tell_removing()
        )
        menu.popup(QPoint(event.globalPos()))

    def _takes(self, dragged: Dragged) -> bool:
        """Say whether a drag holds anything that does not lie here already."""
        quotes = {each.quote_id for each in self._rows}
        articles = {each.article_id for each in self._rows}
        lying = quotes if dragged.word == "quote" else articles
        return dragged.for_tray and not lying.issuperset(dragged.ids)

    def _on_dropped(self, dragged: Dragged) -> None:
        self._touched = True
        self.shown.choose(QUOTES if dragged.word == "quote" else ARTICLES)
        self.gathered.emit(dragged)

    def _on_chosen(self, _number: int) -> None:
        self._touched = True
        self._show()

    def _show(self) -> None:
        quotes = self.shown.current == QUOTES
        rows = [each for each in self._rows if (each.quote_id is not None) == quotes]
        self.view.delegate.used = self._used()
        show_kept(self.view, self.model, rows, lambda each: each.id)
        self._body.setCurrentIndex(0 if rows else 1)
        self._hint.setText(
            tr("No quotes wait here. Press Ctrl+B on a quote, or drop some here.")
            if quotes
            else tr("No articles wait here. Press Ctrl+B on an article, or drop some here.")
        )
        self._on_selected()

    def _used(self) -> frozenset[int]:
        if self._brief is None:
            return frozenset()
        items = items_of(self._brief)
        quotes = {quote.id for item in items for quote in item.quotes}
        articles = {item.article_id for item in items if item.article_id is not None}
        return frozenset(
            each.id for each in self._rows if each.quote_id in quotes or each.article_id in articles
        )

    def _on_selected(self) -> None:
        number = len(self.selected)
        self.add.setEnabled(bool(number) and self._brief is not None)
        self.add.setText(
            trn("Add {n} to brief", "Add {n} to brief", number)
            if number > 1
            else tr("Add to brief")
        )
