"""Sources added and dropped are found, and hardly any other."""

import random
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.timeline.coverage import LEAST, coverage_of

START = date(2021, 1, 4)


def strewn(chance, rates, days=200, gaps=()):
    """Articles of sources 1, 2, ...: so many a day on average, fewer on weekends."""
    found = []
    for source, (rate, first, last) in enumerate(rates, 1):
        for place in range(days):
            day = START + timedelta(place)
            pace = rate * (0.3 if day.weekday() > 4 else 1.0)
            if first <= place <= last and place not in gaps:
                found += [(day.toordinal(), source)] * int(chance.expovariate(1 / pace) + 0.5)
    chance.shuffle(found)
    return found


def covered(found):
    return coverage_of(
        np.array([day for day, _ in found], np.int32), np.array([s for _, s in found], np.int64)
    )


def test_a_source_added_and_one_dropped_are_found_on_their_days():
    always = [(0.8, 0, 199)] * 6
    right = wrong = 0
    for seed in range(30):
        chance = random.Random(seed)
        found = strewn(chance, [*always, (0.8, 90, 199), (0.6, 0, 120)])
        ends = {s: [day for day, source in found if source == s] for s in (7, 8)}
        told = {
            (c.source, day.toordinal())
            for c in covered(found)
            for day, is_end in ((c.first, c.begins), (c.last, c.ceases))
            if is_end
        }
        planted = {(7, min(ends[7])), (8, max(ends[8]))}
        right += len(told & planted)
        wrong += len(told - planted)
    assert right >= 58
    assert wrong <= 1


def test_what_is_followed_all_the_time_is_hardly_ever_marked():
    marked = 0
    for seed in range(60):
        chance = random.Random(seed)
        rates = [(chance.choice((0.1, 0.3, 0.8, 2.0)), 0, 119) for _ in range(10)]
        marked += len(covered(strewn(chance, rates, days=120, gaps=range(40, 60))))
    assert marked <= 2


def test_a_source_in_bursts_is_not_taken_for_one_that_ceased():
    chance = random.Random(3)
    found = strewn(chance, [(1.0, 0, 199)] * 5, gaps=())
    for begin in (10, 60, 110):
        found += [((START + timedelta(begin + n)).toordinal(), 9) for n in range(10)] * 2
    assert all(c.source != 9 for c in covered(found))


def test_few_articles_or_a_small_part_of_all_say_nothing():
    chance = random.Random(4)
    found = strewn(chance, [(3.0, 0, 199)] * 6)
    few = [((START + timedelta(150 + n)).toordinal(), 9) for n in range(LEAST - 1)]
    small = [((START + timedelta(120 + 3 * n)).toordinal(), 8) for n in range(25)]
    assert covered(found + few + small) == []


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([0, 1, 2, 900, 901, 3_652_059]))),
    st.integers(0, 50),
)
@settings(max_examples=60, deadline=None)
def test_any_days_are_taken(pairs, more):
    found = [(day, source) for source, day in pairs] + [(5 + n, 3) for n in range(more)]
    for told in covered(found):
        own = sorted(day for day, source in found if source == told.source and day)
        assert (told.first.toordinal(), told.last.toordinal()) == (own[0], own[-1])
        assert told.begins or told.ceases
        outside = [d for d, s in found if d and s != told.source and not own[0] <= d <= own[-1]]
        assert outside
