"""The picture of a series in the window: drawn off the window's thread, kept, and painted.

The picture is drawn by ``briefbench.timeline.chart``, the same drawing as in a brief. A first one
loads matplotlib, and a long series takes some 100 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefbench.model.charts import ChartLook
from briefbench.model.series import Series
from briefbench.timeline.chart import PLAIN, Chart
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import Name


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


class ChartPicture(QWidget):
    """Shows a series as a picture; what is painted over it is ``paint_over``."""

    def __init__(self, style: ChartStyle, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self.style_now = style
        self.look = PLAIN
        self.series: Series | None = None
        self.name: Name = str
        self._picture: Picture | None = None
        self._fresh = False  # whether the picture shows what is to be shown
        self._asked: Wanted | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_series(self, series: Series, name: Name) -> None:
        """Show a series; ``name`` gives a key's name."""
        self.series, self.name = series, name
        self._forget()

    def use_style(self, style: ChartStyle) -> None:
        """Draw in other colours or text sizes."""
        self.style_now = style
        self._forget()

    def use_look(self, look: ChartLook) -> None:
        """Draw another kind of chart."""
        self.look = look
        self._forget()

    def chart(self) -> Chart | None:
        """Return the chart that is shown, None while it is being drawn."""
        return self._picture.chart if self._picture and self._fresh else None

    def paint_over(self, painter: QPainter, chart: Chart) -> None:
        """Paint what moves: the guide, what is chosen, the ring."""

    def sizeHint(self) -> QSize:
        return QSize(800, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LanguageChange}:
            self._forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.style_now.ground))
        self._ask()
        picture = self._picture
        if picture is not None:
            painter.drawImage(QPointF(0, 0), picture.image)
        if picture is not None and self._fresh:
            self.paint_over(painter, picture.chart)
        painter.end()

    def _forget(self) -> None:
        """Show what was there, and nothing over it, until the picture is drawn anew."""
        self._fresh = False
        if self.series is None or not self.series.buckets:
            self._picture = None
        self.update()

    def _wanted(self) -> Wanted | None:
        """Return what the picture should be drawn from now."""
        if self.series is None or self.width() < 1 or self.height() < 1:
            return None
        size = self.width(), self.height()
        look = self.look, *size
        return Wanted(self.series, self.name, self.style_now, *look, self.devicePixelRatioF())

    def _ask(self) -> None:
        """Have the picture drawn, if it is not the one wanted and not being drawn yet."""
        wanted = self._wanted()
        if self._picture and self._picture.of == wanted:
            self._fresh = True  # such as in the colours there were
            return
        if wanted is None or wanted == self._asked:
            return
        self._asked = wanted
        self._draw(partial(picture_of, wanted), self._take)

    def _take(self, picture: Picture) -> None:
        """Show what was drawn; while something else is wanted by now, the next one follows."""
        self._asked = None
        if picture.of.series is self.series:
            self._picture, self._fresh = picture, True
        self.update()
