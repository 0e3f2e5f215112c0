"""The choice of a handling mark: the marks themselves, in their standard colours on black."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbench.base.words import tr
from briefbench.model.kinds import Tlp
from briefbench.ui.delegates import parts_of
from briefbench.ui.icons import ICON_ROW, paint_icon
from briefbench.ui.paint import RING, Canvas, ring, rounded
from briefbench.ui.rows_model import Index
from briefbench.ui.theme import GRID, RADIUS_CONTROL, Role, Theme


class TlpBox(QComboBox):
    """Shows one mark; the list offers all of TLP 2.0. ``chosen`` carries a ``Tlp`` or None.

    Args:
        theme: Fonts and colours.
        spoken: Its name for a screen reader.
        inherits: Offer "as the brief" as well, which is None.

    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, spoken: str, *, inherits: bool = False) -> None:
        super().__init__()
        self._theme, self._spoken = theme, spoken
        self._shown = Tlp.CLEAR
        self._inherits = inherits
        if inherits:
            self.addItem(tr("As the brief"), None)
        for mark in Tlp:
            self.addItem(mark.value, mark)
        self.setItemDelegate(_MarkDelegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def show_mark(self, mark: Tlp, *, own: bool = True) -> None:
        """Show a mark; ``own`` says it was set here, and not taken from the brief."""
        self._shown = mark
        self.setCurrentIndex(self.findData(mark) if own or not self._inherits else 0)
        words = mark.value if own else tr("{mark}, as the brief").format(mark=mark.value)
        self.setAccessibleName(f"{self._spoken}: {words}")
        self.setToolTip(f"{self._spoken}: {words}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics(Role.CHIP)
        wide = max(metrics.horizontalAdvance(mark.value) for mark in Tlp)
        high = self._theme.line(Role.BODY) + 2 * GRID
        return QSize(wide + 10 + self._theme.scaled(ICON_ROW) + 3 * GRID, high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        canvas = Canvas(painter, self._theme, box, self.layoutDirection())
        if self.underMouse():
            rounded(painter, box.toRectF(), RADIUS_CONTROL, self._theme.color("hover"))
        size = self._theme.scaled(ICON_ROW)
        middle = box.center().y() + 1
        right = box.right() + 1 - GRID
        caret = canvas.place(QRect(right - size, middle - size // 2, size, size))
        paint_icon(painter, self._theme, caret, "caret-down", "text_3")
        canvas.tlp(right - size - GRID, middle, self._shown)
        if self.hasFocus():
            edge = box.toRectF().adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
            ring(painter, edge, RADIUS_CONTROL, self._theme.color("accent"))
        painter.end()


class _MarkDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.line(Role.BODY) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, rect, way = parts_of(option)
        canvas = Canvas(painter, self._theme, rect, way)
        painter.save()
        painter.fillRect(rect, self._theme.color("raised"))
        canvas.ground(selected=state.selected or state.hovered, hovered=False, focused=False)
        mark = index.data(Qt.ItemDataRole.UserRole)
        if mark is None:
            text = index.data(Qt.ItemDataRole.DisplayRole)
            canvas.text(rect.adjusted(3 * GRID, 0, -GRID, 0), text, Role.SMALL)
        else:
            mark = Tlp(mark)
            wide = canvas.width_of(mark.value, Role.CHIP) + 10
            canvas.tlp(rect.left() + 3 * GRID + wide, rect.center().y() + 1, mark)
        painter.restore()
