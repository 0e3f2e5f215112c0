"""What leaves the desk about imports besides their lines: leads, attachments, border rules."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import BorderKind


@dataclass(frozen=True, slots=True)
class ReadAgainReport:
    """What became of articles whose pages were read again; ids, and counts of the rest."""

    changed: tuple[int, ...]
    unchanged: int
    left: tuple[int, ...]  # as they were: the officer's border does not fit what is read now
    failed: tuple[int, ...]  # as they were: the page is gone or cannot be read any more
    review: int  # quotes whose words were not found for certain
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class BorderRuleRow:
    """A rule about where an outlet's articles end; ``sentence`` explains it."""

    id: int
    uid: str
    outlet: str
    kind: BorderKind
    text: str
    made: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LeadRow:
    """An address to be fetched later; ``name`` is the link file's."""

    id: int
    uid: str
    address: str
    title: str
    added: str
    name: str


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file kept as it is; ``article_id`` and ``headline`` tell beside which article."""

    id: int
    uid: str
    name: str
    size: int  # bytes
    sha256: str
    path: str  # where it lies in the library folder
    article_id: int | None
    headline: str
    added: str
