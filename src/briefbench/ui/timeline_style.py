"""The chart's colours and sizes, taken from the window's theme, and the signs of its countries."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPolygonF

from briefbench.timeline.style import ChartStyle
from briefbench.ui.theme import UI_FAMILIES, Role, Theme

COLOURED = 7
"""Countries with a colour and a marker of their own; the others are grey lines."""


def chart_style(theme: Theme) -> ChartStyle:
    """Return how a chart looks in this theme."""
    scheme = theme.scheme
    return ChartStyle(
        ground=scheme.surface,
        text=scheme.text,
        text_2=scheme.text_2,
        text_3=scheme.text_3,
        line=scheme.line,
        line_strong=scheme.line_strong,
        hover=scheme.hover,
        series=scheme.series,
        rest=scheme.series_rest,
        small=float(theme.px(Role.SMALL)),
        caption=float(theme.px(Role.CAPTION)),
        family=UI_FAMILIES,
    )


def marker_icon(theme: Theme, number: int) -> QIcon:
    """Return the marker of the country at a place: ● ■ ▲ ◆ ▼ ⬟ ✚, then a grey line."""
    return QIcon(_Marker(theme, number))


class _Marker(QIconEngine):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height()) * 0.62
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw(painter, box)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Marker(self._theme, self._number)

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        series = self._theme.scheme.series
        if self._number >= COLOURED:
            line = QRectF(box.left(), box.center().y() - 1, box.width(), 2)
            painter.fillRect(line, self._theme.color("text_3"))
            return
        painter.setBrush(QColor(series[self._number]))
        middle = box.center()
        match self._number:
            case 0:
                painter.drawEllipse(box)
            case 1:
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            case 2:
                top = QPointF(middle.x(), box.top())
                painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
            case 4:
                foot = QPointF(middle.x(), box.bottom())
                painter.drawPolygon(QPolygonF([foot, box.topLeft(), box.topRight()]))
            case 5:
                angles = [math.radians(72 * n - 90) for n in range(5)]
                reach = box.width() / 2
                corners = [
                    QPointF(middle.x() + reach * math.cos(a), middle.y() + reach * math.sin(a))
                    for a in angles
                ]
                painter.drawPolygon(QPolygonF(corners))
            case 6:
                third = box.width() / 3
                painter.drawRect(box.adjusted(third, 0, -third, 0))
                painter.drawRect(box.adjusted(0, third, 0, -third))
            case _:
                left, right = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
                top, foot = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
                painter.drawPolygon(QPolygonF([top, right, foot, left]))
