"""What a line of a page looks like: how many words, whether a sentence ends, what is compared."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_STOP = re.compile(r"[.!?…:;؟۔؛。！？：；।។၊။][\"'”’»«“)\]」』]*\s*$")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|……)\s*$")
_WORD = re.compile(r"\w+")
KEPT = 2048
"""Texts whose answers are kept: several look at the same lines of a page."""

_LONG = 5
_STEM = 6


@lru_cache(maxsize=KEPT)
def words_in(text: str) -> int:
    """Return how many words a text has; in scripts without blanks two signs count as one."""
    blanks = len(text.split())
    if text.isascii() or len(text) < 8 * blanks:
        return blanks
    return max(blanks, len(_DENSE.findall(text)) // 2)


@lru_cache(maxsize=KEPT)
def ends_sentence(text: str) -> bool:
    """Say whether a text ends as sentences do, in any of the scripts that are read."""
    return bool(_STOP.search(text))


def is_cut_off(text: str) -> bool:
    """Say whether a text ends in the dots of a teaser."""
    return bool(_CUT.search(text))


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """Return the letters and digits of a text in lower case, for comparison."""
    return "".join(_WORD.findall(text.casefold())).replace("_", "")


@lru_cache(maxsize=KEPT)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's long words, its names' and numbers' among them.

    In scripts without blanks, pairs of signs. Long words are seldom those of grammar, so that two
    texts that share them speak of the same.
    """
    folded = text.casefold()
    if not folded.isascii() and len(folded) >= 8 * len(folded.split()):
        dense = _DENSE.findall(folded)
        if len(dense) * 3 > len(folded):
            return frozenset(a + b for a, b in itertools.pairwise(dense))
    words = _WORD.findall(folded)
    return frozenset(w[:_STEM] for w in words if len(w) >= _LONG or w.isdigit())
