"""Finding articles: words from the index, everything else from the columns, put together here."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis.country_names import country_name
from briefbench.base.dates import zone_named
from briefbench.base.errors import LibraryBusy, QueryError
from briefbench.base.words import tr
from briefbench.columns import counts
from briefbench.columns.filters import live, mask
from briefbench.columns.order import sort_positions
from briefbench.columns.table import Table
from briefbench.desk.country_groups import Groups, groups_of
from briefbench.desk.library import Library, setting
from briefbench.model.drafts import BREAK
from briefbench.model.facts import Filter
from briefbench.model.import_records import Import
from briefbench.model.kinds import Sort
from briefbench.model.records import Block, Source
from briefbench.model.rows import (
    ArticleRow,
    CountryCount,
    Found,
    Hit,
    Place,
    SearchResult,
    SidebarRow,
)
from briefbench.search.find import find
from briefbench.search.query import Query, parse_query
from briefbench.search.snippets import hits, snippet
from briefbench.search.understood import understood
from briefbench.store import articles as articles_store
from briefbench.store.quotes import block_texts
from briefbench.store.sources import source_ids, source_names, source_row
from briefbench.store.stories import articles_of_story
from briefbench.store.tags import tag_rows, tags_below

FEW = 60
"""Articles an index may be behind and still be brought up to date before an answer."""

MOST_SPEAKERS = 12
"""Speakers that the sidebar is told; the others have their list."""


@dataclass
class Matches:
    """Which articles a query matches: a mask over the columns, and the positions it keeps."""

    query: Query
    groups: Groups
    table: Table
    zone: str
    mask: NDArray[np.bool_]
    scores: NDArray[np.float32]
    positions: NDArray[np.int64]


def matches_of(library: Library, query: str, *, zone: str | None = None) -> Matches:
    """Return what a query matches among live articles (or in the trash, when it asks for it).

    Raises:
        QueryError: The query cannot be understood; knows where.

    """
    with library.read() as session:
        here = zone or setting(session, "zone") or "UTC"
        groups = groups_of(session)
        parsed = _parsed(query, here, groups)
        table = library.following.table(session, here)
        if _has_words(parsed):
            _catch_up(library)
        answer = partial(_answer, session, table, groups)
        found = find(parsed, library.following.index, table.ids, answer)
    shown = live(table, trash=parsed.asks_for_trash, older=parsed.asks_for_older)
    kept = found.mask & shown
    return Matches(parsed, groups, table, here, kept, found.scores, np.flatnonzero(kept))


def _catch_up(library: Library) -> None:
    """Bring the index up to date where this program may write and is not asked to wait long.

    While another program writes, that one does it; what it has not done yet is not found.
    """
    with library.read() as session:
        behind = library.following.behind(session)
        if not behind or (library.keeps_house and behind > FEW):
            return
        try:
            library.hold()
        except LibraryBusy:
            return
        library.following.work_off(session)


def find_articles(
    library: Library, query: str = "", *, sort: Sort = Sort.NEWEST, facets: bool = False
) -> Found:
    """Return the ids of all articles that match, in order, and counts over them if asked.

    Raises:
        QueryError: The query cannot be understood; knows where.

    """
    begun = time.perf_counter()
    matches = matches_of(library, query)
    places = sort_positions(matches.table, matches.positions, sort, matches.scores)
    return Found(
        query=query,
        understood=understood(matches.query, partial(_name, matches.groups)),
        ids=tuple(matches.table.ids[places].tolist()),
        scores=tuple(matches.scores[places].tolist()),
        facets=_facets(library, matches) if facets else {},
        milliseconds=(time.perf_counter() - begun) * 1000,
    )


def search(
    library: Library,
    query: str,
    limit: int = 20,
    sort: str = Sort.RELEVANCE.value,
    *,
    facets: bool = False,
) -> SearchResult:
    """Return the best hits with the words in context, and counts over all matches if asked.

    Raises:
        QueryError: The query cannot be understood; knows where.

    """
    found = find_articles(library, query, sort=Sort(sort), facets=facets)
    ids = found.ids[:limit]
    with library.read() as session:
        parsed = _parsed(query, setting(session, "zone"), groups_of(session))
        rows = {row.id: row for row in articles_store.article_rows(session, ids)}
        hits = [
            Hit(
                uid=rows[id_].uid,
                title=rows[id_].title,
                source=rows[id_].source,
                published=rows[id_].published,
                score=score,
                snippet=snippet(_body(session, id_), parsed),
                countries=tuple(chip.code for chip in rows[id_].countries),
                tags=tuple(tag.path for tag in rows[id_].tags),
                copies=rows[id_].copies,
            )
            for id_, score in zip(ids, found.scores, strict=False)
            if id_ in rows
        ]
    return SearchResult(
        query=query,
        understood=found.understood,
        total=found.total,
        hits=tuple(hits),
        facets=found.facets,
        milliseconds=found.milliseconds,
    )


def article_rows(library: Library, article_ids: Sequence[int], query: str = "") -> list[ArticleRow]:
    """Return list rows in the order asked; articles that are gone are left out.

    Made for paging: ask for the block of some hundred ids that is on the screen. With a query the
    headlines know their hits; one that cannot be understood hits nothing.
    """
    with library.read() as session:
        rows = articles_store.article_rows(session, article_ids)
        parsed = _understood_or_none(session, query)
    if parsed is None or not parsed.leaves():
        return rows
    return [replace(row, title_hits=hits(row.title, parsed, "title")) for row in rows]


def article_hits(library: Library, article_id: int, query: str) -> list[Place]:
    """Return the places in an article that a query's words hit; none when it is not understood."""
    with library.read() as session:
        parsed = _understood_or_none(session, query)
        if parsed is None or not parsed.leaves():
            return []
        texts = block_texts(session, article_id)
    return [
        (position, start, end)
        for position, text in enumerate(texts)
        for start, end in hits(text, parsed)
    ]


def understood_parts(library: Library, query: str) -> list[tuple[str, bool]]:
    """Return a query cut into its pieces, and whether each is a condition; for showing chips.

    Raises:
        QueryError: The query cannot be understood.

    """
    with library.read() as session:
        parsed = _parsed(query, setting(session, "zone"), groups_of(session))
    return [(token.source, token.is_condition) for token in parsed.tokens]


def sidebar(library: Library) -> SidebarRow:
    """Return everything the sidebar shows, counts over live articles."""
    with library.read() as session:
        table = library.following.table(session, setting(session, "zone") or "UTC")
        alive = live(table)
        by_source = counts.count_sources(table, alive)
        sources = {
            source.id: source
            for source in session.scalars(select(Source).where(Source.id.in_(by_source)))
        }
        return SidebarRow(
            inbox=int((alive & ~table.read & ~table.archived).sum()),
            library=int(alive.sum()),
            trash=int(table.trashed.sum()),
            tags=tuple(tag_rows(session, _tag_counts(session, table, alive))),
            countries=tuple(
                CountryCount(code, country_name(code), count)
                for code, count in counts.count_countries(table, alive).items()
            ),
            sources=tuple(
                source_row(sources[id_], count)
                for id_, count in by_source.items()
                if id_ in sources
            ),
            speakers=tuple(counts.count_speakers(table, alive).items())[:MOST_SPEAKERS],
            sample=bool(session.scalar(select(Import.id).where(Import.sample).limit(1))),
        )


def _tag_counts(session: Session, table: Table, kept: NDArray[np.bool_]) -> dict[int, int]:
    """Return how many articles carry each tag or one below it."""
    parents = {row.id: row.parent_id for row in tag_rows(session)}
    return counts.count_tags(table, kept, parents=parents)


def _facets(library: Library, matches: Matches) -> dict[str, dict[str, int]]:
    table, kept = matches.table, matches.mask
    with library.read() as session:
        paths = {row.id: row.path for row in tag_rows(session)}
        by_source = counts.count_sources(table, kept)
        names = source_names(session, by_source)
        by_tag = _tag_counts(session, table, kept)
    return {
        "country": counts.count_countries(table, kept),
        "about": counts.count_about(table, kept),
        "source": {names[id_]: n for id_, n in by_source.items() if id_ in names},
        "tag": {paths[id_]: n for id_, n in by_tag.items()},
        "language": counts.count_languages(table, kept),
        "speaker": counts.count_speakers(table, kept),
        "month": counts.count_months(table, kept),
    }


def _answer(session: Session, table: Table, groups: Groups, asked: Filter) -> NDArray[np.bool_]:
    return mask(
        table,
        asked,
        countries=groups.codes,
        tags=lambda path: tags_below(tag_rows(session), path),
        sources=lambda name: source_ids(session, name),
        stories=lambda uid: articles_of_story(session, uid),
    )


def _parsed(query: str, zone: str, groups: Groups) -> Query:
    today = datetime.now(zone_named(zone or "UTC")).date()
    return parse_query(query, today=today, countries=groups.values())


def _understood_or_none(session: Session, query: str) -> Query | None:
    try:
        return _parsed(query, setting(session, "zone"), groups_of(session))
    except QueryError:
        return None


def _has_words(query: Query) -> bool:
    """Say whether the index is needed: words behind NOT count too."""
    return any(
        token.kind in {"word", "phrase"} and not token.is_condition for token in query.tokens
    )


def _body(session: Session, article_id: int) -> str:
    own = select(Block.text).where(Block.article_id == article_id, Block.tail.is_(False))
    return BREAK.join(session.scalars(own.order_by(Block.position)))


def _name(groups: Groups, asked: Filter) -> str:
    if asked.field in {"country", "about"}:
        return groups.said(asked.value)
    if asked.field == "is":
        return _STATES[asked.value]()
    return asked.value.replace("/", tr(" to ")) if asked.field == "on" else asked.value


_STATES = {
    "inbox": lambda: tr("in the inbox"),
    "read": lambda: tr("read"),
    "unread": lambda: tr("unread"),
    "archived": lambda: tr("archived"),
    "quoted": lambda: tr("quoted"),
    "briefed": lambda: tr("in a brief"),
    "undated": lambda: tr("undated"),
    "trash": lambda: tr("in the trash"),
    "older": lambda: tr("an older version"),
}
