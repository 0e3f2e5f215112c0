"""Painted over the chart: the ground of what is chosen, and the line through a bucket."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from briefbench.timeline.boxes import Box, Hit
from briefbench.timeline.chart import Chart
from briefbench.timeline.style import ChartStyle

SOFT = 0.12
"""How much of the accent lies over what is chosen; lines and words stay as they are."""

LEAST = 6.0
"""px a chosen bucket is wide at least, so that it is seen among thousands."""


def paint_ground(
    painter: QPainter, boxes: Sequence[Box], palette: QPalette, *, edge: bool = False
) -> None:
    """Lay a soft ground over boxes; with ``edge`` lines show where it begins and ends."""
    soft = palette.color(QPalette.ColorRole.Accent)
    accent = QPen(soft, 1)
    soft.setAlphaF(SOFT)
    for box in boxes:
        wide = max(box.right - box.left, LEAST)
        left = (box.left + box.right - wide) / 2
        painter.fillRect(QRectF(left, box.top, wide, box.bottom - box.top), soft)
        if edge:
            painter.setPen(accent)
            for x in (left, left + wide):
                painter.drawLine(QPointF(x, box.top), QPointF(x, box.bottom))


def paint_line(painter: QPainter, chart: Chart, at: Hit, style: ChartStyle) -> float:
    """Paint a line through a bucket in every panel; return where the looked-at one stands, in px.

    What is looked at is the key's panel where it has one.
    """
    middle = chart.frame.x(at.place)
    painter.setPen(QPen(QColor(style.text_3), 1))
    for box in chart.spans(at.place, at.place):
        middle = (box.left + box.right) / 2
        painter.drawLine(QPointF(middle, box.top), QPointF(middle, box.bottom))
    if own := chart.spans(at.place, at.place, at.key):
        middle = (own[0].left + own[0].right) / 2
    return middle
