"""Texts made to trip the quote finder: it never raises, stays in the text and linear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.quotes import find_quotes
from briefbench.model.drafts import BREAK

LANGUAGES = ["en", "ru", "fa", "ar", "ur", "fr", "de", "es", "zh", "xx"]
MARKS = [*"“”„«»‹›‘’‚\"'「」『』", "``", "''"]
WORDS = [
    *MARKS,
    *",.:;!?—–-()،۔。",
    " ",
    " ",
    "\n",
    BREAK,
    "Bell",
    "the minister",
    "who",
    "said",
    "called",
    "shouted",
    "according to",
    "and",
    "but he",
    "while",
    "— сказал Бел",
    "назвал",
    "по словам",
    "что",
    "گفت",
    "را",
    "خواند",
    "به گفته",
    "قال السفير",
    "وصف",
    "نے کہا",
    "کو",
    "قرار دیا",
    "کے مطابق",
    "a déclaré Anne",
    "selon",
    "so Anne",
    "sagte",
    "dass",
    "zufolge",
    "dijo Ana",
    "—Sí —dijo",
    "大使说",
    "表示：",
    "<b>",
    "\ud800",
    "\u0301",
    "😀",
]
REPEATED = {
    **{f"mark {mark}": mark for mark in MARKS},
    "pairs": "«»",
    "words in marks": "“a” ",
    "open paragraphs": f"«a{BREAK}",
    "empty paragraphs": f"“{BREAK}",
    "interrupted": "«а, — сказал ",
    "dialogue": f"— а, — сказал Б.{BREAK}",
    "asides": "who, ",
    "coordination": "and said ",
    "speakers": "“No,” Ann Bell said. ",
    "many surnames": "“No,” Ann {} said. ",
    "called": "called “a” ",
    "that": "that ",
    "dashes": "— ",
    "colons": "A: ",
    "tags": "<a",
}


@given(st.lists(st.sampled_from(WORDS), max_size=50).map(" ".join), st.sampled_from(LANGUAGES))
def test_spans_lie_in_the_text_and_in_one_block(text, language):
    for quote in find_quotes(text, language):
        assert quote.spans
        places = [*quote.spans, *(span for span in (quote.speaker_span, quote.cue) if span)]
        for start, end in places:
            assert 0 <= start < end <= len(text)
            assert BREAK not in text[start:end]
        assert list(quote.spans) == sorted(quote.spans)


@pytest.mark.parametrize("language", ["en", "ru", "ur"])
@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_twice_the_text_is_at_most_thrice_the_work(calls, piece, language):
    def made(times):
        return "".join(piece.replace("{}", f"N{at}") for at in range(times))

    size = 3_000 // len(piece)
    find_quotes("“No,” said Ann Bell.", language)
    small = calls(lambda: find_quotes(made(size), language))
    large = calls(lambda: find_quotes(made(size * 2), language))
    assert large <= 3 * small + 1_000


@pytest.mark.parametrize(("mark", "language"), [("“", "en"), ('"', "ru")])
def test_very_many_marks_are_read_to_the_end(mark, language):
    assert find_quotes(mark * 250_000, language) == ()
