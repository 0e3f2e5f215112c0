"""What a library stores of copies: stories, who is in them, and what copies are found by."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from briefbench.model.record_base import Lasting, Record


class Story(Lasting, Record):
    """A group of articles that are copies or versions of the same text.

    Only a name: who is in it is told by ``InStory``. It is not part of the history, and stays
    while the history may lead back to it.
    """

    __tablename__ = "story"


class InStory(Record):
    """An article is in a story; ``id`` is the article's, so that it is in one at most.

    A table of its own, not a column of the article: the program only adds to it, and undoing an
    older change of the article does not take it out of its story.
    """

    __tablename__ = "in_story"
    __table_args__ = ()

    id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    by_hand: Mapped[bool] = mapped_column(default=False)  # the officer decided about this story


class ShingleRun(Record):
    """A part of the index from shingles to articles; see ``store.shingles``.

    ``entries`` is an ascending array of little-endian unsigned 64-bit numbers: the shingle above,
    the article's id in the lower 32 bits.
    """

    __tablename__ = "shingle_run"

    entries: Mapped[bytes] = mapped_column(LargeBinary)


class Ungrouped(Record):
    """An article whose copies were not looked for yet, or must be again; ``id`` is its id."""

    __tablename__ = "ungrouped"
    __table_args__ = ()
