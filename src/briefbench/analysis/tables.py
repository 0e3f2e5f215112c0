"""Reading the tables of words that come with the program."""

from __future__ import annotations

from collections.abc import Iterator

from briefbench.base.places import resource


def lines_of(folder: str, name: str) -> Iterator[str]:
    """Give the lines of a table in a folder of the resources, without comments and empty lines.

    Raises:
        OSError: The resources are not where they belong.

    """
    with resource(folder, name).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n")
