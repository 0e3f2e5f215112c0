"""The timeline's chart in the window: a guide follows mouse and keys, stretches are chosen.

The picture is kept; the guide, the card beside it and what is chosen are painted over it, so that
moving the mouse redraws nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from briefbench.model.charts import ChartKind
from briefbench.timeline.boxes import Hit
from briefbench.timeline.style import ChartStyle
from briefbench.ui.timeline_picture import Draw
from briefbench.ui.timeline_places import ChartPlaces, Chosen

FIRM = 6
"""px the mouse moves before a click becomes a rubber band."""

NOTCH = 120
"""What a wheel tells for one notch, in eighths of a degree."""

PINCH = 0.15
"""How much two fingers spread or close for one step."""

APART = {ChartKind.HEAT, ChartKind.MULTIPLES}
"""Kinds of charts in which each key has a place of its own."""

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class TimelineCanvas(ChartPlaces):
    """Shows a series and lets buckets be chosen by mouse or keys.

    Left and Right move over buckets, Home and End to the first and last, Up and Down over the
    keys; with Shift they choose a stretch. Enter, Space or a click list what is there, a second
    Enter or a double click go nearer. Time runs from left to right in every language.
    """

    stepped = Signal(int, object)
    """One wants nearer (1) or farther (-1) from a day (``date``)."""
    panned = Signal(int)
    """One wants to see what was before (-1) or after (1)."""
    menu_wanted = Signal(object, QPoint)
    """A menu is asked for: what is there (``Chosen``) or None, and where on the screen."""

    def __init__(self, style: ChartStyle, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(style, draw, parent)
        self._pressed: QPointF | None = None
        self._by_mouse = False  # how one came to what is looked at
        self._wheeled = 0.0  # of wheel or pinch, not yet a step nearer or farther
        self._rolled = 0.0  # of the wheel, not yet a step along
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self._hit(event.position())
        self._by_mouse = True
        self._pressed = event.position() if hit else None
        self._look_at(hit)
        if hit and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            begin = self._place_of(self.chosen.first) if self.chosen else None
            self._stretch_to(hit.place, hit.place if begin is None else begin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        self._by_mouse = True
        began = self._pressed
        if began is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(self._hit(point))
        elif self._band is not None or abs(point.x() - began.x()) >= FIRM:
            origin = self._hit(began)
            if origin is not None:
                self._at = self._at and replace(self._at, key=self._own_key(origin))
                self._stretch_to(self._nearest(point), origin.place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self._pressed = None
            self._pick()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if hit and event.button() == Qt.MouseButton.LeftButton:
            self.entered.emit(Chosen(hit.bucket, hit.bucket, hit.key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, held = event.angleDelta(), event.modifiers()
        event.accept()
        if held & Qt.KeyboardModifier.ControlModifier:
            self._rescale_by(turned.y() / NOTCH, event.position())
        elif along := turned.x() or turned.y() * bool(held & Qt.KeyboardModifier.ShiftModifier):
            self._pan_by(-along / NOTCH)
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._rescale_by(event.value() / PINCH, event.position())
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._by_mouse:
            self._look_at(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._at if by_key else self._hit(QPointF(event.pos()))
        place = self._looked_at_point() if by_key else event.globalPos()
        chosen = Chosen(at.bucket, at.bucket, at.key) if at else None
        self.menu_wanted.emit(self.band() or chosen, place)

    # The keys

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._look_at(None)
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    _steps: ClassVar[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    _rows: ClassVar[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
    _pans: ClassVar[dict[int, int]] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        self._by_mouse = False
        wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.series is None or not self.series.buckets:
            super().keyPressEvent(event)
        elif key in ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape and (self._band or self.chosen):
            self._pressed = None
            self._let_go()
        elif key == Qt.Key.Key_Escape and self._at:
            self._look_at(None)
        elif key in self._steps:
            step = self._steps[key] if self._at else 0
            self._move_to(self._place() + step, wide=wide)
        elif key == Qt.Key.Key_Home:
            self._move_to(0, wide=wide)
        elif key == Qt.Key.Key_End:
            self._move_to(len(self.series.buckets) - 1, wide=wide)
        elif key in self._rows:
            self._move_key(self._rows[key])
        elif key in self._pans:
            self.panned.emit(self._pans[key])
        else:
            super().keyPressEvent(event)

    def _rescale_by(self, steps: float, point: QPointF) -> None:
        """Go nearer or farther when wheel or fingers have gone far enough."""
        self._wheeled += steps
        whole = int(self._wheeled)
        if whole and self.series is not None and self.series.buckets:
            self._wheeled = 0.0
            day = self.series.buckets[self._nearest(point)]
            self.stepped.emit(1 if whole > 0 else -1, day)

    def _pan_by(self, steps: float) -> None:
        """Go along in time when the wheel has gone far enough."""
        self._rolled += steps
        if whole := int(self._rolled):
            self._rolled = 0.0
            self.panned.emit(1 if whole > 0 else -1)

    def _own_key(self, hit: Hit) -> str | None:
        """Return the key whose own row or panel is hit; lines and layers share theirs."""
        return hit.key if self.look.kind in APART else None

    def _looked_at_point(self) -> QPoint:
        """Return where a menu for what the keys are at opens, on the screen."""
        chart, x = self.chart(), self.width() / 2
        if chart and self._at and (spans := chart.spans(self._at.place, self._at.place)):
            x = (spans[0].left + spans[0].right) / 2
        return self.mapToGlobal(QPoint(round(x), self.height() // 3))
