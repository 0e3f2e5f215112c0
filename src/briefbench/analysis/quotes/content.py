"""Which words of a clause are what is said: those before the verb or those after it."""

from __future__ import annotations

from briefbench.analysis.quotes.clause import TOPICS, WARNS, Clause
from briefbench.analysis.quotes.cues import Cue
from briefbench.analysis.quotes.phrases import Range
from briefbench.analysis.quotes.tokens import Token
from briefbench.analysis.quotes.verbs import OPENS_CLAUSE, PREPOSITIONS, PRONOUNS, Force
from briefbench.analysis.wordlists import words

_PLAIN_CLAUSE = words("say tell add announce note acknowledge argue insist warn claim")
_THOUGHTS = words("believe think suggest hope fear")
_OFFERS = words("suggest promise pledge demand point")
_CONTRASTS = words("but while although though whereas")
_LONGEST_OUTLET = 10  # tokens of who reports, at the end of a sentence
_LEAST_TOPIC = 3  # words of what is warned about
_OPENS_ADVERBIAL = PREPOSITIONS | words("asked speaking but and still however meanwhile also last")


def content_of(tokens: list[Token], clause: Clause, later: list[Cue]) -> list[Range]:
    """Return what is said as ranges of tokens, none when nothing is.

    ``later`` are the cues that follow in the same sentence.
    """
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


def _according(tokens: list[Token], clause: Clause) -> list[Range]:
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


def _participle(tokens: list[Token], clause: Clause) -> bool:
    """Say whether the verb hangs on a subject far before it: "…,” saying"."""
    far = clause.source is not None and clause.source[1] < clause.cue.first - 1
    return far and not clause.inverted and tokens[clause.cue.first].low.endswith("ing")


def _left(tokens: list[Token], clause: Clause) -> list[Range]:
    end = _left_end(tokens, clause)
    found = [(_after_lead(tokens, clause.done, end), end)]
    if clause.right < clause.end and tokens[clause.right].quoted:
        found.append((clause.right, clause.end))
    elif not clause.inverted and clause.block_end < clause.end:
        rest = tokens[clause.block_end : clause.end]
        if rest[0].text == "," and any(token.quoted for token in rest):
            found.append((clause.block_end + 1, clause.end))
    return found


def _after_lead(tokens: list[Token], start: int, end: int) -> int:
    """Return where a quotation begins after words and a colon, ``start`` when none does."""
    for at in range(start, end - 1):
        if tokens[at].quoted:
            return start
        if tokens[at].text == ":" and tokens[at + 1].opens:
            return at + 1
    return start


def _stands_right(tokens: list[Token], clause: Clause, later: list[Cue]) -> bool:
    """Say whether what follows the verb is what is said, by the force of the verb."""
    verb = clause.cue.says
    if verb is None or clause.right >= clause.end:
        return False
    following = tokens[clause.right]
    if clause.source is None and not following.quoted:
        return False
    count = _wordy(tokens, clause.right, clause.end)
    quoted = any(token.quoted for token in tokens[clause.right : clause.end])
    clausal = following.low in {"that", "whether", "if"} or following.quoted
    if verb.force is Force.SAYS:
        named = following.name_like or following.text[0].isdigit()
        opens = clausal or quoted or following.low in OPENS_CLAUSE or named
        if verb.base in WARNS and tokens[clause.right - 1].low in TOPICS:
            return count >= _LEAST_TOPIC
        return count >= 2 and (opens or (verb.base in _PLAIN_CLAUSE and count >= 4))
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
