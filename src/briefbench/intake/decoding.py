"""From bytes to text, whatever the page says of itself."""

from __future__ import annotations

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
_HEAD = 4096
_GUESSED = 65_536

GOOD = 20
"""Good signs of several bytes for each wrong one in a page that is UTF-8 all the same: a cut
advert or a broken emoji must not turn the whole page to nonsense."""


def decode(content: bytes, declared: str = "") -> str:
    """Return the text of a page; never fails.

    The byte order mark decides, then UTF-8 (a few bytes of it may be wrong), then what was
    declared (by ``declared`` or in the page's head), then a guess from the letters.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = content.decode("utf-8", "replace")
    if _is_utf8(content, lenient):
        return lenient
    named = _named(content, declared)
    if named and named.replace("_", "-").lower() not in {"utf-8", "utf8"}:
        try:
            return content.decode(named)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    guess = from_bytes(content[:_GUESSED]).best()
    return content.decode(guess.encoding, "replace") if guess else lenient


def _is_utf8(content: bytes, lenient: str) -> bool:
    wrong = lenient.count("\ufffd")
    good = sum(byte & 0xC0 == 0xC0 for byte in content) - wrong
    return good >= GOOD * wrong


def _named(content: bytes, declared: str) -> str:
    if declared:
        return declared
    found = _DECLARED.search(content[:_HEAD])
    return found[1].decode("ascii") if found else ""
