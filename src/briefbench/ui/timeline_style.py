"""The chart's colours and sizes, taken from the window's theme, and the signs of its countries."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPolygonF

from briefbench.timeline.style import MARKERS, ChartStyle
from briefbench.ui.theme import UI_FAMILIES, Role, Theme


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


def marker_icon(theme: Theme, place: int | None) -> QIcon:
    """Return the marker of the key at a place, a grey line after the last; None: an empty one."""
    return QIcon(_Marker(theme, place))


SIGNS = {"o": "●", "s": "■", "^": "▲", "D": "◆", "v": "▼", "p": "⬟", "P": "✚"}
"""Markers of charts as characters."""

_CORNERS = {
    "s": ((-0.94, -0.94), (0.94, -0.94), (0.94, 0.94), (-0.94, 0.94)),
    "^": ((0, -1), (1, 1), (-1, 1)),
    "D": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "v": ((0, 1), (-1, -1), (1, -1)),
    "p": tuple(
        (math.cos(angle), math.sin(angle))
        for angle in (math.tau * n / 5 - math.pi / 2 for n in range(5))
    ),
    "P": tuple(
        (x * way[0] - y * way[1], x * way[1] + y * way[0])
        for way in ((1, 0), (0, 1), (-1, 0), (0, -1))
        for x, y in ((-1 / 3, -1 / 3), (-1 / 3, -1), (1 / 3, -1))
    ),
}
"""Corners of the markers that have some, from the middle, in halves of their side."""


class _Marker(QIconEngine):
    def __init__(self, theme: Theme, place: int | None) -> None:
        super().__init__()
        self._theme, self._place = theme, place

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
        return _Marker(self._theme, self._place)

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        place = self._place
        if place is None:
            return
        if place >= len(MARKERS):
            line = QRectF(box.left(), box.center().y() - 1, box.width(), 2)
            painter.fillRect(line, self._theme.color("text_3"))
            return
        painter.setBrush(QColor(self._theme.scheme.series[place]))
        corners = _CORNERS.get(MARKERS[place])
        if corners is None:
            painter.drawEllipse(box)
            return
        middle, reach = box.center(), box.width() / 2
        points = [QPointF(middle.x() + reach * x, middle.y() + reach * y) for x, y in corners]
        painter.drawPolygon(QPolygonF(points))
