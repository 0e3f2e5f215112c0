"""The registry of outlets: found again by domain or name, made when new, merged without loss."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound
from briefbench.base.outlets import (
    country_of_site,
    is_government_site,
    known_outlet,
    site_of,
)
from briefbench.base.words import tr
from briefbench.model.drafts import SourceDraft
from briefbench.model.fact_rows import SourceRow, SourceView
from briefbench.model.records import Article, Source


class SourceFinder:
    """Finds or makes the outlet of each draft; remembers them for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_site: dict[str, Source] = {}
        self._by_name: dict[str, Source] = {}
        for source in session.scalars(select(Source).order_by(Source.id.desc())):
            self._remember(source)

    def source(self, draft: SourceDraft) -> Source | None:
        """Return the outlet, None when the page names none.

        An outlet is known by its registrable domain (``base.outlets.site_of``) and those it is
        also known by; a name alone fits an outlet of that name.
        """
        name = " ".join(draft.name.split())[:200]
        site = site_of(draft.domain)[:200]
        if not name and not site:
            return None
        found = self._by_site.get(site) if site else self._by_name.get(name.casefold())
        if found is None:
            found = new_source(name, site)
            self._session.add(found)
            self._session.flush()
            self._remember(found)
        elif name and found.name == found.domain:
            found.name = name
        return found

    def _remember(self, source: Source) -> None:
        for alias in (source.domain, *source.aliases):
            if "." in alias:
                self._by_site[site_of(alias)] = source
        for name in (source.name, *source.aliases):
            self._by_name[name.casefold()] = source


def new_source(name: str, site: str) -> Source:
    """Return an outlet with what its domain tells: a listed one, a country's, a government's."""
    known = known_outlet(site)
    country = known.country if known else country_of_site(site)
    government = "government" if is_government_site(site) else ""
    return Source(
        name=name or (known.name if known else site),
        domain=site,
        country=country,
        country_origin="" if not country else "list" if known else "domain",
        kind=known.kind if known else government,
        note="",
        aliases=[],
    )


def sources_by_id(session: Session, ids: Sequence[int]) -> list[Source]:
    """Return these outlets in the order asked.

    Raises:
        NotFound: One of them is gone.

    """
    found = {each.id: each for each in session.scalars(select(Source).where(Source.id.in_(ids)))}
    if len(found) < len(set(ids)):
        raise NotFound(
            tr("That outlet is no longer in the library."), tr("Refresh the list and try again.")
        )
    return [found[id_] for id_ in ids]


def source_names(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Return the names of sources by id; those that are gone are left out."""
    asked = select(Source.id, Source.name).where(Source.id.in_(ids))
    return {row.id: row.name for row in session.execute(asked)}


def source_rows(session: Session, counts: Mapping[int, int]) -> list[SourceRow]:
    """Return all outlets by name, with how many articles the counts by id say, none else."""
    sources = session.scalars(select(Source)).all()
    rows = (source_row(source, counts.get(source.id, 0)) for source in sources)
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def source_row(source: Source, count: int = 0) -> SourceRow:
    """Return an outlet as a row."""
    return SourceRow(
        id=source.id,
        uid=source.uid,
        name=source.name,
        domain=source.domain,
        country=source.country,
        count=count,
        country_origin=source.country_origin,
        kind=source.kind,
        note=source.note,
        aliases=tuple(source.aliases),
    )


def source_view(session: Session, source_id: int) -> SourceView:
    """Return everything of an outlet.

    Raises:
        NotFound: It is gone.

    """
    (source,) = sources_by_id(session, [source_id])
    asked = select(
        func.count(Article.id).filter(Article.trashed.is_(None)),
        func.count(Article.id).filter(Article.trashed.is_not(None)),
        func.min(Article.published),
        func.max(Article.published),
    ).where(Article.source_id == source_id)
    alive, trashed, first, last = session.execute(asked).one()
    return SourceView(source_row(source, alive), first or "", last or "", trashed)


def articles_of(session: Session, source_ids: Iterable[int]) -> Iterator[Article]:
    """Give the articles of these outlets, those in the trash too."""
    yield from session.scalars(select(Article).where(Article.source_id.in_(list(source_ids))))


def source_ids(session: Session, name: str) -> frozenset[int]:
    """Return the outlets whose name, domain or alias is or contains ``name``, in any case."""
    wanted = name.casefold().strip()
    rows = session.execute(select(Source.id, Source.name, Source.domain, Source.aliases))
    return frozenset(
        id_
        for id_, called, domain, aliases in rows
        if any(wanted in each.casefold() for each in (called, domain, *aliases))
    )
