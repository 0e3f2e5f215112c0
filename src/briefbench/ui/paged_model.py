"""A list of any length: all ids at once, rows in blocks when they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from briefbench.ui.dragging import THINGS, carry
from briefbench.ui.rows_model import ROW, Index

BLOCK, KEPT = 64, 40
"""Rows asked for at once (four screens), and blocks that are kept."""


class HasId(Protocol):
    """A row that is known by its id."""

    @property
    def id(self) -> int:
        """The id."""


Row = TypeVar("Row", bound=HasId)


@dataclass(frozen=True)
class Look(Generic[Row]):
    """How the rows of one kind are told, and what a drag of them carries."""

    text: Callable[[Row], str]
    spoken: Callable[[Row], str]
    tip: Callable[[Row], str]
    dragged: str  # the word for a row in a drag, as ``dragging.carry`` takes it


class PagedModel(QAbstractListModel, Generic[Row]):
    """Shows rows by their ids.

    Args:
        fetch: Gives the rows of some ids, in their order, those that are gone left out.
        look: How a row is told and dragged.
        parent: As of any QObject.

    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], list[Row]],
        look: Look[Row],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._look = look
        self._ids: tuple[int, ...] = ()
        self._places: dict[int, int] | None = None
        self._blocks: OrderedDict[int, dict[int, Row]] = OrderedDict()

    @property
    def ids(self) -> tuple[int, ...]:
        """All ids, in order."""
        return self._ids

    def show_ids(self, ids: Sequence[int], rows: Sequence[Row] = ()) -> None:
        """Replace what is shown; the same ids only ask for their rows again.

        ``rows`` are the first ``BLOCK`` ones, where they have come along with the ids.
        """
        self._blocks.clear()
        if rows:
            self._blocks[0] = {row.id: row for row in rows}
        if tuple(ids) == self._ids:
            if ids:
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._ids = tuple(ids)
        self._places = None
        self.endResetModel()

    def refresh(self, ids: Iterable[int]) -> None:
        """Ask again for rows that have changed."""
        for id_ in ids:
            place = self.place_of(id_)
            if place is not None:
                self._blocks.pop(place // BLOCK, None)
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, id_: int) -> int | None:
        """Return the place of an id, None when it is not in the list."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(id_)

    def row_at(self, place: int) -> Row | None:
        """Return a row; None when it went away since."""
        number = place // BLOCK
        block = self._blocks.get(number)
        if block is None:
            wanted = self._ids[number * BLOCK : (number + 1) * BLOCK]
            block = self._blocks[number] = {row.id: row for row in self._fetch(wanted)}
            while len(self._blocks) > KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        return block.get(self._ids[place])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None or role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._look.text(row)
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return (self._look.spoken if spoken else self._look.tip)(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [THINGS]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        return carry(self._look.dragged, [self._ids[index.row()] for index in indexes])


_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    ROW,
}
