"""Going nearer and farther in time, without a window."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, Per
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_steps import (
    FEWEST,
    FINER,
    Step,
    Stretch,
    beside,
    farther,
    into,
    nearer,
    onto,
    stretch_of,
)
from briefbench.ui.timeline_zoom import Zoom
from tests.timeline.making import made

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
LENGTHS = st.integers(0, 5000)


@settings(max_examples=60, deadline=None)
@given(DAYS, LENGTHS, LENGTHS, LENGTHS)
def test_one_comes_nearer_down_to_a_day_and_back_to_the_whole(first, long, begin, place):
    whole = Stretch(first, first + timedelta(long))
    day = first + timedelta(place % whole.days)
    shown = whole
    while shown.days > 1:
        before, shown = shown, nearer(shown, day)
        assert shown.days == max(1, (before.days + 1) // 2)
        assert before.first <= shown.first <= day <= shown.last <= before.last
    steps = 0
    wide = shown
    while wide is not None:
        assert wide.held_in(whole) == wide
        assert wide.first <= day <= wide.last
        wide, steps = farther(wide, day, whole), steps + 1
    assert steps <= whole.days.bit_length() + 1
    part = Stretch(first + timedelta(begin % whole.days), whole.last)
    for way in (-1, 1):
        moved = beside(part, way, whole)
        assert moved.days == part.days
        assert moved.held_in(whole) == moved


@settings(max_examples=40, deadline=None)
@given(DAYS, st.sampled_from(list(Bucket)))
def test_a_bucket_is_gone_into_by_the_next_shorter_ones(day, by):
    step = into(day, by)
    if by is Bucket.DAY:
        assert step is None
        return
    assert step.by is FINER[by]
    assert step.stretch.first <= day <= step.stretch.last
    assert stretch_of(step.stretch.first, step.stretch.last, by) == step.stretch


def test_too_few_buckets_are_told_in_shorter_ones():
    may = Stretch(date(2026, 5, 1), date(2026, 5, 31))
    assert onto(may, Bucket.YEAR) == Step(may, Bucket.WEEK)
    assert onto(may, None) == Step(may, None)
    week = Stretch(date(2026, 5, 4), date(2026, 5, 4) + timedelta(6))
    assert onto(week, Bucket.MONTH).by is Bucket.DAY
    assert week.days >= FEWEST


def test_a_stretch_has_the_keys_of_the_same_question_of_the_whole_time():
    zoom, question = Zoom(None), ChartQuestion(query="gate", spread=True)
    series = made(20, codes=("TJ", "UZ"))
    zoom.know(zoom.asked(question), series)
    zoom.enter(Chosen(series.buckets[2], series.buckets[8]))
    asked = zoom.asked(question)
    assert asked.keys == tuple(series.counts)
    assert zoom.holds(asked)
    for other in (replace(question, query="pass"), replace(question, per=Per.SPEAKER)):
        assert zoom.asked(other).keys is None
        assert not zoom.holds(other)
    turned = replace(series, counts=dict(reversed(series.counts.items())))
    assert list(zoom.ordered(asked, turned).counts) == list(series.counts)
    zoom.let_rank()
    assert zoom.asked(question).keys is None
    assert list(zoom.ordered(asked, turned).counts) == list(turned.counts)
