"""The header of a brief: which one, its handling mark, what can be added, and Export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from briefbench.base.words import tr, trn
from briefbench.model.brief_rows import BriefRow, BriefView
from briefbench.ui.brief_target import brief_name, titled
from briefbench.ui.briefs_rows import items_of
from briefbench.ui.dragging import DropZone
from briefbench.ui.icons import ICON_ROW, paint_icon
from briefbench.ui.paint import Canvas, ring, rounded
from briefbench.ui.theme import GRID, RADIUS_CONTROL, Role, Theme
from briefbench.ui.tlp_box import TlpBox
from briefbench.ui.widgets import Header, push_button, text_button


class BriefChooser(QToolButton):
    """The brief's title with a caret; gives way where room is short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = self._theme.metrics(Role.STRONG).horizontalAdvance(self.text())
        return QSize(wide + self._extra + GRID, self._theme.line(Role.BODY) + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.scaled(96)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        canvas = Canvas(painter, self._theme, box, self.layoutDirection())
        if self.underMouse() or self.isDown():
            rounded(painter, box.toRectF(), RADIUS_CONTROL, self._theme.color("hover"))
        place = box.adjusted(GRID, 0, -self._extra, 0)
        used = canvas.text(place, self.text(), Role.STRONG)
        size = self._theme.scaled(ICON_ROW)
        caret = QRect(place.left() + used + GRID, box.center().y() - size // 2 + 1, size, size)
        paint_icon(painter, self._theme, canvas.place(caret), "caret-down", "text_2")
        if self.hasFocus():
            ring(painter, box.toRectF(), RADIUS_CONTROL, self._theme.color("accent"))
        painter.end()

    @property
    def _extra(self) -> int:
        return self._theme.scaled(ICON_ROW) + 2 * GRID


class BriefHead(Header):
    """Title as a menu of all briefs, number of items, mark, Add, Export."""

    opened = Signal(int)
    making = Signal()
    removing = Signal()
    marked = Signal(object)
    exporting = Signal()
    gathered = Signal(object)  # the Dragged that was dropped on the title

    def __init__(self, theme: Theme) -> None:
        super().__init__(start=2 * GRID)
        self._briefs: Sequence[BriefRow] = ()
        self._view: BriefView | None = None
        self.additions: Callable[[QMenu], None] = lambda _menu: None
        self.chooser = BriefChooser(theme)
        self.chooser.setToolTip(tr("Choose another brief, or start one"))
        self.chooser.clicked.connect(lambda _on=False: self.open_briefs())
        zone = DropZone(self.chooser, lambda dragged: self._view is not None and dragged.for_brief)
        zone.aimed.connect(self.chooser.setDown)
        zone.dropped.connect(self.gathered)
        self.tlp = TlpBox(theme, tr("Handling mark of the brief"))
        self.tlp.chosen.connect(self.marked)
        self.adding = text_button(theme, tr("Add"), "plus")
        self.adding.setAccessibleName(tr("Add to the brief"))
        self.adding.clicked.connect(lambda _on=False: self.open_additions())
        self.export = push_button(tr("Export…"), self.exporting.emit, primary=True)
        self.add_first(self.chooser)
        self.add(self.tlp, self.adding, self.export)

    def show_brief(self, view: BriefView | None, briefs: Sequence[BriefRow]) -> None:
        """Show a brief, and know of the others."""
        self._view, self._briefs = view, briefs
        name = titled(view.title, view.number) if view else tr("No brief")
        self.chooser.setText(name.replace("&", "&&"))
        self.chooser.setAccessibleName(tr("Brief: {name}").format(name=name))
        self.chooser.updateGeometry()
        items = len(items_of(view)) if view else 0
        self.say("", trn("{n} item", "{n} items", items) if view else "")
        for part in (self.tlp, self.adding, self.export):
            part.setVisible(view is not None)
        if view is not None:
            self.tlp.show_mark(view.tlp)

    def open_briefs(self) -> None:
        """Show the menu of all briefs."""
        menu = _menu(self.chooser)
        for brief in self._briefs:
            action = menu.addAction(brief_name(brief).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self._view is not None and brief.id == self._view.id)
            action.triggered.connect(lambda _on=False, id_=brief.id: self.opened.emit(id_))
        menu.addSeparator()
        menu.addAction(tr("New brief")).triggered.connect(lambda _on=False: self.making.emit())
        if self._view is not None:
            words = tr("Remove “{title}”").format(title=self._view.title.replace("&", "&&"))
            menu.addAction(words).triggered.connect(lambda _on=False: self.removing.emit())
        menu.popup(self.chooser.mapToGlobal(QPoint(0, self.chooser.height())))

    def open_additions(self) -> None:
        """Show what can be added."""
        menu = _menu(self.adding)
        self.additions(menu)
        menu.popup(self.adding.mapToGlobal(QPoint(0, self.adding.height())))


def _menu(parent: QToolButton) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
