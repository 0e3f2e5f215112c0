"""The groups of countries that come with the program: Central Asia, EU, NATO."""

from __future__ import annotations

from functools import cache

from briefbench.analysis.countries.tables import table_rows
from briefbench.model.country_rows import CountryGroupRow


@cache
def known_groups() -> tuple[CountryGroupRow, ...]:
    """Return the groups of ``gazetteer/groups.tsv``, in its order; none has an id."""
    return tuple(
        CountryGroupRow(
            name=name,
            codes=tuple(sorted(codes.split())),
            since=since,
            note=note,
            names=tuple(filter(None, names.split("|"))),
        )
        for name, names, codes, since, note in table_rows("groups.tsv")
    )
