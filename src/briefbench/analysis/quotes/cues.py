"""The verbs of a sentence that may introduce what somebody says."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.phrases import is_adverb
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import (
    AUXILIARIES,
    CUE_WORDS,
    CUES,
    NOUNS,
    PRONOUNS,
    Force,
    Verb,
)

_NOUN_AFTER = listed("noun_after")
_MOSTLY_NOUNS = listed("mostly_nouns")
_MOST = 24  # cues of one sentence; more is no prose
_NOT_SAID = listed("not_said")
_REFUSED = listed("refused")
_ASKED = listed("asked")
_WHEN = listed("when")
_BEFORE_BASE = listed("before_base")
_BASE_NOUNS = NOUNS - {"read"}  # whose past is written like its base form
_CALLS = {("call", "for"), ("call", "on"), ("call", "upon"), ("ask", "for"), ("ask", "about")}
_BE = listed("be")
_AGENTS = listed("agents")
_ADJECTIVES = listed("adjectives")
_CONCERNS = listed("concerns")


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
        if token.low not in CUE_WORDS or token.quoted:
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
    goes_on = token.low in {"went", "goes", "go"} and following == "on"
    if quotes and goes_on and (at + 2 >= end or tokens[at + 2].low != "to"):
        return Cue(at, at + 2, Verb("continue", Force.SAYS))
    verb = CUES.get(token.low)
    if not verb or not token.small:
        return None
    if (verb.base, following) in _CALLS and tokens[at + 1].small:
        return Cue(at, at + 2, Verb(f"{verb.base} {following}", Force.SAYS))
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
    stops = (
        after is not None
        and after.text == ","
        and not (cue.end + 1 < end and tokens[cue.end + 1].quoted)
    )
    if token.low.endswith("ing") and stops:
        return True
    if token.low == cue.says.base and token.low in _BASE_NOUNS and not _plural(tokens, first, cue):
        return True
    return _unsaid(tokens, first, cue, before, after) or _passive(tokens, first, cue, before, after)


def _plural(tokens: list[Token], first: int, cue: Cue) -> bool:
    """Say whether a base form can be a verb after what stands before it: "officials claim"."""
    at = cue.first - 1
    while at > first and is_adverb(tokens[at]):
        at -= 1
    before = tokens[at]
    if before.low in PRONOUNS or before.low in AUXILIARIES or not before.wordy:
        return True
    return before.low in _BEFORE_BASE or (before.low.endswith("s") and "'" not in before.low)


def _unsaid(tokens: list[Token], first: int, cue: Cue, before: Token, after: Token | None) -> bool:
    """Say whether the words tell that nothing was said: "did not say whether", "declined to"."""
    negated = before.low in {"not", "never"} or before.low.endswith("n't")
    if negated and after is not None and (after.low in _NOT_SAID or before.low == "never"):
        return True
    refused = tokens[cue.first - 2].low if cue.first - 2 >= first else ""
    if before.low == "to" and refused in _ASKED:
        return after is not None and after.low in _NOT_SAID
    return before.low == "to" and refused in _REFUSED


def _passive(tokens: list[Token], first: int, cue: Cue, before: Token, after: Token | None) -> bool:
    """Say whether something is done to the subject: "when asked", "was confirmed by"."""
    if tokens[cue.first].low in _ASKED:
        spoken = before.text == "," and any(
            token.small and not token.quoted and token.low in CUES
            for token in tokens[first : cue.first]
        )
        if before.low in _WHEN or spoken:
            return True
    at = cue.first - 1
    while at > first and (is_adverb(tokens[at]) or tokens[at].low == "not"):
        at -= 1
    if tokens[at].low not in _BE or after is None:
        return False
    return tokens[cue.first].low in _ASKED or (
        after.low in _AGENTS and not tokens[cue.first].low.endswith("ing")
    )


def _noun_here(token: Token, before: Token) -> bool:
    """Say whether the word is a noun or an adjective after an article: "the alleged", "a claim"."""
    if token.low.endswith("ing"):
        return before.low in _NOUN_AFTER - {"by", "in", "for", "of"}
    if before.low in _NOUN_AFTER:
        return True
    return before.low.endswith("'s") and (token.low in NOUNS or token.low in _ADJECTIVES)


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
