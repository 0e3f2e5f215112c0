"""Days on which a text may have been published, by what it says; offered, never taken.

A news text says "on Wednesday" and means the last one before it came out; when the page was saved
bounds it from above. A dateline ("KABUL, Oct 13") is the strongest sign, then a day written out at
the beginning, then "today" and "yesterday", then a weekday. In English, Russian, Persian, Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefbench.base.months import GREGORIAN, SOLAR, fold_month
from briefbench.base.written_dates import from_solar, written_dates
from briefbench.model.drafts import BREAK, Span

MOST = 6
"""Days that are offered."""

LOOKED_AT = 6
"""Blocks at the beginning that are looked at; further down texts tell of the past."""

_WEEKDAYS = (
    "monday понедельник понедельника دوشنبه الاثنين الإثنين الاثنین",
    "tuesday вторник вторника سه‌شنبه سه_شنبه الثلاثاء",
    "wednesday среду среда среды چهارشنبه الأربعاء الاربعاء",
    "thursday четверг четверга پنجشنبه پنج‌شنبه پنج_شنبه الخميس",
    "friday пятницу пятница пятницы جمعه الجمعة",
    "saturday субботу суббота субботы شنبه السبت",
    "sunday воскресенье воскресенья یکشنبه یک‌شنبه یک_شنبه الأحد الاحد",
)
_DAYS_AGO = {
    "today": 0, "сегодня": 0, "امروز": 0, "اليوم": 0, "tonight": 0, "this morning": 0,
    "yesterday": 1, "вчера": 1, "دیروز": 1, "أمس": 1, "امس": 1, "накануне": 1,
    "позавчера": 2, "پریروز": 2,
}  # fmt: skip
_BY_NAME = {
    word.replace("_", " "): number for number, line in enumerate(_WEEKDAYS) for word in line.split()
}
_RELATIVE = re.compile(
    r"(?<!\w)(?P<before>on |last |this |next |в |во |روز |يوم |прошл\w+ |следующ\w+ )?"
    rf"(?P<word>{'|'.join(sorted(map(re.escape, (*_BY_NAME, *_DAYS_AGO)), key=len, reverse=True))})"
    r"(?!\w)",
    re.IGNORECASE,
)
_LETTERS = r"[^\W\d_]{3,14}"
_DAY_MONTH = re.compile(
    rf"(?<![\w./])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<name>{_LETTERS})"
    rf"|(?P<name2>{_LETTERS})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?![\w/])(?!,? ?\d{{4}})"
)
_DATELINE = re.compile(r"[^\W\d_][^.!?؟\n]{1,60}?(?:\([^()\n]{2,40}\)\s*|\s)[-–—:]\s")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class OfferedDate:
    """A day that may be the one of publication: ISO ``value``, and the words that say so."""

    value: str
    words: str
    span: Span  # in the body


def offered_dates(body: str, captured: str | None = None) -> list[OfferedDate]:
    """Return days that may be the one of publication, the likeliest first, each once.

    Args:
        body: The article's own text.
        captured: When the page was saved, ISO 8601: no day after it is offered, and words such as
            "on Wednesday" are counted back from it. None when it is not known; then only days that
            are written with their year are offered.

    """
    last = _day(captured)
    ranked: list[tuple[int, int, OfferedDate]] = []
    start = 0
    for place, block in enumerate(body.split(BREAK)[:LOOKED_AT]):
        head = _DATELINE.match(block)
        for rank, value, low, high in _in_block(block, last):
            offer = OfferedDate(value, block[low:high], (start + low, start + high))
            best = place == 0 and head is not None and high <= head.end()
            ranked.append((0 if best else rank + 4 * (place > 1), offer.span[0], offer))
        start += len(block) + len(BREAK)
    once: dict[str, OfferedDate] = {}
    for _, _, offer in sorted(ranked, key=lambda each: each[:2]):
        once.setdefault(offer.value, offer)
    return list(once.values())[:MOST]


def _in_block(block: str, last: date | None) -> Iterator[tuple[int, str, int, int]]:
    """Give rank, day and span of each day that a block names; the lower rank is likelier."""
    for found in written_dates(block):
        if last is None or found.value <= last.isoformat():
            yield 1, found.value, found.start, found.end
    if last is None:
        return
    for match in _DAY_MONTH.finditer(block.translate(_DIGITS)):
        name, day = match["name"] or match["name2"], match["day"] or match["day2"]
        value = _latest(fold_month(name), int(day), last)
        if value:
            yield 1, value.isoformat(), *match.span()
    for match in _RELATIVE.finditer(block):
        word, before = match["word"].casefold(), (match["before"] or "").casefold()
        if before.startswith(("next", "след")):
            continue
        if word in _DAYS_AGO:
            yield 2, (last - timedelta(days=_DAYS_AGO[word])).isoformat(), *match.span()
        else:
            back = (last.weekday() - _BY_NAME[word]) % 7
            weeks = 7 if before.startswith(("last", "прошл")) and not back else 0
            yield 3, (last - timedelta(days=back + weeks)).isoformat(), *match.span()


def _latest(name: str, day: int, last: date) -> date | None:
    """Return the last day of that name that is not after ``last``, None when there is none."""
    for year in (last.year, last.year - 1):
        try:
            if name in GREGORIAN:
                found = date(year, GREGORIAN[name], day)
            elif name in SOLAR:
                found = from_solar(year - 621, SOLAR[name], day)
            else:
                return None
        except ValueError:
            continue
        if found <= last:
            return found
    return None


def _day(captured: str | None) -> date | None:
    try:
        return date.fromisoformat((captured or "")[:10])
    except ValueError:
        return None
