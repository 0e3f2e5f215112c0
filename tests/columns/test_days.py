"""Days in a zone, against the plain way of asking for each moment."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.columns.days import days_in, local_days
from briefbench.model.facts import NO_TIME, Dates

ZONES = (
    "UTC",
    "Asia/Dushanbe",
    "Asia/Kathmandu",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Pacific/Apia",  # left out a day
    "Africa/Casablanca",
    "Nowhere/Land",
)
CHANGES = (1635642000, 1616893200, 1325239200, 1583650800)  # clocks changed, or a day was left out
SPAN = 40 * 3600

moments = st.one_of(
    st.integers(-5_000_000_000, 7_000_000_000),
    st.builds(lambda at, off: at + off, st.sampled_from(CHANGES), st.integers(-SPAN, SPAN)),
)


def plain(second, zone):
    known = ZoneInfo("UTC" if zone == "Nowhere/Land" else zone)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    return moment.astimezone(known).date().toordinal()


@settings(max_examples=60, deadline=None)
@given(st.lists(moments, max_size=20), st.sampled_from(ZONES))
def test_days_are_those_of_each_moment(seconds, zone):
    found = local_days(np.array(seconds, np.int64), zone)
    assert found.tolist() == [plain(second, zone) for second in seconds]


def test_what_has_no_time_is_the_same_everywhere():
    first, last = (
        np.array([700_000, 0, 700_100], np.int32),
        np.array([700_030, 0, 700_100], np.int32),
    )
    no_time = np.full(3, NO_TIME)
    alike = days_in(Dates(first, last, no_time), "Pacific/Apia")
    assert alike[0] is first
    assert alike[1] is last
    late = datetime.fromordinal(700_100).replace(hour=23, tzinfo=UTC).timestamp()
    timed = Dates(first, last, np.array([NO_TIME, NO_TIME, int(late)]))
    found = days_in(timed, "Asia/Dushanbe")
    assert [column.tolist() for column in found] == [[700_000, 0, 700_101], [700_030, 0, 700_101]]
    assert first[2] == 700_100
