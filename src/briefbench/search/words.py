"""What counts as a word: the same for index, query, hits and snippets.

Words are runs of letters and digits (Unicode), compared without regard to case, diacritics that
are written only sometimes, and ways to write the same letter. Chinese and Japanese, which are
written without spaces, are cut into pairs of signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[’'‌]\w+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

LONGEST = 64
"""Code points of a word that is kept; longer runs are no words but data."""

_SAME = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ة": "ه",
        "ۀ": "ه",
        "ؤ": "و",
        "ئ": "ی",
        "ё": "е",
        "ß": "ss",
        "ı": "i",
        "ʼ": "'",
        "’": "'",
        "\u0640": None,  # tatweel, only stretches
        "\u200c": None,  # zero width non-joiner
        "\u200d": None,
    }
)


class Word(NamedTuple):
    """A word as it is compared, and its span in the text it was found in."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Give the words of a text in order; spans count its code points."""
    for found in _WORD.finditer(text):
        raw = found[0]
        if len(raw) > LONGEST:
            continue
        signs = _CJK.search(raw)
        if signs:
            yield from _signs(raw, found.start())
        else:
            plain = fold(raw)
            if plain:
                yield Word(plain, found.start(), found.end())


def _signs(raw: str, start: int) -> Iterator[Word]:
    """Give a run that holds Chinese or Japanese signs as pairs of signs."""
    last = 0
    for run in _CJK.finditer(raw):
        if run.start() > last:
            yield Word(fold(raw[last : run.start()]), start + last, start + run.start())
        signs = run[0]
        for n in range(max(1, len(signs) - 1)):
            end = min(n + 2, len(signs))
            yield Word(signs[n:end], start + run.start() + n, start + run.start() + end)
        last = run.end()
    if last < len(raw):
        yield Word(fold(raw[last:]), start + last, start + len(raw))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return a word as it is compared."""
    if word.isascii():
        return word.lower().removesuffix("'s")
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_SAME))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    composed = unicodedata.normalize("NFC", kept).translate(_SAME)
    return composed.removesuffix("'s")
