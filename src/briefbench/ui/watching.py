"""Watch folders: looked at every few seconds, what is new in them comes in as a job."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.kinds import Kind
from briefbench.model.rows import ImportReport
from briefbench.ui.bench import Bench
from briefbench.ui.elided import ElidedWords
from briefbench.ui.floating import Floating
from briefbench.ui.importing import Importing
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, icon_button, label, push_button, row

EVERY = 5000
"""Milliseconds between two looks: a page that was saved is there before one looks for it."""


class FolderWatching(QObject):
    """Looks at the watch folders of the library, off the window's thread."""

    def __init__(self, bench: Bench, importing: Importing) -> None:
        super().__init__(importing)
        self._bench, self._importing = bench, importing
        self._watch: desk.FolderWatch | None = None
        self._busy = False
        self._told: tuple[str, ...] = ()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        bench.signals.changed.connect(self.on_changed)
        bench.closing.connect(self._timer.stop)
        self._renew()

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Look at other folders when the officer chose others."""
        if changed.touches(Kind.SETTING):
            self._renew()

    @Slot()
    def look(self) -> None:
        """Look once; nothing happens while what was found before is still coming in."""
        watch = self._watch
        if watch is not None and watch.folders and not self._busy:
            self._busy = True
            question = partial(_look, watch)
            self._bench.ask("watch", question, then=self._on_looked, otherwise=self._on_failed)

    def _renew(self) -> None:
        self._bench.ask("watch folders", desk.folder_watch, then=self._on_renewed)

    def _on_renewed(self, watch: desk.FolderWatch) -> None:
        before = self._watch.folders if self._watch else ()
        if self._watch is None or watch.folders != before:
            self._watch = watch
        if watch.folders:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_looked(self, seen: tuple[list[Path], tuple[str, ...]]) -> None:
        paths, problems = seen
        if problems != self._told:
            self._told = problems
            if problems:
                self._bench.tell(problems[0])
        if not paths:
            self._busy = False
            return
        library = self._bench.library
        job = self._bench.jobs.start(
            tr("Reading from the watch folder"),
            lambda progress: desk.import_paths(library, paths, progress=progress),
            self._on_imported,
        )
        for end in (job.cancelled, job.failed):
            end.connect(self._on_failed)

    def _on_imported(self, report: ImportReport) -> None:
        self._busy = False
        if report.failed:
            self._importing.on_reported(report)
        elif report.new:
            words = trn(
                "{n} new page from the watch folder",
                "{n} new pages from the watch folder",
                report.new,
            )
            self._bench.tell(words)

    def _on_failed(self, *_reason: object) -> None:
        self._busy = False


class WatchFolders(Floating):
    """The folders from which pages come in by themselves: add, take away."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Watch folders"), 520)
        self._bench = bench
        self._folders: list[Path] = []
        self._missing: set[Path] = set()
        sentence = tr(
            "Pages that appear in these folders come in by themselves, when they are whole."
        )
        self.body.addWidget(label(sentence, Role.BODY, "soft", wrap=True))
        self._lines = QWidget()
        self.body.addWidget(self._lines)
        line = row(margins=(0, GRID, 0, 0))
        self.add = push_button(tr("Add a folder…"), self.choose, primary=True)
        line.addWidget(self.add)
        line.addStretch(1)
        self.body.addLayout(line)
        self.removers: list[QWidget] = []
        bench.signals.changed.connect(self._on_changed)
        self.open(self.add)
        self._ask()

    def choose(self) -> None:
        """Ask for a folder and watch it."""
        name = QFileDialog.getExistingDirectory(self, tr("Watch a folder"))
        if name:
            self._keep([*self._folders, Path(name)])

    def _keep(self, folders: list[Path]) -> None:
        self._bench.change(desk.set_watch_folders, folders)

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.SETTING):
            self._ask()

    def _ask(self) -> None:
        self._bench.ask("watched", _folders_and_missing, then=self._on_asked)

    def _on_asked(self, answer: tuple[list[Path], set[Path]]) -> None:
        self._folders, self._missing = answer
        self._fill()
        self.settle()

    def _fill(self) -> None:
        lines = QWidget()
        body = column(lines, gap=GRID)
        self.removers = []
        for folder in self._folders:
            line = row()
            line.addWidget(ElidedWords(str(folder), Role.BODY), 1)
            if folder in self._missing:
                line.addWidget(label(tr("not there"), Role.SMALL, "warning"))
            button = icon_button(
                self.theme, "trash", tr("Watch {folder} no longer").format(folder=folder)
            )
            rest = [other for other in self._folders if other != folder]
            button.clicked.connect(lambda _on=False, kept=rest: self._keep(kept))
            self.removers.append(button)
            line.addWidget(button)
            body.addLayout(line)
        if not self._folders:
            body.addWidget(label(tr("None yet"), Role.BODY, "muted"))
        self.body.replaceWidget(self._lines, lines, Qt.FindChildOption.FindChildrenRecursively)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines


def _folders_and_missing(library: desk.Library) -> tuple[list[Path], set[Path]]:
    """Ask off the window's thread: a drive of the network may take its time to answer."""
    folders = desk.watch_folders(library)
    return folders, {folder for folder in folders if not folder.is_dir()}


def _look(watch: desk.FolderWatch, _library: desk.Library) -> tuple[list[Path], tuple[str, ...]]:
    return watch.look(time.time()), watch.problems
