"""Conditions of a query: what may stand behind ``country:``, ``is:``, ``after:`` and their kin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefbench.base.dates import is_date, week_start
from briefbench.base.errors import QueryError
from briefbench.base.words import tr

if TYPE_CHECKING:
    from briefbench.search.tokens import Token

CONDITIONS = frozenset(
    {"country", "about", "tag", "source", "lang", "is", "before", "after", "on", "story"}
)
STATES = ("inbox", "read", "unread", "archived", "quoted", "briefed", "undated", "trash", "older")

_DATES = frozenset({"before", "after", "on"})
_LANGUAGE = re.compile(r"[A-Za-z]{2}")


def condition(token: Token, today: date, countries: Mapping[str, str]) -> str:
    """Return the value of a condition as the columns need it.

    Raises:
        QueryError: The value is none that the field can have.

    """
    value = token.value.strip()
    if token.field in {"country", "about"}:
        return _country(token, value, countries)
    if token.field in _DATES:
        return _date(token, value, today)
    if token.field == "is":
        if value.lower() not in STATES:
            raise _wrong(token, tr("Write one of: {values}.").format(values=", ".join(STATES)))
        return value.lower()
    if token.field == "lang":
        if not _LANGUAGE.fullmatch(value):
            raise _wrong(token, tr("Write two letters, such as lang:en."))
        return value.lower()
    if not value:
        raise _wrong(token, tr("Write something behind the colon."))
    return value


def _country(token: Token, value: str, countries: Mapping[str, str]) -> str:
    name = value.casefold()
    found = countries.get(name) or countries.get(name.replace("-", " "))
    if found is None and re.fullmatch("[A-Za-z]{2}", value) and not countries:
        return value.upper()
    if found is None:
        raise _wrong(token, tr("Write a name, a code or a group, such as country:TJ."))
    return found


def _date(token: Token, value: str, today: date) -> str:
    word = " ".join(value.lower().replace("-", " ").split())
    named = _NAMED.get(word)
    if named is not None:
        return named(today, token.field)
    if not is_date(value) or "T" in value or not value.isascii():
        raise _wrong(token, tr("Write it as 2021-10-13, 2021-10, today or last-week."))
    return value


def _days(first: date, last: date) -> Callable[[str], str]:
    """A stretch of days: ``after:`` means from its first day, ``before:`` before it."""
    return lambda field: (
        f"{first.isoformat()}/{last.isoformat()}" if field == "on" else first.isoformat()
    )


def _week(today: date, back: int) -> Callable[[str], str]:
    first = week_start(today) - timedelta(weeks=back)
    return _days(first, first + timedelta(days=6))


def _month(today: date, back: int) -> str:
    months = today.year * 12 + today.month - 1 - back
    return f"{months // 12:04}-{months % 12 + 1:02}"


_NAMED: dict[str, Callable[[date, str], str]] = {
    "today": lambda today, _: today.isoformat(),
    "yesterday": lambda today, _: (today - timedelta(days=1)).isoformat(),
    "this week": lambda today, field: _week(today, 0)(field),
    "last week": lambda today, field: _week(today, 1)(field),
    "this month": lambda today, _: _month(today, 0),
    "last month": lambda today, _: _month(today, 1),
    "this year": lambda today, _: f"{today.year:04}",
    "last year": lambda today, _: f"{today.year - 1:04}",
}


def _wrong(token: Token, advice: str) -> QueryError:
    return QueryError(
        tr("“{value}” is nothing that {field}: can be.").format(
            value=token.value, field=token.field
        ),
        advice,
        token.start,
        token.end,
    )
