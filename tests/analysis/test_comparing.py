from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.analysis.comparing import compare_texts, compare_words
from briefbench.model.kinds import Difference
from briefbench.model.story_rows import ComparedBlock, TextRun

EQUAL, REMOVED, ADDED = Difference.EQUAL, Difference.REMOVED, Difference.ADDED

CANAL = "The canal will open in November, the ministry of water said."
HERDS = "Farmers have moved their herds to the north since the old one was closed."
WELLS = "The wells there give water in the dry months."


def texts_of(blocks, side):
    """The texts that the runs of one side give, block by block."""
    joined = ["".join(r.text for r in b.runs if r.kind in {EQUAL, side}) for b in blocks]
    return [text for text in joined if text]


def marked(blocks):
    """Blocks as one line each: [-removed-] {+added+}."""
    form = {EQUAL: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return ["".join(form[run.kind].format(run.text) for run in block.runs) for block in blocks]


def test_a_changed_word_is_marked_inside_its_block():
    blocks = compare_texts([CANAL, HERDS], [CANAL.replace("November", "December"), HERDS])
    assert marked(blocks) == [
        "The canal will open in [-November-]{+December+}, the ministry of water said.",
        HERDS,
    ]
    assert [block.kind for block in blocks] == [Difference.CHANGED, EQUAL]


def test_blocks_that_went_and_came():
    blocks = compare_texts([CANAL, HERDS], [CANAL, WELLS, HERDS.replace("north", "south")])
    assert [block.kind for block in blocks] == [EQUAL, ADDED, Difference.CHANGED]
    assert marked(compare_texts([CANAL, WELLS], [CANAL])) == [CANAL, f"[-{WELLS}-]"]
    assert marked(compare_texts([CANAL], [HERDS])) == [f"[-{CANAL}-]", f"{{+{HERDS}+}}"]


def test_what_stands_between_two_changes_is_no_run_of_its_own():
    runs = compare_words("He said nine men came.", "He said two women came.")
    assert runs == (
        TextRun(EQUAL, "He said "),
        TextRun(REMOVED, "nine men"),
        TextRun(ADDED, "two women"),
        TextRun(EQUAL, " came."),
    )


def test_chinese_is_compared_by_characters():
    runs = compare_words("部长说运河十一月开通", "部长说运河十二月开通")
    assert [run.kind for run in runs] == [EQUAL, REMOVED, ADDED, EQUAL]
    assert [run.text for run in runs] == ["部长说运河十", "一", "二", "月开通"]


def test_equal_and_empty_texts():
    assert compare_texts([CANAL, "", HERDS], [CANAL, HERDS]) == tuple(
        ComparedBlock((TextRun(EQUAL, text),)) for text in (CANAL, HERDS)
    )
    assert compare_texts([], []) == ()
    assert compare_words("", "") == ()
    assert compare_words("", "a") == (TextRun(ADDED, "a"),)


WORDS = st.lists(st.sampled_from(["a", "the", "canal", "opens", ",", " ", "\n", "水", "é"]))
BLOCKS = st.lists(WORDS.map("".join) | st.text(max_size=20), max_size=9)


@settings(deadline=None)
@given(BLOCKS, BLOCKS)
def test_the_runs_give_both_texts_back(older, newer):
    blocks = compare_texts(older, newer)
    assert texts_of(blocks, REMOVED) == [text for text in older if text]
    assert texts_of(blocks, ADDED) == [text for text in newer if text]
    assert all(run.text for block in blocks for run in block.runs)


@given(st.text(), st.text())
def test_the_runs_of_any_words_give_both_back(older, newer):
    runs = compare_words(older, newer)
    assert "".join(r.text for r in runs if r.kind is not ADDED) == older
    assert "".join(r.text for r in runs if r.kind is not REMOVED) == newer


def test_hostile_texts_are_shown_whole_instead_of_matched():
    older, newer = ["ab " * 100_000] * 3, ["ba " * 100_000] * 3
    blocks = compare_texts(older, newer)
    assert texts_of(blocks, REMOVED) == older
    assert texts_of(blocks, ADDED) == newer
    many = [f"{n % 3}" for n in range(20_000)], [f"{n % 5}" for n in range(20_000)]
    blocks = compare_texts(*many)
    assert (texts_of(blocks, REMOVED), texts_of(blocks, ADDED)) == many
    pairs = [f"x{n} " + "a b c d e f g " * 80 for n in range(700)]
    turned = [f"y{n} " + "g f e d c b a " * 80 for n in range(700)]
    blocks = compare_texts(pairs, turned)
    assert texts_of(blocks, REMOVED) == pairs
