"""The bank of quotes: what is known of each quote to filter by, what is asked, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class QuoteField(StrEnum):
    """What quotes are narrowed by; the value is the name of the field in ``QuoteFilter``."""

    SPEAKER = "speaker"
    ROLE = "role"
    SAID_BY = "said_by"  # the speaker's country
    ABOUT = "about"  # a country the article is about
    QUOTE_TAG = "quote_tag"
    TAG = "tag"  # of the article
    SOURCE = "source"
    KIND = "kind"
    LANGUAGE = "language"
    STATE = "state"
    DATE = "date"


class QuoteState(StrEnum):
    """What the desk has done with a quote, or has still to do; several may be true at once."""

    UNBRIEFED = "unbriefed"  # in no brief
    BRIEFED = "briefed"
    REVIEW = "review"  # its place is lost, and the officer has not said yet what becomes of it
    ALTERED = "altered"  # not word for word, though nobody has to say where it stands
    COMMENTED = "commented"


class QuoteSort(StrEnum):
    """The order of quotes; equal ones are newest first, those of an article in text order."""

    PUBLISHED = "published"  # newest first, undated last
    ADDED = "added"  # the one kept last first
    SPEAKER = "speaker"  # those of nobody last
    SOURCE = "source"
    COUNTRY = "country"  # by the speaker's code
    LENGTH = "length"  # the longest first


UNDATED = "undated"
"""The date of quotes whose article has none."""


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes are wanted: those that fit every field that is given.

    Of several values of a field one must fit, of several states all. Names, roles and tags do not
    depend on case. Plain words and phrases of the query must stand in quotation, speaker, role or
    headline; its conditions are on the article, save ``speaker:``. A date is an ISO day, month or
    year, a stretch ``first/last`` of which an end may be missing, or ``UNDATED``; the whole
    interval of the article must lie inside.
    """

    query: str = ""  # as in the search box
    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()  # alpha-2
    about: tuple[str, ...] = ()  # alpha-2
    quote_tag: tuple[str, ...] = ()  # paths, those below included
    tag: tuple[str, ...] = ()  # of the article, likewise
    source: tuple[str, ...] = ()  # names
    kind: tuple[str, ...] = ()  # values of SpeechKind
    language: tuple[str, ...] = ()  # ISO 639-1
    state: tuple[str, ...] = ()  # values of QuoteState
    date: tuple[str, ...] = ()

    def values(self, field: QuoteField) -> tuple[str, ...]:
        """Return what is wanted in one field; nothing for all."""
        found: tuple[str, ...] = getattr(self, field.value)
        return found

    def with_values(self, field: QuoteField, values: tuple[str, ...]) -> QuoteFilter:
        """Return this filter with other values in one field."""
        changed: dict[str, Any] = {field.value: values}
        return replace(self, **changed)

    @property
    def fields(self) -> list[QuoteField]:
        """The fields that narrow."""
        return [field for field in QuoteField if self.values(field)]


@dataclass(frozen=True, slots=True)
class FoundQuotes:
    """The quotes that fit, and what else could be chosen.

    ``counts`` say for a value of a field how many quotes would be shown if it alone were chosen in
    that field: most first, then by name; of dates the months, latest first, then the stretches
    that were asked for and ``UNDATED``, zero included; of states all.
    """

    ids: tuple[int, ...]
    everything: int  # quotes there are, whatever is wanted
    speakers: int  # distinct ones among ``ids``
    review: int  # of ``ids``
    counts: Mapping[QuoteField, Mapping[str, int]] = field(default_factory=dict)
