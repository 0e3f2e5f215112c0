"""The verbs of a sentence that may introduce what somebody says."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import AUXILIARIES, CUES, NOUNS, PRONOUNS, Force, Verb
from briefbench.analysis.wordlists import words

_NOUN_AFTER = words(
    "to a an the his her their its of this that for my our no any public in recent by"
)
_MOSTLY_NOUNS = words(
    "state report claim note comment account reports states claims comments notes remark remarks "
    "post posts stress counsel address reply voice"
)
_MOST = 24  # cues of one sentence; more is no prose
_NOT_SAID = words("whether if how when what why who")
_REFUSED = words("declined refused declines refuses")
_CONCERNS = words("concern concerns hope hopes confidence regret fear fears doubt doubts")


@dataclass(frozen=True, slots=True)
class Cue:
    """The words ``[first, end)`` that introduce speech; ``says`` is None for "according to"."""

    first: int
    end: int
    says: Verb | None

    @property
    def according(self) -> bool:
        """Whether this is "according to"."""
        return self.says is None


def cues_of(tokens: list[Token], first: int, end: int) -> list[Cue]:
    """Return the cues of the sentence ``tokens[first:end]`` outside quotation marks, in order."""
    quotes = any(token.quoted for token in tokens[first:end])
    found = []
    for at in range(first, end):
        token = tokens[at]
        if token.quoted or not token.wordy:
            continue
        cue = _cue_at(tokens, at, end, quotes=quotes)
        if cue and not _barred(tokens, first, end, cue, quotes=quotes):
            found.append(cue)
            if len(found) == _MOST:
                break
    return found


def _cue_at(tokens: list[Token], at: int, end: int, *, quotes: bool) -> Cue | None:
    token = tokens[at]
    following = tokens[at + 1].low if at + 1 < end else ""
    if token.low == "according" and following == "to":
        return Cue(at, at + 2, None)
    if quotes and token.low in {"went", "goes", "go"} and following == "on":
        return Cue(at, at + 2, Verb("continue", Force.SAYS))
    verb = CUES.get(token.low)
    if not verb or not token.small:
        return None
    if verb.base in {"express", "voice"}:
        for place in (at + 1, at + 2):
            if place < end and tokens[place].low in _CONCERNS:
                return Cue(at, place + 1, Verb(verb.base, Force.MARKS))
    return Cue(at, at + 1, verb)


def _barred(tokens: list[Token], first: int, end: int, cue: Cue, *, quotes: bool) -> bool:
    """Say whether the word is no verb of speech here, or says that nothing was said."""
    if cue.says is None:
        return False
    token = tokens[cue.first]
    before = tokens[cue.first - 1] if cue.first > first else None
    after = tokens[cue.end] if cue.end < end else None
    if before and _noun_here(token, before) and not (before.low == "to" and quotes):
        return True
    doubtful = token.low in NOUNS and cue.says.base != token.low and cue.says.force != Force.SAYS
    if doubtful and not quotes and not (after and after.low == "that"):
        return True
    if token.low in _MOSTLY_NOUNS and not _clearly_verb(token, before, after):
        return True
    if before is None:
        return False
    negated = before.low == "not" or before.low.endswith("n't")
    if negated and after is not None and after.low in _NOT_SAID:
        return True
    refused = tokens[cue.first - 2].low if cue.first - 2 >= first else ""
    return before.low == "to" and refused in _REFUSED


def _noun_here(token: Token, before: Token) -> bool:
    return before.low in _NOUN_AFTER or (before.low.endswith("'s") and token.low in NOUNS)


def _clearly_verb(token: Token, before: Token | None, after: Token | None) -> bool:
    led = before is not None and (
        before.low in PRONOUNS | AUXILIARIES
        or before.low in {"to", "who", "also", "media"}
        or before.text in {",", "”", '"', "»"}
    )
    followed = after is not None and (after.low == "that" or after.text == ":")
    if token.low not in {"state", "states"}:
        return led or followed
    if token.low == "state" and before is not None and before.text == ",":
        return False
    by_subject = before is not None and before.low in PRONOUNS | AUXILIARIES
    return followed or by_subject or (after is not None and after.text == ",")
