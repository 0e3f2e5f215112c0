"""The names of places in English, and what each may stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain

from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.countries.standing import Term, listed_forms
from briefbench.analysis.countries.tables import lines_of, table_rows
from briefbench.analysis.country_names import list_countries


class Sort(StrEnum):
    """What a form is in the gazetteer; finer than the kinds of a mention."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    LEADER = "leader"
    REGION = "region"
    ABBREVIATION = "abbreviation"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Sense:
    """A country that a form may stand for.

    ``people`` is the population of a city, else 0; ``terms`` are a leader's times in office.
    """

    code: str
    sort: Sort
    people: int = 0
    terms: tuple[Term, ...] = ()


def in_office(senses: Sequence[Sense], day: str) -> tuple[Sense, ...]:
    """Return the senses that a text of that day may mean: its leaders are in office then.

    ``day`` is an ISO date, ``""`` when it is not known: whoever ever was in office.
    """
    return tuple(
        sense
        for sense in senses
        if not day or sense.sort is not Sort.LEADER or any(term.holds(day) for term in sense.terms)
    )


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name, and what it may mean; no senses: it names no country.

    ``exact`` is the only spelling that counts (abbreviations), None when the case of the first
    letter is enough. ``tails`` are the endings a word may have beyond the form, ``lower`` says
    that the word may begin with a small letter.
    """

    senses: tuple[Sense, ...]
    exact: str | None = None
    tails: frozenset[str] = frozenset({""})
    lower: bool = False


_SHORT = re.compile(r"[A-Z]{2,5}s?|(?:[A-Z][A-Za-z]{0,4}\.)+[A-Z]?|[A-Z]\.[A-Z]")
_MARKS = str.maketrans("-'.", "   ")
_LEAST_LETTERS = 3  # of a city's name


class Gazetteer:
    """All English forms by their folded name.

    The cities are many and few of them are met, so theirs are made when they are asked for.
    """

    def __init__(self) -> None:
        self._listed = _listed()
        self._cities: dict[str, str] = {}
        for line in chain(lines_of("cities.tsv"), lines_of("regions.tsv")):
            name, _, rest = line.partition("\t")
            if len(name) >= _LEAST_LETTERS:
                key = name.lower().translate(_MARKS)
                key = key if "  " not in key and key[-1] != " " else " ".join(key.split())
                known = self._cities.get(key)
                self._cities[key] = f"{known}\n{rest}" if known else rest
        self._made: dict[str, tuple[Form, ...]] = {}

    def keys(self) -> frozenset[str]:
        """Return all folded names."""
        return frozenset(self._listed) | frozenset(self._cities)

    def __getitem__(self, key: str) -> tuple[Form, ...]:
        """Return the forms of a folded name, none when it is unknown."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = tuple(self._make(key))
        return made

    def words_of(self, sorts: AbstractSet[Sort]) -> frozenset[str]:
        """Return the folded names of the hand list and CLDR that have a sense of these sorts."""
        return frozenset(
            key
            for key, by_spelling in self._listed.items()
            if any(sense.sort in sorts for senses in by_spelling.values() for sense in senses)
        )

    def _make(self, key: str) -> Iterator[Form]:
        senses: dict[tuple[str, Sort], Sense] = {}
        silent = False
        for exact, listed in self._listed.get(key, {}).items():
            if exact is not None:
                yield Form(tuple(listed), exact)
                continue
            silent = not listed
            senses |= {(sense.code, sense.sort): sense for sense in listed}
        for line in [] if silent else self._cities.get(key, "").splitlines():
            code, people, capital = line.split("\t")
            sort = Sort.CAPITAL if capital == "1" else Sort.CITY
            senses.setdefault((code, sort), Sense(code, sort, int(people)))
        if senses or silent:
            yield Form(tuple(senses.values()))


def _listed() -> dict[str, dict[str | None, list[Sense]]]:
    """Return the senses of the hand list and of CLDR's names by folded name and exact spelling."""
    senses: dict[str, dict[str | None, list[Sense]]] = defaultdict(lambda: defaultdict(list))
    for code, name in list_countries("en"):
        senses[fold_name(name)][None].append(Sense(code, Sort.NAME))
    for kind, code, forms, terms in (*listed_forms("en"), *_english()):
        for form in forms:
            exact = form if _SHORT.fullmatch(form) else None
            meant = senses[fold_name(form)][exact]
            if code == "-":
                meant.clear()
            else:
                meant.append(Sense(code, Sort(kind), terms=terms))
    return senses


def _english() -> Iterator[tuple[str, str, list[str], tuple[Term, ...]]]:
    for kind, code, forms in table_rows("english.tsv"):
        yield kind, code, forms.split("|"), ()


@cache
def gazetteer() -> Gazetteer:
    """Return the English gazetteer, read once."""
    return Gazetteer()


@cache
def first_names() -> frozenset[str]:
    """Return first names in lower case."""
    return frozenset(name for row in table_rows("first_names.txt") for name in row[0].split())


@cache
def namesakes() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Return places called like a larger one elsewhere: country and regions by folded name."""
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for name, code, regions in table_rows("namesakes.tsv"):
        key = fold_name(name)
        held = frozenset(map(fold_name, regions.split("|")))
        found[key] = (*found.get(key, ()), (code, held))
    return found
