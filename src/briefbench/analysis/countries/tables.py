"""The tables of the gazetteer, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from briefbench.base.places import resource


def table_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a gazetteer table, without its comments.

    Raises:
        OSError: The resources are not where they belong.

    """
    for line in lines_of(name):
        yield line.split("\t")


def lines_of(name: str) -> Iterator[str]:
    """Give the lines of a gazetteer table, without its comments; ``OSError`` as above."""
    with resource("gazetteer", name).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n")
