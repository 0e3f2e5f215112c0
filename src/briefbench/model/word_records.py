"""The desk's own word lists: what the officer's corrections taught."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from briefbench.base.dates import utc_now
from briefbench.model.kinds import Scope, WordKind
from briefbench.model.record_base import Lasting, Record


class WordRule(Lasting, Record):
    """What some words mean, or never mean, in an article, in an outlet's articles, or in all."""

    __tablename__ = "word_rule"

    kind: Mapped[WordKind]
    words: Mapped[str]
    meaning: Mapped[str] = mapped_column(default="")  # a speaker's name, a country (alpha-2), or ""
    role: Mapped[str] = mapped_column(default="")  # of the speaker
    scope: Mapped[Scope]
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), index=True
    )
    outlet: Mapped[str] = mapped_column(default="")  # domain, or the name where it has none
    author: Mapped[str] = mapped_column(default="")  # as the officer signs, "" when not said
    note: Mapped[str] = mapped_column(default="")
    made: Mapped[str] = mapped_column(default=utc_now)
