from hypothesis import given
from hypothesis import strategies as st

from briefbench.store.anchors import Anchors
from briefbench.store.selectors import selectors_at

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


def test_long_words_in_the_tail_need_their_context():
    teaser = [OLD[0], f"Read also: {LONG}"]
    assert Anchors(OLD, teaser).place([1, 1, 1 + len(LONG)]) == [1, 11, 11 + len(LONG)]
    assert Anchors(OLD, teaser, [1]).place([1, 1, 1 + len(LONG)]) is None
    moved = Anchors(OLD, ["New", f"Karsu. {OLD[1]}"], [1])
    assert moved.place([1, 1, 1 + len(LONG)]) is not None


def test_altered_words_are_not_found():
    assert Anchors(OLD, [OLD[1].replace("trucks", "lorries")]).place([1, 1, 1 + len(LONG)]) is None


def test_all_places_of_a_quote_must_be_found():
    assert Anchors(OLD, OLD[:2]).places([[0, 0, 9], [2, 0, 3]]) is None
    assert Anchors(OLD, OLD).places([]) == []


def test_a_quote_of_several_places_keeps_a_selector_of_each():
    selectors = selectors_at(OLD, [[1, 1, 21], [1, 30, 64]])
    assert [one[0] for one in selectors] == [LONG[:20], LONG[29:63]]
    assert ("\n\n".join(OLD)).startswith(LONG[:20], selectors[0][3])
    new = ["Karsu", *OLD]
    places, moved = Anchors(OLD, new).moved([[1, 1, 21], [1, 30, 64]], selectors)
    assert places == [[2, 1, 21], [2, 30, 64]]
    assert [one[3] for one in moved] == [one[3] + len("Karsu") + 2 for one in selectors]


def test_a_quote_without_a_place_is_found_again_by_its_selectors():
    selectors = selectors_at(OLD, [[1, 1, 21], [2, 0, 3]])
    gone = [OLD[0], OLD[1]]
    assert Anchors(OLD, gone).moved([[1, 1, 21], [2, 0, 3]], selectors) == ([], selectors)
    places, back = Anchors(gone, OLD).moved([], selectors)
    assert (places, back) == ([[1, 1, 21], [2, 0, 3]], selectors)


def test_places_that_would_overlap_or_turn_round_are_unsure():
    selectors = selectors_at(OLD, [[2, 0, 13], [2, 14, 18]])
    turned = [OLD[2][14:] + " " + OLD[2][:13]]
    assert Anchors(OLD, turned).moved([[2, 0, 13], [2, 14, 18]], selectors)[0] == []


def test_what_stands_at_the_places_must_be_the_words_that_were_kept():
    selectors = selectors_at(OLD, [[1, 1, 1 + len(LONG)]])
    places, _ = Anchors(OLD, OLD).moved([[0, 0, 8]], selectors)
    assert places == [[1, 1, 1 + len(LONG)]]


TEXTS = st.lists(st.text("ab .", max_size=30), max_size=6)


@given(TEXTS, TEXTS, st.data())
def test_what_is_found_are_always_the_very_words(old, new, data):
    anchors = Anchors(old, new)
    block = data.draw(st.integers(-1, 6))
    start, end = sorted(data.draw(st.tuples(st.integers(0, 30), st.integers(0, 30))))
    found = anchors.place([block, start, end])
    if found is not None:
        assert words(new, found) == words(old, [block, start, end])
