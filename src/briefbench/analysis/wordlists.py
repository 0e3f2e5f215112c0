"""Lists of words, written as one text."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words of a text in which blanks part them."""
    return frozenset(listed.split())
