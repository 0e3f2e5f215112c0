"""Which script a text is written in, and with it its language, its face and its quotation marks."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

OPENING = tuple("“”„«»\"'‘’‚‹「『")
"""Signs by which words bring their own quotation marks; a closing one may begin in some tongues."""

LOOKED_AT = 400  # characters; enough to tell the script of a text
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_USUAL = {"ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh", "GREEK": "el", "HEBREW": "he"}
_WRITTEN = {
    "ARABIC": {"ar", "fa", "ur", "ps", "ug", "ku", "sd", "ckb", "pa", "ks", "az"},
    "CYRILLIC": {"ru", "tg", "kk", "ky", "uk", "be", "bg", "mk", "sr", "mn", "uz", "tt", "az"},
    "CJK": {"zh", "ja"},
    "GREEK": {"el"},
    "HEBREW": {"he", "yi"},
}
_GUILLEMETS = {"ru", "tg", "kk", "ky", "uk", "be", "bg", "ar", "fa", "ps", "ug", "ku", "fr"}


class Tongue(NamedTuple):
    """How a text is set: its language tag, the face of the templates (``""`` for Latin)."""

    language: str
    face: str

    @property
    def marks(self) -> tuple[str, str]:
        """The quotation marks of the language."""
        return ("«", "»") if self.language in _GUILLEMETS else ("“", "”")


def script_of(text: str) -> str:
    """Return ``"ARABIC"``, ``"CJK"``, ``"LATIN"`` …: the script of most letters, ``""`` of none."""
    counts: dict[str, int] = {}
    for letter in text[:LOOKED_AT]:
        if letter.isalpha():
            name = unicodedata.name(letter, "").split(" ")[0]
            name = "CJK" if name in {"CJK", "HIRAGANA", "KATAKANA"} else name
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name], default="")


def tongue_of(text: str, language: str, page_language: str) -> Tongue:
    """Return how a text is set.

    Args:
        text: The text.
        language: The language it is said to be in, ``""`` when unknown. Believed when it is
            written in the script that the text has.
        page_language: That of the brief, for Latin text of an unknown language.

    """
    script = script_of(text)
    said = language if _LANGUAGE.fullmatch(language) else ""
    fits = _WRITTEN.get(script)
    if fits is None:
        elsewhere = any(said in languages for languages in _WRITTEN.values())
        chosen = said if said and (not elsewhere or said in {"az", "uz", "sr", "ku"}) else ""
        return Tongue(chosen or page_language, "")
    spoken = said if said in fits else _USUAL[script]
    return Tongue(spoken, _face(script, spoken))


def _face(script: str, language: str) -> str:
    if script == "ARABIC":
        return {"fa": "vazir", "ur": "nastaliq"}.get(language, "naskh")
    return "han" if script == "CJK" else ""


def in_marks(words: str, language: str = "") -> str:
    """Return words in the quotation marks of their language; those that bring their own keep them.

    Args:
        words: What was said.
        language: Theirs (ISO 639-1), ``""`` when unknown: then the script tells.

    """
    if words[:1] in OPENING:
        return words
    opening, closing = tongue_of(words, language, "").marks
    return f"{opening}{words}{closing}"


def isolated(words: str) -> str:
    """Return words so that those from right to left leave a sentence its direction (UAX 9)."""
    mirrored = any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in words)
    return f"\u2068{words}\u2069" if mirrored else words
