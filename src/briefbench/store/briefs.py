"""Briefs: their sections and items in order, and the tray."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from briefbench.base.dates import zone_named
from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefRow, BriefView, ItemRow, SectionRow, TrayRow
from briefbench.model.charts import look_of
from briefbench.model.kinds import ItemKind, TextType
from briefbench.model.records import (
    Article,
    Brief,
    Item,
    ItemQuote,
    Section,
    TrayEntry,
)
from briefbench.model.rows import QuoteRow
from briefbench.store.quotes import quote_rows

TEXT_TYPES = {
    TextType.FULL: lambda: tr("Full"),
    TextType.EXCERPT: lambda: tr("Excerpt"),
    TextType.SUMMARY: lambda: tr("Summary"),
}


def brief_by_id(session: Session, brief_id: int) -> Brief:
    """Return a brief with sections, items and their quotes.

    Raises:
        NotFound: It is gone.

    """
    below = selectinload(Brief.sections).selectinload(Section.items)
    found = session.get(
        Brief,
        brief_id,
        options=[
            below.selectinload(Item.quotes),
            below.selectinload(Item.article).selectinload(Article.source),
        ],
    )
    if found is None:
        raise NotFound(tr("That brief is no longer in the library."))
    return found


def section_by_id(session: Session, section_id: int) -> Section:
    """Return a section; raises NotFound when it is gone."""
    found = session.get(Section, section_id)
    if found is None:
        raise NotFound(tr("That section is no longer in the brief."))
    return found


def item_by_id(session: Session, item_id: int) -> Item:
    """Return an item; raises NotFound when it is gone."""
    found = session.get(Item, item_id)
    if found is None:
        raise NotFound(tr("That item is no longer in the brief."))
    return found


def brief_rows(session: Session) -> list[BriefRow]:
    """Return every brief, the newest first."""
    rows = session.execute(
        select(Brief, func.count(Item.id))
        .outerjoin(Section, Section.brief_id == Brief.id)
        .outerjoin(Item, Item.section_id == Section.id)
        .group_by(Brief.id)
        .order_by(Brief.id.desc())
    )
    return [BriefRow(b.id, b.uid, b.title, b.number, b.tlp, n, b.made) for b, n in rows]


def brief_view(session: Session, brief_id: int) -> BriefView:
    """Return everything of one brief; items are numbered through.

    Raises:
        NotFound: It is gone.

    """
    brief = brief_by_id(session, brief_id)
    quotes = _quotes_of(session, brief)
    sections, number = [], 0
    for section in brief.sections:
        rows = []
        for item in section.items:
            number += 1
            rows.append(_item_row(item, number, brief, quotes))
        sections.append(SectionRow(section.id, section.uid, section.title, tuple(rows)))
    return BriefView(
        id=brief.id,
        uid=brief.uid,
        title=brief.title,
        subtitle=brief.subtitle,
        number=brief.number,
        author=brief.author,
        distribution=brief.distribution,
        marking=brief.marking,
        tlp=brief.tlp,
        cutoff=brief.cutoff,
        glance=tuple((line, uid) for line, uid in brief.glance),
        sections=tuple(sections),
    )


def tray_rows(session: Session) -> list[TrayRow]:
    """Return what waits in the tray, in the order it was put there."""
    entries = session.scalars(select(TrayEntry).order_by(TrayEntry.id)).all()
    quotes = {
        row.id: row for row in quote_rows(session, [e.quote_id for e in entries if e.quote_id])
    }
    rows = []
    for entry in entries:
        if entry.quote_id is not None:
            quote = quotes[entry.quote_id]
            caption = " · ".join(filter(None, (quote.speaker or quote.role, quote.source)))
            rows.append(TrayRow(entry.id, None, quote.id, quote.words, caption))
        else:
            article = session.get_one(Article, entry.article_id)
            source = article.source.name if article.source else ""
            date = article.published or ""
            rows.append(TrayRow(entry.id, article.id, None, article.title, source, date))
    return rows


def place_in(entries: Sequence[Section | Item | ItemQuote]) -> None:
    """Number the positions of these records 0, 1, 2, ... in the order given."""
    for position, entry in enumerate(entries):
        if entry.position != position:
            entry.position = position


def section_named(session: Session, brief: Brief, title: str) -> Section:
    """Return the section of that title, made at the end when absent."""
    for section in brief.sections:
        if section.title == title:
            return section
    section = Section(title=title, position=len(brief.sections))
    brief.sections.append(section)
    session.flush()
    return section


def _quotes_of(session: Session, brief: Brief) -> dict[int, QuoteRow]:
    ids = [q.quote_id for s in brief.sections for item in s.items for q in item.quotes]
    return {row.id: row for row in quote_rows(session, ids)}


def _item_row(item: Item, number: int, brief: Brief, quotes: dict[int, QuoteRow]) -> ItemRow:
    outlet = item.article.source.name if item.article and item.article.source else ""
    look = look_of(item.chart)
    return ItemRow(
        id=item.id,
        uid=item.uid,
        section_id=item.section_id,
        number=number,
        kind=item.kind,
        headline=item.headline,
        text_type=item.text_type,
        text=item.text,
        outlet=outlet,
        comment=item.comment,
        remark=item.remark,
        tlp=item.tlp or brief.tlp,
        own_tlp=item.tlp is not None,
        article_id=item.article_id,
        quotes=tuple(quotes[q.quote_id] for q in item.quotes if q.quote_id in quotes),
        caption=_caption(item, outlet),
        chart_kind=look.kind if look else None,
        chart_share=look is not None and look.share,
        frozen=_frozen(item),
    )


def _frozen(item: Item) -> str:
    frozen = item.chart.get("frozen")
    if not frozen:
        return ""
    zone = zone_named(frozen["series"]["zone"])
    return datetime.fromisoformat(frozen["cutoff"]).astimezone(zone).isoformat(timespec="minutes")


def _caption(item: Item, outlet: str) -> str:
    match item.kind:
        case ItemKind.CHART:
            return tr("Chart")
        case ItemKind.SILENCE:
            return tr("Silence")
        case ItemKind.ARTICLE:
            named = TEXT_TYPES[item.text_type]() if item.text_type else ""
            return " · ".join(filter(None, (named, outlet)))
