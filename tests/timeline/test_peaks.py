"""A peak is a surprise, never a small number and never a whole season; bursts are found."""

import math
from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.model.kinds import Bucket
from briefbench.model.series import Wording
from briefbench.timeline.baseline import BEFORE, FEWEST, baseline_of
from briefbench.timeline.peaks import (
    FALSE_A_YEAR,
    LEAST,
    MOST_PEAKS,
    find_bursts,
    tail,
    with_peaks,
)
from tests.timeline.planted import FIRST, RATES, RHYTHM, YEARS, planted_series, score, series_of


def places(counts, empty=None, by=Bucket.WEEK):
    series = series_of(np.array([counts], int), empty and np.array(empty), by)
    return [burst.tops[0] for burst in sorted(find_bursts(series), key=lambda b: b.tops[0])]


def told(key, bucket):
    return Wording(("flood", "dam"), f"{key} {bucket}")


QUIET = [6, 7, 5, 8, 9, 7, 6, 8, 10, 9]


@pytest.mark.parametrize("by", [Bucket.DAY, Bucket.WEEK])
def test_planted_bursts_are_found_and_hardly_anything_else(by):
    hits = planted = false = 0
    for seed in range(4):
        series, bursts = planted_series(seed, by)
        found = defaultdict(list)
        for burst in find_bursts(series):
            found[burst.key].append(burst.tops[0])
        sums = score(series, bursts, found)
        hits, planted, false = hits + sums[0], planted + sums[1], false + sums[2]
    assert planted > 150
    assert hits >= 0.95 * planted
    assert false <= 0.5 * 4 * YEARS * len(RATES)  # half of what is allowed


@pytest.mark.parametrize("by", [Bucket.DAY, Bucket.WEEK])
def test_chance_alone_gives_no_more_peaks_than_is_stated(by):
    chance = np.random.default_rng(3)
    years, keys, found = 4, tuple(f"K{n}" for n in range(40)), 0
    size = {Bucket.DAY: 364, Bucket.WEEK: 52}[by] * years
    rhythm = RHYTHM[np.arange(size) % 7] if by is Bucket.DAY else 1.0
    rates = np.geomspace(0.2, 60, len(keys))[:, None] * rhythm * np.ones(size)
    found = len(find_bursts(series_of(chance.poisson(rates), by=by, keys=keys)))
    assert found <= FALSE_A_YEAR * years * len(keys)


@pytest.mark.parametrize("by", [Bucket.DAY, Bucket.WEEK, Bucket.MONTH])
def test_growth_and_seasons_are_no_peaks(by):
    chance = np.random.default_rng(4)
    year = {Bucket.DAY: 364, Bucket.WEEK: 52, Bucket.MONTH: 12}[by]
    time = np.arange(4 * year) / year
    season = 1 + 0.5 * np.sin(2 * math.pi * time)
    rates = np.geomspace(1, 60, 12)[:, None] * np.array([2**time] * 6 + [season] * 6)
    keys = tuple(f"K{n}" for n in range(len(rates)))
    assert len(find_bursts(series_of(chance.poisson(rates), by=by, keys=keys))) <= 0.5 * 4 * 12


def test_a_burst_stands_out_once_and_its_flanks_do_not():
    assert places([*QUIET, 12, 14, 17, 22, 38, 21, 24]) == [14]
    assert places([*QUIET, 30, 30, 7, 6]) == [10]
    assert places([*QUIET, 60, *QUIET, *QUIET, 70, 7]) == [10, 31]
    days = [2, 1, 2, 3, 1, 0, 1] * 4
    assert places([*days, 14, 1, 1, 13, *days], by=Bucket.DAY) == [28]  # a weekend between


def test_the_middle_of_a_broad_burst_is_its_peak():
    """Of days that differ by chance alone the highest may be far from the middle."""
    broad = [4, 9, 20, 17, 18, 17, 18, 13, 8, 5]
    assert places([*[1, 2, 1, 2, 1, 0, 0] * 4, *broad], by=Bucket.DAY) == [32]
    sudden = [40, 25, 16, 10, 6, 4]
    assert places([*[1, 2, 1, 2, 1, 0, 0] * 4, *sudden], by=Bucket.DAY) == [28]


def test_small_counts_quiet_rows_and_regular_counts_are_no_peaks():
    assert places([0] * 10 + [LEAST - 1] + [0] * 5) == []
    assert places([9] * 40) == []
    assert places([0, 0, 6, 0, 0, 6, 0, 0, 6, 0, 0, 6, 0, 0, 6]) == []
    assert places([10, 12, 9, 11, 14, 10, 11, 12, 9, 13, 12, 10]) == []
    assert places([20, 22, 19, 21, 20, 7, 6] * 9, by=Bucket.DAY) == []  # the rhythm of the week


@pytest.mark.parametrize("by", [Bucket.DAY, Bucket.WEEK, Bucket.MONTH, Bucket.QUARTER])
def test_nothing_is_said_before_enough_is_known(by):
    known = FEWEST[by]
    assert places([5] * (known - 1) + [90], by=by) == []
    assert places([5] * known + [90], by=by) == [known]
    for counts in ([], [40], [1, 40]):
        assert places(counts, by=by) == []


def test_unknown_buckets_are_not_zeros():
    counts = [*[20, 21, 22, 19, 20, 21], *[0] * 20, *[22, 20, 21, 19, 22, 60, 20]]
    empty = [n == 0 for n in counts]
    assert places(counts, empty) == [31]
    assert places(counts[:31], empty[:31]) == []
    assert places(counts[:31]) != []
    expected = with_peaks(
        series_of(np.array([counts]), np.array(empty), Bucket.WEEK), told
    ).expected["TJ"]
    assert [n for n, value in enumerate(expected) if math.isnan(value)] == [*range(26)]


def test_earlier_peaks_do_not_spoil_the_baseline():
    counts = np.array([8, 9, 7, 8, 10, 9, 8, 90, 120, 7, 8, 9, 60, 8, 9, 7])
    expected = with_peaks(series_of(counts, by=Bucket.WEEK), told).expected["TJ"]
    assert all(7 <= value <= 9.5 for value in expected[6:])


def test_a_new_level_is_one_peak_at_most():
    chance = np.random.default_rng(9)
    counts = chance.poisson([6.0] * 200 + [15.0] * 200)
    assert len(places(counts.tolist(), by=Bucket.DAY)) <= 1


def test_peaks_are_told_by_surprise_with_their_words_and_the_baseline():
    small = [1] * 20
    great = [2] * 20
    small[15], great[17] = 14, 60
    series = series_of(np.array([great, small]), by=Bucket.DAY, keys=("TJ", "UZ"))
    told_of = with_peaks(series, told)
    assert [(p.key, p.bucket.day, p.count) for p in told_of.peaks] == [
        ("TJ", 21, 60),
        ("UZ", 19, 14),
    ]
    first = told_of.peaks[0]
    assert first.expected == 2.0
    assert first.about == "flood, dam: TJ 2021-01-21"
    assert replace(first, words=()).about == first.label
    assert replace(first, words=("سیل", "سد")).listed == "سیل، سد"
    assert replace(first, words=("洪水", "大坝"), label="").about == "洪水、大坝"
    assert math.isnan(told_of.expected["TJ"][13])
    assert told_of.expected["TJ"][14:] == (2.0,) * 6
    assert with_peaks(series, lambda key, bucket: None).peaks == ()
    assert with_peaks(series_of(np.ones((1, 9), int)), told).expected == {}


def test_at_most_a_dozen_are_told():
    counts = ([2] * 9 + [40]) * 30
    assert len(places(counts)) > MOST_PEAKS
    assert len(with_peaks(series_of(np.array([counts]), by=Bucket.WEEK), told).peaks) == MOST_PEAKS


@settings(max_examples=25)
@given(st.integers(0, 9999), st.floats(0.2, 30), st.integers(30, 89), st.sampled_from(Bucket))
def test_a_burst_added_to_chance_is_found_and_what_follows_changes_nothing(seed, rate, at, by):
    if by is Bucket.YEAR:
        at = 30
    chance = np.random.default_rng(seed)
    counts = chance.poisson(rate, (1, 90))
    counts[0, at] += int(12 + 9 * math.sqrt(rate))
    empty = chance.random(90) < 0.1
    empty[at] = False
    counts[:, empty] = 0
    if by is not Bucket.YEAR:
        assert any(abs(place - at) <= 1 for place in places(counts[0], empty.tolist(), by))
    whole = baseline_of(counts, empty, counts[0], by, FIRST)
    part = baseline_of(counts[:, :at], empty[:at], counts[0, :at], by, FIRST)
    np.testing.assert_array_equal(part.expected, whole.expected[:, :at])
    assert np.isnan(whole.expected[:, empty]).all()


@settings(max_examples=25)
@given(st.integers(1, 30), st.data())
def test_gaps_make_no_peaks(level, data):
    empty = data.draw(st.lists(st.booleans(), min_size=60, max_size=60))
    counts = [0 if off else level for off in empty]
    assert places(counts, empty, data.draw(st.sampled_from([Bucket.DAY, Bucket.WEEK]))) == []


@settings(max_examples=25)
@given(st.lists(st.integers(0, 60), max_size=90), st.data())
def test_never_breaks_and_never_small(counts, data):
    size = len(counts)
    empty = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    by = data.draw(st.sampled_from([Bucket.DAY, Bucket.WEEK, Bucket.MONTH]))
    series = series_of(np.array([counts], int).reshape(1, size), np.array(empty, bool), by)
    for peak in with_peaks(series, told).peaks:
        assert peak.count >= LEAST
        assert peak.count > peak.expected
    scaled = series_of(np.array([counts], int).reshape(1, size) * 7, np.array(empty, bool), by)
    baseline = with_peaks(scaled, told).expected
    assert all(value >= 0 for row in baseline.values() for value in row if not math.isnan(value))


def test_the_window_before_is_longer_than_what_is_asked_of_it():
    assert all(FEWEST[by] <= BEFORE[by] for by in Bucket)


@settings(max_examples=60)
@given(st.integers(1, 300), st.floats(0.5, 200), st.floats(1.0, 6.0))
def test_the_tail_is_a_bound(count, mean, clustering):
    variance = mean * clustering

    def exact(k):
        if clustering <= 1 + 1e-6:
            return math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))
        size = mean / (clustering - 1)
        part = math.lgamma(k + size) - math.lgamma(size) - math.lgamma(k + 1)
        return math.exp(part + size * math.log(1 / clustering) + k * math.log(1 - 1 / clustering))

    assert math.exp(tail(count, mean, variance)) >= 1 - sum(map(exact, range(count))) - 1e-6
