"""Which article of a story is the likely original."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefbench.base.dates import days_of
from briefbench.model.kinds import Likely

NAME = 4
"""Letters of an outlet's name from which on it is looked for in the others' words."""

LONGER = 1.05
"""How many times as long as the next the longest text is, to count as the longest."""

READ = 60
"""Articles of a story whose words are looked through for names."""


@dataclass(frozen=True, slots=True)
class StoryText:
    """What an article of a story says about where it is from.

    ``names`` are its outlet's, the domain's own part too; ``text`` is byline and body;
    ``published`` an ISO date or ``""``; ``saved`` an ISO time.
    """

    names: tuple[str, ...]
    text: str
    published: str = ""
    saved: str = ""


def likely_original(texts: Sequence[StoryText]) -> tuple[int, Likely]:
    """Return the place of the likely original and why it is taken for it.

    The one whose outlet most of the others name; else the one published before the others, as
    far as the dates tell; else the longest; else the one saved first. Whatever leaves several
    open is asked of these alone.

    Raises:
        ValueError: There are no texts.

    """
    if not texts:
        raise ValueError(texts)
    named = _named(texts)
    best = [n for n in range(len(texts)) if named[n] == max(named)]
    if len(best) == 1 and len(texts) > 1:
        return best[0], Likely.NAMED
    first = _first(texts, best)
    if len(first) == 1 < len(best):
        return first[0], Likely.FIRST
    by_length = sorted(first, key=lambda n: -len(texts[n].text))
    if len(first) > 1 and len(texts[by_length[0]].text) > LONGER * len(texts[by_length[1]].text):
        return by_length[0], Likely.LONGEST
    return min(first, key=lambda n: (texts[n].saved, n)), Likely.CAPTURED


def outlet_names(name: str, domain: str) -> tuple[str, ...]:
    """Return the names under which others may cite an outlet."""
    own = re.split(r"[.]", domain.casefold())[0]
    found = dict.fromkeys(" ".join(one.casefold().split()) for one in (name, own))
    return tuple(one for one in found if len(one) >= NAME)


def _named(texts: Sequence[StoryText]) -> list[int]:
    """Return by how many of the others each one's outlet is named."""
    words = [" ".join(text.text.casefold().split()) for text in texts[:READ]]
    counts = []
    for text in texts:
        forms = [re.compile(rf"\b{re.escape(name)}\b") for name in text.names]
        counts.append(
            sum(
                any(form.search(said) for form in forms)
                for other, said in zip(texts, words, strict=False)
                if not set(other.names) & set(text.names)
            )
        )
    return counts


def _first(texts: Sequence[StoryText], among: Sequence[int]) -> list[int]:
    """Return those that none of the others is surely published before; dated ones if any are."""
    dated = [n for n in among if texts[n].published]
    earliest = [
        n for n in dated if not any(_before(texts[m].published, texts[n].published) for m in dated)
    ]
    return earliest or list(among)


def _before(one: str, other: str) -> bool:
    """Say whether a date is surely before another, whatever their precision."""
    try:
        if "T" in one and "T" in other:
            return _moment(one) < _moment(other)
        return days_of(one).last < days_of(other).first
    except ValueError:
        return False


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
