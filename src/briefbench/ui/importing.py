"""The ways pages come into the window: drop, choose, paste, the sample desk; and out again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbench import desk
from briefbench.base.errors import Refused
from briefbench.base.progress import Progress
from briefbench.base.words import tr
from briefbench.model.rows import ImportReport
from briefbench.ui.bench import Bench
from briefbench.ui.dragging import THINGS


class Importing(QObject):
    """Starts imports as jobs and hands their reports on."""

    reported = Signal(object)  # an ImportReport

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window

    def choose(self) -> None:
        """Ask for files and bring them in."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, tr("Import pages"))
        self.bring([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and bring in what it holds."""
        name = QFileDialog.getExistingDirectory(self._window, tr("Import a folder"))
        self.bring([Path(name)] if name else [])

    def bring(self, paths: Sequence[Path]) -> None:
        """Read files and folders as a job."""
        if paths:
            work = partial(_import, self._bench, tuple(paths))
            self._bench.jobs.start(tr("Reading pages"), work, self.on_reported)

    def bring_mime(self, mime: QMimeData) -> None:
        """Bring in what was dropped or pasted.

        Raises:
            Refused: There is nothing in it that can be kept.

        """
        paths = local_paths(mime)
        if paths:
            self.bring(paths)
        elif mime.text().strip():
            library, text = self._bench.library, mime.text()
            self._bench.jobs.start(
                tr("Reading text"), lambda _p: desk.import_text(library, text), self.on_reported
            )
        else:
            raise Refused(
                tr("There is nothing here that can be imported."),
                tr("Drop saved pages or a folder, or copy the text of a page."),
            )

    def paste(self) -> None:
        """Bring in what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        self.bring_mime(mime)

    def open_sample(self) -> None:
        """Bring the sample desk in."""
        library = self._bench.library
        self._bench.jobs.start(
            tr("Opening the sample desk"),
            lambda progress: desk.import_sample(library, progress),
            self.on_reported,
        )

    def remove_sample(self) -> None:
        """Take the sample desk out again."""
        self._bench.change(desk.remove_sample)

    @Slot(object)
    def on_reported(self, report: ImportReport) -> None:
        """Hand the report of an import on."""
        self.reported.emit(report)


def local_paths(mime: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged; addresses on the web are none."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def can_import(mime: QMimeData) -> bool:
    """Say whether a drop may hold pages. What this window holds is none."""
    if mime.hasFormat(THINGS):
        return False
    return bool(local_paths(mime)) or (mime.hasText() and not mime.hasUrls())


def _import(bench: Bench, paths: tuple[Path, ...], progress: Progress) -> ImportReport:
    return desk.import_paths(bench.library, paths, progress=progress)
