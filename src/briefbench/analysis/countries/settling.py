"""What the text as a whole says of words that several countries share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.standing import (
    Shared,
    area_called,
    leaders_called,
    shared_by,
)
from briefbench.model.kinds import MentionKind

_TOLD = 0.8  # confidence in a country that only the rest of the text tells
# Confidence in a leader: in office when the text was published; when it is not dated, in office
# today, or formerly.
_THEN, _TODAY, _FORMERLY = 0.85, 0.75, 0.55


def settled(text: str, found: Sequence[Mention], day: str) -> list[Mention]:
    """Return the mentions with competing codes, in their order.

    "Congo" means Congo-Brazzaville where the text speaks of that one alone ("Brazzaville"), and so
    for Korea, Guinea and what else ``rivals.tsv`` marks; all others stay what they were found to
    be. A leader in a text without a date is less certain, a
    former one least.
    """
    whole = []
    meant: dict[str, str] = {}  # country by word
    for one in found:
        word = text[one.start : one.end]
        kept = one
        if (words := shared_by(word)) and one.code == words.code:
            if word not in meant:
                meant[word] = _meant(text, found, word, words)
            kept = _shared(one, words, meant[word])
        elif (area := area_called(word)) and area.code == one.code:
            kept = _with_rivals(one, area.rivals)
        if kept.kind is MentionKind.LEADER:
            kept = replace(kept, confidence=_in_office(word, kept.code, day))
        whole.append(kept)
    return whole


def _meant(text: str, found: Sequence[Mention], word: str, words: Shared) -> str:
    """Return the country of those that share a word that the text speaks of alone, else the usual.

    A name that has the word in it ("Guinea-Bissau") tells nothing: it may stand there to be told
    apart.
    """
    if not words.switches:
        return words.code
    told = {
        other.code
        for other in found
        if other.code in {words.code, *words.rivals}
        and word.casefold() not in text[other.start : other.end].casefold()
        and shared_by(text[other.start : other.end]) is None
    }
    return told.pop() if len(told) == 1 else words.code


def _shared(one: Mention, words: Shared, code: str) -> Mention:
    """Return a mention of a shared word for the country that is meant, with the others."""
    if code == words.code:
        return _with_rivals(one, words.rivals)
    rivals = (words.code, *(other for other in words.rivals if other != code))
    return replace(one, code=code, confidence=_TOLD, rivals=rivals)


def _in_office(word: str, code: str, day: str) -> float:
    """Return how likely the name of a leader stands for the country."""
    if day:
        return _THEN
    today = any(one.term("") for one in leaders_called(word) if one.code == code)
    return _TODAY if today else _FORMERLY


def _with_rivals(one: Mention, rivals: Sequence[str]) -> Mention:
    return replace(one, rivals=tuple(dict.fromkeys((*rivals, *one.rivals))))
