"""A drag held over the real window: it finds who takes it as Qt does, and tells it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

COPY, LEFT, PLAIN = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


class Held:
    """What hangs at the pointer. ``over`` says whether a drop there would be taken."""

    def __init__(self, mime):
        self.mime = mime
        self._taker = None

    def over(self, widget, place=None):
        """Move it over a place of a widget (px in it; its middle)."""
        place = widget.rect().center() if place is None else place
        top = widget.window()
        spot = widget.mapTo(top, QPoint(place))
        below = top.childAt(spot) or top
        while not (below.acceptDrops() or below.isWindow()):
            below = below.parentWidget()
        self._spot = below.mapFrom(top, spot)
        if below is not self._taker:
            self.leave()
            enter = QDragEnterEvent(self._spot, COPY, self.mime, LEFT, PLAIN)
            QApplication.sendEvent(below, enter)
            if not enter.isAccepted():
                return False
            self._taker = below
        move = QDragMoveEvent(self._spot, COPY, self.mime, LEFT, PLAIN)
        QApplication.sendEvent(below, move)
        return move.isAccepted()

    def leave(self):
        """Take it away from what it is over."""
        if self._taker is not None:
            QApplication.sendEvent(self._taker, QDragLeaveEvent())
        self._taker = None

    def drop(self):
        """Let it go."""
        event = QDropEvent(QPointF(self._spot), COPY, self.mime, LEFT, PLAIN)
        QApplication.sendEvent(self._taker, event)
        self._taker = None
