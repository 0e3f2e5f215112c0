"""Small corpora of few words, so that everything meets everything, and queries over them."""

from datetime import date

from hypothesis import strategies as st

from briefbench.model.facts import ArticleWords, Filter
from briefbench.search.query import (
    And,
    Condition,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    parse_query,
)

TODAY = date(2021, 10, 13)

COUNTRIES = {"tj": "TJ", "tajikistan": "TJ", "united kingdom": "GB", "gb": "GB"}

WORDS = ("border", "borders", "bolder", "route", "routes", "water", "wader", "вода", "воды")
"""Each is near to another one in its letters or in its beginning."""


def parsed(text):
    return parse_query(text, today=TODAY, countries=COUNTRIES)


def query_of(root):
    return Query("", root)


texts = st.lists(st.sampled_from([*WORDS, "\n\n"]), max_size=8).map(" ".join)


@st.composite
def articles(draw, most=12):
    """Articles with ascending ids, not one after the other."""
    ids = draw(st.lists(st.integers(1, 60), max_size=most, unique=True))
    return [
        ArticleWords(id_, draw(texts), draw(texts), draw(texts), draw(texts)) for id_ in sorted(ids)
    ]


words = st.sampled_from([*WORDS, "absent"])
fields = st.sampled_from(["", "", "title", "speakers", "quotes"])
leaves = st.one_of(
    st.builds(Term, words, fields),
    st.builds(Prefix, st.sampled_from(["b", "bo", "border", "r", "w", "в", "x"]), fields),
    st.builds(Fuzzy, words, fields, st.sampled_from([None, 1, 2])),
    st.builds(Phrase, st.lists(words, min_size=2, max_size=3).map(tuple), fields),
    st.builds(
        Phrase, st.lists(words, min_size=2, max_size=3).map(tuple), fields, st.integers(1, 4)
    ),
    st.builds(Condition, st.builds(Filter, st.just("tag"), st.sampled_from("ab")), st.just("")),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def tagged(id_, tag):
    """Say by its id whether an article has a tag; the facts of these tests."""
    return id_ % 2 == 0 if tag == "a" else id_ % 3 == 0
