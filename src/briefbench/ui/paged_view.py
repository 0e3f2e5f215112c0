"""A view of a list of any length: rows of one height, multi-select, drag, and the ring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefbench.ui.delegates import RowDelegate
from briefbench.ui.dragging import drag_rows
from briefbench.ui.paged_model import PagedModel
from briefbench.ui.theme import Theme
from briefbench.ui.widgets import calm


class PagedView(QTableView):
    """The rows alone: a table of one column.

    Unlike a list it does not lay out 100,000 rows again at each change.

    Args:
        theme: Colours and fonts.
        delegate: Makes what paints a row; its ``row_height(None)`` is that of every row.
        model: The rows.
        spoken: Its name for a screen reader.

    """

    def __init__(
        self,
        theme: Theme,
        delegate: Callable[[Theme, QWidget], RowDelegate],
        model: PagedModel[Any],
        spoken: str,
    ) -> None:
        super().__init__()
        self.setProperty("rows", "painted")
        self._theme = theme
        self._delegate = delegate(theme, self)
        calm(self, self._delegate, model, spoken)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._fit)
        self._fit()
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def chosen_rows(self) -> list[int]:
        """Return the places of the selected rows, in order."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        return sorted({n for each in ranges for n in range(each.top(), each.bottom() + 1)})

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.model().rowCount() - 1,
        }
        if action in ends:
            return self.model().index(ends[action], 0)
        return super().moveCursor(action, modifiers)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        drag_rows(self, self._theme)

    def _fit(self) -> None:
        high = self._delegate.row_height(None)
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys of actions here."""


def runs_of(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return first and last of each run of places that follow one another."""
    for _key, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        found = [place for _number, place in run]
        yield found[0], found[-1]
