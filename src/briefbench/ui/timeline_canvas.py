"""The timeline's chart in the window: a picture with a guide that follows mouse and keys.

The picture is drawn by ``briefbench.timeline.chart``, the same drawing as in a brief, and kept; the
guide, the counts beside it and the chosen bucket are painted over it, so that moving the mouse
redraws nothing. It is drawn off the window's thread: a first picture loads matplotlib, and a long
series takes some 100 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefbench.base.words import tr
from briefbench.model.charts import ChartLook
from briefbench.model.series import Series
from briefbench.timeline.boxes import Hit
from briefbench.timeline.chart import PLAIN, Chart
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import Name, alt_text, bucket_words, counted_words, finding

SIGNS = ("●", "■", "▲", "◆", "▼", "⬟", "✚")
_MOST_LINES = 12  # countries in the table of counts
_AIR = 8.0  # px round the counts
_FAR = 12.0  # px between the guide and the counts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a picture is drawn from: the series and the look, the size in px, and pixels a px."""

    series: Series
    name: Name
    style: ChartStyle
    look: ChartLook
    width: int
    height: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart laid out, and drawn."""

    of: Wanted
    chart: Chart
    image: QImage


Draw = Callable[[Callable[[], Picture], Callable[[Picture], object]], object]
"""Does the work anywhere and gives its result in the window's thread."""


def picture_of(wanted: Wanted) -> Picture:
    """Draw a chart; may be called in any thread."""
    chart = Chart(
        wanted.series, wanted.name, wanted.style, wanted.width, wanted.height, wanted.look
    )
    pixels, width, height = chart.image(wanted.ratio)
    image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888)
    image = image.copy()  # the bytes end with this call
    image.setDevicePixelRatio(wanted.ratio)
    return Picture(wanted, chart, image)


class TimelineCanvas(QWidget):
    """Shows a series and lets a bucket be chosen by mouse or keys.

    Left and Right move over buckets, Home and End to the first and last, Up and Down over the
    countries; Enter, Space or a click choose. Time runs from left to right in every language.
    """

    picked = Signal(object, object)
    """A bucket was chosen: its first day (``date``), and a country's code or None for all."""
    menu_wanted = Signal(object, QPoint)
    """A menu is asked for: the first day of what is there or None, and where on the screen."""

    def __init__(self, style: ChartStyle, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._style = style
        self._look = PLAIN
        self._series: Series | None = None
        self._name: Name = str
        self._picture: Picture | None = None
        self._asked: Wanted | None = None
        self._at: Hit | None = None
        self._chosen: date | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_series(self, series: Series, name: Name) -> None:
        """Show a series; ``name`` gives a country's name for its code."""
        self._series, self._name = series, name
        self._at = None
        if self._chosen not in series.buckets:
            self._chosen = None
        self.setAccessibleName(finding(series, name))
        self.setAccessibleDescription(alt_text(series, name))
        self._forget()

    def use_style(self, style: ChartStyle) -> None:
        """Draw in other colours or text sizes."""
        self._style = style
        self._forget()

    def use_look(self, look: ChartLook) -> None:
        """Draw another kind of chart."""
        self._look = look
        self._forget()

    def choose(self, bucket: date | None) -> None:
        """Mark the bucket whose articles are listed; None for none. Emits nothing."""
        self._chosen = bucket
        self.update()

    def chosen(self) -> date | None:
        """Return the first day of the marked bucket."""
        return self._chosen

    def sizeHint(self) -> QSize:
        return QSize(800, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    # What happens

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LanguageChange}:
            self._forget()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look_at(self._hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._look_at(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._look_at(self._hit(event.position()))
            self._pick()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._at if by_key else self._hit(QPointF(event.pos()))
        place = self._looked_at_point() if by_key else event.globalPos()
        self.menu_wanted.emit(at.bucket if at else None, place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._look_at(None)
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    _steps: ClassVar[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    _turns: ClassVar[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        series, key = self._series, event.key()
        if series is None or not series.buckets:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._at:
            self._pick()
        elif key in self._steps:
            self._move_to(self._place() + self._steps[key] if self._at else self._place())
        elif key == Qt.Key.Key_Home:
            self._move_to(0)
        elif key == Qt.Key.Key_End:
            self._move_to(len(series.buckets) - 1)
        elif key in self._turns:
            self._turn(self._turns[key])
        else:
            super().keyPressEvent(event)

    # Where one looks

    def _place(self) -> int:
        """Return the bucket the keys start from: looked at, chosen, or the last."""
        assert self._series is not None
        if self._at:
            return self._at.place
        if self._chosen in self._series.buckets:
            return self._series.buckets.index(self._chosen)
        return len(self._series.buckets) - 1

    def _move_to(self, place: int) -> None:
        """Look at another bucket, at the same country."""
        assert self._series is not None
        place = max(0, min(place, len(self._series.buckets) - 1))
        country = self._at.country if self._at else None
        self._look_at(Hit(place, self._series.buckets[place], country))
        self._say()

    def _turn(self, step: int) -> None:
        """Look at the next or previous country in the same bucket; all come first."""
        assert self._series is not None
        codes: list[str | None] = [None, *self._series.counts]
        country = self._at.country if self._at else None
        place = (codes.index(country) + step) % len(codes)
        self._look_at(Hit(self._place(), self._series.buckets[self._place()], codes[place]))
        self._say()

    def _look_at(self, hit: Hit | None) -> None:
        """Move the guide."""
        if hit != self._at:
            self._at = hit
            self.update()

    def _pick(self) -> None:
        """Choose what is looked at."""
        if self._at:
            self._chosen = self._at.bucket
            self.update()
            self.picked.emit(self._at.bucket, self._at.country)

    def _hit(self, point: QPointF) -> Hit | None:
        """Return what is at a point of the widget."""
        chart = self.chart()
        return chart.hit(point.x(), point.y()) if chart else None

    def _say(self) -> None:
        """Let a screen reader know where the keys are."""
        if self._series is None or self._at is None:
            return
        lines = self._counts(self._at)
        words = [bucket_words(self._at.bucket, self._series.by)]
        words += [f"{name} {number}".strip() for _, _, name, number, strong in lines if strong]
        self.setAccessibleDescription(", ".join(words))

    def looked_at(self) -> date | None:
        """Return the first day of the bucket below the mouse or the keys, else the marked one."""
        return self._at.bucket if self._at else self._chosen

    def _looked_at_point(self) -> QPoint:
        """Return where a menu for what the keys are at opens, on the screen."""
        chart, x = self.chart(), self.width() / 2
        if chart and self._at and (spans := chart.spans(self._at.place, self._at.place)):
            x = (spans[0].left + spans[0].right) / 2
        return self.mapToGlobal(QPoint(round(x), self.height() // 3))

    # Painting

    def _forget(self) -> None:
        """Show nothing until the picture is drawn anew."""
        self._picture = None
        self.update()

    def _wanted(self) -> Wanted | None:
        """Return what the picture should be drawn from now."""
        if self._series is None or self.width() < 1 or self.height() < 1:
            return None
        size = self.width(), self.height()
        look = self._look, *size
        return Wanted(self._series, self._name, self._style, *look, self.devicePixelRatioF())

    def _ask(self) -> None:
        """Have the picture drawn, if it is not the one wanted and not being drawn yet."""
        wanted = self._wanted()
        if wanted is None or wanted == self._asked or ((p := self._picture) and p.of == wanted):
            return
        self._asked = wanted
        self._draw(partial(picture_of, wanted), self._take)

    def _take(self, picture: Picture) -> None:
        """Show what was drawn; while something else is wanted by now, the next one follows."""
        self._asked = None
        self._picture = picture if picture.of.series is self._series else None
        self.update()

    def chart(self) -> Chart | None:
        """Return the chart that is shown, None while it is being drawn."""
        return self._picture.chart if self._picture else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._style.ground))
        self._ask()
        picture = self._picture
        if picture is None or self._series is None:
            return
        chart = picture.chart
        painter.drawImage(QPointF(0, 0), picture.image)
        if self._chosen in self._series.buckets:
            place = self._series.buckets.index(self._chosen)
            self._paint_chosen(painter, chart, Hit(place, self._chosen, None))
        if self._at:
            self._paint_guide(painter, chart, self._at)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_chosen(self, painter: QPainter, chart: Chart, at: Hit) -> None:
        """Lay a soft ground over what is chosen."""
        soft = self.palette().highlight().color()
        soft.setAlphaF(0.14)
        for box in chart.spans(at.place, at.place, at.country):
            wide = max(box.right - box.left, 6.0)
            left = (box.left + box.right - wide) / 2
            painter.fillRect(QRectF(left, box.top, wide, box.bottom - box.top), soft)

    def _paint_guide(self, painter: QPainter, chart: Chart, at: Hit) -> None:
        """Paint a line through a bucket and its counts beside it; bars have theirs already."""
        if len(chart.series.buckets) == 1:
            if at.country:
                self._paint_chosen(painter, chart, at)
            return
        middle = chart.frame.x(at.place)
        painter.setPen(QPen(QColor(self._style.text_3), 1))
        for box in chart.spans(at.place, at.place):
            middle = (box.left + box.right) / 2
            painter.drawLine(QPointF(middle, box.top), QPointF(middle, box.bottom))
        if own := chart.spans(at.place, at.place, at.country):
            middle = (own[0].left + own[0].right) / 2
        self._paint_counts(painter, at, middle, chart.frame.top + 4)

    def _paint_counts(self, painter: QPainter, at: Hit, x: float, y: float) -> None:
        """Paint a small table of the counts in a bucket, on the side that has room."""
        style, lines = self._style, self._counts(at)
        plain, strong = QFont(self.font()), QFont(self.font())
        plain.setPixelSize(round(style.small))
        strong.setPixelSize(round(style.small))
        strong.setBold(True)
        metrics = QFontMetricsF(strong)
        title = bucket_words(at.bucket, self._series.by) if self._series else ""
        sign, gap = metrics.horizontalAdvance("■ "), 16.0
        names = max(metrics.horizontalAdvance(line[2]) for line in lines)
        numbers = max(metrics.horizontalAdvance(line[3]) for line in lines)
        wide = max(metrics.horizontalAdvance(title), sign + names + gap + numbers) + 2 * _AIR
        wide = min(wide, self.width() - 2 * _AIR)
        row = metrics.height() * 1.15
        left = x + _FAR if x + _FAR + wide < self.width() else x - _FAR - wide
        box = QRectF(max(2.0, left), y, wide, row * (len(lines) + 1) + 2 * _AIR)
        painter.setPen(QPen(QColor(style.line_strong), 1))
        painter.setBrush(QColor(style.ground))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(style.text))
        painter.setFont(strong)
        inner = box.adjusted(_AIR, _AIR, -_AIR, -_AIR)
        head = QRectF(inner.left(), inner.top(), inner.width(), row)
        middle = Qt.AlignmentFlag.AlignVCenter
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(head, middle | start, title)
        for n, (mark, colour, name, number, bold) in enumerate(lines, 1):
            line = head.translated(0, n * row)
            painter.setFont(strong if bold and at.country else plain)
            painter.setPen(QColor(colour))
            painter.drawText(line, middle | start, mark)
            painter.setPen(QColor(style.text if bold else style.text_2))
            room = line.adjusted(sign, 0, -numbers - gap / 2, 0)
            cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle | start, cut)
            painter.drawText(line, middle | end, number)

    def _counts(self, at: Hit) -> list[tuple[str, str, str, str, bool]]:
        """Return sign, colour, name, number, and whether it is looked at, a line a country."""
        series, style = self._series, self._style
        if series is None:
            return []
        if series.empty[at.place]:
            return [("", style.text_2, tr("nothing saved"), "", True)]
        lines = []
        for n, (code, counts) in enumerate(list(series.counts.items())[:_MOST_LINES]):
            main = n < len(SIGNS)
            sign, colour = (SIGNS[n], style.series[n]) if main else ("–", style.text_3)
            here = code == at.country
            lines.append((sign, colour, self._name(code), f"{counts[at.place]:,}", here))
        if series.partial and at.place == len(series.buckets) - 1:
            lines.append(("", style.text_2, tr("not over yet"), "", False))
        total = counted_words(series.count, series.total[at.place])
        return [("", style.text_2, total, "", at.country is None), *lines]
