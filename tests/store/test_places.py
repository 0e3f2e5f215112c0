from hypothesis import given
from hypothesis import strategies as st

from briefbench.model.drafts import BREAK
from briefbench.store.places import BodyMap, words_at

TEXTS = st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=6)


@given(TEXTS, st.data())
def test_a_span_of_the_body_and_its_place_name_the_same_words(texts, data):
    body = BREAK.join(texts)
    positions = [2 * n for n in range(len(texts))]  # tail blocks lie between
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    map_ = BodyMap(zip(positions, texts, strict=True))
    place = map_.place((start, end))
    if place is not None:
        assert texts[place[0] // 2][place[1] : place[2]] == body[start:end]
        assert map_.span(place) == (start, end)


def test_a_span_across_two_blocks_has_no_place():
    assert BodyMap([(0, "one"), (1, "two")]).place((1, 6)) is None


def test_a_place_in_the_tail_has_no_span():
    assert BodyMap([(0, "one")]).span((4, 0, 1)) is None


def test_words_at_places():
    texts = ["He said: “We sign.” Then he left.", "More."]
    places = [(0, 9, 19)]
    assert words_at(texts, places) == "“We sign.”"
    assert words_at(texts, [(9, 0, 3)]) == ""
