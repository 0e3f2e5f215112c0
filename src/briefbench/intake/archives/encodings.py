"""What a web server did to a page on its way: sent in chunks, packed."""

from __future__ import annotations

import zlib

import brotli

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.room import check_size

_STEP = 2**16


def decoded(content: bytes, transfer: str, packing: str, name: str) -> bytes:
    """Return what a browser would have got.

    Args:
        content: As it was recorded.
        transfer: The header ``Transfer-Encoding``.
        packing: The header ``Content-Encoding``.
        name: For messages.

    Raises:
        UnreadablePage: It is packed in a way not known here, or grows too much.

    """
    if "chunked" in transfer.lower():
        content = _joined(content)
    for way in reversed([part.strip().lower() for part in packing.split(",")]):
        if way in {"gzip", "x-gzip", "deflate"}:
            content = _inflated(content, name)
        elif way == "br":
            content = _from_brotli(content, name)
        elif way not in {"", "identity", "none"}:
            raise UnreadablePage(
                tr("{name} is packed in a way that is not known here.").format(name=name),
                tr("Save the page again from a browser."),
            )
    return content


def _joined(content: bytes) -> bytes:
    """Return chunks joined; recorders often join them and leave the header: then as it is."""
    parts: list[bytes] = []
    place = 0
    while True:
        end = content.find(b"\r\n", place, place + 80)
        try:
            size = int(content[place:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) if parts else content
        if size == 0:
            return b"".join(parts)
        parts.append(content[end + 2 : end + 2 + size])
        place = end + 2 + size + 2


def _inflated(content: bytes, name: str) -> bytes:
    """Unpack gzip, zlib or bare deflate, as far as it goes; what is not packed stays as it is."""
    bare = -15 if content[:1] != b"\x78" else 15
    unpacker = zlib.decompressobj(31 if content.startswith(b"\x1f\x8b") else bare)
    parts: list[bytes] = []
    size = 0
    rest = content
    try:
        while rest and not unpacker.eof:
            part = unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
            size += len(part)
            check_size(size, len(content), name)
            parts.append(part)
    except zlib.error:
        pass
    return b"".join(parts) or content


def _from_brotli(content: bytes, name: str) -> bytes:
    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        part = unpacker.process(content, output_buffer_limit=_STEP)
        while True:
            size += len(part)
            check_size(size, len(content), name)
            parts.append(part)
            if unpacker.is_finished() or (not part and unpacker.can_accept_more_data()):
                break
            part = unpacker.process(b"", output_buffer_limit=_STEP)
    except brotli.error:
        pass
    return b"".join(parts) or content
