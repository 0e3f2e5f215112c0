"""Counts by value over a mask of articles, most first."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.table import Pairs, Table

Mask = NDArray[np.bool_]
Key = TypeVar("Key", int, str)


def country_counts(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles name each country, by alpha-2 code."""
    return _worded(_pair_counts(table.countries, mask), table.codes)


def about_counts(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles are about each country, by alpha-2 code."""
    return _worded(_pair_counts(table.about, mask), table.codes)


def speaker_counts(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles quote each speaker, by name."""
    return _worded(_pair_counts(table.speakers, mask), table.names)


def tag_counts(table: Table, mask: Mask) -> dict[int, int]:
    """Return how many articles carry each tag, by the tag's id; children are not included."""
    return _pair_counts(table.tags, mask)


def source_counts(table: Table, mask: Mask) -> dict[int, int]:
    """Return how many articles are of each outlet, by its id; those without one are left out."""
    ids, counts = np.unique(table.source[mask], return_counts=True)
    return _sorted({int(i): int(n) for i, n in zip(ids, counts, strict=True) if i})


def language_counts(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles are in each language, by ISO 639-1 code; unknown is left out."""
    counts = np.bincount(table.language[mask], minlength=len(table.languages))
    return _sorted(
        {word: int(n) for word, n in zip(table.languages, counts, strict=True) if n and word}
    )


def month_counts(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles were published in each month (``2021-10``), latest first.

    An article whose date covers more than one month is left out, as are undated ones.
    """
    days = table.first_day[mask]
    lasts = table.last_day[mask]
    dated = days > 0
    found: dict[str, int] = {}
    pairs, counts = np.unique(np.stack([days[dated], lasts[dated]]), axis=1, return_counts=True)
    for first, last, count in zip(pairs[0], pairs[1], counts, strict=True):
        month = date.fromordinal(int(first)).isoformat()[:7]
        if month == date.fromordinal(int(last)).isoformat()[:7]:
            found[month] = found.get(month, 0) + int(count)
    return dict(sorted(found.items(), reverse=True))


def _pair_counts(pairs: Pairs, mask: Mask) -> dict[int, int]:
    values = pairs.values[mask[pairs.rows]]
    found, counts = np.unique(values, return_counts=True)
    return _sorted({int(v): int(n) for v, n in zip(found, counts, strict=True)})


def _worded(counts: dict[int, int], words: tuple[str, ...]) -> dict[str, int]:
    return {words[number]: count for number, count in counts.items()}


def _sorted(counts: dict[Key, int]) -> dict[Key, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0]))))
