"""Actions as rows of a table: menus, keys, the command palette and the help page are made of them.

A row says what the action is called, where it stands, which key it has, what must be selected, and
what it does. ``do`` gets the ``Bench`` and the main window; most need only the bench.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from briefbench.base.words import tr
from briefbench.model.kinds import Kind
from briefbench.ui.errors import guarded
from briefbench.ui.icons import themed_icon

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow

Do = Callable[["MainWindow"], object]


class Reach(Enum):
    """Where the key of an action works."""

    WINDOW = "window"  # everywhere but in text fields, which keep their letters
    PANE = "pane"  # only in widgets that take the action by ``addAction``


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Args:
        name: ``menu.verb``, unique.
        menu: Heading it stands under, untranslated; ``""`` keeps it out of the menu.
        text: What it does, untranslated.
        key: As Qt writes it, several parted by a blank; ``""`` for none.
        do: Gets the main window.
        icon: Phosphor name.
        needs: Kinds of which one must be selected for it to be enabled.
        where: Workspaces in which it is enabled; all when empty.
        reach: Where the key works.

    """

    name: str
    menu: str
    text: str
    key: str
    do: Do
    icon: str = "dot-outline"
    needs: tuple[Kind, ...] = ()
    where: tuple[str, ...] = ()
    reach: Reach = Reach.WINDOW

    @property
    def keys(self) -> list[QKeySequence]:
        """The keys, the one to be shown first."""
        return [QKeySequence(key) for key in self.key.split()]

    @property
    def shown_key(self) -> str:
        """The key as it is written on this system."""
        keys = self.keys
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


class Actions:
    """The live actions of one window, by name."""

    def __init__(self, window: MainWindow, specs: Sequence[ActionSpec]) -> None:
        self._window = window
        self.specs = tuple(specs)
        self.by_name = {spec.name: self._made(spec) for spec in specs}
        window.bench.selection.changed.connect(self.enable)
        self.enable()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def trigger(self, name: str) -> None:
        """Do what the action does, if it is enabled."""
        self.by_name[name].trigger()

    def tip(self, name: str) -> str:
        """Return what a button that does the same says: the words, and the key in parentheses."""
        words, key = self.by_name[name].text().rstrip("…"), self.by_name[name].shortcut()
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        return f"{words} ({shown})" if shown else words

    def enable(self) -> None:
        """Enable what the selection and the workspace allow."""
        selection, where = self._window.bench.selection, self._window.workspace
        for spec in self.specs:
            if not (spec.needs or spec.where):  # such as Undo, which others switch on and off
                continue
            able = not spec.needs or any(selection.ids(kind) for kind in spec.needs)
            self.by_name[spec.name].setEnabled(able and (not spec.where or where in spec.where))

    def fill(self, menu: QMenu) -> None:
        """Put every action into a menu, by headings in the order of the table."""
        for heading in dict.fromkeys(spec.menu for spec in self.specs if spec.menu):
            below = menu.addMenu(tr(heading))
            for spec in self.specs:
                if spec.menu == heading:
                    below.addAction(self.by_name[spec.name])

    def pane_actions(self, where: str) -> Iterable[QAction]:
        """Return the actions whose keys work only in panes of a workspace."""
        return (
            self.by_name[spec.name]
            for spec in self.specs
            if spec.reach is Reach.PANE and (not spec.where or where in spec.where)
        )

    def _made(self, spec: ActionSpec) -> QAction:
        window = self._window
        action = QAction(themed_icon(window.bench.theme, spec.icon), tr(spec.text), window)
        action.setShortcuts(spec.keys)
        action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda _on=False: guarded(lambda: spec.do(window), window))
        if spec.reach is Reach.PANE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        return action
