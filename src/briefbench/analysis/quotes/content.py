"""Which words of a clause are what is said: those before the verb or those after it."""

from __future__ import annotations

from briefbench.analysis.quotes.clause import BINDS, TOPICS, WARNS, Clause
from briefbench.analysis.quotes.cues import Cue
from briefbench.analysis.quotes.cuts import end_of_said
from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.phrases import Range
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import (
    CLAUSES,
    FINITE,
    OPENS_CLAUSE,
    PREPOSITIONS,
    PRONOUNS,
    Force,
    Verb,
)

_PLAIN_CLAUSE = listed("plain_clause")
_THOUGHTS = listed("thoughts")
_ANYBODY, _WEAK_THOUGHTS = listed("anybody"), listed("weak_thoughts")
_NEEDS_VERB = listed("needs_verb")
_ANSWERS = listed("answers")
_REPORTING = listed("reporting")
_OFFERS = listed("offers")
_LONGEST_BETWEEN = 16  # tokens between two parts of a quotation
_LEAST_AFTER_ASIDE = 7  # words; fewer that begin with a preposition say nothing
_FARTHEST = 60  # tokens after which it is not looked for
_FARTHEST_TO = 8  # tokens: "urged the rivals to return"
_LEAST_TOPIC = 3  # words of what is warned about
_OPENS_ADVERBIAL = PREPOSITIONS | listed("opens_adverbial")


def content_of(tokens: list[Token], clause: Clause, later: list[Cue]) -> list[Range]:
    """Return what is said as ranges of tokens, none when nothing is.

    ``later`` are the cues that follow in the same sentence.
    """
    if clause.cue.according:
        return _according(tokens, clause)
    if _stands_left(tokens, clause):
        return _left(tokens, clause, later)
    if not _stands_right(tokens, clause, later):
        return []
    end = clause.end
    while end > clause.right and tokens[end - 1].text in ".,;":
        end -= 1
    until = end_of_said(tokens, clause.first, clause.right, end, later)
    if _lost_its_mark(tokens, clause, until):
        return []
    return [(clause.right, until)]


def _lost_its_mark(tokens: list[Token], clause: Clause, end: int) -> bool:
    """Say whether a verb that needs quotation marks is left without any."""
    verb = clause.cue.says
    needs = verb is not None and verb.force in {Force.MARKS, Force.BESIDE}
    return needs and not any(token.quoted for token in tokens[clause.right : end])


def _according(tokens: list[Token], clause: Clause) -> list[Range]:
    left = _left_end(tokens, clause)
    said = _wordy(tokens, clause.done, left)
    aside = said < _LEAST_AFTER_ASIDE and tokens[clause.done].low in PREPOSITIONS
    said_before = said >= 3 and not aside and not _quoted_after(tokens, clause)
    if said_before and tokens[clause.block - 1].text in {",", "—", "”", '"'}:
        return [(clause.done, left)]
    start = clause.block_end
    if start < clause.end and tokens[start].text == ",":
        start += 1
    end = clause.end
    while end > start and tokens[end - 1].text in ".;":
        end -= 1
    if _wordy(tokens, start, end) >= 3:
        return [(start, end)]
    return [(clause.done, left)] if said_before else []


def _quoted_after(tokens: list[Token], clause: Clause) -> bool:
    """Say whether a quotation follows: "a book that, according to Bell, “draws …”"."""
    at = clause.block_end
    return at + 1 < clause.end and tokens[at].text == "," and tokens[at + 1].opens


def _left_end(tokens: list[Token], clause: Clause) -> int:
    end = clause.block
    while end > clause.done and tokens[end - 1].text in {",", "—"}:
        end -= 1
    return end


def _wordy(tokens: list[Token], start: int, end: int) -> int:
    return sum(token.wordy for token in tokens[start:end])


def _stands_left(tokens: list[Token], clause: Clause) -> bool:
    """Say whether what is said stands before the verb and its subject."""
    if clause.block <= clause.done:
        return False
    before = tokens[clause.block - 1]
    if not (before.closes or before.text in {",", "—", "?", "!"}):
        return False
    if _participle(tokens, clause) and _wordy(tokens, clause.right, clause.end) >= 2:
        return False
    trails = tokens[clause.cue.first].low.endswith("ing") and before.text == ","
    if trails and not clause.inverted and clause.right < clause.end:
        return False
    left = tokens[clause.done : _left_end(tokens, clause)]
    quoted = any(token.quoted for token in left)
    if quoted and (before.closes or tokens[clause.block - 2].closes):
        titled = left[0].low in PREPOSITIONS and not clause.inverted
        return not (titled and _wordy(tokens, clause.right, clause.end) >= 2)
    if clause.cue.says is None or clause.cue.says.force is not Force.SAYS:
        return False
    adverbial = not quoted and bool(left) and left[0].low in _OPENS_ADVERBIAL
    said = sum(token.wordy for token in left)
    after = _wordy(tokens, clause.right, clause.end)
    if adverbial:
        return said >= 6 and after == 0
    following = tokens[clause.right] if clause.right < clause.end else None
    if said < 4 or (following and following.low in CLAUSES):
        return False
    if clause.inverted or after <= 2:
        return True
    return after <= 9 and not (following and (following.quoted or following.low in OPENS_CLAUSE))


def _participle(tokens: list[Token], clause: Clause) -> bool:
    """Say whether the verb hangs on a subject far before it: "…,” saying"."""
    far = clause.source is not None and clause.source[1] < clause.cue.first - 1
    return far and not clause.inverted and tokens[clause.cue.first].low.endswith("ing")


def _left(tokens: list[Token], clause: Clause, later: list[Cue]) -> list[Range]:
    """Return what stands before the verb, and a quotation that goes on after the speaker."""
    end = _left_end(tokens, clause)
    found = [(_after_lead(tokens, clause.done, end), end)]
    mark = _reopens(tokens, clause, later)
    if mark is not None:
        found.append((mark, _closed(tokens, mark, clause.end)))
    return found


def _reopens(tokens: list[Token], clause: Clause, later: list[Cue]) -> int | None:
    """Return where the quotation is opened again: "“We go,” said Bell on Monday, “and stay.”"."""
    for at in range(clause.block_end, min(clause.end, clause.block_end + _FARTHEST)):
        if any(cue.first == at for cue in later):
            return None
        if tokens[at].quoted:
            near = at - clause.block_end <= _LONGEST_BETWEEN
            begins = at == clause.block_end or tokens[at - 1].text in {",", ":", "—", "..."}
            return at if (near and begins) or tokens[at - 1].text == "." else None
    return None


def _closed(tokens: list[Token], mark: int, end: int) -> int:
    """Return where the quotations that follow each other from ``mark`` on are closed."""
    at = mark
    while at < end and tokens[at].quoted:
        at += 1
    return at


def _after_lead(tokens: list[Token], start: int, end: int) -> int:
    """Return where a quotation begins after words and a colon, ``start`` when none does."""
    for at in range(start, end - 1):
        if tokens[at].quoted:
            return start
        if tokens[at].text in {":", "("} and tokens[at + 1].opens:
            return at + 1
    return start


def _stands_right(tokens: list[Token], clause: Clause, later: list[Cue]) -> bool:
    """Say whether what follows the verb is what is said, by the force of the verb."""
    verb = clause.cue.says
    if verb is None or clause.right >= clause.end:
        return False
    following = tokens[clause.right]
    if not following.quoted and (clause.source is None or _is_anybody(tokens, clause.source)):
        return False
    if verb.force is Force.SAYS:
        return _follows_speech(tokens, clause, verb)
    if verb.force is Force.HOLDS:
        return _follows_thought(tokens, clause, verb)
    if verb.force is Force.BESIDE:
        led = clause.right <= clause.block_end or tokens[clause.right - 1].text in {",", ":"}
        return following.quoted and led
    count = _wordy(tokens, clause.right, clause.end)
    return count >= 2 and _any_quoted(tokens, clause) and not _taken(tokens, clause.right, later)


def _is_anybody(tokens: list[Token], source: Range) -> bool:
    """Say whether the subject means whoever reads: "if you say so"."""
    return tokens[source[0]].low in _ANYBODY or tokens[source[1] - 1].low in _ANYBODY


def _follows_speech(tokens: list[Token], clause: Clause, verb: Verb) -> bool:
    following = tokens[clause.right]
    count = _wordy(tokens, clause.right, clause.end)
    if following.quoted or following.low in {"yes", "no"}:
        return count >= 1
    if verb.base in WARNS and tokens[clause.right - 1].low in TOPICS:
        return count >= _LEAST_TOPIC
    if following.low.endswith("ing") and verb.base in _REPORTING:
        return count >= 3
    if verb.base in _ANSWERS and following.low in PREPOSITIONS:
        return False
    if " " in verb.base:  # "called for"
        return count >= 2
    clausal = following.low in CLAUSES or following.low in OPENS_CLAUSE
    named = following.name_like or following.text[0].isdigit()
    finite = any(token.low in FINITE for token in tokens[clause.right : clause.end])
    if verb.base in _NEEDS_VERB and not (
        finite or following.low in CLAUSES or following.low in PRONOUNS
    ):
        return _any_quoted(tokens, clause)
    if clausal or named or _any_quoted(tokens, clause):
        return count >= 2
    return verb.base in _PLAIN_CLAUSE and (count >= 4 or (finite and count >= 3))


def _follows_thought(tokens: list[Token], clause: Clause, verb: Verb) -> bool:
    following = tokens[clause.right]
    if _wordy(tokens, clause.right, clause.end) < 3:
        return False
    bound = tokens[clause.right : min(clause.end, clause.right + _FARTHEST_TO)]
    if verb.base in BINDS and (following.low == "to" or verb.base == "urge"):
        return any(token.low == "to" for token in bound)
    if verb.base in _WEAK_THOUGHTS:
        return following.low == "that" or following.quoted
    if following.low in {"it", "you"}:
        after = tokens[clause.right + 1] if clause.right + 1 < clause.end else None
        return after is not None and after.low in FINITE
    if following.low in CLAUSES or following.quoted:
        return True
    if verb.base in _THOUGHTS and (following.low in OPENS_CLAUSE or following.name_like):
        return True
    offered = verb.base in _OFFERS and _any_quoted(tokens, clause)
    return offered or following.low in PRONOUNS or following.low == "there"


def _any_quoted(tokens: list[Token], clause: Clause) -> bool:
    return any(token.quoted for token in tokens[clause.right : clause.end])


def _taken(tokens: list[Token], right: int, later: list[Cue]) -> bool:
    """Say whether a verb of speech stands nearer to the quotation marks."""
    mark = next((at for at in range(right, len(tokens)) if tokens[at].quoted), right)
    return any(right <= cue.first < mark and cue.says for cue in later)
