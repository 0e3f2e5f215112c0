"""What a library stores of events that charts are marked with."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from briefbench.model.record_base import Lasting, Record


class EventMarker(Lasting, Record):
    """An event the officer wrote down, to be seen on charts."""

    __tablename__ = "event_marker"

    day: Mapped[str] = mapped_column(index=True)  # ISO 8601, a whole day
    words: Mapped[str]
    source: Mapped[str]  # who tells of it, in the officer's words
