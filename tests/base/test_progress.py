from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.progress import Rate


def test_nobody_can_tell_at_the_beginning():
    rate = Rate()
    assert rate.step(0, 60, 100.0).words == "0 of 60"
    assert rate.step(3, 60, 101.0).left is None


def test_pace_and_time_left():
    rate = Rate()
    rate.step(0, 60, 100.0)
    pace = rate.step(24, 60, 102.0)
    assert (pace.each_second, pace.left) == (12.0, 3.0)
    assert pace.words == "24 of 60 · 12 a second · a few seconds left"


def test_the_pace_follows_the_last_seconds():
    rate = Rate(window=10)
    for second in range(30):
        rate.step(second * 50, 5000, float(second))
    for second in range(30, 60):
        pace = rate.step(1450 + second - 29, 5000, float(second))
    assert 0.9 < pace.each_second < 1.2
    assert pace.words.endswith("59 min left")


def test_an_unknown_total_has_a_pace_and_no_end():
    rate = Rate()
    rate.step(0, 0, 0.0)
    assert rate.step(4, 0, 2.0).words == "2 a second"


def test_other_work_begins_anew():
    rate = Rate()
    rate.step(0, 10, 0.0)
    rate.step(10, 10, 5.0)
    assert rate.step(0, 3, 6.0).each_second is None


@given(st.lists(st.tuples(st.integers(0, 1000), st.floats(0, 100)), max_size=20))
def test_whatever_the_steps_no_pace_is_negative(steps):
    rate, now = Rate(), 0.0
    for done, more in steps:
        now += more
        pace = rate.step(done, 1000, now)
        assert pace.each_second is None or pace.each_second > 0
        assert pace.left is None or pace.left >= 0
        assert pace.words
