"""What a library stores of speakers besides their quotes: names, roles, and who is not who."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from briefbench.model.record_base import Lasting, Record


class SpeakerName(Record):
    """A name of a speaker, in any script; the one it is called by has a row too.

    ``was`` is filled when the speaker who bore the name was merged into this one, so that splitting
    gives back what there was: ``uid``, ``kind``, ``country``, the other ``names`` it had, and
    ``gave``, what of it the speaker took over.
    """

    __tablename__ = "speaker_name"

    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(index=True)
    key: Mapped[str] = mapped_column(index=True)  # base.speaker_names.name_key(name)
    was: Mapped[dict[str, Any]] = mapped_column(default=dict)


class SpeakerRole(Lasting, Record):
    """What the officer says that a speaker was, and when.

    ``first`` and ``last`` are ISO dates of any precision, ``""`` where it is open. ``called`` is
    the name under which it was said, by which it goes along when the speaker is split.
    """

    __tablename__ = "speaker_role"

    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), index=True
    )
    called: Mapped[str]
    role: Mapped[str]
    country: Mapped[str | None]  # ISO 3166-1 alpha-2
    first: Mapped[str] = mapped_column(default="")
    last: Mapped[str] = mapped_column(default="")


class SpeakerApart(Lasting, Record):
    """Two names that the officer said are not of the same speaker.

    Keys of names, not of speakers, the lesser first: so it holds whatever is merged or split.
    """

    __tablename__ = "speaker_apart"

    one: Mapped[str] = mapped_column(index=True)
    other: Mapped[str] = mapped_column(index=True)
