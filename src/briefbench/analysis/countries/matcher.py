"""Where a text holds a form of the gazetteer: one pass with an Aho-Corasick automaton."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import ahocorasick

from briefbench.analysis.countries.folding import folded
from briefbench.analysis.countries.gazetteer import Form, Sense

_LONGEST_TAIL = 14  # code points of a word's ending
# What a name of several words may be: parted by blanks, hyphens, points, one line break.
_GAPS = re.compile(
    r"[\w\u0300-\u036f\u064b-\u065f.&,’'‘ʻʼ`\-\u2010\u2011\u200c\xa0 ]+(?:\n[\w.’' \-]+)?"
)

_POINTED = ("st ", "ste ", "mt ", "ft ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found in a text, ``[start, end)`` in code points, and what it may mean."""

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]


class Forms(Protocol):
    """Forms by folded name: a dictionary, or what makes them when asked."""

    def keys(self) -> Iterable[str]: ...

    def __getitem__(self, key: str, /) -> tuple[Form, ...]: ...


class Matcher:
    """Finds the forms of one language in time linear in the text.

    ``cased``: no form of the language begins with a small letter.
    """

    def __init__(self, forms: Forms, *, cased: bool = False) -> None:
        self._forms = forms
        self._cased = cased
        self._automaton = ahocorasick.Automaton()
        for key in forms.keys():  # noqa: SIM118 - forms need not be a mapping
            self._automaton.add_word(f" {key}", (key, len(key)))
            if key.startswith(_POINTED):  # "St. Lucia": a point and a blank are two
                spaced = key.replace(" ", "  ", 1)
                self._automaton.add_word(f" {spaced}", (key, len(spaced)))
        self._automaton.make_automaton()

    def candidates(self, text: str) -> list[Candidate]:
        """Return the longest forms at each place of a text, in order, none overlapping."""
        plain, places = folded(text)
        plain = f" {plain} "
        hits: list[tuple[int, int, str, Form]] = []
        for last, (key, length) in self._automaton.iter(plain):
            start = last - length  # in ``text``: the blank put before ``plain`` shifts by one
            end = last
            tail = _tail(plain, last + 1)
            if tail is None:
                continue
            begin = places[start] if places else start
            if self._cased and text[begin].islower():
                continue
            stop = places[end + len(tail)] if places else end + len(tail)
            form = _fitting(self._forms[key], text[begin:stop], tail)
            if form:
                pointed = form.exact is not None and "." in form.exact
                stop += pointed and text[stop : stop + 1] == "."
                hits.append((begin, stop, key, form))
        return list(_longest(hits))


def _tail(plain: str, at: int) -> str | None:
    """Return what is left of the word at ``at``, None when it is too long to be an ending."""
    if plain[at] == " ":
        return ""
    end = plain.find(" ", at, at + _LONGEST_TAIL)
    return plain[at:end] if end > 0 else None


def _fitting(forms: tuple[Form, ...], words: str, tail: str) -> Form | None:
    loose = None
    for form in forms:
        if tail not in form.tails:
            continue
        if form.exact is not None:
            bare = form.exact.rstrip(".")
            if words == bare:
                return form
        elif (form.lower or not words[0].islower()) and (
            (" " not in words and words.isalpha()) or _GAPS.fullmatch(words)
        ):
            loose = form
    return loose


def _longest(hits: Iterable[tuple[int, int, str, Form]]) -> Iterable[Candidate]:
    taken = 0
    for start, end, key, form in sorted(hits, key=lambda hit: (hit[0], -hit[1], -len(hit[2]))):
        if start >= taken:
            taken = end
            yield Candidate(start, end, key, form.senses)
