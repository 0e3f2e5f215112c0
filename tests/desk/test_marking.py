"""Marks and what is written beside them, in a real library: spans, colour, translation, tags."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.kinds import MarkColour, Verdict
from briefbench.store.places import merged, shown_at, words_at
from tests.making import add_article

WORDS = "“We see the old route used by night,”"
LETTERS = "ab 𝕏ی😀é،"


@pytest.fixture
def suggestion(library, article):
    (row,) = desk.article_view(library, article).suggestions
    return row


@pytest.fixture
def quote(library, suggestion):
    return desk.accept_suggestions(library, [suggestion.id])[0]


def row(library, quote):
    return desk.quotes_by_ids(library, [quote])[0]


def test_marking_by_hand(library, article):
    id_ = desk.mark_quote(library, article, [(0, 0, 7)], speaker="Customs office", role="office")
    (quote,) = desk.quotes_by_ids(library, [id_])
    assert (quote.words, quote.speaker, quote.role) == ("Customs", "Customs office", "office")
    with pytest.raises(Refused, match="No words"):
        desk.mark_quote(library, article, [(0, 7, 8)])
    with pytest.raises(Refused):
        desk.mark_quote(library, article, [(0, 5, 5000), (77, 0, 1)])
    with pytest.raises(NotFound):
        desk.mark_quote(library, 99, [(0, 0, 7)])


def test_a_quote_takes_other_words_and_further_ones_and_undo_gives_them_back(library, quote):
    before = row(library, quote)
    desk.set_quote_places(library, quote, [(1, 1, 7)])
    assert (row(library, quote).words, row(library, quote).verbatim) == ("We see", True)
    desk.add_quote_places(library, quote, [(1, 12, 21), (1, 4, 7)])
    assert row(library, quote).places == ((1, 1, 7), (1, 12, 21))
    assert row(library, quote).shown == "We see [...] old route"
    with pytest.raises(Refused):
        desk.add_quote_places(library, quote, [(77, 0, 1)])
    desk.undo(library)
    desk.undo(library)
    assert row(library, quote) == before


def test_a_suggestion_takes_words_and_a_speaker_before_it_is_accepted(library, article, suggestion):
    desk.set_suggestion_places(library, suggestion.id, [(1, 1, 7)])
    desk.add_suggestion_places(library, suggestion.id, [(0, 0, 7)])
    desk.set_suggestion_speaker(library, [suggestion.id], " Rahim  Sattorov ", "colonel", "TJ")
    (open_one,) = desk.article_view(library, article).suggestions
    assert open_one.shown == "Customs [...] We see"
    assert (open_one.speaker, open_one.role) == ("Rahim Sattorov", "colonel")
    assert open_one.verdict is Verdict.OPEN
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    kept = row(library, quote)
    assert (kept.speaker, kept.words) == ("Rahim Sattorov", "Customs We see")
    for _ in range(4):
        desk.undo(library)
    assert desk.article_view(library, article).suggestions == (suggestion,)


def test_no_quote_is_not_offered_again_and_undo_brings_it_back(library, article, quote):
    desk.dismiss_quotes(library, [quote])
    view = desk.article_view(library, article)
    assert (view.quotes, view.suggestions) == ((), ())
    desk.set_tail(library, article, [0], tail=True)  # what the text says is found again
    assert desk.article_view(library, article).suggestions == ()
    desk.undo(library)
    desk.undo(library)
    assert [q.id for q in desk.article_view(library, article).quotes] == [quote]


def test_colour_translation_and_comment_are_kept_and_undone(library, quote):
    desk.colour_quotes(library, [quote], MarkColour.PURPLE)
    desk.set_quote(
        library,
        quote,
        translation=" Мы видим ",
        translator="R. Sattorov",
        translation_language="RU",
    )
    desk.set_quote_comment(library, quote, " new ")
    kept = row(library, quote)
    assert (kept.colour, kept.comment) == (MarkColour.PURPLE, "new")
    assert (kept.translation, kept.translator) == ("Мы видим", "R. Sattorov")
    assert kept.translation_language == "ru"
    desk.set_quote(
        library, quote, translation="", translator="R. Sattorov", translation_language="ru"
    )
    assert row(library, quote).translator == row(library, quote).translation_language == ""
    for _ in range(4):
        desk.undo(library)
    assert row(library, quote).colour is MarkColour.GREEN
    assert row(library, quote).translation == ""


def test_a_translation_stands_in_the_brief_as_an_unofficial_one(library, quote):
    desk.set_quote(
        library,
        quote,
        translation="Мы видим старый путь",
        translator="R. Sattorov",
        translation_language="ru",
    )
    brief = desk.make_brief(library, "Weekly")
    desk.add_quotes_to_brief(library, brief, [quote])
    (words,) = desk.outline_of(library, brief).sections[0].items[0].quotes
    assert (words.translation, words.translator) == ("Мы видим старый путь", "R. Sattorov")
    assert words.translation_language == "ru"


def test_quotes_carry_tags_of_their_own(library, article, quote):
    desk.tag_articles(library, [article], "border")
    tag = desk.tag_quotes(library, [quote], "border/night")
    assert desk.tag_quotes(library, [quote], "border/night") == tag
    assert [t.path for t in row(library, quote).own_tags] == ["border/night"]
    assert [t.path for t in row(library, quote).tags] == ["border"]
    desk.untag_quotes(library, [quote], tag)
    assert row(library, quote).own_tags == ()
    desk.undo(library)
    desk.remove_tag(library, tag)
    assert row(library, quote).own_tags == ()
    desk.undo(library)
    assert [t.path for t in row(library, quote).own_tags] == ["border/night"]
    desk.remove_quotes(library, [quote])
    desk.undo(library)
    assert [t.path for t in row(library, quote).own_tags] == ["border/night"]


def test_nothing_is_left_out_between_words_that_meet():
    texts = ["He said: “One.", "Two.” And", "more"]
    assert shown_at(texts, [(0, 9, 14), (1, 0, 5)]) == "“One. Two.”"
    assert shown_at(texts, [(0, 9, 13), (1, 0, 5)]) == "“One [...] Two.”"
    assert shown_at(texts, [(0, 0, 2), (0, 3, 7)]) == "He said"
    assert shown_at(texts, [(0, 0, 2), (2, 0, 4)]) == "He [...] more"
    assert shown_at(texts, [(9, 0, 2)]) == ""


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(1, 9))))
def test_merged_places_cover_the_same_and_never_touch(spans):
    places = [(block, start, start + length) for block, start, length in spans]
    found = merged(places)
    points = {(b, n) for b, s, e in places for n in range(s, e)}
    assert {(b, n) for b, s, e in found for n in range(s, e)} == points
    assert found == sorted(found)
    assert all(one[0] != two[0] or one[2] < two[1] for one, two in pairwise(found))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_span_a_quote_is_given_it_has_exactly_the_words_there(library, data):
    body = data.draw(st.lists(st.text(LETTERS, min_size=3, max_size=20), min_size=1, max_size=3))
    article = add_article(library, body=["x" + words + "x" for words in body], quotes=False)
    texts = [block.text for block in desk.article_view(library, article).blocks]
    quote = desk.mark_quote(library, article, [(0, 0, 1)])
    for _ in range(3):
        block = data.draw(st.integers(0, len(body) - 1))
        start = data.draw(st.integers(0, len(texts[block]) - 1))
        place = (block, start, data.draw(st.integers(start + 1, len(texts[block]))))
        change = data.draw(st.sampled_from([desk.set_quote_places, desk.add_quote_places]))
        before = row(library, quote)
        try:
            change(library, quote, [place])
        except Refused:
            assert not words_at(texts, [place]).strip()
            assert row(library, quote) == before
            continue
        now = row(library, quote)
        assert now.verbatim
        assert now.words == words_at(texts, now.places)
        assert words_at(texts, [place]) in now.words
        if now == before:  # nothing to take back
            continue
        desk.undo(library)
        assert row(library, quote) == before
        desk.redo(library)
        assert row(library, quote) == now
