"""Finding articles: words from the index, everything else from the columns, put together here."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from briefbench.analysis.country_names import codes_by_name, country_name
from briefbench.base.dates import zone_named
from briefbench.base.errors import LibraryBusy
from briefbench.base.words import tr
from briefbench.columns import counts, order
from briefbench.columns.filters import mask
from briefbench.columns.table import Table
from briefbench.desk.library import Library, setting
from briefbench.model.facts import Filter
from briefbench.model.kinds import Sort
from briefbench.model.rows import Found, Hit, Place, SearchResult
from briefbench.search import find as finder
from briefbench.search import snippets
from briefbench.search.query import Query, parse_query, understood
from briefbench.store.articles import article_rows as rows_of
from briefbench.store.chips import copies_of
from briefbench.store.facts import source_ids
from briefbench.store.quotes import block_texts
from briefbench.store.tags import tag_rows, tags_below

SNIPPET = 240
"""Code points of text around the hits: two lines of a list, three of a terminal."""


@dataclass
class Matches:
    """Which articles a query matches: a mask over the columns, and the positions it keeps."""

    query: Query
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
        parsed = parse_query(
            query, today=datetime.now(zone_named(here)).date(), countries=codes_by_name()
        )
        table = library.following.table(session, here)
        facts = partial(_facts, session, table)
        found = finder.find(parsed, library.following.index, table.ids, facts)
    kept = found.mask if parsed.asks_for_trash else found.mask & live(table)
    return Matches(parsed, table, here, kept, found.scores, np.flatnonzero(kept))


def find_articles(
    library: Library, query: str = "", *, sort: Sort = Sort.NEWEST, facets: bool = False
) -> Found:
    """Return the ids of all articles that match, in order, and counts over them if asked.

    Raises:
        QueryError: The query cannot be understood; knows where.

    """
    begun = time.perf_counter()
    catch_up(library)
    matches = matches_of(library, query)
    places = order.sort_positions(matches.table, matches.positions, sort, matches.scores)
    return Found(
        query=query,
        understood=understood(matches.query, _name),
        ids=tuple(matches.table.ids[places].tolist()),
        scores=tuple(matches.scores[places].tolist()),
        facets=_facets(library, matches) if facets else {},
        milliseconds=(time.perf_counter() - begun) * 1000,
    )
