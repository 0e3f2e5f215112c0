"""Text that was not written to be read by people: style sheets, scripts, JSON, XML."""

from __future__ import annotations

import re

_HEAD = 16 * 1024
_BOM = b"\xef\xbb\xbf \t\r\n"

_JSON = re.compile(
    rb"""\{\s*(?:"[^"\n]{0,200}"\s*:|\}\s*$)"""
    rb"""|\[\s*(?:\{\s*"|\[\s*["\[{\d]|"[^"\n]{0,200}"\s*[,\]])"""
)
_ENDS = re.compile(rb"(?m)[{};]\s{0,20}$")
_LINES = re.compile(rb"(?m)^[^\n]{0,200}\S")
_SIGNS = b"{};=()"

PROGRAM = 0.5
"""Part of the lines that end in a brace or a semicolon, in programs and style sheets."""

DENSE = 0.06
"""Part of the bytes that are braces, semicolons and the like, where all is in one line."""


def is_json(head: bytes) -> bool:
    """Say whether a file begins like JSON."""
    return _JSON.match(head.lstrip(_BOM)[:_HEAD]) is not None


def is_xml(head: bytes) -> bool:
    """Say whether a file begins as XML does."""
    return head.replace(b"\x00", b"").lstrip(b"\xff\xfe" + _BOM).startswith(b"<?xml")


def is_program(head: bytes) -> bool:
    """Say whether a text is a script or a style sheet."""
    head = head[:_HEAD]
    if head.count(b"{") < 3:
        return False
    lines = len(_LINES.findall(head))
    if lines >= 4 and len(_ENDS.findall(head)) > PROGRAM * lines:
        return True
    signs = len(head) - len(head.translate(None, _SIGNS))
    return signs > DENSE * len(head)
