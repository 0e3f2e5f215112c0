"""Dates a page gives in other places than its head, and which of two is the more exact."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import islice

from lxml import html

from briefbench.base.written_dates import written_dates
from briefbench.intake.html_tree import text_of
from briefbench.intake.near_headline import is_apart

_KEPT = re.compile(
    r"(?:datePublished|publishedAt|published_at|publish(?:ed)?_?[dD]ate|publicationDate|"
    r"publication_date|firstPublishedAt|first_published_at|pubDate)(?:\\?\"|&quot;|')?\s*:\s*"
    r"(?:\\?\"|&quot;|')(\d{4}-\d{2}-\d{2}[0-9T:.+Z-]{0,20})"
)
_KEPT_POST = re.compile(r'"date":"(\d{4}-\d{2}-\d{2}T[0-9:]{5,8})","status":"publish"')
"""How WordPress' interface gives a post."""

_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w .,'’-]{1,50}?),\s*(?P<day>[^()]{6,30}?)\s*(?:\(|[-–—]\s)"
)
PARAGRAPHS = 40
"""Of a page, among which the one with the dateline is looked for."""


def kept_dates(source: str) -> list[str]:
    """Return the times of publication that a page's HTML keeps for programs, as written there."""
    return [*_KEPT.findall(source), *_KEPT_POST.findall(source)]


def dateline_day(root: html.HtmlElement, *, order: bool | None) -> str:
    """Return the ISO day of the dateline that opens the article, ``""`` when there is none.

    Its place is written in capitals, as agencies do, and its day with the year.

    Args:
        root: The page.
        order: Whether numbers put the day first; None when it is not known.

    """
    for paragraph in islice(root.iter("p"), PARAGRAPHS):
        found = _DATELINE.match(text_of(paragraph)[:120].strip())
        if found and found["place"].isupper() and not is_apart(paragraph):
            dates = written_dates(found["day"], day_first=order)
            if len(dates) == 1 and len(found["day"]) - (dates[0].end - dates[0].start) <= 2:
                return dates[0].value
    return ""


def exact_time(day: str, declared: Sequence[str], changed: Collection[str]) -> str:
    """Return the declared time that is at most a day away from a bare day, else the day."""
    if len(day) != len("2021-10-13"):
        return day
    first = date.fromisoformat(day)
    for other in declared:
        if len(other) > len(day) and other not in changed:
            apart = date.fromisoformat(other[:10]) - first
            if abs(apart) <= timedelta(days=1):
                return other
    return day
