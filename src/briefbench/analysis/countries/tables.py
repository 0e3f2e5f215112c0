"""The tables of the gazetteer, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from briefbench.analysis import tables


def table_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a gazetteer table, without its comments.

    Raises:
        OSError: The resources are not where they belong.

    """
    return (line.split("\t") for line in lines_of(name))


def lines_of(name: str) -> Iterator[str]:
    """Give the lines of a gazetteer table, without its comments; ``OSError`` as above."""
    return tables.lines_of("gazetteer", name)
