"""Word lists of the quote finder: tables in ``resources/quotes``, each read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from briefbench.analysis.tables import lines_of


def table_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a table, without its comments and empty lines.

    Raises:
        OSError: The resources are not where they belong.

    """
    return (line.split("\t") for line in lines_of("quotes", name))


def listed(name: str) -> frozenset[str]:
    """Return the words of one list of ``english.tsv``; ``KeyError`` when there is none."""
    return _english()[name]


@cache
def _english() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in table_rows("english.tsv"):
        found[name].update(words.split())
    return {name: frozenset(words) for name, words in found.items()}
