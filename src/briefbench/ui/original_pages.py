"""The pages of a PDF original, each drawn in a process of its own when it comes into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from briefbench import desk
from briefbench.base.words import tr
from briefbench.ui.bench import Bench
from briefbench.ui.page_view import PageView

A4 = (595, 842)
"""Width and height in points of a page that has not been drawn yet."""

KEPT = 12
"""Pages kept as pictures, those seen last; a page of a large screen takes some 10 MB."""

COARSE = 1.0
"""Pixels for a point in the first picture of a document, which tells how wide its pages are."""

ALIKE = 0.02
"""Part by which a picture may miss the width of the column before the page is drawn again."""


class OriginalPages(PageView):
    """Shows a PDF. ``broken`` carries the error when it cannot be shown."""

    broken = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.theme, tr("Original"))
        self._bench = bench
        self._article = 0
        self._sizes: list[tuple[int, int]] = []
        self._drawn: OrderedDict[int, QImage] = OrderedDict()
        self._points: dict[int, int] = {}  # width of a page, once it is known
        self._asked: set[tuple[int, int]] = set()

    def show_article(self, article_id: int) -> None:
        """Show the PDF an article was read from, at its first page."""
        if article_id == self._article:
            return
        self._article = article_id
        self._sizes, self._points = [], {}
        self._drawn.clear()
        self._asked.clear()
        self.lay_out()
        self._bench.draw(
            "original",
            desk.original_pages,
            article_id,
            then=self._on_counted,
            otherwise=self.broken.emit,
        )

    def sizes(self) -> Iterable[tuple[int, int]]:
        return self._sizes

    def picture(self, number: int) -> QImage | None:
        drawn = self._drawn.get(number)
        wanted = round(self.page_width * self.devicePixelRatioF())
        if drawn is None or abs(drawn.width() - wanted) > ALIKE * wanted:
            self._ask(number, wanted)
        if drawn is not None:
            self._drawn.move_to_end(number)
        return drawn

    def _ask(self, number: int, wanted: int) -> None:
        if (number, wanted) in self._asked:
            return
        self._asked.add((number, wanted))
        points = self._points.get(number)
        scale = wanted / points if points else COARSE
        self._bench.draw(
            f"original page {number}",
            _page,
            self._article,
            number,
            scale,
            then=self._on_drawn,
            otherwise=self.broken.emit,
        )

    def _on_counted(self, pages: int) -> None:
        self._sizes = [A4] * pages
        self.lay_out()
        self.go_to(0)
        self.viewport().update()

    def _on_drawn(self, answer: tuple[int, int, float, QImage]) -> None:
        article, number, scale, image = answer
        if article != self._article or number >= len(self._sizes) or image.isNull():
            return
        first = number not in self._points
        self._points[number] = max(1, round(image.width() / scale))
        self._drawn[number] = image
        while len(self._drawn) > KEPT:
            self._forget(self._drawn.popitem(last=False)[0])
        if first:
            self._forget(number)
        if self._sizes[number] != (image.width(), image.height()):
            self._sizes[number] = (image.width(), image.height())
            self.lay_out()
        self.viewport().update()

    def _forget(self, number: int) -> None:
        """Let a page be asked for again."""
        self._asked = {asked for asked in self._asked if asked[0] != number}


def _page(
    library: desk.Library, article_id: int, number: int, scale: float
) -> tuple[int, int, float, QImage]:
    """Draw a page and decode it, both off the window's thread."""
    png = desk.original_page_image(library, article_id, number, scale)
    return article_id, number, scale, QImage.fromData(png)
