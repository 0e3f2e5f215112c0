"""Which bucket a day falls in, as arithmetic on numbers.

A bucket has a number, so that arrays of days are put into buckets at once and the next bucket is
the next number: the day's ordinal, weeks since Monday 1 January of the year 1 (ISO 8601 weeks, in
the proleptic Gregorian calendar), months, quarters or years since January of the year 0.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefbench.model.kinds import Bucket

LAST_ORDINAL = date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_EPOCH_MONTH = 1970 * 12
_MONTHS = {Bucket.MONTH: 1, Bucket.QUARTER: 3, Bucket.YEAR: 12}


def bucket_numbers(days: NDArray[np.int32], by: Bucket) -> NDArray[np.int64]:
    """Return the bucket of each day; days are ordinals from 1 to ``LAST_ORDINAL``."""
    wide = days.astype(np.int64)
    if by is Bucket.DAY:
        return wide
    if by is Bucket.WEEK:
        return (wide - 1) // 7
    months = (wide - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray((months + _EPOCH_MONTH) // _MONTHS[by], dtype=np.int64)


def first_ordinals(numbers: NDArray[np.int64], by: Bucket) -> NDArray[np.int64]:
    """Return the first day of each bucket as an ordinal: of the next one, the day after the last.

    Numbers are those of buckets up to the one after the last there is.
    """
    if by is Bucket.DAY:
        return numbers
    if by is Bucket.WEEK:
        return numbers * 7 + 1
    months = (numbers * _MONTHS[by] - _EPOCH_MONTH).astype("datetime64[M]")
    return np.asarray(months.astype("datetime64[D]").astype(np.int64) + _EPOCH, dtype=np.int64)


def bucket_number(day: date, by: Bucket) -> int:
    """Return the number of the bucket that holds ``day``."""
    if by is Bucket.DAY:
        return day.toordinal()
    if by is Bucket.WEEK:
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1) // _MONTHS[by]


def first_day_of(number: int, by: Bucket) -> date:
    """Return the first day of a bucket."""
    if by is Bucket.DAY:
        return date.fromordinal(number)
    if by is Bucket.WEEK:
        return date.fromordinal(number * 7 + 1)
    year, month = divmod(number * _MONTHS[by], 12)
    return date(year, month + 1, 1)


def last_day_of(bucket: date, by: Bucket) -> date:
    """Return the last day of the bucket that holds a day."""
    number = bucket_number(bucket, by) + 1
    return date.fromordinal(first_day_of(number, by).toordinal() - 1)
