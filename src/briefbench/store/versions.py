"""Versions: articles read from one address. The newest one stands for the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from briefbench.model.kinds import Format
from briefbench.model.records import Article
from briefbench.model.rows import VersionRow
from briefbench.store.steps import in_steps


def is_known(session: Session, address: str) -> bool:
    """Say whether an article in the library was read from an address."""
    here = select(Article.id).where(Article.address == address).limit(1)
    return session.scalar(here) is not None


def articles_at(session: Session, addresses: Iterable[str]) -> dict[str, list[int]]:
    """Return the ids of the articles read from each address, in the order they came."""
    found: dict[str, list[int]] = defaultdict(list)
    for part in in_steps(sorted(set(addresses))):
        statement = select(Article.address, Article.id).where(Article.address.in_(part))
        for address, id_ in session.execute(statement.order_by(Article.id)):
            found[address or ""].append(id_)
    return found


def siblings_of(session: Session, ids: Collection[int]) -> set[int]:
    """Return the other versions of the pages that these articles were read from."""
    found: set[int] = set()
    for part in in_steps(sorted(ids)):
        own = select(Article.address).where(Article.id.in_(part), Article.address.is_not(None))
        found.update(session.scalars(select(Article.id).where(Article.address.in_(own))))
    return found - set(ids)


def older_versions(session: Session, ids: Sequence[int]) -> set[int]:
    """Return which of these articles a newer version stands for.

    Versions in the trash do not count, and none of them is older than another.
    """
    statement = select(Article.address).where(Article.address.is_not(None))
    found: set[int] = set()
    for part in in_steps(ids):
        found.update(session.scalars(_older(statement.where(Article.id.in_(part)))))
    return found & set(ids)


def version_counts(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Return, by article, how many live versions of its page there are, itself included."""
    own = select(Article.id, Article.address).where(Article.id.in_(ids))
    addresses = {id_: address for id_, address in session.execute(own) if address}
    counted = (
        select(Article.address, func.count())
        .where(Article.address.in_(set(addresses.values())), Article.trashed.is_(None))
        .group_by(Article.address)
    )
    counts: dict[str, int] = {address or "": n for address, n in session.execute(counted)}
    return {id_: max(counts.get(addresses.get(id_, ""), 1), 1) for id_ in ids}


def version_rows(session: Session, article: Article) -> tuple[VersionRow, ...]:
    """Return the live versions of an article's page, newest first; none for the only one."""
    if article.address is None:
        return ()
    found = session.scalars(
        select(Article)
        .where(Article.address == article.address, Article.trashed.is_(None))
        .order_by(*_newest_first())
    ).all()
    rows = tuple(
        VersionRow(v.id, v.uid, v.title, v.published or "", v.captured or v.added, newest=not n)
        for n, v in enumerate(found)
    )
    return rows if len(rows) > 1 else ()


def _older(addresses: Select[Any]) -> Select[int]:
    place = func.row_number().over(partition_by=Article.address, order_by=_newest_first())
    ranked = (
        select(Article.id, place.label("place"))
        .where(Article.address.in_(addresses), Article.trashed.is_(None))
        .subquery()
    )
    return select(ranked.c.id).where(ranked.c.place > 1)


def _newest_first() -> tuple[Any, ...]:
    """Return the order of versions: saved last first.

    An excerpt is never before the whole article, nor a feed's entry before the page.
    """
    saved = func.coalesce(Article.captured, Article.added)
    return (Article.excerpt, Article.format == Format.FEED, saved.desc(), Article.id.desc())
