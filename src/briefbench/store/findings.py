"""Puts what a text says in the place of what it said: its countries and open suggestions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from briefbench.model.drafts import ArticleDraft, DateDraft, SourceDraft
from briefbench.model.kinds import Origin, Verdict
from briefbench.model.records import Article, ArticleCountry, Suggestion
from briefbench.store.borders import block_drafts
from briefbench.store.intake import country_rows, suggestion_rows


def stored_draft(article: Article) -> ArticleDraft:
    """Return of an article what its text is understood from, with the border as it is now."""
    source, published = article.source, article.published
    return ArticleDraft(
        title=article.title,
        blocks=tuple(block_drafts(article.blocks)),
        format=article.format,
        language=article.language,
        source=SourceDraft(source.name, source.domain) if source else SourceDraft(),
        published=DateDraft(published, article.published_origin or Origin.OFFICER)
        if published
        else None,
    )


def follow_border(session: Session, article: Article, draft: ArticleDraft) -> None:
    """Give an article what its text says since the border was moved.

    Quotes and decided suggestions stay. Whatever goes is noted, so that an undo brings it back.

    Args:
        session: The change the border is moved in.
        article: The article, its blocks moved.
        draft: ``stored_draft`` of it, understood.

    """
    decided = [old for old in article.suggestions if old.verdict is not Verdict.OPEN]
    with session.no_autoflush:
        take_countries(session, article, draft)
        take_suggestions(session, article, draft, decided)
    session.flush()


def take_countries(session: Session, article: Article, draft: ArticleDraft) -> None:
    """Replace what was found; what the officer said of a country stays said."""
    had = {country.code: country for country in article.countries}
    found = {row["code"]: row for row in country_rows(draft)}
    for code, country in had.items():
        row = found.pop(code, None)
        if row is not None:
            country.mentions = row["mentions"]
            country.share = row["share"]
            country.about = country.about if country.by_officer else row["about"]
        elif country.by_officer:
            country.mentions = []
            country.share = 0.0
        else:
            session.delete(country)
    for code, row in found.items():
        if f"country:{code}" not in article.corrected:
            session.add(ArticleCountry(article_id=article.id, **row))


def take_suggestions(
    session: Session, article: Article, draft: ArticleDraft, kept: Collection[Suggestion]
) -> None:
    """Replace the suggestions but for those kept; one found again stays the same suggestion.

    What stands where a quote or a kept suggestion stands is not offered again.
    """
    offered = open_suggestions(article, draft, kept)
    ids = {old.id for old in kept}
    for old in article.suggestions:
        if old.id in ids:
            continue
        same = next((row for row in offered if _is(old, row)), None)
        if same is None:
            session.delete(old)
        else:
            offered.remove(same)
    for row in offered:
        session.add(Suggestion(article_id=article.id, **row))


def open_suggestions(
    article: Article, draft: ArticleDraft, kept: Collection[Suggestion]
) -> list[Mapping[str, Any]]:
    """Return what is stored of a draft's quotes, save where a quote or a kept suggestion stands."""
    taken = [place for quote in article.quotes for place in quote.places]
    taken += [place for old in kept for place in old.places]
    return [row for row in suggestion_rows(draft) if not _overlap(row["places"], taken)]


def _is(old: Suggestion, row: Mapping[str, Any]) -> bool:
    return all(getattr(old, name) == value for name, value in row.items())


def _overlap(places: Sequence[Sequence[int]], taken: Sequence[Sequence[int]]) -> bool:
    return any(
        one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
        for one in places
        for other in taken
    )
