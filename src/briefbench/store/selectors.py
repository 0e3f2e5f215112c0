"""What a quote keeps of each of its places, so that its words can be found again.

The W3C Web Annotation Data Model calls these the text quote selector (exact words, what stands
before and after) and the text position selector. A position is counted in the whole text of the
article: all its blocks, the tail's too, in page order and joined by ``BREAK``, so that it stays the
same when the border moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from briefbench.model.drafts import BREAK
from briefbench.model.records import Quote
from briefbench.store.places import CONTEXT, words_at

NOWHERE = -1
"""The position of words of which it is not known where they stood."""


class Selector(NamedTuple):
    """One span of a quote: its words and where they stood, in code points."""

    exact: str
    prefix: str  # up to ``CONTEXT`` before it in its block
    suffix: str  # up to ``CONTEXT`` after it
    start: int  # in the whole text, ``NOWHERE`` when unknown


def selectors_of(quote: Quote) -> list[Selector]:
    """Return the selectors of a quote, in its order."""
    return [Selector(*kept) for kept in quote.selectors]


def selectors_at(texts: Sequence[str], places: Iterable[Sequence[int]]) -> list[list[Any]]:
    """Return the selectors of places, as they are stored; texts by block position."""
    starts = starts_of(texts)
    return [
        list(
            Selector(
                exact=texts[block][start:end],
                prefix=texts[block][max(0, start - CONTEXT) : start],
                suffix=texts[block][end : end + CONTEXT],
                start=starts[block] + start,
            )
        )
        for block, start, end in places
    ]


def starts_of(texts: Sequence[str]) -> list[int]:
    """Return where each block begins in the whole text."""
    return list(accumulate((len(text) + len(BREAK) for text in texts), initial=0))[: len(texts)]


def put_at(quote: Quote, texts: Sequence[str], places: Iterable[Sequence[int]]) -> None:
    """Let a quote stand at these places, with the words there: it needs no review any more."""
    quote.places = [list(place) for place in places]
    quote.selectors = selectors_at(texts, quote.places)
    quote.words = words_at(texts, quote.places)
    quote.review = False
    quote.orphan = False
