"""Questions about suggestions, quotes and speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from briefbench.base.words import tr
from briefbench.model.records import Article, Block, Quote, Suggestion
from briefbench.model.rows import QuoteRow, SuggestionRow
from briefbench.store.chips import briefs_quoting, chips_of
from briefbench.store.places import shown_at, words_at
from briefbench.store.quote_facts import texts_below
from briefbench.store.steps import by_id, in_steps
from briefbench.store.tags import tag_rows


def suggestions_by_id(session: Session, ids: Sequence[int]) -> list[Suggestion]:
    """Return these suggestions in the order asked; raises NotFound when one is gone."""
    return by_id(session, Suggestion, ids, tr("That suggestion is no longer there."))


def quotes_by_id(session: Session, ids: Sequence[int]) -> list[Quote]:
    """Return these quotes in the order asked; raises NotFound when one is gone."""
    return by_id(session, Quote, ids, tr("That quote is no longer there."))


def block_texts(session: Session, article_id: int) -> list[str]:
    """Return the texts of an article's blocks by position."""
    statement = select(Block.text).where(Block.article_id == article_id).order_by(Block.position)
    return list(session.scalars(statement))


def suggestion_row(suggestion: Suggestion, texts: Sequence[str]) -> SuggestionRow:
    """Return a suggestion as a row; ``texts`` are its article's blocks."""
    return SuggestionRow(
        id=suggestion.id,
        article_id=suggestion.article_id,
        places=tuple((b, s, e) for b, s, e in suggestion.places),
        words=suggestion.words,
        speaker=suggestion.speaker,
        role=suggestion.role,
        country=suggestion.country,
        kind=suggestion.kind,
        confidence=suggestion.confidence,
        verdict=suggestion.verdict,
        shown=shown_at(texts, suggestion.places) or suggestion.words,
    )


def quote_row(session: Session, quote: Quote, texts: Sequence[str]) -> QuoteRow:
    """Return a quote as a row; ``texts`` are its article's blocks."""
    return _quote_rows_of(session, [quote], {quote.article_id: texts})[0]


def quote_rows(session: Session, ids: Sequence[int]) -> list[QuoteRow]:
    """Return rows in the order of ``ids``; quotes that are gone are left out.

    Of the articles' texts only the blocks in which the quotes stand are read.
    """
    found: dict[int, Quote] = {}
    for part in in_steps(list(dict.fromkeys(ids))):
        statement = (
            select(Quote)
            .where(Quote.id.in_(part))
            .options(
                joinedload(Quote.speaker),
                selectinload(Quote.tags),
                joinedload(Quote.article).joinedload(Article.source),
                joinedload(Quote.article).selectinload(Article.tags),
            )
        )
        found |= {quote.id: quote for quote in session.scalars(statement)}
    quotes = [found[id_] for id_ in ids if id_ in found]
    texts = texts_below(session, ((quote.article_id, quote.places) for quote in quotes))
    return _quote_rows_of(session, quotes, texts)


def _quote_rows_of(
    session: Session, quotes: Sequence[Quote], texts: Mapping[int, Sequence[str]]
) -> list[QuoteRow]:
    """Return quotes as rows; ``texts`` are the blocks of their articles, by position."""
    articles = list({quote.article_id for quote in quotes})
    chips = chips_of(session, articles)
    briefed = briefs_quoting(session, [quote.id for quote in quotes])
    tags = {row.id: row for row in tag_rows(session)}
    return [
        QuoteRow(
            id=quote.id,
            uid=quote.uid,
            article_id=quote.article_id,
            places=tuple((b, s, e) for b, s, e in quote.places),
            words=quote.words,
            speaker=quote.speaker.name if quote.speaker else "",
            role=quote.role,
            country=quote.country,
            kind=quote.kind,
            comment=quote.comment,
            verbatim=words_at(texts[quote.article_id], quote.places) == quote.words,
            review=quote.review,
            orphan=quote.orphan,
            headline=quote.article.title,
            source=quote.article.source.name if quote.article.source else "",
            published=quote.article.published or "",
            language=quote.article.language,
            tags=tuple(tags[tag.tag_id] for tag in quote.article.tags),
            shown=shown_at(texts[quote.article_id], quote.places) or quote.words,
            own_tags=tuple(tags[tag.tag_id] for tag in quote.tags),
            colour=quote.colour,
            translation=quote.translation,
            translator=quote.translator,
            translation_language=quote.translation_language,
            countries=chips[quote.article_id],
            added=quote.added,
            briefed=briefed[quote.id],
        )
        for quote in quotes
    ]
