"""The crash window: what a bug leaves behind, to be copied and sent by the officer's own hand."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from briefbench import __version__
from briefbench.base.words import tr
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

log = logging.getLogger(__name__)


class CrashWindow(QDialog):
    """Says that something went wrong, that nothing stored is lost, and shows the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("BriefBench")
        self.report = report
        layout = column(self, (6 * GRID, 5 * GRID, 6 * GRID, 4 * GRID), 3 * GRID)
        layout.addWidget(label(tr("Something went wrong"), Role.TITLE))
        sentence = tr(
            "This is a mistake in BriefBench. What was stored is safe, and you can go on working. "
            "Nothing was sent anywhere; copy the report if you want to tell the makers."
        )
        layout.addWidget(label(sentence, Role.BODY, "soft", wrap=True))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Report"))
        layout.addWidget(text, 1)
        line = row()
        line.addStretch(1)
        line.addWidget(push_button(tr("Copy report"), self.copy))
        line.addWidget(push_button(tr("Go on"), self.accept, primary=True))
        layout.addLayout(line)
        self.resize(640, 420)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)


class CrashHook(QObject):
    """Catches what nobody caught, in any thread, and shows it in the window's thread."""

    _crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = False
        self._crashed.connect(self._show)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self.on_exception
        threading.excepthook = lambda args: self.on_exception(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log a bug and show the crash window."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        log.error("crash: %s", words)
        self._crashed.emit(report_of(words))

    @Slot(str)
    def _show(self, report: str) -> None:
        if not self._shown:
            self._shown = True
            CrashWindow(report).exec()
            self._shown = False


def report_of(words: str) -> str:
    """Return a crash report: versions and the trace; no text of the library."""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"BriefBench {__version__}\n{system}\n\n{words}"
