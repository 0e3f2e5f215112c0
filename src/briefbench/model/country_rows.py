"""What views show of countries beside an article's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountryGroupRow:
    """A group of countries that can be searched and counted.

    ``id`` is None for one that comes with the program; ``names`` are further ones it is found by.
    ``since`` is the ISO date since which the membership has been so, ``""`` when that is not said.
    """

    name: str
    codes: tuple[str, ...]  # ISO 3166-1 alpha-2, ascending
    since: str = ""
    note: str = ""
    names: tuple[str, ...] = ()
    id: int | None = None
