"""Facts of quotes, as the bank filters and sorts them: read as arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from briefbench.model.facts import Pairs, QuoteFacts
from briefbench.model.records import Block, ItemQuote, Quote, QuoteTag
from briefbench.store.places import words_at
from briefbench.store.steps import STEP, in_steps

_ASKED = """
SELECT quote.id, quote.article_id, quote.added, coalesce(speaker.name, ''), quote.role,
  coalesce(quote.country, ''), quote.kind, quote.comment != '', quote.review AND NOT quote.orphan,
  json_array_length(quote.places) = 1 AND quote.words = substr(block.text,
    json_extract(quote.places, '$[0][1]') + 1,
    json_extract(quote.places, '$[0][2]') - json_extract(quote.places, '$[0][1]')),
  quote.words, article.title
FROM quote JOIN article ON article.id = quote.article_id
LEFT JOIN speaker ON speaker.id = quote.speaker_id
LEFT JOIN block ON block.article_id = quote.article_id
  AND block.position = json_extract(quote.places, '$[0][0]')
WHERE article.trashed IS NULL
"""
"""One place is compared by SQLite, which needs not give the text for it; the rest is asked."""

_WORDED = {"speaker": 3, "role": 4, "said_by": 5, "kind": 6}
_FLAGS = {"commented": 7, "review": 8}
_STANDS, _WORDS, _TITLE = 9, 10, 11


def quote_facts_of(session: Session, articles: Sequence[int] | None = None) -> QuoteFacts:
    """Return the facts of all quotes of these articles, or of all articles for None.

    Quotes in the trash are left out.
    """
    rows = sorted(_rows(session, articles))
    ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    words: dict[str, dict[str, int]] = {}
    codes: dict[str, Any] = {}
    for name, at in _WORDED.items():
        known = words[name] = {}
        coded = (known.setdefault(row[at], len(known)) for row in rows)
        codes[name] = np.fromiter(coded, np.int32, len(rows))
    flags = {
        name: np.fromiter((row[at] for row in rows), bool, len(rows)) for name, at in _FLAGS.items()
    }
    moments = (datetime.fromisoformat(row[2]).timestamp() for row in rows)
    briefed = np.fromiter(session.scalars(select(ItemQuote.quote_id)), np.int64)
    return QuoteFacts(
        ids=ids,
        article=np.fromiter((row[1] for row in rows), np.int64, len(rows)),
        added=np.fromiter(moments, np.float64, len(rows)),
        **codes,
        length=np.fromiter((len(row[_WORDS]) for row in rows), np.int32, len(rows)),
        **flags,
        altered=~flags["review"] & ~_standing(session, rows),
        briefed=np.isin(ids, briefed),
        quote_tags=_own_tags(session, ids, everything=articles is None),
        text=_texts(rows),
        words={name: tuple(known) for name, known in words.items()},
    )


def texts_below(
    session: Session, places: Iterable[tuple[int, Sequence[Sequence[int]]]]
) -> dict[int, list[str]]:
    """Return, by article, the texts of its blocks by position, as far as places need them.

    Only blocks with a place are read; those between them stand as ``""``.

    Args:
        session: To ask.
        places: Articles and places in them.

    """
    wanted = sorted({(article, place[0]) for article, all_ in places for place in all_})
    texts: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(wanted), STEP // 2):
        pairs = wanted[start : start + STEP // 2]
        here = tuple_(Block.article_id, Block.position).in_(pairs)
        for article, position, text in session.execute(
            select(Block.article_id, Block.position, Block.text)
            .where(here)
            .order_by(Block.article_id, Block.position)
        ):
            blocks = texts[article]
            blocks += [""] * (position - len(blocks)) + [text]
    return texts


def _rows(session: Session, articles: Sequence[int] | None) -> list[tuple[Any, ...]]:
    run = session.connection().exec_driver_sql
    if articles is None:
        return [tuple(row) for row in run(_ASKED)]
    return [
        tuple(row)
        for part in in_steps(articles)
        for row in run(
            f"{_ASKED} AND quote.article_id IN ({', '.join('?' * len(part))})", tuple(part)
        )
    ]


def _standing(session: Session, rows: Sequence[Sequence[Any]]) -> NDArray[np.bool_]:
    """Return whose words stand at their places; asked of the text where SQLite did not say so."""
    stand = np.fromiter((bool(row[_STANDS]) for row in rows), bool, len(rows))
    unsure = {rows[at][0]: at for at in np.flatnonzero(~stand).tolist()}
    for part in in_steps(list(unsure)):
        asked = select(Quote.id, Quote.article_id, Quote.places, Quote.words)
        quotes = session.execute(asked.where(Quote.id.in_(part))).all()
        texts = texts_below(session, ((quote.article_id, quote.places) for quote in quotes))
        for quote in quotes:
            found = words_at(texts[quote.article_id], quote.places)
            stand[unsure[quote.id]] = found == quote.words
    return stand


def _own_tags(session: Session, ids: NDArray[np.int64], *, everything: bool) -> Pairs:
    asked = select(QuoteTag.quote_id, QuoteTag.tag_id).order_by(QuoteTag.quote_id, QuoteTag.tag_id)
    parts = [asked]
    if not everything:
        parts = [asked.where(QuoteTag.quote_id.in_(part)) for part in in_steps(ids.tolist())]
    found = [tuple(row) for part in parts for row in session.execute(part)]
    pairs = np.array(found, np.int64).reshape(-1, 2)
    pairs = pairs[np.isin(pairs[:, 0], ids)]
    rows = np.searchsorted(ids, pairs[:, 0])
    return Pairs(rows.astype(np.int32), pairs[:, 1].astype(np.int32))


def _texts(rows: Sequence[Sequence[Any]]) -> NDArray[np.object_]:
    texts = np.empty(len(rows), object)
    texts[:] = [f"{row[_WORDS]}\n{row[3]}\n{row[4]}\n{row[_TITLE]}".casefold() for row in rows]
    return texts
