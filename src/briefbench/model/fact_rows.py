"""What is shown of an article's origin: its outlet, the chain of sources, its picture, its date."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import ChainRole


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet; ``count`` are its live articles."""

    id: int
    uid: str
    name: str
    domain: str
    country: str | None
    count: int = 0
    country_origin: str = ""  # "domain", "list", "officer"
    kind: str = ""  # one of base.outlets.KINDS
    note: str = ""
    aliases: tuple[str, ...] = ()  # further names and domains


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A link of the chain by which a text came to be: the words that name it, and where."""

    words: str
    place: tuple[int, int, int]  # block position, start, end
    role: ChainRole


@dataclass(frozen=True, slots=True)
class PictureRow:
    """What the page says of its lead picture; ``desk.article_picture`` gives it."""

    reference: str
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class OfferedDateRow:
    """A day that may be the one of publication: ISO ``value``, and the words that say so."""

    value: str
    words: str
    place: tuple[int, int, int] | None  # block position, start, end


@dataclass(frozen=True, slots=True)
class SourceView:
    """Everything of one outlet."""

    row: SourceRow
    first: str  # published date of its earliest dated article, "" when none is dated
    last: str
    in_trash: int  # articles
