"""How dates, sizes and texts are written in the window."""

from __future__ import annotations

import html
import unicodedata
from datetime import date, datetime

from briefbench.base.dates import precision_of
from briefbench.base.words import tr
from briefbench.model.kinds import Format
from briefbench.model.rows import ArticleView

_RTL, _LTR, _ISOLATES = {"R", "AL"}, {"L"}, {"LRI", "RLI", "FSI"}


def is_rtl_text(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left (UAX 9, rule P2).

    Letters inside an isolate do not count.
    """
    depth = 0
    for sign in text:
        way = unicodedata.bidirectional(sign)
        if way in _ISOLATES:
            depth += 1
        elif way == "PDI":
            depth = max(0, depth - 1)
        elif not depth and way in _RTL:
            return True
        elif not depth and way in _LTR:
            return False
    return False


def short_date(value: str, *, today: date | None = None) -> str:
    """Return ``13 Oct`` of this year, ``13 Oct 2021`` of another, ``Oct 2021`` or ``2021``.

    ``""`` gives "undated".
    """
    if not value:
        return tr("undated")
    year = value[:4]
    match precision_of(value):
        case "year":
            return year
        case "month":
            return f"{month_name(int(value[5:7]))} {year}"
    day = f"{int(value[8:10])} {month_name(int(value[5:7]))}"
    this_year = (today or date.today()).year  # noqa: DTZ011 - the officer's own calendar
    return day if int(year) == this_year else f"{day} {year}"


def long_date(value: str) -> str:
    """Return ``13 October 2021``, with the time where it has one; ``""`` gives "undated"."""
    if not value:
        return tr("undated")
    year = value[:4]
    match precision_of(value):
        case "year":
            return year
        case "month":
            return f"{month_name(int(value[5:7]), whole=True)} {year}"
        case "day":
            return f"{int(value[8:10])} {month_name(int(value[5:7]), whole=True)} {year}"
    moment = datetime.fromisoformat(value)
    zone = f" {moment:%Z}" if moment.tzinfo else ""
    day = f"{moment.day} {month_name(moment.month, whole=True)} {moment.year}"
    return f"{day}, {moment:%H:%M}{zone}"


def fact_date(value: str) -> str:
    """Return ``13 Oct 2021`` or ``13 Oct 2021, 08:30``: with its year, short enough for a strip."""
    if not value or precision_of(value) in {"year", "month"}:
        return short_date(value)
    day = f"{int(value[8:10])} {month_name(int(value[5:7]))} {value[:4]}"
    return f"{day}, {value[11:16]}" if "T" in value else day


def month_name(month: int, *, whole: bool = False) -> str:
    """Return the name of a month, 1 to 12, short or whole."""
    return tr((_WHOLE if whole else _SHORT)[month - 1])


def file_size(size: int) -> str:
    """Return a size in bytes as ``214 KB`` or ``1.3 MB`` (of 1,000)."""
    if size < 1000:
        return tr("{n} bytes").format(n=size)
    if size < 1_000_000:
        return f"{round(size / 1000):,} KB"
    return f"{size / 1_000_000:,.1f} MB"


def tip(text: str) -> str:
    """Return text as a tip, which Qt would else read as markup."""
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>" if text else ""


def excerpt_words(view: ArticleView) -> str:
    """Say that the text is an excerpt, and why; "" when it is whole."""
    if not view.excerpt:
        return ""
    if view.original.format is Format.FEED:
        return tr("Excerpt from a feed")
    return tr("Excerpt: the file was read in part")


def sureness(confidence: float) -> tuple[int, str]:
    """Return a confidence of 0.0 to 1.0 as steps (1 to 3) and a word."""
    if confidence >= 0.85:
        return 3, tr("High")
    return (2, tr("Medium")) if confidence >= 0.6 else (1, tr("Low"))


_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WHOLE = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
