"""Where the words that name a speaker begin and end, beside a verb of speech.

Ranges are ``[first, end)`` of the tokens of one paragraph.
"""

from __future__ import annotations

from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.tokens import Token, abbreviates
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

Range = tuple[int, int]

_LONGEST = 16  # words of a speaker's name and role before the verb
_LONGEST_AFTER = 30  # words of one after the verb
_LONGEST_ASIDES = 40  # words of appositions between a subject and its verb
_BREAKS = frozenset(";:—–!?") | {"...", "…"}
_DASHES = frozenset("—–-")
_ENDS_QUOTATION = frozenset(",.?!") | {"...", "…"}
_IN_NAMES = listed("in_names")
RELATIVES = listed("relatives")
_BOUNDS = frozenset(",;:—–()!?") | {"--", "-", "...", "…"}
_BREAKS_AFTER = listed("ends_subject")
_HOLDS_NOUN = PREPOSITIONS | DETERMINERS | {"of", "and", "or"}
_HOLDS_TO_NOUN = listed("holds_to_noun")
_ROLES = listed("apposition_heads")


def is_adverb(token: Token) -> bool:
    """Say whether the word may stand between a subject and its verb."""
    manner = token.low.endswith("ly") and token.small and token.low not in NOT_ADVERBS
    return manner or token.low in ADVERBS


def subject_before(tokens: list[Token], first: int, verb: int) -> Range | None:
    """Return the subject that ends before token ``verb``, looking back to ``first``; or None."""
    end = verb
    while end > first and (tokens[end - 1].low in AUXILIARIES or is_adverb(tokens[end - 1])):
        end -= 1
    end = _without_part(tokens, first, _without_main(tokens, first, end))
    if end <= first or tokens[end - 1].quoted:
        return None
    last = tokens[end - 1]
    if last.low in PRONOUNS and last.text != "US":
        return end - 1, end
    if last.low in {"who", "which"}:
        comma = end - 2 >= first and tokens[end - 2].text == ","
        return noun_back(tokens, first, end - 2 if comma else end - 1)
    gap = _after_quotation(tokens, first, end)
    if gap is not None:
        return gap
    if last.text in _DASHES:
        return _before_dashes(tokens, first, end)
    if last.text == ",":
        return _before_asides(tokens, first, end)
    if last.text == ")":
        opening = end - 1
        while opening > first and tokens[opening].text != "(":
            opening -= 1
        found = noun_back(tokens, first, opening)
        return (found[0], end) if found else None
    return noun_back(tokens, first, end)


def _without_main(tokens: list[Token], first: int, end: int) -> int:
    """Step back over "was prompted to", "went on to", "wants to"."""
    at = end - 1
    if at <= first or tokens[at].low != "to":
        return end
    at -= 1
    if tokens[at].low == "on":
        at -= 1
    if at <= first or not tokens[at].small or tokens[at].low in DETERMINERS:
        return end
    while at > first and (tokens[at - 1].low in AUXILIARIES or is_adverb(tokens[at - 1])):
        at -= 1
    return at


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


def _after_quotation(tokens: list[Token], first: int, end: int) -> Range | None:
    """Return all words between a quotation and its verb, when they do nothing but name somebody."""
    start = end
    while start > first and end - start < _LONGEST_AFTER and not tokens[start - 1].quoted:
        token = tokens[start - 1]
        if token.text in _BREAKS or (token.low in PRONOUNS and token.text != "US"):
            return None
        start -= 1
    if start in {first, end} or not tokens[start - 1].closes:
        return None
    if not (tokens[start - 2].text in _ENDS_QUOTATION and _may_name(tokens[start])):
        return None
    relative = False
    for token in tokens[start:end]:
        relative = relative or token.low in RELATIVES
        verb = token.low in FINITE or (token.small and token.low in CUES and token.low not in NOUNS)
        if verb and not relative:
            return None
    stop = end - 1 if tokens[end - 1].text == "," else end
    return (start, stop) if stop > start else None


def _may_name(token: Token) -> bool:
    """Say whether a speaker's name or role may begin with this word."""
    if token.low in PREPOSITIONS or token.low in JOINING or token.low in DAYS:
        return token.low in {"this", "one"}
    return token.wordy and token.low not in OBJECTS


def _before_dashes(tokens: list[Token], first: int, end: int) -> Range | None:
    """Return the subject of "Officials — among them Bell — said"."""
    for at in range(end - 2, max(first, end - _LONGEST_ASIDES), -1):
        if tokens[at].quoted:
            return None
        if tokens[at].text == tokens[end - 1].text:
            stop = at - 1 if tokens[at - 1].text == tokens[at].text else at
            comma = tokens[stop - 1].text == ","
            found = _before_asides(tokens, first, stop) if comma else noun_back(tokens, first, stop)
            fits = found is not None and _is_name_phrase(tokens, *found)
            return (found[0], end - 1) if found and fits else None
    return None


def _before_asides(tokens: list[Token], first: int, end: int) -> Range | None:
    """Return "NP, an apposition, who came on Monday" for words that end with a comma."""
    parts: list[Range] = []
    stop = at = end - 1
    while at > first and end - at < _LONGEST_ASIDES:
        token = tokens[at - 1]
        if token.quoted or token.text in _BREAKS:
            break
        at -= 1
        if token.text == ",":
            parts.append((at + 1, stop))
            stop = at
    if at < stop:
        parts.append((at, stop))
    parts.reverse()
    for place, (start, stop) in enumerate(parts[:-1]):
        if not all(_is_aside(tokens, *part) for part in parts[place + 1 :]):
            continue
        found = noun_back(tokens, start, stop)
        if found and _is_name_phrase(tokens, *found):
            bare = any(tokens[a].low in PREPOSITIONS or tokens[a].low.endswith("ing")
                       for a, _ in parts[place + 1 :])  # fmt: skip
            return found if bare else (found[0], end - 1)
    return None


def _is_aside(tokens: list[Token], start: int, end: int) -> bool:
    """Say whether the words between two commas only describe what stands before them."""
    if start >= end or not tokens[start].wordy:
        return False
    if tokens[start].low in RELATIVES:
        return True
    if tokens[start].low in PRONOUNS or tokens[start].low in {"but", "because"}:
        return False
    relative = False
    for token in tokens[start:end]:
        relative = relative or token.low in RELATIVES
        if token.low in FINITE and not relative:
            return False
    return True


def _is_name_phrase(tokens: list[Token], start: int, end: int) -> bool:
    """Say whether a noun phrase may name a speaker: a name, or an article and no verb."""
    phrase = tokens[start:end]
    if any(token.small and token.low.endswith("ed") for token in phrase):
        return False
    if all(token.text.isdigit() for token in phrase) or phrase[-1].low in DAYS:
        return False
    return any(token.name_like for token in phrase) or phrase[0].low in DETERMINERS


def noun_back(tokens: list[Token], first: int, end: int) -> Range | None:
    """Return the noun phrase that ends at ``end``, without an adverbial before it; or None."""
    start = end
    while start > first and end - start < _LONGEST and not _bounds(tokens, first, start, end):
        start -= 1
    led = start < end and _opens_adverbial(tokens[start])
    while start < end and _opens_adverbial(tokens[start]):
        inner = _last_name(tokens, start, end)
        if inner is not None:
            start = inner
            break
        start += 1
    if led:
        start = _second_article(tokens, start, end)
    return (start, end) if start < end else None


def _second_article(tokens: list[Token], start: int, end: int) -> int:
    """Return where the subject begins after an adverbial: "in his letter the envoy"."""
    for at in range(end - 1, start, -1):
        before = tokens[at - 1]
        if tokens[at].low in DETERMINERS and before.small and before.low not in _HOLDS_NOUN:
            return at if tokens[start].low in DETERMINERS else start
    return start


def _bounds(tokens: list[Token], first: int, start: int, end: int) -> bool:
    token = tokens[start - 1]
    if token.quoted or token.text in _BOUNDS:
        return True
    if token.text == ".":
        before = tokens[start - 2] if start - 2 >= first else None
        return not (before and (abbreviates(before) or len(before.text) == 1))
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
        return not (abbreviates(before) or (len(before.text) == 1 and at + 1 < end))
    if at > start and token.text != "WHO" and (token.low in _BREAKS_AFTER or token.low in DAYS):
        of_noun = (
            token.low in _HOLDS_TO_NOUN
            and tokens[at - 1].small
            and tokens[at - 1].low not in DAYS
            and at - start < 8
        )
        return not of_noun
    return token.low in FINITE and not token.name_like


def _with_aside(tokens: list[Token], stop: int, end: int, *, leads: bool) -> int:
    if stop + 1 >= end or tokens[stop].text != "," or tokens[stop + 1].quoted:
        return stop
    close = stop + 1
    while close < end and tokens[close].text not in ",.;:—" and not tokens[close].quoted:
        close += 1
    if close < end and tokens[close].text == "." and abbreviates(tokens[close - 1]):
        close += 1
    if leads and (close >= end or tokens[close].text != "," or not _describes(tokens[stop + 1])):
        return stop
    if any(token.low in FINITE for token in tokens[stop + 1 : close]):
        return stop
    first = tokens[stop + 1]
    fits = first.low in DETERMINERS | _ROLES or first.name_like
    barred = first.low in PRONOUNS | DAYS or first.low == "who"
    return close if fits and not barred and 2 <= close - stop - 1 <= 18 else stop


def _describes(token: Token) -> bool:
    return token.low in DETERMINERS or token.low in _ROLES


def sentence_subject(tokens: list[Token], first: int, verb: int) -> Range | None:
    """Return the subject of the whole sentence, for a participle far from it: "…, claiming"."""
    start = first
    for at in range(first, min(first + 4, verb)):
        if tokens[at].text == ":":
            start = at + 1
    for _ in range(2):
        if not _leads(tokens[start]):
            break
        comma = next((at for at in range(start, verb) if tokens[at].text == ","), start)
        if comma == start or comma + 1 >= verb:
            break
        start = comma + 1
    end = start
    named = start + 1 < verb and _in_name(tokens[start]) and _in_name(tokens[start + 1])
    while end < verb and not _ends_sentence_subject(tokens, end, named=named):
        end += 1
    while end > start and is_adverb(tokens[end - 1]):
        end -= 1
    return (start, end) if start < end and end - start < _LONGEST else None


def _in_name(token: Token) -> bool:
    return token.text == "." or (token.name_like and token.low not in DETERMINERS)


def _leads(token: Token) -> bool:
    """Say whether a sentence begins with something else than its subject: "Asked on Monday,"."""
    participle = len(token.low) > 4 and token.low.endswith(("ed", "ing"))
    return token.low in PREPOSITIONS or token.low in DAYS or participle


def _ends_sentence_subject(tokens: list[Token], at: int, *, named: bool) -> bool:
    """Say whether the subject of a sentence ends before ``at``; ``named``: it begins a name."""
    token = tokens[at]
    if token.quoted or token.text in ",;:":
        return True
    if token.low in AUXILIARIES or token.low in RELATIVES or token.low == "also":
        return True
    if not token.small:
        return False
    if (token.low in CUES and token.low not in NOUNS) or token.low.endswith("ed"):
        return True
    before_name = at + 1 < len(tokens) and tokens[at + 1].name_like
    return named and not (before_name or token.low in PREPOSITIONS or token.low in _IN_NAMES)
