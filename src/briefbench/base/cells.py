"""Text as a cell of a table that spreadsheets open."""

from __future__ import annotations

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""Signs by which a spreadsheet takes a cell for a formula (OWASP, *CSV Injection*)."""


def plain_cell(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(FORMULA) else text
