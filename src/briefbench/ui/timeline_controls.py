"""What the timeline counts and how it is drawn: the pane at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from briefbench.base.settings import Settings
from briefbench.base.words import tr
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.series import Series
from briefbench.timeline.words import Name
from briefbench.ui.chart_kinds import kind_names
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.icons import themed_icon
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.timeline_keys import KeyList
from briefbench.ui.widgets import Segments, column, ground, label, text_button

COUNTS = (Count.STORIES, Count.ARTICLES, Count.QUOTES)
PERS = (Per.COUNTRY, Per.SPEAKER, Per.TAG)
DATES = (Dated.PUBLISHED, Dated.EVENT, Dated.CAPTURED)
WITH_BASELINE = {ChartKind.LINES, ChartKind.MULTIPLES}
"""Kinds of charts that show what was to be expected."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Which marks are shown."""

    peaks: bool
    expected: bool
    events: bool
    sources: bool

    def shown(self, series: Series) -> Series:
        """Return the series with these marks alone."""
        return replace(
            series,
            peaks=series.peaks if self.peaks else (),
            expected=series.expected if self.expected else {},
            events=series.events if self.events else (),
            sources=series.sources if self.sources else (),
        )


class TimelineControls(QScrollArea):
    """The pane at the side. ``changed`` tells that something else is to be counted."""

    changed = Signal()
    by_chosen = Signal(object)  # another length of a bucket, a ``Bucket`` or None
    drawn = Signal()  # another kind of chart, shares, or other marks

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self.setProperty("ground", "window")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane = self._pane = ground("window")
        layout = column(pane, (3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID), GRID)
        self._add_count(layout)
        self._add_series(layout)
        self._add_time(layout)
        self._add_chart(layout)
        self._add_marks(layout)
        layout.addStretch(1)
        self.setWidget(pane)
        self._remember()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._pane.minimumSizeHint().width(), 160)

    @property
    def by(self) -> Bucket | None:
        """How long a bucket is; None for what suits the time."""
        value = self.steps.currentData()
        return Bucket(value) if value else None

    @property
    def look(self) -> ChartLook:
        """How the chart is drawn."""
        return ChartLook(
            ChartKind(self.kind.currentData()), self.share.isChecked(), self.marks.expected
        )

    @property
    def marks(self) -> Marks:
        """Which marks are shown."""
        return Marks(**{name: tick.isChecked() for name, tick in self.mark_ticks.items()})

    def question(self, query: str) -> ChartQuestion:
        """Return what is to be counted of what a query finds, over the whole time.

        The length of a bucket goes with the stretch that is shown: see ``Zoom.asked``.
        """
        keys = self.keys.chosen
        return ChartQuestion(
            query=query,
            count=COUNTS[self.count.current],
            per=PERS[self.per.current],
            dated=DATES[self.dated.current],
            keys=None if keys is None else tuple(keys),
            spread=self.spread.isChecked(),
        )

    def choose_by(self, by: Bucket | None) -> None:
        """Show another length of a bucket; nothing is told."""
        self.steps.setCurrentIndex(self.steps.findData(by.value if by else ""))

    def show_series(self, series: Series, name: Name, *, held: bool = False) -> None:
        """Show what was counted: the keys with their numbers."""
        self.keys.show_series(series, name, held=held)
        self.steps.setItemText(
            0, tr("Automatic: {bucket}").format(bucket=_bucket_names()[series.by])
        )

    def show_marks(self, series: Series) -> None:
        """Say how many marks there are, and offer those that this kind of chart can show."""
        numbers = {
            "peaks": len(series.peaks),
            "expected": 0,
            "events": len(series.events),
            "sources": len(series.sources),
        }
        for name_, tick in self.mark_ticks.items():
            words, number = _mark_names()[name_], numbers[name_]
            tick.setText(f"{words} ({number})" if number else words)
            drawn = name_ != "expected" or (self.look.kind in WITH_BASELINE and series.expected)
            tick.setEnabled(bool(drawn and (number or name_ == "expected")))

    def keep(self) -> None:
        """Keep how the chart is drawn; what is counted begins anew at each start."""
        self._settings.keep("timeline_kind", self.look.kind.value)
        self._settings.keep("timeline_folded", float(not self.fold.isChecked()))
        for name, tick in self.mark_ticks.items():
            self._settings.keep(f"timeline_{name}", float(tick.isChecked()))

    def _remember(self) -> None:
        place = self.kind.findData(self._settings.text("timeline_kind", ChartKind.LINES.value))
        self.kind.setCurrentIndex(max(place, 0))
        self.fold.setChecked(not self._settings.number("timeline_folded", 1))
        for name, tick in self.mark_ticks.items():
            tick.blockSignals(True)
            tick.setChecked(bool(self._settings.number(f"timeline_{name}", name != "expected")))
            tick.blockSignals(False)

    # Groups of controls, from above

    def _add_count(self, layout: QVBoxLayout) -> None:
        names = (tr("Stories"), tr("Articles"), tr("Quotes"))
        self.count = self._segments(layout, tr("Count"), names, lambda _n: self._tell_copies())
        self.copies = label("", Role.CAPTION, "muted", wrap=True)
        layout.addWidget(self.copies)
        self._tell_copies()
        layout.addSpacing(2 * GRID)

    def _add_series(self, layout: QVBoxLayout) -> None:
        names = (tr("Countries"), tr("Speakers"), tr("Tags"))
        self.keys = KeyList(self._theme)
        self.per = self._segments(
            layout, tr("Series"), names, lambda number: self.keys.use(PERS[number])
        )
        self.keys.changed.connect(self.changed)
        layout.addSpacing(GRID)
        layout.addWidget(self.keys)
        layout.addSpacing(2 * GRID)

    def _add_time(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label(tr("Time"), Role.CAPTION, "muted"))
        self.steps = ChoiceBox(self._theme, tr("Length of a bucket"))
        self.steps.addItem(tr("Automatic"), "")
        for bucket, words in _bucket_names().items():
            self.steps.addItem(words[:1].upper() + words[1:], bucket.value)
        self.steps.activated.connect(lambda _place: self.by_chosen.emit(self.by))
        layout.addWidget(self.steps)
        self.fold = text_button(self._theme, "", "caret-down", "fold")
        self.fold.setProperty("density", "small")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        self._folded = QWidget()
        inner = column(self._folded, gap=GRID)
        names = (tr("Published"), tr("Event"), tr("Captured"))
        self.dated = self._segments(inner, tr("By the date"), names, lambda _n: self._tell_dates())
        self.spread = QCheckBox(tr("Share out vague dates"))
        self.spread.setToolTip(
            tr("A date known to the month or year is counted in one of the buckets it covers.")
        )
        self.spread.toggled.connect(lambda _on: self.changed.emit())
        self.spread.toggled.connect(lambda _on: self._tell_dates())
        inner.addWidget(self.spread)
        self._folded.hide()
        layout.addWidget(self._folded)
        layout.addSpacing(2 * GRID)
        self._tell_dates()

    def _add_chart(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label(tr("Chart"), Role.CAPTION, "muted"))
        self.kind = ChoiceBox(self._theme, tr("Kind of chart"))
        for kind, words in kind_names().items():
            self.kind.addItem(words, kind.value)
        self.kind.activated.connect(lambda _place: self.drawn.emit())
        layout.addWidget(self.kind)
        self.share = QCheckBox(tr("Share of all"))
        self.share.setToolTip(tr("Parts of everything in the library in that bucket, in per cent"))
        self.share.toggled.connect(lambda _on: self.drawn.emit())
        layout.addWidget(self.share)
        layout.addSpacing(2 * GRID)

    def _add_marks(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label(tr("Marks"), Role.CAPTION, "muted"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        self.mark_ticks = {name: QCheckBox(words) for name, words in _mark_names().items()}
        for place, (name, tick) in enumerate(self.mark_ticks.items()):
            tick.setToolTip(_mark_meanings().get(name, ""))
            tick.toggled.connect(lambda _on: self.drawn.emit())
            grid.addWidget(tick, place // 2, place % 2)
        layout.addLayout(grid)

    def _segments(
        self,
        layout: QVBoxLayout,
        caption: str,
        names: Sequence[str],
        before: Callable[[int], object],
    ) -> Segments:
        """Add a choice; ``before`` gets its number before the change is told."""
        layout.addWidget(label(caption, Role.CAPTION, "muted"))
        choice = Segments(names, caption, small=True)
        choice.chosen.connect(before)
        choice.chosen.connect(lambda _number: self.changed.emit())
        layout.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeading)
        return choice

    def _on_folded(self, shown: bool) -> None:  # noqa: FBT001 - as the signal tells it
        self._folded.setVisible(shown)
        self.fold.setIcon(themed_icon(self._theme, "caret-up" if shown else "caret-down"))

    def _tell_copies(self) -> None:
        """Say what counts as one."""
        words = (
            tr("Copies of a story count once."),
            tr("Every copy counts."),
            tr("Quotes that were accepted or marked."),
        )
        self.copies.setText(words[self.count.current])

    def _tell_dates(self) -> None:
        """Say in the fold which date counts, so that nothing is hidden."""
        words = (tr("By published date"), tr("By event date"), tr("By captured date"))
        text = words[self.dated.current]
        self.fold.setText(f"{text}, {tr('vague ones too')}" if self.spread.isChecked() else text)


def _bucket_names() -> dict[Bucket, str]:
    return {
        Bucket.DAY: tr("days"),
        Bucket.WEEK: tr("weeks"),
        Bucket.MONTH: tr("months"),
        Bucket.QUARTER: tr("quarters"),
        Bucket.YEAR: tr("years"),
    }


def _mark_names() -> dict[str, str]:
    return {
        "peaks": tr("Peaks"),
        "expected": tr("Baseline"),
        "events": tr("Events"),
        "sources": tr("Sources"),
    }


def _mark_meanings() -> dict[str, str]:
    """Return what marks mean where their name does not tell; as in ``timeline.baseline``."""
    return {
        "peaks": tr(
            "Counts far above the baseline, with at least 5 stories from 3 sources behind them. "
            "At most 12, the most surprising first."
        ),
        "expected": tr(
            "What was to be expected: the mean of the like buckets before, without those far from "
            "their median. Of days, the eight weeks before at the level of that weekday."
        ),
    }
