"""Marks on the time of a chart: the officer's events above the field, sources below it.

Marks too near each other for words of their own are collected: ``2-4``, ``+ 3 sources``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefbench.base.words import tr, trn
from briefbench.model.series import EventMark, Series, SourceMark
from briefbench.timeline.boxes import Box
from briefbench.timeline.fonts import drawable, text_width
from briefbench.timeline.layout import Frame, fitting
from briefbench.timeline.pen import Pen
from briefbench.timeline.style import ChartStyle

EVENT_ROW = 1.8  # height of the numbers of events, as a multiple of the caption's size
_NAME = 130.0  # px a source's name takes at most, at 12 px text
_STEM = 6.0  # px of a source's tick


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the middle of ``x``, ``wide`` px wide, for marks at ``places`` of the time."""

    words: str
    x: float
    wide: float
    places: tuple[float, ...]


def place_of(day: date, buckets: Sequence[date]) -> int:
    """Return the bucket that holds a day, the first for earlier days."""
    return max(0, bisect_right(buckets, day) - 1)


def events_in(series: Series, place: int) -> list[EventMark]:
    """Return the events of a bucket, in their order; the first one has earlier days too."""
    return [each for each in series.events if place_of(each.day, series.buckets) == place]


def event_labels(series: Series, frame: Frame, style: ChartStyle) -> list[Label]:
    """Return the numbers of the events over their buckets, from the left."""
    side = EVENT_ROW * style.caption - 3 * style.unit
    groups: list[list[tuple[int, float]]] = []
    labels: list[Label] = []
    for event in series.events:
        groups.append([(event.number, frame.x(place_of(event.day, series.buckets)))])
        labels.append(_numbers(groups[-1], side, style))
        while len(labels) > 1 and _touching(labels[-2], labels[-1], 2 * style.unit):
            groups[-2:] = [groups[-2] + groups[-1]]
            labels[-2:] = [_numbers(groups[-1], side, style)]
    return labels


def _numbers(group: Sequence[tuple[int, float]], side: float, style: ChartStyle) -> Label:
    """Return one number, or the first and last of several: they are by time."""
    first, last = group[0][0], group[-1][0]
    words = str(first) if first == last else f"{first}\N{EN DASH}{last}"
    wide = max(side, text_width(words, style.caption, style.family) + 8 * style.unit)
    places = tuple(x for _, x in group)
    return Label(words, (places[0] + places[-1]) / 2, wide, places)


def ring_of(label: Label, frame: Frame, style: ChartStyle) -> Box:
    """Return the ring round the numbers of events, over the field."""
    low = frame.top - 2 * style.unit
    high = low - EVENT_ROW * style.caption + 3 * style.unit
    return Box(label.x - label.wide / 2, high, label.x + label.wide / 2, low)


def draw_events(
    pen: Pen,
    labels: Sequence[Label],
    frame: Frame,
    style: ChartStyle,
    *,
    over: bool = False,
    numbered: bool = True,
) -> None:
    """Draw thin lines through the field, and over it their numbers in rings.

    ``over``: the lines are drawn over what fills the field.
    """
    for label in labels:
        ring = ring_of(label, frame, style)
        for x in dict.fromkeys(label.places):
            order = 2.8 if over else 1.6
            start = ring.bottom if numbered else frame.top
            pen.line([x, x], [start, frame.bottom], style.text_3, 0.8, order)
        if not numbered:
            continue
        pen.pill(ring, style.text_2)
        middle = (ring.top + ring.bottom) / 2
        pen.text([label.words], (label.x, middle), style.text, style.caption * 0.9, "center")


def source_labels(series: Series, frame: Frame, width: float, style: ChartStyle) -> list[Label]:
    """Return what is said below the axis of sources that began or ended, from the left."""
    groups: list[list[SourceMark]] = []
    labels: list[Label] = []
    for mark in series.sources:
        groups.append([mark])
        labels.append(_sources(groups[-1], series, frame, width, style))
        while len(labels) > 1 and _touching(labels[-2], labels[-1], 8 * style.unit):
            groups[-2:] = [groups[-2] + groups[-1]]
            labels[-2:] = [_sources(groups[-1], series, frame, width, style)]
    return labels


def _sources(
    group: Sequence[SourceMark], series: Series, frame: Frame, width: float, style: ChartStyle
) -> Label:
    places = tuple(frame.x(place_of(mark.bucket, series.buckets)) for mark in group)
    words = drawable(sources_words(group))
    words = fitting(words, style.caption, min(_NAME * style.unit, width), style.family)
    wide = text_width(words, style.caption, style.family)
    x = (places[0] + places[-1]) / 2
    return Label(words, max(wide / 2, min(x, width - wide / 2)), wide, places)


def sources_words(marks: Sequence[SourceMark]) -> str:
    """Return ``+ Vakhsh Herald``, of several ``+ 2 sources`` or ``+ 2, − 1 sources``."""
    begun = sum(mark.begins for mark in marks)
    ended = len(marks) - begun
    if len(marks) == 1:
        sign = tr("+ {source}") if begun else tr("\N{MINUS SIGN} {source}")
        return sign.format(source=marks[0].name)
    if not ended:
        return trn("+ {n} source", "+ {n} sources", begun)
    if not begun:
        return trn("\N{MINUS SIGN} {n} source", "\N{MINUS SIGN} {n} sources", ended)
    return tr("+ {begun}, \N{MINUS SIGN} {ended} sources").format(begun=begun, ended=ended)


def draw_sources(
    pen: Pen, labels: Sequence[Label], frame: Frame, style: ChartStyle, *, worded: bool = True
) -> None:
    """Draw a tick below the axis for each source, and the words below the ticks."""
    low = frame.bottom + _STEM * style.unit
    for label in labels:
        for x in dict.fromkeys(label.places):
            pen.line([x, x], [frame.bottom, low], style.text_2, 1.4)
        if worded:
            y = low + style.caption * 0.7
            pen.text([label.words], (label.x, y), style.text_2, style.caption, "center")


def source_row(style: ChartStyle) -> float:
    """Return the height that ticks and words of sources take below the axis, in px."""
    return _STEM * style.unit + style.caption * 1.0


def _touching(one: Label, other: Label, air: float) -> bool:
    return one.x + one.wide / 2 + air > other.x - other.wide / 2
