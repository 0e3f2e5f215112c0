"""Buttons of workspaces that open while something is held over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton

from briefbench import desk
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import NEW, current_brief, to_brief, to_tray
from briefbench.ui.dragging import Dragged, DropZone
from briefbench.ui.widgets import Segments
from briefbench.ui.workspaces import WORKSPACES

HELD = 600
"""ms until a button opens; shorter and a drag that passes by would change the window."""

WANTED: Mapping[str, Callable[[Dragged], bool]] = {
    "read": lambda dragged: bool(dragged.of("article")),
    "quotes": lambda dragged: bool(dragged.of("quote")),
    "briefs": lambda dragged: dragged.for_brief,
}
"""Workspace → the drags that have somewhere to go there."""


def add_springs(bench: Bench, segments: Segments) -> None:
    """Let the button of a workspace open it while something is held over the button.

    What is dropped on *Briefs* goes into the tray; a chart, which cannot lie there, into the brief
    that was worked on last. Nothing can be dropped on the others.
    """
    for number, spec in enumerate(WORKSPACES):
        if spec.name in WANTED:
            button = segments.group.button(number)
            zone = DropZone(button, WANTED[spec.name], drops=spec.name == "briefs")
            _load(button, zone)
            zone.dropped.connect(lambda dragged: _gather(bench, dragged))


def _gather(bench: Bench, dragged: Dragged) -> None:
    if dragged.for_tray:
        to_tray(bench, dragged)
    else:
        brief = current_brief(bench, desk.list_briefs(bench.library))
        to_brief(bench, brief.id if brief else NEW, dragged)


def _load(button: QAbstractButton, zone: DropZone) -> None:
    timer = QTimer(button)
    timer.setSingleShot(True)
    timer.setInterval(HELD)
    timer.timeout.connect(button.click)

    def hold(over: bool) -> None:  # noqa: FBT001 - as the signal tells it
        button.setDown(over)
        if over and not button.isChecked():
            timer.start()
        else:
            timer.stop()

    zone.aimed.connect(hold)
