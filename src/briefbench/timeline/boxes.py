"""Rectangles of a chart, and what is at a point of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in px from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def left_of(x: float, width: float, align: str) -> float:
    """Return the left edge of what hangs at ``x`` by its "left", its "right" or its "center"."""
    return x - {"right": width, "center": width / 2}.get(align, 0.0)


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a point: a bucket by place and first day, and a key or None for all."""

    place: int
    bucket: date
    key: str | None
