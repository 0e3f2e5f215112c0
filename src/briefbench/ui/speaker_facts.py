"""Facts of a speaker in short lists, each with what can be done to the line that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefbench.base.words import tr
from briefbench.ui.delegates import RowDelegate, RowState, line_in
from briefbench.ui.formats import tip
from briefbench.ui.keeping import show_kept
from briefbench.ui.paint import Canvas
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.speaker_lists import KeyedList
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import column, icon_button, label, row

SIDE = 2 * GRID
"""px of a line before and behind its words."""

MOST = 6
"""Lines a list shows at once; further ones are scrolled to."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line: its words, a note below them, and a number at its end."""

    key: Any  # tells it from others, and what it stands for
    text: str
    note: str = ""
    number: int = 0
    code: str = ""  # of a country
    tip: str = ""
    strong: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        number = f"{self.number:,}" if self.number else ""
        return ", ".join(filter(None, (self.text, self.code, self.note, number)))


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done: to the chosen line, or without one where ``fits`` is None."""

    icon: str
    words: str
    do: Callable[[Any], object]  # gets the key of the line, None without one
    fits: Callable[[Any], bool] | None = None
    removes: bool = False  # the Delete key does it too


@dataclass(slots=True)
class _Button:
    way: Way
    widget: QToolButton = field(repr=False)


class FactDelegate(RowDelegate):
    """Words with a number at the end, and a quieter note below them where lines have notes."""

    noted = False

    def row_height(self, row: Fact) -> int:
        note = self.theme.line(Role.CAPTION) if self.noted else 0
        return self.theme.line(Role.BODY) + note + 2 * GRID

    def paint_row(self, canvas: Canvas, rect: QRect, row: Fact, state: RowState) -> None:
        high = self.theme.line(Role.BODY)
        line = line_in(rect, GRID, high, SIDE, SIDE)
        if row.number:
            number = f"{row.number:,}"
            wide = canvas.text(line, number, Role.CAPTION, "text_3", end=True)
            line.adjust(0, 0, -wide - SIDE, 0)
        if row.code:
            wide = canvas.chip(line.left(), line.center().y() + 1, row.code, about=True)
            line.adjust(wide + 6, 0, 0, 0)
        canvas.text(line, row.text, Role.BODY, bold=row.strong)
        if self.noted:
            below = line_in(rect, GRID + high, self.theme.line(Role.CAPTION), SIDE, SIDE)
            canvas.text(below, row.note, Role.CAPTION, "text_2")


class FactList(QWidget):
    """A heading with buttons, and its lines; without lines ``none`` stands there.

    Enter or a right click on a line shows everything that can be done to it.
    """

    def __init__(
        self, theme: Theme, title: str, ways: Sequence[Way], none: str = "", *, noted: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._ways = ways
        layout = column(self, gap=2)
        head = row(gap=0)
        head.addSpacing(SIDE)
        head.addWidget(label(title, Role.CAPTION, "muted"))
        head.addStretch(1)
        self._buttons = [_Button(way, self._button(way)) for way in ways]
        for each in self._buttons:
            head.addWidget(each.widget)
        layout.addLayout(head)
        self._none = label(none, Role.SMALL, "muted", wrap=True)
        self._none.setContentsMargins(SIDE, 0, SIDE, 0)
        layout.addWidget(self._none)
        self.model: RowsModel[Fact] = RowsModel(
            [Column(title, lambda f: f.text, spoken=lambda f: f.spoken, tip=lambda f: tip(f.tip))]
        )
        delegate = FactDelegate(theme, self)
        delegate.noted = noted
        self.view = KeyedList(theme, delegate, self.model, title)
        self.view.opened.connect(self._open)
        self.view.removing.connect(self._remove)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        layout.addWidget(self.view)
        self.show_facts(())

    @property
    def current(self) -> Any:
        """The key of the chosen line, None when none is."""
        chosen = self.view.selectionModel().selectedRows()
        return self.model.row_at(chosen[0]).key if chosen else None

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these lines; the same one stays chosen."""
        show_kept(self.view, self.model, tuple(facts), lambda fact: fact.key)
        self._none.setVisible(not facts and bool(self._none.text()))
        self.view.setVisible(bool(facts))
        self.fit()
        self._enable()

    def fit(self) -> None:
        """Be as tall as the lines need."""
        rows = self.model.rows
        if rows:
            delegate = self.view.itemDelegate()
            assert isinstance(delegate, FactDelegate)
            self.view.setFixedHeight(min(len(rows), MOST) * delegate.row_height(rows[0]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is not None:
            self._menu(event.globalPos())

    def _button(self, way: Way) -> QToolButton:
        button = icon_button(self._theme, way.icon, way.words)
        button.setProperty("density", "small")
        button.clicked.connect(lambda _on=False: self._do(way))
        return button

    def _do(self, way: Way) -> None:
        if self._fits(way):
            way.do(self.current)

    def _fits(self, way: Way) -> bool:
        key = self.current
        return way.fits is None or (key is not None and way.fits(key))

    def _enable(self) -> None:
        for each in self._buttons:
            each.widget.setEnabled(self._fits(each.way))

    def _remove(self) -> None:
        for way in self._ways:
            if way.removes:
                self._do(way)

    def _open(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and self.current is not None:
            corner = self.view.visualRect(index).bottomLeft() + QPoint(SIDE, 0)
            self._menu(self.view.viewport().mapToGlobal(corner))

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for way in self._ways:
            if way.fits is not None and self._fits(way):
                action = menu.addAction(way.words)
                action.triggered.connect(lambda _on=False, way=way: self._do(way))
        if menu.isEmpty():
            menu.addAction(tr("Nothing to do here")).setEnabled(False)
        menu.popup(place)
