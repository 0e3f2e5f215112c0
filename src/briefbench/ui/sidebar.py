"""Lists of places and facets at the side of a workspace; a click asks, a drop tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QListView

from briefbench.base.words import tr
from briefbench.model.rows import SidebarRow
from briefbench.ui.delegates import NavDelegate, NavRow
from briefbench.ui.dragging import Dragged, carried
from briefbench.ui.rows_model import Column, Index, RowsModel
from briefbench.ui.selection import INBOX, LIBRARY, TRASH
from briefbench.ui.theme import GRID, Theme
from briefbench.ui.widgets import calm, column, ground

SHOWN = 12
"""Countries and sources that are shown; the others are found by searching."""


SPEAKER = "speaker"
"""Field of a query: the line stands for a speaker."""

ALL_SOURCES, COUNTRY_GROUPS, SPEAKERS = "all sources", "country groups", "all speakers"
"""Stand in the place of a question: the line opens a panel."""

REMOVE_SAMPLE = "remove the sample desk"
"""Stands in the place of a question: the line takes the sample desk out of the library."""


class NavModel(RowsModel[NavRow]):
    """Headings and hints can neither be chosen nor reached by the keys."""

    def __init__(self) -> None:
        super().__init__([Column(tr("Place"), lambda r: r.text, spoken=lambda r: r.spoken)])

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row.heading or row.hint:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        )


class NavList(QListView):
    """A sidebar. ``chosen`` carries the ``NavRow`` that was clicked or entered.

    ``takes`` says whether a line takes a drag; none does unless a workspace sets it.
    """

    chosen = Signal(object)
    dropped = Signal(object, object)  # the NavRow, and the Dragged
    asked = Signal(object, object)  # the NavRow, and where on the screen a menu is wanted

    def __init__(self, theme: Theme, spoken: str) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.rows = NavModel()
        self.takes: Callable[[NavRow, Dragged], bool] = lambda _row, _dragged: False
        self._delegate = NavDelegate(theme, self)
        calm(self, self._delegate, self.rows, spoken)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setAcceptDrops(True)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[NavRow]) -> None:
        """Replace what is shown; the ring stays on its line."""
        if list(rows) == list(self.rows.rows):
            return
        here = self.currentIndex()
        name = self.rows.row_at(here).text if here.isValid() else ""
        at = self.verticalScrollBar().value()
        self.rows.show_rows(rows)
        places = [n for n, row in enumerate(rows) if row.text == name and not row.heading]
        if places:
            self.setCurrentIndex(self.rows.index(places[0], 0))
        self.verticalScrollBar().setValue(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.asked.emit(self.rows.row_at(index), self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dragged = carried(event.mimeData())
        if any(self.takes(row, dragged) for row in self.rows.rows):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        row = self._taker(event)
        self._aim(row)
        if row is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.dragLeaveEvent(QDragLeaveEvent())
        row = self._taker(event)
        if row is not None:
            event.acceptProposedAction()
            self.dropped.emit(row, carried(event.mimeData()))

    def _taker(self, event: QDropEvent) -> NavRow | None:
        """Return the line below a drag, None where it does not take it."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index) if index.isValid() else None
        return row if row is not None and self.takes(row, carried(event.mimeData())) else None

    def _aim(self, row: NavRow | None) -> None:
        self._delegate.aimed = row
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.row_at(index))


def sidebar_pane(view: NavList) -> QFrame:
    """Return a sidebar with air above it."""
    pane = ground("window")
    column(pane, (0, 2 * GRID, 0, 0)).addWidget(view)
    return pane


def place_rows(
    seen: SidebarRow, place: str, filters: Sequence[str], briefs: Sequence[NavRow] = ()
) -> list[NavRow]:
    """Return the lines of the Read workspace, ``briefs`` among them; what is asked is marked."""
    asked = set(filters)

    def marked(rows: Iterator[NavRow]) -> Iterator[NavRow]:
        for row in rows:
            yield replace(row, marked=row.question in asked)

    rows = [
        NavRow(
            tr("Inbox"),
            icon="tray",
            fresh=seen.inbox,
            question=INBOX,
            marked=place == INBOX and not asked,
        ),
        NavRow(
            tr("Library"),
            icon="books",
            count=seen.library,
            question=LIBRARY,
            marked=place == LIBRARY and not asked,
        ),
        NavRow(tr("Trash"), icon="trash", count=seen.trash, question=TRASH, marked=place == TRASH),
        NavRow(tr("Tags"), heading=True),
    ]
    rows += marked(_tags(seen)) if seen.tags else [_none_yet()]
    rows += briefs
    rows.append(NavRow(tr("Countries"), heading=True))
    rows += marked(_countries(seen)) if seen.countries else [_none_yet()]
    rows.append(NavRow(tr("Groups…"), icon="dots-three", question=COUNTRY_GROUPS))
    rows.append(NavRow(tr("Sources"), heading=True))
    rows += marked(_sources(seen)) if seen.sources else [_none_yet()]
    if seen.sources:
        rows.append(NavRow(tr("All sources…"), icon="dots-three", question=ALL_SOURCES))
    rows.append(NavRow(tr("Speakers"), heading=True))
    rows += marked(_speakers(seen))
    rows.append(NavRow(tr("All speakers…"), icon="users-three", question=SPEAKERS))
    if seen.sample:
        rows.append(NavRow(tr("Sample desk"), heading=True))
        rows.append(NavRow(tr("Remove it"), icon="trash-simple", question=REMOVE_SAMPLE))
    return rows


def quoted(value: str) -> str:
    """Return a value as a query takes it: in quotation marks where it has a blank or a sign."""
    plain = value.replace('"', " ").strip()
    return plain if plain.replace("/", "").replace("-", "").isalnum() else f'"{plain}"'


def _tags(seen: SidebarRow) -> Iterator[NavRow]:
    for tag in seen.tags:
        yield NavRow(
            tag.name,
            level=tag.depth,
            hue=tag.colour,
            count=tag.count,
            question=f"tag:{quoted(tag.path)}",
            key=tag.id,
        )


def _countries(seen: SidebarRow) -> Iterator[NavRow]:
    for country in seen.countries[:SHOWN]:
        yield NavRow(
            country.name, code=country.code, count=country.count, question=f"country:{country.code}"
        )


def _sources(seen: SidebarRow) -> Iterator[NavRow]:
    for source in seen.sources[:SHOWN]:
        yield NavRow(
            source.name or source.domain,
            icon="newspaper-clipping",
            count=source.count,
            question=f"source:{quoted(source.name or source.domain)}",
        )


def _speakers(seen: SidebarRow) -> Iterator[NavRow]:
    for name, count in seen.speakers:
        yield NavRow(name, icon="user", count=count, question=f"{SPEAKER}:{quoted(name)}")


def _none_yet() -> NavRow:
    return NavRow(tr("None yet"), hint=True)
