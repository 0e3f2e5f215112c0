"""Which countries a text names, and which it is about."""

from __future__ import annotations

from functools import lru_cache

from briefbench.analysis.countries.chinese import mentions_in_chinese
from briefbench.analysis.countries.english import mentions_in_english
from briefbench.analysis.countries.header import body_start, datelines
from briefbench.analysis.countries.inflected import languages, mentions_in
from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.settling import settled
from briefbench.analysis.countries.shares import LEAD, by_country
from briefbench.analysis.own_words import NOTHING, OwnWords
from briefbench.model.drafts import CountryDraft


def find_countries(
    body: str,
    language: str,
    title: str = "",
    own: OwnWords = NOTHING,
    *,
    home: str = "",
    day: str = "",
) -> tuple[CountryDraft, ...]:
    """Return the countries that a text names, largest share first; empty when it names none.

    Labelled lines above the text (``HEADLINE: ...``) help to tell what it is about, and name none.

    Args:
        body: The text; mentions count its code points.
        language: ISO 639-1; texts in languages without tables of their own are read as English.
        title: The headline; it only helps to tell what the text is about, and does not when the
            text begins with it: its lead counts more anyway.
        own: The desk's own words; they are followed on top of what the program knows.
        home: The country of the outlet, alpha-2, which it has to name anyway; ``""`` if unknown.
        day: The ISO date of the text, ``""`` if unknown: a leader stands for a country in the
            time of office; without a date former ones do too, with less confidence.

    """
    begin = body_start(body)
    return by_country(
        _mentions(body, language, own, day),
        begin,
        begin + round(LEAD * (len(body) - begin)),
        [] if body.startswith(title) else _mentions(title, language, own, day),
        datelines=datelines(body),
        home=home,
    )


def _mentions(text: str, language: str, own: OwnWords = NOTHING, day: str = "") -> list[Mention]:
    found = settled(text, _known_mentions(text, language, day), day)
    return own.countries(found, text, language)


def _known_mentions(text: str, language: str, day: str) -> list[Mention]:
    if language == "zh":
        return mentions_in_chinese(text, day)
    if language in languages():
        return mentions_in(text, language, day)
    return mentions_in_english(text, day)


def country_of(words: str, language: str, own: OwnWords = NOTHING) -> str | None:
    """Return the country that a role or another short text names first, None when it names none."""
    mentions = own.countries(list(_few_words(words, language)), words, language)
    return next((mention.code for mention in mentions), None)


@lru_cache(maxsize=4096)
def _few_words(words: str, language: str) -> tuple[Mention, ...]:
    return tuple(_mentions(words, language))
