"""The outline as a tree for Qt: drags, drops and new names become signals, nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefView
from briefbench.model.outline import Finding
from briefbench.ui.briefs_rows import (
    Key,
    OutlineRow,
    Part,
    front_rows,
    item_row,
    problems_of,
    section_row,
)
from briefbench.ui.dragging import THINGS, carried, carry
from briefbench.ui.formats import tip
from briefbench.ui.rows_model import ROW, Index

FRONT = 2
"""Lines before the first section."""

NOWHERE = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Sections with their items, after masthead and *At a glance*.

    Positions are told as the desk takes them: counted without what is being moved.
    """

    items_moved = Signal(object, int, int)  # ids, section, position of the first
    section_moved = Signal(int, int)  # id, position
    added = Signal(object, object, object)  # the Dragged, section or None, position
    renamed = Signal(int, str)  # section, title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[OutlineRow] = []
        self._items: list[list[OutlineRow]] = []

    def show_brief(self, view: BriefView | None, findings: Sequence[Finding]) -> bool:
        """Show a brief; say whether lines came, went or moved (then everything is collapsed)."""
        problems = problems_of(findings)
        roots = [*front_rows(view), *map(section_row, view.sections)] if view else []
        sections = view.sections if view else ()
        items = [[item_row(item, problems) for item in section.items] for section in sections]
        if _keys(roots, items) == _keys(self._roots, self._items):
            self._roots, self._items = roots, items
            self._tell_all()
            return False
        self.beginResetModel()
        self._roots, self._items = roots, items
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> OutlineRow:
        """Return the line of an index."""
        section = index.internalId()
        return self._items[section - 1][index.row()] if section else self._roots[index.row()]

    def index_of(self, key: Key) -> QModelIndex:
        """Return where a line stands, an invalid index when it is gone."""
        for place, row in enumerate(self._roots):
            if row.key == key:
                return self.index(place, 0)
        for section, rows in enumerate(self._items):
            for place, row in enumerate(rows):
                if row.key == key:
                    return self.createIndex(place, 0, section + 1)
        return QModelIndex()

    def item_numbered(self, number: int) -> QModelIndex:
        """Return the item of that number, an invalid index when there is none."""
        for section, rows in enumerate(self._items):
            for place, row in enumerate(rows):
                if row.number == number:
                    return self.createIndex(place, 0, section + 1)
        return QModelIndex()

    def shift(self, index: Index, by: int) -> None:
        """Ask to move a line up (-1) or down (1); an item goes on into the next section."""
        row = self.row_at(index)
        if row.part is Part.SECTION:
            position = index.row() - FRONT + by
            if 0 <= position < len(self._items):
                self.section_moved.emit(row.id, position)
        elif row.part is Part.ITEM:
            section, position = index.internalId() - 1, index.row() + by
            if 0 <= position < len(self._items[section]):
                self.items_moved.emit((row.id,), row.section_id, position)
            elif 0 <= section + by < len(self._items):
                target = self._roots[FRONT + section + by]
                end = len(self._items[section + by]) if by < 0 else 0
                self.items_moved.emit((row.id,), target.id, end)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() - FRONT + 1 if parent.isValid() else 0)

    def parent(self, index: Index | None = None) -> Any:
        """Return the section of an item; without an index, the owner of the model."""
        if index is None:
            return QObject.parent(self)
        section = index.internalId() if index.isValid() else 0
        return self.createIndex(section - 1 + FRONT, 0, 0) if section else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self._roots)
        if parent.internalId() or parent.row() < FRONT:
            return 0
        return len(self._items[parent.row() - FRONT])

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{row.title}\n{row.note}".strip())
            case _ if role == ROW:
                return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        title = str(value).strip()
        if row.part is not Part.SECTION or not title or title == row.title:
            return False
        self.renamed.emit(row.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDropEnabled
        part = self.row_at(index).part
        if part in {Part.SECTION, Part.ITEM}:
            flags |= flag.ItemIsDragEnabled
        return flags | flag.ItemIsEditable if part is Part.SECTION else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [THINGS]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        rows = [self.row_at(index) for index in indexes]
        sections = [row for row in rows if row.part is Part.SECTION]
        items = sorted((row for row in rows if row.part is Part.ITEM), key=lambda r: r.number)
        if sections:
            return carry("section", [sections[0].id])
        return carry("item", [row.id for row in items])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(THINGS)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where it was dropped. Always False: the library moves things, not the view."""
        dragged = carried(data)
        if sections := dragged.of("section"):
            self._drop_section(sections[0], row, parent)
        elif items := dragged.of("item"):
            self._drop_items(items, row, parent)
        elif dragged.for_brief:
            section, position = self._target(row, parent)
            section_id = self._roots[FRONT + section].id if section is not None else None
            self.added.emit(dragged, section_id, position)
        return False

    def _target(self, row: int, parent: Index) -> tuple[int | None, int]:
        """Return the section (None: there is none) and the position that are meant by a drop."""
        if not self._items:
            return None, 0
        if not parent.isValid():
            section = len(self._items) - 1 if row < 0 else max(0, row - FRONT - 1)
            return section, 0 if 0 <= row <= FRONT else len(self._items[section])
        if parent.internalId():
            return parent.internalId() - 1, parent.row() + 1
        if parent.row() < FRONT:
            return 0, 0
        section = parent.row() - FRONT
        return section, row if row >= 0 else len(self._items[section])

    def _drop_items(self, ids: Sequence[int], row: int, parent: Index) -> None:
        section, position = self._target(row, parent)
        if section is None:
            return
        before = [r for r in self._items[section][:position] if r.id in ids]
        target = self._roots[FRONT + section]
        self.items_moved.emit(tuple(ids), target.id, position - len(before))

    def _drop_section(self, section_id: int, row: int, parent: Index) -> None:
        here = [r.id for r in self._roots[FRONT:]].index(section_id)
        if not parent.isValid():
            position = len(self._items) if row < 0 else max(0, row - FRONT)
        elif parent.internalId():
            position = parent.internalId()
        else:
            position = max(0, parent.row() - FRONT)
            position += 1 if row < 0 and position > here else 0
        position -= 1 if position > here else 0
        if position != here:
            self.section_moved.emit(section_id, position)

    def _tell_all(self) -> None:
        if self._roots:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._roots) - 1, 0))
        for place, rows in enumerate(self._items):
            if rows:
                first = self.createIndex(0, 0, place + 1)
                self.dataChanged.emit(first, self.createIndex(len(rows) - 1, 0, place + 1))


def remove_words(rows: Sequence[OutlineRow]) -> str:
    """Return what removing these lines is called; ``""`` when they cannot be removed."""
    if any(row.part is Part.ITEM for row in rows):
        return tr("Remove from the brief")
    return tr("Remove section") if any(row.part is Part.SECTION for row in rows) else ""


def _keys(roots: Sequence[OutlineRow], items: Sequence[Sequence[OutlineRow]]) -> list[object]:
    return [[row.key for row in roots], [[row.key for row in rows] for rows in items]]
