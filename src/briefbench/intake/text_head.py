"""Who wrote a plain text and when, by the lines between its headline and its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefbench.base.written_dates import written_dates
from briefbench.intake.dates import line_date
from briefbench.intake.names import LONGEST_NAME, MARK, is_full_name, names_in, once
from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Origin

LINES = 12
"""Lines behind the headline that are looked at."""

PARAGRAPH = 25
"""Words of a line from which on it is text, and ends the search."""

OTHER_SIGNS = 40
"""Code points besides the date in a line that is of a date: weekday, time, zone, "Published"."""

_DESK = re.compile(
    r"^((?:[A-Z][\w.’'-]*\s){0,3}(?:Desk|Bureau|Report|Reporter|Correspondent|Agencies|Service|"
    r"Staff))\s?:\s"
)
_PARTS = re.compile(r"\s+[|•·—–]\s+|\s*\|\s*|(?<=[^\W\d_]{3})\s+(?=\d{1,2}\s)")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class TextHead:
    """What the head of a text says; ``only`` are the places of lines that say nothing else."""

    byline: tuple[str, ...] = ()
    published: DateDraft | None = None
    only: frozenset[int] = frozenset()


def head_of(lines: Sequence[str], today: date | None = None) -> TextHead:
    """Return author and date that stand at the head of a text, between headline and article.

    A line names the author when it begins with a word that says so ("By", «Автор:», «نویسنده:»)
    and holds little else, or as the desk before the first sentence ("Monitoring Desk: ..."). A date
    counts when its line is short and about the date; once the article's text has begun nothing
    is a date of publication any more, since behind it stand the dates of other stories.
    """
    byline: tuple[str, ...] = ()
    published: DateDraft | None = None
    only: set[int] = set()
    for place, line in enumerate(lines[:LINES]):
        desk = _DESK.match(line)
        if desk:
            byline = byline or (desk[1].strip(),)
            break
        if len(line.split()) >= PARAGRAPH:
            break
        names = _authors(line)
        if names and not byline:
            byline = once(names)
            only.add(place)
        value, _ = line_date(line, today)
        if value and published is None and not _is_sentence(line):
            published = DateDraft(value, Origin.TEXT)
        if len(line.split()) <= _MOST_WORDS and not _is_sentence(line) and written_dates(line):
            only.add(place)
    return TextHead(byline, published, frozenset(only))


def is_head_line(line: str) -> bool:
    """Say whether a line tells author or date and nothing else, so that it is no headline."""
    return bool(_authors(line)) or (
        not _is_sentence(line)
        and any(len(line) - (one.end - one.start) <= OTHER_SIGNS for one in written_dates(line))
    )


def _authors(line: str) -> list[str]:
    """Return the names in a line that says that they are the authors."""
    mark = MARK.match(line)
    if not mark or len(line.split()) > _MOST_WORDS:
        return []
    behind = line[mark.end() :]
    dates = written_dates(behind, months=True)
    behind = behind[: dates[0].start] if dates else behind
    names = [name for name in names_in(_PARTS.split(behind)[0]) if len(name) <= LONGEST_NAME]
    return names if all(is_full_name(name) for name in names) else []


def _is_sentence(line: str) -> bool:
    return len(line.split()) > _MOST_WORDS or (
        len(line.split()) > 5 and line.rstrip().endswith((".", "!", "?", "؟", "。"))
    )
