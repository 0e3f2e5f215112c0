"""What the painted rows of all lists share, and the small rows of sidebar and palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbench.ui.icons import ICON, ICON_ROW
from briefbench.ui.paint import Canvas
from briefbench.ui.rows_model import ROW, Index
from briefbench.ui.theme import GRID, Role, Theme

PAD = 3 * GRID
GUTTER = 6 * GRID

WIDEST = "MW"
"""A code of the two widest letters."""


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its view."""

    selected: bool
    hovered: bool
    focused: bool


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row and leaves the rest to ``paint_row``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def row_height(self, row: Any) -> int:
        """Return the height in px of a row; the view gives the width."""
        raise NotImplementedError

    def paint_row(self, canvas: Canvas, rect: QRect, row: Any, state: RowState) -> None:
        """Paint what the row says; places are given left to right, the canvas mirrors them."""
        raise NotImplementedError

    def paint_ground(self, canvas: Canvas, row: Any, state: RowState) -> None:
        """Paint selection, hover and focus."""
        canvas.ground(selected=state.selected, hovered=state.hovered, focused=state.focused)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height(index.data(ROW)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        if row is None:
            return
        state, rect, way = parts_of(option)
        rect = self.frame(rect)
        canvas = Canvas(painter, self.theme, rect, way)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.paint_ground(canvas, row, state)
        self.paint_row(canvas, rect, row, state)
        painter.restore()

    def frame(self, rect: QRect) -> QRect:
        """Return the part of the view that the row paints on."""
        return rect


def parts_of(option: QStyleOptionViewItem) -> tuple[RowState, QRect, Qt.LayoutDirection]:
    """Return state, place and direction of a row that is to be painted."""
    flags: QStyle.StateFlag = option.state
    state = RowState(
        selected=bool(flags & QStyle.StateFlag.State_Selected),
        hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
        focused=bool(flags & QStyle.StateFlag.State_HasFocus),
    )
    return state, QRect(option.rect), option.direction


def line_in(rect: QRect, top: int, height: int, left: int = PAD, right: int = PAD) -> QRect:
    """Return the place of a line of text inside a row, all in px."""
    return QRect(rect.left() + left, rect.top() + top, rect.width() - left - right, height)


@dataclass(frozen=True, slots=True)
class NavRow:
    """A line of a sidebar. At most one of ``icon``, ``code`` and ``hue`` stands before the words.

    ``question`` is what a click asks for; ``marked`` says that the query holds it already.
    """

    text: str
    level: int = 0
    heading: bool = False
    hint: bool = False
    icon: str = ""
    code: str = ""
    hue: int | None = None
    count: int = 0
    fresh: int = 0
    question: str = ""
    key: int | None = None
    marked: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        number = self.fresh or self.count
        return f"{self.text}, {number:,}" if number else self.text


class NavDelegate(RowDelegate):
    """The sidebar: icon, dot or country chip, a word, a count; new ones on the accent's ground.

    ``aimed`` is the line that would take what is held over it.
    """

    aimed: NavRow | None = None

    def row_height(self, row: NavRow) -> int:
        height = self.theme.line(Role.BODY) + 6
        return height + 2 * GRID if row.heading else height

    def frame(self, rect: QRect) -> QRect:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        wide = parent.viewport().width() if hasattr(parent, "viewport") else rect.width()
        return QRect(0, rect.top(), wide, rect.height())

    def paint_ground(self, canvas: Canvas, row: NavRow, state: RowState) -> None:
        if not row.heading:
            aimed = row is self.aimed
            canvas.ground(
                selected=state.selected or row.marked or aimed,
                hovered=state.hovered and not row.hint,
                focused=state.focused or aimed,
            )

    def paint_row(self, canvas: Canvas, rect: QRect, row: NavRow, state: RowState) -> None:
        if row.heading:
            top = 2 * GRID
            place = line_in(rect, top, rect.height() - top)
            canvas.text(place, row.text, Role.CAPTION, "text_3", bold=True)
            return
        left, middle = PAD + row.level * 4 * GRID, rect.center().y() + 1
        if row.hint:
            canvas.text(line_in(rect, 0, rect.height()), row.text, Role.BODY, "text_3")
            return
        self._sign(canvas, row, left, middle)
        taken = self._count(canvas, rect.right() + 1 - PAD, middle, row)
        # one edge for all names, whatever stands before them
        sign = max(canvas.theme.scaled(ICON) + GRID + 6, canvas.chip_width(WIDEST) - 2 + GRID)
        place = line_in(rect, 0, rect.height(), left + sign, PAD + taken + GRID)
        canvas.text(place, row.text, Role.BODY, bold=bool(row.fresh))

    def _sign(self, canvas: Canvas, row: NavRow, left: int, middle: int) -> None:
        if row.hue is not None:
            canvas.dots(left + GRID, middle, [row.hue])
        elif row.code:
            canvas.chip(left - 2, middle, row.code, about=False)
        elif row.icon:
            canvas.icon(left, middle, row.icon, "text_2", ICON)

    def _count(self, canvas: Canvas, right: int, middle: int, row: NavRow) -> int:
        if row.fresh:
            return canvas.pill(right, middle, f"{row.fresh:,}", "on_accent", "accent")
        if not row.count:
            return 0
        half = canvas.theme.line(Role.CAPTION) // 2
        text = f"{row.count:,}"
        width = canvas.width_of(text, Role.CAPTION)
        place = QRect(right - width, middle - half, width, 2 * half)
        return canvas.text(place, text, Role.CAPTION, "text_3", end=True)


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A line of the command palette."""

    name: str
    text: str
    menu: str
    key: str
    icon: str
    enabled: bool = True


class CommandDelegate(RowDelegate):
    """A line of the command palette: icon, what it does, its menu, its key."""

    def row_height(self, row: CommandRow) -> int:
        return self.theme.line(Role.BODY) + PAD

    def paint_row(self, canvas: Canvas, rect: QRect, row: CommandRow, state: RowState) -> None:
        middle, left = rect.center().y() + 1, rect.left() + PAD + GRID
        ink = "text" if row.enabled else "text_3"
        canvas.icon(left, middle, row.icon, "text_2" if row.enabled else "line_strong", ICON)
        right = rect.right() + 1 - PAD
        if row.key:
            right -= canvas.key(right, middle, row.key) + PAD
        start = left + canvas.theme.scaled(ICON) + PAD
        place = QRect(start, rect.top(), right - start, rect.height())
        taken = canvas.text(place, row.text, Role.BODY, ink)
        rest = place.adjusted(taken + 2 * GRID, 0, 0, 0)
        if rest.width() > ICON_ROW:
            canvas.text(rest, row.menu, Role.CAPTION, "text_3")
