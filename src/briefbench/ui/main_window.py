"""The main window: puts the parts together and nothing else."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from briefbench import desk
from briefbench.base.errors import BriefBenchError
from briefbench.base.words import tr
from briefbench.desk.events import Changed
from briefbench.model.rows import ImportReport
from briefbench.ui.action_table import ACTIONS
from briefbench.ui.actions import Actions
from briefbench.ui.bench import Bench
from briefbench.ui.briefs_actions import open_brief
from briefbench.ui.drop_veil import DropVeil
from briefbench.ui.errors import guarded, show_error
from briefbench.ui.import_report import ImportCard
from briefbench.ui.importing import Importing, can_import
from briefbench.ui.keys_page import KeysPage
from briefbench.ui.palette import CommandPalette
from briefbench.ui.quotes_actions import show_fitting
from briefbench.ui.report_card import STAGE
from briefbench.ui.selection import INBOX
from briefbench.ui.speaker_actions import open_speakers
from briefbench.ui.status_strip import StatusStrip
from briefbench.ui.top_bar import TopBar
from briefbench.ui.watching import FolderWatching
from briefbench.ui.widgets import column
from briefbench.ui.word_offer import WordOffers
from briefbench.ui.workspaces import WORKSPACES, Workspace

LEAST = (1024, 640)
"""Smallest size of the window in px."""


class MainWindow(QMainWindow):
    """Top bar, the workspaces, the strip; what floats over them."""

    workspace_changed = Signal(str)

    bench: Bench
    importing: Importing

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.workspace = ""
        self.importing = Importing(bench, self)
        self.word_offers = WordOffers(bench, self)
        self.watching = FolderWatching(bench, self.importing)
        self.card: ImportCard | None = None
        self._parts: dict[str, Workspace] = {}
        self.setWindowTitle("BriefBench")
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self.bar = TopBar(bench)
        self.strip = StatusStrip(bench)
        self._stack = QStackedWidget()
        self._stack.setObjectName(STAGE)
        body = QWidget()
        self._body = column(body)
        self._body.addWidget(self.bar)
        self._body.addWidget(self._stack, 1)
        self._body.addWidget(self.strip)
        self.setCentralWidget(body)
        self.veil = DropVeil(bench.theme, self, tr("Drop to import"))
        self.actions_by_name = Actions(self, ACTIONS)
        self.bar.use(self.actions_by_name)
        self._connect()
        self.show_workspace(WORKSPACES[0].name)

    def lay_above_strip(self, bar: QWidget) -> None:
        """Lay a bar between workspace and strip."""
        self._body.insertWidget(self._body.count() - 1, bar)

    def part(self, name: str) -> Workspace:
        """Return a workspace, made when it is asked for the first time."""
        if name not in self._parts:
            spec = next(spec for spec in WORKSPACES if spec.name == name)
            self._parts[name] = spec.make(self)
            self._stack.addWidget(self._parts[name])
        return self._parts[name]

    @Slot(str)
    def show_workspace(self, name: str) -> None:
        """Show a workspace and give it the keys."""
        if all(spec.name != name for spec in WORKSPACES):
            return
        part = self.part(name)
        self.workspace = name
        self._stack.setCurrentWidget(part)
        self.bar.segments.choose([spec.name for spec in WORKSPACES].index(name))
        self.actions_by_name.enable()
        part.arrive()
        self.workspace_changed.emit(name)

    def focus_search(self) -> None:
        """Put the keys into the search field."""
        self.bar.search.edit.setFocus()
        self.bar.search.edit.selectAll()

    def open_palette(self) -> None:
        """Show the command palette."""
        CommandPalette(self.bench.theme, self.actions_by_name, self)

    def open_keys(self) -> None:
        """Show the page of all keys."""
        KeysPage(self.actions_by_name, self).open()

    @Slot(object)
    def on_reported(self, report: ImportReport) -> None:
        """Show how an import went, in place of an older report."""
        self.card = ImportCard(self.bench, report, self.show_new, self)
        self.card.closed.connect(partial(self._forget_card, self.card))

    def show_new(self) -> None:
        """Show what came in last."""
        self.show_workspace("read")
        self.bench.question.ask(words="", place=INBOX)

    @Slot(object)
    def on_failed(self, error: Exception) -> None:
        """Tell the officer's errors; a bug goes to the crash window."""
        if isinstance(error, BriefBenchError):
            show_error(error, self)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    @Slot(object)
    def on_changed(self, _changed: Changed) -> None:
        """Name what Undo and Redo would do."""
        self.bench.ask("undo", _undo_words, then=self._name_undo)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_import(event.mimeData()):
            event.acceptProposedAction()
            self.veil.lay()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        event.acceptProposedAction()
        guarded(lambda: self.importing.bring_mime(event.mimeData()), self)

    def closeEvent(self, event: QCloseEvent) -> None:
        for part in self._parts.values():
            part.keep()
        place = self.normalGeometry()
        self.bench.settings.keep("window", [place.x(), place.y(), place.width(), place.height()])
        self.bench.settings.keep("maximised", float(self.isMaximized()))
        self.bench.close()
        super().closeEvent(event)

    def _connect(self) -> None:
        bench, search = self.bench, self.bar.search
        names = [spec.name for spec in WORKSPACES]
        self.bar.segments.chosen.connect(lambda number: self.show_workspace(names[number]))
        search.asked.connect(lambda query: bench.question.ask(words=query))
        search.left.connect(lambda: self.part(self.workspace).arrive())
        bench.question.changed.connect(self._on_question)
        bench.signals.changed.connect(self.on_changed)
        bench.jobs.failed.connect(self.on_failed)
        bench.show_workspace.connect(self.show_workspace)
        bench.show_quotes.connect(partial(show_fitting, self))
        bench.show_speaker.connect(partial(open_speakers, self))
        bench.show_brief.connect(lambda brief_id: open_brief(self, brief_id))
        self.importing.reported.connect(self.on_reported)
        self.on_changed(Changed("", {}))

    def _on_question(self) -> None:
        words = self.bench.question.words
        if words != self.bar.search.query:
            self.bar.search.write(words)

    def _name_undo(self, labels: tuple[str, str]) -> None:
        for name, words, plain, named in (
            ("edit.undo", labels[0], tr("Undo"), tr("Undo: {label}")),
            ("edit.redo", labels[1], tr("Redo"), tr("Redo: {label}")),
        ):
            action = self.actions_by_name[name]
            action.setText(named.format(label=words) if words else plain)
            action.setEnabled(bool(words))

    def _forget_card(self, card: ImportCard) -> None:
        if self.card is card:
            self.card = None


def _undo_words(library: desk.Library) -> tuple[str, str]:
    return desk.undo_label(library), desk.redo_label(library)
