"""What views show of events that charts are marked with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EventMarkerRow:
    """An event the officer wrote down; ``source`` says who tells of it."""

    id: int
    day: date
    words: str
    source: str
