"""Why a word is counted under a country: what the officer sees beside the words."""

from __future__ import annotations

from dataclasses import replace

from briefbench.analysis.countries.standing import OPEN, Term, area_called, leaders_called
from briefbench.analysis.country_names import country_name
from briefbench.base.words import tr
from briefbench.model.kinds import MentionKind
from briefbench.model.rows import CountryRow, MentionRow


def explained(country: CountryRow, day: str) -> CountryRow:
    """Return a country with its name and the reasons of its mentions.

    ``day`` is the ISO date of the article, ``""`` when it is undated.
    """
    mentions = tuple(
        replace(mention, note=_why(mention, country.code, day)) for mention in country.mentions
    )
    return replace(country, name=country_name(country.code), mentions=mentions)


def _why(mention: MentionRow, code: str, day: str) -> str:
    """Return a clause without a full stop, ``""`` when the word speaks for itself."""
    if mention.kind == MentionKind.LEADER:
        named = (one for one in leaders_called(mention.words) if one.code == code)
        terms = [one.term(day) or one.terms[-1] for one in named]
        return _office(terms[0]) if terms else ""
    area = area_called(mention.words)
    if area is None or area.code != code:
        return ""
    return tr("counted under {country}, because {reason}").format(
        country=country_name(code), reason=tr(area.because)
    )


def _office(term: Term) -> str:
    office = _OFFICES[term.office]()
    if term.last == OPEN:
        return tr("{office} since {first}").format(office=office, first=term.first)
    return tr("{office} {first} to {last}").format(office=office, first=term.first, last=term.last)


_OFFICES = {
    "president": lambda: tr("president"),
    "premier": lambda: tr("head of government"),
    "monarch": lambda: tr("monarch"),
    "leader": lambda: tr("leader"),
    "foreign": lambda: tr("foreign minister"),
    "defence": lambda: tr("security or defence chief"),
    "spokesman": lambda: tr("spokesman"),
}
