"""What is kept besides articles: originals with their parts, attachments, leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.addresses import address_key
from briefbench.base.words import tr
from briefbench.model.import_records import Attachment, ImportLine, Lead, Original, Part
from briefbench.model.import_rows import AttachmentRow, LeadRow
from briefbench.model.kinds import Stored
from briefbench.model.records import Article
from briefbench.store.originals import KeptPage, KeptPart, original_path
from briefbench.store.steps import STEP, by_id


def kept_pages(session: Session, original_ids: Sequence[int]) -> dict[int, KeptPage]:
    """Return these originals with the parts that belong to them, by id."""
    parts: dict[int, list[KeptPart]] = defaultdict(list)
    pages: dict[int, KeptPage] = {}
    for start in range(0, len(original_ids), STEP):
        ids = original_ids[start : start + STEP]
        for row in session.execute(
            select(Part.page_id, Part.name, Original.sha256, Original.suffix)
            .join(Original, Part.original_id == Original.id)
            .where(Part.page_id.in_(ids))
        ):
            parts[row.page_id].append(KeptPart(row.name, row.sha256, row.suffix))
        for page in session.scalars(select(Original).where(Original.id.in_(ids))):
            pages[page.id] = KeptPage(page.sha256, page.suffix, page.name, tuple(parts[page.id]))
    return pages


def attachments_by_id(session: Session, ids: Sequence[int]) -> list[Attachment]:
    """Return these attachments in the order asked; raises NotFound when one is gone."""
    return by_id(session, Attachment, ids, tr("That attachment is no longer there."))


def attachment_rows(
    session: Session, library: Path, article_id: int | None = None
) -> list[AttachmentRow]:
    """Return the attachments of an article, or all, newest first."""
    statement = (
        select(Attachment, Original, Article.title)
        .join(Original, Attachment.original_id == Original.id)
        .outerjoin(Article, Attachment.article_id == Article.id)
        .order_by(Attachment.id.desc())
    )
    if article_id is not None:
        statement = statement.where(Attachment.article_id == article_id)
    return [
        AttachmentRow(
            id=attachment.id,
            uid=attachment.uid,
            name=attachment.name,
            size=original.size,
            sha256=original.sha256,
            path=str(original_path(library, original.sha256, original.suffix)),
            article_id=attachment.article_id,
            headline=headline or "",
            added=attachment.added,
        )
        for attachment, original, headline in session.execute(statement)
    ]


def lines_kept_as(session: Session, original_id: int) -> list[ImportLine]:
    """Return the lines that say of this original that it is kept as an attachment."""
    return list(
        session.scalars(
            select(ImportLine).where(
                ImportLine.original_id == original_id, ImportLine.stored == Stored.ATTACHMENT
            )
        )
    )


def leads_by_id(session: Session, ids: Sequence[int]) -> list[Lead]:
    """Return these leads in the order asked; raises NotFound when one is gone."""
    return by_id(session, Lead, ids, tr("That lead is no longer there."))


def same_leads(session: Session, leads: Sequence[Lead]) -> list[Lead]:
    """Return all leads to the pages of these, themselves included."""
    keys = {_key(lead.address) for lead in leads}
    return [lead for lead in session.scalars(select(Lead)) if _key(lead.address) in keys]


def lead_rows(session: Session) -> list[LeadRow]:
    """Return what is still to be fetched, each page once, the oldest first.

    Dismissed ones are left out, and those whose page has come in since.
    """
    statement = (
        select(Lead, Original.name)
        .join(Original, Lead.original_id == Original.id)
        .where(~Lead.dismissed)
        .order_by(Lead.id)
    )
    leads: dict[str, tuple[Lead, str]] = {}
    for lead, name in session.execute(statement):
        leads.setdefault(_key(lead.address), (lead, name))
    wanted, had = list(leads), set[str | None]()
    for start in range(0, len(wanted), STEP):
        part = wanted[start : start + STEP]
        had |= set(session.scalars(select(Article.address).where(Article.address.in_(part))))
    return [
        LeadRow(lead.id, lead.uid, lead.address, lead.title, lead.added, name)
        for key, (lead, name) in leads.items()
        if key not in had
    ]


def _key(address: str) -> str:
    """Return what tells pages apart; the address itself where it names no single page."""
    return address_key(address) or address
