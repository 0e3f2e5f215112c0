"""Statements in one sentence: for each verb of speech its speaker and what is said.

A sentence is a range of the tokens of its paragraph. What is said stands before or after the verb
with its subject; quotation marks and clauses decide which.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefbench.analysis.quotes.cues import Cue, cues_of
from briefbench.analysis.quotes.phrases import (
    Range,
    is_adverb,
    noun_back,
    sentence_subject,
    subject_after,
    subject_before,
)
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import (
    CUES,
    DAYS,
    DETERMINERS,
    OPENS_CLAUSE,
    PREPOSITIONS,
    PRONOUNS,
    Force,
    Verb,
)
from briefbench.analysis.wordlists import words

_TAKES_HEARER = words("tell ask inform remind assure advise urge warn convince")
_HEARERS = words("him her them me us reporters")
_SETTING = words(
    "in on at during to via last this earlier late through of after when before from about by"
)
_PLAIN_CLAUSE = words("say tell add announce note acknowledge argue insist warn claim")
_THOUGHTS = words("believe think suggest hope fear")
_OFFERS = words("suggest promise pledge demand point")
_CONTRASTS = words("but while although though whereas")
_WARNS = words("warn complain boast brag")
_TOPICS = words("about of")
_LINKS = words("of for and at from with or all both")
_NO_HEARER = _TOPICS | {"that"}
_LEAST_TOPIC = 3  # words of what is warned about
_OUTLETS = words(
    "desk report news exclusive update video watch live analysis opinion explainer photos"
)
_OPENS_ADVERBIAL = PREPOSITIONS | words("asked speaking but and still however meanwhile also last")


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


@dataclass(slots=True)
class _Clause:
    """A cue with its subject; what is said may stand in ``[done, block)`` or ``[right, end)``."""

    cue: Cue
    source: Range | None
    inverted: bool
    done: int
    block: int
    block_end: int
    right: int
    end: int


def read_sentence(tokens: list[Token], first: int, end: int) -> Reading:
    """Return the statements of the sentence ``tokens[first:end]``."""
    cues = cues_of(tokens, first, end)
    reading = Reading()
    labelled = _labelled(tokens, first, end, cues)
    if labelled:
        reading.statements.append(labelled)
        return reading
    done, last = first, None
    for place, cue in enumerate(cues):
        if cue.first < done:
            continue
        clause = _clause(tokens, first, end, done, cue, last)
        if clause is None:
            continue
        content = _content(tokens, clause, cues[place + 1 :])
        content = [(a, b) for a, b in content if b > a]
        if not content:
            if clause.source and not clause.inverted and cue.says and cue.says.force is Force.SAYS:
                last = clause.source
                reading.announced = Statement([], clause.source, (cue.first, cue.end), cue.says)
            continue
        reading.statements.append(Statement(content, clause.source, (cue.first, cue.end), cue.says))
        last = clause.source or last
        done = max(content[-1][1], clause.block_end)
    return reading


def _labelled(tokens: list[Token], first: int, end: int, cues: list[Cue]) -> Statement | None:
    """Return the statement of "Trump: “words”", or of a headline "Trump: words"."""
    colon = next((at for at in range(first + 1, min(end, first + 10)) if tokens[at].text == ":"), 0)
    if not colon or colon + 1 >= end or not tokens[first].name_like:
        return None
    label = tokens[first:colon]
    if tokens[colon + 1].opens and not any(cue.first < colon for cue in cues):
        return Statement([(colon + 1, end)], (first, colon), (colon, colon + 1))
    named = all(token.name_like or token.text in {".", "-"} for token in label)
    fits = colon - first <= 4 and tokens[colon - 1].low not in _OUTLETS and end - colon > 2
    if first == 0 and tokens[0].start == 0 and named and fits:
        return Statement([(colon + 1, end)], (first, colon), (colon, colon + 1), headline=True)
    return None


def _clause(
    tokens: list[Token], first: int, end: int, done: int, cue: Cue, last: Range | None
) -> _Clause | None:
    source, inverted = _source(tokens, first, end, cue, last)
    quotes = any(token.quoted for token in tokens[first:end])
    if source is None and (cue.according or not quotes):
        return None
    near = source is not None and source[1] >= cue.first - 4
    block = min(cue.first, source[0]) if source and (near or inverted) else cue.first
    block_end = max(cue.end, source[1]) if source and inverted else cue.end
    right = _after_setting(
        tokens, _after_hearer(tokens, block_end, end, cue, inverted=inverted), end
    )
    if cue.says and cue.says.base in _WARNS and right < end and tokens[right].low in _TOPICS:
        right += 1
    while right < end and tokens[right].text in {",", ":"}:
        right += 1
    return _Clause(cue, source, inverted, done, block, block_end, right, end)


def _source(
    tokens: list[Token], first: int, end: int, cue: Cue, last: Range | None
) -> tuple[Range | None, bool]:
    """Return the subject of a cue, and whether it follows the cue."""
    if cue.according:
        return subject_after(tokens, cue.end, end, leads=cue.first == first), True
    before = tokens[cue.first - 1] if cue.first > first else None
    if tokens[cue.first].low.endswith("ing") and before is not None:
        if before.text == "," or before.low in {"and", "by", "in", "while"}:
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
    if source is None and before is not None and before.low == "and":
        source = last
    return source, False


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
    warns = tokens[at - 1].low in CUES and CUES[tokens[at - 1].low].base in _WARNS
    if warns and at < end and tokens[at].low in _TOPICS:
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


def _content(tokens: list[Token], clause: _Clause, later: list[Cue]) -> list[Range]:
    if clause.cue.according:
        return _according(tokens, clause)
    if _stands_left(tokens, clause):
        return _left(tokens, clause)
    if not _stands_right(tokens, clause, later):
        return []
    end = clause.end
    while end > clause.right and tokens[end - 1].text in ".,;":
        end -= 1
    return [(clause.right, _cut(tokens, clause.right, end, later))]


def _according(tokens: list[Token], clause: _Clause) -> list[Range]:
    left = _left_end(tokens, clause)
    said_before = _wordy(tokens, clause.done, left) >= 3
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


def _left_end(tokens: list[Token], clause: _Clause) -> int:
    end = clause.block
    while end > clause.done and tokens[end - 1].text in {",", "—"}:
        end -= 1
    return end


def _wordy(tokens: list[Token], start: int, end: int) -> int:
    return sum(token.wordy for token in tokens[start:end])


def _stands_left(tokens: list[Token], clause: _Clause) -> bool:
    """Say whether what is said stands before the verb and its subject."""
    if clause.block <= clause.done:
        return False
    before = tokens[clause.block - 1]
    if not (before.closes or before.text in {",", "—", "?", "!"}):
        return False
    left = tokens[clause.done : _left_end(tokens, clause)]
    quoted = any(token.quoted for token in left)
    if quoted and (before.closes or tokens[clause.block - 2].closes):
        return True
    if clause.cue.says is None or clause.cue.says.force is not Force.SAYS:
        return False
    adverbial = not quoted and bool(left) and left[0].low in _OPENS_ADVERBIAL
    said = sum(token.wordy for token in left)
    after = _wordy(tokens, clause.right, clause.end)
    if adverbial:
        return said >= 6 and after == 0
    following = tokens[clause.right] if clause.right < clause.end else None
    if said < 4 or (following and following.low in {"that", "whether", "if"}):
        return False
    if clause.inverted or after <= 2:
        return True
    return after <= 9 and not (following and (following.quoted or following.low in OPENS_CLAUSE))


def _left(tokens: list[Token], clause: _Clause) -> list[Range]:
    found = [(clause.done, _left_end(tokens, clause))]
    if clause.right < clause.end and tokens[clause.right].quoted:
        found.append((clause.right, clause.end))
    elif not clause.inverted and clause.block_end < clause.end:
        rest = tokens[clause.block_end : clause.end]
        if rest[0].text == "," and any(token.quoted for token in rest):
            found.append((clause.block_end + 1, clause.end))
    return found


def _stands_right(tokens: list[Token], clause: _Clause, later: list[Cue]) -> bool:
    """Say whether what follows the verb is what is said, by the force of the verb."""
    verb = clause.cue.says
    if verb is None or clause.right >= clause.end:
        return False
    following = tokens[clause.right]
    count = _wordy(tokens, clause.right, clause.end)
    quoted = any(token.quoted for token in tokens[clause.right : clause.end])
    clausal = following.low in {"that", "whether", "if"} or following.quoted
    if verb.force is Force.SAYS:
        named = following.name_like or following.text[0].isdigit()
        opens = clausal or quoted or following.low in OPENS_CLAUSE or named
        if verb.base in _WARNS and tokens[clause.right - 1].low in _TOPICS:
            return count >= _LEAST_TOPIC
        return count >= 2 and (opens or (verb.base in _PLAIN_CLAUSE and count >= 4))
    if clause.source is None:
        return False
    if verb.force is Force.MARKS:
        return quoted and count >= 2 and not _taken(tokens, clause.right, later)
    thought = verb.base in _THOUGHTS and (following.low in OPENS_CLAUSE or following.name_like)
    offered = quoted and verb.base in _OFFERS
    spoken = following.low in PRONOUNS or following.low == "there"
    return count >= 3 and (clausal or spoken or thought or offered)


def _taken(tokens: list[Token], right: int, later: list[Cue]) -> bool:
    """Say whether a verb of speech stands nearer to the quotation marks."""
    mark = next((at for at in range(right, len(tokens)) if tokens[at].quoted), right)
    return any(
        right <= cue.first < mark and cue.says and cue.says.force is Force.SAYS for cue in later
    )


def _cut(tokens: list[Token], start: int, end: int, later: list[Cue]) -> int:
    """Return where the statement ends when a further statement begins in the same sentence."""
    for cue in later:
        if not start + 2 < cue.first < end:
            continue
        if any(token.low == "that" for token in tokens[start + 1 : cue.first]):
            return _before_participle(tokens, start, end, cue)
        for at in range(start + 2, cue.first - 1):
            token, following = tokens[at], tokens[at + 1]
            contrast = token.text in {",", ";"} and following.low in _CONTRASTS
            joined = token.text == "," and tokens[at - 1].closes and following.low == "and"
            if not token.quoted and (contrast or joined):
                return at
        cut = _before_participle(tokens, start, end, cue)
        if cut < end:
            return cut
    return end


def _before_participle(tokens: list[Token], start: int, end: int, cue: Cue) -> int:
    participle = tokens[cue.first].low.endswith("ing") and tokens[cue.first - 1].text == ","
    return cue.first - 1 if participle and cue.first - start >= 3 else end


def announced_by_noun(tokens: list[Token], end: int) -> Range | None:
    """Return the speaker of a sentence that ends with a colon and no verb of speech, or None."""
    return noun_back(tokens, 0, end - 1) if end > 1 and tokens[end - 1].text == ":" else None
