"""Capitals in the languages of CLDR, which names the city of each time zone."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from briefbench.analysis.countries.tables import table_rows


def capitals_in(locale: str) -> Iterator[tuple[str, str]]:
    """Give code and name of the capitals that have a time zone of their own."""
    zones = Locale.parse(locale).time_zones
    for code, zone in table_rows("capitals.tsv"):
        named = zones.get(zone, {}).get("city")
        yield code, named or zone.rpartition("/")[2].replace("_", " ")
