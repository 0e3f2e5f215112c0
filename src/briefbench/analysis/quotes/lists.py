"""Word lists of the quote finder: tables in ``resources/quotes``, each read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from briefbench.base.places import resource


def table_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a table, without its comments and empty lines.

    Raises:
        OSError: The resources are not where they belong.

    """
    with resource("quotes", name).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def listed(name: str) -> frozenset[str]:
    """Return the words of one list of ``english.tsv``; ``KeyError`` when there is none."""
    return _english()[name]


@cache
def _english() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in table_rows("english.tsv"):
        found[name].update(words.split())
    return {name: frozenset(words) for name, words in found.items()}
