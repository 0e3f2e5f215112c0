"""What stands around a name in English, and tells a place from a person, a paper or a creek."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from briefbench.analysis.countries.gazetteer import Sort, first_names
from briefbench.analysis.countries.matcher import Candidate
from briefbench.analysis.wordlists import words

WORLD_CITY = 1_000_000  # people; such a city is hardly taken for a person or a thing
_ACRONYM = 5  # letters at most
_FULL_NAMES = 40  # of a text that are looked at, so that a list of names takes no longer
_REACH = 48  # code points looked at on either side
_AFTER = re.compile(r"[’']s\b|[ \t\xa0]*(\w[\w’'-]*|[^\w\s])?")
_PERSON = re.compile(r"\b([A-Z][a-z]+)\.? (?=(?:[A-Z]\. )?([A-Z][\w’'-]+))")

_OPENERS = frozenset('.!?“"‘:')
_TITLES = words(
    "mr mrs ms dr sen rep gov gen col lt sgt capt prof senator judge justice sir lord officer "
    "detective coach sheriff deputy lady dame pastor rev reverend father sister brother aunt uncle "
    "minister"
)
_PAPERS = words(
    "times post globe tribune herald journal observer gazette chronicle inquirer examiner "
    "telegraph mirror"
)
_GROUNDS = words(
    "creek street avenue road lane hotel restaurant bowl drive boulevard square st ave blvd "
    "wanderers rovers"
)
_WORKS = words("film movie novel song album book play series musical documentary opera")
_PLACE_WORDS = words(
    "in at from near to of across outside inside around north south east west northern southern "
    "eastern western central downtown between through over into within toward towards via "
    "nearby and"
)
_SURE_PLACE_WORDS = _PLACE_WORDS - words("of to and from at")
_FULL_NAME = re.compile(r" ([A-Z][a-z’'-]+)(,? \d{1,2},)?")
_NOT_SURNAMES = (
    _PAPERS
    | _GROUNDS
    | words(
        "tech state university college southern power national police strait river pacific hospital"
    )
)
_MONEY = re.compile(r" ?\$|[ -](?:dollars?|cents?)\b")
_ILLNESS = re.compile(
    r"[ -](?:(?i:[a-z]*virus|encephalitis|fever|flu|influenza|measles|syndrome|disease)(?:es)?\b"
    r"|strain of|strain virus)"
)
# What a sentence begins with after a dateline: LONDON The talks failed.
_SENTENCE_WORDS = words("the a an in on at it he she they we this that these there for as after")
_PARTICLES = words("de da di del della van von bin ibn la le")
_SPOKEN = re.compile(r"(?:\b[Ss](?:peak|poke|aid|ay|ang|ing|hout)\w*|\b[Ww]r[io]t\w+) in $")
_LANGUAGE_AFTER = re.compile(r"(?:[ -]speak(?:ing|ers?)|[ -]language|[ -]translation)\b")
_LANGUAGE_BEFORE = words("in speak speaks spoke speaking fluent learn learning into")
NOT_PLACES = words(
    "march may august october police court university reading mobile bath nice man young best "
    "bar orange home union center central green hill lake bay port river island church school "
    "college company group house black white league imperial law office bill independence liberty "
    "president king queen prince general major captain mission bank hope star sun sunday monday "
    "tuesday wednesday thursday friday saturday january february april june july september "
    "november december mayor male date many much same enterprise republic science media progress "
    "industry commerce normal battle split corner along across most of is was he it she they you "
    "we this that these those there here one two three why how what when where who but for with "
    "about after before new old long big real sport news world war peace health energy water time "
    "life social human state national international royal holy cross trinity latin european "
    "christian muslim jewish catholic arab democratic government army navy force ministry council "
    "committee congress senate parliament assembly temple baker lincoln jackson marion clinton "
    "warren douglas franklin madison houston cleveland bush tours nelson carter allen wayne "
    "marshall murray logan tyler taylor perry grant moore young sale ham lens eu as si van della "
    "santa see deal both same ely ripley hove vice bury both split page spring summit eagle "
    "gillette anderson albert edward gary eugene clay olympic commonwealth angus justice hurricane "
    "federal instead eastern western northern southern north south east west "
)
_ALSO_PEOPLE = words(
    "chad jordan georgia israel kenya india ireland holland england france wales china cuba "
    "jersey america german french english london paris"
)


@dataclass(frozen=True, slots=True)
class Around:
    """The words on both sides of a candidate; lower case, ``""`` where there is none."""

    before: str
    after: str
    name_before: bool  # the word before begins with a capital letter
    name_after: bool
    opens_sentence: bool

    @property
    def place_word(self) -> bool:
        """Whether the word before goes with places: in, from, near, northern."""
        return self.before in _PLACE_WORDS


def around(text: str, start: int, end: int) -> Around:
    """Return what stands beside ``text[start:end]``, not across a line break."""
    word = _word_before(text, start)
    after = _AFTER.match(text, end, end + _REACH)
    following = (after.group(1) or "") if after else ""
    return Around(
        before=word.rstrip(".").lower() if len(word) > 1 else word.lower(),
        after=following.lower(),
        name_before=word[:1].isupper(),
        name_after=following[:1].isupper(),
        opens_sentence=not word or word in _OPENERS,
    )


def _word_before(text: str, start: int) -> str:
    """Return the word or mark before a place; a full stop is a mark unless it abbreviates."""
    left = text[max(0, start - _REACH) : start].rstrip(" \t\xa0")
    at = len(left)
    while at and (left[at - 1].isalnum() or left[at - 1] in ".’'-"):
        at -= 1
    word = left[at:].lstrip(".’'-")
    if not word:
        return left[-1:].strip()
    bare = word.rstrip(".")
    short = len(bare) <= 1 or "." in bare or bare.lower() in _TITLES
    return word if word == bare or short else "."


def surnames_in(text: str) -> frozenset[str]:
    """Return words in lower case that follow a known first name somewhere in the text."""
    known = first_names()
    found = set()
    for first, last in _PERSON.findall(text):
        if first.lower() in known:
            found.add(re.sub(r"[’']s$", "", last).lower())
    return frozenset(found)


class People(Protocol):
    """The names of the people in a text, in lower case."""

    @property
    def surnames(self) -> frozenset[str]: ...

    @property
    def given(self) -> frozenset[str]: ...


def given_names(text: str, candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the folded names that someone in the text bears as a first name.

    "Georgia Stevens skates": a first name before a word that the text has as a surname too, or
    that is followed by an age. Who is introduced so is called by the first name afterwards.
    """
    found: set[str] = set()
    asked: set[tuple[str, str]] = set()
    for one in candidates:
        if one.key in found or one.key not in _ALSO_PEOPLE or one.key not in first_names():
            continue
        full = _FULL_NAME.match(text, one.end)
        if not full or full[1].lower() in _NOT_SURNAMES or len(asked) > _FULL_NAMES:
            continue
        first = text[one.start : one.end]
        if full[2]:
            found.add(one.key)
        elif (first, full[1]) not in asked:
            asked.add((first, full[1]))
            if re.search(rf"(?<!{re.escape(first)} )\b{re.escape(full[1])}\b", text):
                found.add(one.key)
    return frozenset(found)


def is_person(candidate: Candidate, near: Around, people: People, *, held: bool) -> bool:
    """Say whether a single word is someone's name here: Chad Smith, Denzel Washington, Mr Paris.

    Args:
        candidate: The form found.
        near: The words beside it.
        people: The names of the people in the text.
        held: A place that contains it follows after a comma, or a dateline has it.

    """
    sorts = {sense.sort for sense in candidate.senses}
    if held or " " in candidate.key or sorts & {Sort.DEMONYM, Sort.LEADER, Sort.METONYM}:
        return False
    if near.before in _PARTICLES and Sort.NAME not in sorts:
        return True
    certain = bool(sorts & {Sort.NAME, Sort.CAPITAL, Sort.REGION})
    doubtful = not certain or candidate.key in _ALSO_PEOPLE
    if near.name_before and near.before in first_names() and near.before not in _PLACE_WORDS:
        return Sort.NAME not in sorts or doubtful
    if near.name_before and near.before in _TITLES and doubtful:
        return True
    if candidate.key in people.given and not near.place_word:
        return True
    if candidate.key in people.surnames:
        if not near.place_word and (doubtful or Sort.NAME not in sorts):
            return True
        if sorts == {Sort.CITY} and near.before not in _SURE_PLACE_WORDS:
            return True
    if candidate.key not in first_names():
        return False
    if sorts == {Sort.CITY} and not near.place_word:
        return True
    return (
        doubtful
        and near.name_after
        and near.after not in _GROUNDS
        and near.after not in _SENTENCE_WORDS
    )


def is_other_thing(text: str, candidate: Candidate, near: Around) -> bool:
    """Say whether the name belongs to a paper, a street, a work or a language."""
    sorts = {sense.sort for sense in candidate.senses}
    if near.name_after and near.after in _PAPERS:
        return True
    if _ILLNESS.match(text, candidate.end) and Sort.LEADER not in sorts:
        return True
    if _is_money(text, candidate):
        return True
    if near.name_after and near.after in _GROUNDS and Sort.DEMONYM not in sorts:
        return True
    if Sort.DEMONYM in sorts and _is_language(text, candidate.end, near):
        return True
    if near.before in {"“", '"', "‘"}:
        left = text[max(0, candidate.start - _REACH) : candidate.start - 1].split()
        return bool(left) and left[-1].lower() in _WORKS
    return False


def _left_of_word(text: str, end: int) -> str:
    """Return what stands before the word that ends at ``end``."""
    return re.sub(r"\S+$", "", text[max(0, end - _REACH) : end])


def _is_money(text: str, candidate: Candidate) -> bool:
    """Say whether a name is part of a currency's: US$5, $US 5, 40 US dollars."""
    if text[candidate.start : candidate.end] not in {"US", "U.S.", "USD"}:
        return False
    return (
        bool(_MONEY.match(text, candidate.end))
        or text[candidate.start - 1 : candidate.start] == "$"
    )


def _is_language(text: str, end: int, near: Around) -> bool:
    if _LANGUAGE_AFTER.match(text, end):
        return True
    if near.before == "in" and _SPOKEN.search(_left_of_word(text, end)):
        return True
    alone = not near.after[:1].isalnum() and text[end : end + 1] != "-"
    return alone and near.before in _LANGUAGE_BEFORE


def contained(text: str, candidates: Sequence[Candidate], at: int) -> frozenset[str]:
    """Return the countries of a city right before a comma, for the name that holds it.

    "Athens, Georgia": Greece or the United States. Empty when no city stands there.
    """
    if not at:
        return frozenset()
    before, one = candidates[at - 1], candidates[at]
    if text[before.end : one.start] != ", ":
        return frozenset()
    places = {Sort.CITY, Sort.CAPITAL}
    return frozenset(sense.code for sense in before.senses if sense.sort in places)


def listed_with(text: str, candidates: Sequence[Candidate], at: int) -> frozenset[str]:
    """Return the countries of the states beside this one in a list: Alberta, Ontario and Quebec."""
    found: set[str] = set()
    for first, second in ((at - 1, at), (at, at + 1)):
        if first < 0 or second >= len(candidates):
            continue
        between = text[candidates[first].end : candidates[second].start]
        if between in {", ", " and ", ", and "}:
            other = candidates[first if second == at else second]
            found.update(sense.code for sense in other.senses if sense.sort is Sort.REGION)
    return frozenset(found)


def container(text: str, candidates: Sequence[Candidate], at: int) -> frozenset[str]:
    """Return the countries that a region or country right after a comma puts this one into.

    "London, Ontario": Canada. Empty when nothing of the kind follows.
    """
    if at + 1 >= len(candidates):
        return frozenset()
    one, following = candidates[at], candidates[at + 1]
    if text[one.end : following.start] != ", ":
        return frozenset()
    holding = {Sort.NAME, Sort.REGION, Sort.ABBREVIATION}
    return frozenset(sense.code for sense in following.senses if sense.sort in holding)


def city_confidence(
    candidate: Candidate, near: Around, people: int, score: float, *, held: bool, shouted: bool
) -> float:
    """Return how likely a word is the city of that name, 0.0 to 1.0.

    ``shouted``: it is written in capitals, as an acronym is.
    """
    single = " " not in candidate.key
    if single and candidate.key in NOT_PLACES and not held:
        return 0.0
    if single and len(candidate.key) <= _ACRONYM and shouted:
        return 0.0
    placed = near.place_word or held or near.after == "-based"
    confidence = score / 6
    if near.name_before and not near.opens_sentence and not near.place_word and not held:
        confidence -= 0.35
    if near.name_after and not held:
        confidence -= 0.3
    if placed:
        confidence += 0.25
    elif near.opens_sentence and single and people < WORLD_CITY:
        confidence -= 0.2
    if people < 100_000 and not placed:
        confidence -= 0.25
    return max(0.0, min(0.95, confidence))
