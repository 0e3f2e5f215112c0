"""What is shown of speakers: who they are, their names, roles, sources, and who may be the same."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import Alike, SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in a list; ``quotes`` are those of live articles."""

    id: int
    uid: str
    name: str
    kind: SpeakerKind | None
    country: str | None  # the officer's, else the one most quotes give
    country_set: bool  # by the officer
    quotes: int
    first: str  # ISO dates of the first and the last dated quote, "" when there is none
    last: str
    names: tuple[str, ...]  # all, the one it is called by first
    role: str = ""  # the latest that the officer states or a quote gives


@dataclass(frozen=True, slots=True)
class SpeakerNameRow:
    """A name of a speaker, and how many quotes of live articles give it by this one."""

    name: str
    quotes: int
    main: bool
    merged: bool  # splitting it off gives back a speaker that was merged


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What a speaker was, and when, as quotes tell (``id`` is None) or the officer states."""

    role: str
    country: str | None
    first: str  # ISO dates, "" where it is open
    last: str
    quotes: int
    id: int | None = None
    sources: tuple[str, ...] = ()  # outlets that give it, most quotes first


@dataclass(frozen=True, slots=True)
class LikenessRow:
    """Two speakers that may be one; the officer decides."""

    id: int  # the speaker it is asked of, or the one with more quotes
    other_id: int
    name: str  # the names that are alike
    other_name: str
    reason: Alike
    confidence: float  # 0.0 to 1.0
    quotes: int = 0
    other_quotes: int = 0
    words: tuple[tuple[str, str], ...] = ()  # what in the names agrees, as it is written


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Everything a speaker's page shows; quotes in the trash are not counted."""

    speaker: SpeakerRow
    names: tuple[SpeakerNameRow, ...]  # the main one first, then by quotes
    roles: tuple[RoleRow, ...]  # newest first
    sources: tuple[tuple[str, int], ...]  # outlet and quotes, most first
    undated: int
    quote_ids: tuple[int, ...]  # newest first, undated last
    dates: tuple[str, ...]  # of their articles, as published; "" where there is none
    apart: tuple[tuple[int, str], ...]  # speakers said not to be this one: id, name


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Somebody who may have said it; ``confidence`` (0.0 to 1.0) only puts them in order."""

    name: str
    role: str
    country: str | None
    confidence: float
    reason: str  # in the officer's words
