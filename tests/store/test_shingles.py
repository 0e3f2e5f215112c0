import itertools
from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from briefbench.model.story_records import ShingleRun
from briefbench.store.shingles import LARGER, ShingleIndex

PAIRS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 2**32 - 1)), max_size=30)


def write(library, index, pairs):
    with library.change("Add", undoable=False) as session:
        index.read(session)
        index.add(session, pairs)


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PAIRS, max_size=6), st.sets(st.integers(0, 25)))
def test_all_that_was_added_is_found_by_whoever_reads_it(new_library, batches, asked):
    library = new_library()
    writer, expected = ShingleIndex(), defaultdict(set)
    for batch in batches:
        write(library, writer, batch)
        for number, article in batch:
            expected[number].add(article)
    reader = ShingleIndex()
    with library.read() as session:
        reader.read(session)
    for index in (writer, reader):
        found = index.holders(asked, 100)
        assert {n: set(ids) for n, ids in found.items()} == {
            n: ids for n, ids in expected.items() if n in asked
        }
    library.close()


def test_runs_are_few_and_each_is_clearly_larger_than_the_next(library):
    index = ShingleIndex()
    for number in range(60):
        write(library, index, [(number * 100 + k, number + 1) for k in range(20)])
    with library.read() as session:
        sizes = sorted(session.scalars(select(func.length(ShingleRun.entries))), reverse=True)
    assert len(sizes) <= 6
    assert all(large > LARGER * small for large, small in itertools.pairwise(sizes))
    assert sum(sizes) == 60 * 20 * 8


def test_a_number_that_many_have_gives_no_more_than_asked_for(library):
    index = ShingleIndex()
    write(library, index, [(8, article) for article in range(1, 1000)])
    assert len(index.holders([8], 17)[8]) == 17
    assert index.holders([], 17) == {}
