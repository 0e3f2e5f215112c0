"""Pages of a document below each other, as wide as the room there is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from briefbench.base.words import tr
from briefbench.ui.paint import ring, shadow
from briefbench.ui.theme import GRID, Theme

EDGE = 5 * GRID
"""px round a page."""

KEPT = 4
"""Pages kept as pictures; the others stay compressed until they are seen."""

_PNG_SIZE = slice(16, 24)
"""Where a PNG has its width and height, four bytes each (PNG, third edition, 11.2.1)."""


class PageView(QAbstractScrollArea):
    """Shows PNG pages. ``turned`` tells when another page is the one that is read."""

    turned = Signal(int)

    def __init__(self, theme: Theme, spoken: str = "") -> None:
        super().__init__()
        self._spoken = spoken or tr("Preview")
        self._theme = theme
        self._pages: Sequence[bytes] = ()
        self._tops: list[int] = []
        self._places: list[QRect] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "sunken")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(10 * GRID)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._name()

    @property
    def page(self) -> int:
        """The page that is read, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._places)

    @property
    def page_width(self) -> int:
        """The px a page is wide."""
        return max(40, self.viewport().width() - 2 * EDGE)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show other pages, at the place where one reads."""
        self._pages = pages
        self._images.clear()
        self.lay_out()
        self._page = min(self._page, max(0, len(pages) - 1))
        self._name()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Scroll to a page, from 0."""
        if self._places:
            page = max(0, min(page, len(self._places) - 1))
            self.verticalScrollBar().setValue(self._places[page].top() - EDGE)
            self._turn(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page, bar = self._page, self.verticalScrollBar()
        old = self._places[page] if page < len(self._places) else None
        part = (bar.value() - old.top()) / old.height() if old else 0.0
        self._images.clear()
        self.lay_out()
        if page < len(self._places):
            bar.setValue(round(self._places[page].top() + part * self._places[page].height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, step = self.verticalScrollBar(), round(self.viewport().height() * 0.9)
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + step)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - step)
            case Qt.Key.Key_Right:
                self.go_to(self._page + 1)
            case Qt.Key.Key_Left:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("sunken"))
        shift = -self.verticalScrollBar().value()
        for number, place in enumerate(self._places):
            seen = place.translated(0, shift)
            if seen.intersects(self.viewport().rect()):
                shadow(painter, seen.toRectF(), 1, self._theme.scheme.shadow, 2 * GRID)
                picture = self.picture(number)
                if picture is None:
                    painter.fillRect(seen, Qt.GlobalColor.white)
                else:
                    painter.drawImage(seen, picture)
        if self.hasFocus():
            edge = self.viewport().rect().toRectF().adjusted(1, 1, -1, -1)
            ring(painter, edge, 2, self._theme.color("accent"))
        painter.end()

    def lay_out(self) -> None:
        """Put the pages below each other."""
        wide, top = self.page_width, EDGE
        self._places = []
        for width, height in self.sizes():
            high = round(wide * height / width)
            self._places.append(QRect(EDGE, top, wide, high))
            top += high + EDGE
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(seen)
        bar.setRange(0, max(0, top - seen))
        self._name()

    def sizes(self) -> Iterable[tuple[int, int]]:
        """Return width and height of every page, in any measure."""
        return map(png_size, self._pages)

    def picture(self, number: int) -> QImage | None:
        """Return a page in the pixels of the screen, None while it is not there yet."""
        wide = round(self._places[number].width() * self.devicePixelRatioF())
        key = (number, wide)
        if key not in self._images:
            image = QImage.fromData(self._pages[number])
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[key] = image
            while len(self._images) > KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return self._images[key]

    def _on_scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() // 2
        above = [n for n, place in enumerate(self._places) if place.top() <= middle]
        if above:
            self._turn(above[-1])
        self.viewport().update()

    def _turn(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._name()
            self.turned.emit(page)

    def _name(self) -> None:
        words = tr("{name}, page {n} of {total}") if self.count else tr("{name}, no pages yet")
        self.setAccessibleName(words.format(name=self._spoken, n=self._page + 1, total=self.count))


def png_size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in px, 1 and 1 for what is none."""
    header = png[_PNG_SIZE]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")
    return (width, height) if width and height else (1, 1)
