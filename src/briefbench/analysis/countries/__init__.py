"""Which countries a text names, and which it is about."""

from __future__ import annotations

from briefbench.analysis.countries.chinese import mentions_in_chinese
from briefbench.analysis.countries.english import mentions_in_english
from briefbench.analysis.countries.inflected import languages, mentions_in
from briefbench.analysis.countries.mention import Mention
from briefbench.analysis.countries.shares import by_country
from briefbench.analysis.own_words import NOTHING, OwnWords
from briefbench.model.drafts import CountryDraft


def find_countries(
    body: str, language: str, title: str = "", own: OwnWords = NOTHING
) -> tuple[CountryDraft, ...]:
    """Return the countries that a text names, largest share first; empty when it names none.

    Args:
        body: The text; mentions count its code points.
        language: ISO 639-1; texts in languages without tables of their own are read as English.
        title: The headline; it only helps to tell what the text is about, and does not when the
            text begins with it: its lead counts more anyway.
        own: The desk's own words; they are followed on top of what the program knows.

    """
    in_title = [] if body.startswith(title) else _mentions(title, language, own)
    return by_country(_mentions(body, language, own), len(body), in_title)


def _mentions(text: str, language: str, own: OwnWords = NOTHING) -> list[Mention]:
    return own.countries(_known_mentions(text, language), text, language)


def _known_mentions(text: str, language: str) -> list[Mention]:
    if language == "zh":
        return mentions_in_chinese(text)
    if language in languages():
        return mentions_in(text, language)
    return mentions_in_english(text)


def country_of(words: str, language: str, own: OwnWords = NOTHING) -> str | None:
    """Return the country that a role or another short text names first, None when it names none."""
    return next((mention.code for mention in _mentions(words, language, own)), None)
