"""Who a speaker is: name and role as the text gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from briefbench.analysis.countries.gazetteer import Sort, gazetteer
from briefbench.analysis.quotes.lists import listed
from briefbench.analysis.quotes.phrases import RELATIVES, Range
from briefbench.analysis.quotes.tokens import Token, tokens_of
from briefbench.analysis.quotes.verbs import DETERMINERS, FINITE, OBJECTS, PRONOUNS

_FARTHEST = 200_000  # code points of a text in which names are looked up
_MOST_SURNAMES = 200  # looked up in one text
_MOST_MENTIONS = 40  # of one surname
_BEFORE, _AFTER = 60, 90  # code points beside a mention that may tell the role
_LONGEST_GIVEN = 24  # code points of the name before a surname
_ENOUGH = 2  # mentions of one name that are read for a role
_GIVEN = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]*\.?(?: (?:al|bin|ibn|de|da|van|von|del))?[ \xa0-]$")
_LONGEST_NAME = 5  # words
_LONGEST_ROLE = 12  # words of an apposition
_TITLES = listed("titles")
_ROLES = listed("roles")
_BODIES = listed("bodies")
_PARTICLES = listed("particles")
_PLACING = listed("placing")
_NOT_NAMES = listed("not_names")
_LINKING = frozenset({"and", "or", "&"})  # "A and B": no one's name alone


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker's name and role; either may be ``""``."""

    name: str = ""
    role: str = ""


@dataclass(slots=True)
class _Bearers:
    """The full names that end with one surname, with the first role each was given."""

    names: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)


class People:
    """The people of a text; a surname is looked up when somebody speaks who bears it."""

    def __init__(self, body: str) -> None:
        self._body = body[:_FARTHEST]
        self._by_surname: dict[str, _Bearers] = {}

    def full_name(self, surname: str) -> str:
        """Return the only full name with this surname in the text, ``""`` when not certain."""
        names = self._bearers(surname).names
        return next(iter(names)) if len(names) == 1 else ""

    def role_of(self, full_name: str) -> str:
        """Return the first role the name was given, ``""`` when none."""
        surname = bare(full_name.rpartition(" ")[2])
        return self._bearers(surname).roles.get(full_name, "")

    def _bearers(self, surname: str) -> _Bearers:
        known = self._by_surname.get(surname)
        if known is None:
            known = _Bearers()
            if surname and len(self._by_surname) < _MOST_SURNAMES:
                self._by_surname[surname] = known
                for window in self._windows(surname, known):
                    _learn(window, surname, known)
        return known

    def _windows(self, surname: str, known: _Bearers) -> Iterator[list[Token]]:
        """Give the words around mentions of a surname after another name, few for each name."""
        body = self._body
        seen: Counter[str] = Counter()
        end = 0
        for _ in range(_MOST_MENTIONS):
            at = body.find(surname, end)
            if at < 0:
                return
            end = at + len(surname)
            given = _GIVEN.search(body, max(0, at - _LONGEST_GIVEN), at)
            if given is None or body[end : end + 1].isalnum():
                continue
            seen[given.group()] += 1
            if seen[given.group()] > (1 if known.roles else _ENOUGH):
                continue
            start = max(0, at - _BEFORE, body.rfind("\n", max(0, at - _BEFORE), at) + 1)
            stop = body.find("\n", end, end + _AFTER)
            yield tokens_of(body[start : stop if stop > 0 else end + _AFTER])


def _learn(tokens: Sequence[Token], surname: str, known: _Bearers) -> None:
    """Take in the names with this surname, and their roles."""
    for start, end in capital_runs(tokens):
        name_start = _name_start(tokens, start, end)
        name = tokens[name_start:end]
        if not 2 <= len(name) <= _LONGEST_NAME or bare(name[-1].text) != surname:
            continue
        if any(token.low in _BODIES for token in name):
            continue
        full = _joined(name)
        known.names.add(full)
        role = _joined(tokens[_role_start(tokens, name_start) : name_start])
        role = role or _joined(_role_after(tokens, end))
        if role:
            known.roles.setdefault(full, role)


def capital_runs(tokens: Sequence[Token]) -> Iterator[Range]:
    """Give the runs of tokens that may hold a name, titles and offices before it included."""
    start = 0
    while start < len(tokens):
        if not tokens[start].name_like or not _part_of_name(tokens, start):
            start += 1
            continue
        end = start + 1
        while end < len(tokens) and _part_of_name(tokens, end):
            end += 1
        yield start, end
        start = end


def bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return word.removesuffix("’s").removesuffix("'s")


def describe(tokens: Sequence[Token], people: People) -> Described:
    """Return name and role of the speaker that these words name.

    A pronoun has neither: whom it means is for the officer to say. A surname alone takes the full
    name and the role that the text gave it before, when only one person bears it.
    """
    if not tokens or (len(tokens) == 1 and tokens[0].low in PRONOUNS | OBJECTS):
        return Described()
    parts = _parts(tokens)
    for place, part in enumerate(parts):
        start = _name_start(part, 0, len(part))
        name = [token for token in part[start:] if token.low not in _TITLES]
        placed = start > 0 and part[start - 1].low in _PLACING | _LINKING
        if placed or not _is_name(name):
            continue
        own = part[:start]
        while own and (own[-1].low in _TITLES or own[-1].text == "."):
            own = own[:-1]
        asides = [p for at, p in enumerate(parts) if at != place and p[0].low not in RELATIVES]
        role = _role_among(own, asides)
        full = _joined(name) if len(name) > 1 else people.full_name(bare(name[0].text))
        return Described(full, role or people.role_of(full))
    if _has_role(tokens) and tokens[-1].low not in _BODIES:
        return Described("", _joined(tokens))
    return Described()


def _role_among(own: Sequence[Token], asides: Sequence[Sequence[Token]]) -> str:
    if any(token.low not in DETERMINERS | _TITLES and token.wordy for token in own):
        return _joined(own)
    return next((_joined(aside) for aside in asides if len(aside) > 1 or _has_role(aside)), "")


def _has_role(tokens: Sequence[Token]) -> bool:
    return any(token.low in _ROLES for token in tokens)


def _parts(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Return the parts of a phrase between its commas and brackets."""
    parts: list[Sequence[Token]] = []
    start = 0
    for at, token in enumerate(tokens):
        if token.text in {",", "(", ")", "—", "–"}:
            parts.append(tokens[start:at])
            start = at + 1
    parts.append(tokens[start:])
    return [part for part in parts if part]


def _part_of_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in _NOT_NAMES or token.low in DETERMINERS | PRONOUNS:
        return False
    if token.name_like:
        return token.wordy
    inside = 0 < at < len(tokens) - 1 and tokens[at - 1].name_like and tokens[at + 1].name_like
    point = token.text == "." and len(tokens[at - 1].text) <= 4 and inside
    return point or (inside and token.low in _PARTICLES)


def _name_start(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the name at the end of ``[start, end)`` begins, after its role."""
    at = end
    while at > start and _part_of_name(tokens, at - 1) and not _stops_name(tokens[at - 1]):
        at -= 1
    while at < end and (tokens[at].low in _PARTICLES or tokens[at].text == "."):
        at += 1
    before = tokens[at - 1].low if at > start else ""
    if before in {"of", "the", "for"} and end - at >= 2:
        at += 1
        while at < end and tokens[at].text == ".":
            at += 1
    return at


def _stops_name(token: Token) -> bool:
    if token.low in _ROLES or token.low in _TITLES or bare(token.text) != token.text:
        return True
    return (token.low.endswith(("ian", "ese", "ish")) and len(token.low) > 5) or is_country(
        token.text
    )


def is_country(word: str) -> bool:
    """Say whether one word is the name or demonym of a country."""
    return word.lower() in _country_words()


@cache
def _country_words() -> frozenset[str]:
    return gazetteer().words_of({Sort.NAME, Sort.DEMONYM})


def _role_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the role before a name begins: its role word and what describes it."""
    at = end
    seen = False
    while at > 0 and end - at < 8:
        token = tokens[at - 1]
        role = token.low in _ROLES or token.low in _TITLES
        if not (token.wordy and (role or token.name_like or (not seen and token.low == "of"))):
            break
        if token.low in _NOT_NAMES or token.low in DETERMINERS:
            break
        seen = seen or token.low in _ROLES
        at -= 1
    return at if seen else end


def _role_after(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """Return the apposition after a name: "Ann Bell, a Kenyan envoy, …"; empty when none."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return ()
    stop = end + 1
    while stop < len(tokens) and stop - end <= _LONGEST_ROLE and tokens[stop].wordy:
        stop += 1
    aside = tokens[end + 1 : stop]
    closed = stop < len(tokens) and tokens[stop].text in {",", "."}
    finite = any(token.low in FINITE for token in aside)
    return aside if closed and not finite and aside and _has_role(aside) else ()


def _is_name(tokens: Sequence[Token]) -> bool:
    if not 1 <= len(tokens) <= _LONGEST_NAME:
        return False
    if any(token.low in _BODIES for token in tokens):
        return False
    if len(tokens) == 1 and (is_country(tokens[0].text) or tokens[0].text.isupper()):
        return False
    return all(t.name_like or t.low in _PARTICLES or t.text == "." for t in tokens)


def _joined(tokens: Sequence[Token]) -> str:
    """Return the tokens as they stood, one blank where any gap was."""
    text = ""
    for at, token in enumerate(tokens):
        gap = " " if at and token.start > tokens[at - 1].end else ""
        text += gap + token.text
    return text
