"""The sheet of a Word brief: the same values as on the printed page, with every character kept."""

from __future__ import annotations

import unicodedata
from typing import Any

from briefbench.base.words import tr
from briefbench.briefs.characters import shortened
from briefbench.briefs.sheet import LONGEST_HEADLINE, LONGEST_PART, Sheet

_JOINERS = frozenset("\u00ad\u200c\u200d\u200e\u200f")
_NEVER = frozenset({"Cc", "Cs", "Cn"})
_VISIBLE_FORMAT = range(0x600, 0x900)  # signs of Arabic numbers and verses are of category Cf


def storable(text: str) -> str:
    """Return ``text`` as XML may hold it: no control characters, surrogates or direction tricks.

    White space becomes plain spaces. Unlike the PDF, Word finds a font for every script, so no
    character is replaced.
    """
    return "".join(map(_kept, unicodedata.normalize("NFC", text)))


def _kept(character: str) -> str:
    if character.isspace():
        return "\u00a0" if character in "\u00a0\u202f" else " "
    category = unicodedata.category(character)
    if category in _NEVER:
        return ""
    if category == "Cf" and character not in _JOINERS:
        return character if ord(character) in _VISIBLE_FORMAT else ""
    return character


class WordSheet(Sheet):
    """The values of a brief for Word."""

    def text(self, text: str, longest: int = LONGEST_PART) -> str:
        """Return one line of text that XML may hold, cut when it is over ``longest``."""
        return shortened(storable(text[:LONGEST_PART]).strip(), longest)

    def values(self) -> dict[str, Any]:
        """Return everything that is written, addresses without places to break."""
        title = self.name(self.outline.title, tr("Untitled brief"))
        values = super().values()
        for source in values["evidence"]:
            source["address"] = source["address"].replace("\u200b", "")
        return {
            **values,
            "title": self.words(shortened(title, LONGEST_HEADLINE)),
            "subtitle": self.words(shortened(self.outline.subtitle, LONGEST_HEADLINE)),
        }
