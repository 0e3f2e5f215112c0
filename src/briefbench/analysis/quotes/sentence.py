"""Statements in one sentence: for each verb of speech its speaker and what is said.

A sentence is a range of the tokens of its paragraph. What is said stands before or after the verb
with its subject; quotation marks and clauses decide which.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefbench.analysis.quotes.clause import clause_of
from briefbench.analysis.quotes.content import content_of
from briefbench.analysis.quotes.cues import Cue, cues_of
from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.phrases import Range, noun_back
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import DAYS, FINITE, PREPOSITIONS, Force, Verb

_OUTLETS = listed("outlets")
_LONGEST_LABEL = 10  # tokens before a colon that name who speaks


@dataclass(slots=True)
class Statement:
    """What is said, as ranges of tokens; ``cue`` and ``source`` likewise, None when not there."""

    content: list[Range]
    source: Range | None = None
    cue: Range | None = None
    verb: Verb | None = None
    headline: bool = False  # "Putin: the words", without marks

    @property
    def bare(self) -> bool:
        """Whether nothing in the sentence tells who speaks."""
        return self.source is None and self.cue is None


@dataclass(slots=True)
class Reading:
    """What one sentence gives: statements, and a speaker announced for the sentences after it."""

    statements: list[Statement] = field(default_factory=list)
    announced: Statement | None = None


def read_sentence(tokens: list[Token], first: int, end: int) -> Reading:
    """Return the statements of the sentence ``tokens[first:end]``."""
    cues = cues_of(tokens, first, end)
    reading = Reading()
    colons = [at for at in range(first + 1, end - 1) if tokens[at].text == ":"]
    if not cues and not colons:
        return reading
    labelled = _labelled(tokens, first, end, colons, cues)
    if labelled:
        reading.statements.append(labelled)
        return reading
    done, last = first, None
    for place, cue in enumerate(cues):
        if cue.first < done:
            continue
        clause = clause_of(tokens, first, end, done, cue, last)
        if clause is None:
            continue
        content = content_of(tokens, clause, cues[place + 1 :])
        content = [(a, b) for a, b in content if b > a]
        if not content:
            if clause.source and not clause.inverted and cue.says and cue.says.force is Force.SAYS:
                last = clause.source
                reading.announced = Statement([], clause.source, (cue.first, cue.end), cue.says)
            continue
        reading.statements.append(Statement(content, clause.source, (cue.first, cue.end), cue.says))
        last = clause.source or last
        done = max(content[-1][1], clause.block_end)
    if not reading.statements:
        shown = _after_colon(tokens, first, end, colons)
        reading.statements += [shown] if shown else []
    return reading


def _after_colon(tokens: list[Token], first: int, end: int, colons: list[int]) -> Statement | None:
    """Return what stands quoted after a colon: "The plan angers pollster Ann Bell: “…”"."""
    for at in colons:
        if tokens[at + 1].opens and not tokens[at].quoted:
            named = tokens[at - 1].name_like and tokens[at - 1].low not in DAYS
            source = noun_back(tokens, first, at) if named else None
            if source and source[0] > first and tokens[source[0] - 1].low == "by":
                return None  # who wrote the article that a digest quotes
            return Statement([(at + 1, _closed(tokens, at + 1, end))], source, (at, at + 1))
    return None


def _closed(tokens: list[Token], start: int, end: int) -> int:
    """Return where the last quotation of ``[start, end)`` is closed, ``end`` when none is."""
    return next((at + 1 for at in range(end - 1, start, -1) if tokens[at].closes), end)


def _labelled(
    tokens: list[Token], first: int, end: int, colons: list[int], cues: list[Cue]
) -> Statement | None:
    """Return the statement of "Trump: “words”", or of a headline "Trump: words"."""
    if not colons or colons[0] - first >= _LONGEST_LABEL or not tokens[first].name_like:
        return None
    colon = colons[0]
    label = tokens[first:colon]
    if any(token.low in FINITE for token in label):
        return None
    if tokens[colon + 1].opens and not any(cue.first < colon for cue in cues):
        if tokens[first].low in PREPOSITIONS and any(cue.first > colon for cue in cues):
            return None
        closed = _closed(tokens, colon + 1, end)
        return Statement([(colon + 1, closed)], (first, colon), (colon, colon + 1))
    named = all(token.name_like or token.text in {".", "-"} for token in label)
    fits = colon - first <= 4 and tokens[colon - 1].low not in _OUTLETS and end - colon > 2
    if first == 0 and tokens[0].start == 0 and named and fits:
        return Statement([(colon + 1, end)], (first, colon), (colon, colon + 1), headline=True)
    return None
