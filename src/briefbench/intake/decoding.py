"""From bytes to text, whatever the page says of itself."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""What browsers take for these names, because pages mean it (encoding.spec.whatwg.org)."""

_OF_PAGES = re.compile(
    r"(?:iso8859-|cp\d|koi8|mac-|gb18030|big5|euc_|iso2022_|kz1048|ptcp154|utf-(?:16|32))"
)
"""Encodings that pages are in; Python knows others, some of which take for ever to decode."""

_HEAD = 4096
_GUESSED = 65_536

GOOD = 20
"""Good signs of several bytes for each wrong one in a page that is UTF-8 all the same: a cut
advert or a broken emoji must not turn the whole page to nonsense."""


WIDE_SHARE = 0.7
"""Part of every second byte that is one of the few first bytes of letters, in UTF-16."""

_WIDE = bytes((0x00, 0x04, 0x05, 0x06))  # Latin, Cyrillic, Armenian and Hebrew, Arabic
_EASTERN = re.compile(rb"[\xc0-\xff]{4,}")


def decode(content: bytes, declared: str = "") -> str:
    """Return the text of a page; never fails.

    The byte order mark decides, then UTF-8 (a few bytes of it may be wrong), then what was
    declared (by ``declared`` or in the page's head), then a guess from the letters.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = wide_encoding(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = content.decode("utf-8", "replace")
    if _is_utf8(content, lenient):
        return lenient
    encoding = _encoding(_named(content, declared))
    if encoding and not (encoding == "cp1252" and _is_eastern(content)):
        try:
            return content.decode(encoding, "replace" if encoding == "cp1252" else "strict")
        except (UnicodeDecodeError, ValueError):
            pass
    guess = from_bytes(content[:_GUESSED]).best()
    return content.decode(guess.encoding, "replace") if guess else lenient


def wide_encoding(content: bytes) -> str:
    """Return ``utf-16-le`` or ``utf-16-be`` for text of two bytes a letter without a mark."""
    head = content[:_HEAD]
    if len(head) < 16:
        return ""
    first, second = (
        (len(half) - len(half.translate(None, _WIDE))) / len(half)
        for half in (head[::2], head[1::2])
    )
    if second >= WIDE_SHARE and first < 1 - WIDE_SHARE:
        return "utf-16-le"
    return "utf-16-be" if first >= WIDE_SHARE and second < 1 - WIDE_SHARE else ""


def _encoding(name: str) -> str:
    """Return the encoding that a page means by a name, ``""`` when it means none."""
    try:
        found = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    found = _MEANT.get(found, found)
    return found if _OF_PAGES.match(found) else ""


def _is_eastern(content: bytes) -> bool:
    """Say whether words are made of high bytes alone, as no word of a western language is."""
    head = content[:_GUESSED]
    high = len(head) - len(head.translate(None, bytes(range(0xC0, 0x100))))
    return high >= 50 and sum(map(len, _EASTERN.findall(head))) > high // 2


def _is_utf8(content: bytes, lenient: str) -> bool:
    wrong = lenient.count("\ufffd")
    good = sum(byte & 0xC0 == 0xC0 for byte in content) - wrong
    return good >= GOOD * wrong


def _named(content: bytes, declared: str) -> str:
    if declared:
        return declared
    found = _DECLARED.search(content[:_HEAD])
    return found[1].decode("ascii") if found else ""
