import string
from datetime import date, timedelta
from itertools import pairwise

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.months import GREGORIAN, SOLAR, fold_month
from briefbench.base.written_dates import from_solar, written_dates

LANGUAGES = (
    *(
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "ru",
        "uk",
        "tr",
        "uz",
        "uz_Cyrl",
        "tg",
        "kk",
    ),
    *("ky", "az", "fa", "ps", "ar", "ar_LB", "ur", "hi", "he", "sv", "cs", "ro", "tk", "hy", "ka"),
)


@pytest.mark.parametrize(
    "text",
    [
        "13 октября 2021",
        "Oct. 13, 2021 at 5pm",
        "Published October 13th, 2021",
        "Wednesday, 13 October 2021",
        "۲۱ مهر ۱۴۰۰",
        "چهارشنبه ۲۱ میزان ۱۴۰۰",
        "1400/07/21",
        "2021年10月13日",
        "13.10.2021",
        "13/10/2021",
        "10/13/2021",
        "2021/10/13",
        "2021-10-13T08:30:00Z",
        "١٣ أكتوبر ٢٠٢١",
        "13 تشرين الأول 2021",
        "13 de octubre de 2021",
        "13. Oktober 2021",
        "13-октябр 2021",
        "2021 йил 13 октябр",
        "2021-yil 13-oktabr",
        "13 Ekim 2021",
        "13-Oct-2021",
        "13 октябри соли 2021",
        "13-oktabr 2021-yil",
        "۲۱ مهرماه ۱۴۰۰",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert [found.value for found in written_dates(text)] == ["2021-10-13"]


def test_the_place_is_that_of_the_words():
    text = "Kabul, 13 October 2021 – 14:30"
    (found,) = written_dates(text)
    assert text[found.start : found.end] == "13 October 2021"


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2021",
        "31 February 2021",
        "2021-13-45",
        "99.99.2021",
        "Chapter 13, 2021",
        "1400/13/40",
    ],
)
def test_what_is_ambiguous_or_impossible_is_no_date(text):
    assert written_dates(text) == []


def test_the_caller_may_say_which_part_is_the_day():
    assert [d.value for d in written_dates("03/04/2021", day_first=True)] == ["2021-04-03"]
    assert [d.value for d in written_dates("03/04/2021", day_first=False)] == ["2021-03-04"]


def test_a_month_alone_is_read_on_request():
    assert written_dates("October 2021") == []
    assert [d.value for d in written_dates("October 2021", months=True)] == ["2021-10"]


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_the_solar_calendar_agrees_with_known_days(solar, gregorian):
    assert from_solar(*solar) == gregorian


def test_solar_days_follow_one_another():
    days = []
    for year in range(1390, 1411):
        for month in range(1, 13):
            for day in range(1, 32):
                try:
                    days.append(from_solar(year, month, day))
                except ValueError:
                    assert day > 28
    assert all(b - a == timedelta(days=1) for a, b in pairwise(days))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_the_months_are_those_of_cldr(language):
    for width in ("format", "stand-alone"):
        names = Locale.parse(language).months[width]["wide"]
        found = {number: GREGORIAN.get(fold_month(name)) for number, name in names.items()}
        assert found == {number: number for number in range(1, 13)}


def test_no_name_is_in_both_calendars():
    assert not GREGORIAN.keys() & SOLAR.keys()


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text):
    for found in written_dates(text, day_first=True, months=True):
        assert 0 <= found.start < found.end <= len(text)


@given(
    st.text(alphabet=string.digits + "۰۱۲۳۴۵۶۷۸۹ ./-,:年月日", max_size=40),
    st.sampled_from([None, True, False]),
)
def test_numbers_are_read_without_failing(text, order):
    for found in written_dates(text, day_first=order):
        date.fromisoformat(found.value)


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["en", "ru", "de", "fr", "es", "uk", "tr", "fa", "ar", "uz", "kk", "hi"]),
)
def test_what_is_written_in_words_comes_back(day, language):
    name = Locale.parse(language).months["format"]["wide"][day.month]
    (found,) = written_dates(f"{day.day} {name} {day.year}")
    assert found.value == day.isoformat()
