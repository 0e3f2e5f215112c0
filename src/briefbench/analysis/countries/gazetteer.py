"""The names of places in English, and what each may stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefbench.analysis.country_names import list_countries
from briefbench.base.places import resource


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
    """A country that a form may stand for; ``people`` is the population of a city, else 0."""

    code: str
    sort: Sort
    people: int = 0


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
_LEAST_LETTERS = 3  # of a city's name


def table_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a gazetteer table, without its comments.

    Raises:
        OSError: The resources are not where they belong.

    """
    with resource("gazetteer", name).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


@cache
def english_forms() -> dict[str, tuple[Form, ...]]:
    """Return all English forms by their folded name."""
    senses: dict[tuple[str, str | None], dict[tuple[str, Sort], Sense]] = defaultdict(dict)
    for code, name in list_countries("en"):
        senses[name, None][code, Sort.NAME] = Sense(code, Sort.NAME)
    for kind, code, forms in table_rows("english.tsv"):
        for form in forms.split("|"):
            exact = form if _SHORT.fullmatch(form) else None
            meanings = senses[form, exact]
            if code != "-":
                sort = Sort(kind)
                meanings[code, sort] = Sense(code, sort)
    for name, code, people, capital in table_rows("cities.tsv"):
        if len(name) >= _LEAST_LETTERS:
            sort = Sort.CAPITAL if capital == "1" else Sort.CITY
            senses[name, None].setdefault((code, sort), Sense(code, sort, int(people)))
    return _by_folded_name(senses)


def _by_folded_name(
    senses: dict[tuple[str, str | None], dict[tuple[str, Sort], Sense]],
) -> dict[str, tuple[Form, ...]]:
    from briefbench.analysis.countries.folding import fold_name

    merged: dict[tuple[str, str | None], dict[tuple[str, Sort], Sense]] = defaultdict(dict)
    silent = {fold_name(name) for (name, _), meanings in senses.items() if not meanings}
    for (name, exact), meanings in senses.items():
        merged[fold_name(name), exact].update(meanings)
    forms: dict[str, list[Form]] = defaultdict(list)
    for (key, exact), meanings in merged.items():
        known = () if key in silent else tuple(meanings.values())
        forms[key].append(Form(known, exact))
    return {key: tuple(found) for key, found in forms.items()}


@cache
def first_names() -> frozenset[str]:
    """Return first names in lower case."""
    return frozenset(name for row in table_rows("first_names.txt") for name in row[0].split())
