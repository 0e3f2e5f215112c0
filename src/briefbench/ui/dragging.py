"""What is dragged inside the window, and the small picture of it below the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefbench.base.words import tr, trn
from briefbench.ui.icons import ICON, paint_icon
from briefbench.ui.paint import rounded
from briefbench.ui.rows_model import Column, Index, Row, RowsModel
from briefbench.ui.theme import GRID, RADIUS_CONTROL, Role, Theme

THINGS = f"application/x-briefbench-{uuid4().hex}"
"""Kind of all that is dragged inside the window: ``quote:7 article:2``.

It is another at each start: ids mean nothing to other programs, nor to another BriefBench.
"""


CHART = f"{THINGS}-chart"
"""Kind of a chart that is dragged inside the window: JSON as a brief keeps it."""


_WORDS = {
    "quote": ("{n} quote", "{n} quotes"),
    "article": ("{n} article", "{n} articles"),
    "item": ("{n} item", "{n} items"),
    "section": ("{n} section", "{n} sections"),
}


@dataclass(frozen=True, slots=True)
class Dragged:
    """What a drag carries: ids of one kind, in the order of their list; or a chart as JSON."""

    word: str = ""  # quote, article, item or section
    ids: tuple[int, ...] = ()
    chart: str = ""

    def of(self, word: str) -> tuple[int, ...]:
        """Return the ids if they are of that kind, else none."""
        return self.ids if self.word == word else ()

    @property
    def for_brief(self) -> bool:
        """Whether it goes into a brief."""
        return bool(self.for_tray or self.chart)

    @property
    def for_tray(self) -> bool:
        """Whether it can lie in the tray."""
        return bool(self.ids) and self.word in {"quote", "article"}

    @property
    def words(self) -> str:
        """How many of what it holds: ``3 quotes``."""
        return trn(*_WORDS[self.word], len(self.ids)) if self.word else tr("Chart")


def carry(word: str, ids: Sequence[int]) -> QMimeData:
    """Return what a drag carries; ``word``: quote, article, item or section."""
    mime = QMimeData()
    mime.setData(THINGS, " ".join(f"{word}:{id_}" for id_ in ids).encode())
    return mime


def carried(mime: QMimeData) -> Dragged:
    """Return what a drag of this window carries; what is not understood is left out."""
    chart = bytes(mime.data(CHART).data()).decode("utf-8", "ignore")
    told = bytes(mime.data(THINGS).data()).decode("ascii", "ignore").split()
    pairs = [word.partition(":")[::2] for word in told]
    known = [(word, int(number)) for word, number in pairs if word in _WORDS and number.isdigit()]
    if chart or not known:
        return Dragged(chart=chart)
    return Dragged(known[0][0], tuple(id_ for word, id_ in known if word == known[0][0]))


class DraggedRows(RowsModel[Row]):
    """Rows that can be dragged.

    Args:
        columns: As of any model of rows.
        dragged: The word and the id a row has in a drag; rows dragged together share the word.
        parent: As of any QObject.

    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        dragged: Callable[[Row], tuple[str, int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._dragged = dragged

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [THINGS]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        places = dict.fromkeys(index.row() for index in indexes)  # a row has several columns
        told = [self._dragged(self.rows[place]) for place in places]
        return carry(told[0][0] if told else "", [id_ for _word, id_ in told])


def start_drag(source: QWidget, theme: Theme, mime: QMimeData) -> None:
    """Drag, and come back when it is dropped; what is below stays in sight."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    dragged = carried(mime)
    icon = "quotes" if dragged.word == "quote" else "chart-line" if dragged.chart else "article"
    picture = _picture(theme, icon, dragged.words, source.devicePixelRatioF())
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(-3 * GRID, -2 * GRID))
    drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


def drag_rows(view: QAbstractItemView, theme: Theme) -> None:
    """Drag the selected rows of a view, in the order of the list and not of the clicks."""
    chosen = sorted(view.selectionModel().selectedIndexes(), key=lambda index: index.row())
    start_drag(view, theme, view.model().mimeData(chosen))


def _picture(theme: Theme, icon: str, words: str, ratio: float) -> QPixmap:
    """Return a chip with icon and words, sharp on a screen of that ratio."""
    metrics, side = theme.metrics(Role.STRONG), theme.scaled(ICON)
    high = theme.line(Role.BODY) + 2 * GRID
    size = QSize(metrics.horizontalAdvance(words) + side + 6 * GRID, high)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    box = QRect(QPoint(), size)
    edge = theme.color("accent")
    rounded(painter, box.toRectF(), RADIUS_CONTROL, theme.color("raised"), edge)
    sign = QRect(2 * GRID, (high - side) // 2, side, side)
    paint_icon(painter, theme, sign, icon, "accent")
    painter.setFont(theme.font(Role.STRONG))
    painter.setPen(theme.color("text"))
    place = box.adjusted(side + 3 * GRID, 0, -2 * GRID, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
    return picture


class DropZone(QObject):
    """Lets a widget take drags of this window.

    Args:
        widget: What takes them.
        takes: Which drags.
        drops: Whether they can be dropped there, or only be held over it.

    """

    aimed = Signal(bool)  # something it takes is held over it, or no longer
    dropped = Signal(object)  # the Dragged

    def __init__(
        self, widget: QWidget, takes: Callable[[Dragged], bool], *, drops: bool = True
    ) -> None:
        super().__init__(widget)
        self._takes, self._drops = takes, drops
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent():  # before the drop events it is a kind of
                if self._takes(carried(event.mimeData())):
                    event.setDropAction(Qt.DropAction.CopyAction)
                    event.accept()
                    self.aimed.emit(True)
                else:
                    event.ignore()
                return True
            case QDragMoveEvent():
                event.setDropAction(Qt.DropAction.CopyAction)
                event.setAccepted(self._drops)
                return True
            case QDropEvent():
                self.aimed.emit(False)
                event.setAccepted(self._drops)
                if not self._drops:
                    return True
                event.setDropAction(Qt.DropAction.CopyAction)
                self.dropped.emit(carried(event.mimeData()))
                return True
        if event.type() == QEvent.Type.DragLeave:
            self.aimed.emit(False)
            return True
        return False
