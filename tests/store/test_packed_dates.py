"""Dates read at once are the dates that are read one by one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.dates import days_of, second_of
from briefbench.model.facts import NO_TIME
from briefbench.store.packed_dates import read_dates

WIDTH = 26

years = st.sampled_from(["2021", "2024", "1800", "2200", "1799", "2201", "0000"])
months = st.sampled_from(["01", "02", "12", "00", "13"])
days = st.sampled_from(["01", "28", "29", "30", "31", "00", "32"])
times = st.sampled_from(["T08:30", "T23:59:59", "T00:00:00", "T24:00", "T07:60:00", "T0830", "T8"])
zones = st.sampled_from(["", "Z", "+05:00", "-09:30", "+23:59", "+24:00", "+0500", "z", ".5Z"])
shown = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}-{}".format, years, months, days),
    st.builds("{}-{}-{}{}{}".format, years, months, days, times, zones),
)


@st.composite
def spoilt(draw):
    """A date with a wrong character, or one too many."""
    text = draw(shown)
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(" -:TZ5x٣")) + text[at + draw(st.integers(0, 1)) :]


def plain(text):
    text = text.rstrip(" ")  # filled up with blanks, it is the same
    try:
        first, last = days_of(text)
        second = second_of(text)
    except ValueError:
        return 0, 0, NO_TIME
    return first.toordinal(), last.toordinal(), NO_TIME if second is None else second


def packed(texts):
    rows = [text.encode()[:WIDTH].ljust(WIDTH) for text in texts]
    return np.frombuffer(b"".join(rows), np.uint8).reshape(-1, WIDTH)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.just(""), shown, spoilt()), min_size=1, max_size=12))
def test_dates_are_those_read_one_by_one_or_said_to_be_strange(texts):
    dates, strange = read_dates(packed(texts))
    for row, text in enumerate(texts):
        found = tuple(int(column[row]) for column in dates)
        assert found == ((0, 0, NO_TIME) if strange[row] else plain(text)), text


def test_the_usual_forms_are_not_strange():
    usual = ["2021", "2021-10", "2021-10-13", "2021-10-13T08:30Z", "2021-10-13T08:30:15"]
    usual += ["2021-10-13T08:30:15Z", "2021-10-13T08:30:15+05:00", "2021-10-13T08:30-03:30"]
    usual += ["2021-01-01T00:30+05:00", "2021-12-31T23:30:10-01:00"]
    for texts in (usual, usual[-3:], usual[-2:]):
        dates, strange = read_dates(packed(texts))
        assert not strange.any()
        assert [tuple(int(c[row]) for c in dates) for row in range(len(texts))] == [
            plain(text) for text in texts
        ]


def test_no_rows():
    dates, strange = read_dates(packed([]))
    assert [len(column) for column in (*dates, strange)] == [0, 0, 0, 0]
