"""Who speaks, in other languages than English: the words beside a verb, as name and role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefbench.analysis.countries import country_of
from briefbench.analysis.quotes.tongues import Tongue
from briefbench.model.drafts import Span

WORD = re.compile(r"[\w\u200c’'-]+")
CUTS = re.compile(r"[,،，;؛:：.。(«“„\"—–「]")
_BETWEEN = " \t\n\xa0,،，—–-.!?؟۔…。"
_ASIDE = re.compile(r"\s?[,،，] ([^,،.:;؛«“\n]+)[,،]")
_LONGEST_ASIDE = 120  # code points
_LONGEST = 14  # words of a speaker
_LONGEST_NAME = 4  # words


def words_in(body: str, start: int, end: int) -> list[Span]:
    """Return the words between two places."""
    return [found.span() for found in WORD.finditer(body, start, end)]


def speaker_before(body: str, start: int, end: int, tongue: Tongue) -> Span | None:
    """Return the speaker among the words before a verb: the first between commas that may be."""
    while True:
        while start < end and body[start] in _BETWEEN:
            start += 1
        cut = CUTS.search(body, start, end)
        stop = cut.start() if cut else end
        words = words_in(body, start, stop)
        if not words:
            return None
        if not _is_adverbial(body, words, tongue):
            break
        if cut is None or cut.group() not in ",،，":
            words = _after_adverbial(body, words, tongue)
            break
        start = stop
    for place, word in enumerate(words):
        text = _text(body, word)
        if place and (text in tongue.markers or text.lower() in tongue.stops):
            words = words[:place]
            break
    if not words or len(words) > _LONGEST:
        return None
    return words[0][0], words[-1][1]


def speaker_after(body: str, start: int, end: int, tongue: Tongue) -> Span | None:
    """Return the speaker that follows a verb, up to a mark or a word that leads elsewhere."""
    while start < end and body[start] in " \t\xa0":
        start += 1
    cut = CUTS.search(body, start, end)
    kept: list[Span] = []
    skip = False
    for word in words_in(body, start, cut.start() if cut else end):
        low = _text(body, word).lower()
        if low in tongue.stops:
            if kept:
                break
            skip = low not in tongue.hearers  # "сказал в среду посол": what follows is no speaker
            continue
        if not skip:
            kept.append(word)
        skip = False
    if not kept or len(kept) > _LONGEST:
        return None
    return kept[0][0], kept[-1][1]


def _is_adverbial(body: str, words: list[Span], tongue: Tongue) -> bool:
    first = _text(body, words[0]).lower()
    two = " ".join(_text(body, word).lower() for word in words[:2])
    return first in tongue.lead or two in tongue.lead or first.isdigit()


def _after_adverbial(body: str, words: list[Span], tongue: Tongue) -> list[Span]:
    """Return what follows "on Wednesday", when it names an office or somebody with capitals."""
    for place in range(2, len(words)):
        text = _text(body, words[place])
        if text.lower() in tongue.roles:
            return words[place:]
        if (
            text[0].isupper()
            and place + 1 < len(words)
            and _text(body, words[place + 1])[0].isupper()
        ):
            return words[place:]
    return []


def _text(body: str, span: Span) -> str:
    return body[span[0] : span[1]]


@dataclass(slots=True)
class Named:
    """Names and roles as the text gave them, by surname."""

    _full: dict[str, set[str]] = field(default_factory=dict)
    _roles: dict[str, str] = field(default_factory=dict)

    def describe(self, body: str, span: Span, tongue: Tongue, language: str) -> tuple[str, str]:
        """Return name and role of a speaker; a surname alone takes what was said before."""
        text = body[span[0] : span[1]]
        name, role = _described(text, tongue, language)
        role = role or _role_after(body, span[1], tongue)
        known = self._full.get(text, set())
        if not name and len(known) == 1:
            name = next(iter(known))
            role = role or self._roles.get(name, "")
        elif name:
            self._full.setdefault(name.split()[-1], set()).add(name)
            role = role or self._roles.get(name, "")
            self._roles.setdefault(name, role)
        return name, role


def _role_after(body: str, end: int, tongue: Tongue) -> str:
    """Return the apposition between commas after a speaker, when it names an office."""
    aside = _ASIDE.match(body, end, end + _LONGEST_ASIDE)
    words = aside.group(1).split() if aside else []
    return " ".join(words) if {word.lower() for word in words} & tongue.roles else ""


def _described(text: str, tongue: Tongue, language: str) -> tuple[str, str]:
    """Return name and role: names begin with capitals where the script has them."""
    words = text.split()
    known = {_without_article(word) for word in words} & tongue.roles
    if tongue.joined:
        return "", text if any(role in text for role in tongue.roles) else ""
    if not any(letter.isupper() or letter.islower() for letter in text):
        return _after_country(words, language) if known else ("", "")
    at = len(words)
    while at and words[at - 1][0].isupper() and words[at - 1].lower() not in tongue.roles:
        at -= 1
    named = words[at:]
    if known and named and at and len(named) > 2:
        at = len(words) - 2  # a country may stand between the office and the name
        named = words[at:]
    if len(named) >= 2 and not any(word.isupper() for word in named):
        return " ".join(named), " ".join(words[:at])
    return "", text if known else ""


def _without_article(word: str) -> str:
    """Return a word in small letters, without an article joined to it: l'ambassadeur."""
    low = word.lower().replace("’", "'")
    return low[2:] if low.startswith(("l'", "d'")) else low


def _after_country(words: list[str], language: str) -> tuple[str, str]:
    """Return name and role in a script without capitals: a name may follow the country."""
    for at in range(2, len(words)):
        if country_of(" ".join(words[:at]), language):
            if len(words) - at <= _LONGEST_NAME and len(words) - at >= 2:
                return " ".join(words[at:]), " ".join(words[:at])
            break
    return "", " ".join(words)
