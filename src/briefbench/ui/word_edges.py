"""Where words begin and end, in code points: a span is drawn by whole words, in every script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefbench.model.rows import Place

_INSIDE = frozenset("'’-_\u200c\u200d")
"""Signs that part no word when letters stand on both sides: don't, re-read, می‌گویند."""


def edges(text: str, *, end: bool) -> list[int]:
    """Return where words and signs begin, or with ``end`` where they end, in ascending order."""
    found: list[int] = []
    before = ""
    kinds = [_kind(text, at) for at in range(len(text))]
    for at, kind in enumerate([*kinds, ""]):
        if kind != before or kind == "sign":
            if end and before in {"word", "sign"}:
                found.append(at)
            if not end and kind in {"word", "sign"}:
                found.append(at)
        before = kind
    return found


def step(text: str, place: Place, by: int, *, end: bool) -> Place:
    """Return a place with its end (or its start) moved by one word, 1 on, -1 back.

    The other end stays, and a word at least; at the text's own ends nothing moves.
    """
    block, start, stop = place
    here = stop if end else start
    others = [at for at in edges(text, end=end) if (at > start if end else at < stop)]
    ahead = [at for at in others if (at > here if by > 0 else at < here)]
    if not ahead:
        return place
    new = ahead[0] if by > 0 else ahead[-1]
    return (block, start, new) if end else (block, new, stop)


def drawn(text: str, place: Place, to: int, *, end: bool, whole: bool) -> Place:
    """Return a place with its end (or its start) drawn to a code point; ``whole`` keeps to words.

    It keeps a word, or a code point, at least.
    """
    block, start, stop = place
    if whole:
        around = [at for at in edges(text, end=end) if (at > start if end else at < stop)]
        to = nearest(around, to) if around else (stop if end else start)
    to = max(start + 1, min(to, len(text))) if end else min(stop - 1, max(to, 0))
    return (block, start, to) if end else (block, to, stop)


def nearest(places: Sequence[int], to: int) -> int:
    """Return the one of the places, ascending, that lies next to ``to``."""
    return min(places, key=lambda at: (abs(at - to), at))


def _kind(text: str, at: int) -> str:
    sign = text[at]
    if sign.isspace():
        return "blank"
    if _letter(sign):
        return "word"
    inner = 0 < at < len(text) - 1 and _letter(text[at - 1]) and _letter(text[at + 1])
    return "word" if sign in _INSIDE and inner else "sign"


def _letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"
