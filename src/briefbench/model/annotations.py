"""Quotes on their way in from other programs, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpanDraft:
    """The words of one target, what stands around them, and where they began (-1: unknown)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1


@dataclass(frozen=True, slots=True)
class PageClue:
    """How an annotation names the page it is about; ``""`` where it does not say."""

    article: str = ""  # uid
    sha256: str = ""
    member: str | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationDraft:
    """One annotation as it was read, not yet a quote."""

    uid: str  # its own, or one made of its name: the same each time it is read
    page: PageClue
    spans: tuple[SpanDraft, ...]
    speaker: str = ""
    role: str = ""
    country: str | None = None
    kind: str = ""  # of ``SpeechKind``, "" when it does not say
    comment: str = ""
    tags: tuple[str, ...] = ()  # paths
    colour: str = ""  # of ``MarkColour``, "" when it does not say
    translation: str = ""
    translator: str = ""
    translation_language: str = ""  # ISO 639-1
    orphan: bool = False
    added: str = ""


@dataclass(frozen=True, slots=True)
class LeftAnnotation:
    """An annotation that was not taken: its number in the file from 1, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class AnnotationsReport:
    """How an import of annotations went."""

    new: tuple[int, ...]  # ids of quotes, in the order of the file
    known: int  # were in the library already, and were left as they are
    review: int  # of the new: their words were not found for certain
    left: tuple[LeftAnnotation, ...]
