"""How many of the articles in a mask have which country, source, tag, language, speaker, month.

All counts are of articles, most first, then by name; what no article has is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.days import Days, months_of
from briefbench.columns.lists import Lists
from briefbench.columns.table import Table

Mask = NDArray[np.bool_]
Key = TypeVar("Key", str, int)


def count_countries(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles name each country, by alpha-2 code."""
    return _worded(table.countries, mask, table.words["countries"])


def count_about(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles are about each country, by alpha-2 code."""
    return _worded(table.about, mask, table.words["about"])


def count_speakers(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles quote each speaker, by name; open suggestions count too."""
    return _worded(table.speakers, mask, table.words["speakers"])


def count_languages(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles are in each language, by ISO 639-1; unknown ones left out."""
    words = table.words["language"]
    counts = np.bincount(table.language[mask], minlength=len(words)).tolist()
    return ranked({word: n for word, n in zip(words, counts, strict=True) if n and word})


def count_sources(table: Table, mask: Mask) -> dict[int, int]:
    """Return how many articles each source has, by its id; unknown ones left out."""
    ids, counts = np.unique(table.source[mask], return_counts=True)
    return ranked({i: n for i, n in zip(ids.tolist(), counts.tolist(), strict=True) if i})


def count_tags(
    table: Table, mask: Mask, *, parents: Mapping[int, int | None] | None = None
) -> dict[int, int]:
    """Return how many articles have each tag, as ``tag_counts`` does."""
    return tag_counts(table.tags, mask, parents=parents)


def tag_counts(
    lists: Lists, mask: Mask, *, parents: Mapping[int, int | None] | None = None
) -> dict[int, int]:
    """Return how many rows have each tag, by its id.

    Args:
        lists: The tags of each row.
        mask: Which rows count.
        parents: Tag → its parent or None. With it, a row counts for every tag above its own
            too, once each; without, for its own tags alone.

    """
    pairs = lists.restricted(mask)
    order = np.argsort(pairs.codes, kind="stable")
    rows = pairs.rows[order]
    tags, starts = np.unique(pairs.codes[order], return_index=True)
    having: dict[int, list[NDArray[np.int32]]] = defaultdict(list)
    for tag, mine in zip(tags.tolist(), np.split(rows, starts[1:]), strict=False):
        having[tag].append(mine)
        for above in tags_above(tag, parents or {}):
            having[above].append(mine)
    return ranked({tag: _distinct(several, lists.size) for tag, several in having.items()})


def count_months(table: Table, mask: Mask) -> dict[str, int]:
    """Return how many articles each month has, as ``2021-10``, latest first.

    Only what lies in one month: an article dated ``2021`` is in none, as an undated one.
    """
    return month_counts(table.first_day[mask], table.last_day[mask])


def month_counts(first_day: Days, last_day: Days) -> dict[str, int]:
    """Return how many dates, given by their first and last day, lie in each month, latest first."""
    dated = first_day > 0
    first, last = months_of(first_day[dated]), months_of(last_day[dated])
    months, counts = np.unique(first[first == last], return_counts=True)
    names = np.datetime_as_string(months).tolist()
    return dict(reversed(list(zip(names, counts.tolist(), strict=True))))


def tags_above(tag: int, parents: Mapping[int, int | None]) -> list[int]:
    """Return the tags above one, nearest first; a circle, which must not be, ends the line."""
    line: list[int] = []
    parent = parents.get(tag)
    while parent is not None and parent not in line and parent != tag:
        line.append(parent)
        parent = parents.get(parent)
    return line


def ranked(counts: Mapping[Key, int]) -> dict[Key, int]:
    """Return counts, most first, then by name or id."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _worded(lists: Lists, mask: Mask, words: tuple[str, ...]) -> dict[str, int]:
    counts = np.bincount(lists.codes[mask[lists.rows]], minlength=len(words))
    return ranked({words[code]: int(counts[code]) for code in np.flatnonzero(counts)})


def _distinct(several: list[NDArray[np.int32]], size: int) -> int:
    """Return how many rows there are in lists that hold a row once each."""
    if len(several) == 1:
        return len(several[0])
    seen = np.zeros(size, bool)
    for rows in several:
        seen[rows] = True
    return int(np.count_nonzero(seen))
