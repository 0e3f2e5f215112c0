"""The zoom of the timeline: which stretch is shown, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket
from briefbench.model.series import Series
from briefbench.timeline.units import LONGEST_SPAN
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_steps import (
    Step,
    Stretch,
    beside,
    farther,
    into,
    nearer,
    onto,
    stretch_of,
)


class Zoom(QObject):
    """Where one is in time. ``changed`` tells that something else is to be counted.

    A stretch has the keys of the whole time, in their order, so that each keeps its colour and
    marker while one goes nearer; ``let_rank`` shows those that are largest in the stretch.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.step = Step()
        self._past: list[Step] = []
        self._whole: Stretch | None = None
        self._series: Series | None = None
        # the keys that the whole time had, and what it was asked
        self._held: tuple[ChartQuestion, tuple[str, ...]] | None = None

    @property
    def near(self) -> bool:
        """Whether only a stretch is shown."""
        return self.step.stretch is not None

    @property
    def shown(self) -> Stretch | None:
        """The days that are shown; None when there are none."""
        series = self._series
        if self.step.stretch is not None:
            return self.step.stretch
        if series is None or not series.buckets:
            return None
        return stretch_of(series.buckets[0], series.buckets[-1], series.by)

    def asked(self, question: ChartQuestion) -> ChartQuestion:
        """Return a question of the shown stretch alone, cut where buckets begin and end."""
        stretch = self.step.stretch
        if stretch is None:
            return replace(question, by=self.step.by)
        by = self.step.by or fitting(stretch)
        cut = stretch_of(stretch.first, stretch.last, by)
        since, until = cut.first.isoformat(), cut.last.isoformat()
        keys = question.keys
        if keys is None:
            keys = self._keys_for(question) or None
        return replace(question, by=by, since=since, until=until, keys=keys)

    def holds(self, question: ChartQuestion) -> bool:
        """Say whether a stretch is shown with the keys that its whole time has."""
        return bool(self._keys_for(question))

    def know(self, question: ChartQuestion, series: Series) -> None:
        """Take what was counted last; of the whole time it tells how far one can go back."""
        self._series = series
        if not self.near and series.buckets:
            self._whole = self.shown
            self._held = _at_any_time(question), tuple(series.counts)

    def ordered(self, question: ChartQuestion, series: Series) -> Series:
        """Return a series with its keys in the order of the whole time, further ones after them."""
        first = [key for key in self._keys_for(question) if key in series.counts]
        order = dict.fromkeys((*first, *series.counts))
        return replace(series, counts={key: series.counts[key] for key in order})

    def let_rank(self) -> None:
        """Ask for the keys that are largest in the stretch, until one is at the whole time again.

        Nothing is told.
        """
        if self.near:
            self._held = None

    def _keys_for(self, question: ChartQuestion) -> tuple[str, ...]:
        """Return the keys of the whole time, in a stretch of what was asked of it; else none."""
        if not self.near or self._held is None or self._held[0] != _at_any_time(question):
            return ()
        return self._held[1]

    def choose_by(self, by: Bucket | None) -> None:
        """Show the same days in other buckets."""
        self.step = replace(self.step, by=by)
        self.changed.emit()

    def enter(self, chosen: Chosen) -> None:
        """Go into what is chosen: a bucket in the next shorter ones, a stretch as it is."""
        series = self._series
        if series is None:
            return
        if chosen.first == chosen.last:
            step = into(chosen.first, series.by)
        else:
            stretch = stretch_of(chosen.first, chosen.last, series.by)
            step = onto(stretch, self.step.by)
        if step is not None and step != self.step:
            self._go(step)

    def rescale(self, way: int, day: date | None = None) -> None:
        """Show half (1) or twice (-1) the time, with a day staying where it is in the picture."""
        shown = self.shown
        if shown is None:
            return
        day = day or date.fromordinal((shown.first.toordinal() + shown.last.toordinal()) // 2)
        if way > 0 and shown.days > 1:
            self._go(onto(nearer(shown, day), self.step.by))
        elif way < 0 and self.near:
            wide = farther(shown, day, self._whole or shown)
            if wide is None:
                self.show_whole()
            else:
                self._go(Step(wide, self.step.by))

    def pan(self, way: int) -> None:
        """Show what was before (-1) or came after (1)."""
        shown = self.shown
        if shown is not None and self.near:
            moved = beside(shown, way, self._whole or shown)
            if moved != shown:
                self.step = replace(self.step, stretch=moved)
                self.changed.emit()

    def back(self) -> None:
        """Undo the last step."""
        if self._past:
            self.step = self._past.pop()
            self.changed.emit()

    def show_whole(self) -> None:
        """Show the whole time, in the buckets it was shown in."""
        if self.near:
            self.step = self._past[0] if self._past else Step()
            self._past = []
            self.changed.emit()

    def _go(self, step: Step) -> None:
        self._past.append(self.step)
        self.step = step
        self.changed.emit()


def _at_any_time(question: ChartQuestion) -> ChartQuestion:
    """Return what a question has in common with those of other stretches."""
    return replace(question, by=None, since="", until="", keys=None)


def fitting(stretch: Stretch) -> Bucket:
    """Return the length of a bucket that suits so many days."""
    days = stretch.days
    return next((by for by, most in LONGEST_SPAN.items() if days <= most), Bucket.YEAR)
