"""Countries in English text: which sense of each name is meant, and how sure that is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from briefbench.analysis.countries.context import (
    Around,
    around,
    city_confidence,
    contained,
    container,
    evidence,
    is_other_thing,
    is_person,
    surnames_in,
)
from briefbench.analysis.countries.gazetteer import Sense, Sort, gazetteer
from briefbench.analysis.countries.matcher import Candidate, Matcher
from briefbench.analysis.countries.mention import Mention
from briefbench.model.kinds import MentionKind

BELIEVED = 0.5  # mentions below are left out
_SMALL = 15_000  # people; smaller towns count only where their country is known from the text
# How much a sense weighs before the text is asked; a city weighs by its size.
_PRIOR = {
    Sort.NAME: 6.0,
    Sort.DEMONYM: 5.5,
    Sort.CAPITAL: 5.0,
    Sort.METONYM: 5.0,
    Sort.LEADER: 4.5,
    Sort.REGION: 4.5,
    Sort.ABBREVIATION: 4.5,
}
_SURE = {
    Sort.NAME: 0.97,
    Sort.DEMONYM: 0.93,
    Sort.CAPITAL: 0.92,
    Sort.METONYM: 0.8,
    Sort.LEADER: 0.75,
    Sort.REGION: 0.86,
    Sort.ABBREVIATION: 0.85,
}
_KIND = {
    Sort.NAME: MentionKind.NAME,
    Sort.DEMONYM: MentionKind.DEMONYM,
    Sort.CAPITAL: MentionKind.CAPITAL,
    Sort.METONYM: MentionKind.METONYM,
    Sort.LEADER: MentionKind.LEADER,
    Sort.REGION: MentionKind.CITY,
    Sort.ABBREVIATION: MentionKind.CITY,
    Sort.CITY: MentionKind.CITY,
}


def mentions_in_english(text: str) -> list[Mention]:
    """Return the words of an English text that name a country, in text order."""
    candidates = _matcher().candidates(text)
    surnames = surnames_in(text)
    known = evidence(candidates)
    found = []
    for at, candidate in enumerate(candidates):
        if not candidate.senses:
            continue
        near = around(text, candidate.start, candidate.end)
        holders = container(text, candidates, at)
        held = any(sense.code in holders for sense in candidate.senses)
        if is_other_thing(text, candidate, near) or is_person(candidate, near, surnames, held=held):
            continue
        beside = holders | contained(text, candidates, at)
        mention = _meant(text, candidate, near, known, beside)
        if mention:
            found.append(mention)
    return found


@cache
def _matcher() -> Matcher:
    return Matcher(gazetteer(), cased=True)


def _meant(
    text: str, candidate: Candidate, near: Around, known: Counter[str], holders: frozenset[str]
) -> Mention | None:
    senses = _allowed(candidate, near)
    if not senses:
        return None
    total = known.total() or 1
    best, score = senses[0], -1.0
    for sense in senses:
        weight = _weight(sense, candidate, senses, known, total)
        if sense.code in holders:
            weight += 4
        if weight > score:
            best, score = sense, weight
    confidence = _SURE.get(best.sort, 0.0)
    if best.sort is Sort.CITY:
        unknown = known[best.code] < 0.2 * total and best.code not in holders
        if unknown and best.people < _SMALL:
            return None
        confidence = city_confidence(
            candidate,
            near,
            best.people,
            score,
            held=best.code in holders,
            shouted=text[candidate.start : candidate.end].isupper(),
        )
    elif best.sort is Sort.REGION and near.name_before and not near.opens_sentence:
        confidence -= 0.0 if near.place_word else 0.2
    if confidence < BELIEVED:
        return None
    return Mention(
        candidate.start, candidate.end, best.code, _KIND[best.sort], round(confidence, 2)
    )


def _allowed(candidate: Candidate, near: Around) -> Sequence[Sense]:
    """Return the senses that the place allows: short forms of states need a comma before them."""
    if near.before == ",":
        return candidate.senses
    return [sense for sense in candidate.senses if sense.sort is not Sort.ABBREVIATION]


def _weight(
    sense: Sense,
    candidate: Candidate,
    senses: Sequence[Sense],
    known: Counter[str],
    total: float,
) -> float:
    weight = _PRIOR.get(sense.sort) or math.log10(max(sense.people, 10)) - 2.3
    support = known[sense.code] - _own_part(sense, senses)
    weight += 3.0 * min(1.0, 1.5 * support / total)
    if candidate.key == "georgia":  # the state is as often in the news
        neighbours = sum(known[code] for code in ("RU", "AM", "AZ")) + support
        weight += min(3.0, neighbours) - 1.5 if sense.code == "GE" else 0.0
    if sense.sort is Sort.CAPITAL and len(senses) > 1 and support <= 0:
        rivals = [s for s in senses if s.code != sense.code]
        strongest = max((known[s.code] / total for s in rivals if s.people > 8_000), default=0.0)
        weight -= 2.5 if strongest > 0.6 else 0.0
    return weight


def _own_part(sense: Sense, senses: Sequence[Sense]) -> float:
    """Return what the candidate itself put into the evidence, so that it does not vote twice."""
    codes = {s.code for s in senses if s.sort in _PRIOR and s.sort is not Sort.LEADER}
    if sense.code not in codes or len(codes) > 2:
        return 0.0
    worth = {Sort.NAME: 2.0, Sort.DEMONYM: 1.5, Sort.CAPITAL: 1.5}.get(sense.sort, 1.0)
    return worth / len(codes)
