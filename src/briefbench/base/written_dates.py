"""Dates as people write them, in many languages, digits and two calendars, read strictly.

``13 октября 2021``, ``Oct. 13, 2021``, ``۲۱ مهر ۱۴۰۰``, ``2021年10月13日``, ``13.10.2021``.
What can be read two ways (``03/04/2021``) is only read when the caller says which part is the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefbench.base.months import GREGORIAN, SOLAR, fold_month

_DIGITS = str.maketrans(
    {
        **{chr(0x0660 + n): str(n) for n in range(10)},  # Arabic
        **{chr(0x06F0 + n): str(n) for n in range(10)},  # Persian and Urdu
        **{chr(0x0966 + n): str(n) for n in range(10)},  # Devanagari
        **{chr(0xFF10 + n): str(n) for n in range(10)},  # full width
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f])"  # marks too
_WORD = rf"{_LETTER}+(?:\u200c{_LETTER}+)?(?:[ ](?:الثاني|الأول))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|-го|-е)?"
_YEAR = r"(?P<year>\d{4})(?!\d|-\d)"
_NAMED = re.compile(
    rf"(?<![\d\w./:-]){_DAY}[. ,/-]{{0,3}}(?:de |of |d['’]|den )?(?P<name>{_WORD})\.?[ ,/-]{{0,3}}"
    rf"(?:de |del |سنة |عام |سال |соли )?{_YEAR}"
)
_NAME_FIRST = re.compile(
    rf"(?<!\w)(?P<name>{_WORD})\.?[ -]{{1,2}}(?:the )?{_DAY}(?:,| |, |-|\.)?[ ]?{_YEAR}"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d\w./:-])(?P<year>\d{4})(?:[-/.])(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d-])"
)
_YEAR_NAMED = re.compile(
    rf"(?<![\d\w])(?P<year>\d{{4}})[. ,-]{{1,2}}(?P<name>{_WORD})\.?[ -]{{0,2}}"
    rf"(?P<day>\d{{1,2}})(?!\d)"
)
_YEAR_WORD = re.compile(
    rf"(?<![\d\w])(?P<year>\d{{4}})[ -]?(?:йил|yil|жылғы|жылы|жыл|ж)\.?[ ,]{{1,2}}"
    rf"(?P<day>\d{{1,2}})[ -](?P<name>{_WORD})"
)
_SIGNS = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]"
)
_NUMBERS = re.compile(
    r"(?<![\d\w./:-])(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<year>\d{4})(?![\d-])"
)
_MONTH_ONLY = re.compile(
    rf"(?<!\w)(?<!\d[ ./-])(?P<name>{_WORD})\.?,?[ ](?:de |of )?(?P<year>\d{{4}})(?![\d-])"
)

SOLAR_YEARS = range(1300, 1500)
"""Years of the solar Hijri calendar that are read as such: 1921 to 2121."""

_SOLAR_EPOCH = date(622, 3, 21)  # from which the cycle counts right for the years that are read
_CYCLE = (1, 5, 9, 13, 17, 22, 26, 30)  # leap years of the 33-year cycle, years counted from 0


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found in a text: ISO ``value`` (a day, or a month) and where it stands."""

    value: str
    start: int
    end: int


def written_dates(
    text: str, *, day_first: bool | None = None, months: bool = False
) -> list[WrittenDate]:
    """Return the dates a text writes out, in text order, none overlapping; never raises.

    Args:
        text: Any text; only what stands on one line belongs together.
        day_first: How ``03/04/2021`` is meant; None when it is not known, and then it is no date.
        months: Also return a month with its year alone (``2021-10``).

    """
    if not re.search(r"\d", text):
        return []
    plain = text.translate(_DIGITS)
    found: list[WrittenDate] = []
    for pattern in (_NAMED, _NAME_FIRST, _YEAR_FIRST, _YEAR_NAMED, _YEAR_WORD, _SIGNS, _NUMBERS):
        _collect(found, plain, pattern, day_first=day_first)
    if months:
        _collect(found, plain, _MONTH_ONLY, day_first=day_first)
    return sorted(found, key=lambda each: each.start)


def from_solar(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a day in the solar Hijri calendar of Iran and Afghanistan.

    By the 33-year cycle, which agrees with the astronomical calendar from 1244 to 1472
    (Gregorian 1865 to 2093).

    Raises:
        ValueError: There is no such day.

    """
    lengths = [31] * 6 + [30] * 5 + [30 if _is_leap(year) else 29]
    if not 1 <= month <= 12 or not 1 <= day <= lengths[month - 1]:
        raise ValueError((year, month, day))
    full = year - 1
    leaps = full // 33 * 8 + sum(1 for each in _CYCLE if each <= full % 33)
    return _SOLAR_EPOCH + timedelta(days=full * 365 + leaps - 1 + sum(lengths[: month - 1]) + day)


def _is_leap(year: int) -> bool:
    return year % 33 in _CYCLE


def _collect(
    found: list[WrittenDate], text: str, pattern: re.Pattern[str], *, day_first: bool | None
) -> None:
    for match in pattern.finditer(text):
        if any(match.start() < each.end and each.start < match.end() for each in found):
            continue
        value = _value(match.groupdict(), day_first=day_first)
        if value:
            found.append(WrittenDate(value, match.start(), match.end()))


def _value(parts: dict[str, str | None], *, day_first: bool | None) -> str:
    year = int(parts["year"] or 0)
    name = parts.get("name")
    try:
        if name is not None:
            return _named(year, fold_month(name), parts.get("day"))
        month, day = int(parts["month"] or 0), int(parts["day"] or 0)
        if year in SOLAR_YEARS:
            return from_solar(year, month, day).isoformat() if parts.get("sign") != "." else ""
        if parts.get("sign") in {"/", "-"} and month != day:
            if month > 12 >= day or (day <= 12 and day_first is False):
                month, day = day, month
            elif day <= 12 and day_first is None:
                return ""
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _named(year: int, name: str, day: str | None) -> str:
    if year in SOLAR_YEARS:
        month = SOLAR.get(name)
        return from_solar(year, month, int(day)).isoformat() if month and day else ""
    month = GREGORIAN.get(name)
    if not month:
        return ""
    first = date(year, month, int(day or 1)).isoformat()
    return first if day else first[:7]
