"""Quotes whose words were not found for certain: where they may stand, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from sqlalchemy import func, select

from briefbench.analysis.comparing import compare_words
from briefbench.analysis.standing import Passage, Text
from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.desk.verbatim import stands, words_of
from briefbench.model.quote_rows import Candidate, QuoteToReview, SpanToReview
from briefbench.model.records import Article, Quote
from briefbench.model.rows import Place, QuoteRow
from briefbench.store.anchors import LONG
from briefbench.store.quotes import quote_row, quote_rows, quotes_by_id
from briefbench.store.selectors import Selector, put_at, selectors_of, starts_of

MOST = 8
"""Candidates of one span that are shown."""

AROUND = 120
"""Code points of context shown on each side of a candidate."""


def count_quotes_to_review(library: Library) -> int:
    """Return how many quotes of live articles wait for the officer; kept orphans do not."""
    with library.read() as session:
        waiting = select(func.count(Quote.id)).join(Quote.article)
        live = waiting.where(Article.trashed.is_(None), Quote.review, ~Quote.orphan)
        return session.scalar(live) or 0


def list_quotes_to_review(library: Library, *, orphans: bool = False) -> list[QuoteRow]:
    """Return the quotes of live articles that have no place, the oldest first.

    Args:
        library: The library to ask.
        orphans: Those the officer keeps without a place; else those that wait.

    """
    statement = (
        select(Quote.id)
        .join(Quote.article)
        .where(Article.trashed.is_(None), Quote.review, Quote.orphan == orphans)
        .order_by(Quote.id)
    )
    with library.read() as session:
        return quote_rows(session, session.scalars(statement).all())


def quote_to_review(library: Library, quote_id: int) -> QuoteToReview:
    """Return a quote and where each of its spans may stand in its article now.

    Candidates are the very words first, then the same but for white space and the style of marks,
    each by how much of what stood around them is still there; then, for words of at least
    ``store.anchors.LONG`` code points, passages that share most of them. Shorter words are never
    matched nearly.

    Raises:
        NotFound: It is gone.

    """
    with library.read() as session:
        (quote,) = quotes_by_id(session, [quote_id])
        blocks = quote.article.blocks
        text = Text([block.text for block in blocks])
        tail = [block.tail for block in blocks]
        spans = tuple(_span(text, tail, kept) for kept in selectors_of(quote))
        return QuoteToReview(quote_row(session, quote, text.blocks), spans)


def place_quote(library: Library, quote_id: int, places: Sequence[Place]) -> None:
    """Let a quote stand at these places: its words are those that stand there from now on.

    Raises:
        NotFound: It is gone.
        Refused: The places hold no words, overlap, or lie outside the text.

    """
    with library.change(tr("Place quote")) as session:
        (quote,) = quotes_by_id(session, [quote_id])
        put_at(quote, *_checked_places(quote.article, places))


def keep_without_place(library: Library, quote_ids: Sequence[int]) -> None:
    """Keep quotes as they are though their words have no place any more: they wait no longer.

    A quote whose words are found for certain when its page is read again gets its place back.

    Raises:
        NotFound: One is gone; nothing was changed.
        Refused: One has its place.

    """
    label = trn("Keep {n} quote without a place", "Keep {n} quotes without a place", len(quote_ids))
    with library.change(label) as session:
        for quote in quotes_by_id(session, quote_ids):
            if quote.places:
                raise Refused(
                    tr("The quote “{words}” has its place.").format(words=quote.words[:40]),
                    tr("Only quotes that need review can be kept without one."),
                )
            quote.orphan = True


def _checked_places(article: Article, places: Sequence[Place]) -> tuple[list[str], list[list[int]]]:
    """Return the texts of an article's blocks, and places in them, in order; raises Refused."""
    texts = [block.text for block in article.blocks]
    ordered = sorted([list(place) for place in places])
    inside = all(
        0 <= block < len(texts) and 0 <= start < end <= len(texts[block])
        for block, start, end in ordered
    )
    apart = all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(ordered))
    if not inside or not apart or not any(texts[b][s:e].strip() for b, s, e in ordered):
        raise Refused(
            tr("No words of the article are selected."),
            tr("Select the words of the quote first."),
        )
    return texts, ordered


def candidates(text: Text, tail: Sequence[bool], kept: Selector) -> list[Candidate]:
    """Return where a span may stand, the likeliest first."""
    starts = starts_of(text.blocks)

    def rank(passage: Passage) -> tuple[bool, int, int]:
        block, start, _ = passage.places[0]
        far = abs(starts[block] + start - kept.start) if kept.start >= 0 else 0
        return words_of(text, passage) != kept.exact, -_agreed(text, passage, kept), far

    found = sorted(stands(text, kept), key=rank)
    if len(kept.exact) >= LONG:
        taken = [place for passage in found for place in passage.places]
        found += [
            near
            for near in text.nearest(kept.exact, most=MOST)
            if not any(_overlap(one, other) for one in near.places for other in taken)
        ]
    return [_candidate(text, tail, kept, passage) for passage in found[:MOST]]


def _span(text: Text, tail: Sequence[bool], kept: Selector) -> SpanToReview:
    return SpanToReview(kept.exact, kept.prefix, kept.suffix, tuple(candidates(text, tail, kept)))


def _candidate(text: Text, tail: Sequence[bool], kept: Selector, passage: Passage) -> Candidate:
    words = words_of(text, passage)
    (top, start, _), (bottom, _, end) = passage.places[0], passage.places[-1]
    before, after = text.blocks[top][:start], text.blocks[bottom][end:]
    before = before if len(before) <= AROUND else "…" + before[-AROUND:].lstrip()
    after = after if len(after) <= AROUND else after[:AROUND].rstrip() + "…"
    return Candidate(
        places=passage.places,
        words=words,
        share=passage.share,
        exact=words == kept.exact,
        tail=any(tail[block] for block, *_ in passage.places),
        before=before,
        runs=compare_words(kept.exact, words),
        after=after,
    )


def _agreed(text: Text, passage: Passage, kept: Selector) -> int:
    """Return how many code points of what stood around a span still stand around a passage."""
    (top, start, _), (bottom, _, end) = passage.places[0], passage.places[-1]
    return _same(reversed(text.blocks[top][:start]), reversed(kept.prefix)) + _same(
        iter(text.blocks[bottom][end:]), iter(kept.suffix)
    )


def _same(one: Iterator[str], other: Iterator[str]) -> int:
    """Return how many signs are the same from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
