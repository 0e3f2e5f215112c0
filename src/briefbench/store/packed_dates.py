"""ISO dates of many rows at once: from bytes to days and seconds.

It knows the forms that are kept most often, ``base.dates`` knows all: what is not understood here
is told, and asked there.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefbench.base.dates import EARLIEST, LATEST
from briefbench.model.facts import DAY, EPOCH, NO_TIME, Dates

Chars = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Days = NDArray[np.int32]

_ZERO, _BLANK = ord("0"), ord(" ")


class _Calendar(NamedTuple):
    """First and last day by ``_key`` of year, month and day; 0 where there is no such day.

    A month has the day 0, a year also the month 0.
    """

    first: Days
    last: Days


def read_dates(texts: Chars) -> tuple[Dates, Mask]:
    """Return dates, and which rows must be asked for in another way: they are undated here.

    Args:
        texts: Filled up with blanks to 26 bytes, the last of which is blank unless the text was
            longer: uint8[n, 26].

    """
    rows = np.flatnonzero(texts[:, 0] != _BLANK)
    if 2 * len(rows) > len(texts):
        return _read(np.ascontiguousarray(texts.T))
    dates, strange = _read(np.ascontiguousarray(texts[rows].T))
    size = len(texts)
    all_dates = Dates(np.zeros(size, np.int32), np.zeros(size, np.int32), np.full(size, NO_TIME))
    all_dates.first[rows], all_dates.last[rows] = dates.first, dates.last
    all_dates.seconds[rows] = dates.seconds
    all_strange = np.zeros(size, bool)
    all_strange[rows] = strange
    return all_dates, all_strange


def _read(text: Chars) -> tuple[Dates, Mask]:
    """Return what ``read_dates`` does; here ``text[k]`` are the bytes in place k of all rows."""
    digit = text - np.uint8(_ZERO)  # what is none wraps around to 10 and more
    blank = text == _BLANK
    year = _all_digits(digit[:4])
    month = year & _is(text[4], "-") & _all_digits(digit[5:7])
    day = month & _is(text[7], "-") & _all_digits(digit[8:10])
    only_year = year & _all(blank[4:])
    only_month = month & _all(blank[7:])
    timed, utc = _times(text, digit, blank)
    timed &= day
    of_year = digit[0] * np.int32(1000) + digit[1] * np.int32(100) + _two(digit[2:4])
    of_month = np.where(only_year, 0, _two(digit[5:7]))
    of_day = np.where(only_year | only_month, 0, _two(digit[8:10]))
    known = only_year | (only_month | day & _all(blank[10:]) | timed) & (of_month > 0)
    known &= (of_day > 0) | only_year | only_month
    known &= (of_year >= EARLIEST) & (of_year <= LATEST) & (of_month <= 12) & (of_day <= 31)
    calendar = _calendar()
    key = np.where(known, _key(of_year, of_month, of_day), 0)
    first, last = calendar.first[key] * known, calendar.last[key] * known
    known &= first > 0
    timed &= known & (utc != NO_TIME)
    seconds = np.where(timed, (first.astype(np.int64) - EPOCH) * DAY + utc * timed, NO_TIME)
    elsewhere = np.flatnonzero(timed & ((utc < 0) | (utc >= DAY)))  # on another day in UTC
    first[elsewhere] = last[elsewhere] = seconds[elsewhere] // DAY + EPOCH
    return Dates(first, last, seconds), ~(known | _all(blank))


def _times(text: Chars, digit: Chars, blank: Mask) -> tuple[Mask, NDArray[np.int64]]:
    """Return which rows have a time after the day, and its seconds from the day's begin in UTC.

    The seconds are ``NO_TIME`` for a time without a zone. Forms: ``T08:30`` and ``T08:30:15``,
    alone, with ``Z`` or with ``+05:00``.
    """
    hour, minute, second = (_two(digit[at : at + 2]) for at in (11, 14, 17))
    timed = _is(text[10], "T") & _all_digits(digit[11:13]) & (hour < 24)
    timed &= _is(text[13], ":") & _all_digits(digit[14:16]) & (minute < 60)
    exact = _is(text[16], ":") & _all_digits(digit[17:19]) & (second < 60)
    seconds = hour * 3600 + minute * 60
    if exact.all():
        seconds, zone = seconds + second, text[19:26]
    else:
        seconds, zone = seconds + second * exact, np.where(exact, text[19:26], text[16:23])
        timed &= exact | _all(blank[23:])
    empty = zone == _BLANK
    local = _all(empty)
    zoned = _is(zone[0], "Z") & _all(empty[1:])
    signed = _is(zone[0], "+") | _is(zone[0], "-")
    if signed.any():
        number = zone - np.uint8(_ZERO)
        hours, minutes = _two(number[1:3]), _two(number[4:6])
        signed &= _all_digits(number[1:3]) & _all_digits(number[4:6]) & _is(zone[3], ":")
        signed &= (hours < 24) & (minutes < 60) & empty[6]
        ahead = (hours * 3600 + minutes * 60) * signed
        seconds = seconds - np.where(_is(zone[0], "-"), -ahead, ahead)
    return timed & (local | zoned | signed), np.where(local, NO_TIME, seconds.astype(np.int64))


def _is(chars: Chars, wanted: str) -> Mask:
    return np.equal(chars, ord(wanted))


def _all(masks: Mask) -> Mask:
    return np.asarray(np.logical_and.reduce(masks, axis=0), bool)


def _all_digits(digit: Chars) -> Mask:
    return _all(digit < 10)


def _two(digit: Chars) -> Days:
    return np.asarray(digit[0] * np.int32(10) + digit[1], np.int32)


def _key(year: Days, month: Days, day: Days) -> Days:
    return ((year - EARLIEST) * 13 + month) * 32 + day


@cache
def _calendar() -> _Calendar:
    found = _Calendar(*np.zeros((2, (LATEST - EARLIEST + 1) * 13 * 32), np.int32))
    for unit in ("Y", "M", "D"):
        start, end = (np.datetime64(f"{year}-01-01", unit) for year in (EARLIEST, LATEST + 1))
        these = np.arange(start, end)
        first = these.astype("datetime64[D]")
        last = (these + 1).astype("datetime64[D]") - 1
        months = first.astype("datetime64[M]").astype(np.int32)
        year, month = months // 12 + 1970, months % 12 + 1
        day = (first - first.astype("datetime64[M]")).astype(np.int32) + 1
        key = _key(year, month * (unit != "Y"), day * (unit == "D"))
        found.first[key] = first.astype(np.int32) + EPOCH
        found.last[key] = last.astype(np.int32) + EPOCH
    return found
