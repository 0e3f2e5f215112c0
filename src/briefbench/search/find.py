"""Answers a query: the tree is worked out as masks over all articles, exactly.

A leaf of words reads whole posting lists as arrays; a condition is asked of the columns; AND, OR
and NOT are operations on masks. So every count is the count of all matches.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefbench.model.facts import Filter
from briefbench.search.index import Index
from briefbench.search.matching import Matched, matched
from briefbench.search.query import And, Condition, Leaf, Node, Not, Or, Query
from briefbench.search.segments import Segment

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]

K1, B = 1.2, 0.75
"""Saturation and length of BM25, the values of Robertson and Zaragoza (2009), section 3.5."""

BOOST = {"title": 3.0, "body": 1.0, "speakers": 1.5, "quotes": 1.0}
"""A word of the headline weighs three of the body."""

PLAIN = ("title", "body")
"""Where a word without a field is looked for."""


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

    A leaf scores by BM25 in each field it is looked for, fields weighed by ``BOOST``; words that a
    prefix or a fuzzy word stands for count as one word, a phrase as often as it stands there. The
    score of an article is the sum over the leaves that it matches; conditions and NOT add nothing.

    Args:
        query: The question.
        index: Gives the index; not called when the query holds no words.
        ids: The ids of all articles, ascending; positions count in it. What the index holds
            besides them is not found.
        facts: Answers a condition with a mask over the positions.

    """
    finder = _Finder(index, ids, facts)
    mask, scores = finder.node(query.root)
    return Found(mask, np.where(mask, scores, np.float32(0)))


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
        self._opened: list[tuple[Segment, NDArray[np.int64]]] | None = None

    def node(self, node: Node) -> tuple[Mask, Scores]:
        """Return the answer to a part of the query."""
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
                return self._leaf(node)

    def _leaf(self, leaf: Leaf) -> tuple[Mask, Scores]:
        mask, scores = np.zeros(len(self._ids), dtype=bool), self._zeros()
        for field in (leaf.field,) if leaf.field else PLAIN:
            positions, counts, lengths = self._field(leaf, field)
            if len(positions):
                mask[positions] = True
                scores[positions] += BOOST[field] * self._bm25(field, counts, lengths)
        return mask, scores

    def _field(self, leaf: Leaf, field: str) -> tuple[NDArray[np.int64], Scores, Scores]:
        """Return positions that match in a field, how often, and how long the field is there."""
        parts: list[tuple[NDArray[np.int64], Matched, Scores]] = []
        for segment, places in self._segments():
            found = matched(segment, field, leaf)
            positions = places[found.documents]
            known = positions >= 0
            lengths = segment.fields[field].lengths[found.documents[known]].astype(np.float32)
            parts.append(
                (
                    positions[known],
                    Matched(found.documents[known], found.counts[known]),
                    lengths,
                )
            )
        if not parts:
            return np.zeros(0, np.int64), self._zeros()[:0], self._zeros()[:0]
        return (
            np.concatenate([positions for positions, _, _ in parts]),
            np.concatenate([found.counts for _, found, _ in parts]).astype(np.float32),
            np.concatenate([lengths for _, _, lengths in parts]),
        )

    def _bm25(self, field: str, counts: Scores, lengths: Scores) -> Scores:
        every = max(sum(len(segment.ids) for segment, _ in self._segments()), 1)
        words = sum(segment.fields[field].total for segment, _ in self._segments())
        rarity = math.log(1 + (every - len(counts) + 0.5) / (len(counts) + 0.5))
        norm = K1 * (1 - B + B * lengths / max(words / every, 1.0))
        return np.asarray(rarity * counts * (K1 + 1) / (counts + norm), np.float32)

    def _segments(self) -> Sequence[tuple[Segment, NDArray[np.int64]]]:
        """Return the parts of the index, and the position of each document, -1 for none."""
        if self._opened is None:
            self._opened = [
                (segment, segment.positions(self._ids)) for segment in self._index().segments()
            ]
        return self._opened

    def _zeros(self) -> Scores:
        return np.zeros(len(self._ids), dtype=np.float32)
