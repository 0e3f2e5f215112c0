"""Small marks of articles in lists: countries, copies, the briefs that hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.words import tr
from briefbench.model.records import (
    ArticleCountry,
    Brief,
    Item,
    ItemQuote,
    Quote,
    Section,
)
from briefbench.model.rows import CountryChip
from briefbench.store.steps import in_steps


def chips_of(session: Session, ids: Iterable[int]) -> dict[int, tuple[CountryChip, ...]]:
    """Return the countries of these articles, those they are about first, then by share."""
    found: dict[int, tuple[CountryChip, ...]] = defaultdict(tuple)
    for country in session.execute(
        select(ArticleCountry.article_id, ArticleCountry.code, ArticleCountry.about)
        .where(ArticleCountry.article_id.in_(list(ids)))
        .order_by(ArticleCountry.about.desc(), ArticleCountry.share.desc(), ArticleCountry.code)
    ):
        found[country.article_id] += (CountryChip(country.code, country.about),)
    return found


def briefs_with(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return, by article, the briefs that hold it or a quote of it: ``No. 36``, else the title."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    own = (
        select(Item.article_id, Brief.number, Brief.title)
        .join(Section, Item.section_id == Section.id)
        .join(Brief, Section.brief_id == Brief.id)
        .where(Item.article_id.in_(ids))
    )
    quoted = (
        select(Quote.article_id, Brief.number, Brief.title)
        .join(ItemQuote, ItemQuote.quote_id == Quote.id)
        .join(Item, ItemQuote.item_id == Item.id)
        .join(Section, Item.section_id == Section.id)
        .join(Brief, Section.brief_id == Brief.id)
        .where(Quote.article_id.in_(ids))
    )
    for statement in (own, quoted):
        for id_, number, title in session.execute(statement):
            if id_ is None:
                continue
            label = tr("No. {number}").format(number=number) if number else title
            if label not in found[id_]:
                found[id_] += (label,)
    return found


def briefs_quoting(session: Session, quote_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return, by quote, the briefs in which it stands: ``No. 36``, else the title."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for part in in_steps(quote_ids):
        statement = (
            select(ItemQuote.quote_id, Brief.number, Brief.title)
            .join(Item, ItemQuote.item_id == Item.id)
            .join(Section, Item.section_id == Section.id)
            .join(Brief, Section.brief_id == Brief.id)
            .where(ItemQuote.quote_id.in_(part))
            .order_by(Brief.id)
        )
        for id_, number, title in session.execute(statement):
            label = tr("No. {number}").format(number=number) if number else title
            if label not in found[id_]:
                found[id_] += (label,)
    return found
