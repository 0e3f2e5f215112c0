"""Countries in Chinese text, which writes no blanks between words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import ahocorasick

from briefbench.analysis.countries.capitals import capitals_in
from briefbench.analysis.countries.gazetteer import Sense, Sort, in_office
from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.standing import listed_forms
from briefbench.analysis.countries.tables import table_rows
from briefbench.analysis.country_names import list_countries
from briefbench.analysis.wordlists import words
from briefbench.model.kinds import MentionKind

_SURE = 0.9
_LEADER = 0.75
_KIND = {Sort.REGION: MentionKind.CITY}
_LEAST = 2  # characters of a name
# One character stands for a country only in such pairs: 中美 is China and the United States.
_SHORT = {
    "中": "CN", "美": "US", "俄": "RU", "日": "JP", "韩": "KR", "朝": "KP", "英": "GB", "法": "FR",
    "德": "DE", "印": "IN", "乌": "UA", "以": "IL", "伊": "IR", "巴": "PS",
}  # fmt: skip
_PAIRS = words(
    "中美 美中 中俄 俄中 俄乌 乌俄 美俄 俄美 中日 日中 中印 印中 日韩 韩日 美韩 "
    "韩美 美日 日美 中英 英中 中法 法中 中德 德中 中韩 韩中 朝韩 韩朝 美朝 朝美 "
    "美伊 伊美 巴以 以巴 英美 美英 法德 德法"
)


def mentions_in_chinese(text: str, day: str = "") -> list[Mention]:
    """Return the words of a Chinese text that name a country, longest first at each place.

    ``day`` is the ISO date of the text: leaders count in their time of office.
    """
    found: list[Mention] = []
    taken = 0
    hits = [(last - len(key) + 1, -len(key), key) for last, key in _words()[0].iter(text)]
    for start, _, key in sorted(hits):
        if start < taken:
            continue
        taken = start + len(key)
        at = start
        for sense, length in _words()[1][key]:
            if in_office((sense,), day):
                kind = _KIND.get(sense.sort) or MentionKind(sense.sort.value)
                sure = _LEADER if sense.sort is Sort.LEADER else _SURE
                found.append(Mention(at, at + length, sense.code, kind, sure))
            at += length
    return found


@cache
def _words() -> tuple[ahocorasick.Automaton, dict[str, list[tuple[Sense, int]]]]:
    """Return all words and what each part of them stands for; nothing for what names no country."""
    meant = {
        word: [] if sense is None else [(sense, len(word))]
        for word, sense in _listed()
        if len(word) >= _LEAST
    }
    for pair in _PAIRS:
        meant.setdefault(pair, [(Sense(_SHORT[one], Sort.DEMONYM), 1) for one in pair])
    automaton = ahocorasick.Automaton()
    for word in meant:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton, meant


def _listed() -> Iterator[tuple[str, Sense | None]]:
    """Give words with what they stand for, None for no country; what comes later counts."""
    for locale in ("zh_Hant", "zh"):
        for code, name in capitals_in(locale):
            yield name, Sense(code, Sort.CAPITAL)
        for code, name in list_countries(locale):
            yield name, Sense(code, Sort.NAME)
    for language, kind, code, listed in table_rows("languages.tsv"):
        if language == "zh":
            for word in listed.split("|"):
                yield word, None if code == "-" else Sense(code, Sort(kind))
    for kind, code, forms, terms in listed_forms("zh"):
        for word in forms:
            yield word, Sense(code, Sort(kind), terms=terms)
