"""Vague dates shared out, limits, overlaps and what a share is a part of, for any dates."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.model.kinds import Bucket, Count
from briefbench.timeline.buckets import (
    bucket_number,
    bucket_numbers,
    first_day_of,
    first_ordinals,
    last_day_of,
)
from briefbench.timeline.series import Known, count_series, rows_behind
from briefbench.timeline.spreading import spread_over
from briefbench.timeline.units import chosen_bucket, units_of
from tests.timeline.test_series import CODES, lines_of, one, rows


@given(rows, st.sampled_from(Bucket), st.sampled_from(Count))
@settings(max_examples=60, deadline=None)
def test_every_vague_unit_is_in_one_bucket_that_its_date_covers(rows, by, count):
    lines = lines_of(rows)
    plain = count_series(units_of(lines, by=by, count=count), zone="UTC")
    units = units_of(lines, by=by, count=count, spread=True)
    series = count_series(units, zone="UTC")
    assert (series.vague, series.spread, series.undated) == (0, plain.vague, plain.undated)
    assert series.matches + series.outside == plain.matches + plain.vague + plain.outside
    before = dict(zip(plain.buckets, plain.total, strict=True))
    listed = Counter()
    for bucket, number in zip(series.buckets, series.total, strict=True):
        assert number >= before.get(bucket, 0)
        behind = rows_behind(units, bucket)
        listed.update(behind.tolist())
        assert len(behind) == number
        for row in behind:
            first, last = rows[row][:2]
            assert first <= last_day_of(bucket, by)
            assert last >= bucket
    assert set(listed.values()) <= {1}


@given(
    st.lists(
        st.tuples(st.dates(date(2019, 12, 1), date(2021, 2, 1)), st.sampled_from([7, 31, 90, 366])),
        min_size=1,
        max_size=5,
    ),
    st.integers(1, 40),
    st.sampled_from(Bucket),
)
@settings(max_examples=80, deadline=None)
def test_seats_are_the_quota_rounded_and_a_part_is_spread_as_the_whole(dates, copies, by):
    days = [(day.toordinal(), day.toordinal() + length - 1) for day, length in dates] * copies
    first, last = (np.array(end, np.int32) for end in zip(*days, strict=True))
    found = spread_over(first, last, by)
    seats = defaultdict(list)
    for span, bucket in zip(days, found.tolist(), strict=True):
        seats[span].append(bucket)
    for (start, end), given_to in seats.items():
        held = Counter(bucket_number(date.fromordinal(day), by) for day in range(start, end + 1))
        for some, slack in ((given_to, 1), (given_to[: len(given_to) // 2], 2)):
            assert set(some) <= set(held)
            for bucket, part in Counter(some).items():
                quota = len(some) * held[bucket] / (end - start + 1)
                assert abs(part - quota) < slack


@given(
    rows,
    st.sampled_from(Bucket),
    st.sampled_from(Count),
    st.booleans(),
    st.dates(date(2020, 12, 20), date(2021, 3, 10)),
    st.integers(0, 60),
)
@settings(max_examples=80, deadline=None)
def test_a_stretch_of_a_chart_shows_what_the_whole_shows_there(rows, by, count, spread, day, more):
    lines = lines_of(rows)
    first = first_day_of(bucket_number(day, by), by)
    last = last_day_of(first_day_of(bucket_number(day + timedelta(more), by), by), by)
    whole = count_series(units_of(lines, by=by, count=count, spread=spread), zone="UTC")
    units = units_of(
        lines,
        by=by,
        count=count,
        since=first.toordinal(),
        until=last.toordinal(),
        spread=spread,
    )
    part = count_series(units, zone="UTC")
    for shown, all_ in (
        (part.total, whole.total),
        *((part.counts.get(c), whole.counts.get(c)) for c in CODES),
    ):
        assert {b: n for b, n in zip(part.buckets, shown or [0] * 999, strict=False) if n} == {
            b: n
            for b, n in zip(whole.buckets, all_ or [0] * 999, strict=False)
            if n and first <= b <= last
        }
    assert part.undated == whole.undated
    assert part.vague <= whole.vague


@given(rows, st.sampled_from(Count), st.integers(0, 3))
@settings(max_examples=80, deadline=None)
def test_overlaps_explain_the_sums(rows, count, largest):
    series = count_series(
        units_of(lines_of(rows), by=Bucket.YEAR, count=count), zone="UTC", largest=largest
    )
    told = sum(map(sum, series.counts.values())) + sum(map(sum, series.rest))
    assert len(series.counts) + series.others <= len(CODES)
    once = series.matches - series.without - series.several
    assert told - once >= 2 * series.several
    assert told - once <= len(CODES) * series.several
    if not series.several:
        assert told == once


@given(rows, rows, st.sampled_from(Bucket), st.sampled_from(Count), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_base_is_all_there_is_and_never_less_than_a_count(rows, others, by, count, spread):
    units, beside = (
        units_of(lines_of(some), by=by, count=count, spread=spread) for some in (rows, others)
    )
    series = count_series(units, zone="UTC", known=Known(others=beside))
    assert len(series.base) == len(series.buckets)
    for place, bucket in enumerate(series.buckets):
        behind = rows_behind(beside, bucket)
        assert series.base[place] == series.total[place] + len(behind)


def test_a_vague_date_is_shared_out_over_no_day_after_it_was_saved():
    lines = lines_of([one(date(2026, 1, 1), days=365)] * 12)
    by = {"by": Bucket.MONTH, "count": Count.ARTICLES, "spread": True}
    assert count_series(units_of(lines, **by), zone="UTC").total == (1,) * 12
    for day, told in ((date(2026, 3, 31), (4, 4, 4)), (date(2025, 12, 31), (1,) * 12)):
        saved = replace(lines, saved_day=np.full(12, day.toordinal(), np.int32))
        assert count_series(units_of(saved, **by), zone="UTC").total == told


def test_beyond_the_largest_two_hundred_further_keys_are_one():
    size = 230
    lines = replace(
        lines_of([one(date(2021, 2, 1 + n % 5), about=()) for n in range(size)]),
        key_rows=np.arange(size, dtype=np.int32),
        key_codes=np.arange(size, dtype=np.int32),
        keys=tuple(f"Speaker {n}" for n in range(size)),
    )
    series = count_series(units_of(lines, by=Bucket.DAY, count=Count.ARTICLES), zone="UTC")
    assert (len(series.counts), series.others, len(series.rest)) == (7, 223, 201)
    assert sum(series.rest[-1]) == 23
    assert sum(map(sum, series.rest)) == 223


def test_one_stray_date_in_two_hundred_does_not_choose_the_bucket():
    days = [one(date(2021, 2, 1) + timedelta(n % 80)) for n in range(220)]
    for stray, by in ((1, Bucket.DAY), (2, Bucket.YEAR)):
        lines = lines_of([*days, *[one(date(1970, 1, 1))] * stray])
        assert chosen_bucket(lines) is by
    assert chosen_bucket(lines_of([one(None)])) is Bucket.DAY


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(Bucket))
def test_buckets_follow_each_other_without_a_gap(day, by):
    number = bucket_number(day, by)
    first, last = first_day_of(number, by), last_day_of(first_day_of(number, by), by)
    assert first <= day <= last
    assert bucket_number(first - timedelta(1), by) == number - 1
    assert bucket_number(last + timedelta(1), by) == number + 1
    edges = first_ordinals(np.array([number, number + 1]), by)
    assert edges.tolist() == [first.toordinal(), last.toordinal() + 1]


@pytest.mark.parametrize("year", [2015, 2020, 2026, 2032])  # of 53 weeks
def test_a_year_of_53_weeks_has_53_buckets_and_none_is_counted_twice(year):
    first, last = date.fromisocalendar(year, 1, 1), date.fromisocalendar(year, 53, 7)
    assert date.fromisocalendar(year + 1, 1, 1) == last + timedelta(1)
    days = [one(first + timedelta(n)) for n in range((last - first).days + 1)]
    series = count_series(
        units_of(lines_of(days), by=Bucket.WEEK, count=Count.ARTICLES), zone="UTC"
    )
    assert series.total == (7,) * 53
    assert [b.isocalendar()[:2] for b in series.buckets] == [(year, n) for n in range(1, 54)]


@pytest.mark.parametrize(("year", "days"), [(2020, 366), (2021, 365), (2000, 366), (1900, 365)])
def test_leap_days_are_in_their_month_quarter_and_year(year, days):
    every = [one(date(year, 1, 1) + timedelta(n)) for n in range(days)]
    found = {
        by: count_series(units_of(lines_of(every), by=by, count=Count.ARTICLES), zone="UTC").total
        for by in (Bucket.MONTH, Bucket.QUARTER, Bucket.YEAR)
    }
    assert found[Bucket.YEAR] == (days,)
    assert found[Bucket.QUARTER] == (days - 275, 91, 92, 92)
    assert found[Bucket.MONTH][:3] == (31, days - 337, 31)
    vague = lines_of([one(date(year, 2, 1), days=28 + days - 365)])
    assert count_series(
        units_of(vague, by=Bucket.MONTH, count=Count.ARTICLES), zone="UTC"
    ).total == (1,)
    assert bucket_numbers(vague.last_day, Bucket.MONTH) == bucket_numbers(
        vague.first_day, Bucket.MONTH
    )
