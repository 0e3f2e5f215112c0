"""Series equal a plain SQL count over the same file, for twenty random questions."""

import random
import shutil
from datetime import date, timedelta
from itertools import pairwise

import pytest

from briefbench import desk
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from tests.desk.made_news import (
    COUNTRIES,
    DAYS,
    LANGUAGES,
    SOURCES,
    START,
    TAGS,
    WORDS,
    fill_with_news,
)
from tests.desk.plain_counts import CONDITIONS, PlainCounts, next_bucket

HERE = "Asia/Tashkent"
ZONES = ("", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland")


@pytest.fixture(scope="module")
def news(tmp_path_factory, fresh):
    folder = tmp_path_factory.mktemp("news") / "library"
    shutil.copytree(fresh, folder)
    library = desk.open_library(folder, holder="the tests")
    desk.set_library_setting(library, "zone", HERE)
    fill_with_news(library, 300)
    yield library
    library.close()


def random_condition(chance):
    """A condition as the search box has it, and the same in SQL with its values."""
    field = chance.choice(list(CONDITIONS))
    day = START + timedelta(chance.randrange(DAYS))
    value = {
        "country": lambda: chance.choice(COUNTRIES),
        "about": lambda: chance.choice(COUNTRIES),
        "lang": lambda: chance.choice(LANGUAGES),
        "source": lambda: chance.choice(SOURCES),
        "tag": lambda: chance.choice((*TAGS, "border", "energy/water")),
        "before": day.isoformat,
        "after": day.isoformat,
        "on": lambda: day.isoformat()[:7],
        "word": lambda: chance.choice(WORDS),
    }.get(field, str)()
    sql = CONDITIONS[field]
    if field == "word":
        return value, sql, [value] * sql.count("?")
    words = f'{field}:"{value}"' if value else field
    return words, sql, [value] * sql.count("?")


def random_query(chance):
    """A query of up to three conditions, some of them alternatives, some negated."""
    words, sql, values = [], [], []
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        asked, condition, held = random_condition(chance)
        if chance.random() < 0.3:
            other, beside, more = random_condition(chance)
            asked, condition = f"({asked} OR {other})", f"({condition} OR {beside})"
            held = [*held, *more]
        if chance.random() < 0.25:
            asked, condition = f"NOT {asked}", f"NOT ({condition})"
        words.append(asked)
        sql.append(condition)
        values += held
    return " ".join(words), " AND ".join(sql) or "1", values


def random_limits(chance):
    if chance.random() < 0.7:
        return "", ""
    first = START + timedelta(chance.randrange(DAYS // 2))
    return first.isoformat(), (first + timedelta(chance.randrange(30, 200))).isoformat()


@pytest.mark.parametrize("seed", range(20))
def test_a_series_is_what_sql_counts(news, seed):
    chance = random.Random(seed)
    query, where, values = random_query(chance)
    since, until = random_limits(chance)
    question = ChartQuestion(
        query,
        by=list(Bucket)[seed % 5],
        count=list(Count)[seed % 3],
        per=chance.choice(list(Per)),
        dated=chance.choice((Dated.PUBLISHED, Dated.PUBLISHED, Dated.CAPTURED, Dated.EVENT)),
        zone=chance.choice(ZONES),
        since=since,
        until=until,
    )
    plain = PlainCounts(
        news.folder / "library.sqlite", question, question.zone or HERE, where, values
    )
    series = desk.timeline(news, question)
    days = [bucket.isoformat() for bucket in series.buckets]
    assert all(next_bucket(one, question.by) == other for one, other in pairwise(days))
    assert told(days, series.total) == plain.totals("units")
    assert (series.undated, series.outside) == (plain.of("undated"), 0)
    assert series.vague == plain.of("of no bucket")
    keys = plain.by_key()
    assert {key: told(days, counts) for key, counts in series.counts.items()} == {
        key: keys[key] for key in series.counts
    }
    tops = [key for key in keys if question.per is not Per.TAG or "/" not in key]
    sums = sorted((sum(keys[key].values()) for key in tops), reverse=True)
    assert [sum(counts) for counts in series.counts.values()] == sums[:7]
    assert series.others == max(0, len(sums) - 7)
    assert (series.several, series.without) == plain.overlap()
    base = plain.totals("units", "others")
    assert list(series.base) == [base.get(day, 0) for day in days]
    known = days if question.dated is Dated.EVENT else plain.known_buckets()
    assert list(series.empty) == [day not in known for day in days]


def told(days, counts):
    """Counts by the buckets that have any."""
    return {day: number for day, number in zip(days, counts, strict=True) if number}


def test_most_of_the_questions_find_something(news):
    found = [
        desk.timeline(news, ChartQuestion(random_query(random.Random(seed))[0])).matches
        for seed in range(20)
    ]
    assert sum(number > 0 for number in found) > 14
    assert (
        date.fromisoformat("2020-12-28")
        in desk.timeline(news, ChartQuestion(by=Bucket.WEEK)).buckets
    )
