"""The table follows the library: whatever was done, it equals one made anew."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.columns.table import WORDED, Columns
from tests.columns.making import Fact, arrays_of, facts, lists_of, many_facts, read_back, table_of

steps = st.lists(
    st.tuples(many_facts(high=5), st.sets(st.integers(1, 40), max_size=5)),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(many_facts(), steps)
def test_following_equals_starting_over(begin, changes):
    columns = Columns()
    columns.replace_all(arrays_of(begin), "UTC")
    known = {fact.id: fact for fact in begin}
    for changed, removed in changes:
        removed -= {fact.id for fact in changed}
        columns.update(arrays_of(changed), removed)
        known = {id_: fact for id_, fact in known.items() if id_ not in removed}
        known |= {fact.id: fact for fact in changed}
        assert read_back(columns.table) == known
        assert columns.table.ids.tolist() == sorted(known)


def test_a_reader_keeps_its_table():
    columns = Columns()
    columns.replace_all(arrays_of([Fact(1, language="en"), Fact(2)]), "UTC")
    before = columns.table
    columns.update(arrays_of([Fact(1, language="ru"), Fact(3)]), [2])
    assert before.ids.tolist() == [1, 2]
    assert read_back(before)[1].language == "en"
    assert read_back(columns.table)[1].language == "ru"
    assert columns.table.ids.tolist() == [1, 3]


def test_nothing_to_do_makes_no_new_table():
    columns = Columns()
    columns.replace_all(arrays_of([Fact(1)]), "UTC")
    before = columns.table
    columns.update(arrays_of([]), [7])
    columns.count_in("UTC")
    assert columns.table is before


def test_what_did_not_change_is_shared():
    columns = Columns()
    columns.replace_all(arrays_of([Fact(1, about=("TJ",)), Fact(2)]), "UTC")
    before = columns.table
    columns.update(arrays_of([Fact(2, read=True)]))
    assert columns.table.about is before.about
    assert columns.table.first_day is before.first_day
    assert columns.table.read.tolist() == [False, True]


def test_an_empty_table():
    table = Columns().table
    assert len(table) == 0
    assert table.places([1, 2]).tolist() == []
    assert all(table.code(column, "TJ") == -1 for column in WORDED)


@settings(max_examples=30, deadline=None)
@given(many_facts(low=1), st.lists(st.integers(1, 40)))
def test_places_follow_the_order_of_ids(given_facts, wanted):
    table = table_of(given_facts)
    known = set(table.ids.tolist())
    assert table.ids[table.places(wanted)].tolist() == [id_ for id_ in wanted if id_ in known]


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
    assert read_back(table_of([fact])) == {3: fact}
