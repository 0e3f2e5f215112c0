"""Other rows in a view, and yet the officer's place: selection, ring and scroll stay, by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

from briefbench.ui.rows_model import RowsModel

Row = TypeVar("Row")


def show_kept(
    view: QAbstractItemView,
    model: RowsModel[Row],
    rows: Sequence[Row],
    key: Callable[[Row], object],
    *,
    first: bool = False,
) -> None:
    """Replace the rows of a view; what was chosen stays chosen where it still is.

    Args:
        view: Shows ``model``.
        model: Gets the rows.
        rows: The new ones.
        key: Tells a row from others, before and after.
        first: Choose the first row when nothing was chosen before.

    """
    here = view.currentIndex()
    place = here.row() if here.isValid() else (0 if first else -1)
    current = key(model.row_at(here)) if here.isValid() else None
    chosen = {key(model.row_at(index)) for index in view.selectionModel().selectedRows()}
    scroll = view.verticalScrollBar().value()
    model.show_rows(rows)
    places = {key(row): number for number, row in enumerate(rows)}
    if current in places:
        place = places[current]
    place = min(place, len(rows) - 1)
    kept = [places[each] for each in chosen if each in places]
    if place >= 0 and (chosen or first):
        select_places(view, kept or [place], place)
    elif place >= 0:
        current_only(view, place)
    view.doItemsLayout()
    view.verticalScrollBar().setValue(scroll)


def select_places(view: QAbstractItemView, places: Sequence[int], current: int) -> None:
    """Select these rows and put the ring on one of them."""
    model, flag = view.model(), QItemSelectionModel.SelectionFlag
    last = model.columnCount() - 1
    chosen = QItemSelection()
    for place in places:
        chosen.merge(QItemSelection(model.index(place, 0), model.index(place, last)), flag.Select)
    current_only(view, current)
    view.selectionModel().select(chosen, flag.ClearAndSelect)


def current_only(view: QAbstractItemView, place: int) -> None:
    """Put the ring on a row without selecting it."""
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(view.model().index(place, 0), flag.NoUpdate)
