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

BAD = 0.002
"""Part of the bytes that may be wrong in a page that is UTF-8 all the same: a cut advert or a
broken emoji must not turn the whole page to nonsense."""


def decode(content: bytes, declared: str = "") -> str:
    """Return the text of a page; never fails.

    The byte order mark decides, then valid UTF-8, then what was declared (by ``declared`` or in
    the page's head), then UTF-8 with few wrong bytes, then a guess from the letters.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = content.decode("utf-8", "replace")
    named = _named(content, declared)
    if named and named.replace("_", "-").lower() not in {"utf-8", "utf8"}:
        try:
            return content.decode(named)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    if lenient.count("\ufffd") <= len(content) * BAD + 2:
        return lenient
    guess = from_bytes(content[:_GUESSED]).best()
    return content.decode(guess.encoding, "replace") if guess else lenient


def _named(content: bytes, declared: str) -> str:
    if declared:
        return declared
    found = _DECLARED.search(content[:_HEAD])
    return found[1].decode("ascii") if found else ""
