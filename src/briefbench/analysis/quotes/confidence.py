"""How sure a statement is: one table, by the rule that found it."""

from __future__ import annotations

from functools import cache

from briefbench.analysis.quotes.lists import table_rows
from briefbench.analysis.quotes.verbs import Force
from briefbench.model.kinds import SpeechKind


def confidence_of(rule: str) -> float:
    """Return the confidence of a rule, 0.0 to 1.0; ``KeyError`` when the table has none."""
    return _table()[rule]


@cache
def _table() -> dict[str, float]:
    return {rule: float(value) for rule, value, *_ in table_rows("confidence.tsv")}


def rule_of(kind: SpeechKind, force: Force | None, speaker: str, *, cue: str, that: bool) -> str:
    """Return the rule that found an English statement.

    Args:
        kind: Direct, mixed or reported.
        force: The class of the verb, None for "according to", a colon, or nothing.
        speaker: ``named``, ``pronoun``, ``other`` or ``""``.
        cue: The words that introduce it in small letters, ``""`` for none.
        that: What is said is a that-clause.

    """
    if kind is SpeechKind.DIRECT:
        return _rule_of_direct(force, speaker, cue)
    if force is Force.SAYS:
        if kind is SpeechKind.REPORTED and " " in cue:
            return "reported, called for"
        if that:
            return f"{kind}, said that"
        return f"{kind}, said, other" if speaker in {"other", ""} else f"{kind}, said"
    if force is None:
        return f"{kind}, according to" if cue.startswith("according") else "continued"
    other = kind is SpeechKind.MIXED and force is not Force.HOLDS
    return "mixed, other verb" if other else f"{kind}, thought"


def _rule_of_direct(force: Force | None, speaker: str, cue: str) -> str:
    if not speaker:
        return "direct, no speaker" if cue else "direct, bare"
    if force is Force.SAYS:
        return f"direct, said, {speaker}"
    return "direct, colon" if cue == ":" else "direct, other verb"
