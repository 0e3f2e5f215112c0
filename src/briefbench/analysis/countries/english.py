"""Countries in English text: which sense of each name is meant, and how sure that is."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefbench.analysis.countries.context import (
    WORLD_CITY,
    Around,
    around,
    city_confidence,
    contained,
    container,
    is_other_thing,
    is_person,
    listed_with,
)
from briefbench.analysis.countries.gazetteer import Sense, Sort, gazetteer, in_office, namesakes
from briefbench.analysis.countries.header import datelines
from briefbench.analysis.countries.matcher import Candidate, Matcher
from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.survey import Survey, survey
from briefbench.analysis.countries.unlisted import towns, unlisted
from briefbench.model.kinds import MentionKind

BELIEVED = 0.5  # mentions below are left out
_STRANGE = 0.2  # taken off for a city of a country that nothing else in the text speaks of
_SMALL = 15_000  # people; smaller towns count only where their country is known from the text
_HELD = 4.0  # added to a sense in the country that follows after a comma
_LISTED = 3.0  # added to a state in a list of states of its country
_CLOSE = 3.0  # below the weight of the sense that is meant, down to which others compete
_RIVALS = 3  # kept at most
_LARGE = 100_000  # people; such a city is known beyond its country
_TOLD = 0.7  # confidence in a town of the country that the text is about
_TOWN = 0.8  # confidence in a town that the text as a whole tells from its larger namesake
_NOWHERE: frozenset[str] = frozenset()
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@\S+")
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

_HOLDING = frozenset({Sort.NAME, Sort.REGION, Sort.ABBREVIATION})


class _Sides(NamedTuple):
    """Countries by the names beside one: that hold it, of the city it holds, of its list."""

    holders: frozenset[str]
    inside: frozenset[str]
    listed: frozenset[str]

    def speak_for(self, sense: Sense) -> float:
        """Return what the names beside add to a sense."""
        weight = _HELD if sense.code in self.holders else 0.0
        if sense.code in self.inside and sense.sort in _HOLDING:
            weight += _HELD
        if sense.code in self.listed and sense.sort is Sort.REGION:
            weight += _LISTED
        return weight


def mentions_in_english(text: str, day: str = "") -> list[Mention]:
    """Return the words of an English text that name a country, in text order.

    ``day`` is the ISO date of the text: leaders count in their time of office.
    """
    candidates = _of_the_day(_outside_addresses(text, _matcher().candidates(text)), day)
    whole = survey(text, candidates, datelines(text))
    found = []
    for at, candidate in enumerate(candidates):
        if not candidate.senses:
            continue
        near = around(text, candidate.start, candidate.end)
        holders = container(text, candidates, at) | whole.settled.get(candidate.key, _NOWHERE)
        held = any(sense.code in holders for sense in candidate.senses)
        if is_other_thing(text, candidate, near):
            continue
        if is_person(candidate, near, whole, held=held or candidate.key in whole.datelined):
            continue
        if candidate.key in whole.towns:
            found += _namesake(candidate, whole)
            continue
        small = whole.small.get(candidate.key) or _town_held(text, candidate, holders)
        if small:
            mention = _town(candidate, small)
        else:
            inside = contained(text, candidates, at)
            listed = listed_with(text, candidates, at)
            mention = _meant(text, candidate, near, whole, _Sides(holders, inside, listed))
        if mention:
            found.append(mention)
    return sorted(found + unlisted(text, found, whole.surnames), key=lambda one: one.start)


def _outside_addresses(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out what stands in an address of the web or of a mailbox."""
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    if not spans:
        return candidates
    ends = [end for _, end in spans]
    kept = []
    for one in candidates:
        at = bisect_right(ends, one.start)
        if at == len(spans) or one.start < spans[at][0]:
            kept.append(one)
    return kept


def _of_the_day(candidates: list[Candidate], day: str) -> list[Candidate]:
    """Leave out what leaders' names mean outside their time of office."""
    if not day:
        return candidates
    return [
        replace(one, senses=in_office(one.senses, day))
        if any(sense.terms for sense in one.senses)
        else one
        for one in candidates
    ]


@cache
def _matcher() -> Matcher:
    return Matcher(gazetteer(), cased=True)


def _meant(
    text: str, candidate: Candidate, near: Around, whole: Survey, sides: _Sides
) -> Mention | None:
    holders = sides.holders
    senses = _allowed(candidate, near, whole)
    if not senses:
        return None
    best, score = senses[0], -1.0
    weights: dict[str, float] = {}
    for sense in senses:
        weight = _weight(sense, candidate, senses, whole) + sides.speak_for(sense)
        weights[sense.code] = max(weight, weights.get(sense.code, -math.inf))
        if weight > score:
            best, score = sense, weight
    if town := _town_of_the_text(text, candidate, best, whole):
        return town
    confidence = _SURE.get(best.sort, 0.0)
    if best.sort is Sort.CITY:
        support = whole.support(best.code, candidate.key)
        unknown = support < 0.2 * whole.total and best.code not in holders
        if unknown and best.people < _SMALL:
            return None
        confidence = city_confidence(
            candidate,
            near,
            best.people,
            score,
            held=best.code in holders or candidate.key in whole.datelined,
            shouted=text[candidate.start : candidate.end].isupper(),
        )
        strange = support <= 0 and whole.known and not near.place_word
        alone = best.people >= WORLD_CITY and len(senses) == 1
        if strange and best.code not in holders and not alone:
            confidence -= _STRANGE
    elif best.sort is Sort.REGION and near.name_before and not near.opens_sentence:
        confidence -= 0.0 if near.place_word else 0.2
    if confidence < BELIEVED:
        return None
    return Mention(
        start=candidate.start,
        end=candidate.end,
        code=best.code,
        kind=_KIND[best.sort],
        confidence=round(confidence, 2),
        rivals=_rivals(weights, best.code),
    )


def _rivals(weights: Mapping[str, float], meant: str) -> tuple[str, ...]:
    """Return the countries whose senses weigh nearly as much as the one that is meant."""
    least = weights[meant] - _CLOSE
    near = [code for code, weight in weights.items() if code != meant and weight > least]
    return tuple(sorted(near, key=lambda code: -weights[code])[:_RIVALS])


def _town_held(text: str, candidate: Candidate, holders: frozenset[str]) -> str | None:
    """Return the country named after a small town that is called like a larger place elsewhere."""
    if len(holders) != 1 or not holders.isdisjoint(sense.code for sense in candidate.senses):
        return None
    if any(sense.sort not in {Sort.CITY, Sort.CAPITAL} for sense in candidate.senses):
        return None
    code = next(iter(holders))
    listed = any(of == code for of, _ in namesakes().get(candidate.key, ()))
    return code if listed or text[candidate.start : candidate.end] in towns(code) else None


def _town_of_the_text(
    text: str, candidate: Candidate, best: Sense, whole: Survey
) -> Mention | None:
    """Return the town of the country that the text is about, when a foreign one is called so too.

    "Villages near Nyanza" in news from Kenya; a large city elsewhere stays what it is.
    """
    if best.sort is not Sort.CITY or best.people > _LARGE:
        return None
    if whole.support(best.code, candidate.key) > 0:
        return None
    code = whole.leading(candidate.key)
    if code is None or text[candidate.start : candidate.end] not in towns(code):
        return None
    return Mention(
        candidate.start, candidate.end, code, MentionKind.CITY, _TOLD, rivals=(best.code,)
    )


def _namesake(candidate: Candidate, whole: Survey) -> list[Mention]:
    """Return a town that is called like a country, for the country that the text is about."""
    code = whole.leading(candidate.key)
    if code is None:
        return []
    rivals = tuple(sense.code for sense in candidate.senses if sense.code != code)
    return [
        Mention(candidate.start, candidate.end, code, MentionKind.CITY, _TOWN, rivals[:_RIVALS])
    ]


def _town(candidate: Candidate, code: str) -> Mention | None:
    if any(sense.sort in {Sort.NAME, Sort.DEMONYM, Sort.LEADER} for sense in candidate.senses):
        return None
    return Mention(candidate.start, candidate.end, code, MentionKind.CITY, _TOWN)


def _allowed(candidate: Candidate, near: Around, whole: Survey) -> Sequence[Sense]:
    """Return the senses that the place allows.

    Short forms of states need a comma before them; with points, where their country is known
    from the text, they stand alone ("the B.C. government").
    """
    if near.before == ",":
        return candidate.senses
    pointed = " " in candidate.key
    return [
        sense
        for sense in candidate.senses
        if sense.sort is not Sort.ABBREVIATION
        or (pointed and whole.support(sense.code, candidate.key) > 0)
    ]


def _weight(sense: Sense, candidate: Candidate, senses: Sequence[Sense], whole: Survey) -> float:
    key, known, total = candidate.key, whole.known, whole.total
    weight = _PRIOR.get(sense.sort) or math.log10(max(sense.people, 10)) - 2.3
    support = whole.support(sense.code, key)
    weight += 3.0 * min(1.0, 1.5 * support / total)
    if key == "georgia":  # the state is as often in the news
        neighbours = sum(known[code] for code in ("RU", "AM", "AZ")) + support
        weight += min(3.0, neighbours) - 1.5 if sense.code == "GE" else 0.0
    if sense.sort is Sort.CAPITAL and len(senses) > 1 and support <= 0:
        rivals = [s for s in senses if s.code != sense.code]
        strongest = max((known[s.code] / total for s in rivals if s.people > 8_000), default=0.0)
        weight -= 2.5 if strongest > 0.6 else 0.0
    return weight
