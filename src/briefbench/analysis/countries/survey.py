"""What an English text says as a whole about the places it names, asked before each is judged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbench.analysis.countries.context import container, given_names, surnames_in
from briefbench.analysis.countries.gazetteer import Sort, namesakes
from briefbench.analysis.countries.matcher import Candidate
from briefbench.analysis.countries.unlisted import towns
from briefbench.analysis.wordlists import words

# What a plain name says for its country; cities, leaders and short forms are not plain.
_WORTH = {
    Sort.NAME: 2.0,
    Sort.DEMONYM: 1.5,
    Sort.CAPITAL: 1.5,
    Sort.METONYM: 1.0,
    Sort.REGION: 1.0,
    Sort.ABBREVIATION: 1.0,
}
_PLACES = frozenset({Sort.CITY, Sort.CAPITAL, Sort.REGION})
_LEADING = 0.5  # of the evidence that a country needs for its towns to be meant
_WORLD_CITY = 2_000_000  # people; such a city is meant by its name unless someone is "of" it
_REACH = 32
# "Suffolk County" is American; the British write "County Durham" and "Suffolk County Council".
_COUNTY = re.compile(
    r" County\b(?! (?:Council|Cricket|Championship|Hall|Ground|FC|Show|Governor|Assembly))"
)
_OF_TOWN = re.compile(
    r"(?:, (?:both |all )?of|\d, from|[A-Z][a-z]+ [A-Z][a-z]+ of"
    r"|(?:man|woman|resident)s? (?:of|from)) $"
)
_CITY_OF = re.compile(r"\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Hh]amlet) of $")
_CITY_STATES = words("panama mexico guatemala kuwait luxembourg quebec vatican")
_NOT_TOWN = re.compile(r"(?:University|College|Bishop|Mayor|Church|Tower|City|Bank|Institute) of $")


@dataclass(frozen=True, slots=True)
class Survey:
    """What speaks for each country in a text, and what is settled by one place for all others.

    Attributes:
        known: The evidence by country.
        parts: The evidence that each folded name put in, so that it does not vote for itself.
        settled: By folded name the countries that some place in the text puts it into.
        small: By folded name the country whose town or county is meant, not the larger place.
        surnames: Those of the people in the text, in lower case.
        given: Folded names that are first names of people in the text: Georgia Stevens.
        datelined: Folded names of places that reports of the text were written at.
        towns: Folded names of countries that a town of the text bears: the city of Turkey.

    """

    known: Counter[str]
    parts: dict[str, Counter[str]]
    settled: dict[str, frozenset[str]]
    small: dict[str, str]
    surnames: frozenset[str]
    given: frozenset[str]
    datelined: frozenset[str]
    towns: frozenset[str]

    @property
    def total(self) -> float:
        """The evidence for all countries, at least 1."""
        return self.known.total() or 1

    def support(self, code: str, key: str) -> float:
        """Return what speaks for a country, without what the name itself says."""
        own = self.parts.get(key)
        return self.known[code] - (own[code] if own else 0.0)

    def without(self, key: str) -> float:
        """Return what speaks for all countries but for what one name says."""
        own = self.parts.get(key)
        return self.known.total() - (own.total() if own else 0.0)

    def leading(self, key: str) -> str | None:
        """Return the country that half of the evidence speaks for, without what a name says."""
        rest = {code: self.support(code, key) for code in self.known}
        code = max(rest, key=lambda each: rest[each], default=None)
        return code if code and rest[code] >= max(1.0, _LEADING * self.without(key)) else None


def survey(
    text: str, candidates: Sequence[Candidate], datelines: Sequence[tuple[int, int]]
) -> Survey:
    """Return what the candidates of a text say together; ``datelines`` are places of the text."""
    known: Counter[str] = Counter()
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    settled: dict[str, frozenset[str]] = {}
    small: dict[str, str] = {}
    for at, candidate in enumerate(candidates):
        plain = {
            sense.code: _WORTH[sense.sort] for sense in candidate.senses if sense.sort in _WORTH
        }
        if 0 < len(plain) <= 2:
            for code, worth in plain.items():
                share = worth / len(plain)
                known[code] += share  # type: ignore[assignment]
                parts[candidate.key][code] += share  # type: ignore[assignment]
        if any(sense.sort in _PLACES for sense in candidate.senses):
            holders = container(text, candidates, at)
            if _COUNTY.match(text, candidate.end):
                small[candidate.key] = "US"
            if holders:
                settled[candidate.key] = settled.get(candidate.key, frozenset()) | holders
    datelined = frozenset(
        one.key for start, end in datelines for one in candidates if start <= one.start < end
    )
    given = given_names(text, candidates) - datelined
    surnames, alike = surnames_in(text), frozenset(_called_like_countries(text, candidates))
    whole = Survey(known, parts, settled, small, surnames, given, datelined, alike)
    for key, code in _towns_meant(text, candidates, whole).items():
        small.setdefault(key, code)
    return whole


def _called_like_countries(text: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Give the names of countries that a text has as a town's: "the city of Turkey" in Texas.

    So is "Cuba, Missouri", where such a town is known.

    Not where a city of the country is called so itself, as Singapore is.
    """
    for at, one in enumerate(candidates):
        codes = {sense.code for sense in one.senses if sense.sort is Sort.NAME}
        cities = {sense.code for sense in one.senses if sense.sort in _PLACES}
        if not codes or not codes.isdisjoint(cities) or one.key in _CITY_STATES:
            continue
        of_town = _CITY_OF.search(text[max(0, one.start - _REACH) : one.start])
        if of_town or text[one.start : one.end] in _towns_of_state(text, candidates, at):
            yield one.key


def _towns_of_state(text: str, candidates: Sequence[Candidate], at: int) -> frozenset[str]:
    """Return the towns of the country whose state or province follows after a comma."""
    one, following = candidates[at], candidates[at + 1] if at + 1 < len(candidates) else None
    if following is None or text[one.end : following.start] != ", ":
        return frozenset()
    if any(sense.sort is Sort.NAME for sense in following.senses):
        return frozenset()  # Georgia may be the next country of a list
    states = [s.code for s in following.senses if s.sort in {Sort.REGION, Sort.ABBREVIATION}]
    return towns(states[0]) if states else frozenset()


def _plain(text: str, candidate: Candidate) -> dict[str, float]:
    """Return what a name says for its countries, if it is plain."""
    if _COUNTY.match(text, candidate.end):
        return {"US": 1.0}
    after_comma = text[candidate.start - 2 : candidate.start] == ", "
    return {
        sense.code: _WORTH[sense.sort]
        for sense in candidate.senses
        if sense.sort in _WORTH and (sense.sort is not Sort.ABBREVIATION or after_comma)
    }


def _towns_meant(text: str, candidates: Sequence[Candidate], whole: Survey) -> dict[str, str]:
    """Return the names that mean a smaller town here: London, when the news is from Kentucky."""
    named = {
        one.key
        for one in candidates
        if any(sense.sort in {Sort.REGION, Sort.ABBREVIATION} for sense in one.senses)
    }
    regions = {_LONG.get(key, key) for key in named}
    meant: dict[str, str] = {}
    for one in candidates:
        for code, held in namesakes().get(one.key, ()):
            if held.isdisjoint(regions) or one.key in meant or one.key in named:
                continue
            others = [sense for sense in one.senses if sense.code != code]
            if whole.support(code, one.key) < max(0.5, _LEADING * whole.without(one.key)):
                continue
            if any(whole.support(sense.code, one.key) > 0 for sense in others):
                continue
            famous = any(
                sense.sort is Sort.CAPITAL or sense.people > _WORLD_CITY for sense in others
            )
            before = text[max(0, one.start - _REACH) : one.start]
            of_town = _OF_TOWN.search(before) and not _NOT_TOWN.search(before)
            if of_town or not famous:
                meant[one.key] = code
    return meant


# The short forms of states and provinces that regions are told by.
_LONG = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california",
    "colo": "colorado", "conn": "connecticut", "fla": "florida", "ga": "georgia",
    "ill": "illinois", "ind": "indiana", "kan": "kansas", "ky": "kentucky", "la": "louisiana",
    "md": "maryland", "mass": "massachusetts", "mich": "michigan", "minn": "minnesota",
    "miss": "mississippi", "mo": "missouri", "mont": "montana", "neb": "nebraska",
    "nev": "nevada", "n h": "new hampshire", "n j": "new jersey", "n m": "new mexico",
    "n y": "new york", "n c": "north carolina", "n d": "north dakota", "okla": "oklahoma",
    "ore": "oregon", "pa": "pennsylvania", "r i": "rhode island", "s c": "south carolina",
    "s d": "south dakota", "tenn": "tennessee", "tex": "texas", "vt": "vermont",
    "va": "virginia", "wash": "washington", "w va": "west virginia", "wis": "wisconsin",
    "wyo": "wyoming", "ont": "ontario", "que": "quebec", "alta": "alberta",
    "sask": "saskatchewan", "n s": "nova scotia", "n b": "new brunswick", "b c": "british columbia",
    "nsw": "new south wales",
}  # fmt: skip
