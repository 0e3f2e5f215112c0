"""The top bar: menu, workspaces, search, import."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QMenu

from briefbench import desk
from briefbench.base.words import tr
from briefbench.ui.actions import Actions
from briefbench.ui.bench import Bench
from briefbench.ui.icons import ICON_MENU, themed_icon
from briefbench.ui.search_field import SearchField
from briefbench.ui.spring import add_springs
from briefbench.ui.theme import GRID
from briefbench.ui.widgets import Segments, icon_button, push_button, row
from briefbench.ui.workspaces import WORKSPACES


class TopBar(QFrame):
    """Puts the parts side by side; the window connects them."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("edge", "bottom")
        self.setProperty("bar", "top")
        layout = row(self, (2 * GRID, 0, 3 * GRID, 0), 3 * GRID)
        self.menu_button = icon_button(bench.theme, "list", tr("Menu"), ICON_MENU)
        self.segments = Segments([tr(spec.text) for spec in WORKSPACES], tr("Workspace"))
        add_springs(bench, self.segments)
        library = bench.library
        self.search = SearchField(bench.theme, lambda q: desk.understood_parts(library, q))
        self.importing = push_button(tr("Import…"))
        self.importing.setIcon(themed_icon(bench.theme, "download-simple"))
        layout.addWidget(self.menu_button)
        layout.addWidget(self.segments)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.importing)

    def use(self, actions: Actions) -> None:
        """Fill the menu and give the buttons their actions."""
        menu = QMenu(self)
        actions.fill(menu)
        self._menu = menu
        self.menu_button.clicked.connect(self.open_menu)
        self.importing.clicked.connect(actions["file.import"].trigger)
        self.importing.setToolTip(actions.tip("file.import"))

    def open_menu(self) -> None:
        """Show the menu below its button."""
        self._menu.exec(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
