"""A list of articles of any length: all ids at once, rows in blocks when they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from briefbench.base.words import tr, trn
from briefbench.model.rows import ArticleRow
from briefbench.ui.formats import long_date, tip
from briefbench.ui.importing import IMPORTED
from briefbench.ui.rows_model import ROW, Index

BLOCK, KEPT = 64, 40
"""Rows asked for at once (four screens), and blocks that are kept."""


class PagedModel(QAbstractListModel):
    """Shows articles by their ids.

    Args:
        fetch: Gives the rows of some ids, in their order, those that are gone left out.
        parent: As of any QObject.

    """

    def __init__(
        self, fetch: Callable[[Sequence[int]], list[ArticleRow]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: tuple[int, ...] = ()
        self._places: dict[int, int] | None = None
        self._blocks: OrderedDict[int, dict[int, ArticleRow]] = OrderedDict()

    @property
    def ids(self) -> tuple[int, ...]:
        """All ids, in order."""
        return self._ids

    def show_ids(self, ids: Sequence[int]) -> None:
        """Replace what is shown; the same ids only ask for their rows again."""
        self._blocks.clear()
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
        """Return the row of an article, None when it is not in the list."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(id_)

    def row_at(self, place: int) -> ArticleRow | None:
        """Return a row; None when the article went away since."""
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
            return row.title
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else tip(long_tip(row))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [IMPORTED]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        mime = QMimeData()
        ids = ",".join(str(self._ids[index.row()]) for index in indexes)
        mime.setData(IMPORTED, ids.encode())
        return mime


_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    ROW,
}


def spoken(row: ArticleRow) -> str:
    """Return the sentence a screen reader says of an article."""
    parts = [tr("unread") if row.unread else "", row.title, row.source, long_date(row.published)]
    about = [chip.code for chip in row.countries if chip.about]
    if about:
        parts.append(tr("about {countries}").format(countries=" ".join(about)))
    parts += [tag.path for tag in row.tags]
    if row.quotes:
        parts.append(trn("{n} quote", "{n} quotes", row.quotes))
    if row.suggestions:
        parts.append(trn("{n} suggestion", "{n} suggestions", row.suggestions))
    if row.copies:
        parts.append(trn("{n} copy", "{n} copies", row.copies))
    if row.versions > 1:
        parts.append(trn("{n} version", "{n} versions", row.versions))
    parts += [tr("in brief {brief}").format(brief=brief) for brief in row.briefed]
    return ", ".join(part for part in parts if part)


def long_tip(row: ArticleRow) -> str:
    """Return the whole headline, source and date, and the names of the tags."""
    lines = [row.title, f"{row.source} · {long_date(row.published)}"]
    if row.tags:
        lines.append(" · ".join(tag.path for tag in row.tags))
    return "\n".join(lines)
