"""Answers against the plain way: each article is read, and asked whether it fits."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.reading import MultiReader
from whoosh.searching import Searcher

from briefbench.model.facts import ArticleWords
from briefbench.search.find import PLAIN, find
from briefbench.search.index import open_index
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
)
from tests.search.making import articles, parsed, query_of, tagged, trees

GAP = 100


def places_of(text):
    """Return the words of a text with their places, the slow and plain way."""
    found, place = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        place += GAP if number else 0
        for word in paragraph.split():
            found.append((word, place))
            place += 1
    return found


def edits(a, b):
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row = row, [i]
        for j, other in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other)))
    return row[-1]


def holds(text, leaf):
    """Say whether a leaf matches a text."""
    stands = places_of(text)
    there = set(stands)
    match leaf:
        case Term(word):
            return any(other == word for other, _ in stands)
        case Prefix(word):
            return any(other.startswith(word) for other, _ in stands)
        case Fuzzy(word):
            return any(
                other[0] == word[0] and edits(word, other) <= leaf.distance for other, _ in stands
            )
        case Phrase(asked, _, None):
            return any(
                all((word, place + k) in there for k, word in enumerate(asked))
                for _, place in stands
            )
        case Phrase(asked, _, within):
            distinct = set(asked)
            longest = len(distinct) + within
            return any(
                distinct <= {word for word, at in stands if place <= at < place + longest}
                for _, place in stands
            )


def fits(article, node):
    match node:
        case And(nodes):
            return all(fits(article, one) for one in nodes)
        case Or(nodes):
            return any(fits(article, one) for one in nodes)
        case Not(one):
            return not fits(article, one)
        case Condition(asked):
            return tagged(article.id, asked.value)
        case _:
            names = (node.field,) if node.field else PLAIN
            return any(holds(getattr(article, name), node) for name in names)


def asked(index, query, ids):
    facts = lambda filter_: np.array([tagged(id_, filter_.value) for id_ in ids.tolist()], bool)  # noqa: E731
    return find(query, lambda: index, ids, facts)


def index_of(folder, given_articles, step=5):
    """Return an index written in several commits."""
    index = open_index(Path(folder))
    for start in range(0, len(given_articles), step):
        index.write(given_articles[start : start + step])
    return index


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), st.lists(trees, min_size=1, max_size=8))
def test_find_equals_reading_everything(given_articles, roots):
    with TemporaryDirectory() as folder:
        index = index_of(folder, given_articles)
        ids = np.array([article.id for article in given_articles], np.int64)
        for root in roots:
            found = asked(index, query_of(root), ids)
            assert found.mask.tolist() == [fits(article, root) for article in given_articles]
            assert not found.scores[~found.mask].any()
            assert (found.scores >= 0).all()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), articles(), st.sets(st.integers(1, 60)), trees)
def test_find_after_changes(first, later, removed, root):
    with TemporaryDirectory() as folder:
        index = index_of(folder, first)
        index.write(later, removed)
        now = {a.id: a for a in first if a.id not in removed} | {a.id: a for a in later}
        ids = np.array(sorted(now), np.int64)
        assert index.ids().tolist() == ids.tolist()
        found = asked(index, query_of(root), ids)
        assert found.mask.tolist() == [fits(now[id_], root) for id_ in ids.tolist()]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), st.sets(st.integers(1, 70)), trees)
def test_index_and_columns_may_know_different_articles(given_articles, ids, root):
    with TemporaryDirectory() as folder:
        index = index_of(folder, given_articles)
        known = {article.id: article for article in given_articles}
        empty = {id_: ArticleWords(id_, "", "") for id_ in ids}
        wanted = np.array(sorted(ids), np.int64)
        found = asked(index, query_of(root), wanted)
        plain = [fits(known.get(id_, empty[id_]), root) for id_ in wanted.tolist()]
        assert found.mask.tolist() == plain


def as_whoosh(node):
    """Return the same question in Whoosh's own classes."""
    match node:
        case And(nodes):
            return whoosh_query.And([as_whoosh(one) for one in nodes])
        case Or(nodes):
            return whoosh_query.Or([as_whoosh(one) for one in nodes])
        case Term(word):
            return whoosh_query.Or([whoosh_query.Term(name, word) for name in PLAIN])
        case Prefix(word):
            return whoosh_query.Or([whoosh_query.Prefix(name, word) for name in PLAIN])
        case Fuzzy(word):
            return whoosh_query.Or(
                [
                    whoosh_query.FuzzyTerm(name, word, maxdist=node.distance, prefixlength=1)
                    for name in PLAIN
                ]
            )
        case Phrase(words):
            return whoosh_query.Or([whoosh_query.Phrase(name, list(words)) for name in PLAIN])


@pytest.mark.parametrize(
    "text",
    [
        "border",
        "bord*",
        "water~",
        '"border route"',
        "border (water OR route)",
        "wa* OR tj",
        "absent",
    ],
)
def test_whoosh_reads_the_same_from_our_files(tmp_path, text):
    words = ["border route water", "route border", "wader tj\n\nborder", "water border route", ""]
    given_articles = [
        ArticleWords(n, words[n % 5], f"{words[(n * 3) % 5]} {words[(n * 2) % 5]}")
        for n in range(1, 30)
    ]
    index = index_of(tmp_path, given_articles, 4)
    index.write([given_articles[4]], [7, 8])
    ids = index.ids()
    query = parsed(text)
    ours = ids[asked(index, query, ids).mask].tolist()
    readers = [segment.reader for segment in index.segments()]
    with Searcher(MultiReader(readers)) as searcher:
        theirs = searcher.search(as_whoosh(query.root), limit=None)
        assert sorted(hit["id"] for hit in theirs) == ours


def test_whoosh_reads_terms_and_lengths(tmp_path):
    index = index_of(tmp_path, [ArticleWords(5, "One two two", "three\n\nfour")])
    reader = index.segments()[0].reader
    assert [text for name, text in reader.all_terms() if name == "title"] == [b"one", b"two"]
    assert reader.doc_field_length(0, "title") == 3
    assert reader.field_length("body") == 2
    assert (reader.min_field_length("title"), reader.max_field_length("title")) == (3, 3)
    assert reader.frequency("title", "two") == 2
    assert reader.doc_frequency("title", "two") == 1
    assert reader.stored_fields(0) == {"id": 5}
    assert ("title", "two") in reader
    assert ("title", "six") not in reader
    assert reader.postings("body", "four").value_as("positions") == [101]
    assert list(reader.terms_within("title", "twe", 1)) == ["two"]
    assert dict(reader)[("title", b"one")].doc_frequency() == 1


def test_scores_put_headlines_and_dense_texts_first(tmp_path):
    filler = " word" * 50
    index = index_of(
        tmp_path,
        [
            ArticleWords(1, "", f"border{filler}"),
            ArticleWords(2, "border", filler),
            ArticleWords(3, "", f"border border border{filler}"),
            ArticleWords(4, "", filler),
        ],
    )
    scores = asked(index, parsed("border"), np.arange(1, 5)).scores
    assert scores[1] > scores[2] > scores[0] > scores[3] == 0


def test_the_index_is_not_opened_without_words():
    def never():
        raise AssertionError

    ids = np.array([3, 4])
    found = find(Query("", parsed("tag:a").root), never, ids, lambda asked: ids > 3)
    assert found.mask.tolist() == [False, True]
    assert find(parsed(""), never, ids, lambda asked: ids > 3).mask.tolist() == [True, True]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("don't", True),
        ("dont", True),
        ("tajikistan", True),
        ("o‘zbekiston", True),
        ("iran", True),
        ("cafe", True),
        ("کتاب", True),
        ("елка", True),
        ("中", True),
        ("国", True),
        ("人", True),
        ("中国", True),
        ("中国人", True),
        ("中人", False),
        ("人 中", True),
        ('"中国人 went"', True),
        ('"国人 went"', True),
        ('"中国 went"', False),
        ("battle-hardened", True),
        ("hardened-battle", False),
        ("1,000", True),
        ("12", True),
        ('"end begin"', False),
        ('"end begin"~90', False),
    ],
)
def test_words_are_found_however_they_are_written(tmp_path, text, matches):
    body = (
        "Don't go to Tajikistan's O'zbekiston, said l'Iran's café. كِتاب ёлка 中国人 went "
        "battle-hardened 1,000 times ۱۲ end\n\nbegin"
    )
    index = index_of(tmp_path, [ArticleWords(1, "", body)])
    assert asked(index, parsed(text), np.array([1])).mask.tolist() == [matches]
