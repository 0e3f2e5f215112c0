"""Words whose country is a matter of time or of dispute, and the rules they are counted by.

Leaders (``leaders.tsv``) stand for their country in their term of office only. Disputed areas
(``disputed.tsv``) are counted under one country by a stated rule. Words that several countries
share (``rivals.tsv``) keep the others as competing codes.

The rules for areas, in this order: *own* - what has a code in ISO 3166-1 is counted under it,
whoever governs it (Taiwan, Hong Kong, Western Sahara, Palestine with Gaza and the West Bank), and
Kosovo under the user-assigned XK; *un* - an area without a code is counted under the state to
which the United Nations say that it belongs (Crimea, Donetsk and Luhansk: Ukraine; Abkhazia, South
Ossetia: Georgia; Transnistria: Moldova; Nagorno-Karabakh: Azerbaijan; Northern Cyprus: Cyprus;
Somaliland: Somalia; the Golan Heights: Syria); *holder* - what members of the United Nations claim
without such a word is counted under the one that governs it, or most of it (Kashmir). A code says
where to look for an article and takes no side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.countries.tables import table_rows

Found = TypeVar("Found")

_MOST = 20_000  # words of which the answer is kept

OPEN = "-"
"""The last day of a term that has not ended."""


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office; ISO dates, of day, month or year, both included."""

    office: str  # president, premier, monarch, leader, foreign, defence, spokesman
    first: str
    last: str  # ``OPEN`` while it lasts

    def holds(self, day: str) -> bool:
        """Say whether the term covers an ISO date, as far as both are exact; "" is today."""
        if not day:
            return self.last == OPEN
        if _cut(day, self.first) < _cut(self.first, day):
            return False
        return self.last == OPEN or _cut(day, self.last) <= _cut(self.last, day)


@dataclass(frozen=True, slots=True)
class Leader:
    """Someone who leads or speaks for a country."""

    code: str
    terms: tuple[Term, ...]

    def term(self, day: str) -> Term | None:
        """Return the term that covers an ISO date (today for ""), None when there is none."""
        return next((term for term in self.terms if term.holds(day)), None)


@dataclass(frozen=True, slots=True)
class Area:
    """An area that is disputed or has a special standing."""

    name: str
    code: str  # it is counted under
    rivals: tuple[str, ...]
    rule: str  # own, un, holder
    because: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A word that several countries share; ``switches``: the text may tell which one it means."""

    code: str
    rivals: tuple[str, ...]
    switches: bool


class _Words(Generic[Found]):
    """Finds what a word of a text was listed as, its ending left out where it was a stem."""

    def __init__(self) -> None:
        self._whole: dict[str, list[Found]] = {}
        self._stems: dict[str, list[Found]] = {}
        self._asked: dict[str, list[Found]] = {}  # the same words come again and again

    def put(self, form: str, what: Found) -> None:
        kept = self._stems if form.endswith("-") else self._whole
        kept.setdefault(fold_name(form.rstrip("-")), []).append(what)

    def of(self, words: str) -> list[Found]:
        known = self._asked.get(words)
        if known is None:
            if len(self._asked) > _MOST:
                self._asked.clear()
            known = self._asked[words] = self._found(words)
        return known

    def _found(self, words: str) -> list[Found]:
        key = fold_name(words)
        found = self._whole.get(key)
        for end in range(len(key), 2, -1) if found is None else ():
            found = self._stems.get(key[:end])
            if found is not None:
                break
        return found or []


def leaders_called(words: str) -> list[Leader]:
    """Return the leaders that these words of a text may name."""
    return _leaders().of(words)


def area_called(words: str) -> Area | None:
    """Return the area that these words of a text name, None when none of the list."""
    return next(iter(_areas().of(words)), None)


def shared_by(words: str) -> Shared | None:
    """Return which countries share these words, None when they are not in the list."""
    return next(iter(_shared().of(words)), None)


def listed_forms(language: str) -> Iterator[tuple[str, str, list[str], tuple[Term, ...]]]:
    """Give sort, code, forms and terms of the areas and leaders that a language has words for."""
    for _, code, _, _, _, sort, words in table_rows("disputed.tsv"):
        if forms := _by_language(words).get(language):
            yield sort, code, forms, ()
    for code, words, terms in table_rows("leaders.tsv"):
        if forms := _by_language(words).get(language):
            yield "leader", code, forms, _terms(terms)


@cache
def _leaders() -> _Words[Leader]:
    known: _Words[Leader] = _Words()
    for code, words, terms in table_rows("leaders.tsv"):
        leader = Leader(code, _terms(terms))
        for form in _all_forms(words):
            known.put(form, leader)
    return known


@cache
def _areas() -> _Words[Area]:
    known: _Words[Area] = _Words()
    for name, code, rivals, rule, because, _, words in table_rows("disputed.tsv"):
        area = Area(name, code, tuple(rivals.split()), rule, because)
        for form in _all_forms(words):
            known.put(form, area)
    return known


@cache
def _shared() -> _Words[Shared]:
    known: _Words[Shared] = _Words()
    for code, rivals, switches, forms in table_rows("rivals.tsv"):
        shared = Shared(code, tuple(rivals.split()), switches == "yes")
        for form in forms.split("|"):
            known.put(form, shared)
    return known


def _by_language(words: str) -> dict[str, list[str]]:
    parts = (part.partition("=") for part in words.split(";"))
    return {language: forms.split("|") for language, _, forms in parts}


def _all_forms(words: str) -> Iterator[str]:
    yield from dict.fromkeys(form for forms in _by_language(words).values() for form in forms)


@cache
def _terms(text: str) -> tuple[Term, ...]:
    parts = (part.split() for part in text.split(";"))
    return tuple(Term(office, first, last) for office, first, last in parts)


def _cut(value: str, other: str) -> str:
    """Return an ISO date as exact as another one at most."""
    return value[: min(len(other), 10)]
