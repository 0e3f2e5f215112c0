"""Questions about articles: rows for lists, and everything of one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, selectinload

from briefbench.base.dates import precision_of
from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.model.fact_rows import ChainRow, PictureRow
from briefbench.model.kinds import ChainRole, Origin, Verdict
from briefbench.model.records import (
    Article,
    ArticleCountry,
    ArticleTag,
    Quote,
    Source,
    Suggestion,
)
from briefbench.model.rows import (
    ArticleRow,
    ArticleView,
    BlockRow,
    CopyRow,
    CountryRow,
    DateRow,
    MentionRow,
    OriginalRow,
    TagRow,
)
from briefbench.store.chips import briefs_with, chips_of
from briefbench.store.originals import original_path
from briefbench.store.quotes import quote_row, suggestion_row
from briefbench.store.sources import source_row
from briefbench.store.steps import STEP, in_steps
from briefbench.store.stories import copies_of
from briefbench.store.tags import tag_rows
from briefbench.store.versions import version_counts, version_rows


def articles_by_id(session: Session, ids: Sequence[int]) -> list[Article]:
    """Return these articles in the order asked.

    Raises:
        NotFound: One of them is gone.

    """
    found: dict[int, Article] = {}
    for start in range(0, len(ids), STEP):
        part = ids[start : start + STEP]
        found |= {a.id: a for a in session.scalars(select(Article).where(Article.id.in_(part)))}
    if len(found) < len(set(ids)):
        raise NotFound(
            tr("That article is no longer in the library."), tr("Refresh the list and try again.")
        )
    return [found[id_] for id_ in ids]


def article_rows(session: Session, ids: Sequence[int]) -> list[ArticleRow]:
    """Return rows in the order of ``ids``; articles that are gone are left out."""
    tags = {row.id: row for row in tag_rows(session)}
    rows: dict[int, ArticleRow] = {}
    for start in range(0, len(ids), STEP):
        for row in _rows(session, ids[start : start + STEP], tags):
            rows[row.id] = row
    return [rows[id_] for id_ in ids if id_ in rows]


def headlines(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return the titles of these articles by id; those that are gone are left out."""
    found: dict[int, str] = {}
    for part in in_steps(ids):
        asked = select(Article.id, Article.title).where(Article.id.in_(part))
        found.update(iter(session.execute(asked)))
    return found


def _rows(session: Session, ids: Sequence[int], tags: Mapping[int, TagRow]) -> list[ArticleRow]:
    chips = chips_of(session, ids)
    carried: dict[int, list[TagRow]] = defaultdict(list)
    statement = select(ArticleTag.article_id, ArticleTag.tag_id)
    for id_, tag_id in session.execute(statement.where(ArticleTag.article_id.in_(ids))):
        carried[id_].append(tags[tag_id])
    kept = _counts(session, select(Quote.article_id).where(Quote.article_id.in_(ids)))
    offered = _counts(
        session,
        select(Suggestion.article_id)
        .where(Suggestion.article_id.in_(ids))
        .where(Suggestion.verdict == Verdict.OPEN),
    )
    briefed = briefs_with(session, ids)
    asked = session.execute(
        select(
            Article.id,
            Article.uid,
            Article.title,
            Source.name,
            Article.published,
            Article.language,
            Article.read,
            Article.archived,
            Article.trashed,
        )
        .outerjoin(Article.source)
        .where(Article.id.in_(ids))
    ).all()
    copies, versions = copies_of(session, ids), version_counts(session, ids)
    return [
        ArticleRow(
            id=row.id,
            uid=row.uid,
            title=row.title,
            source=row.name or "",
            published=row.published or "",
            language=row.language,
            countries=chips[row.id],
            tags=tuple(carried[row.id]),
            quotes=kept.get(row.id, 0),
            suggestions=offered.get(row.id, 0),
            copies=len(copies[row.id]),
            versions=versions[row.id],
            unread=not row.read,
            archived=row.archived,
            trashed=row.trashed is not None,
            briefed=briefed[row.id],
        )
        for row in asked
    ]


def original_row(session: Session, article_id: int, library: Path) -> OriginalRow:
    """Return the page an article was read from.

    Raises:
        NotFound: The article is gone.

    """
    return _row_of_original(articles_by_id(session, [article_id])[0], library)


def article_view(session: Session, article_id: int, library: Path) -> ArticleView:
    """Return everything of one article.

    Raises:
        NotFound: It is gone.

    """
    article = session.get(
        Article,
        article_id,
        options=[
            selectinload(Article.blocks),
            selectinload(Article.countries),
            selectinload(Article.suggestions),
            selectinload(Article.quotes).options(
                selectinload(Quote.speaker), selectinload(Quote.tags)
            ),
        ],
    )
    if article is None:
        raise NotFound(
            tr("That article is no longer in the library."), tr("Choose another in the list.")
        )
    texts = [block.text for block in article.blocks]
    tags = {row.id: row for row in tag_rows(session)}
    offered = [s for s in article.suggestions if s.verdict is Verdict.OPEN and s.places]
    kept = sorted(article.quotes, key=lambda quote: quote.places)
    return ArticleView(
        id=article.id,
        uid=article.uid,
        title=article.title,
        byline=tuple(article.byline),
        source=source_row(article.source) if article.source else None,
        url=article.url or "",
        language=article.language,
        published=_date_row(article.published, article.published_origin),
        captured=_date_row(article.captured, article.captured_origin),
        event=article.event or "",
        added=article.added,
        unread=not article.read,
        archived=article.archived,
        trashed=article.trashed is not None,
        blocks=tuple(BlockRow(b.position, b.kind, b.tail, b.text) for b in article.blocks),
        countries=tuple(_country_row(country, texts) for country in article.countries),
        suggestions=tuple(
            suggestion_row(s, texts) for s in sorted(offered, key=lambda s: (s.places, s.id))
        ),
        quotes=tuple(quote_row(session, quote, texts) for quote in kept),
        tags=tuple(tags[tag.tag_id] for tag in article.tags),
        copies=_copy_rows(session, article),
        versions=version_rows(session, article),
        briefed=briefs_with(session, [article.id])[article.id],
        original=_row_of_original(article, library),
        chain=tuple(
            ChainRow(words, (block, start, end), ChainRole(role))
            for words, block, start, end, role in article.chain
        ),
        picture=PictureRow(**article.picture) if article.picture else None,
        excerpt=article.excerpt,
    )


def _date_row(value: str | None, origin: Origin | None) -> DateRow | None:
    """Return a date with its precision, None when there is none."""
    if not value:
        return None
    return DateRow(value, precision_of(value), origin or Origin.OFFICER)


def _country_row(country: ArticleCountry, texts: Sequence[str]) -> CountryRow:
    return CountryRow(
        code=country.code,
        name="",
        about=country.about,
        share=country.share,
        by_officer=country.by_officer,
        mentions=tuple(
            MentionRow(
                (block, start, end), texts[block][start:end], kind, confidence, tuple(rivals)
            )
            for block, start, end, kind, confidence, *rivals in country.mentions
            if 0 <= block < len(texts)
        ),
    )


def _copy_rows(session: Session, article: Article) -> tuple[CopyRow, ...]:
    rows = session.execute(
        select(Article.id, Article.title, Source.name, Article.published)
        .outerjoin(Article.source)
        .where(Article.id.in_(copies_of(session, [article.id])[article.id]))
        .order_by(func.coalesce(Article.published, "9"), Article.id)
    )
    return tuple(CopyRow(row[0], row[1], row[2] or "", row[3] or "") for row in rows)


def _row_of_original(article: Article, library: Path) -> OriginalRow:
    original = article.original
    return OriginalRow(
        name=original.name,
        member=article.member,
        format=article.format,
        size=original.size,
        sha256=original.sha256,
        path=str(original_path(library, original.sha256, original.suffix)),
    )


def _counts(session: Session, statement: Select[int]) -> dict[int, int]:
    inner = statement.subquery()
    rows = session.execute(select(inner.c[0], func.count()).group_by(inner.c[0]))
    return {row[0]: row[1] for row in rows}
