"""Headers of mails as text, whatever the sender's program made of them."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from briefbench.intake.decoding import decode

LONGEST = 2000
"""Code points of a header that are kept."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufeff]+")


def header(message: Message, name: str) -> str:
    """Return the first header of that name, decoded and folded into one line; ``""`` else."""
    wanted = name.lower()
    found = next((str(value) for key, value in _raw(message) if key.lower() == wanted), "")
    return header_text(found)


def header_text(raw: str) -> str:
    """Return the text of a header that may hold encoded words (RFC 2047) or bare bytes."""
    try:
        parts = decode_header(raw[: 4 * LONGEST])
    except (HeaderParseError, ValueError, LookupError):
        parts = [(raw, None)]
    text = ""
    for part, charset in parts:
        if isinstance(part, str):
            text += decode(part.encode("ascii", "surrogateescape")) if _bare(part) else part
        else:
            text += _decoded(part, charset)
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST]


def _raw(message: Message) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in message.raw_items()]


def _bare(text: str) -> bool:
    """Say whether a header holds bytes that should have been encoded."""
    return any(0xDC80 <= ord(sign) <= 0xDCFF for sign in text) and all(
        ord(sign) < 0x80 or 0xDC80 <= ord(sign) <= 0xDCFF for sign in text
    )


def _decoded(part: bytes, charset: str | None) -> str:
    try:
        return part.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(part, charset or "")
