"""What a library stores, as SQLAlchemy typed records.

Times are ISO 8601 texts in UTC (``base.dates.utc_now``). A *place* in an article is
``[block position, start, end]``, counting code points of the block's text, the end excluded.
``uid`` is a UUIDv7 and never changes, so that libraries can be merged; ``id`` is unique within its
table, never used again and never leaves the program.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from briefbench.base.dates import utc_now
from briefbench.model.import_records import Original
from briefbench.model.kinds import (
    BlockKind,
    Format,
    ItemKind,
    MarkColour,
    Origin,
    SpeakerKind,
    SpeechKind,
    TextType,
    Tlp,
    Verdict,
)
from briefbench.model.record_base import Lasting, OfArticle, Place, Record, table


class Source(Lasting, Record):
    """An outlet."""

    __tablename__ = "source"
    __table_args__ = table(UniqueConstraint("name", "domain"))

    name: Mapped[str] = mapped_column(index=True)
    domain: Mapped[str] = mapped_column(default="", index=True)  # without "www."
    country: Mapped[str | None]  # ISO 3166-1 alpha-2
    country_origin: Mapped[str] = mapped_column(default="")  # "domain", "list", "officer"
    kind: Mapped[str] = mapped_column(default="")  # one of base.outlets.KINDS, "" when unknown
    note: Mapped[str] = mapped_column(default="")
    aliases: Mapped[list[str]] = mapped_column(default=list)  # further names and domains
    by_officer: Mapped[bool] = mapped_column(default=False)  # the officer wrote something of it


class Article(Lasting, Record):
    """What was read from a page. Its text is in its blocks."""

    __tablename__ = "article"
    __table_args__ = table(UniqueConstraint("original_id", "member"))

    original_id: Mapped[int] = mapped_column(ForeignKey("original.id"), index=True)
    member: Mapped[str] = mapped_column(default="")  # "" for the whole file
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    title: Mapped[str]
    byline: Mapped[list[str]] = mapped_column(default=list)
    url: Mapped[str | None]
    format: Mapped[Format]
    language: Mapped[str] = mapped_column(default="")  # ISO 639-1, "" when unknown
    published: Mapped[str | None]  # precision is the form of the ISO text
    published_origin: Mapped[Origin | None]
    captured: Mapped[str | None]
    captured_origin: Mapped[Origin | None]
    event: Mapped[str | None]  # set by the officer
    added: Mapped[str] = mapped_column(default=utc_now)
    read: Mapped[bool] = mapped_column(default=False)
    archived: Mapped[bool] = mapped_column(default=False)
    trashed: Mapped[str | None]  # when it was put into the trash
    address: Mapped[str | None] = mapped_column(index=True)  # equal for versions of one page
    fingerprint: Mapped[list[str]] = mapped_column(  # follows the blocks
        default=list, deferred=True, info={"derived": True}
    )
    reader: Mapped[int] = mapped_column(default=0)  # version of the reader it was read with
    corrected: Mapped[list[str]] = mapped_column(default=list)  # what the officer set: "title"
    chain: Mapped[list[list[Any]]] = mapped_column(default=list)  # [words, block, start, end, role]
    picture: Mapped[dict[str, Any]] = mapped_column(default=dict)  # reference, caption, alt; or {}
    excerpt: Mapped[bool] = mapped_column(default=False)  # the file gives a part of it only

    original: Mapped[Original] = relationship()
    source: Mapped[Source | None] = relationship()
    blocks: Mapped[list[Block]] = relationship(
        cascade="all, delete-orphan", order_by="Block.position"
    )
    countries: Mapped[list[ArticleCountry]] = relationship(
        cascade="all, delete-orphan", order_by="ArticleCountry.share.desc()"
    )
    suggestions: Mapped[list[Suggestion]] = relationship(
        back_populates="article", cascade="all, delete-orphan", order_by="Suggestion.id"
    )
    quotes: Mapped[list[Quote]] = relationship(
        back_populates="article", cascade="all, delete-orphan", order_by="Quote.id"
    )
    tags: Mapped[list[ArticleTag]] = relationship(
        cascade="all, delete-orphan", order_by="ArticleTag.id"
    )

    def correct(self, fact: str) -> None:
        """Note that the officer set this fact, so that reading the page again leaves it alone."""
        if fact not in self.corrected:
            self.corrected = sorted([*self.corrected, fact])


class Block(OfArticle, Record):
    """One block of an article's text, in page order; ``tail`` when it is not the article's own."""

    __tablename__ = "block"
    __table_args__ = table(UniqueConstraint("article_id", "position"))

    position: Mapped[int]  # 0, 1, 2, ... in page order
    kind: Mapped[BlockKind]
    tail: Mapped[bool]
    by_officer: Mapped[bool] = mapped_column(default=False)  # the officer drew the border here
    text: Mapped[str]


class ArticleCountry(OfArticle, Record):
    """A country that an article names, with the places that say so.

    ``mentions`` are ``[block position, start, end, kind, confidence, *competing codes]`` in
    text order.
    """

    __tablename__ = "article_country"
    __table_args__ = table(
        UniqueConstraint("article_id", "code"), Index("ix_article_country_code", "code")
    )

    code: Mapped[str]  # ISO 3166-1 alpha-2
    about: Mapped[bool]
    share: Mapped[float]  # 0.0 to 1.0
    mentions: Mapped[list[list[Any]]] = mapped_column(default=list)
    by_officer: Mapped[bool] = mapped_column(default=False)


class Speaker(Lasting, Record):
    """A person or body who is quoted; all its names are in ``SpeakerName``."""

    __tablename__ = "speaker"

    name: Mapped[str] = mapped_column(unique=True)  # by which lists and briefs call it
    kind: Mapped[SpeakerKind | None]  # both set by the officer; None: what the quotes tell
    country: Mapped[str | None]  # ISO 3166-1 alpha-2


class Suggestion(OfArticle, Record):
    """A quote the program believes to have found; ``confidence`` is 0.0 to 1.0."""

    __tablename__ = "suggestion"

    kind: Mapped[SpeechKind]
    places: Mapped[list[Place]]
    words: Mapped[str]
    speaker: Mapped[str] = mapped_column(  # the full name if certain, else as given
        default="", index=True
    )
    speaker_place: Mapped[list[Place]] = mapped_column(default=list)  # one place or none
    role: Mapped[str] = mapped_column(default="")
    country: Mapped[str | None]
    cue_place: Mapped[list[Place]] = mapped_column(default=list)  # one place or none
    confidence: Mapped[float]
    verdict: Mapped[Verdict] = mapped_column(default=Verdict.OPEN)

    article: Mapped[Article] = relationship(back_populates="suggestions")


class Quote(Lasting, OfArticle, Record):
    """Words of a speaker that the officer chose to keep.

    ``words`` are those of all places, joined by a space; ``selectors`` keep the exact words of each
    and what stood around them (see ``store.selectors``), so that it can be found again when the
    page is read anew, also while the quote has no place. ``review`` when its words were not found
    for certain: ``places`` is empty then, and ``orphan`` when the officer keeps it like that.
    ``called`` is the name by which the speaker was given, printed in the article or written by the
    officer: one of the speaker's names, ``""`` for the first.
    """

    __tablename__ = "quote"

    suggestion_id: Mapped[int | None] = mapped_column(
        ForeignKey("suggestion.id", ondelete="SET NULL"), index=True
    )
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)
    called: Mapped[str] = mapped_column(default="")
    kind: Mapped[SpeechKind]
    places: Mapped[list[Place]]
    words: Mapped[str]
    selectors: Mapped[list[list[Any]]] = mapped_column(  # [exact, prefix, suffix, start]
        default=list
    )
    role: Mapped[str] = mapped_column(default="")  # as given in this article
    country: Mapped[str | None]
    comment: Mapped[str] = mapped_column(default="")
    colour: Mapped[MarkColour] = mapped_column(default=MarkColour.GREEN)
    translation: Mapped[str] = mapped_column(default="")  # of the words, unofficial
    translator: Mapped[str] = mapped_column(default="")
    translation_language: Mapped[str] = mapped_column(default="")  # ISO 639-1
    review: Mapped[bool] = mapped_column(default=False)
    orphan: Mapped[bool] = mapped_column(default=False)
    added: Mapped[str] = mapped_column(default=utc_now)

    article: Mapped[Article] = relationship(back_populates="quotes")
    speaker: Mapped[Speaker | None] = relationship()
    tags: Mapped[list[QuoteTag]] = relationship(
        cascade="all, delete-orphan", order_by="QuoteTag.id"
    )


class Tag(Lasting, Record):
    """The officer's word, in a tree; ``name`` is one step of the path."""

    __tablename__ = "tag"
    __table_args__ = table(UniqueConstraint("parent_id", "name"))

    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("tag.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    colour: Mapped[int] = mapped_column(default=0)  # 0 to 5, an index into the scheme's tag hues


class ArticleTag(OfArticle, Record):
    """An article carries a tag."""

    __tablename__ = "article_tag"
    __table_args__ = table(UniqueConstraint("article_id", "tag_id"))

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), index=True)

    tag: Mapped[Tag] = relationship()


class QuoteTag(Record):
    """A quote carries a tag, whatever its article carries."""

    __tablename__ = "quote_tag"
    __table_args__ = table(UniqueConstraint("quote_id", "tag_id"))

    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id", ondelete="CASCADE"), index=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), index=True)

    tag: Mapped[Tag] = relationship()


class Brief(Lasting, Record):
    """A document being composed."""

    __tablename__ = "brief"

    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    distribution: Mapped[str] = mapped_column(default="")
    marking: Mapped[str] = mapped_column(default="")  # the house's own, beside the TLP mark
    tlp: Mapped[Tlp] = mapped_column(default=Tlp.CLEAR)
    cutoff: Mapped[str] = mapped_column(default=utc_now)
    glance: Mapped[list[list[Any]]] = mapped_column(default=list)  # [text, uid of the item]
    made: Mapped[str] = mapped_column(default=utc_now)

    sections: Mapped[list[Section]] = relationship(
        cascade="all, delete-orphan", order_by="Section.position"
    )


class Section(Lasting, Record):
    """A part of a brief, by country or theme."""

    __tablename__ = "section"

    brief_id: Mapped[int] = mapped_column(ForeignKey("brief.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]

    items: Mapped[list[Item]] = relationship(cascade="all, delete-orphan", order_by="Item.position")


class Item(Lasting, Record):
    """A numbered item of a brief; its number is its place in the whole brief."""

    __tablename__ = "item"

    section_id: Mapped[int] = mapped_column(
        ForeignKey("section.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[ItemKind]
    headline: Mapped[str]
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="SET NULL"), index=True
    )
    text_type: Mapped[TextType | None]
    text: Mapped[str] = mapped_column(default="")  # paragraphs parted by an empty line
    comment: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    tlp: Mapped[Tlp | None]
    chart: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what to count, for a chart

    quotes: Mapped[list[ItemQuote]] = relationship(
        cascade="all, delete-orphan", order_by="ItemQuote.position"
    )
    article: Mapped[Article | None] = relationship()


class ItemQuote(Record):
    """An item gives a quote."""

    __tablename__ = "item_quote"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]

    quote: Mapped[Quote] = relationship()


class TrayEntry(Record):
    """An article or a quote waiting to be put into a brief; exactly one of the two is set."""

    __tablename__ = "tray_entry"

    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), unique=True
    )
    quote_id: Mapped[int | None] = mapped_column(
        ForeignKey("quote.id", ondelete="CASCADE"), unique=True
    )


class Setting(Record):
    """A choice kept with the library, as text: ``zone``, ``tlp``, ``house``."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


class Touched(Record):
    """The revision at which an article last changed, was added or was removed.

    Columns and index follow the library by asking for what was touched after the revision they
    know. ``id`` is the article's; the row outlives it. ``older``, found anew whenever the article
    or another version of its page is touched, says that a newer version stands for it.
    """

    __tablename__ = "touched"
    __table_args__ = ()

    revision: Mapped[int] = mapped_column(index=True)
    older: Mapped[bool] = mapped_column(default=False)


class Change(Record):
    """One step of the officer's history: what Undo takes back."""

    __tablename__ = "change"

    label: Mapped[str]
    made: Mapped[str] = mapped_column(default=utc_now)
    undone: Mapped[bool] = mapped_column(default=False, index=True)

    lines: Mapped[list[ChangeLine]] = relationship(
        cascade="all, delete-orphan", order_by="ChangeLine.id"
    )


class ChangeLine(Record):
    """One row before and after a change, as JSON; NULL where the row did not exist."""

    __tablename__ = "change_line"

    change_id: Mapped[int] = mapped_column(ForeignKey("change.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
