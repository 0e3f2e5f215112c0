"""Counting agrees with a slow, plain count, whatever the dates."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.dates import week_start
from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Lines
from briefbench.timeline.buckets import bucket_number, bucket_numbers, first_day_of
from briefbench.timeline.series import MOST_BUCKETS, Known, count_series, rows_behind
from briefbench.timeline.units import units_of

CODES = ("TJ", "UZ", "AF", "KZ")


def lines_of(rows):
    """Rows are (first, last, story, codes)."""
    pairs = [(n, CODES.index(c)) for n, row in enumerate(rows) for c in row[3]]
    return Lines(
        first_day=np.array([r[0].toordinal() if r[0] else 0 for r in rows], dtype=np.int32),
        last_day=np.array([r[1].toordinal() if r[1] else 0 for r in rows], dtype=np.int32),
        story=np.array([r[2] for r in rows], dtype=np.int64),
        key_rows=np.array([p[0] for p in pairs], dtype=np.int32),
        key_codes=np.array([p[1] for p in pairs], dtype=np.int32),
        keys=CODES,
    )


def counted(lines, *, by, count, keys=None, largest=7, **known):
    units = units_of(lines, by=by, count=count)
    return count_series(units, zone="UTC", keys=keys, largest=largest, known=Known(**known))


def one(day, story=0, about=("TJ",), days=1):
    last = day + timedelta(days - 1) if day else None
    return (day, last, story, about)


def first_of(day, by):
    if by is Bucket.DAY:
        return day
    if by is Bucket.WEEK:
        return week_start(day)
    if by is Bucket.QUARTER:
        return day.replace(month=(1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10)[day.month - 1], day=1)
    return day.replace(day=1) if by is Bucket.MONTH else day.replace(month=1, day=1)


def brute(rows, by, count):
    """Return counts by bucket and country, by bucket, undated and vague, as slowly as possible."""
    units = defaultdict(list)
    for n, row in enumerate(rows):
        units[row[2] if count is Count.STORIES and row[2] else ("own", n)].append(row)
    cells, total, undated, vague = Counter(), Counter(), 0, 0
    for copies in units.values():
        dated = [c for c in copies if c[0]]
        exact = [c[0] for c in dated if first_of(c[0], by) == first_of(c[1], by)]
        if exact:
            bucket = first_of(min(exact), by)
            total[bucket] += 1
            for code in {code for copy in copies for code in copy[3]}:
                cells[bucket, code] += 1
        elif dated:
            vague += 1
        else:
            undated += 1
    return +cells, +total, undated, vague


rows = st.lists(
    st.builds(
        one,
        st.none() | st.dates(date(2020, 12, 20), date(2021, 3, 10)),
        st.integers(0, 6),
        st.sets(st.sampled_from(CODES)).map(tuple),
        st.sampled_from([1, 1, 1, 2, 7, 31, 366]),
    ),
    max_size=30,
)


@given(rows, st.sampled_from(Bucket), st.sampled_from(Count))
@settings(max_examples=150, deadline=None)
def test_agrees_with_a_plain_count(rows, by, count):
    cells, total, undated, vague = brute(rows, by, count)
    series = counted(lines_of(rows), by=by, count=count)
    assert (series.undated, series.vague, series.outside) == (undated, vague, 0)
    assert {b: n for b, n in zip(series.buckets, series.total, strict=True) if n} == dict(total)
    cells_told = {
        (b, code): n
        for code, counts in series.counts.items()
        for b, n in zip(series.buckets, counts, strict=True)
        if n
    }
    assert cells_told == dict(cells)
    sums = [sum(counts) for counts in series.counts.values()]
    assert sums == sorted(sums, reverse=True)
    assert all(sums)
    numbers = [bucket_number(b, by) for b in series.buckets]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


@given(rows, st.sampled_from(Bucket), st.sampled_from(Count))
@settings(max_examples=80, deadline=None)
def test_what_lies_behind_a_bucket_is_what_was_counted(rows, by, count):
    lines = lines_of(rows)
    series = counted(lines, by=by, count=count)
    for place, bucket in enumerate(series.buckets):
        for code in (None, *CODES):
            behind = rows_behind(units_of(lines, by=by, count=count), bucket, code)
            told = series.total if code is None else series.counts.get(code, [0] * 999)
            assert len(behind) == told[place]


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(Bucket))
def test_buckets_hold_their_days(day, by):
    number = bucket_number(day, by)
    assert bucket_numbers(np.array([day.toordinal()], dtype=np.int32), by)[0] == number
    assert first_day_of(number, by) == first_of(day, by)


def test_weeks_start_on_monday():
    rows = [one(date(2021, 1, 3)), one(date(2021, 1, 4))]
    series = counted(lines_of(rows), by=Bucket.WEEK, count=Count.ARTICLES)
    assert series.buckets == (date(2020, 12, 28), date(2021, 1, 4))


def test_copies_count_once_at_the_earliest_date_and_for_all_their_countries():
    rows = [
        one(date(2021, 5, 5), story=9, about=("TJ",)),
        one(date(2021, 5, 3), story=9, about=("UZ",)),
        one(None, story=9, about=("AF",)),
        one(date(2021, 5, 1), story=9, about=(), days=31),
    ]
    series = counted(lines_of(rows), by=Bucket.DAY, count=Count.STORIES)
    assert series.buckets == (date(2021, 5, 3),)
    assert series.counts == {"AF": (1,), "TJ": (1,), "UZ": (1,)}
    assert (series.total, series.vague, series.undated) == ((1,), 0, 0)


def test_a_month_counts_in_months_and_is_vague_in_weeks():
    rows = [one(date(2021, 2, 1), days=28), one(date(2021, 2, 3))]
    months = counted(lines_of(rows), by=Bucket.MONTH, count=Count.ARTICLES)
    weeks = counted(lines_of(rows), by=Bucket.WEEK, count=Count.ARTICLES)
    assert (months.total, months.vague) == ((2,), 0)
    assert (weeks.total, weeks.vague) == ((1,), 1)


def test_others_are_told_and_named_countries_stay_even_without_a_match():
    rows = [one(date(2021, 2, 1), about=CODES[:n]) for n in (1, 2, 3)]
    series = counted(lines_of(rows), by=Bucket.DAY, count=Count.ARTICLES, keys=["XX", "UZ", "UZ"])
    assert series.counts == {"UZ": (2,), "XX": (0,)}
    assert (series.others, series.rest) == (2, ((3,), (1,)))
    two = counted(lines_of(rows), by=Bucket.DAY, count=Count.ARTICLES, largest=2)
    assert (list(two.counts), two.others) == (["TJ", "UZ"], 1)


def test_empty_means_nothing_saved_and_partial_means_running():
    rows = [one(date(2021, 2, 1)), one(date(2021, 2, 5))]
    firsts = [0, date(2021, 2, 3).toordinal(), 2**31 - 1, date(2021, 2, 4).toordinal()]
    lasts = [0, date(2021, 2, 3).toordinal(), 2**31 - 1, date(2021, 2, 5).toordinal()]
    series = counted(
        lines_of(rows),
        by=Bucket.DAY,
        count=Count.ARTICLES,
        today=date(2021, 2, 5),
        saved=(np.array(firsts, dtype=np.int32), np.array(lasts, dtype=np.int32)),
    )
    assert series.empty == (False, True, False, True, False)
    assert series.partial
    later = counted(lines_of(rows), by=Bucket.DAY, count=Count.ARTICLES, today=date(2021, 2, 6))
    assert not later.partial
    assert not any(later.empty)


def test_nothing_counted_is_a_series_without_buckets():
    nothing = lines_of([])
    series = counted(nothing, by=Bucket.WEEK, count=Count.STORIES, today=date(2021, 1, 1))
    assert (series.buckets, series.counts, series.matches) == ((), {}, 0)
    undated = lines_of([one(None)])
    series = counted(undated, by=Bucket.DAY, count=Count.QUOTES, keys=["TJ"])
    assert (series.buckets, series.counts, series.undated) == ((), {"TJ": ()}, 1)


def test_a_false_date_does_not_stretch_the_picture():
    rows = [one(date(1801, 1, 1)), one(date(2200, 12, 31))]
    rows += [one(date(2021, 2, 1) + timedelta(n)) for n in range(30)]
    series = counted(lines_of(rows), by=Bucket.DAY, count=Count.ARTICLES)
    assert (len(series.buckets), series.matches, series.outside) == (30, 30, 2)
    even = counted(lines_of(rows[:2]), by=Bucket.DAY, count=Count.ARTICLES)
    assert (even.buckets, even.outside) == ((date(2200, 12, 31),), 1)


@given(
    st.lists(
        st.tuples(st.integers(-(2**31), 2**31 - 1), st.integers(-(2**31), 2**31 - 1)), max_size=8
    ),
    st.sampled_from(Bucket),
)
@settings(max_examples=80, deadline=None)
def test_wild_numbers_never_make_wild_arrays(days, by):
    rows = lines_of([one(None)] * len(days))
    wild = Lines(
        np.array([d[0] for d in days], dtype=np.int32),
        np.array([d[1] for d in days], dtype=np.int32),
        *(getattr(rows, f) for f in ("story", "key_rows", "key_codes", "keys")),
    )
    series = counted(wild, by=by, count=Count.ARTICLES)
    assert len(series.buckets) <= MOST_BUCKETS
    assert series.matches + series.undated + series.vague + series.outside == len(days)


@pytest.mark.parametrize("by", Bucket)
def test_bucket_of_the_last_day_there_is(by):
    assert first_day_of(bucket_number(date.max, by), by) <= date.max
