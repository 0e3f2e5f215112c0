"""Finds where the article ends and the page's other stories begin.

A heading that opens other stories stands alone in a short line: one of the well-known words, or
any short line followed by teasers (cut-off lines, lone numbers, lines that are links). Both count
only after a good part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefbench.base.places import resource

LEAST_WORDS = 40
"""Words of an article that must stand before a cut."""

LEAST_PART = 0.3
"""Part of all words that must stand before a cut."""

AHEAD = 6
"""Blocks behind a heading that are looked at for teasers."""

_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_BY = re.compile(r"^(?:by|von|par|por|от|автор|نویسنده|بقلم)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*\d{1,6}\W*$")
_STOP = re.compile(r"[.!?؟。۔:;,»”\"'’)]\s*$")


class Words:
    """The well-known headings, one a line in ``resources/reading/other_stories.txt``."""

    _known: frozenset[str] | None = None

    @classmethod
    def known(cls) -> frozenset[str]:
        """Return them folded for comparison."""
        if cls._known is None:
            lines = resource("reading", "other_stories.txt").read_text("utf-8").splitlines()
            cls._known = frozenset(_fold(line) for line in lines if line and line[0] != "#")
        return cls._known


def first_other(texts: Sequence[str], linked: Sequence[bool] | None = None) -> int:
    """Return the place of the block that opens other stories, ``len(texts)`` when none does.

    Args:
        texts: The blocks of the page's text in order.
        linked: For each block whether (nearly) all of it is a link; unknown for None.

    """
    links = linked if linked is not None else [False] * len(texts)
    counts = [len(text.split()) for text in texts]
    total = sum(counts)
    before = 0
    for place in range(len(texts)):
        far = before >= LEAST_WORDS and before >= total * LEAST_PART
        if far and counts[place] <= 6 and _opens(texts, links, place):
            return place
        before += counts[place]
    return len(texts)


def is_clutter(text: str) -> bool:
    """Say whether a block is a well-known heading, a lone number or a line "Read also: ..."."""
    if _NUMBER.match(text):
        return True
    head, colon, behind = text.partition(":")
    if colon and behind and len(behind.split()) <= 20:
        return _fold(head) in Words.known()
    return _fold(text) in Words.known()


def is_preface(text: str) -> bool:
    """Say whether a block before the text is a section, a date or an author, no sentence."""
    words = text.split()
    return len(words) <= 7 and not _STOP.search(text) and (len(words) <= 3 or bool(_BY.match(text)))


def _opens(texts: Sequence[str], links: Sequence[bool], place: int) -> bool:
    text = texts[place]
    if _fold(text) in Words.known():
        return True
    if _STOP.search(text) and not text.rstrip().endswith(":"):
        return False
    following = range(place + 1, min(place + 1 + AHEAD, len(texts)))
    signs = sum(_is_teaser(texts[n], linked=links[n]) for n in following)
    return signs >= 3 and signs * 2 >= len(following)


def _is_teaser(text: str, *, linked: bool) -> bool:
    return bool(linked or _CUT.search(text) or _NUMBER.match(text))


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
