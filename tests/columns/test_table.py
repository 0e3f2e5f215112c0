"""The table follows the library: whatever was done, it equals one made anew."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.columns.lists import lists_of
from briefbench.columns.table import WORDED, Columns
from briefbench.model.facts import ArticleFacts
from tests.columns.making import facts, many_facts


def read_back(table):
    """Return the facts a table holds, by id."""
    words = table.words
    return {
        int(table.ids[k]): ArticleFacts(
            id=int(table.ids[k]),
            first_day=int(table.first_day[k]),
            last_day=int(table.last_day[k]),
            captured_first=int(table.captured_first[k]),
            captured_last=int(table.captured_last[k]),
            event_first=int(table.event_first[k]),
            event_last=int(table.event_last[k]),
            added=float(table.added[k]),
            source_id=int(table.source[k]),
            language=words["language"][table.language[k]],
            story=int(table.story[k]),
            read=bool(table.read[k]),
            archived=bool(table.archived[k]),
            trashed=bool(table.trashed[k]),
            older=bool(table.older[k]),
            quotes=int(table.quotes[k]),
            suggestions=int(table.suggestions[k]),
            briefed=bool(table.briefed[k]),
            countries=tuple(words["countries"][c] for c in table.countries.of(k)),
            about=tuple(words["about"][c] for c in table.about.of(k)),
            tags=tuple(table.tags.of(k)),
            speakers=tuple(words["speakers"][c] for c in table.speakers.of(k)),
        )
        for k in range(len(table))
    }


steps = st.lists(
    st.one_of(
        st.tuples(st.just("update"), many_facts(high=5)),
        st.tuples(st.just("remove"), st.sets(st.integers(1, 40), max_size=5)),
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(many_facts(), steps)
def test_following_equals_starting_over(begin, changes):
    columns = Columns()
    columns.replace_all(begin)
    known = {fact.id: fact for fact in begin}
    for verb, what in changes:
        getattr(columns, verb)(what)
        if verb == "update":
            known |= {fact.id: fact for fact in what}
        else:
            known = {id_: fact for id_, fact in known.items() if id_ not in what}
        assert read_back(columns.table) == known
        assert columns.table.ids.tolist() == sorted(known)


def test_a_reader_keeps_its_table():
    columns = Columns()
    columns.replace_all([ArticleFacts(1, language="en"), ArticleFacts(2)])
    before = columns.table
    columns.update([ArticleFacts(1, language="ru"), ArticleFacts(3)])
    columns.remove([2])
    assert before.ids.tolist() == [1, 2]
    assert read_back(before)[1].language == "en"
    assert read_back(columns.table)[1].language == "ru"
    assert columns.table.ids.tolist() == [1, 3]


def test_nothing_to_do_makes_no_new_table():
    columns = Columns()
    columns.replace_all([ArticleFacts(1)])
    before = columns.table
    columns.update([])
    columns.remove([7])
    assert columns.table is before


def test_an_empty_table():
    table = Columns().table
    assert len(table) == 0
    assert table.places([1, 2]).tolist() == []
    assert all(table.code(column, "TJ") == -1 for column in WORDED)


@settings(max_examples=30, deadline=None)
@given(many_facts(low=1), st.lists(st.integers(1, 40)))
def test_places_follow_the_order_of_ids(given_facts, wanted):
    columns = Columns()
    columns.replace_all(given_facts)
    table = columns.table
    known = set(table.ids.tolist())
    assert table.ids[table.places(wanted)].tolist() == [id_ for id_ in wanted if id_ in known]


def test_the_same_article_twice_counts_as_its_last_facts():
    columns = Columns()
    columns.replace_all([ArticleFacts(1, quotes=1), ArticleFacts(1, quotes=2)])
    columns.update([ArticleFacts(1, quotes=3), ArticleFacts(1, quotes=4, tags=(5, 5))])
    assert columns.table.quotes.tolist() == [4]
    assert columns.table.tags.of(0) == [5]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(1, 4), max_size=3)), st.data())
def test_lists_taken(values, data):
    lists = lists_of(values)
    rows = data.draw(
        st.lists(st.integers(0, len(values) - 1), max_size=8) if values else st.just([])
    )
    taken = lists.taken(np.array(rows, np.int64))
    assert [taken.of(k) for k in range(taken.size)] == [values[row] for row in rows]
    assert lists.having([2, 3]).tolist() == [bool({2, 3} & set(v)) for v in values]
    assert lists.having([]).tolist() == [False] * len(values)


@settings(max_examples=30, deadline=None)
@given(facts(3))
def test_facts_survive(fact):
    columns = Columns()
    columns.replace_all([fact])
    assert read_back(columns.table) == {3: fact}
