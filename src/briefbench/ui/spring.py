"""Buttons of workspaces that open while something is held over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import to_tray
from briefbench.ui.dragging import Dragged, DropZone
from briefbench.ui.widgets import Segments
from briefbench.ui.workspaces import WORKSPACES

HELD = 600
"""ms until a button opens; shorter and a drag that passes by would change the window."""

WANTED: Mapping[str, Callable[[Dragged], bool]] = {
    "read": lambda dragged: bool(dragged.articles),
    "quotes": lambda dragged: bool(dragged.quotes),
    "briefs": lambda dragged: dragged.for_brief,
}
"""Workspace → the drags that have somewhere to go there."""


class Springs(QObject):
    """Opens a workspace whose button something is held over; *Briefs* takes it into the tray."""

    def __init__(self, bench: Bench, segments: Segments) -> None:
        super().__init__(segments)
        for number, spec in enumerate(WORKSPACES):
            if spec.name in WANTED:
                button = segments.group.button(number)
                zone = DropZone(button, WANTED[spec.name])
                _load(button, zone)
                if spec.name == "briefs":
                    zone.dropped.connect(lambda dragged: to_tray(bench, dragged))


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
