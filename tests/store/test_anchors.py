from hypothesis import given
from hypothesis import strategies as st

from briefbench.store.anchors import Anchors

LONG = "We have never seen so many trucks at this crossing in one night"
OLD = [
    "Officials met in Karsu on Monday.",
    f"“{LONG},” said the chief of customs.",
    "Yes, he said. Yes, she said.",
]


def words(texts, place):
    return texts[place[0]][place[1] : place[2]]


def test_a_block_that_only_moved_takes_its_places_along():
    anchors = Anchors(OLD, ["A new first paragraph.", *OLD])
    assert anchors.place([2, 0, 3]) == [3, 0, 3]
    assert anchors.places([[0, 0, 9], [2, 0, 3]]) == [[1, 0, 9], [3, 0, 3]]


def test_blocks_that_were_joined_or_parted_still_hold_the_words():
    joined = [" ".join(OLD[:2]), OLD[2]]
    found = Anchors(OLD, joined).place([1, 1, 1 + len(LONG)])
    assert words(joined, found) == LONG
    parted = [OLD[0], f"“{LONG},”", "said the chief of customs.", OLD[2]]
    assert words(parted, Anchors(OLD, parted).place([1, 1, 1 + len(LONG)])) == LONG


def test_words_that_stand_twice_with_the_same_context_are_unsure():
    assert Anchors(OLD, [OLD[2] + " " + OLD[2]]).place([2, 0, 3]) is None


def test_short_words_without_their_context_are_unsure():
    new = [OLD[0], "Yes, we can, they answered."]
    assert Anchors(OLD, new).place([2, 0, 3]) is None


def test_long_words_that_stand_once_need_no_context():
    new = [f"The chief said: “{LONG}” and left."]
    assert words(new, Anchors(OLD, new).place([1, 1, 1 + len(LONG)])) == LONG


def test_altered_words_are_not_found():
    assert Anchors(OLD, [OLD[1].replace("trucks", "lorries")]).place([1, 1, 1 + len(LONG)]) is None


def test_all_places_of_a_quote_must_be_found():
    assert Anchors(OLD, OLD[:2]).places([[0, 0, 9], [2, 0, 3]]) is None
    assert Anchors(OLD, OLD).places([]) == []


TEXTS = st.lists(st.text("ab .", max_size=30), max_size=6)


@given(TEXTS, TEXTS, st.data())
def test_what_is_found_are_always_the_very_words(old, new, data):
    anchors = Anchors(old, new)
    block = data.draw(st.integers(-1, 6))
    start, end = sorted(data.draw(st.tuples(st.integers(0, 30), st.integers(0, 30))))
    found = anchors.place([block, start, end])
    if found is not None:
        assert words(new, found) == words(old, [block, start, end])
