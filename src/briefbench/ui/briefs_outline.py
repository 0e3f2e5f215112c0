"""The outline of a brief: sections and numbered items, put in order by drag or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefView
from briefbench.model.outline import Finding
from briefbench.ui.briefs_delegates import OutlineDelegate
from briefbench.ui.briefs_outline_model import OutlineModel
from briefbench.ui.briefs_rows import Key, OutlineRow, Part
from briefbench.ui.theme import Theme
from briefbench.ui.widgets import calm


class OutlineView(QTreeView):
    """``chosen`` carries the ``OutlineRow`` the keys are on. Its keys are actions."""

    chosen = Signal(object)
    entered_text = Signal()  # Enter or F2 on an item: the officer wants to write

    def __init__(self, theme: Theme, model: OutlineModel) -> None:
        super().__init__()
        self._model = model
        self._wanted: Key | None = None
        self._rename = False
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)
        calm(self, OutlineDelegate(theme, self), model, tr("Outline of the brief"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setAutoScroll(True)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> OutlineRow | None:
        """The line the keys are on."""
        index = self.currentIndex()
        return self._model.row_at(index) if index.isValid() else None

    @property
    def selected(self) -> list[OutlineRow]:
        """The selected lines."""
        return [self._model.row_at(index) for index in self.selectionModel().selectedRows()]

    @property
    def selected_items(self) -> list[int]:
        """The ids of the items among the selected lines."""
        return [row.id for row in self.selected if row.part is Part.ITEM]

    def show_brief(self, view: BriefView | None, findings: Sequence[Finding]) -> None:
        """Show a brief; the same line stays current, and what was asked for is gone to."""
        before = self.current
        chosen = [row.key for row in self.selected]
        here = self._number_of(self.currentIndex())
        scroll = self.verticalScrollBar().value()
        other = self._model.show_brief(view, findings)
        if other:
            self.expandAll()
            self.doItemsLayout()
            self.verticalScrollBar().setValue(scroll)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.go_to(wanted):
            if self._rename:
                self.edit(self.currentIndex())
            self._rename = False
        elif other and view is not None:
            self._restore(before, chosen, here)
        elif wanted is not None:
            self._wanted = wanted
        if not other:
            self._on_current()

    def want(self, key: Key, *, rename: bool = False) -> None:
        """Go to a line as soon as it has come; open its name for writing."""
        if self.go_to(key) and not rename:
            return
        self._wanted, self._rename = key, rename

    def go_to(self, key: Key) -> bool:
        """Make a line the current one; False when it is not there."""
        return self._choose(self._model.index_of(key))

    def go_to_number(self, number: int) -> bool:
        """Make the item of that number the current one; False when there is none."""
        return self._choose(self._model.item_numbered(number))

    def shift(self, by: int) -> None:
        """Move the current section or item up (-1) or down (1)."""
        index = self.currentIndex()
        if index.isValid():
            self._model.shift(index, by)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys of actions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.current
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (
            key == Qt.Key.Key_F2 and row is not None and row.part is not Part.SECTION
        ):
            if self.state() != QAbstractItemView.State.EditingState:
                self.entered_text.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> bool:
        if not index.isValid():
            return False
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)
        return True

    def _restore(self, before: OutlineRow | None, chosen: Sequence[Key], here: int) -> None:
        """Put the keys back where they were, or where the line that is gone was."""
        if before is None or not self.go_to(before.key):
            self._choose(self._numbered(max(0, here)))
            return
        flag = QItemSelectionModel.SelectionFlag.Select
        for key in chosen:
            index = self._model.index_of(key)
            if index.isValid():
                self.selectionModel().select(index, flag)

    def _number_of(self, index: QModelIndex) -> int:
        """Return the place of a line among all that are seen, from the top."""
        number = -1
        while index.isValid():
            number += 1
            index = self.indexAbove(index)
        return number

    def _numbered(self, number: int) -> QModelIndex:
        index = self._model.index(0, 0)
        if number < 0 or not self._model.rowCount():
            return QModelIndex()
        for _ in range(number):
            below = self.indexBelow(index)
            if not below.isValid():
                break
            index = below
        return index

    def _on_current(self) -> None:
        self.chosen.emit(self.current)


def first_key(view: BriefView) -> Key:
    """Return the line to begin with: the first item, else the masthead."""
    for section in view.sections:
        if section.items:
            return Part.ITEM, section.items[0].id
    return Part.FRONT, 0
