"""Peaks on a chart: each marked, the greatest worded where the words hide little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from briefbench.model.series import Peak, Series
from briefbench.timeline.boxes import Box
from briefbench.timeline.ground import Ground
from briefbench.timeline.layout import Strand
from briefbench.timeline.marks import ring_of
from briefbench.timeline.notes import Points, hidden, place_note
from briefbench.timeline.pen import Pen
from briefbench.timeline.words import peak_texts

MOST_WORDED = 3  # peaks with words; more would hide what they are about
RING = 12.0  # px across


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a peak is: the middle of its mark. ``named`` says whose it is, "" where one sees it."""

    peak: Peak
    x: float
    y: float
    colour: str
    named: str = ""


def placed(series: Series, strands: Iterable[Strand]) -> Iterator[tuple[Peak, Strand, int]]:
    """Give the peaks of these lines, most surprising first, each with its line and its bucket."""
    named = {strand.code: strand for strand in strands}
    places = {bucket: place for place, bucket in enumerate(series.buckets)}
    for peak in series.peaks:
        if peak.key in named:
            yield peak, named[peak.key], places[peak.bucket]


def draw_peaks(
    pen: Pen,
    ground: Ground,
    spots: Sequence[Spot],
    taken: list[Box],
    points: Points,
    *,
    mark: str = "o",
    size: float = RING,
) -> None:
    """Mark the peaks and write the words of the first ones; ``taken`` grows by these.

    Args:
        pen: Draws.
        ground: The field.
        spots: The peaks, most surprising first.
        taken: Where no words may stand.
        points: What words should not hide.
        mark: ``o`` for a ring round a point, else a filled marker beside it.
        size: Of the mark, in px.

    """
    style = ground.style
    half = size * style.unit / 2 + 1
    marks = [Box(s.x - half, s.y - half, s.x + half, s.y + half) for s in spots]
    for spot in spots:
        ring = mark == "o"
        pen.marks([spot.x], [spot.y], spot.colour, mark, size, hollow=ring, order=4.0)
    points = np.concatenate([points, ground.event_points()])
    rings = [ring_of(label, ground.frame, style) for label in ground.events]
    strip = Box(0.0, 0.0, ground.width, ground.frame.top - 6 * style.unit)
    for n, spot in enumerate(spots[:MOST_WORDED]):
        others = [box for k, box in enumerate(marks) if k != n]
        texts = peak_texts(ground.series, spot.peak, spot.named)
        at = spot.x, spot.y
        kept_off = [strip, *rings, *taken, *others]
        note = place_note(texts, at, ground.frame, kept_off, points, style)
        if note:
            if spot.y - half - note.box.bottom > size * style.unit:
                ends = [note.box.bottom + style.unit, spot.y - half]
                pen.line([spot.x] * 2, ends, style.text_3, 0.8, 4.0)
            pen.note(note, halo=hidden(note.box, points) > 0)
            taken.append(note.box)
