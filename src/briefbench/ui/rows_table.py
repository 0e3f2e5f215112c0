"""The table of a panel: whole rows, no grid, some columns that take what width is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from briefbench.ui.rows_model import RowsModel


def rows_table(
    model: RowsModel[Any], name: str, *, wide: Sequence[int], several: bool = True
) -> QTableView:
    """Return a table over a model, which it owns.

    Args:
        model: The rows.
        name: What a screen reader calls the table.
        wide: Columns that share the width the others leave.
        several: Whether more than one row can be selected.

    """
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setProperty("ground", "raised")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    modes = QAbstractItemView.SelectionMode
    view.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for place in wide:
        head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
    return view
