"""What can be printed: characters the program's fonts draw, and words that fit a line."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from briefbench.base.places import resource

SUBSTITUTE = "\ufffd"
LONGEST_WORD = 30  # characters; a line of a translated quotation holds about 33
TITLE_WORD = 18  # characters; a line of the title holds about 22
BREAK_EVERY = 8  # characters
_JOINERS = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f")  # drawn as nothing, yet meant
_UNBROKEN = re.compile(
    r"[^\s\u200b\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]+"
)  # Chinese breaks anywhere


def font_folder() -> str:
    """Return the folder of the fonts that come with the program."""
    return str(resource("fonts"))


@cache
def drawable() -> frozenset[int]:
    """Return every character, as code point, that one of the program's fonts draws."""
    from fontTools.ttLib import TTFont, TTLibError

    found: set[int] = set()
    for file in sorted(resource("fonts").glob("*.ttf")):
        try:
            with TTFont(file, lazy=True) as font:
                found.update(font.getBestCmap() or {})
        except (OSError, TTLibError):
            continue
    return frozenset(found)


def undrawable(text: str) -> list[str]:
    """Return the characters of ``text`` that no font draws, each once, in order."""
    known = drawable()
    seen = dict.fromkeys(unicodedata.normalize("NFC", text))
    return [each for each in seen if _told(each) and ord(each) not in known]


def _told(character: str) -> bool:
    return not (character.isspace() or unicodedata.category(character) in {"Cc", "Cf"})


def printable(text: str, lost: set[str] | None = None, longest_word: int = LONGEST_WORD) -> str:
    """Return ``text`` as it can be set: composed, without control characters or direction tricks.

    PDF/UA forbids a character without a glyph, so what no font draws becomes U+FFFD. White space
    becomes plain spaces, and a word longer than a line gets places to break.

    Args:
        text: Any text.
        lost: Gathers the characters replaced by U+FFFD.
        longest_word: Characters of a word that surely fits.

    """
    known = drawable()
    missing = undrawable(text)
    if lost is not None:
        lost.update(missing)
    gone = frozenset(missing)

    def kept(character: str) -> str:
        if character in gone:
            return SUBSTITUTE
        if character.isspace():
            return "\u00a0" if character in "\u00a0\u202f" else " "
        category = unicodedata.category(character)
        if category == "Cc":
            return ""
        if category == "Cf" and character not in _JOINERS:
            visible = 0x600 <= ord(character) <= 0x8FF and ord(character) in known
            return character if visible else ""
        return character

    plain = "".join(map(kept, unicodedata.normalize("NFC", text)))
    return _UNBROKEN.sub(lambda found: _with_breaks(found.group(), longest_word), plain)


def _with_breaks(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    parts = (word[at : at + BREAK_EVERY] for at in range(0, len(word), BREAK_EVERY))
    return "\u200b".join(parts)


def breadth(text: str) -> int:
    """Return how much room a text takes, in Latin characters; a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def shortened(text: str, longest: int) -> str:
    """Return ``text`` cut after ``longest`` characters, with an ellipsis where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
