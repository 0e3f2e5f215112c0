"""Words: what is the same, where they stand, and that nothing breaks them."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefbench.search.words import (
    BREAK_GAP,
    LONGEST,
    asked_words,
    fold,
    is_sign,
    pieces_of,
    terms_of,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tajikistan", "TAJIKISTAN"),
        ("Tajikistan’s", "Tajikistan"),
        ("don't", "don’t"),
        ("don't", "dont"),
        ("O'zbekiston", "Oʻzbekiston"),
        ("l'Iran", "Iran"),
        ("d’Ouzbékistan", "Ouzbekistan"),
        ("dell'Iran", "iran"),
        ("N'Djamena", "Ndjamena"),
        ("Türkiye", "Turkiye"),
        ("İstanbul", "istanbul"),
        ("ısparta", "isparta"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("ﬁle", "file"),
        ("ёлка", "елка"),
        ("Эмомалӣ", "эмомали"),
        ("كتاب", "کتاب"),
        ("عربي", "عربی"),
        ("مُحَمَّد", "محمد"),
        ("مـحـمد", "محمد"),
        ("می‌خواهم", "میخواهم"),
        ("إيران", "ایران"),
        ("۱۴۰۰", "1400"),
        ("١٤٠٠", "1400"),
        ("２０２１", "2021"),
        ("co\u00adoperate", "cooperate"),
        ("e\u0301tude", "étude"),
        ("שָׁלוֹם", "שלום"),
        ("한국어", "\u1112\u1161\u11ab국어"),
    ],
)
def test_the_same_word(one, other):
    assert [word.text for word in words_of(one)] == [word.text for word in words_of(other)]
    assert len(list(words_of(one))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("мой", "мои"), ("їжак", "іжак"), ("cat", "cats"), ("がく", "かく")]
)
def test_different_words(one, other):
    assert [word.text for word in words_of(one)] != [word.text for word in words_of(other)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" … — ", []),
        ("foo_bar", ["foo", "bar"]),
        ("battle-hardened", ["battle", "hardened"]),
        ("1,000 and 3.5", ["1", "000", "and", "3", "5"]),
        ("हिन्दी", ["हिन्दी"]),
        ("中国人", ["中国", "国人", "人"]),
        ("在Twitter上", ["在", "twitter", "上"]),
        ("ไทย", ["ไท", "ทย", "ย"]),
        ("x" * LONGEST, ["x" * LONGEST]),
        ("x" * (LONGEST + 1), []),
        ("ж" * (LONGEST + 1), []),
        ("中" * 100, ["中中"] * 99 + ["中"]),
    ],
)
def test_cutting(text, expected):
    assert [word.text for word in words_of(text)] == expected


def test_places_jump_at_a_blank_line():
    places = [word.place for word in words_of("a b\n\nc\n d\n \t\ne")]
    assert places == [0, 1, 2 + BREAK_GAP, 3 + BREAK_GAP, 4 + 2 * BREAK_GAP]


def test_the_end_of_an_asked_run_may_go_on():
    assert asked_words("中国人") == ("中国", "国人")
    assert asked_words("中") == ("中",)
    assert asked_words("中国 went") == ("中国", "国", "went")
    assert asked_words("a b") == ("a", "b")


def test_signs():
    assert is_sign("中")
    assert not is_sign("中国")
    assert not is_sign("x")


@given(st.text())
@example("ΐ\u0345ʼn ǰ'S")
@example("İ'’s")
@example("\u0e33中\u3099_")
def test_any_text_has_words_that_stand_in_it(text):
    found = list(words_of(text))
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.text
    for before, after in pairwise(found):
        assert before.place < after.place
        assert before.start < after.start
        assert before.end <= after.end
    assert [word.text for word in found] == [
        term for piece in pieces_of(text) if piece[0] != "\n" for term, _, _ in terms_of(piece)
    ]
    assert set(asked_words(text)) <= {word.text for word in found}


@given(st.text(alphabet=st.characters(categories=("L", "N", "M")), min_size=1, max_size=20))
def test_folding_again_changes_nothing_in_ascii(word):
    plain = fold(word)
    if plain.isascii():
        assert fold(plain) == plain
