"""Places in English text that the gazetteer does not list, told by the words beside them.

A village, a county or a small town counts for the country that the text is about anyway, or for
the country or state named right after it. No country comes into a text by these rules alone,
but for American counties.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from briefbench.analysis.countries.context import NOT_PLACES
from briefbench.analysis.countries.gazetteer import first_names
from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.tables import lines_of
from briefbench.analysis.wordlists import words
from briefbench.model.kinds import MentionKind

_LEADING = 0.5  # of the text's mentions that one country must have to take the unlisted places
_CERTAIN = {"unit": 0.75, "kind": 0.75, "held": 0.8, "town": 0.65}
_NAME = r"[A-Z][\w’'-]*[a-z](?: (?:[A-Z][\w’'-]*[a-z]|de|del|la|kwa|al)(?![\w’'-])){0,2}"
_UNIT = re.compile(
    rf"\b({_NAME}) (?:[Cc]ounty|COUNTY|Parish|[Pp]rovince|[Pp]refecture|Oblast|[Dd]istrict"
    r"|Township|[Gg]overnorate|[Mm]unicipality|[Vv]oivodeship|neighbou?rhood|suburb|borough|slum)"
    r"\b(?! (?:Council|Court|Attorney|Judge|Cricket|Championship|FC))"
)
_KIND = re.compile(
    r"\b(?:villages?|towns?|districts?|provinces?|counties|county|communit(?:y|ies)|suburbs?|hamlets?"
    rf"|cit(?:y|ies)|municipality|neighbou?rhoods?|prefecture|slums?) of (?:the )?({_NAME})"
)
_PLACED = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]utside|[Oo]f|to|between|and) ({_NAME})"
)
_HELD = re.compile(rf"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]utside|[Oo]f|to) ({_NAME}),? ?\(?$")
_BEFORE = 64  # code points before a holder in which the held place is looked for
_NOT_NAMES = words("the this that school district first second third representatives")


def unlisted(text: str, found: Sequence[Mention], surnames: frozenset[str]) -> list[Mention]:
    """Return the places that ``found`` lacks, in no order; none overlaps a mention or another.

    What is a person's surname in the text is no town.
    """
    taken = bytearray(len(text))  # 1 where a place stands, so that long texts take linear time
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    places: list[Mention] = []
    leading = _leading(found)
    for start, end, code, rule in _claims(text, found, leading):
        name = text[start:end].lower()
        first = name.split(" ", 1)[0]
        if first in _NOT_NAMES or first in NOT_PLACES or first in first_names():
            continue
        if any(taken[start:end]) or (rule == "town" and name in surnames):
            continue
        taken[start:end] = b"\1" * (end - start)
        places.append(Mention(start, end, code, MentionKind.CITY, _CERTAIN[rule]))
    return places


def _claims(
    text: str, found: Sequence[Mention], leading: str | None
) -> Iterator[tuple[int, int, str, str]]:
    for one in found:
        if one.kind in {MentionKind.NAME, MentionKind.CITY}:
            begin = max(0, one.start - _BEFORE)
            held = _HELD.search(text[begin : one.start])
            if held and text[one.start - 1] in " (" and held.group()[-2:].strip(" (,") == "":
                yield begin + held.start(1), begin + held.end(1), one.code, "held"
    if leading is None:
        return
    for rule, pattern in (("unit", _UNIT), ("kind", _KIND)):
        for match in pattern.finditer(text):
            opens = text[max(0, match.start() - 2) : match.start()].strip()[-1:] in set('.!?"')
            if not (rule == "unit" and opens and match.group().rpartition(" ")[2][0].islower()):
                yield match.start(1), match.end(1), leading, rule
    names = towns(leading)
    for match in _PLACED.finditer(text):
        if match.group(1) in names:
            yield match.start(1), match.end(1), leading, "town"


def _leading(found: Sequence[Mention]) -> str | None:
    """Return the country that most mentions name, None when none has half of them."""
    counts = Counter(one.code for one in found)
    code, count = next(iter(counts.most_common(1)), (None, 0))
    return code if code and count >= _LEADING * len(found) else None


@cache
def _listed_towns() -> dict[str, str]:
    rows = (line.partition("\t") for line in lines_of("towns.tsv"))
    return {code: names for code, _, names in rows}


@cache
def towns(code: str) -> frozenset[str]:
    """Return the small places of a country, as GeoNames writes them without accents."""
    return frozenset(_listed_towns().get(code, "").split("|"))
