"""The table of formats: how each kind of file is told by its content, and what reads it.

Rows are tried in order, the sure signs first, plain text last. What is known but not read is
``_refused`` with an advice that says what to do instead. Readers are imported when they are needed:
a worker that reads web pages loads nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.lines import unpack_lines
from briefbench.intake.archives.members import Member
from briefbench.intake.archives.room import Room
from briefbench.intake.archives.streams import PACKED, unpack_one, unpack_tar
from briefbench.intake.archives.zips import unpack_zip
from briefbench.intake.decoding import wide_encoding
from briefbench.intake.documents.signs import is_mail, is_markdown, is_pdf
from briefbench.intake.feeds import is_feed
from briefbench.intake.html_page import read_html
from briefbench.intake.json_lines import is_json_lines
from briefbench.intake.links import is_link, read_link
from briefbench.intake.mhtml import is_mhtml, read_mhtml
from briefbench.intake.other_text import is_json, is_program, is_xml
from briefbench.intake.plain_text import read_text
from briefbench.intake.sight import Sight
from briefbench.intake.webarchive import is_property_list, is_webarchive, read_webarchive
from briefbench.model.drafts import ArticleDraft
from briefbench.model.kinds import Format

Found = tuple[str | None, ArticleDraft | UnreadablePage]
"""Where inside the file (None: the file is the article), and the article or why there is none."""

Reader = Callable[[bytes, str], Iterator[Found]]
"""Gets a file's bytes and its name, for messages; may raise ``UnreadablePage`` for all of it."""


Unpacker = Callable[[IO[bytes], str, Room], Iterator[Member]]
"""Gets a file open for reading, its name, for messages, and the room it may take."""


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of file that holds others.

    Args:
        name: What people call it, untranslated.
        told: Says whether a file is of this kind, by its content.
        unpack: Gives what is in it.

    """

    name: str
    told: Callable[[Sight], bool]
    unpack: Unpacker


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file.

    Args:
        name: What people call it, untranslated.
        told: Says whether a file is of this kind, by its content.
        format: As which it is stored; None for what is not read.
        read: Gives the articles.
        plain: Its files are plain text, which may be taken as it is.

    """

    name: str
    told: Callable[[Sight], bool]
    format: Format | None
    read: Reader
    plain: bool = False


def format_of(sight: Sight) -> FileFormat | Container | None:
    """Return the row of the table that fits the file, None when none does."""
    return next((row for row in FORMATS if row.told(sight)), None)


def tell_format(sight: Sight, name: str) -> FileFormat | Container:
    """Return the row of the table that fits the file.

    Raises:
        UnreadablePage: It is empty, or of no kind that is known.

    """
    if not sight.head.strip(b"\x00 \t\r\n"):
        raise UnreadablePage(
            tr("{name} is empty.").format(name=name), tr("Save the page again."), "empty"
        )
    row = format_of(sight)
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


def _is_word(sight: Sight) -> bool:
    """Tell a Word document by the part with its text, which some programs number."""
    return any(re.fullmatch(r"word/document\d*\.xml", name) for name in sight.names or ())


def _is_odt(sight: Sight) -> bool:
    return "opendocument.text" in sight.mimetype


def _is_epub(sight: Sight) -> bool:
    return sight.mimetype == "application/epub+zip" or _holds("META-INF/container.xml")(sight)


def _is_html(sight: Sight) -> bool:
    return _TAG.search(sight.head.replace(b"\x00", b"")) is not None


def _is_text(sight: Sight) -> bool:
    """Tell text by having hardly a control character; UTF-16 by its mark or its look."""
    head = sight.head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(head):
        return True
    return len(head) - len(head.translate(None, _CONTROL)) <= len(head) // 50


def _html(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_html(content, name)


def _mhtml(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_mhtml(content, name)


def _pdf(content: bytes, name: str) -> Iterator[Found]:
    from briefbench.intake.documents.pdf import read_pdf

    yield None, read_pdf(content, name)


def _webarchive(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_webarchive(content, name)


def _text(content: bytes, name: str) -> Iterator[Found]:
    yield None, read_text(content, name)


def _wacz(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    from briefbench.intake.archives.wacz import unpack_wacz

    return unpack_wacz(file, name, room)


def _warc(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    from briefbench.intake.archives.warcs import unpack_warc

    return unpack_warc(file, name, room)


def _feed(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    from briefbench.intake.feeds import unpack_feed

    return unpack_feed(file, name, room)


def _docx(content: bytes, name: str) -> Iterator[Found]:
    from briefbench.intake.documents.word import read_docx

    yield None, read_docx(content, name)


def _odt(content: bytes, name: str) -> Iterator[Found]:
    from briefbench.intake.documents.odt import read_odt

    yield None, read_odt(content, name)


def _epub(content: bytes, name: str) -> Iterator[Found]:
    from briefbench.intake.documents.epub import read_epub

    yield from read_epub(content, name)


def _markdown(content: bytes, name: str) -> Iterator[Found]:
    from briefbench.intake.documents.markdown import read_markdown

    yield None, read_markdown(content, name)


def _mail(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    from briefbench.intake.documents.mail import unpack_mail

    return unpack_mail(file, name, room)


def _refused(
    kind: str,
    told: Callable[[Sight], bool],
    advice: str = "Save the page as web page or as text.",
    *,
    plain: bool = False,
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

    return FileFormat(kind, told, None, refuse, plain)


_AS_PDF = "Print the document to PDF, or save it as text."
_AS_FOLDER = "Unpack it and bring in the folder."

FORMATS = (
    FileFormat("PDF", lambda s: is_pdf(s.head), Format.PDF, _pdf),
    FileFormat("Word", _is_word, Format.DOCX, _docx),
    _refused("Excel", _holds("xl/workbook.xml"), _AS_PDF),
    _refused("PowerPoint", _holds("ppt/presentation.xml"), _AS_PDF),
    FileFormat("OpenDocument text", _is_odt, Format.ODT, _odt),
    _refused("OpenDocument", lambda s: "opendocument" in s.mimetype, _AS_PDF),
    FileFormat("EPUB", _is_epub, Format.EPUB, _epub),
    Container("WACZ", _holds("datapackage.json"), _wacz),
    Container("ZIP", _begins(b"PK\x03\x04", b"PK\x05\x06"), unpack_zip),
    Container("WARC", lambda s: s.unpacked.startswith(b"WARC/"), _warc),
    Container("TAR", lambda s: s.unpacked[257:262] == b"ustar", unpack_tar),
    Container("packed file", _begins(*PACKED), unpack_one),
    _refused("7-Zip", _begins(b"7z\xbc\xaf\x27\x1c"), _AS_FOLDER),
    _refused("RAR", _begins(b"Rar!\x1a\x07"), _AS_FOLDER),
    _refused("Zstandard", _begins(b"\x28\xb5\x2f\xfd"), _AS_FOLDER),
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
    FileFormat(
        "Safari web archive", lambda s: is_webarchive(s.head), Format.WEBARCHIVE, _webarchive
    ),
    FileFormat("link", lambda s: is_link(s.head), None, read_link),
    _refused("property list", lambda s: is_property_list(s.head)),
    Container("JSON Lines", lambda s: is_json_lines(s.head), unpack_lines),
    Container("feed", lambda s: is_feed(s.head), _feed),
    Container("mail", lambda s: is_mail(s.head), _mail),
    FileFormat("MHTML", lambda s: is_mhtml(s.head), Format.MHTML, _mhtml),
    FileFormat("Markdown", lambda s: is_markdown(s.head), Format.MARKDOWN, _markdown, plain=True),
    FileFormat("HTML", _is_html, Format.HTML, _html),
    _refused("XML", lambda s: is_xml(s.head), plain=True),
    _refused("JSON", lambda s: is_json(s.head), plain=True),
    _refused("script or style sheet", lambda s: is_program(s.head), plain=True),
    FileFormat("text", _is_text, Format.TEXT, _text, plain=True),
)
"""The first row whose ``told`` says yes decides."""
