"""Filters, counts, order and lines, against the plain way of asking each article."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.dates import days_of
from briefbench.columns import counts
from briefbench.columns.filters import STATES, live, mask
from briefbench.columns.lines import by_country, lines_of
from briefbench.columns.order import sort_positions
from briefbench.model.facts import Filter
from briefbench.model.kinds import Dated, Sort
from tests.columns.making import CODES, Fact, many_facts
from tests.columns.making import table_of as made

PARENTS = {1: None, 2: 1, 3: 2, 4: 1, 5: None}
MEMBERS = {"three": ("TJ", "UZ", "XX")}
BELOW = {"one": {1, 2, 3, 4}, "two": {2, 3}, "none": set()}


def table_of(facts):
    return made(facts), sorted(facts, key=lambda fact: fact.id)


def asked(table, field, value):
    return mask(
        table,
        Filter(field, value),
        countries=lambda code: MEMBERS.get(code, (code,)),
        tags=lambda path: BELOW[path],
        sources=lambda name: {1, 2} if name == "both" else set(),
        stories=lambda uid: [int(uid)],
    ).tolist()


def first(value):
    return days_of(value).first.toordinal()


def last(value):
    return days_of(value).last.toordinal()


PLAIN = {
    "country": lambda f, v: bool({*MEMBERS.get(v, (v,))} & {*f.countries}),
    "about": lambda f, v: bool({*MEMBERS.get(v, (v,))} & {*f.about}),
    "lang": lambda f, v: f.language == v,
    "tag": lambda f, v: bool(BELOW[v] & set(f.tags)),
    "source": lambda f, v: v == "both" and f.source in {1, 2},
    "before": lambda f, v: f.first_day > 0 and f.last_day < first(v),
    "after": lambda f, v: f.first_day >= first(v),
    "on": lambda f, v: (
        f.first_day >= first(v.split("/")[0]) and f.last_day <= last(v.split("/")[-1])
    ),
}
VALUES = {
    "country": (*CODES, "XX", *MEMBERS),
    "about": (*CODES, "XX", *MEMBERS),
    "lang": ("en", "ru", "de"),
    "tag": tuple(BELOW),
    "source": ("both", "none"),
    "before": ("2021-03-05", "2021-03", "2022"),
    "after": ("2021-03-05", "2021-03", "2022"),
    "on": ("2021-02-01", "2021-03", "2021", "2021-02-01/2021-02-27"),
}
STATE = {
    "inbox": lambda f: not (f.read or f.archived or f.trashed or f.older),
    "read": lambda f: f.read,
    "unread": lambda f: not f.read,
    "archived": lambda f: f.archived,
    "quoted": lambda f: f.quotes > 0,
    "briefed": lambda f: f.briefed,
    "undated": lambda f: not f.first_day,
    "trash": lambda f: f.trashed,
    "older": lambda f: f.older and not f.trashed,
}


@settings(max_examples=30, deadline=None)
@given(many_facts())
def test_filters(facts):
    table, plain = table_of(facts)
    for field, values in VALUES.items():
        for value in values:
            assert asked(table, field, value) == [PLAIN[field](f, value) for f in plain]
    for state, holds in STATE.items():
        assert asked(table, "is", state) == [holds(f) for f in plain]
    assert live(table).tolist() == [not (f.trashed or f.older) for f in plain]
    assert live(table, trash=True).tolist() == [not f.older for f in plain]
    assert live(table, older=True).tolist() == [not f.trashed for f in plain]


def test_every_state_was_tried():
    assert set(STATE) == set(STATES)


def test_a_day_is_in_after_and_not_in_before():
    day = date(2021, 10, 13).toordinal()
    table, _ = table_of([Fact(1, first_day=day, last_day=day)])
    assert asked(table, "after", "2021-10-13") == [True]
    assert asked(table, "before", "2021-10-13") == [False]
    assert asked(table, "before", "2021-10-14") == [True]


def test_an_article_dated_by_its_month_is_on_no_day_of_it():
    month = days_of("2021-10")
    table, _ = table_of([Fact(1, month.first.toordinal(), month.last.toordinal())])
    assert asked(table, "on", "2021-10") == [True]
    assert asked(table, "on", "2021-10-01") == [False]
    assert asked(table, "after", "2021-10-02") == [False]
    assert asked(table, "before", "2021-10-31") == [False]


def test_a_story_is_the_articles_with_its_number():
    table, _ = table_of([Fact(1, story=7), Fact(2, story=8), Fact(3, story=7)])
    assert asked(table, "story", "3") == [True, False, True]
    assert asked(table, "story", "9") == [False, False, False]


def test_codes_are_found_in_any_case():
    table, _ = table_of([Fact(1, countries=("TJ",), about=("TJ",), language="en")])
    assert asked(table, "country", "tj") == asked(table, "about", "tj") == [True]
    assert asked(table, "lang", "EN") == [True]


@pytest.mark.parametrize(
    ("field", "value"), [("is", "green"), ("before", "soon"), ("colour", "red")]
)
def test_no_such_filter(field, value):
    table, _ = table_of([Fact(1)])
    with pytest.raises(ValueError):
        asked(table, field, value)


def month_of(fact):
    begin, end = (date.fromordinal(day or 1) for day in (fact.first_day, fact.last_day))
    same = (begin.year, begin.month) == (end.year, end.month)
    return [f"{begin:%Y-%m}"] if fact.first_day and same else []


@settings(max_examples=30, deadline=None)
@given(many_facts(), st.data())
def test_counts(facts, data):
    table, plain = table_of(facts)
    chosen = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(plain), max_size=len(plain))), bool
    )
    kept = [fact for fact, keep in zip(plain, chosen, strict=True) if keep]

    def plainly(values):
        found = Counter(value for fact in kept for value in set(values(fact)))
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def line(tag):
        while tag is not None:
            yield tag
            tag = PARENTS[tag]

    assert list(counts.count_countries(table, chosen).items()) == plainly(lambda f: f.countries)
    assert list(counts.count_about(table, chosen).items()) == plainly(lambda f: f.about)
    assert list(counts.count_speakers(table, chosen).items()) == plainly(lambda f: f.speakers)
    assert list(counts.count_languages(table, chosen).items()) == plainly(
        lambda f: [f.language] if f.language else []
    )
    assert list(counts.count_sources(table, chosen).items()) == plainly(
        lambda f: [f.source] if f.source else []
    )
    assert list(counts.count_tags(table, chosen).items()) == plainly(lambda f: f.tags)
    assert list(counts.count_tags(table, chosen, parents=PARENTS).items()) == plainly(
        lambda f: [above for tag in f.tags for above in line(tag)]
    )
    months = counts.count_months(table, chosen)
    assert dict(months) == dict(plainly(month_of))
    assert list(months) == sorted(months, reverse=True)


def test_tags_in_a_circle_do_not_hang():
    table, _ = table_of([Fact(1, tags=(1,))])
    everything = np.ones(1, bool)
    assert counts.count_tags(table, everything, parents={1: 2, 2: 1}) == {1: 1, 2: 1}


@settings(max_examples=30, deadline=None)
@given(many_facts(), st.data())
def test_order(facts, data):
    table, plain = table_of(facts)
    count = len(plain)
    scores = np.array(
        data.draw(st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=count, max_size=count)),
        np.float32,
    )
    chosen = data.draw(st.sets(st.integers(0, count - 1)) if count else st.just(set()))
    positions = np.array(sorted(chosen), np.int64)
    keys = {
        Sort.NEWEST: lambda k: (-plain[k].first_day, -k),
        Sort.OLDEST: lambda k: (not plain[k].first_day, plain[k].first_day, k),
        Sort.RELEVANCE: lambda k: (-scores[k], -plain[k].first_day, -k),
    }
    for sort, key in keys.items():
        expected = sorted(chosen, key=key)
        assert sort_positions(table, positions, sort, scores).tolist() == expected
        for limit in (0, 1, 3, 100):
            best = sort_positions(table, positions, sort, scores, limit=limit)
            assert best.tolist() == expected[:limit]


@settings(max_examples=30, deadline=None)
@given(many_facts(), st.data())
def test_lines(facts, data):
    table, plain = table_of(facts)
    chosen = data.draw(st.lists(st.booleans(), min_size=len(plain), max_size=len(plain)))
    kept = [fact for fact, keep in zip(plain, chosen, strict=True) if keep]
    rows = np.flatnonzero(np.array(chosen, bool))
    for dated in Dated:
        lines = by_country(lines_of(table, rows, dated), table, rows)
        days = {
            Dated.PUBLISHED: [(f.first_day, f.last_day) for f in kept],
            Dated.CAPTURED: [(f.captured_first, f.captured_last) for f in kept],
            Dated.EVENT: [(f.event_first, f.event_last) for f in kept],
        }[dated]
        assert list(zip(lines.first_day.tolist(), lines.last_day.tolist(), strict=True)) == days
    assert lines.story.tolist() == [f.story for f in kept]
    pairs = zip(lines.key_rows.tolist(), lines.key_codes.tolist(), strict=True)
    assert sorted((row, lines.keys[code]) for row, code in pairs) == [
        (row, code) for row, fact in enumerate(kept) for code in fact.about
    ]
