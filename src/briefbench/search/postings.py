"""An inverted field as arrays: made from words, merged, and read.

Documents of a segment are numbered from 0 by ascending article id. A term's documents ascend, and
so do the places of a term in a document.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefbench.search.arrays import Array, ArrayFile, smallest
from briefbench.search.nearly import spelled_out
from briefbench.search.words import BREAK_GAP, pieces_of, terms_of

Longs = NDArray[np.int64]
Ints = NDArray[np.int32]

_NONE, _BLANK = -1, -2  # a raw word that is nothing; a blank line; below: several terms


class _Numbers(dict[str, int]):
    """Raw word → number of its term; each distinct raw word is analysed once."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}
        self.several: list[list[int]] = []

    def __missing__(self, raw: str) -> int:
        number = self[raw] = self._number(raw)
        return number

    def _number(self, raw: str) -> int:
        if raw[0] == "\n":
            return _BLANK
        numbers = [
            self.terms.setdefault(term, len(self.terms)) for term, _, _ in terms_of(raw) if term
        ]
        if len(numbers) == 1:
            return numbers[0]
        if not numbers:
            return _NONE
        self.several.append(numbers)
        return _BLANK - len(self.several)


class FieldWords:
    """Collects the words of one field, text by text, and gives them as arrays."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._words = array("i")
        self._lengths = array("i")

    def add(self, text: str) -> None:
        """Take in the next document's text."""
        numbers = list(map(self._numbers.__getitem__, pieces_of(text)))
        if numbers and min(numbers) < _BLANK:
            several = self._numbers.several
            numbers = [
                one
                for number in numbers
                for one in (several[_BLANK - 1 - number] if number < _BLANK else (number,))
            ]
        self._words.extend(numbers)
        self._lengths.append(len(numbers))

    def arrays(self) -> dict[str, Array]:
        """Return the field as ``Postings`` reads it."""
        pieces = np.array(self._lengths, np.int64)
        words = np.array(self._words, np.int64)
        documents = np.repeat(np.arange(len(pieces)), pieces)
        real = words >= 0
        steps = np.append(0, np.cumsum(real + BREAK_GAP * (words == _BLANK)))
        begun = steps[np.append(0, np.cumsum(pieces))[:-1]]
        places = (steps[:-1] - begun[documents])[real]
        words, documents = words[real], documents[real]
        spelled = [term.encode() for term in self._numbers.terms]
        order = sorted(range(len(spelled)), key=spelled.__getitem__)
        rank = np.zeros(max(len(spelled), 1), np.int64)
        rank[order] = np.arange(len(spelled))
        # words were collected by document and place, and a stable sort keeps that order
        by_term = np.argsort(rank[words], kind="stable")
        terms, documents, places = rank[words][by_term], documents[by_term], places[by_term]
        begins = np.ones(len(terms), bool)
        begins[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
        first = np.flatnonzero(begins)
        return _field(
            [spelled[k] for k in order],
            terms[first],
            documents[first],
            np.diff(np.append(first, len(terms))),
            places,
            np.bincount(documents, minlength=len(pieces)),
        )


def _field(
    spelled: Sequence[bytes],
    terms: Longs | Ints,
    documents: Longs | Ints,
    counts: Longs | Ints,
    places: Array,
    lengths: Longs,
) -> dict[str, Array]:
    """Return the arrays of a field: one entry a term and document, in this order, and places."""
    edges = np.searchsorted(terms, np.arange(len(spelled) + 1)).astype(np.int64)
    words = np.append(0, np.cumsum(counts, dtype=np.int64))
    return {
        "terms": np.frombuffer(b"".join(spelled), np.uint8),
        "term_at": np.cumsum([0, *map(len, spelled)]).astype(np.int64),
        "from": edges,
        "documents": documents.astype(np.int32),
        "counts": smallest(counts),
        "places_from": words[edges],
        "places": smallest(places),
        "lengths": lengths.astype(np.int32),
    }


class Postings:
    """One inverted field of a segment, read from its arrays.

    It is the sorted list of its terms too, as UTF-8: ``bisect`` works on it.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes = file[f"{name}/terms"].data
        self._at = file[f"{name}/term_at"]
        self._from = file[f"{name}/from"]
        self._documents: NDArray[np.int32] = file[f"{name}/documents"]
        self._counts = file[f"{name}/counts"]
        self._places_from = file[f"{name}/places_from"]
        self._places = file[f"{name}/places"]
        self.lengths: NDArray[np.int32] = file[f"{name}/lengths"]
        self.total = int(self.lengths.sum(dtype=np.int64))  # words

    def __len__(self) -> int:
        """How many different terms there are."""
        return len(self._at) - 1

    def __getitem__(self, number: int) -> bytes:
        """Return a term by its number; terms are in the order of their bytes."""
        return bytes(self._bytes[self._at[number] : self._at[number + 1]])

    def number(self, term: str | bytes) -> int:
        """Return a term's number, -1 when no document holds it."""
        wanted = term.encode() if isinstance(term, str) else term
        number = bisect_left(self, wanted)
        return number if number < len(self) and self[number] == wanted else -1

    def beginning(self, prefix: str | bytes) -> range:
        """Return the numbers of all terms that begin so."""
        wanted = prefix.encode() if isinstance(prefix, str) else prefix
        first = bisect_left(self, wanted)
        return range(first, bisect_left(self, wanted + b"\xff", lo=first))

    def letters(self, numbers: range) -> tuple[NDArray[np.uint32], Longs]:
        """Return the code points of neighbouring terms, and where each begins and the last ends."""
        at = self._at[numbers.start : numbers.stop + 1]
        text = bytes(self._bytes[int(at[0]) : int(at[-1])])
        # a byte of UTF-8 begins a code point unless its first two bits are 10
        begun = np.append(0, np.cumsum(np.frombuffer(text, np.uint8) & 0xC0 != 0x80))
        return spelled_out(text.decode()), begun[at - at[0]]

    def documents(self, numbers: range) -> tuple[NDArray[np.int32], Array]:
        """Return documents and counts of neighbouring terms, term after term."""
        span = slice(int(self._from[numbers.start]), int(self._from[numbers.stop]))
        return self._documents[span], self._counts[span]

    def places(self, number: int) -> Array:
        """Return the places of a term, document after document, ``counts`` of them each."""
        return self._places[int(self._places_from[number]) : int(self._places_from[number + 1])]

    def entries(self, kept: Longs) -> tuple[Ints, Ints, Ints, Longs]:
        """Return one entry a term and document, in this order.

        ``kept`` gives each document its new number, -1 to leave it out.

        Returns:
            Term, new document, count, and where its places begin in ``all_places``.

        """
        documents = kept[self._documents].astype(np.int32)
        keep = documents >= 0
        terms = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self._from))[keep]
        counts = self._counts.astype(np.int32)
        starts = np.cumsum(counts, dtype=np.int64) - counts
        return terms, documents[keep], counts[keep], starts[keep]

    def all_places(self) -> Array:
        """Return the places of all terms, one after the other."""
        return self._places


def merged(parts: Sequence[Postings], kept: Sequence[Longs], size: int) -> dict[str, Array]:
    """Return several fields as one.

    Args:
        parts: The fields.
        kept: For each of them the new numbers of its documents, ascending, -1 to leave one out.
        size: Documents of the new field.

    """
    spelled = [[part[number] for number in range(len(part))] for part in parts]
    split = [part.entries(new) for part, new in zip(parts, kept, strict=True)]
    used = sorted(
        {words[k] for words, (terms, *_) in zip(spelled, split, strict=True) for k in _once(terms)}
    )
    rank = {term: number for number, term in enumerate(used)}
    numbers = [
        np.array([rank.get(term, -1) for term in words] or [0], np.int32)[terms]
        for words, (terms, *_) in zip(spelled, split, strict=True)
    ]
    offsets = np.cumsum([0, *(len(part.all_places()) for part in parts)])
    terms = np.concatenate(numbers)
    documents = np.concatenate([entry[1] for entry in split])
    counts = np.concatenate([entry[2] for entry in split])
    starts = np.concatenate(
        [entry[3] + offset for entry, offset in zip(split, offsets[:-1], strict=True)]
    )
    del split, numbers  # the largest arrays by far: half of what this needs
    order = np.argsort(terms * np.int64(size or 1) + documents, kind="stable")
    terms, documents, counts, starts = terms[order], documents[order], counts[order], starts[order]
    index = np.repeat(starts - (np.cumsum(counts, dtype=np.int64) - counts), counts)
    index += np.arange(len(index))
    places = np.concatenate([part.all_places() for part in parts])[index]
    lengths = np.zeros(size, np.int64)
    for part, new in zip(parts, kept, strict=True):
        lengths[new[new >= 0]] = part.lengths[new >= 0]
    return _field(used, terms, documents, counts, places, lengths)


def _once(terms: Ints) -> list[int]:
    found: list[int] = np.unique(terms).tolist()
    return found
