"""Country names in the user's language, from CLDR."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2
        and code.isalpha()
        and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    }


def country_name(code: str, language: str = "en") -> str:
    """Return the country's name, the code itself when there is no such country."""
    return _names(language).get(code, code)


def is_country(code: str) -> bool:
    """Say whether this is the ISO 3166-1 alpha-2 code of a country."""
    return code in _names("en")


def list_countries(language: str = "en") -> list[tuple[str, str]]:
    """Return every country as code and name, by name."""
    return sorted(_names(language).items(), key=lambda pair: pair[1])


@cache
def codes_by_name() -> dict[str, str]:
    """Return alpha-2 codes by lower-case English name and by lower-case code."""
    names = {name.casefold(): code for code, name in _names("en").items()}
    return names | {code.casefold(): code for code in _names("en")}
