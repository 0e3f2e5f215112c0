"""WARC: what a crawler or an archiving browser recorded, record after record."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, cast

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from briefbench.base.errors import UnreadablePage
from briefbench.intake.archives.encodings import decoded
from briefbench.intake.archives.members import Member, Unread, shown_name
from briefbench.intake.archives.room import LARGEST_MEMBER, Room, Stream, check_size
from briefbench.intake.archives.streams import damaged, stream_of

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

MOST_DAMAGES = 20
"""Damaged places in a file behind which reading goes on."""

_PAGE = frozenset({"text/html", "application/xhtml+xml"})
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title)[\s>]", re.IGNORECASE)
_HEAD = 4096
_RECORD = (b"WARC/1.", b"WARC/0.")

_DAMAGES = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, EOFError),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, zlib.error),
)
"""What warcio raises on records that are damaged; AttributeError when one has no address."""

logging.getLogger("warcio").addHandler(logging.NullHandler())  # it warns of odd addresses


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """A page as a server sent it: where it was, when it was recorded, the encoding it was sent in.

    ``captured`` is ISO 8601 or ``""``.
    """

    content: bytes
    address: str
    captured: str
    declared: str

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        from briefbench.intake.recorded import read_recorded

        yield None, read_recorded(self, shown_name(self.address) or name)


def unpack_warc(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give the pages of a WARC, packed or not; the member is the record's number, from 1.

    Raises:
        UnreadablePage: It is damaged; what could be read came before.
        Full: It holds too much.

    """
    yield from recorded_pages(stream_of(file, name, room), name, room)


def recorded_pages(stream: Stream, name: str, room: Room) -> Iterator[Member]:
    """Give the pages of a WARC that is read from a stream, as ``unpack_warc`` does."""
    trouble = False
    for number, record in _numbered(_Records(stream)):
        if record is None:
            trouble = True
            continue
        if not _may_be_page(record):
            continue
        room.enter(name)
        member = str(number)
        try:
            page = _page(record, f"{name}/{member}")
        except UnreadablePage as error:
            yield Member(member, Unread(error))
        else:
            if page is not None:
                yield Member(member, page)
    if trouble or stream.broken:
        raise damaged(name)


class _Records(WARCIterator):  # type: ignore[misc]
    """The records of a stream; says nothing on the terminal."""

    INC_RECORD = ""


def _numbered(records: _Records) -> Iterator[tuple[int, ArcWarcRecord | None]]:
    """Give the records by number, and None at each place that is damaged."""
    number = damages = 0
    while damages <= MOST_DAMAGES:
        stream: Any = None
        try:
            for record in records:
                number += 1
                yield number, record
                stream = record.raw_stream
        except _DAMAGES:
            yield number, None
            damages += 1
            following = _from_next(records.reader)
            if following is None:
                return
            records = _Records(following)
        else:
            if getattr(stream, "limit", 0) or records.err_count:
                yield number, None  # shorter than it says, or wrong about its length
            return


def _from_next(reader: Any) -> IO[bytes] | None:
    """Return the stream from the next record on; None when there is none."""
    while line := reader.readline(_HEAD):
        if line.startswith(_RECORD):
            return cast(IO[bytes], _Rest(line, reader))
    return None


class _Rest:
    """A line that was read already, and what follows it."""

    def __init__(self, line: bytes, reader: Any) -> None:
        self._line = BytesIO(line)
        self._reader = reader
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        part: bytes = self._line.read(size) or self._reader.read(size)
        self._read += len(part)
        return part

    def tell(self) -> int:
        return self._read

    def close(self) -> None:
        """Do nothing: the reader is another's."""


def _may_be_page(record: ArcWarcRecord) -> bool:
    """Say whether a record holds a page that was there: no redirect, error or resource."""
    if record.rec_type == "response" and record.http_headers is not None:
        return record.http_headers.get_statuscode() == "200" and _kind(record) in _PAGE | {""}
    return record.rec_type == "resource" and _kind(record) in _PAGE


def _kind(record: ArcWarcRecord) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers
    given = headers.get_header("Content-Type") if headers is not None else record.content_type
    return str(given or "")


def _page(record: ArcWarcRecord, name: str) -> RecordedPage | None:
    """Return the record's page, None when what was sent is no page.

    Raises:
        UnreadablePage: It is too large, or packed in a way not known here.

    """
    headers = record.http_headers
    check_size(max(record.payload_length, 0), LARGEST_MEMBER, name)
    content = _all(record.raw_stream, name)
    if headers is not None:
        sent = str(headers.get_header("Transfer-Encoding") or "")
        packed = str(headers.get_header("Content-Encoding") or "")
        content = decoded(content, sent, packed, name)
    if _MARKUP.search(content[:_HEAD].replace(b"\x00", b"")) is None:
        return None
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", _content_type(record), re.IGNORECASE)
    return RecordedPage(
        content,
        str(record.rec_headers.get_header("WARC-Target-URI") or ""),
        str(record.rec_headers.get_header("WARC-Date") or ""),
        found[1] if found else "",
    )


def _all(stream: Any, name: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := stream.read(2**16):
        parts.append(part)
        size += len(part)
        check_size(size, LARGEST_MEMBER, name)
    return b"".join(parts)
