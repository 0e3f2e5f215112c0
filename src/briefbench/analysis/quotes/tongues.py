"""How other languages than English give speech: verbs, conjunctions, words for offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefbench.analysis.quotes.lists import table_rows

Words = frozenset[str]

_EDGE = r"[\w\u200c]"  # the zero-width non-joiner stands inside Persian words
_PARTICLE = "[وف]?"  # is written at the front of Arabic verbs


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language; what it does not have matches nothing or is empty.

    Args:
        verbs: Verbs of speech.
        marks: Verbs that tell speech only with quotation marks: "called it «a trap»".
        beside: Words that attribute the quotation right before them: „…“, so der Minister.
        that: The conjunction before reported speech.
        according: Words before a name that say who tells something: "according to".
        behind: Such words after a name.
        lead: Words that begin an adverbial, not a speaker.
        stops: Words that end a speaker's name after the verb.
        hearers: Those who are told something.
        roles: Words for offices; a speaker without a name that has one is a role.
        markers: Words after the speaker that are not part of the name.
        objects: Words after what is called something.
        verb_first: The speaker follows the verb in reported speech, as in Arabic.
        joined: Words are not parted by blanks, as in Chinese.

    """

    verbs: re.Pattern[str]
    marks: re.Pattern[str]
    beside: re.Pattern[str]
    that: re.Pattern[str]
    according: re.Pattern[str]
    behind: re.Pattern[str]
    lead: frozenset[str]
    stops: frozenset[str]
    hearers: frozenset[str]
    roles: frozenset[str]
    markers: frozenset[str]
    objects: frozenset[str]
    verb_first: bool
    joined: bool


@cache
def tongue_of(language: str) -> Tongue | None:
    """Return the words of a language, None when there is no table for it."""
    kinds = _tables().get(language)
    if kinds is None:
        return None
    joined = bool(kinds["joined"])
    prefix = "".join(form for form in kinds["prefix"])

    def pattern(*forms: str) -> re.Pattern[str]:
        return _pattern(forms, prefix="" if joined else prefix, whole=not joined)

    return Tongue(
        verbs=_joint(pattern(*kinds["verb"]), kinds, "participle"),
        marks=_joint(pattern(*kinds["marks"]), kinds, "with_marks"),
        beside=pattern(*kinds["beside"]),
        that=_pattern(kinds["that"], prefix="", whole=not joined),
        according=pattern(*kinds["according"]),
        behind=pattern(*kinds["behind"]),
        lead=frozenset(kinds["lead"]),
        stops=frozenset(kinds["stop"]),
        hearers=frozenset(kinds["hearer"]),
        roles=frozenset(kinds["role"]),
        markers=frozenset(kinds["marker"]),
        objects=frozenset(kinds["object"]),
        verb_first=bool(kinds["order"]),
        joined=joined,
    )


@lru_cache(maxsize=64)
def tongue_with(language: str, cues: Words, none: Words) -> Tongue | None:
    """Return the words of a language with further verbs of speech, and without some words.

    None when there is no table for the language.
    """
    tongue = tongue_of(language)
    if tongue is None:
        return None
    return replace(
        tongue,
        verbs=_altered(tongue.verbs, cues, none, joined=tongue.joined),
        marks=_altered(tongue.marks, frozenset(), none, joined=tongue.joined),
        beside=_altered(tongue.beside, frozenset(), none, joined=tongue.joined),
        according=_altered(tongue.according, frozenset(), none, joined=tongue.joined),
        behind=_altered(tongue.behind, frozenset(), none, joined=tongue.joined),
    )


def _altered(
    pattern: re.Pattern[str], more: Words, less: Words, *, joined: bool
) -> re.Pattern[str]:
    """Return what finds the words of a pattern and ``more``, but not where ``less`` stand."""
    before, after = ("", "") if joined else (f"(?<!{_EDGE}){_PARTICLE}", f"(?!{_EDGE})")

    def choice(words: Words) -> str:
        listed = sorted(words, key=lambda word: (-len(word), word))
        return f"{before}(?:{'|'.join(map(re.escape, listed))}){after}"

    found = f"{pattern.pattern}|{choice(more)}" if more else pattern.pattern
    barred = f"(?!{choice(less)})" if less else ""
    return re.compile(f"{barred}(?:{found})", re.IGNORECASE)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language, kind, forms, endings in table_rows("languages.tsv"):
        tables[language][kind] += [
            form + ("" if ending == "-" else ending)
            for form in forms.split("|")
            for ending in endings.split("|")
        ]
    return tables


def _joint(
    simple: re.Pattern[str], kinds: dict[str, list[str]], participles: str
) -> re.Pattern[str]:
    """Return what finds the simple forms and "a également déclaré" too."""
    if not kinds[participles]:
        return simple

    def choice(kind: str) -> str:
        return "(?:" + "|".join(map(re.escape, kinds[kind])) + ")"

    compound = f"{choice('with')} (?:{choice('between')} )?{choice(participles)}"
    return re.compile(f"{simple.pattern}|(?<!{_EDGE}){compound}(?!{_EDGE})", re.IGNORECASE)


def _pattern(forms: Iterable[str], *, prefix: str, whole: bool) -> re.Pattern[str]:
    """Return what finds any of the forms, the longest first; nothing when there are none."""
    listed = sorted(set(forms), key=lambda form: (-len(form), form))
    if not listed:
        return re.compile(r"(?!)")
    if not whole:
        return re.compile("|".join(map(re.escape, listed)))
    after = f"(?!{_EDGE})"
    choices = "|".join(
        re.escape(form[:-1]) if form.endswith("~") else re.escape(form) + after for form in listed
    )
    before = f"(?<!{_EDGE})" + (f"[{prefix}]?" if prefix else "")
    return re.compile(f"{before}(?:{choices})", re.IGNORECASE)
