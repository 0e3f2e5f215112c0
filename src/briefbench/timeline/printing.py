"""From a drawing to an image or a file: pixels, PNG, SVG, PDF.

Text of a PDF is text, in fonts it carries, so that it can be searched, copied and read aloud. Text
of an SVG is drawn as outlines: an SVG carries no fonts, and other letters than the program's would
not fit the places laid out for them; what it says stands in its title and description instead.
"""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from typing import Any
from xml.sax.saxutils import escape

from briefbench.timeline.boxes import Box
from briefbench.timeline.fonts import drawing
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle

_PAPER_DPI = 150.0  # of a PNG at scale 1, so that scale 2 is fit for print


class Printed(ABC):
    """Something that is drawn on a figure of ``width`` by ``height`` px.

    ``told`` is a title and a description in words, which the files carry; "" for none.
    """

    style: ChartStyle
    width: float
    height: float
    told: tuple[str, str] = ("", "")

    @abstractmethod
    def draw_on(self, figure: Any, *, real: bool = False) -> Pen:
        """Draw onto a figure; return the pen with the words it has written.

        ``real``: text is written as text, and not drawn as outlines.
        """

    def words(self) -> list[tuple[Box, str]]:
        """Return every line of text on the drawing with the place it takes, in px."""
        with drawing():
            return self.draw_on(self._blank(72.0)).words

    def image(self, ratio: float = 1.0) -> tuple[bytes, int, int]:
        """Return RGBA bytes (rows from the top, opaque), width and height in device pixels."""
        with drawing():
            canvas = self._canvas(self.style.dpi * ratio)
            canvas.draw()
            width, height = canvas.get_width_height(physical=True)
            return bytes(canvas.buffer_rgba()), width, height

    def png(self, scale: float = 2.0) -> bytes:
        """Return a PNG; scale 1 is a pixel a px, on paper 150 dots an inch."""
        dpi = (_PAPER_DPI if self.style.paper else self.style.dpi) * scale
        title, description = self.told
        told = {"Title": title, "Description": description} if title else {}
        out = io.BytesIO()
        with drawing():
            self._canvas(dpi).print_png(out, metadata={"Software": None, **told})
        return out.getvalue()

    def svg(self) -> str:
        """Return an SVG, the same for the same drawing; text is drawn as paths."""
        out = io.StringIO()
        with drawing():
            from matplotlib.backends.backend_svg import FigureCanvasSVG

            figure = self._blank(72.0)
            # As text, of which matplotlib draws each letter once and then points to it.
            self.draw_on(figure, real=True)
            FigureCanvasSVG(figure)
            figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        return _with_words(out.getvalue(), *self.told)

    def pdf(self) -> bytes:
        """Return a PDF of one page, the same for the same drawing; its text can be searched."""
        title, description = self.told
        told = {"Title": title, "Subject": description} if title else {}
        undated = {"CreationDate": None, "Creator": None, "Producer": None}
        out = io.BytesIO()
        with drawing():
            from matplotlib.backends.backend_pdf import FigureCanvasPdf

            figure = self._blank(72.0)
            self.draw_on(figure, real=True)
            FigureCanvasPdf(figure)
            figure.savefig(out, format="pdf", metadata={**undated, **told})
        return out.getvalue()

    def _canvas(self, dpi: float) -> Any:
        """Return a canvas with the drawing on it, not yet drawn."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        figure = self._blank(dpi)
        self.draw_on(figure)
        return FigureCanvasAgg(figure)

    def _blank(self, dpi: float) -> Any:
        """Return an empty figure of the drawing's size."""
        from matplotlib.figure import Figure

        style = self.style
        size = (self.width / style.dpi, self.height / style.dpi)
        return Figure(figsize=size, dpi=dpi, facecolor=style.ground, edgecolor="none")


def _with_words(svg: str, title: str, description: str) -> str:
    """Return an SVG that says what it shows, as SVG 2 (5.8) wants it: first in its root."""
    if not title:
        return svg
    start = svg.index("<svg")
    end = svg.index(">", start)
    words = f"\n <title>{escape(title)}</title>\n <desc>{escape(description)}</desc>"
    return f'{svg[:end]} role="img">{words}{svg[end + 1 :]}'
