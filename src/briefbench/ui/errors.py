"""The one place where errors become windows."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from briefbench.base.errors import BriefBenchError, Cancelled

log = logging.getLogger(__name__)


def show_error(error: BriefBenchError, parent: QWidget | None = None) -> None:
    """Tell the officer what happened and what to do."""
    log.info("told the user: %s", error)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("BriefBench")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.message)
    box.setInformativeText(error.advice)
    box.exec()


def guarded(do: Callable[[], object], parent: QWidget) -> None:
    """Run one action; tell the officer about its errors and let bugs pass through."""
    try:
        do()
    except Cancelled:
        pass
    except BriefBenchError as error:
        show_error(error, parent)
