"""Places of a chart: what is looked at and what is chosen, and how that is painted over it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from briefbench.model.series import Series
from briefbench.timeline.boxes import Hit
from briefbench.timeline.buckets import last_day_of
from briefbench.timeline.chart import Chart
from briefbench.timeline.style import ChartStyle
from briefbench.timeline.words import Name, alt_text, finding
from briefbench.ui.timeline_card import card_of, paint_card, rows_in
from briefbench.ui.timeline_guide import paint_ground, paint_line
from briefbench.ui.timeline_picture import ChartPicture, Draw
from briefbench.ui.timeline_spoken import announce, place_words, stretch_words


@dataclass(frozen=True, slots=True)
class Chosen:
    """Buckets that are chosen, by their first days, both included, and a key or None for all."""

    first: date
    last: date
    key: str | None = None


class ChartPlaces(ChartPicture):
    """A chart in which one looks at a bucket, and has chosen some; moved by ``TimelineCanvas``."""

    picked = Signal(object)
    """Buckets were chosen (``Chosen``), to be listed."""
    entered = Signal(object)
    """One wants to go nearer to buckets (``Chosen``)."""
    released = Signal()
    """What was chosen is let go."""
    hovered = Signal(object)
    """What is looked at: a ``Hit``, or None."""

    def __init__(self, style: ChartStyle, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(style, draw, parent)
        self._at: Hit | None = None
        self.chosen: Chosen | None = None  # what is marked: its articles are listed
        self._band: tuple[int, int] | None = None  # where it began, and where it is now
        self._headlines: tuple[Hit, Sequence[str]] | None = None

    def show_series(self, series: Series, name: Name) -> None:
        """Show a series; ``name`` gives a key's name. The keys stay at the day they were at."""
        at, chosen = self._at, self.chosen
        self._at = _same_day(at, series) if at and self.hasFocus() else None
        self._band = self._headlines = None
        if chosen and not {chosen.first, chosen.last} <= set(series.buckets):
            self.chosen = None
        super().show_series(series, name)
        self.setAccessibleName(finding(series, name))
        self.setAccessibleDescription(alt_text(series, name))

    def show_headlines(self, at: Hit, titles: Sequence[str]) -> None:
        """Add headlines to the card, if that is still looked at."""
        self._headlines = (at, titles)
        self.update()

    def choose(self, chosen: Chosen | None) -> None:
        """Mark the buckets whose articles are listed; None for none. Emits nothing."""
        self.chosen, self._band = chosen, None
        self.update()

    def looked_at(self) -> date | None:
        """Return the first day of the bucket below mouse or keys, else of what is marked."""
        if self._at:
            return self._at.bucket
        return self.chosen.first if self.chosen else None

    def band(self) -> Chosen | None:
        """Return the stretch that is being chosen, not yet listed."""
        if self._band is None or self.series is None:
            return None
        first, last = sorted(self._band)
        buckets = self.series.buckets
        return Chosen(buckets[first], buckets[last], self._at.key if self._at else None)

    # Where one looks

    def _place(self) -> int:
        """Return the bucket the keys start from: looked at, chosen, or the last."""
        assert self.series is not None
        if self._at:
            return self._at.place
        place = self._place_of(self.chosen.last) if self.chosen else None
        return len(self.series.buckets) - 1 if place is None else place

    def _place_of(self, bucket: date) -> int | None:
        """Return where a bucket is in the series."""
        assert self.series is not None
        return self.series.buckets.index(bucket) if bucket in self.series.buckets else None

    def _move_to(self, place: int, *, wide: bool) -> None:
        """Look at another bucket, at the same key; ``wide`` chooses all from where one was."""
        assert self.series is not None
        begin = self._band[0] if self._band else self._place()
        place = max(0, min(place, len(self.series.buckets) - 1))
        if wide:
            self._stretch_to(place, begin)
            self._say_stretch()
            return
        self._band = None
        key = self._at.key if self._at else None
        self._look_at(Hit(place, self.series.buckets[place], key))
        self._say()

    def _stretch_to(self, place: int, begin: int) -> None:
        """Choose all from one bucket to another, and look at that one."""
        assert self.series is not None
        self._band = (begin, place)
        key = self._at.key if self._at else None
        self._look_at(Hit(place, self.series.buckets[place], key))
        self.update()

    def _move_key(self, step: int) -> None:
        """Look at the next or previous key in the same bucket; all come first."""
        assert self.series is not None
        keys: list[str | None] = [None, *self.series.counts]
        key = self._at.key if self._at else None
        place = (keys.index(key) + step) % len(keys)
        self._look_at(Hit(self._place(), self.series.buckets[self._place()], keys[place]))
        self._say_stretch() if self._band else self._say()

    def _look_at(self, hit: Hit | None) -> None:
        """Move the guide."""
        if hit != self._at:
            self._at = hit
            self.hovered.emit(hit)
            self.update()

    def _pick(self) -> None:
        """Choose the stretch, else what is looked at."""
        if self._band is None and self._at is None:
            return
        single = Chosen(self._at.bucket, self._at.bucket, self._at.key) if self._at else None
        self.chosen = self.band() or single
        self._band = None
        self.update()
        self.picked.emit(self.chosen)

    def _enter(self) -> None:
        """List what is chosen; what is listed already is gone into."""
        at, chosen = self._at, self.chosen
        if self._band is None and chosen is not None:
            here = at is None or chosen.first <= at.bucket <= chosen.last
            if here and (at is None or at.key == chosen.key):
                self.entered.emit(chosen)
                return
        self._pick()

    def _let_go(self) -> None:
        """Forget the stretch that is being chosen, else what is listed."""
        if self._band is not None:
            self._band = None
        else:
            self.chosen = None
            self.released.emit()
        self.update()

    def _hit(self, point: QPointF) -> Hit | None:
        """Return what is at a point of the widget.

        Above the chart, where events are numbered, it is the bucket below.
        """
        chart = self.chart()
        if chart is None:
            return None
        if hit := chart.hit(point.x(), point.y()):
            return hit
        above = 0 <= point.y() < chart.frame.top
        below = chart.hit(point.x(), chart.frame.top + 1) if above else None
        return replace(below, key=None) if below else None

    def _nearest(self, point: QPointF) -> int:
        """Return the bucket at or nearest to a point: beyond the chart its first or last."""
        assert self.series is not None
        if hit := self._hit(point):
            return hit.place
        chart, last = self.chart(), len(self.series.buckets) - 1
        boxes = [chart.spans(0, 0), chart.spans(last, last)] if chart else []
        if len(boxes) < 2 or not all(boxes) or point.x() <= boxes[0][0].left:
            return 0
        if point.x() >= boxes[1][-1].right:
            return last
        return self._at.place if self._at else last

    def _say(self) -> None:
        """Let a screen reader know where the keys are."""
        if self.series is not None and self._at is not None:
            announce(self, place_words(self.series, self._at, self.name))

    def _say_stretch(self) -> None:
        """Let a screen reader know what the keys have chosen."""
        if self.series is not None and self._band is not None:
            key = self._at.key if self._at else None
            first, last = sorted(self._band)
            announce(self, stretch_words(self.series, first, last, key, self.name))

    # Painting

    def paint_over(self, painter: QPainter, chart: Chart) -> None:
        """Paint what is chosen, the guide with its card, and the ring of the keys."""
        if self._band is not None:
            first, last = sorted(self._band)
            self._paint_chosen(painter, chart, first, last, edge=True)
        elif self.chosen is not None:
            begin, end = (self._place_of(d) for d in (self.chosen.first, self.chosen.last))
            if begin is not None and end is not None:
                self._paint_chosen(painter, chart, begin, end, edge=begin != end)
        if self._at:
            self._paint_guide(painter, chart, self._at)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_chosen(
        self, painter: QPainter, chart: Chart, first: int, last: int, *, edge: bool
    ) -> None:
        """Lay a soft ground over what is chosen; a stretch has edges."""
        paint_ground(painter, chart.spans(first, last), self.palette(), edge=edge)

    def _paint_guide(self, painter: QPainter, chart: Chart, at: Hit) -> None:
        """Paint a line through a bucket and the card beside it; bars have their counts already."""
        if len(chart.series.buckets) == 1:
            if at.key:
                paint_ground(painter, chart.spans(0, 0, at.key), self.palette())
            return
        middle = paint_line(painter, chart, at, self.style_now)
        if self.series is not None:
            told = self._headlines[1] if self._headlines and self._headlines[0] == at else ()
            card = card_of(
                self.series,
                at,
                self.name,
                self.style_now,
                share=self.look.share,
                headlines=told,
                most=rows_in(self.height(), self.font(), self.style_now),
            )
            paint_card(
                painter,
                card,
                self.font(),
                self.style_now,
                x=middle,
                top=chart.frame.top + 4,
                room=QSizeF(self.size()),
            )


def _same_day(at: Hit, series: Series) -> Hit | None:
    """Return what holds the first day of a bucket in another series, None where it has none."""
    place = bisect_right(series.buckets, at.bucket) - 1
    if place < 0 or at.bucket > last_day_of(series.buckets[-1], series.by):
        return None
    key = at.key if at.key in series.counts else None
    return Hit(place, series.buckets[place], key)
