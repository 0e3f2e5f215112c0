"""What came in: originals, imports and their lines, and what is kept besides articles."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from briefbench.base.dates import utc_now
from briefbench.model.kinds import BorderKind, Stored
from briefbench.model.record_base import Lasting, Record, table


class Original(Record):
    """A file as it was dropped, kept once under ``originals/`` by its SHA-256."""

    __tablename__ = "original"

    sha256: Mapped[str] = mapped_column(unique=True)
    suffix: Mapped[str]  # with the dot, lower case: ".html"; may be ""
    name: Mapped[str]  # as it was first called
    size: Mapped[int]  # bytes
    added: Mapped[str] = mapped_column(default=utc_now)


class Part(Record):
    """A file that belongs to a page (picture, style sheet) under the name the page uses."""

    __tablename__ = "part"
    __table_args__ = table(UniqueConstraint("page_id", "name"))

    page_id: Mapped[int] = mapped_column(ForeignKey("original.id", ondelete="CASCADE"))
    original_id: Mapped[int] = mapped_column(
        ForeignKey("original.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]


class Import(Lasting, Record):
    """One drop: what came in together, and is taken back together."""

    __tablename__ = "import"

    started: Mapped[str] = mapped_column(default=utc_now)
    ended: Mapped[str | None]
    cancelled: Mapped[bool] = mapped_column(default=False)
    sample: Mapped[bool] = mapped_column(default=False)  # the sample desk, removable in one click


class ImportLine(Record):
    """What became of one page of an import."""

    __tablename__ = "import_line"

    import_id: Mapped[int] = mapped_column(ForeignKey("import.id", ondelete="CASCADE"), index=True)
    path: Mapped[str]
    member: Mapped[str | None]
    stored: Mapped[Stored | None]  # None: it could not be read
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="SET NULL"), index=True
    )
    original_id: Mapped[int | None] = mapped_column(ForeignKey("original.id"), index=True)
    problem: Mapped[str] = mapped_column(default="")  # a word for programs
    message: Mapped[str] = mapped_column(default="")
    advice: Mapped[str] = mapped_column(default="")


class Lead(Lasting, Record):
    """An address that was dropped as a link file, kept to be fetched later by the officer."""

    __tablename__ = "lead"

    import_id: Mapped[int] = mapped_column(ForeignKey("import.id", ondelete="CASCADE"), index=True)
    original_id: Mapped[int] = mapped_column(ForeignKey("original.id"), index=True)
    address: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(default="")
    added: Mapped[str] = mapped_column(default=utc_now)
    dismissed: Mapped[bool] = mapped_column(default=False)


class Attachment(Lasting, Record):
    """An original kept as it is, beside an article or on its own."""

    __tablename__ = "attachment"

    original_id: Mapped[int] = mapped_column(ForeignKey("original.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="SET NULL"), index=True
    )
    name: Mapped[str]
    added: Mapped[str] = mapped_column(default=utc_now)


class BorderRule(Lasting, Record):
    """Where an outlet's pages end and their clutter begins, as the officer showed it."""

    __tablename__ = "border_rule"

    outlet: Mapped[str] = mapped_column(index=True)  # domain, or the name where it has none
    kind: Mapped[BorderKind]
    text: Mapped[str]  # of the block it knows
    made: Mapped[str] = mapped_column(default=utc_now)
