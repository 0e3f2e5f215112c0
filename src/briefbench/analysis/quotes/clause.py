"""A verb of speech with its subject, and the places where what is said may stand."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.analysis.quotes.cues import Cue
from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.phrases import (
    Range,
    is_adverb,
    sentence_subject,
    subject_after,
    subject_before,
)
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import CUES, DAYS, DETERMINERS, OPENS_CLAUSE, PRONOUNS

_TAKES_HEARER = listed("takes_hearer")
_HEARERS = listed("hearers")
_SETTING = listed("setting")
_LINKS = listed("links")
TOPICS = listed("topics")  # "warned of a flood": what follows is what was said
WARNS = listed("warns")
BINDS = listed("binds")
_NO_HEARER = TOPICS | {"that"}


@dataclass(slots=True)
class Clause:
    """A cue with its subject; what is said may stand in ``[done, block)`` or ``[right, end)``."""

    cue: Cue
    first: int  # where the sentence begins
    source: Range | None
    inverted: bool
    done: int
    block: int
    block_end: int
    right: int
    end: int


def clause_of(
    tokens: list[Token], first: int, end: int, done: int, cue: Cue, last: Range | None
) -> Clause | None:
    """Return the clause of a cue in the sentence ``tokens[first:end]``, None when it says nothing.

    ``done`` is where the statement before ends, ``last`` its subject.
    """
    source, inverted = _source(tokens, first, end, cue, last)
    if source and not any(token.wordy for token in tokens[source[0] : source[1]]):
        source = None
    if source is None:
        quotes = any(token.quoted for token in tokens[first:end])
        if cue.according or not quotes or not _begins(tokens, first, cue):
            return None
    led = source is not None and source[0] > first and tokens[source[0] - 1].closes
    near = source is not None and (source[1] >= cue.first - 4 or (led and not inverted))
    block = min(cue.first, source[0]) if source and (near or inverted) else cue.first
    block_end = max(cue.end, source[1]) if source and inverted else cue.end
    right = _after_hearer(tokens, block_end, end, cue, inverted=inverted)
    binds = cue.says is not None and cue.says.base in BINDS
    if not (binds and right < end and tokens[right].low == "to"):
        right = _after_setting(tokens, right, end)
    if cue.says and cue.says.base in WARNS and right < end and tokens[right].low in TOPICS:
        right += 1
    while right < end and tokens[right].text in {",", ":"}:
        right += 1
    return Clause(cue, first, source, inverted, done, block, block_end, right, end)


def _begins(tokens: list[Token], first: int, cue: Cue) -> bool:
    """Say whether a verb without subject stands where one may be left out."""
    if cue.first == first:
        return True
    before = tokens[cue.first - 1]
    return before.wordy or before.closes or before.text in {",", "—"}


def _source(
    tokens: list[Token], first: int, end: int, cue: Cue, last: Range | None
) -> tuple[Range | None, bool]:
    """Return the subject of a cue, and whether it follows the cue."""
    if cue.according:
        return subject_after(tokens, cue.end, end, leads=cue.first == first), True
    before = tokens[cue.first - 1] if cue.first > first else None
    if tokens[cue.first].low.endswith("ing") and before is not None:
        led = before.closes and tokens[cue.first - 2].text == ","
        if led or before.text == "," or before.low in {"and", "by", "in", "while"}:
            return last or sentence_subject(tokens, first, cue.first), False
        if before.small and not is_adverb(before):
            found = last or sentence_subject(tokens, first, cue.first)
            if found and found[1] < cue.first:
                return found, False
    source = subject_before(tokens, first, cue.first)
    closed = before is not None and (
        before.closes or (before.text == "," and (source is None or tokens[cue.first - 2].closes))
    )
    if before is None or closed:
        found = subject_after(tokens, cue.end, end)
        if found and not tokens[found[0]].opens:
            return found, True
    if source is None and _joins(tokens, first, cue):
        source = last or sentence_subject(tokens, first, cue.first)
    return source, False


def _joins(tokens: list[Token], first: int, cue: Cue) -> bool:
    """Say whether the verb shares the subject of a verb before it: "came and then said"."""
    at = cue.first - 1
    while at > first and is_adverb(tokens[at]):
        at -= 1
    return at > first and tokens[at].low in {"and", "but"}


def _after_hearer(tokens: list[Token], at: int, end: int, cue: Cue, *, inverted: bool) -> int:
    """Step over whom something is told: "told the conference"."""
    if inverted or cue.says is None or cue.says.base not in _TAKES_HEARER or at >= end:
        return at
    if tokens[at].opens or tokens[at].text in ",:." or tokens[at].low in _NO_HEARER:
        return at
    stop = at
    while stop < end and stop - at < 9:
        token = tokens[stop]
        if token.quoted or token.text in ",.:;":
            break
        if token.low in {"that", "if", "whether", "to", "in", "on"}:
            break
        if stop > at and _begins_clause(token, tokens[stop - 1]):
            break
        stop += 1
        if token.low in _HEARERS and token.text != "US":
            break
    return stop


def _begins_clause(token: Token, before: Token) -> bool:
    """Say whether a word begins what is told: a pronoun, or a second article."""
    if token.low in PRONOUNS and token.text != "US":
        return True
    return token.low in DETERMINERS and before.low not in DETERMINERS | _LINKS


def _after_setting(tokens: list[Token], at: int, end: int) -> int:
    """Step over where and when it was said: "in a statement on Monday,"."""
    warns = tokens[at - 1].low in CUES and CUES[tokens[at - 1].low].base in WARNS
    if warns and at < end and tokens[at].low in TOPICS:
        return at
    for _ in range(3):
        if at >= end or tokens[at].quoted or not _opens_setting(tokens[at]):
            return at
        stop = at + 1
        while stop < end and stop - at < 14 and not _ends_setting(tokens[stop]):
            stop += 1
        if stop >= end or tokens[stop].text == ".":
            return stop
        if tokens[stop].text == ",":
            following = tokens[stop + 1] if stop + 1 < end else None
            if following is None or not (following.quoted or following.low in OPENS_CLAUSE):
                return at
            at = stop + 1
        elif tokens[stop].quoted or tokens[stop].text == ":" or tokens[stop].low in PRONOUNS:
            at = stop
        elif tokens[stop].low == "that":
            return stop
        else:
            return at
    return at


def _opens_setting(token: Token) -> bool:
    return token.low in _SETTING or token.low in DAYS or (is_adverb(token) and len(token.low) > 4)


def _ends_setting(token: Token) -> bool:
    if token.quoted or token.text in ",.:;":
        return True
    return token.low == "that" or (token.low in PRONOUNS and token.text != "US")
