"""What counts as a word: the same for index, query, hits and snippets.

Words are runs of letters and digits (Unicode), compared without regard to case, to signs that are
written only sometimes (accents, vowel signs of Arabic and Hebrew, apostrophes), and to different
ways of writing the same letter or digit. Nothing is stemmed. Scripts that are written without
spaces are cut into pairs of signs; the last sign of a run is kept alone too, so that every sign
begins something that can be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

BREAK_GAP = 100
"""Places between the last word of a paragraph and the first of the next one, so that no phrase
and no sensible nearness crosses a blank line."""

LONGEST = 64
"""Code points of a word that is kept; longer runs are no words but data."""

_APOSTROPHES = "'’‘`´ʼʻʹʾʿ＇"
_JOINERS = "\u00ad\u200c\u200d\u200e\u200f\u061c"
_BASIC = {chr(n): unicodedata.category(chr(n)) for n in range(0x300, 0xFF20)}
_MARKS = "".join(sign for sign, kind in _BASIC.items() if kind in {"Mn", "Mc", "Me"})
_PART = rf"\w[\w{_JOINERS}{_MARKS}]*"

_PIECE = re.compile(rf"\n\s*\n|{_PART}(?:[{_APOSTROPHES}]{_PART})*")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

_ELIDED = re.compile(r"(?:[cdjlmst]|qu|un|(?:d|n|s)?all|nell|dell|sull)'(?=\w\w)")
"""French and Italian words that lose their end before a vowel: l'Iran, d'Oman, qu'il, dell'Iran."""

_SPARED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u06d6-\u06ed]"
)
"""Accents, Hebrew points, Arabic vowel signs and marks of recitation."""

_OWN_LETTERS = {"и\u0306": "й", "і\u0308": "ї"}
"""Letters of their own, though Unicode sees a letter and a mark."""

_SAME = str.maketrans(
    dict.fromkeys(f"{_JOINERS}\u0640", None)  # the last one only stretches Arabic words
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys("يىئې", "ی")
    | dict.fromkeys("أإآٱ", "ا")
    | {"ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ؤ": "و", "ё": "е", "Ё": "е"}
    | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
    | {sign: str(unicodedata.decimal(sign)) for sign, kind in _BASIC.items() if kind == "Nd"}
)


class Word(NamedTuple):
    """A word as it is compared, its span in the text it was found in, and its place.

    Places count words from 0 and jump at a blank line.
    """

    text: str
    start: int
    end: int
    place: int


def words_of(text: str) -> Iterator[Word]:
    """Give the words of a text in order; spans count its code points."""
    place = 0
    for found in _PIECE.finditer(spaced(text)):
        raw, start = found[0], found.start()
        if raw[0] == "\n":
            place += BREAK_GAP
            continue
        for term, first, last in terms_of(raw):
            yield Word(term, start + first, start + last, place)
            place += 1


def asked_words(text: str) -> tuple[str, ...]:
    """Return the words of a query in order.

    They are those of a text, but a last run of unspaced script may go on where it is found.
    """
    words = list(words_of(text))
    if len(words) > 1 and words[-2].end == words[-1].end and words[-2].start < words[-1].start:
        words.pop()
    return tuple(word.text for word in words)


def is_sign(word: str) -> bool:
    """Say whether a word is a single sign of an unspaced script, which begins a pair."""
    return len(word) == 1 and bool(_UNSPACED.match(word))


def pieces_of(text: str) -> list[str]:
    """Return the raw words of a text, blank lines among them as runs that begin with a newline."""
    return _PIECE.findall(spaced(text))


def spaced(text: str) -> str:
    """Return the text, as long as it was, without signs that Python counts as letters wrongly."""
    return text.replace("_", " ")


def terms_of(raw: str) -> list[tuple[str, int, int]]:
    """Return what a raw word is found by: mostly one word, with its span in ``raw``."""
    if raw.isascii():
        plain = fold(raw) if len(raw) <= LONGEST else ""
        return [(plain, 0, len(raw))] if plain else []
    found: list[tuple[str, int, int]] = []
    last = 0
    for run in _UNSPACED.finditer(raw):
        found += _spelled(raw, last, run.start())
        first, last = run.span()
        found += [(raw[n : min(n + 2, last)], n, min(n + 2, last)) for n in range(first, last)]
    return found + _spelled(raw, last, len(raw))


def _spelled(raw: str, start: int, end: int) -> list[tuple[str, int, int]]:
    if start == end or end - start > LONGEST:
        return []
    plain = fold(raw[start:end])
    return [(plain, start, end)] if plain else []


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word as it is compared, ``""`` when nothing of it is left."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.casefold()).translate(_SAME)
        for parts, letter in _OWN_LETTERS.items():
            word = word.replace(parts, letter)
        word = unicodedata.normalize("NFC", _SPARED.sub("", word)).translate(_SAME)
    word = word.lower().replace("`", "'").removesuffix("'s")
    if "'" in word:
        word = _ELIDED.sub("", word, count=1) if _ELIDED.match(word) else word
        word = word.replace("'", "")
    return word
