"""The fields that notes and clipped pages carry before their text, between two lines ``---``."""

from __future__ import annotations

import re

LONGEST_FRONT = 200
"""Lines of the fields before the text; more is text between two rules."""

_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:\s*(.*)")


def front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields between two lines ``---`` at the beginning, and the lines behind them.

    Read by simple lines: ``name: value``, or a name and lines ``- value``, joined by commas.
    """
    if not lines or lines[0].strip("\ufeff \t") != "---":
        return {}, lines
    end = next((n for n, line in enumerate(lines[1:LONGEST_FRONT], 1) if line.strip() == "---"), 0)
    fields: dict[str, str] = {}
    last = ""
    for line in lines[1:end]:
        entry = re.match(r"\s*-\s+(.*)", line)
        found = _FIELD.fullmatch(line.rstrip())
        if entry and last:
            fields[last] = ", ".join(part for part in (fields[last], _unquoted(entry[1])) if part)
        elif found:
            last = found[1].strip().lower()
            fields[last] = _unquoted(found[2])
    return (fields, lines[end + 1 :]) if fields else ({}, lines)


def _unquoted(value: str) -> str:
    plain = value.strip()
    quoted = re.fullmatch(r"(['\"])(.*)\1", plain)
    return (quoted[2] if quoted else plain).strip()
