"""The registry of outlets: what is known of them, and which are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis.country_names import is_country
from briefbench.base.errors import Refused
from briefbench.base.outlets import KINDS, site_of
from briefbench.base.words import tr, trn
from briefbench.columns.counts import count_sources
from briefbench.desk.library import Library, setting
from briefbench.model.fact_rows import SourceRow, SourceView
from briefbench.model.records import Source
from briefbench.store import sources as questions


def list_sources(library: Library) -> list[SourceRow]:
    """Return all outlets by name, each with the number of its articles outside the trash."""
    with library.read() as session:
        table = library.following.table(session, setting(session, "zone") or "UTC")
        return questions.source_rows(session, count_sources(table, ~table.trashed))


def source_view(library: Library, source_id: int) -> SourceView:
    """Return everything of one outlet.

    Raises:
        NotFound: It is gone.

    """
    with library.read() as session:
        return questions.source_view(session, source_id)


def set_source_facts(
    library: Library,
    source_id: int,
    *,
    name: str | None = None,
    country: str | None = None,
    kind: str | None = None,
    note: str | None = None,
    aliases: Sequence[str] | None = None,
) -> None:
    """Write what the officer knows of an outlet; what is None stays as it is.

    Args:
        library: The library to change.
        source_id: The outlet.
        name: What it is called; its former name becomes an alias.
        country: ISO 3166-1 alpha-2, ``""`` for none.
        kind: One of ``base.outlets.KINDS``, ``""`` for none.
        note: How reliable it is, and whatever else.
        aliases: All further names and domains under which its pages are found.

    Raises:
        NotFound: The outlet is gone; nothing was changed.
        Refused: The name is empty, there is no such country or kind, or an alias is another's.

    """
    _require(name, country, kind)
    with library.change(tr("Describe source")) as session:
        (source,) = questions.sources_by_id(session, [source_id])
        if aliases is not None:
            source.aliases = _once(aliases, source)
        if name is not None and name.strip() != source.name:
            source.aliases = _once([*source.aliases, source.name], source, name)
            source.name = " ".join(name.split())
        if country is not None:
            source.country = country or None
            source.country_origin = "officer" if country else ""
        if kind is not None:
            source.kind = kind
        if note is not None:
            source.note = note.strip()
        source.by_officer = True
        _require_own_aliases(session, source)


def merge_sources(library: Library, source_ids: Sequence[int], into: int) -> None:
    """Make outlets one: their articles, names, domains and notes go to ``into``; nothing is lost.

    Country and kind are taken over where ``into`` has none.

    Raises:
        NotFound: An outlet is gone; nothing was changed.
        Refused: There is nothing to merge.

    """
    others = [id_ for id_ in dict.fromkeys(source_ids) if id_ != into]
    if not others:
        raise Refused(tr("An outlet cannot be merged with itself."), tr("Choose another outlet."))
    label = trn("Merge {n} source", "Merge {n} sources", len(others))
    with library.change(label) as session:
        (kept,) = questions.sources_by_id(session, [into])
        merged = questions.sources_by_id(session, others)
        for article in questions.articles_of(session, others):
            article.source = kept
        for other in merged:
            kept.aliases = _once([*kept.aliases, other.name, other.domain, *other.aliases], kept)
            kept.note = "\n".join(filter(None, (kept.note, other.note)))
            if kept.country is None:
                kept.country, kept.country_origin = other.country, other.country_origin
            kept.kind = kept.kind or other.kind
            kept.domain = kept.domain or other.domain
        kept.by_officer = True
        session.flush()
        for other in merged:
            session.delete(other)


def split_source(library: Library, source_id: int, domain: str) -> int:
    """Make one of an outlet's further domains an outlet of its own again; return its id.

    The articles that are from that domain by their address go with it.

    Raises:
        NotFound: The outlet is gone; nothing was changed.
        Refused: It is not known by that domain.

    """
    site = site_of(domain)
    with library.change(tr("Split source")) as session:
        (source,) = questions.sources_by_id(session, [source_id])
        known = [alias for alias in source.aliases if "." in alias and site_of(alias) == site]
        if not known or site == site_of(source.domain):
            raise Refused(
                tr("{name} is not also known as {domain}.").format(name=source.name, domain=domain),
                tr("Choose one of its further domains."),
            )
        source.aliases = [alias for alias in source.aliases if alias not in known]
        source.by_officer = True
        apart = questions.new_source("", site)
        apart.by_officer = True
        session.add(apart)
        session.flush()
        for article in questions.articles_of(session, [source_id]):
            if site_of(urlsplit(article.url or "").hostname or "") == site:
                article.source = apart
        return apart.id


def _require(name: str | None, country: str | None, kind: str | None) -> None:
    if name is not None and not name.strip():
        raise Refused(tr("An outlet needs a name."))
    if country and not is_country(country):
        raise Refused(
            tr("There is no country with the code {code}.").format(code=country),
            tr("Use a code of two letters, such as TJ."),
        )
    if kind and kind not in KINDS:
        raise Refused(
            tr("“{kind}” is no kind of outlet.").format(kind=kind),
            tr("Use one of: {kinds}.").format(kinds=", ".join(KINDS)),
        )


def _require_own_aliases(session: Session, source: Source) -> None:
    """Refuse an alias by which another outlet is known: a page would belong to both."""
    own = {_key(alias) for alias in source.aliases}
    for other in session.scalars(select(Source).where(Source.id != source.id)):
        for alias in (other.name, other.domain, *other.aliases):
            if alias and _key(alias) in own:
                raise Refused(
                    tr("“{alias}” is a name of {name} already.").format(
                        alias=alias, name=other.name
                    ),
                    tr("Merge the two outlets instead."),
                )


def _once(aliases: Iterable[str], source: Source, name: str = "") -> list[str]:
    """Return the aliases without empty ones, doubles, and what the outlet is called anyway."""
    called = {_key(name or source.name), _key(source.domain)}
    found: dict[str, str] = {}
    for alias in aliases:
        plain = " ".join(alias.split())
        if plain and _key(plain) not in called:
            found.setdefault(_key(plain), plain)
    return list(found.values())


def _key(alias: str) -> str:
    return alias.casefold().removeprefix("www.")
