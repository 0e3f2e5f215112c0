"""The table of formats: how each kind of file is told by its content, and what reads it.

Rows are tried in order, the sure signs first, plain text last. What is known but not read is
``_refused`` with an advice that says what to do instead. Readers are imported when they are needed:
a worker that reads web pages loads nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.documents.signs import is_pdf
from briefbench.intake.html_page import read_html
from briefbench.intake.json_lines import is_json_lines, read_lines
from briefbench.intake.mhtml import is_mhtml, read_mhtml
from briefbench.intake.plain_text import read_text
from briefbench.intake.sight import Sight
from briefbench.model.drafts import ArticleDraft
from briefbench.model.kinds import Format

Found = tuple[str | None, ArticleDraft | UnreadablePage]
"""Where inside the file (None: the file is the article), and the article or why there is none."""

Reader = Callable[[bytes, str], Iterator[Found]]
"""Gets a file's bytes and its name, for messages; may raise ``UnreadablePage`` for all of it."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file.

    Args:
        name: What people call it, untranslated.
        told: Says whether a file is of this kind, by its content.
        format: As which it is stored; None for what is not read.
        read: Gives the articles.

    """

    name: str
    told: Callable[[Sight], bool]
    format: Format | None
    read: Reader


def tell_format(sight: Sight, name: str) -> FileFormat:
    """Return the row of the table that fits the file.

    Raises:
        UnreadablePage: It is empty, or of no kind that is known.

    """
    if not sight.head.strip(b"\x00 \t\r\n"):
        raise UnreadablePage(
            tr("{name} is empty.").format(name=name), tr("Save the page again."), "empty"
        )
    row = next((row for row in FORMATS if row.told(sight)), None)
    if row is None:
        raise UnreadablePage(
            tr("{name} is no page and no text.").format(name=name),
            tr("Save the page as web page or as text."),
            "unknown",
        )
    return row


_CONTROL = bytes({*range(32), 127} - set(b"\t\n\r\f\x1b"))
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|article|div|p|table|h1|!--)[\s>/]?",
    re.IGNORECASE,
)


def _begins(*marks: bytes) -> Callable[[Sight], bool]:
    return lambda sight: sight.head.startswith(marks)


def _holds(*names: str) -> Callable[[Sight], bool]:
    """Tell a ZIP by entries that it must have."""
    return lambda sight: sight.names is not None and sight.names.issuperset(names)


def _is_html(sight: Sight) -> bool:
    return _TAG.search(sight.head.replace(b"\x00", b"")) is not None


def _is_text(sight: Sight) -> bool:
    """Tell text by having hardly a control character; UTF-16 by its mark."""
    head = sight.head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head) - len(head.translate(None, _CONTROL)) <= len(head) // 50


def _html(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_html(content, name)


def _mhtml(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_mhtml(content, name)


def _pdf(content: bytes, name: str) -> Iterator[Found]:
    from briefbench.intake.documents.pdf import read_pdf

    yield None, read_pdf(content, name)


def _text(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_text(content, name)


def _refused(
    kind: str,
    told: Callable[[Sight], bool],
    advice: str = "Save the page as web page or as text.",
) -> FileFormat:
    """Return the row of a kind that is not read; ``kind`` and ``advice`` are untranslated."""

    def refuse(_content: bytes, name: str) -> Iterator[Found]:
        raise UnreadablePage(
            tr("{name} is a file of the kind {kind}, which is not read.").format(
                name=name, kind=tr(kind)
            ),
            tr(advice),
            "unknown",
        )

    return FileFormat(kind, told, None, refuse)


_AS_PDF = "Print the document to PDF, or save it as text."

FORMATS = (
    FileFormat("PDF", lambda s: is_pdf(s.head), Format.PDF, _pdf),
    _refused("Word", _holds("word/document.xml")),
    _refused("Excel", _holds("xl/workbook.xml"), _AS_PDF),
    _refused("PowerPoint", _holds("ppt/presentation.xml"), _AS_PDF),
    _refused("OpenDocument", lambda s: s.mimetype.endswith("opendocument.text")),
    _refused("OpenDocument", lambda s: "opendocument" in s.mimetype, _AS_PDF),
    _refused("EPUB", lambda s: s.mimetype == "application/epub+zip"),
    _refused("EPUB", _holds("META-INF/container.xml")),
    _refused("ZIP", _begins(b"PK\x03\x04", b"PK\x05\x06")),
    _refused("GZIP", _begins(b"\x1f\x8b")),
    _refused("Safari web archive", _begins(b"bplist00")),
    _refused(
        "Outlook or old Office",
        _begins(b"\xd0\xcf\x11\xe0"),
        "Save an Outlook message as .eml, a document as .docx or PDF.",
    ),
    _refused("PNG", _begins(b"\x89PNG")),
    _refused("JPEG", _begins(b"\xff\xd8\xff")),
    _refused("GIF", _begins(b"GIF87a", b"GIF89a")),
    _refused("WebP", lambda s: s.head.startswith(b"RIFF") and s.head[8:12] == b"WEBP"),
    _refused("SQLite", _begins(b"SQLite format 3\x00")),
    FileFormat("JSON Lines", lambda s: is_json_lines(s.head), Format.JSONL, read_lines),
    FileFormat("MHTML", lambda s: is_mhtml(s.head), Format.MHTML, _mhtml),
    FileFormat("HTML", _is_html, Format.HTML, _html),
    FileFormat("text", _is_text, Format.TEXT, _text),
)
"""The first row whose ``told`` says yes decides."""
