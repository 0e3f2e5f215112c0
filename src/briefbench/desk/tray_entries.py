"""The tray: articles and quotes gathered for a brief."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.model.brief_rows import TrayRow
from briefbench.model.records import TrayEntry
from briefbench.store.articles import articles_by_id
from briefbench.store.briefs import tray_rows
from briefbench.store.quotes import quotes_by_id


def tray(library: Library) -> list[TrayRow]:
    """Return what waits in the tray, in the order it was put there."""
    with library.read() as session:
        return tray_rows(session)


def put_into_tray(
    library: Library, *, article_ids: Sequence[int] = (), quote_ids: Sequence[int] = ()
) -> None:
    """Gather articles and quotes for a brief; what lies there already stays once.

    Raises:
        NotFound: One of them is gone; nothing was changed.

    """
    count = len(article_ids) + len(quote_ids)
    with library.change(trn("Put {n} into the tray", "Put {n} into the tray", count)) as session:
        articles_by_id(session, article_ids)
        quotes_by_id(session, quote_ids)
        entries = session.scalars(select(TrayEntry)).all()
        there = {(entry.article_id, entry.quote_id) for entry in entries}
        wanted = [(id_, None) for id_ in article_ids] + [(None, id_) for id_ in quote_ids]
        for article_id, quote_id in dict.fromkeys(wanted):
            if (article_id, quote_id) not in there:
                session.add(TrayEntry(article_id=article_id, quote_id=quote_id))


def take_from_tray(library: Library, tray_ids: Sequence[int]) -> None:
    """Take entries out of the tray; those that are gone already do not matter."""
    with library.change(tr("Take out of the tray")) as session:
        for entry in session.scalars(select(TrayEntry).where(TrayEntry.id.in_(tray_ids))):
            session.delete(entry)
