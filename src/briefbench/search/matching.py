"""Which documents of a segment a word, a phrase or its kin matches in a field, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefbench.search.arrays import Array
from briefbench.search.nearly import nearly
from briefbench.search.postings import Longs, Postings
from briefbench.search.query import Fuzzy, Leaf, Phrase, Prefix, Term
from briefbench.search.segments import Segment

_SHIFT = 32
"""Bits of a place in a document, when both are one number."""


class Matched(NamedTuple):
    """Documents, ascending, each once, and how often they match."""

    documents: NDArray[np.int32]
    counts: Array


NOTHING = Matched(np.zeros(0, np.int32), np.zeros(0, np.uint8))


def matched(segment: Segment, field: str, leaf: Leaf) -> Matched:
    """Return which documents match, deleted ones included."""
    postings = segment.fields[field]
    match leaf:
        case Term(word):
            number = postings.number(word)
            return _any(postings, [range(number, number + 1)] if number >= 0 else [])
        case Prefix(word):
            return _any(postings, [postings.beginning(word)])
        case Fuzzy(word):
            alike = postings.beginning(word[:1])
            near = nearly(word, *postings.letters(alike), leaf.distance)
            return _any(postings, [alike[k : k + 1] for k in np.flatnonzero(near).tolist()])
        case Phrase(words, _, within):
            if within is None:
                return _side_by_side(postings, words)
            return _close(postings, words, within)


def _any(postings: Postings, terms: Sequence[range]) -> Matched:
    """Return documents with any of the terms; as often as all of them together."""
    lists = [postings.documents(several) for several in terms if len(several)]
    if not lists:
        return NOTHING
    if len(lists) == 1 and len(terms[0]) == 1:
        return Matched(*lists[0])
    documents = np.concatenate([found for found, _ in lists])
    counts = np.concatenate([often for _, often in lists])
    total = np.bincount(documents, weights=counts, minlength=len(postings.lengths))
    found = np.flatnonzero(total)
    return Matched(found.astype(np.int32), total[found])


def _side_by_side(postings: Postings, words: Sequence[str]) -> Matched:
    """Return documents where the words stand one after the other."""
    places = _places(postings, words)
    begins: Longs | None = None
    for offset, word in enumerate(words):
        here = places[word] - offset if places else np.zeros(0, np.int64)
        # words that stand before their offset would reach into the document before
        here = here[(here & ((1 << _SHIFT) - 1)) < (1 << _SHIFT) - len(words)]
        begins = here if begins is None else _shared(begins, here)
    return _counted(begins)


def _close(postings: Postings, words: Sequence[str], within: int) -> Matched:
    """Return documents with all of the words, in any order, and few others between them."""
    distinct = list(dict.fromkeys(words))
    places = _places(postings, distinct)
    if not places:
        return NOTHING
    longest = len(distinct) + within - 1
    found = []
    for first in distinct:
        begins = places[first]
        for other in distinct:
            if other != first:
                at = np.searchsorted(places[other], begins)
                beyond = np.append(places[other], np.iinfo(np.int64).max)[at]
                begins = begins[beyond - begins <= longest]
        found.append(begins)
    return _counted(np.unique(np.concatenate(found)))


def _places(postings: Postings, words: Sequence[str]) -> dict[str, Longs]:
    """Return for each word where it stands, document and place as one number, ascending.

    Only documents that hold all of the words; empty when there is none.
    """
    numbers = {word: postings.number(word) for word in words}
    if min(numbers.values()) < 0:
        return {}
    lists = {n: postings.documents(range(n, n + 1)) for n in set(numbers.values())}
    rarest, *others = sorted((documents for documents, _ in lists.values()), key=len)
    shared = rarest
    for documents in others:
        shared = _shared(shared, documents)
    found = {}
    for word, number in numbers.items():
        documents, counts = lists[number]
        at = np.searchsorted(documents, shared)
        often = counts[at].astype(np.int64)
        starts = (np.cumsum(counts, dtype=np.int64) - counts)[at]
        index = np.repeat(starts - (np.cumsum(often) - often), often)
        index += np.arange(len(index))
        held = np.repeat(shared.astype(np.int64), often)
        found[word] = (held << _SHIFT) + postings.places(number)[index]
    return found


def _shared(some: NDArray[np.integer], others: NDArray[np.integer]) -> Array:
    """Return what stands in both; both ascend, each value once."""
    if not len(some) or not len(others):
        return some[:0]
    at = np.searchsorted(others, some)
    at[at == len(others)] = 0
    kept: Array = some[others[at] == some]
    return kept


def _counted(places: Longs | None) -> Matched:
    if places is None or not len(places):
        return NOTHING
    documents, counts = np.unique(places >> _SHIFT, return_counts=True)
    return Matched(documents.astype(np.int32), counts)
