"""The bank of quotes: which quotes fit, how many each further choice would leave, in what order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.columns.quote_filters import Asked, Named, Narrowed, sort_quotes
from briefbench.desk.doubts import doubted_now, with_doubts
from briefbench.desk.library import Library, setting
from briefbench.desk.searching import matches_of, understood_parts
from briefbench.model.bank import FoundQuotes, QuoteField, QuoteFilter, QuoteSort
from briefbench.model.records import Source
from briefbench.model.rows import QuoteRow
from briefbench.store.quotes import quote_rows
from briefbench.store.speakers import further_names
from briefbench.store.tags import tag_rows, tags_below

ALL = QuoteFilter()

_OPERATORS = {"AND", "OR", "NOT"}
_PLAIN = re.compile(r'(?:(speaker|quote):)?(?:"([^"]+)"|([^\s":()*~]+))', re.IGNORECASE)
"""A word or a phrase, alone or of a field that quotes answer themselves."""


def find_quotes(
    library: Library,
    wanted: QuoteFilter = ALL,
    *,
    sort: QuoteSort = QuoteSort.PUBLISHED,
    turned: bool = False,
    counts: bool = False,
    dates: Sequence[str] = (),
) -> FoundQuotes:
    """Return the ids of the quotes of live articles that fit, in order.

    Made for paging: rows are asked for by ``quotes_by_ids`` when they are seen.

    Args:
        library: The library to ask.
        wanted: What they must fit.
        sort: The order.
        turned: The other way round; what cannot be put in order comes last both ways.
        counts: Count what each further choice would leave.
        dates: Stretches ``first/last`` that are counted besides the months.

    Raises:
        QueryError: The query cannot be understood; knows where.
        Refused: There is no such state or date.

    """
    asked = _asked(library, wanted.query)
    with library.read() as session:
        named = _named(session, asked)
        table = library.following.quotes(session, setting(session, "zone") or "UTC")
        doubted = np.isin(table.ids, doubted_now(library, session))
    table = replace(table, altered=(table.altered | doubted) & ~table.review)
    try:
        narrowed = Narrowed(table, wanted, named, asked)
        rows = narrowed.rows
        found = {field: narrowed.counts(field, dates) for field in QuoteField} if counts else {}
    except ValueError as error:
        raise Refused(
            tr("“{value}” is no date and no state of quotes.").format(value=error),
            tr("Write a date as 2026-10-13, 2026-10 or 2026-10-01/2026-10-31."),
        ) from error
    speakers = np.unique(table.speaker[rows]).tolist()
    ordered = sort_quotes(table, rows, sort, named.sources, turned=turned)
    return FoundQuotes(
        ids=tuple(table.ids[ordered].tolist()),
        everything=len(table),
        speakers=sum(1 for code in speakers if table.words["speaker"][code]),
        review=int(np.count_nonzero(table.review[rows])),
        counts=found,
    )


def list_quotes(
    library: Library, wanted: QuoteFilter = ALL, *, sort: QuoteSort = QuoteSort.PUBLISHED
) -> list[QuoteRow]:
    """Return the quotes that fit as rows, in order; for lists that are shown or written whole.

    Raises:
        QueryError: The query cannot be understood; knows where.
        Refused: There is no such state or date.

    """
    return quotes_by_ids(library, find_quotes(library, wanted, sort=sort).ids)


def quotes_by_ids(library: Library, quote_ids: Sequence[int]) -> list[QuoteRow]:
    """Return these quotes in the order asked; those that are gone are left out.

    What the last check did not find in the originals is not word for word.
    """
    with library.read() as session:
        return with_doubts(library, quote_rows(session, quote_ids))


def _named(session: Session, asked: Asked) -> Named:
    """Return what the library calls its things; further names only where names are looked into."""
    tags = tag_rows(session)
    names = session.execute(select(Source.id, Source.name, Source.domain))
    return Named(
        tags=lambda path: tags_below(tags, path),
        paths={tag.id: tag.path for tag in tags},
        parents={tag.id: tag.parent_id for tag in tags},
        sources={id_: name or domain for id_, name, domain in names},
        others=further_names(session) if asked.words or asked.speakers else {},
    )


def _asked(library: Library, query: str) -> Asked:
    """Take a query apart: what quotes answer themselves, and what is left for their articles.

    A query with operators, parentheses or unsure words is one about articles as a whole.
    """
    if not query.strip():
        return Asked()
    parts = [text for text, _condition in understood_parts(library, query)]
    if any(part in _OPERATORS or part[:1] in "-(" for part in parts) or ")" in query:
        return Asked(articles=_articles(library, query))
    words: list[str] = []
    speakers: list[str] = []
    others: list[str] = []
    for part in parts:
        found = _PLAIN.fullmatch(part)
        if found is None:
            others.append(part)
        else:
            named = (found.group(1) or "").casefold()
            (speakers if named == "speaker" else words).append(found.group(2) or found.group(3))
    articles = _articles(library, " ".join(others)) if others else None
    return Asked(words, speakers, articles)


def _articles(library: Library, query: str) -> list[int]:
    matches = matches_of(library, query)
    found: list[int] = matches.table.ids[matches.positions].tolist()
    return found
