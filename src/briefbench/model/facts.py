"""What columns and index know of each article: facts that filter and count, words that match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

EPOCH = 719_163
"""Ordinal of 1970-01-01, where POSIX seconds and numpy's days begin."""

DAY = 86_400
"""Seconds of a day, as POSIX counts them."""

NO_TIME = int(np.iinfo(np.int64).min)
"""Stands for the second of a date that has none."""


class Dates(NamedTuple):
    """Dates of many rows, whatever the zone.

    ``first`` and ``last`` are the days a date covers as it is written (in UTC when it has a time
    with a zone), as proleptic Gregorian ordinals (``date.toordinal``), both included; 0 when
    undated. ``seconds`` are POSIX seconds, ``NO_TIME`` for what has no time or no zone: its days
    are the same everywhere.
    """

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    seconds: NDArray[np.int64]


class Pairs(NamedTuple):
    """Several values a row: row ``rows[k]`` has the value ``codes[k]``, each once; rows ascend."""

    rows: NDArray[np.int32]
    codes: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class ArticleFacts:
    """Articles as the database has them, in the order of their ids; what ``columns`` is given.

    ``language``, ``countries``, ``about`` and ``speakers`` hold places in ``words[field]``;
    ``source`` and ``tags`` database ids, ``source`` 0 when unknown. ``story`` is equal for the
    articles of one story; an article alone has a number of its own. ``older`` says that a newer
    version of the page is in the library.
    """

    ids: NDArray[np.int64]
    published: Dates
    captured: Dates
    event: Dates
    added: NDArray[np.float64]  # POSIX seconds when it came into the library
    source: NDArray[np.int64]
    language: NDArray[np.int32]
    story: NDArray[np.int64]
    read: NDArray[np.bool_]
    archived: NDArray[np.bool_]
    trashed: NDArray[np.bool_]
    older: NDArray[np.bool_]
    briefed: NDArray[np.bool_]
    quotes: NDArray[np.int32]  # accepted ones
    suggestions: NDArray[np.int32]  # open ones
    countries: Pairs  # alpha-2 codes it names
    about: Pairs  # alpha-2 codes it is about
    tags: Pairs
    speakers: Pairs  # names in accepted quotes and open suggestions
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class QuoteFacts:
    """Quotes of live articles as the database has them, in the order of their ids.

    ``speaker`` (as it is called), ``role``, ``said_by`` (alpha-2) and ``kind`` hold places in
    ``words[field]``, of which ``""`` says that there is none; ``quote_tags`` database ids.
    ``review`` waits for the officer to say where it stands; ``altered`` does not, and its words do
    not stand at its place.
    """

    ids: NDArray[np.int64]
    article: NDArray[np.int64]
    added: NDArray[np.float64]  # POSIX seconds
    speaker: NDArray[np.int32]
    role: NDArray[np.int32]
    said_by: NDArray[np.int32]
    kind: NDArray[np.int32]
    length: NDArray[np.int32]  # code points of the words
    commented: NDArray[np.bool_]
    review: NDArray[np.bool_]
    altered: NDArray[np.bool_]
    briefed: NDArray[np.bool_]
    quote_tags: Pairs
    text: NDArray[np.object_]  # str, folded: everything plain words are looked for in
    words: Mapping[str, tuple[str, ...]]


def _no_articles() -> ArticleFacts:
    none = np.zeros(0, np.int64)
    codes, flags = none.astype(np.int32), none.astype(bool)
    dates, pairs = Dates(codes, codes, none), Pairs(codes, codes)
    return ArticleFacts(
        ids=none,
        published=dates,
        captured=dates,
        event=dates,
        added=none.astype(np.float64),
        source=none,
        language=codes,
        story=none,
        read=flags,
        archived=flags,
        trashed=flags,
        older=flags,
        briefed=flags,
        quotes=codes,
        suggestions=codes,
        countries=pairs,
        about=pairs,
        tags=pairs,
        speakers=pairs,
        words=dict.fromkeys(("language", "countries", "about", "speakers"), ()),
    )


def _no_quotes() -> QuoteFacts:
    none = np.zeros(0, np.int64)
    codes, flags = none.astype(np.int32), none.astype(bool)
    return QuoteFacts(
        ids=none,
        article=none,
        added=none.astype(np.float64),
        speaker=codes,
        role=codes,
        said_by=codes,
        kind=codes,
        length=codes,
        commented=flags,
        review=flags,
        altered=flags,
        briefed=flags,
        quote_tags=Pairs(codes, codes),
        text=none.astype(object),
        words=dict.fromkeys(("speaker", "role", "said_by", "kind"), ()),
    )


NOTHING, NO_QUOTES = _no_articles(), _no_quotes()
"""The facts of no articles and of no quotes."""


@dataclass(frozen=True, slots=True)
class ArticlePrint:
    """One article as its copies and versions are found.

    ``fingerprint`` as in its draft; ``address`` is equal for versions of one page.
    """

    id: int
    fingerprint: tuple[str, ...]
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """One article as the index keeps it: all its words, by field."""

    id: int
    title: str
    body: str
    speakers: str = ""  # names and roles, of accepted quotes and open suggestions
    quotes: str = ""  # the words said, likewise


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition of a query that facts answer, not words.

    ``field`` is one of ``country about tag source lang is before after on story``; ``value`` as
    ``columns`` needs it: an alpha-2 code or the name of a
    group of countries, a tag path, a source's name or domain, an ISO 639-1 code,
    a state, an ISO date, a story's uid.
    """

    field: str
    value: str
