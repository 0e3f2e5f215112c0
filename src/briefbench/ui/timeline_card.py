"""The card beside the guide: a bucket, what was counted in it, what was written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from briefbench.base.words import tr
from briefbench.model.series import Series
from briefbench.timeline.boxes import Hit
from briefbench.timeline.counted import counted_words
from briefbench.timeline.marks import events_in
from briefbench.timeline.style import MARKERS, ChartStyle
from briefbench.timeline.words import Name, bucket_words, day_words, expected_words
from briefbench.ui.timeline_style import SIGNS

MOST_LINES = 12
"""Keys on the card; the one that is looked at is always among them."""
LEAST_LINES = 3
MOST_EVENTS = 3
WIDEST = 340.0
"""px of the card at most, at 100 % text size."""
_AIR = 8.0  # px round the words
_FAR = 12.0  # px between the guide and the card
_GAP = 16.0  # px between a name and its number
_RADIUS = 6.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the card: sign and its colour, words, number, whether it is looked at."""

    sign: str
    colour: str
    words: str
    number: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """All that stands on the card; headlines come when they are known."""

    title: str
    counts: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    headlines: tuple[str, ...] = ()


def card_of(
    series: Series,
    at: Hit,
    name: Name,
    style: ChartStyle,
    *,
    share: bool = False,
    headlines: Sequence[str] = (),
    most: int = 100,
) -> Card:
    """Return what is to be said of a bucket, and of one key there or all.

    Args:
        series: What the chart shows.
        at: The bucket, and a key or None.
        name: Gives a key's name.
        style: Colours.
        share: Whether parts of all are told with the counts.
        headlines: What was written there, as far as it is known.
        most: Lines there is room for; keys without a count give way first, then the last keys,
            headlines and notes.

    """
    title = bucket_words(at.bucket, series.by)
    if series.empty[at.place]:
        return Card(title, (Line("", style.text_2, tr("nothing saved"), "", True),))
    total = counted_words(series.count, series.total[at.place])
    notes = _notes(series, at, name, style)
    room = most - 2  # title and total
    titles = headlines[: max(0, room - LEAST_LINES - len(notes))]
    notes = notes[: max(0, room - LEAST_LINES)]
    free = min(MOST_LINES, room - len(notes) - len(titles))
    keys = _shown_keys(series, at, free if free >= len(series.counts) else free - 1)
    lines = [Line("", style.text_2, total, "", at.key is None)]
    for key in keys:
        place = list(series.counts).index(key)
        lines.append(_key_line(series, at, place, key, name, style, share=share))
    if left := len(series.counts) - len(keys):
        lines.append(Line("", style.text_3, tr("and {n} more").format(n=left)))
    return Card(title, tuple(lines), tuple(notes), tuple(titles))


def _shown_keys(series: Series, at: Hit, most: int) -> list[str]:
    """Return the keys that have a line, in the order of the chart."""
    keys = list(series.counts)
    if len(keys) <= most:
        return keys
    counted = [key for key in keys if series.counts[key][at.place] or key == at.key]
    shown = counted[: max(most, 1)]
    if at.key in counted and at.key not in shown:
        shown[-1] = at.key
    return shown


def _key_line(
    series: Series,
    at: Hit,
    place: int,
    key: str,
    name: Name,
    style: ChartStyle,
    *,
    share: bool,
) -> Line:
    main = place < len(MARKERS)
    sign, colour = (SIGNS[MARKERS[place]], style.series[place]) if main else ("–", style.text_3)
    count = series.counts[key][at.place]
    number = f"{count:,}"
    if share and (part := part_words(series, count, at.place)):
        number = f"{number} · {part}"
    return Line(sign, colour, name(key), number, key == at.key)


def part_words(series: Series, count: int, place: int) -> str:
    """Return a count as a share of all in its bucket, ``12 %``; "" where there is nothing."""
    whole = series.base[place] if series.base else series.total[place]
    if not whole:
        return ""
    part = 100 * count / whole
    return tr("{n} %").format(n=f"{part:.1f}" if 0 < part < 10 else f"{part:.0f}")


def _notes(series: Series, at: Hit, name: Name, style: ChartStyle) -> list[Line]:
    """Return what else is known of a bucket: peaks, what was expected, events, that it runs."""
    quiet = style.text_2
    notes = []
    for peak in series.peaks:
        if peak.bucket == at.bucket and at.key in {None, peak.key}:
            words = tr("Peak: {name}, {expected}").format(
                name=name(peak.key), expected=expected_words(peak.expected)
            )
            notes.append(Line("", quiet, words))
            notes += [Line("", quiet, peak.about)] if peak.about else []
    row = series.expected.get(at.key or "", ())
    if not notes and row and not math.isnan(row[at.place]):
        notes.append(Line("", quiet, expected_words(row[at.place])))
    events = events_in(series, at.place)
    for event in events[:MOST_EVENTS]:
        words = f"{day_words(event.day)}: {event.words}"
        notes.append(Line("", quiet, f"{event.number}  {words}"))
    if (left := len(events) - MOST_EVENTS) > 0:
        notes.append(Line("", style.text_3, tr("and {n} more").format(n=left)))
    for mark in series.sources:
        if mark.bucket == at.bucket:
            words = tr("from here on: {name}") if mark.begins else tr("no longer: {name}")
            notes.append(Line("", style.text_3, words.format(name=mark.name)))
    if series.unfinished(at.place):
        notes.append(Line("", quiet, tr("not over yet")))
    return notes


def rows_in(height: float, font: QFont, style: ChartStyle) -> int:
    """Return how many lines a card can have in so many px."""
    row = _row(QFontMetricsF(_fonts(font, style)[1]))
    return max(2, int((height - 2 * _AIR - 2 * _AIR - 4) // row))


def paint_card(
    painter: QPainter,
    card: Card,
    font: QFont,
    style: ChartStyle,
    *,
    x: float,
    top: float,
    room: QSizeF,
) -> QRectF:
    """Paint a card on the side of ``x`` where ``room`` has some, and return where it lies."""
    width, height = room.width(), room.height()
    plain, strong = _fonts(font, style)
    metrics = QFontMetricsF(strong)
    sign = metrics.horizontalAdvance("■ ")
    counts = _counts_width(card, metrics, sign)
    wide = _width(card, metrics, style, width, counts)
    row = _row(metrics)
    rows = 1 + len(card.counts) + len(card.notes) + len(card.headlines)
    rules = bool(card.notes) + bool(card.headlines)
    high = row * rows + rules * _AIR + 2 * _AIR
    left = x + _FAR if x + _FAR + wide < width else x - _FAR - wide
    box = QRectF(max(2.0, left), max(2.0, min(top, height - high - 2)), wide, high)
    painter.setPen(QPen(QColor(style.line_strong), 1))
    painter.setBrush(QColor(style.ground))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    pencil = _Pencil(painter, box.adjusted(_AIR, _AIR, -_AIR, -_AIR), row, plain, strong, style)
    pencil.line(Line("", style.text, card.title, "", True))
    for line in card.counts:
        pencil.line(line, sign if line.sign else 0.0, counts)
    for group in (card.notes, tuple(Line("", style.text, title) for title in card.headlines)):
        if group:
            pencil.rule()
        for line in group:
            pencil.line(line)
    return box


def _fonts(font: QFont, style: ChartStyle) -> tuple[QFont, QFont]:
    """Return the font of the card, and its bold one."""
    plain, strong = QFont(font), QFont(font)
    for each in (plain, strong):
        each.setPixelSize(round(style.small))
    strong.setBold(True)
    return plain, strong


def _row(metrics: QFontMetricsF) -> float:
    return round(metrics.height() * 1.15)


def _counts_width(card: Card, metrics: QFontMetricsF, sign: float) -> float:
    """Return how wide the lines with numbers are, in px; the numbers end there."""
    wide = 0.0
    for line in card.counts:
        number = metrics.horizontalAdvance(line.number) + _GAP if line.number else 0.0
        words = metrics.horizontalAdvance(line.words)
        wide = max(wide, sign * bool(line.sign) + words + number)
    return wide + 1


def _width(
    card: Card, metrics: QFontMetricsF, style: ChartStyle, room: float, counts: float
) -> float:
    """Return how wide a card is, in px: as its words need, not too much."""
    wide = max(counts, metrics.horizontalAdvance(card.title) + 1)
    for words in (*(line.words for line in card.notes), *card.headlines):
        wide = max(wide, metrics.horizontalAdvance(words) + 1)
    most = WIDEST * style.small / 12.0
    return min(wide + 2 * _AIR, most, room - 2 * _AIR)


class _Pencil:
    """Writes line below line."""

    def __init__(
        self,
        painter: QPainter,
        inner: QRectF,
        row: float,
        plain: QFont,
        strong: QFont,
        style: ChartStyle,
    ) -> None:
        self._painter, self._inner, self._row, self._style = painter, inner, row, style
        self._plain, self._strong = plain, strong
        self._y = inner.top()

    def line(self, line: Line, sign: float = 0.0, wide: float = 0.0) -> None:
        """Write one line; words stand ``sign`` px in, and give way to the number.

        The number ends at ``wide`` px, or at the edge where that is nearer or 0.
        """
        painter, style = self._painter, self._style
        room = min(wide or self._inner.width(), self._inner.width())
        box = QRectF(self._inner.left(), self._y, room, self._row)
        # as the chart, the card runs from left to right in every window; its words as they do
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        start, end = middle | Qt.AlignmentFlag.AlignLeft, middle | Qt.AlignmentFlag.AlignRight
        painter.setFont(self._strong if line.strong else self._plain)
        metrics = QFontMetricsF(painter.font())
        if line.sign:
            painter.setPen(QColor(line.colour))
            painter.drawText(box, start, line.sign)
        painter.setPen(
            QColor(style.text if line.strong else line.colour if not line.sign else style.text_2)
        )
        number = metrics.horizontalAdvance(line.number) + _GAP / 2 if line.number else 0.0
        place = box.adjusted(sign, 0, -number, 0)
        cut = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, start, cut)
        painter.drawText(box, end, line.number)
        self._y += self._row

    def rule(self) -> None:
        """Part what follows by a hairline."""
        y = round(self._y + _AIR / 2) + 0.5
        self._painter.setPen(QPen(QColor(self._style.line), 1))
        left, right = self._inner.left(), self._inner.right()
        self._painter.drawLine(QPointF(left, y), QPointF(right, y))
        self._y += _AIR
