"""Dates as an officer knows them: a day, a month, a year, or a minute with its zone.

A date is kept as the ISO 8601 text it was found in, so its precision is never lost:
``2021``, ``2021-10``, ``2021-10-13``, ``2021-10-13T08:30:00Z``, ``2021-10-13T08:30:00+05:00``.
A date without a time never shifts between zones; a date with one is counted on the day it has
in the library's zone.
"""

from __future__ import annotations

import calendar
import math
import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(T.+)?)?)?")
EARLIEST, LATEST = 1800, 2200  # years; anything else on a page is not a date of a news text


class Days(NamedTuple):
    """The days a date covers, both ends included."""

    first: date
    last: date


def days_of(value: str, zone: str = "UTC") -> Days:
    """Return the days that an ISO date covers in ``zone``: one for a day, 28 to 366 else.

    Raises:
        ValueError: ``value`` is not one of the forms above, or no such day exists.

    """
    found = _FORM.fullmatch(value)
    if not found:
        raise ValueError(value)
    year, month, day, time = found.groups()
    if not EARLIEST <= int(year) <= LATEST:
        raise ValueError(value)
    if time:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo:
            moment = moment.astimezone(zone_named(zone))
        return Days(moment.date(), moment.date())
    if day:
        one = date(int(year), int(month), int(day))
        return Days(one, one)
    if month:
        last = calendar.monthrange(int(year), int(month))[1]
        return Days(date(int(year), int(month), 1), date(int(year), int(month), last))
    return Days(date(int(year), 1, 1), date(int(year), 12, 31))


def second_of(value: str) -> int | None:
    """Return the POSIX second an ISO date lies in, None when it has no time or no zone.

    Raises:
        ValueError: ``value`` is no date in one of the forms of this module.

    """
    days_of(value)
    moment = datetime.fromisoformat(value) if "T" in value else None
    return math.floor(moment.timestamp()) if moment and moment.tzinfo else None


def is_date(value: str) -> bool:
    """Say whether ``value`` is a date in one of the forms of this module."""
    try:
        days_of(value)
    except ValueError:
        return False
    return True


def precision_of(value: str) -> str:
    """Return ``"minute"``, ``"day"``, ``"month"`` or ``"year"`` by the form of an ISO date."""
    if "T" in value:
        return "minute"
    return {4: "year", 7: "month"}.get(len(value), "day")


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of that name, UTC when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a name too long for a file
        return ZoneInfo("UTC")


def zone_words(name: str) -> str:
    """Return the name of a zone, ``UTC+5`` of one that is called after its distance from UTC.

    ``Etc/GMT-5`` is UTC+5: these names have the sign of POSIX, which counts westwards.
    """
    if name != "UTC" and not name.startswith("Etc/"):
        return name
    return offset_words(datetime(2000, 1, 1, tzinfo=zone_named(name)))


def offset_words(moment: datetime) -> str:
    """Return the distance of a moment's zone from UTC: ``UTC+5:30``, ``UTC``."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def local_zone() -> str:
    """Return the IANA name of this machine's zone, ``"UTC"`` when it cannot be told."""
    from tzlocal import get_localzone_name

    try:
        return str(get_localzone_name() or "UTC")
    except (LookupError, OSError, ValueError):
        return "UTC"


def utc_now() -> str:
    """Return now as ``2021-10-13T08:30:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def week_start(day: date) -> date:
    """Return the Monday of the week that holds ``day`` (ISO 8601 weeks)."""
    return day - timedelta(days=day.weekday())
