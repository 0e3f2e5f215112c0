"""What stands in an empty library: where to drop, and the way to a first PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from briefbench.base.words import tr
from briefbench.ui.actions import Actions
from briefbench.ui.icons import ICON_EMPTY
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import IconLabel, column, label, push_button, row

WIDTH = 560
"""Width of the stage in px at 100 % text size."""


class FirstRun(QFrame):
    """Drop pages, or open the sample desk; below it the five steps and the promise."""

    def __init__(self, theme: Theme, actions: Actions, folder: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "surface")
        layout = column(self, (8 * GRID,) * 4, 6 * GRID)
        layout.addStretch(1)
        self._parts = (self._drop_box(actions), self._checklist(folder))
        for part in self._parts:
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for part in self._parts:
            part.setFixedWidth(self._theme.scaled(WIDTH))

    def _drop_box(self, actions: Actions) -> QFrame:
        box = QFrame()
        box.setObjectName("Drop")
        layout = column(box, (8 * GRID, 9 * GRID, 8 * GRID, 9 * GRID), 2 * GRID)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconLabel(self._theme, "tray", "accent", ICON_EMPTY), 0, centre)
        layout.addSpacing(GRID)
        layout.addWidget(label(tr("Drop saved pages here"), Role.DISPLAY), 0, centre)
        sentence = tr(
            "Files, folders, archives: web pages, PDF, mail, Word, books, feeds, text. "
            "Each is kept byte for byte."
        )
        words = label(sentence, Role.BODY, "soft", wrap=True)
        words.setAlignment(centre)
        layout.addWidget(words)
        layout.addSpacing(2 * GRID)
        line = row()
        line.addStretch(1)
        self.choose = push_button(tr("Choose pages…"), actions["file.import"].trigger, primary=True)
        line.addWidget(self.choose)
        self.sample = push_button(tr("Open the sample desk"), actions["file.sample"].trigger)
        line.addWidget(self.sample)
        line.addStretch(1)
        layout.addLayout(line)
        return box

    def _checklist(self, folder: str) -> QWidget:
        holder = QWidget()
        layout = column(holder, gap=2 * GRID)
        layout.addWidget(label(tr("From pages to a first PDF"), Role.STRONG))
        steps = (
            (tr("Choose where the library lives"), folder, True),
            (tr("Drop pages, or open the sample desk"), tr("Ctrl+I"), False),
            (tr("Accept a quote"), tr("press A in the reader"), False),
            (tr("Send it to a brief"), "Ctrl+B", False),
            (tr("Export the first PDF"), "Ctrl+E", False),
        )
        for text, note, done in steps:
            layout.addLayout(self._step(text, note, done=done))
        layout.addSpacing(2 * GRID)
        line = row()
        line.addWidget(IconLabel(self._theme, "lock-simple", "text_3"))
        promise = tr("BriefBench works offline. Nothing leaves this computer.")
        line.addWidget(label(promise, Role.SMALL, "muted"), 1)
        layout.addLayout(line)
        return holder

    def _step(self, text: str, note: str, *, done: bool) -> QHBoxLayout:
        line = row()
        sign = ("check-circle", "ok") if done else ("circle", "line_strong")
        line.addWidget(IconLabel(self._theme, *sign))
        line.addWidget(label(text, Role.BODY, "muted" if done else ""))
        line.addStretch(1)
        shown = note if len(note) < 44 else f"…{note[-43:]}"
        line.addWidget(label(shown, Role.SMALL, "muted"))
        return line
