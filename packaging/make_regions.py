"""Writes resources/gazetteer/regions.tsv from ISO 3166-2 (as packed by pycountry, LGPL 2.1).

    python packaging/make_regions.py

The first level of every country, and all of the United Kingdom, in the columns of cities.tsv.
A name that two countries share, as regions or as cities, is left out, as is what english.tsv has.
"""

import re
from collections import defaultdict
from pathlib import Path

import pycountry
from babel import Locale
from make_cities import plain

PEOPLE = 250_000  # what a region weighs like; its own figure is not in the standard
RIVAL = 100_000  # people of a city elsewhere that takes the name
DEEP = ("GB",)
DIRECTIONS = frozenset(
    [
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "Centre",
        "Center",
        "Capital",
        "Federal",
        "Northeast",
        "Northwest",
        "Southeast",
        "Southwest",
        "Littoral",
        "Midlands",
        "Upper",
        "River",
    ]
)
HEAD = """\
# Provinces and states: name, ISO 3166-1 alpha-2 code, the population they weigh like, 0.
# From ISO 3166-2 as packed by pycountry (LGPL 2.1), by packaging/make_regions.py: names without
# accents, those that two countries share left out.
"""
_NAME = re.compile(r"[A-Z][A-Za-z' -]{3,}")
_TURNED = (("Nord-", "North "), ("Sud-", "South "), ("Haut-", "Upper "))


def names_of(name: str) -> list[str]:
    """Return the ways a region's name is written in English text."""
    bare = plain(re.sub(r" ?[\(\[].*", "", name).split("/")[0])
    bare = re.sub(r", .*", "", bare).replace("-do", "").strip()
    turned = [english + bare[len(own) :] for own, english in _TURNED if bare.startswith(own)]
    return [one for one in (bare, *turned) if _NAME.fullmatch(one) and one not in DIRECTIONS]


def main() -> None:
    """Read the subdivisions, write the table."""
    countries = {plain(name) for name in Locale("en").territories.values()}
    codes = defaultdict(set)
    for part in pycountry.subdivisions:
        if part.parent_code is None or part.country_code in DEEP:
            for name in names_of(part.name):
                codes[name].add(part.country_code)
    folder = Path(__file__).parents[1] / "resources" / "gazetteer"
    for line in (folder / "cities.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, code, people, _ = line.split("\t")
            if name in codes and int(people) >= RIVAL:
                codes[name].add(code)
    listed = (folder / "english.tsv").read_text("utf-8")
    countries |= set(re.split(r"[\t\n|]", listed))
    lines = [
        f"{name}\t{next(iter(of))}\t{PEOPLE}\t0\n"
        for name, of in sorted(codes.items())
        if len(of) == 1 and name not in countries
    ]
    (folder / "regions.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
