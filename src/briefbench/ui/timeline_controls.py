"""What the timeline counts: unit, step, countries, markers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.charts import ChartKind, ChartLook
from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Series
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.elided import ElidedWords
from briefbench.ui.formats import tip
from briefbench.ui.icons import ICON
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.timeline_style import marker_icon
from briefbench.ui.widgets import Segments, column, ground, label, row, text_button

COUNTS = (Count.STORIES, Count.ARTICLES, Count.QUOTES)
NAME = 132
"""px a country's name takes at most, at 100 % text size."""

STEPS = (Bucket.DAY, Bucket.WEEK, Bucket.MONTH)


class CountryTick(QWidget):
    """A country that can be shown or not: tick box, marker, name, count."""

    def __init__(self, theme: Theme, code: str, name: str) -> None:
        super().__init__()
        self._theme, self._name, self.code = theme, name, code
        line = row(self, gap=GRID)
        self.box = QCheckBox()
        self.box.setIconSize(QSize(ICON, ICON))
        self.number = label("", Role.CAPTION, "muted")
        line.addWidget(self.box, 1)
        line.addWidget(self.number)

    def show_count(self, place: int | None, number: int) -> None:
        """Show its place in the chart (None: not shown) and how many were counted."""
        shown = place is not None
        self.box.setChecked(shown)
        self.box.setIcon(marker_icon(self._theme, -1 if place is None else place))
        self.number.setText(f"{number:,}" if shown else "")
        metrics = self.fontMetrics()
        room = self._theme.scaled(NAME)
        text = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.box.setText(text.replace("&", "&&"))
        self.box.setToolTip("" if text == self._name else tip(self._name))
        words = f"{self._name}, {number:,}" if shown else tr("{name}, not shown")
        self.box.setAccessibleName(words.format(name=self._name))


class TimelineControls(QScrollArea):
    """The pane at the side. ``changed`` tells that something else is to be counted."""

    changed = Signal()
    marked = Signal(bool)  # whether peaks are shown
    drawn = Signal()  # another kind of chart, or shares

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ticks: dict[str, CountryTick] = {}
        self.chosen: list[str] | None = None
        self.setProperty("ground", "window")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane = self._pane = ground("window")
        layout = column(pane, (3 * GRID, 4 * GRID, 3 * GRID, 3 * GRID), 2 * GRID)
        self.count = self._choice(
            layout, tr("Count"), (tr("Stories"), tr("Articles"), tr("Quotes")), 0
        )
        self.by = self._choice(layout, tr("By"), (tr("Day"), tr("Week"), tr("Month")), 1)
        self._add_kind(layout)
        self._add_countries(layout)
        layout.addSpacing(2 * GRID)
        layout.addWidget(label(tr("Markers"), Role.CAPTION, "muted"))
        self.peaks = QCheckBox(tr("Peaks"))
        self.peaks.setChecked(True)
        self.peaks.toggled.connect(self.marked)
        layout.addWidget(self.peaks)
        layout.addStretch(1)
        self.setWidget(pane)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._pane.minimumSizeHint().width(), 160)

    @property
    def unit(self) -> Count:
        """What is counted."""
        return COUNTS[self.count.current]

    @property
    def step(self) -> Bucket:
        """How long a bucket is."""
        return STEPS[self.by.current]

    def show_series(self, series: Series) -> None:
        """Show the countries of a series; those that were taken out stay, unticked."""
        order = list(series.counts)
        if self.chosen is None:
            self._offer(order)
        else:
            self._offer([*order, *(code for code in self._ticks if code not in order)])
        for code, tick in self._ticks.items():
            shown = code in order
            total = sum(series.counts.get(code, ()))
            tick.box.blockSignals(True)
            tick.show_count(order.index(code) if shown else None, total)
            tick.box.blockSignals(False)
        others = series.others
        self._others.setText(trn("{n} other country", "{n} other countries", others))
        self._others.setVisible(bool(others))
        self._largest.setVisible(self.chosen is not None)
        peaks = len(series.peaks)
        self.peaks.setText(tr("Peaks ({n})").format(n=peaks) if peaks else tr("Peaks"))
        self.peaks.setEnabled(bool(peaks))

    def add_country(self, code: str) -> None:
        """Show one country more."""
        before = self._shown() if self.chosen is None else self.chosen
        if code not in before:
            self.chosen = [*before, code]
            self.changed.emit()

    def show_largest(self) -> None:
        """Go back to the countries with most."""
        self.chosen = None
        self.changed.emit()

    def _choice(
        self, layout: QVBoxLayout, caption: str, names: Sequence[str], current: int
    ) -> Segments:
        layout.addWidget(label(caption, Role.CAPTION, "muted"))
        choice = Segments(names, caption, current, small=True)
        choice.chosen.connect(lambda _number: self.changed.emit())
        layout.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addSpacing(2 * GRID)
        return choice

    @property
    def look(self) -> ChartLook:
        """How the chart is drawn."""
        return ChartLook(ChartKind(self.kind.currentData()), self.share.isChecked())

    def _add_kind(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label(tr("Chart"), Role.CAPTION, "muted"))
        self.kind = ChoiceBox(self._theme, tr("Kind of chart"))
        for kind, words in (
            (ChartKind.LINES, tr("Lines")),
            (ChartKind.AREAS, tr("Stacked areas")),
            (ChartKind.BARS, tr("Stacked bars")),
            (ChartKind.HEAT, tr("Heat map")),
            (ChartKind.MULTIPLES, tr("Small multiples")),
        ):
            self.kind.addItem(words, kind.value)
        self.kind.activated.connect(lambda _place: self.drawn.emit())
        layout.addWidget(self.kind)
        self.share = QCheckBox(tr("Share of all matches"))
        self.share.toggled.connect(lambda _on: self.drawn.emit())
        layout.addWidget(self.share)
        layout.addSpacing(2 * GRID)

    def _add_countries(self, layout: QVBoxLayout) -> None:
        line = row()
        line.addWidget(label(tr("Countries"), Role.CAPTION, "muted"), 1)
        self._largest = text_button(self._theme, tr("Show the largest"))
        self._largest.setProperty("density", "small")
        self._largest.setProperty("tone", "accent")
        self._largest.clicked.connect(lambda _on=False: self.show_largest())
        self._largest.hide()
        line.addWidget(self._largest)
        layout.addLayout(line)
        self._list = column(gap=GRID)
        layout.addLayout(self._list)
        self._others = ElidedWords("", Role.SMALL, "muted")
        self._others.hide()
        layout.addWidget(self._others)
        self.adding = QLineEdit()
        self.adding.setPlaceholderText(tr("Add country or group"))
        self.adding.setAccessibleName(tr("Add country or group"))
        self._codes: dict[str, str] = {}
        self._offered = QStringListModel(self)
        self.know_groups(())
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._on_added)
        self.adding.setCompleter(completer)
        self.adding.returnPressed.connect(lambda: self._on_added(self.adding.text()))
        layout.addWidget(self.adding)

    def know_groups(self, names: Sequence[str]) -> None:
        """Offer these groups of countries beside all countries."""
        self._codes = {name: code for code, name in desk.list_countries()}
        self._codes |= {name: name for name in names}
        self._offered.setStringList(sorted(self._codes))

    def _on_added(self, text: str) -> None:
        wanted = text.strip().casefold()
        for name, code in self._codes.items():
            if wanted and wanted in {name.casefold(), code.casefold()}:
                self.add_country(code)
                # the completer writes its choice into the field after this
                self.adding.clear()
                self.metaObject().invokeMethod(
                    self.adding, "clear", Qt.ConnectionType.QueuedConnection
                )
                return

    def _offer(self, codes: Sequence[str]) -> None:
        """Have a line for each of these countries, in this order."""
        if list(self._ticks) == list(codes):
            return
        for code in [code for code in self._ticks if code not in codes]:
            self._ticks.pop(code).deleteLater()
        kept = self._ticks
        self._ticks = {}
        for place, code in enumerate(codes):
            tick = kept.get(code) or self._made(code)
            self._ticks[code] = tick
            self._list.insertWidget(place, tick)
        before = self.by.group.button(len(STEPS) - 1)
        for tick in self._ticks.values():
            QWidget.setTabOrder(before, tick.box)
            before = tick.box

    def _made(self, code: str) -> CountryTick:
        tick = CountryTick(self._theme, code, desk.country_name(code))
        tick.box.toggled.connect(lambda _on=False: self._on_ticked())
        return tick

    def _on_ticked(self) -> None:
        self.chosen = self._shown()
        self.changed.emit()

    def _shown(self) -> list[str]:
        return [code for code, tick in self._ticks.items() if tick.box.isChecked()]
