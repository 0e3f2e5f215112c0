"""A Word document being written: its body, notes, bookmarks, pictures and known pages."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError
from docx.image.exceptions import UnrecognizedImageError as Unrecognized
from docx.shared import Mm

from briefbench.briefs.word.make import PLAIN, Bookmarks, Ink, Node, element, run, wrapped
from briefbench.briefs.word.notes import Notes

_BROKEN = (Unrecognized, InvalidImageStreamError, UnexpectedEndOfFileError, ValueError,
           ZeroDivisionError)  # fmt: skip
TALLEST = 200  # mm; a picture that would leave its page is drawn smaller


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the printed brief, a good guess until Word has counted its own.

    ``sections`` and ``items`` are in the order of the outline.
    """

    total: int
    sections: tuple[int, ...]
    items: tuple[int, ...]


class Paper:
    """What the parts of a brief write to.

    Args:
        values: The values of its sheet.
        pages: Where its sections and items stand.

    """

    def __init__(self, values: Mapping[str, Any], pages: Pages) -> None:
        self.values = values
        self.words: Mapping[str, str] = values["words"]
        self.pages = pages
        self.document = Document()
        self.part = self.document.part
        self.notes = Notes(self.document)
        self.bookmarks = Bookmarks()
        self._figures = 0
        self._body = self.document.element.body
        for child in list(self._body):
            if not child.tag.endswith("}sectPr"):
                self._body.remove(child)

    def write(self, *nodes: Node) -> None:
        """Put paragraphs and tables at the end of the document."""
        for node in nodes:
            self._body.insert(len(self._body) - 1, node)

    def next_figure(self) -> int:
        """Return the number of the next figure, from 1."""
        self._figures += 1
        return self._figures

    def picture(self, png: bytes, alt: str, *, wide: float = 0, high: float = 0) -> Node | None:
        """Return a run with a picture as wide or as high as said (mm); None for a broken one."""
        try:
            inline = self.part.new_pic_inline(
                io.BytesIO(png), Mm(wide) if wide else None, Mm(high) if high else None
            )
        except _BROKEN:
            return None
        inline.docPr.set("descr", alt)
        if inline.extent.cy > Mm(TALLEST):
            return self.picture(png, alt, high=TALLEST) if wide else None
        return wrapped(element("drawing", inline))


def handling(mark: Mapping[str, str], size: float = 12) -> Node:
    """Return the run of a TLP label: its colour on black."""
    ink = Ink(style="BBTLP", colour=mark["colour"].removeprefix("#"), size=size)
    return run(f"\u00a0{mark['name']}\u00a0", ink, lang=element("lang", val="en-GB"))


def label(text: str, colour: str = "") -> Node:
    """Return a bold run."""
    return run(text, Ink(bold=True, colour=colour) if text else PLAIN)
