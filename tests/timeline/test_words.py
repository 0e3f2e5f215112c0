"""What a series says in words, and as a table."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import EventMark, Peak, Series
from briefbench.timeline.counted import counted_line, number_line
from briefbench.timeline.table import as_csv, as_json
from briefbench.timeline.words import alt_text, bucket_words, finding, when_words
from tests.timeline.making import bucket_days, made, name


def week_series(**more):
    plain = Series(
        by=Bucket.WEEK,
        count=Count.STORIES,
        zone="Asia/Tashkent",
        buckets=bucket_days(3, Bucket.WEEK),
        counts={"TJ": (1, 9, 2), "UZ": (0, 0, 0)},
        total=(2, 1200, 3),
        empty=(False, False, False),
    )
    return replace(plain, **more)


def test_a_bucket_in_words():
    day = date(2025, 9, 22)
    assert bucket_words(day, Bucket.WEEK) == "Week of 22 September 2025"
    assert when_words(day, Bucket.DAY) == "on 22 September 2025"
    assert when_words(day, Bucket.MONTH) == "in September 2025"
    assert bucket_words(date(2025, 7, 1), Bucket.QUARTER) == "Q3 2025"
    assert when_words(date(2025, 10, 1), Bucket.QUARTER) == "in Q4 2025"
    assert when_words(date(2025, 1, 1), Bucket.YEAR) == "in 2025"


def test_the_finding_is_the_peak_else_the_leader_else_the_number():
    peak = Peak("TJ", date(2025, 1, 13), 9, 1.0, "")
    assert finding(week_series(peaks=(peak,)), name) == (
        "Tajikistan peaks at 9 stories in the week of 13 January 2025"
    )
    assert finding(week_series(), name) == "Tajikistan leads with 12 of 1,205 stories"
    tie = week_series(counts={"TJ": (1, 0, 0), "UZ": (0, 1, 0)}, total=(1, 1, 0))
    assert finding(tie, name) == "2 stories, as many about Tajikistan as about Uzbekistan"
    assert finding(week_series(counts={}), name) == (
        "1,205 stories from the week of 6 January 2025 to the week of 20 January 2025"
    )
    assert finding(week_series(buckets=()), name) == "Nothing to count"


def test_the_text_for_the_blind_tells_all():
    text = alt_text(week_series(others=2, partial=True, empty=(False, True, False)), name)
    assert "Tajikistan: 12, most in the week of 13 January 2025 (9)." in text
    assert "Uzbekistan: none." in text
    assert "There are 2 other countries." in text
    assert "Nothing was saved in 1 week." in text
    assert text.endswith("The week of 20 January 2025 is not over yet.")
    assert "The last 2 weeks are not over yet." in alt_text(week_series(partial=2), name)
    peak = Peak("TJ", date(2025, 1, 13), 9, 0.4, "x")
    assert (
        "Peak of Tajikistan in the week of 13 January 2025: 9 stories, less than 1 expected (x)."
        in alt_text(week_series(peaks=(peak,)), name)
    )
    event = EventMark(1, date(2025, 1, 7), "Border closed", "")
    assert "1 event is marked." in alt_text(week_series(events=(event,)), name)
    assert "marked" not in alt_text(replace(made(1), events=(event,)), name)
    nothing = replace(week_series(), buckets=(), counts={}, total=(), empty=())
    assert alt_text(nothing, name) == "Nothing matches, so there is nothing to count."
    assert "3 stories left out" in alt_text(replace(nothing, undated=2, vague=1), name)


def test_the_line_below_tells_what_is_not_shown():
    series = week_series(undated=2, vague=1, outside=1, partial=True, empty=(False, True, True))
    assert number_line(series) == (
        "n = 1,205 stories; 2 undated are not shown; 1 with too vague a date is not shown; "
        "1 dated far from the others is not shown; nothing saved in 2 weeks; "
        "the last week is not over"
    )
    assert number_line(week_series()) == "n = 1,205 stories"
    assert number_line(week_series(partial=2)).endswith("the last 2 weeks are not over")


@pytest.mark.parametrize("by", Bucket)
@pytest.mark.parametrize("count", Count)
def test_what_was_counted_is_said_for_every_choice(by, count):
    words = counted_line(week_series(by=by, count=count)).lower()
    assert by.value in words
    assert count.value in words


def test_json_is_the_contract():
    peak = Peak("TJ", date(2025, 1, 13), 9, 2.0, "x")
    told = as_json(week_series(peaks=(peak,), undated=2, vague=1, partial=True))
    assert json.loads(json.dumps(told)) == told
    assert told["buckets"] == ["2025-01-06", "2025-01-13", "2025-01-20"]
    assert told["series"] == {"TJ": [1, 9, 2], "UZ": [0, 0, 0]}
    assert (told["by"], told["count"], told["zone"]) == ("week", "stories", "Asia/Tashkent")
    assert (told["total"], told["undated"], told["vague"]) == ([2, 1200, 3], 2, 1)
    assert told["partial"] is True
    assert told["peaks"] == [
        {
            "key": "TJ",
            "country": "TJ",
            "bucket": "2025-01-13",
            "count": 9,
            "expected": 2.0,
            "label": "x",
        }
    ]


def test_csv_leaves_out_what_is_not_known():
    rows = list(csv.reader(io.StringIO(as_csv(week_series(empty=(True, False, False))))))
    assert rows == [
        ["week", "total", "TJ", "UZ"],
        ["2025-01-06", "", "", ""],
        ["2025-01-13", "1200", "9", "0"],
        ["2025-01-20", "3", "2", "0"],
    ]


def test_csv_tells_of_what_shares_are_parts_and_holds_no_formula():
    series = replace(week_series(), counts={"=1+1": (0, 1, 2)}, base=(5, 2000, 9))
    rows = list(csv.reader(io.StringIO(as_csv(series))))
    assert rows[0] == ["week", "total", "'=1+1", "base"]
    assert rows[2] == ["2025-01-13", "1200", "1", "2000"]
