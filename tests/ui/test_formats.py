"""Dates, sizes and directions as the window writes them."""

from datetime import date

import pytest

from briefbench.ui.formats import (
    fact_date,
    file_size,
    is_rtl_text,
    long_date,
    short_date,
    sureness,
    tip,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("value", "short", "long"),
    [
        ("", "undated", "undated"),
        ("2026-10-13", "13 Oct", "13 October 2026"),
        ("2021-10-13", "13 Oct 2021", "13 October 2021"),
        ("2021-10", "Oct 2021", "October 2021"),
        ("2021", "2021", "2021"),
        ("2021-10-13T08:30:00Z", "13 Oct 2021", "13 October 2021, 08:30 UTC"),
    ],
)
def test_dates_never_say_more_than_is_known(value, short, long):
    assert short_date(value, today=TODAY) == short
    assert long_date(value) == long


def test_a_fact_has_its_year_and_time():
    assert fact_date("2026-10-13") == "13 Oct 2026"
    assert fact_date("2026-10-13T08:30:00+05:00") == "13 Oct 2026, 08:30"
    assert fact_date("2026-10") == "Oct 2026"


@pytest.mark.parametrize(
    ("size", "words"), [(9, "9 bytes"), (214_300, "214 KB"), (1_340_000, "1.3 MB")]
)
def test_sizes(size, words):
    assert file_size(size) == words


@pytest.mark.parametrize(
    ("text", "rtl"), [("", False), ("12 قاچاق", True), ("“Customs” قاچاق", False), ("123", False)]
)
def test_direction_is_that_of_the_first_letter(text, rtl):
    assert is_rtl_text(text) is rtl


def test_a_tip_is_never_markup():
    assert "<b>" not in tip("<b>bold</b>")
    assert tip("") == ""


def test_confidence_is_steps_and_a_word():
    assert [sureness(c)[0] for c in (0.3, 0.7, 0.95)] == [1, 2, 3]
