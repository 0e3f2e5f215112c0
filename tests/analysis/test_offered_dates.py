from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.offered_dates import MOST, offered_dates
from briefbench.model.drafts import BREAK

MONDAY = "2021-10-18T08:00:00Z"


def offers(*blocks, captured=MONDAY):
    body = BREAK.join(blocks)
    found = offered_dates(body, captured)
    for offer in found:
        assert body[slice(*offer.span)] == offer.words
    return [(offer.value, offer.words) for offer in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on Wednesday.", ("2021-10-13", "on Wednesday")),
        ("It opened on Monday.", ("2021-10-18", "on Monday")),
        ("It opened last Monday.", ("2021-10-11", "last Monday")),
        ("It opened yesterday.", ("2021-10-17", "yesterday")),
        ("Канал открыт в среду.", ("2021-10-13", "в среду")),
        ("Вчера канал открыт.", ("2021-10-17", "Вчера")),
        ("آبراه روز چهارشنبه باز شد.", ("2021-10-13", "روز چهارشنبه")),
        ("آبراه دیروز باز شد.", ("2021-10-17", "دیروز")),
        ("۲۱ مهر آبراه باز شد.", ("2021-10-13", "۲۱ مهر")),
        ("فتحت القناة يوم الأربعاء.", ("2021-10-13", "يوم الأربعاء")),
        ("It opened on 13 October.", ("2021-10-13", "13 October")),
        ("It opened on December 24.", ("2020-12-24", "December 24")),
        ("It opened on 13 October 2021.", ("2021-10-13", "13 October 2021")),
    ],
)
def test_what_the_words_mean(text, expected):
    assert offers(text) == [expected]


def test_the_dateline_is_the_likeliest_and_each_day_comes_once():
    assert offers(
        "KABUL, Oct 13 (Amu Wire) - The canal was opened on Wednesday, it said yesterday.",
        "It was planned on 5 March 2019.",
    ) == [
        ("2021-10-13", "Oct 13"),
        ("2019-03-05", "5 March 2019"),
        ("2021-10-17", "yesterday"),
    ]


def test_without_the_day_of_capture_only_whole_dates_are_offered():
    text = "It opened on Wednesday, 13 October 2021, not on 12 October."
    assert offers(text, captured=None) == [("2021-10-13", "13 October 2021")]


def test_what_is_to_come_is_not_offered():
    assert offers("It opens next Friday, on 22 October 2021.") == []


@given(st.lists(st.text(max_size=120), max_size=8), st.none() | st.text(max_size=20))
def test_any_text_is_read(blocks, captured):
    offers(*blocks, captured=captured)


@given(
    st.lists(
        st.sampled_from(["Monday ", "on ", "13 ", "October ", "вчера ", "روز ", "۱۳ ", "مهر "])
    ),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)),
)
def test_nothing_after_the_capture_is_offered(words, captured):
    found = offers("".join(words), captured=captured.isoformat())
    assert all(value <= captured.isoformat() for value, _ in found)
    assert len(found) <= MOST
