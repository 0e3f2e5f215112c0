"""Hits and snippets: exactly what the index finds, marked where it stands."""

from itertools import pairwise
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbench.model.facts import ArticleWords
from briefbench.search.nearly import nearly, spelled_out
from briefbench.search.query import Condition, Not
from briefbench.search.snippets import hits, snippet
from tests.search.making import leaves, parsed, query_of, texts
from tests.search.test_find import asked, edits, index_of


def marked(text, query, field=""):
    return [text[start:end] for start, end in hits(text, parsed(query), field)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("The Border’s border.", "border", ["Border’s", "border"]),
        ("smuggling smugglers", "smuggl*", ["smuggling", "smugglers"]),
        ("Jatimov Yatimof Yatimov", "yatimov~", ["Yatimof", "Yatimov"]),
        ("a b a c a b", '"a b"', ["a b", "a b"]),
        ("a a a", '"a a"', ["a a a"]),
        ("a\n\nb", '"a b"', []),
        ("battle-hardened men, hardened battle", "battle-hardened", ["battle-hardened"]),
        ("a x b x x x a x x b", '"b a"~2', ["a", "b", "a", "b"]),
        ("a x b x x x a x x b", '"b a"~1', ["a", "b"]),
        ("border route", "-border route", ["route"]),
        ("border route", "title:border route", ["route"]),
        ("кафе Ёлка", "елка", ["Ёлка"]),
        ("说中国人好", "中国", ["中国"]),
        ("说中国人好", "中国人", ["中国人"]),
        ("说中国人好", "国", ["国"]),
        ("说好", "好", ["好"]),
        ("", "a", []),
    ],
)
def test_hits(text, query, expected):
    assert marked(text, query) == expected


def test_a_headline_is_hit_by_words_asked_of_headlines():
    assert marked("border route", "title:border", "title") == ["border"]
    assert marked("border route", "speaker:border", "title") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.lists(leaves.filter(lambda leaf: not isinstance(leaf, Condition)), max_size=4))
def test_what_the_index_finds_is_marked(text, given_leaves):
    with TemporaryDirectory() as folder:
        index = index_of(folder, [ArticleWords(1, "", text)])
        ids = index.ids()
        for leaf in given_leaves:
            found = bool(asked(index, query_of(leaf), ids).mask[0])
            plain = [] if leaf.field else hits(text, query_of(leaf))
            assert bool(plain) == (found and not leaf.field)
            assert not hits(text, query_of(Not(leaf)))


@given(st.text(), st.sampled_from(["a", "a*", "ab~", '"a b"', '"a b"~3', "中", "0 OR 1", "ı"]))
def test_hits_stand_in_any_text(text, query):
    found = hits(text, parsed(query))
    for start, end in found:
        assert 0 <= start < end <= len(text)
    for before, after in pairwise(found):
        assert before[1] <= after[0]


@given(
    st.lists(st.sampled_from(["a", "border", "route\n\nwater", "x" * 30, "中国人"])),
    st.integers(1, 90),
)
def test_a_snippet_is_a_stretch_of_the_text_with_all_its_hits_marked(words, width):
    text = " ".join(words)
    query = parsed("border OR 国")
    segments = snippet(text, query, width)
    assert all(part for part, _ in segments)
    inner = [part for part in segments if part not in {("… ", False), (" …", False)}]
    joined = "".join(part for part, _ in inner)
    assert joined in text.replace("\n\n", " ")
    assert len(joined) <= max(width, 6)
    assert any(hit for _, hit in segments) == bool(hits(text, query))
    assert [part for part, hit in inner if hit] == [
        joined[start:end] for start, end in hits(joined, query)
    ]


def test_the_stretch_with_more_different_hits_is_shown():
    text = "border " * 5 + "x " * 300 + "the border and its water " + "y " * 300
    segments = snippet(text, parsed("border water"), 80)
    assert [part for part, hit in segments if hit] == ["border", "water"]
    assert segments[0] == ("… ", False)
    assert segments[-1] == (" …", False)
    assert "the border and its water" in "".join(part for part, _ in segments)


def test_without_hits_the_beginning_is_shown():
    text = "one two three four five"
    assert snippet(text, parsed("absent"), 12) == (("one two", False), (" …", False))
    assert snippet(text, parsed("")) == ((text, False),)
    assert snippet("", parsed("a")) == ()


@given(
    st.text("abж", min_size=1, max_size=6),
    st.lists(st.text("abcж", min_size=1, max_size=7)),
    st.integers(1, 2),
)
def test_nearly(word, others, distance):
    starts = np.cumsum([0, *map(len, others)])
    assert nearly(word, spelled_out("".join(others)), starts, distance).tolist() == [
        other[0] == word[0] and edits(word, other) <= distance for other in others
    ]
