"""A peak is a surprise, never a small number and never a whole season."""

import math
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Series
from briefbench.timeline.peaks import LEAST, find_peaks, poisson_tail, with_peaks


def places(counts, empty=None):
    return [found[0] for found in find_peaks(counts, empty or [False] * len(counts))]


def test_a_burst_stands_out_and_its_flanks_do_not():
    assert places([6, 7, 5, 8, 9, 7, 6, 8, 10, 9, 12, 14, 17, 22, 38, 21, 24]) == [14]


def test_small_counts_quiet_rows_and_regular_counts_are_no_peaks():
    assert places([0, 0, 0, 0, LEAST - 1, 0, 0, 0, 0]) == []
    assert places([9] * 20) == []
    assert places([0, 0, 6, 0, 0, 6, 0, 0, 6, 0, 0, 6]) == []
    assert places([10, 12, 9, 11, 14, 10, 11, 12, 9]) == []


def test_too_little_around_says_nothing():
    assert places([1, 40]) == []
    assert places([40]) == []
    assert places([]) == []


def test_unknown_buckets_are_not_zeros():
    counts = [20, 21, 0, 0, 0, 0, 0, 0, 22, 20, 21]
    assert places(counts, [n == 0 for n in counts]) == []


def test_a_plateau_is_ringed_once():
    assert places([1, 2, 1, 1, 2, 30, 30, 1, 2, 1, 1, 2, 2, 1]) == [5]


def test_peaks_are_told_by_surprise_with_their_words():
    days = tuple(date(2021, 1, 1) + timedelta(n) for n in range(20))
    small = tuple(14 if n == 3 else 1 for n in range(20))
    great = tuple(60 if n == 9 else 2 for n in range(20))
    series = Series(
        Bucket.DAY, Count.STORIES, "UTC", days, {"UZ": small, "TJ": great}, great, (False,) * 20
    )
    peaks = with_peaks(series, lambda code, day: f"{code} {day.day}").peaks
    assert [(p.key, p.bucket.day, p.count, p.label) for p in peaks] == [
        ("TJ", 10, 60, "TJ 10"),
        ("UZ", 4, 14, "UZ 4"),
    ]
    assert peaks[0].expected == 2.0


@given(st.integers(1, 400), st.floats(0.5, 300))
def test_the_tail_is_a_bound(count, mean):
    exact = 1 - sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count))
    assert math.exp(poisson_tail(count, mean)) >= exact - 1e-9


@given(st.lists(st.integers(0, 60), max_size=40), st.data())
def test_never_breaks_and_never_small(counts, data):
    empty = data.draw(st.lists(st.booleans(), min_size=len(counts), max_size=len(counts)))
    for place, expected, chance in find_peaks(counts, empty):
        assert counts[place] >= LEAST
        assert counts[place] > expected
        assert chance < 0
