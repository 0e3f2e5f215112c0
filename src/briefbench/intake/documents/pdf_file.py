"""PDF files opened with PDFium: one at a time, closed whatever happens, and their pages drawn.

The window shows the pages of a PDF from here: QtPdf, which would draw them too, is not part of the
small Qt that the program is shipped with, and a second renderer would be a second way.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from briefbench.base.errors import Refused, UnreadablePage
from briefbench.base.words import tr

LARGEST_SIDE = 6000
"""Pixels of a drawn page's longer side; a sheet of A4 at 500 dots an inch."""

_PDFIUM = threading.RLock()
"""PDFium keeps state of its own for all documents and may be used by one thread at a time."""


@contextmanager
def opened_pdf(content: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """Give the document; no other thread has one open as long.

    Args:
        content: The file's bytes.
        name: What the file is called, for messages.

    Raises:
        UnreadablePage: It is encrypted, or no PDF that can be opened.

    """
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except (pypdfium2.PdfiumError, ValueError, TypeError) as error:
            raise _refusal(name, getattr(error, "err_code", None)) from error
        try:
            yield document
        finally:
            document.close()


def pdf_page_count(content: bytes, name: str = "PDF") -> int:
    """Return how many pages a PDF has.

    Raises:
        UnreadablePage: It cannot be opened.

    """
    with opened_pdf(content, name) as document:
        return len(document)


def pdf_page_image(content: bytes, page: int, scale: float, name: str = "PDF") -> bytes:
    """Return a page as PNG on white, annotations drawn, nothing filled in, nothing run.

    Args:
        content: The file's bytes.
        page: Its number from 0.
        scale: Pixels for a point (1/72 inch); made smaller where the picture would have a side of
            more than ``LARGEST_SIDE`` pixels.
        name: What the file is called, for messages.

    Raises:
        UnreadablePage: The file or the page cannot be opened.
        Refused: There is no such page.

    """
    with opened_pdf(content, name) as document:
        if not 0 <= page < len(document):
            raise Refused(
                tr("{name} has no page {n}.").format(name=name, n=page + 1),
                tr("It has {n} pages.").format(n=len(document)),
            )
        try:
            sheet = document[page]
            longest = max(*sheet.get_size(), 1.0)
            bitmap = sheet.render(
                scale=min(max(scale, 0.05), LARGEST_SIDE / longest),
                rev_byteorder=True,
                may_draw_forms=False,
            )
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise UnreadablePage(
                tr("Page {n} of {name} cannot be drawn.").format(n=page + 1, name=name),
                tr("Open the file with another program."),
            ) from error
        return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def page_image_task(path: str, name: str, page: int, scale: float) -> tuple[int, bytes]:
    """Return how many pages a file has, and the picture of one; none (``b""``) for a page below 0.

    What a worker process does: a page that PDFium cannot bear ends there.
    """
    content = Path(path).read_bytes()
    if page < 0:
        return pdf_page_count(content, name), b""
    return 0, pdf_page_image(content, page, scale, name)


def _refusal(name: str, code: int | None) -> UnreadablePage:
    if code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return UnreadablePage(
            tr("{name} is protected by a password.").format(name=name),
            tr("Open it with its password, print it to a new PDF, and drop that one."),
            "encrypted",
        )
    return UnreadablePage(
        tr("{name} is damaged: its pages cannot be opened.").format(name=name),
        tr("Download or save it again; a browser's “Print to PDF” may mend it."),
    )


def _png(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """Return an image (PNG, ISO/IEC 15948) of rows of red, green and blue bytes."""
    lines = b"".join(
        b"\x00" + rows[start : start + 3 * width] for start in range(0, height * stride, stride)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(lines, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, content) for kind, content in parts)


def _part(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
