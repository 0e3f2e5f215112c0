import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.standing import NEAR, Text

LONG = "“We have never seen so many trucks at this crossing in one night,”"
BLOCKS = (
    "Officials met in Karsu on Monday.",
    f"{LONG} said the chief of customs.",
    "«Мы не видели столько машин», — сказал он. Yes, he said. Yes, she said.",
)


def words(text, passage):
    return [text.blocks[b][s:e] for b, s, e in passage.places]


def test_words_stand_wherever_they_are_in_order():
    found = Text(BLOCKS).standing("Yes,")
    assert [passage.places for passage in found] == [((2, 43, 47),), ((2, 57, 61),)]


@pytest.mark.parametrize(
    "written",
    [
        LONG.replace("“", '"').replace("”", '"'),
        LONG.replace(" ", "  ").replace("trucks ", "trucks\u00a0\n"),
        "«" + LONG[1:].replace("cross", "cross\u00ad"),
    ],
)
def test_white_space_and_the_style_of_marks_do_not_count(written):
    text = Text(BLOCKS)
    (passage,) = text.standing(written)
    assert words(text, passage) == [LONG]


@pytest.mark.parametrize("other", ["so many lorries", "so many truck", "ruck", "so  much trucks"])
def test_other_words_do_not_stand(other):
    assert Text(BLOCKS).standing(other) == []


def test_a_part_of_a_word_stands_where_it_is_asked_for():
    assert len(Text(BLOCKS).standing("ruck", inside=True)) == 1


def test_words_that_run_over_the_end_of_a_block_have_a_place_in_each():
    text = Text([LONG[:30], LONG[30:], "More."])
    (passage,) = text.standing(LONG)
    assert passage.places == ((0, 0, 29), (1, 0, len(LONG) - 30)) or passage.places[1][0] == 1
    assert "".join("".join(words(text, passage)).split()) == "".join(LONG.split())


def test_the_nearest_passage_has_the_marks_that_the_words_have():
    text = Text([BLOCKS[0], BLOCKS[1].replace("trucks at this crossing", "lorries here"), "More"])
    (passage,) = text.nearest(LONG)
    assert words(text, passage) == ["“We have never seen so many lorries here in one night,”"]
    assert NEAR <= passage.share < 1


def test_words_that_share_little_are_not_near():
    assert Text(BLOCKS).nearest("The president has never seen the sea and will not go there") == []
    assert Text(BLOCKS).nearest("") == []
    assert Text([]).nearest(LONG) == []


def test_the_nearest_is_first_and_none_overlap():
    worse = LONG.replace("never", "often").replace("trucks", "cars")
    text = Text([worse, "Between.", LONG.replace("night", "day")])
    found = text.nearest(LONG)
    assert [passage.places[0][0] for passage in found] == [2, 0]
    assert found[0].share > found[1].share


def test_a_long_text_is_searched_in_bounded_work():
    text = Text(["the canal of the north and the south " * 2000, *BLOCKS])
    assert words(text, text.nearest(LONG.replace("trucks", "lorries"))[0]) == [LONG]


SIGNS = st.text("ab“”\" '\n\u00ad.", max_size=25)


@given(st.lists(SIGNS, max_size=5), SIGNS, st.data())
def test_places_always_lie_in_the_text(blocks, wanted, data):
    text = Text(blocks)
    if blocks and data.draw(st.booleans()):
        block = data.draw(st.sampled_from(blocks))
        start, end = sorted(data.draw(st.tuples(st.integers(0, 25), st.integers(0, 25))))
        wanted = block[start:end]
        if wanted.strip("\u00ad \n"):
            assert text.standing(wanted, inside=True)
    for passage in [*text.standing(wanted), *text.nearest(wanted)]:
        for block, start, end in passage.places:
            assert 0 <= start < end <= len(blocks[block])
