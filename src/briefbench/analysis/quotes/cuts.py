"""Where what is said after a verb ends, when the sentence goes on with something else."""

from __future__ import annotations

from briefbench.analysis.quotes.cues import Cue
from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import DETERMINERS, PREPOSITIONS, PRONOUNS

_CONTRASTS = listed("contrasts")
_SUBORDINATES = listed("subordinates")
_TRAILING = listed("trailing")
_LONGEST_OUTLET = 10  # tokens of who reports, at the end of a sentence


def end_of_said(tokens: list[Token], first: int, start: int, end: int, later: list[Cue]) -> int:
    """Return where what is said from ``start`` on ends, ``end`` when it goes on to there.

    ``first`` is where the sentence begins, ``later`` are the cues after the one that introduces
    it.
    """
    end = min(end, _before_main_clause(tokens, first, start, end))
    end = min(end, _after_last_mark(tokens, start, end))
    end = min(end, _before_contrast(tokens, start, end))
    return min(end, _before_next(tokens, start, end, later))


def _before_main_clause(tokens: list[Token], first: int, start: int, end: int) -> int:
    """Return where the main clause begins: "While Bell said that it rained, the town was dry"."""
    lead = tokens[first].low
    if lead == "even" and first + 1 < start:
        lead = tokens[first + 1].low
    paused = any(t.text == "," and not t.quoted for t in tokens[first:start])
    if lead not in _SUBORDINATES or paused:
        return end
    for at in range(start + 2, end - 1):
        token, following = tokens[at], tokens[at + 1]
        if token.quoted and not token.closes:
            continue
        pause = token.text == "," or (token.closes and tokens[at - 1].text == ",")
        opens = following.low in DETERMINERS or following.low in PRONOUNS or following.name_like
        if pause and opens:
            return at if token.text == "," else at + 1
    return end


def _after_last_mark(tokens: list[Token], start: int, end: int) -> int:
    """Return where the words quoted end before a clause that only comments on them."""
    whole = tokens[start].opens and tokens[start - 1].text in {",", ":"}
    for at in range(start + 1, end - 1):
        if not tokens[at].closes:
            continue
        inside, beside = tokens[at - 1].text == ",", tokens[at + 1].text == ","
        following = tokens[at + 2 if beside and at + 2 < end else at + 1]
        leaves = following.low in PREPOSITIONS or following.low in _TRAILING
        if whole and leaves and not following.quoted:
            return at + 1
        if (inside or beside) and not following.quoted:
            participle = following.small and following.low.endswith("ing")
            if participle or following.low in _TRAILING:
                return at + 1
    return end


def _before_contrast(tokens: list[Token], start: int, end: int) -> int:
    """Return where ", but" or ", and he" turns from what is said to what is told."""
    for at in range(start + 1, end - 2):
        if tokens[at].quoted or tokens[at].text != ",":
            continue
        word = tokens[at + 1].low
        if word == "but" or (word == "and" and tokens[at + 2].low in PRONOUNS):
            return at
    return end


def _before_next(tokens: list[Token], start: int, end: int, later: list[Cue]) -> int:
    """Return where a further statement of the same sentence begins."""
    for cue in later:
        if not start + 2 < cue.first < end:
            continue
        if cue.says and tokens[cue.first - 1].low == "and":  # "said … and called …": one speaker
            return cue.first - 2 if tokens[cue.first - 2].text == "," else cue.first - 1
        if any(token.low == "that" for token in tokens[start + 1 : cue.first]):
            return _before_participle(tokens, start, end, cue)
        for at in range(start + 2, cue.first - 1):
            token, following = tokens[at], tokens[at + 1]
            contrast = token.text in {",", ";"} and following.low in _CONTRASTS
            joined = token.text == "," and tokens[at - 1].closes and following.low == "and"
            if not token.quoted and (contrast or joined):
                return at
        cut = min(
            _before_participle(tokens, start, end, cue), _before_outlet(tokens, start, end, cue)
        )
        if cut < end:
            return cut
    return end


def _before_outlet(tokens: list[Token], start: int, end: int, cue: Cue) -> int:
    """Return where ", the agency reported" at the end of the sentence begins, else ``end``."""
    if cue.end < end or cue.says is None or tokens[cue.first].low.endswith("ing"):
        return end
    for at in range(cue.first - 1, max(start + 2, cue.first - _LONGEST_OUTLET), -1):
        if tokens[at].quoted:
            return end
        if tokens[at].text == ",":
            return at if cue.first - at > 1 else end
    return end


def _before_participle(tokens: list[Token], start: int, end: int, cue: Cue) -> int:
    participle = tokens[cue.first].low.endswith("ing") and tokens[cue.first - 1].text == ","
    return cue.first - 1 if participle and cue.first - start >= 3 else end
