"""A word that names a country, before mentions are gathered by country."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import MentionKind


@dataclass(frozen=True, slots=True)
class Mention:
    """``[start, end)`` in code points of the text; ``confidence`` is 0.0 to 1.0.

    ``rivals`` are the codes of the countries that the words may stand for too, likeliest first.
    """

    start: int
    end: int
    code: str
    kind: MentionKind
    confidence: float
    rivals: tuple[str, ...] = ()
