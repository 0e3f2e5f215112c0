"""All keys on one page, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from briefbench.base.words import tr
from briefbench.ui.actions import Actions, ActionSpec
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

COLUMNS = 3

Line = tuple[str, str]
"""A key, and what it does, untranslated."""


class KeysPage(QDialog):
    """Every action that has a key, by the menu it stands in; then the keys of panels."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = column(self, (6 * GRID, 5 * GRID, 6 * GRID, 4 * GRID), 4 * GRID)
        layout.addWidget(label(tr("Keys"), Role.DISPLAY))
        layout.addWidget(
            label(tr("Keys of one letter work wherever you are not writing."), Role.BODY, "soft")
        )
        page = QWidget()
        columns = row(page, gap=10 * GRID)
        for stack in _stacked(actions.specs):
            side = column(gap=GRID)
            for heading, lines in stack:
                side.addWidget(label(tr(heading), Role.STRONG))
                side.addLayout(_keys(lines))
                side.addSpacing(3 * GRID)
            side.addStretch(1)
            columns.addLayout(side)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("Keys"))
        page.setProperty("ground", "window")
        area.setProperty("ground", "window")
        layout.addWidget(area, 1)
        line = row()
        line.addStretch(1)
        line.addWidget(push_button(tr("Close"), self.close))
        layout.addLayout(line)
        self.resize(min(parent.width() - 80, 1080), min(parent.height() - 60, 640))


def _keys(lines: list[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * GRID)
    grid.setVerticalSpacing(GRID)
    for number, (key, text) in enumerate(lines):
        grid.addWidget(label(tr(text), Role.SMALL, "soft"), number, 0)
        shown = label(key, Role.CAPTION, "key")
        grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid


def _stacked(specs: tuple[ActionSpec, ...]) -> list[list[tuple[str, list[Line]]]]:
    """Return the menus with their keys, in columns of about the same length."""
    menus: dict[str, list[Line]] = {}
    for spec in specs:
        if spec.key and spec.menu:
            menus.setdefault(spec.menu, []).append((spec.shown_key, spec.text))
    menus |= _of_panels()
    room = sum(len(found) + 2 for found in menus.values()) / COLUMNS
    stacks: list[list[tuple[str, list[Line]]]] = [[]]
    used = 0
    for heading, found in menus.items():
        if used >= room and len(stacks) < COLUMNS:
            stacks.append([])
            used = 0
        stacks[-1].append((heading, found))
        used += len(found) + 2
    return stacks


def _of_panels() -> dict[str, list[Line]]:
    """Return the keys that work in a panel alone, by its heading."""
    # the panels bring much with them that no window needs to open
    from briefbench.ui import quotes_review, speaker_panel

    return {
        "In the panel of speakers": list(speaker_panel.KEYS),
        "In the review of quotes": list(quotes_review.KEYS),
    }
