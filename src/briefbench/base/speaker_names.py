"""How names of people and bodies are written down and found again."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Code points of a name that are kept."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´′", "'") | dict.fromkeys("‐‑–—", "-"))
_UNSEEN = re.compile("[\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain_name(name: str) -> str:
    """Return a name as it is stored: one blank between its words, nothing unseen in it."""
    return " ".join(_UNSEEN.sub("", name).split())[:LONGEST].strip()


def name_key(name: str) -> str:
    """Return what two ways of writing one name have in common; ``""`` for an empty name.

    Small and capital letters, kinds of apostrophes and hyphens, and the composition of accents
    (NFC) count as the same; an accent that is missing does not.
    """
    one = unicodedata.normalize("NFC", plain_name(name)).translate(_APOSTROPHES)
    return one.casefold()


def own_role(role: str, name: str) -> str:
    """Return the role of who is called so, ``""`` where it only repeats the name."""
    return "" if role.casefold() == name.casefold() else role
