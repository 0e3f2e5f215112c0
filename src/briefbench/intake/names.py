"""Names of authors in what stands beside them: titles, roles, outlets, handles, other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefbench.base.places import resource
from briefbench.intake.headline import fold

MOST = 8
"""Authors of an article; a longer list is a table of something else."""

LONGEST_NAME = 60
"""Code points of a name; more is no name."""

_AND = re.compile(
    r"\s*(?:[,;•|/·]|\s[–—-]\s|\band\b|\bund\b|\bet\b|\by\b| и | та | и́ | و | & |\bwith\b)\s*"
)
_MARK = (
    r"(?:(?:article|story|words?|text|reporting|report|analysis|opinion)\s+)?"
    r"(?:(?:written|posted|authored|published|reported|created|submitted|prepared)\s+)?by\b:?|"
    r"(?:authors?|contributors?|writers?|reporters?|byline|writer & editor)\s*:|"
    r"(?:geschrieben |verfasst )?von\b:?|autor(?:in|en|es|a|i|e)?\s*:|"
    r"(?:écrit |publié |rédigé )?par\b:?|auteur(?:e|s)?\s*:|"
    r"(?:escrito |publicado )?por\b:?|autore\s*:|scritto da\b:?|door\b:?|"
    r"автор(?:ы|и|и́)?(?: статьи| текста)?\s*:|текст\s*:|"
    r"муаллиф\s*:|muallif\s*:|yazar\s*:|yazan\s*:|"
    r"نویسنده(?:گان)?\s*:|به قلم\b\s*:?|نوشته\s*:|خبرنگار\s*:|"
    r"بقلم\b\s*:?|كتب(?:ت|ه)?\s*:|الكاتب\s*:|تحریر\s*:|لیکوال\s*:"
)
MARK = re.compile(rf"^\W{{0,3}}(?:{_MARK})\s*", re.IGNORECASE)
"""What stands before the name of an author in a line of its own, in several languages."""

NO_MARK = re.compile(
    r"(?:review|edit|check|photo|image|illustrat|picture|foto|фото|عکس|تصویر|medically|sponsor|"
    r"power|present|translat|update|curat|design|made|host|narrat|produc|follow|approv|verif)\w*"
    r"(?:\s+by)?\W*$",
    re.IGNORECASE,
)
"""Before or instead of the mark: somebody else than the author follows."""

_ROLE = re.compile(
    r"\b(?:editors?|writers?|reporters?|correspondents?|journalist|contributors?|contributing|columnist|"
    r"senior|chief|director|manager|founder|ceo|phd|ph\.d|mba|esq|freelance|specialist|analyst|expert|coach|профессор|корреспондент|редактор|журналист|обозреватель|"
    r"خبرنگار|مراسل)\b|^(?:smt|rd|rn|m\.?d|jd|jr|sr|cpa|cfp|dvm|msn|np|lmft|lcsw|psyd|dds|ms|ma|bsc|msc)\.?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|[*<>{}=?!]|^\W*$|\.(?:com|org|net|author|head)\b|"
    r"^(?:admin\w*|administrator|editor|webmaster|user|guest|undefined|null|none|n/?a|anonymous|unknown|"
    r"author|name|blog|news|home|default|root|test|team|staff|share|follow|comments?|read|more|about|"
    r"published|posted|updated|written|view|see|all|the|in|on|min|minutes?|jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|yesterday|редакция|админ|гость|مدیر|ادمین)\.?$|"
    r"^(?:share|follow|comment|leave|reply|subscribe|sign|log|click|by)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+(?: [^\W\d_]\.?)?)")
"""The family name first, as libraries write: "Rahmon, Jane A."."""

_PARTICLES = frozenset(
    (
        *("de", "da", "di", "do", "du", "del", "della", "der", "den", "dos", "das", "van", "von"),
        *("zu", "la", "le", "el", "al", "bin", "bint", "ibn", "abu", "ben", "ter", "ten", "e", "y"),
        *("zadeh", "ul", "ur", "oglu", "qizi", "kyzy", "st.", "the", "of", "for", "at", "и", "бин"),
    )
)
_NOT_FIRST = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january"),
        *("february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "photo", "image", "video", "getty", "updated", "published"),
        *("reading", "using", "our", "your", "this", "that", "these", "how", "why", "what"),
    )
)
_HONOUR = re.compile(r"^(?:dr|prof|mr|mrs|ms|sir|rev)\.?\s+", re.IGNORECASE)


def names_in(text: str) -> list[str]:
    """Return what may be names in a text of authors: "By X and Y, staff writers" gives two."""
    found: list[str] = []
    if "://" in text or "www." in text:
        return found
    turned = _TURNED.fullmatch(text)
    if turned:
        text = f"{turned[2]} {turned[1]}"
    for part in _AND.split(MARK.sub("", " ".join(text.split()))):
        name = MARK.sub("", part).strip(' .|–-:()[]"“”*')
        if name and not _ROLE.search(name) and is_name(name):
            found.append(name)
    return found


def is_name(text: str) -> bool:
    """Say whether a text can be a name at all: of a person, a team or an account."""
    return 2 < len(text) <= LONGEST_NAME and len(text.split()) <= 6 and not _NO_NAME.search(text)


def is_full_name(text: str) -> bool:
    """Say whether a text looks like the name of a person or a team: two capitalised words or more.

    In a script without capitals two to five words are enough.
    """
    words = _HONOUR.sub("", text).split()
    if not 2 <= len(words) <= 6 or not is_name(text) or words[0].casefold() in _NOT_FIRST:
        return False
    return (
        all(_is_part(word) for word in words) and _is_capital(words[0]) and _is_capital(words[-1])
    )


def is_called_after_a_person(outlet: str) -> bool:
    """Say whether an outlet's name is that of a person, as on many private pages."""
    words = outlet.casefold().split()
    return len(words) in {2, 3} and words[0] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    lines = resource("gazetteer", "first_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if line[:1] != "#" for name in line.split())


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, in order, as it was written first; at most ``MOST``."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())[:MOST]


def _is_part(word: str) -> bool:
    return word.casefold() in _PARTICLES or _is_capital(word)


def _is_capital(word: str) -> bool:
    """Say whether a word begins with a capital, or with a letter of a script that has none."""
    first = next((sign for sign in word if sign.isalpha()), "")
    return bool(first) and (first.isupper() or first.lower() == first.upper())
