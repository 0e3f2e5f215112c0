"""The desk's own word lists: what the officer taught, followed on top of what the program knows.

Of the rules about the same words the narrowest scope counts: article before outlet before desk.
Within a scope the latest counts, but one that says "never" is stronger than one that says "means"
the same; a narrower "means" is stronger than a wider "never".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import ahocorasick

from briefbench.analysis.countries.folding import fold_name, folded
from briefbench.analysis.countries.inflected import endings_of
from briefbench.analysis.countries.mention import Mention
from briefbench.model.drafts import WordRuleDraft
from briefbench.model.kinds import MentionKind, Scope, WordKind

_NARROW_FIRST = (Scope.ARTICLE, Scope.OUTLET, Scope.DESK)
_NEXT = 0.8  # confidence in the next country once the officer ruled out the likeliest
_LEAST_STEM = 3  # letters of a name whose last one an ending may replace
_LONGEST_TAIL = 8  # code points of an ending
_FINALS = frozenset("аяьйaeyہا")  # last letters that endings replace in some language
_BEFORE = ("و", "ف", "ب", "ل", "ک", "وب", "ول", "فی")  # written at the front of Arabic words
_JOINED = frozenset("وف")  # before Arabic verbs
_COUNTRY = frozenset({WordKind.COUNTRY, WordKind.NOT_COUNTRY})
_SPEAKER = frozenset({WordKind.SPEAKER, WordKind.NOT_SPEAKER})
_CUE = frozenset({WordKind.CUE, WordKind.NOT_CUE})

_Rules = Mapping[str, Sequence[WordRuleDraft]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules about some words come to: the one that counts, and what they never mean."""

    rule: WordRuleDraft | None
    never: frozenset[str]  # folded


@dataclass(frozen=True)
class WordLists:
    """All rules of a desk, in the order they were made; a plain value that can be sent."""

    rules: tuple[WordRuleDraft, ...] = ()

    def of(self, article: str, outlets: Collection[str]) -> OwnWords:
        """Return what counts for an article (``model.drafts.article_key``) of an outlet."""
        return OwnWords(self, article, frozenset(outlets))

    def __reduce__(self) -> tuple[Any, ...]:
        """Send the rules alone; what is made of them is made again."""
        return WordLists, (self.rules,)

    @cached_property
    def speakers(self) -> _Rules:
        """The rules about who speaks, by folded words."""
        return _by_words(self.rules, _SPEAKER)

    @cached_property
    def countries(self) -> _Rules:
        """The rules about countries, by folded words."""
        return _by_words(self.rules, _COUNTRY)

    @cached_property
    def cues(self) -> _Rules:
        """The rules about cues, by their words in small letters."""
        return _by_words(self.rules, _CUE, _lowered)

    @cached_property
    def finds_countries(self) -> ahocorasick.Automaton | None:
        """What finds the words of ``countries`` as they are written; None without any."""
        return _automaton({key: [key] for key in self.countries})

    @cached_property
    def finds_inflected(self) -> ahocorasick.Automaton | None:
        """What finds them with what other languages than English add to them, or leave out."""
        return _automaton({key: _forms(key) for key in self.countries})

    @cached_property
    def finds_cues(self) -> ahocorasick.Automaton | None:
        """What finds the words of ``cues``; None without any."""
        automaton = ahocorasick.Automaton()
        for key in self.cues:
            automaton.add_word(key, key)
        automaton.make_automaton()
        return automaton if self.cues else None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The desk's own words as they count for one article."""

    lists: WordLists
    article: str = ""
    outlets: frozenset[str] = frozenset()

    def ruling(self, rules: Iterable[WordRuleDraft]) -> Ruling:
        """Return what rules about the same words come to here."""
        here: dict[Scope, list[WordRuleDraft]] = defaultdict(list)
        for rule in rules:
            if self._counts(rule):
                here[rule.scope].append(rule)
        never: set[str] = set()
        for scope in _NARROW_FIRST:
            never |= {fold_name(rule.meaning) for rule in here[scope] if rule.kind.never}
            means = [rule for rule in here[scope] if not rule.kind.never]
            if means and fold_name(means[-1].meaning) not in never:
                return Ruling(means[-1], frozenset(never))
        return Ruling(None, frozenset(never))

    def countries(self, mentions: list[Mention], text: str, language: str) -> list[Mention]:
        """Return the mentions of a text as the desk's own words have them, in text order.

        A longer name that holds the words stays: "South Georgia" is not asked what "Georgia" is.
        Words that never mean one country mean another that they may stand for where the text
        names that one by other words, else none.
        """
        if not self.lists.countries:
            return mentions
        starts = [mention.start for mention in mentions]
        gone: set[int] = set()
        added: list[Mention] = []
        for start, end, ruling in self._places(text, language):
            last = bisect_left(starts, end)
            first = last
            while first and mentions[first - 1].end > start:
                first -= 1
            if any(m.end - m.start > end - start for m in mentions[first:last]):
                continue
            rule = ruling.rule
            for at in range(first, last):
                one = mentions[at]
                if rule is None and one.code.lower() not in ruling.never:
                    continue
                gone.add(at)
                if rule is None and (code := _instead(one, mentions, text, ruling)):
                    added.append(replace(one, code=code, confidence=_NEXT))
            if rule and rule.meaning:
                added.append(Mention(start, end, rule.meaning, MentionKind.NAME, 1.0))
        if not gone and not added:
            return mentions
        kept = [mention for at, mention in enumerate(mentions) if at not in gone]
        return sorted([*kept, *added], key=lambda mention: mention.start)

    def may_name_country(self, words: str) -> bool:
        """Say whether own words about countries may stand in a few words; it is quick."""
        automaton = self.lists.finds_inflected
        return automaton is not None and any(True for _ in automaton.iter(f" {_key(words)} "))

    def cues(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return which words of a text are cues by the desk's own rules, and which are none."""
        automaton = self.lists.finds_cues
        if automaton is None:
            return frozenset(), frozenset()
        plain = f" {text.lower()} "
        keys = {
            key
            for last, key in automaton.iter(plain)
            if _whole(plain, last - len(key), last + 1) or not _parted(key)
        }
        cues: set[str] = set()
        none: set[str] = set()
        for key in keys:
            rules = self.lists.cues[key]
            ruling = self.ruling(rules)
            if ruling.rule:
                cues.add(ruling.rule.words)
            elif ruling.never:
                none.update(rule.words for rule in rules if rule.kind.never)
        return frozenset(cues), frozenset(none)

    def speaker(self, surfaces: Iterable[str]) -> Ruling:
        """Return what the first of these names of one speaker that has rules means."""
        never: frozenset[str] = frozenset()
        for surface in surfaces:
            rules = self.lists.speakers.get(_key(surface))
            if rules:
                ruling = self.ruling(rules)
                if ruling.rule:
                    return ruling
                never |= ruling.never
        return Ruling(None, never)

    def _counts(self, rule: WordRuleDraft) -> bool:
        if rule.scope is Scope.DESK:
            return True
        if rule.scope is Scope.OUTLET:
            return not self.outlets.isdisjoint(rule.outlets)
        return bool(self.article) and rule.article == self.article

    def _places(self, text: str, language: str) -> Iterator[tuple[int, int, Ruling]]:
        """Give the places of own words in a text, the longest at each, none overlapping."""
        taken = 0
        known: dict[tuple[str, bool], Ruling] = {}
        for start, end, key in sorted(
            self._hits(text, language), key=lambda hit: (hit[0], -hit[1])
        ):
            if start < taken:
                continue
            small = text[start].islower()
            ruling = known.get((key, small))
            if ruling is None:
                rules = self.lists.countries[key]
                ruling = self.ruling(r for r in rules if not (small and r.words[0].isupper()))
                known[key, small] = ruling
            if ruling.rule or ruling.never:
                taken = end
                yield start, end, ruling

    def _hits(self, text: str, language: str) -> Iterator[tuple[int, int, str]]:
        """Give where words of rules about countries stand, and their keys."""
        endings, finals = endings_of(language)
        inflected = len(endings) > 1 or language == "ar"
        lists = self.lists
        automaton = lists.finds_inflected if inflected else lists.finds_countries
        if automaton is None:
            return
        plain, places = folded(text)
        plain = f" {plain} "
        for last, (key, form) in automaton.iter(plain):
            tail = ""
            if plain[last + 1] != " " and _parted(key):
                if not inflected:
                    continue
                tail = plain[last + 1 : last + 2 + _LONGEST_TAIL].partition(" ")[0]
                if tail not in endings:
                    continue
            start, end = last - len(key), last + len(tail)
            if form != key:
                stem = len(form) < len(key)
                if (stem and key[-1] not in finals) or (not stem and language != "ar"):
                    continue
                start += stem
            yield (places[start], places[end], key) if places else (start, end, key)


def _instead(one: Mention, mentions: Sequence[Mention], text: str, ruling: Ruling) -> str | None:
    """Return the country that words mean which never mean the likeliest; None when unknown."""
    words = text[one.start : one.end]
    named = {m.code for m in mentions if text[m.start : m.end] != words}
    rivals = (code for code in one.rivals if code in named and code.lower() not in ruling.never)
    return next(rivals, None)


def _by_words(
    rules: Iterable[WordRuleDraft],
    kinds: Collection[WordKind],
    key_of: Callable[[str], str] = fold_name,
) -> _Rules:
    found: dict[str, list[WordRuleDraft]] = defaultdict(list)
    for rule in rules:
        key = key_of(rule.words)
        if rule.kind in kinds and key:
            found[key].append(rule)
    return dict(found)


def _automaton(forms: Mapping[str, Sequence[str]]) -> ahocorasick.Automaton | None:
    """Return what finds these forms at the beginning of a word, with their key; None for none."""
    if not forms:
        return None
    automaton = ahocorasick.Automaton()
    for key, written in sorted(forms.items()):
        for form in written:
            gap = " " if _parted(key) else ""
            if form == key or f"{gap}{form}" not in automaton:
                automaton.add_word(f"{gap}{form}", (key, form))
    automaton.make_automaton()
    return automaton


def _forms(key: str) -> list[str]:
    """Return how words may begin in a text: without their last letter, as they are, joined."""
    stem = [key[:-1]] if key[-1] in _FINALS and len(key) > _LEAST_STEM else [key]
    joined = [each + key for each in _BEFORE] if "\u0600" <= key[0] <= "\u06ff" else []
    return [*stem, key, *joined]


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return fold_name(name)


def _lowered(words: str) -> str:
    return " ".join(words.lower().split())


def _whole(text: str, before: int, after: int) -> bool:
    """Say whether the word between two places is whole, but for a particle joined to it."""
    return not text[after].isalnum() and (not text[before].isalnum() or text[before] in _JOINED)


def _parted(key: str) -> bool:
    """Say whether blanks part the words of this script: not in Chinese and Japanese."""
    return not "\u3040" <= key[0] <= "\u9fff"


NOTHING = OwnWords(WordLists())
"""No rules at all."""
