"""The workspaces of the window, as rows of a table; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefbench.ui.bench import Bench

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow


class Workspace(QWidget):
    """What fills the window between top bar and strip.

    A workspace listens to ``bench.signals.changed`` and ``bench.question.changed`` itself, and
    should ask the desk again only while it is seen.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench

    def arrive(self) -> None:
        """Called each time the workspace is shown: bring it up to date, put the keys."""

    def keep(self) -> None:
        """Called when the window closes: keep widths and the like in ``bench.settings``."""


@dataclass(frozen=True, slots=True)
class WorkspaceSpec:
    """A row of the table: name in the program, untranslated text, and how it is made."""

    name: str
    text: str
    make: Callable[[MainWindow], Workspace]


def _read(window: MainWindow) -> Workspace:
    from briefbench.ui.read_workspace import ReadWorkspace

    return ReadWorkspace(window)


def _quotes(window: MainWindow) -> Workspace:
    from briefbench.ui.quotes_workspace import QuotesWorkspace

    return QuotesWorkspace(window.bench, window.actions_by_name)


def _timeline(window: MainWindow) -> Workspace:
    from briefbench.ui.timeline_workspace import TimelineWorkspace

    return TimelineWorkspace(window.bench)


def _briefs(window: MainWindow) -> Workspace:
    from briefbench.ui.briefs_workspace import BriefsWorkspace

    workspace = BriefsWorkspace(window.bench)
    workspace.use_actions(list(window.actions_by_name.pane_actions("briefs")))
    return workspace


WORKSPACES = (
    WorkspaceSpec("read", "Read", _read),
    WorkspaceSpec("quotes", "Quotes", _quotes),
    WorkspaceSpec("timeline", "Timeline", _timeline),
    WorkspaceSpec("briefs", "Briefs", _briefs),
)
