"""Facts of quotes, as the bank filters and sorts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from briefbench.base.dates import days_of
from briefbench.model.bank import QuoteFacts
from briefbench.model.records import (
    Article,
    ArticleCountry,
    ArticleTag,
    Block,
    ItemQuote,
    Quote,
    QuoteTag,
    Speaker,
)
from briefbench.store.places import words_at
from briefbench.store.steps import STEP, in_steps

Rows = Select[*tuple[Any, ...]]

_ASKED = (
    select(
        Quote.id,
        Quote.article_id,
        Quote.places,
        Quote.words,
        Quote.role,
        Quote.country,
        Quote.kind,
        Quote.comment,
        Quote.review,
        Quote.orphan,
        Quote.added,
        Speaker.name.label("speaker"),
        Article.title,
        Article.published,
        Article.source_id,
        Article.language,
    )
    .join(Quote.article)
    .outerjoin(Quote.speaker)
    .where(Article.trashed.is_(None))
)


def quote_facts_of(
    session: Session, articles: Sequence[int] | None, zone: str
) -> Iterator[QuoteFacts]:
    """Give the facts of all quotes of these articles, or of all articles for None.

    Quotes in the trash are left out; dates with a time are counted on their day in ``zone``.
    """
    briefed = set(session.scalars(select(ItemQuote.quote_id)))
    for part in [None] if articles is None else in_steps(articles):
        yield from _facts(session, part, zone, briefed)


def folded(text: str) -> str:
    """Return a text as words are looked for in it: whatever its case."""
    return text.casefold()


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


def _facts(
    session: Session, part: Sequence[int] | None, zone: str, briefed: set[int]
) -> Iterator[QuoteFacts]:
    about = _grouped(
        session,
        select(ArticleCountry.article_id, ArticleCountry.code).where(ArticleCountry.about),
        ArticleCountry.article_id,
        part,
    )
    tags = _grouped(
        session, select(ArticleTag.article_id, ArticleTag.tag_id), ArticleTag.article_id, part
    )
    own = select(QuoteTag.quote_id, QuoteTag.tag_id).join(Quote, QuoteTag.quote_id == Quote.id)
    own_tags = _grouped(session, own, Quote.article_id, part)
    rows = session.execute(_within(_ASKED, Quote.article_id, part)).all()
    texts = texts_below(session, ((row.article_id, row.places) for row in rows))
    for row in rows:
        first, last = _ordinals(row.published, zone)
        waits = row.review and not row.orphan
        stands = words_at(texts[row.article_id], row.places) == row.words
        yield QuoteFacts(
            id=row.id,
            article_id=row.article_id,
            first_day=first,
            last_day=last,
            added=datetime.fromisoformat(row.added).timestamp(),
            speaker=row.speaker or "",
            role=row.role,
            said_by=row.country or "",
            source_id=row.source_id or 0,
            language=row.language,
            kind=row.kind,
            length=len(row.words),
            commented=bool(row.comment),
            review=waits,
            altered=not waits and not stands,
            briefed=row.id in briefed,
            about=tuple(about[row.article_id]),
            quote_tags=tuple(own_tags[row.id]),
            tags=tuple(tags[row.article_id]),
            text=folded("\n".join((row.words, row.speaker or "", row.role, row.title))),
        )


def _ordinals(published: str | None, zone: str) -> tuple[int, int]:
    try:
        first, last = days_of(published or "", zone)
    except ValueError:
        return 0, 0
    return first.toordinal(), last.toordinal()


def _within(statement: Rows, column: Any, ids: Sequence[int] | None) -> Rows:
    return statement if ids is None else statement.where(column.in_(ids))


def _grouped(
    session: Session, statement: Rows, column: Any, part: Sequence[int] | None
) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for key, value in session.execute(_within(statement, column, part)):
        groups[key].append(value)
    return groups
