"""Answers a query: the tree is worked out as masks over all articles, exactly.

A leaf of words reads its whole postings into arrays; a condition is asked of the columns; AND,
OR and NOT are operations on the masks. Scores are BM25F, the sum over the leaves that match.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from whoosh.support.levenshtein import distance

from briefbench.model.facts import Filter
from briefbench.search.index import Index, Segment
from briefbench.search.query import (
    And,
    Condition,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]

K1, B = 1.2, 0.75
"""Saturation and length of BM25, the values of Robertson and Zaragoza (2009), section 3.5."""

BOOST = {"title": 3.0, "body": 1.0, "speakers": 1.5, "quotes": 1.0}
"""A word of the headline weighs three of the body."""

PLAIN = ("title", "body")
"""Where a word without a field is looked for."""

EXPANSIONS = 2000
"""Words a prefix or a fuzzy word may stand for in a field; of more the first by alphabet count."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Which articles match, and how well: arrays by position, scores 0.0 where none match."""

    mask: Mask
    scores: Scores


def find(
    query: Query,
    index: Callable[[], Index],
    ids: NDArray[np.int64],
    facts: Callable[[Filter], Mask],
) -> Found:
    """Return which of the articles match a query.

    Args:
        query: The question.
        index: Gives the index; not called when the query holds no words.
        ids: The ids of all articles, ascending; positions count in it.
        facts: Answers a condition with a mask over the positions.

    """
    finder = _Finder(index, ids, facts)
    mask, scores = finder.node(query.root)
    return Found(mask, np.where(mask, scores, 0).astype(np.float32))


class _Finder:
    def __init__(
        self,
        index: Callable[[], Index],
        ids: NDArray[np.int64],
        facts: Callable[[Filter], Mask],
    ) -> None:
        self._index = index
        self._ids = ids
        self._facts = facts
        self._segments: tuple[Segment, ...] | None = None

    def node(self, node: Node) -> tuple[Mask, Scores]:
        match node:
            case Condition(asked):
                return self._facts(asked), self._zeros()
            case Not(inner):
                return ~self.node(inner)[0], self._zeros()
            case And(nodes):
                mask, scores = np.ones(len(self._ids), dtype=bool), self._zeros()
                for one in nodes:
                    found, weight = self.node(one)
                    mask &= found
                    scores += weight
                return mask, scores
            case Or(nodes):
                mask, scores = np.zeros(len(self._ids), dtype=bool), self._zeros()
                for one in nodes:
                    found, weight = self.node(one)
                    mask |= found
                    scores += weight
                return mask, scores
            case _:
                return self.leaf(node)

    def leaf(self, leaf: Leaf) -> tuple[Mask, Scores]:
        mask, scores = np.zeros(len(self._ids), dtype=bool), self._zeros()
        for field in (leaf.field,) if leaf.field else PLAIN:
            for segment in self.segments():
                documents, weights = _leaf(segment, field, leaf)
                places = self._places(segment, documents)
                known = places >= 0
                mask[places[known]] = True
                scores[places[known]] += BOOST[field] * weights[known]
        return mask, scores

    def segments(self) -> tuple[Segment, ...]:
        if self._segments is None:
            self._segments = self._index().segments()
        return self._segments

    def _places(self, segment: Segment, documents: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return positions of documents, -1 for those no longer there."""
        articles = segment.articles[documents]
        if not len(self._ids):
            return np.full(len(articles), -1, np.int64)
        places = np.searchsorted(self._ids, articles)
        places[places == len(self._ids)] = 0
        return np.where(self._ids[places] == articles, places, -1)

    def _zeros(self) -> Scores:
        return np.zeros(len(self._ids), dtype=np.float32)


def _leaf(segment: Segment, field: str, leaf: Leaf) -> tuple[NDArray[np.int64], Scores]:
    """Return matching documents of a segment, ascending, and their scores before the boost."""
    match leaf:
        case Term(word):
            return _weighed(segment, field, [word])
        case Prefix(word):
            return _weighed(segment, field, _first(segment.reader.expand_prefix(field, word)))
        case Fuzzy(word):
            return _weighed(segment, field, _near_words(segment, field, word))
        case Phrase():
            return _phrase(segment, field, leaf)


def _first(words: Iterable[bytes]) -> list[str]:
    found = []
    for word in words:
        found.append(word.decode())
        if len(found) == EXPANSIONS:
            break
    return found


def _near_words(segment: Segment, field: str, word: str) -> list[str]:
    """Return the words of the index one change away (two from eight letters on)."""
    most = 1 if len(word) < 8 else 2
    start = word[:1]
    near = []
    for raw in segment.reader.expand_prefix(field, start):
        other = raw.decode()
        if abs(len(other) - len(word)) <= most and distance(word, other, limit=most) <= most:
            near.append(other)
    return near


def _weighed(
    segment: Segment, field: str, words: Sequence[str]
) -> tuple[NDArray[np.int64], Scores]:
    """Return documents with any of the words, scored as if the words were one."""
    parts = [_postings(segment, field, word) for word in words]
    parts = [part for part in parts if len(part[0])]
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    if len(parts) == 1:
        documents, counts = parts[0]
    else:
        total = np.zeros(len(segment.articles), np.float32)
        for several, weights in parts:
            total[several] += weights
        documents = np.flatnonzero(total)
        counts = total[documents]
    return documents, _bm25(segment, field, documents, counts)


def _bm25(segment: Segment, field: str, documents: NDArray[np.int64], counts: Scores) -> Scores:
    lengths = segment.lengths(field)
    usual = max(float(lengths.mean()), 1.0)
    all_, with_ = len(lengths), len(documents)
    rarity = math.log(1 + (all_ - with_ + 0.5) / (with_ + 0.5))
    norm = K1 * (1 - B + B * lengths[documents] / usual)
    return np.asarray(rarity * counts * (K1 + 1) / (counts + norm), dtype=np.float32)


def _postings(segment: Segment, field: str, word: str) -> tuple[NDArray[np.int64], Scores]:
    """Return the documents that hold a word, and how often, block by block."""
    reader = segment.reader
    if (field, word) not in reader:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    matcher = reader.postings(field, word)
    while hasattr(matcher, "child"):  # deleted documents are left out by ``articles``
        matcher = matcher.child
    documents: list[int] = []
    counts: list[float] = []
    while matcher.is_active():
        documents.append(matcher.id())
        counts.append(matcher.weight())
        matcher.next()
    return np.array(documents, np.int64), np.array(counts, np.float32)


def _phrase(segment: Segment, field: str, phrase: Phrase) -> tuple[NDArray[np.int64], Scores]:
    """Return documents with the words side by side, or all within a stretch of words."""
    lists = [dict(_positions(segment, field, word)) for word in dict.fromkeys(phrase.words)]
    by_word = dict(zip(dict.fromkeys(phrase.words), lists, strict=True))
    shared = set.intersection(*(set(places) for places in lists))
    test = _adjacent if phrase.within is None else _close
    kept: list[int] = []
    counts: list[int] = []
    for document in sorted(shared):
        count = test([by_word[word][document] for word in phrase.words], phrase.within or 0)
        if count:
            kept.append(document)
            counts.append(count)
    documents = np.array(kept, np.int64)
    return documents, _bm25(segment, field, documents, np.array(counts, np.float32))


def _positions(segment: Segment, field: str, word: str) -> list[tuple[int, list[int]]]:
    reader = segment.reader
    if (field, word) not in reader:
        return []
    matcher = reader.postings(field, word)
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.value_as("positions")))
        matcher.next()
    return found


def _adjacent(places: Sequence[Sequence[int]], _within: int) -> int:
    """Return how often the words stand one after the other."""
    starts = set(places[0])
    for offset, several in enumerate(places[1:], 1):
        starts &= {place - offset for place in several}
    return len(starts)


def _close(places: Sequence[Sequence[int]], within: int) -> int:
    """Return how often all words stand in a stretch with ``within`` other words at most."""
    longest = within + len(places)
    found = 0
    for place in places[0]:
        spread = [place, *(_nearest(several, place) for several in places[1:])]
        found += max(spread) - min(spread) < longest
    return found


def _nearest(places: Sequence[int], to: int) -> int:
    return min(places, key=lambda place: abs(place - to))
