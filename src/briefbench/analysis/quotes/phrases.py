"""Where the words that name a speaker begin and end, beside a verb of speech.

Ranges are ``[first, end)`` of the tokens of one paragraph.
"""

from __future__ import annotations

from briefbench.analysis.quotes.tokens import ABBREVIATIONS, Token
from briefbench.analysis.quotes.verbs import (
    ADVERBS,
    AUXILIARIES,
    CUES,
    DAYS,
    DETERMINERS,
    FINITE,
    JOINING,
    NOT_ADVERBS,
    NOUNS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
)
from briefbench.analysis.wordlists import words

Range = tuple[int, int]

_LONGEST = 16  # words of a speaker's name and role before the verb
_LONGEST_AFTER = 30  # words of one after the verb
_LONGEST_ASIDE = 22  # words of an apposition
_BOUNDS = frozenset(",;:—–()!?") | {"--", "-", "...", "…"}
_BREAKS_AFTER = words(
    "in on at during after before when as while who that because about to with but if following "
    "last earlier"
)
_HOLDS_TO_NOUN = words("at in to on with for")
_ROLES = words(
    "who chief head president director spokesman spokeswoman spokesperson former chairman "
    "chairwoman professor leader senior founder an author minister secretary deputy foreign prime"
)


def is_adverb(token: Token) -> bool:
    """Say whether the word may stand between a subject and its verb."""
    manner = token.low.endswith("ly") and token.small and token.low not in NOT_ADVERBS
    return manner or token.low in ADVERBS


def subject_before(tokens: list[Token], first: int, verb: int) -> Range | None:
    """Return the subject that ends before token ``verb``, looking back to ``first``; or None."""
    end = verb
    while end > first and (tokens[end - 1].low in AUXILIARIES or is_adverb(tokens[end - 1])):
        end -= 1
    end = _without_part(tokens, first, end)
    if end <= first or tokens[end - 1].quoted:
        return None
    last = tokens[end - 1]
    if last.low in PRONOUNS and last.text != "US":
        return end - 1, end
    if last.low in {"who", "which"}:
        comma = end - 2 >= first and tokens[end - 2].text == ","
        return noun_back(tokens, first, end - 2 if comma else end - 1)
    if last.text == ",":
        return _before_aside(tokens, first, end)
    if last.text == ")":
        opening = end - 1
        while opening > first and tokens[opening].text != "(":
            opening -= 1
        found = noun_back(tokens, first, opening)
        return (found[0], end) if found else None
    return noun_back(tokens, first, end)


def _without_part(tokens: list[Token], first: int, end: int) -> int:
    """Step back over "for his part," and "in turn,"."""
    at = end
    if at > first and tokens[at - 1].text == ",":
        at -= 1
    if at - 1 > first and tokens[at - 1].low in {"part", "turn"}:
        at -= 1
        while at > first and end - at < 5 and tokens[at].low not in {"for", "in", "on"}:
            at -= 1
        if tokens[at].low in {"for", "in", "on"}:
            before = at - 1
            if before > first and tokens[before].text == ",":
                return before + 1 if _apposed(tokens, first, before) else before
            return at
    return end


def _apposed(tokens: list[Token], first: int, comma: int) -> bool:
    return any(token.text == "," for token in tokens[max(first, comma - _LONGEST) : comma])


def _before_aside(tokens: list[Token], first: int, end: int) -> Range | None:
    """Return "NP, an apposition" for the words that end with a comma before ``end``."""
    opening = end - 2
    while opening > first and tokens[opening].text != "," and not tokens[opening].quoted:
        opening -= 1
    if opening <= first or tokens[opening].text != "," or end - 1 - opening > _LONGEST_ASIDE:
        return None
    found = noun_back(tokens, first, opening)
    if found and any(t.name_like or t.low in DETERMINERS for t in tokens[found[0] : found[1]]):
        return found[0], end - 1
    return None


def noun_back(tokens: list[Token], first: int, end: int) -> Range | None:
    """Return the noun phrase that ends at ``end``, without an adverbial before it; or None."""
    start = end
    while start > first and end - start < _LONGEST and not _bounds(tokens, first, start, end):
        start -= 1
    while start < end and _opens_adverbial(tokens[start]):
        inner = _last_name(tokens, start, end)
        if inner is not None:
            start = inner
            break
        start += 1
    return (start, end) if start < end else None


def _bounds(tokens: list[Token], first: int, start: int, end: int) -> bool:
    token = tokens[start - 1]
    if token.quoted or token.text in _BOUNDS:
        return True
    if token.text == ".":
        before = tokens[start - 2] if start - 2 >= first else None
        return not (before and (before.low in ABBREVIATIONS or len(before.text) == 1))
    if (token.low in PRONOUNS and token.text not in {"US", "IT"}) or token.low in FINITE:
        return True
    if token.low in {"who", "whom", "which"}:
        return True
    if token.low in JOINING:
        joins = (
            token.low == "and"
            and start < end
            and start - 2 >= first
            and tokens[start].name_like
            and tokens[start - 2].name_like
        )
        return not joins
    return token.low in CUES and token.small and token.low not in NOUNS


def _opens_adverbial(token: Token) -> bool:
    return token.low in PREPOSITIONS or token.low in {"last", "this", "next"} or token.low in DAYS


def _last_name(tokens: list[Token], start: int, end: int) -> int | None:
    """Return where the run of names at the end of ``[start, end)`` begins, with its words."""
    at = end
    while at > start and (tokens[at - 1].name_like or tokens[at - 1].text in {"'", ".", "-"}):
        at -= 1
    if not start < at < end:
        return None
    while at < end and tokens[at].low in DAYS:
        at += 1
    while at > start + 1 and _belongs_to_name(tokens[at - 1]):
        at -= 1
    if at - 1 > start and tokens[at - 1].low in DETERMINERS:
        at -= 1
    return at


def _belongs_to_name(token: Token) -> bool:
    return (
        token.small
        and token.low not in PREPOSITIONS
        and token.low not in DAYS
        and token.low not in DETERMINERS
    )


def subject_after(
    tokens: list[Token], verb_end: int, end: int, *, leads: bool = False
) -> Range | None:
    """Return the subject that follows a verb ("said X, the minister"), or None.

    ``leads``: what is said may follow it ("According to X, …"), so an apposition must be closed.
    """
    start = verb_end
    while start < end and is_adverb(tokens[start]):
        start += 1
    if start < end and tokens[start].low in PRONOUNS | OBJECTS and tokens[start].text != "US":
        return start, start + 1
    stop = start
    limit = min(end, start + _LONGEST_AFTER)
    while stop < limit and not _ends_subject(tokens, start, stop, end):
        stop += 1
    if stop == start:
        return None
    return start, _with_aside(tokens, stop, end, leads=leads)


def _ends_subject(tokens: list[Token], start: int, at: int, end: int) -> bool:
    token = tokens[at]
    if token.quoted or token.text in _BOUNDS - {"(", ")", "-"}:
        return True
    if token.text == ".":
        if at == start:
            return True
        before = tokens[at - 1]
        return not (before.low in ABBREVIATIONS or (len(before.text) == 1 and at + 1 < end))
    if at > start and token.text != "WHO" and (token.low in _BREAKS_AFTER or token.low in DAYS):
        of_noun = (
            token.low in _HOLDS_TO_NOUN
            and tokens[at - 1].small
            and tokens[at - 1].low not in DAYS
            and at - start < 8
        )
        return not of_noun
    return token.low in FINITE


def _with_aside(tokens: list[Token], stop: int, end: int, *, leads: bool) -> int:
    if stop + 1 >= end or tokens[stop].text != "," or tokens[stop + 1].quoted:
        return stop
    close = stop + 1
    while close < end and tokens[close].text not in ",.;:—" and not tokens[close].quoted:
        close += 1
    if close < end and tokens[close].text == "." and tokens[close - 1].low in ABBREVIATIONS:
        close += 1
    if leads and (close >= end or tokens[close].text != ","):
        return stop
    if any(token.low in FINITE for token in tokens[stop + 1 : close]):
        return stop
    first = tokens[stop + 1]
    fits = first.low in DETERMINERS | _ROLES or first.name_like
    barred = first.low in PRONOUNS | DAYS or first.low == "who"
    return close if fits and not barred and 2 <= close - stop - 1 <= 18 else stop


def sentence_subject(tokens: list[Token], first: int, verb: int) -> Range | None:
    """Return the subject of the whole sentence, for a participle far from it: "…, claiming"."""
    start = first
    for at in range(first, min(first + 4, verb)):
        if tokens[at].text == ":":
            start = at + 1
    end = start
    while end < verb and not _ends_sentence_subject(tokens[end]):
        end += 1
    return (start, end) if start < end and end - start < _LONGEST else None


def _ends_sentence_subject(token: Token) -> bool:
    if token.quoted or token.text in ",;:":
        return True
    if token.low in AUXILIARIES or token.low in {"who", "which", "also"}:
        return True
    return token.small and (
        (token.low in CUES and token.low not in NOUNS) or token.low.endswith("ed")
    )
