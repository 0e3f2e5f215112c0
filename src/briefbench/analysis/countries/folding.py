"""Text and names brought to one form, so that they can be compared letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Letters of Arabic script that are written in several ways for the same name.
_ARABIC = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۀ": "ه", "ؤ": "و", "ے": "ی",
}  # fmt: skip
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "ß": "s", "İ": "i"}
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u00ad]")


class _Letters(dict[int, str]):
    """A table for ``str.translate`` that learns each code point when it is met first."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _folded(chr(point))
        return folded


def _folded(letter: str) -> str:
    if letter in _ARABIC:
        return _ARABIC[letter]
    plain = unicodedata.normalize("NFKD", letter).lower()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    one = kept if len(kept) == 1 else letter.lower()[:1]
    one = _LATIN.get(one, one)
    return one if one.isalnum() and unicodedata.category(one) != "Lm" else " "


_LETTERS = _Letters()


@lru_cache(maxsize=8)  # a text is asked for twice where the desk has words of its own
def folded(text: str) -> tuple[str, Sequence[int] | None]:
    """Return a text in lower case without accents, all but letters and digits as blanks.

    Returns:
        The folded text, and the place in ``text`` of each of its code points, with one more for
        the end. The places are None when nothing was left out, so both count alike.

    """
    if not _MARKS.search(text):
        return text.translate(_LETTERS), None
    places = [at for at, letter in enumerate(text) if not _MARKS.match(letter)]
    kept = "".join([text[at] for at in places])
    places.append(len(text))
    return kept.translate(_LETTERS), places


def fold_name(name: str) -> str:
    """Return a name as it stands in a folded text, words parted by one blank."""
    return " ".join(folded(name)[0].split())
