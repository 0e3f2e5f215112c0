"""What columns and index know of each article: facts that filter and count, words that match."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article as ``columns`` keeps it; ids are database keys, codes alpha-2.

    ``first_day`` and ``last_day`` are the days its published date covers in the library's zone, as
    proleptic Gregorian ordinals (``date.toordinal``), both included; 0 when undated. So are those
    of the day it was saved (``captured``) and of the event that the officer dated (``event``).
    ``story`` is equal for the articles of one story; an article alone has a number of its own.
    ``older`` says that a newer version of the page is in the library.
    """

    id: int
    first_day: int = 0
    last_day: int = 0
    captured_first: int = 0
    captured_last: int = 0
    event_first: int = 0
    event_last: int = 0
    added: float = 0.0  # POSIX seconds when it came into the library
    source_id: int = 0  # 0 when unknown
    language: str = ""
    story: int = 0
    read: bool = False
    archived: bool = False
    trashed: bool = False
    older: bool = False
    quotes: int = 0  # accepted ones
    suggestions: int = 0  # open ones
    briefed: bool = False
    countries: tuple[str, ...] = ()  # that it names
    about: tuple[str, ...] = ()  # that it is about, the largest share first
    tags: tuple[int, ...] = ()
    speakers: tuple[str, ...] = ()  # names in accepted quotes and open suggestions


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
