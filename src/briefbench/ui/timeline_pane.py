"""The chart's pane: what it shows, the chart or its table, and the line below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.charts import ChartLook, ChartQuestion
from briefbench.model.series import Series
from briefbench.ui.bench import Bench
from briefbench.ui.elided import ElidedWords
from briefbench.ui.icons import themed_icon
from briefbench.ui.theme import GRID, Role
from briefbench.ui.timeline_canvas import TimelineCanvas
from briefbench.ui.timeline_foot import ChartFoot
from briefbench.ui.timeline_grid import SeriesTable
from briefbench.ui.timeline_questions import naming, nothing_found
from briefbench.ui.timeline_spoken import bounds_words
from briefbench.ui.timeline_style import chart_style
from briefbench.ui.widgets import (
    EmptyState,
    Header,
    column,
    ground,
    icon_button,
    push_button,
    restyle,
    text_button,
)

CHART, TABLE, NOTHING = range(3)
"""What the pane shows."""


class ChartPane(QFrame):
    """Header, chart or table, foot. What the buttons do is the workspace's."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        theme = self._theme = bench.theme
        self.setProperty("ground", "surface")
        self.tabular = False
        self._look = ChartLook()
        self.canvas = TimelineCanvas(chart_style(theme), partial(bench.jobs.draw, "chart"))
        self.table = SeriesTable(theme)
        self.foot = ChartFoot(theme)
        self.nothing = EmptyState(theme, "chart-line", "", "")
        layout = column(self)
        layout.addWidget(self._head())
        self.stage = QStackedWidget()
        for part in (self.canvas, self.table):
            holder = ground("surface")
            inner = column(holder, (3 * GRID, 2 * GRID, 3 * GRID, 0))
            inner.addWidget(part, 1)
            self.stage.addWidget(holder)
        self.stage.addWidget(self.nothing)
        layout.addWidget(self.stage, 1)
        below = ground("surface")
        column(below, (3 * GRID, 0, 3 * GRID, 0)).addWidget(self.foot)
        layout.addWidget(below)
        self._below = below
        theme.changed.connect(self.on_theme)

    @property
    def view(self) -> TimelineCanvas | SeriesTable:
        """The chart or its table, whichever is shown."""
        return self.table if self.tabular else self.canvas

    @property
    def showing(self) -> bool:
        """Whether there is something to look at."""
        return self.stage.currentIndex() != NOTHING

    def show_series(
        self,
        question: ChartQuestion,
        series: Series,
        look: ChartLook,
        *,
        counted: str,
        near: bool,
    ) -> None:
        """Show what was counted.

        Args:
            question: What was asked.
            series: The answer, with the marks that are to be shown.
            look: How it is drawn.
            counted: When it was counted, ISO 8601 with its zone.
            near: Whether only a stretch of time is shown.

        """
        self._look = look
        name = naming(series.per)
        note = bounds_words(series, 0, len(series.buckets) - 1) if near and series.buckets else ""
        self.head.say(desk.chart_headline(question))
        self.stretch.setText(note)
        self.canvas.use_look(look)
        self.canvas.show_series(series, name)
        self.table.show_series(series, name, share=look.share)
        self.foot.show_series(series, look, counted)
        nothing = not (series.buckets or series.undated or series.vague)
        if nothing:
            self.nothing.say(*nothing_found(question))
        self.show_part(nothing=nothing)
        self._enable(whole=bool(series.buckets), near=near)

    def show_nothing(self, title: str, sentence: str) -> None:
        """Show words in place of the chart."""
        self.nothing.say(title, sentence)
        self.show_part(nothing=True)
        self._enable(whole=False, near=False)

    def show_part(self, *, nothing: bool = False) -> None:
        """Show the chart or its table, or that there is nothing."""
        self.stage.setCurrentIndex(NOTHING if nothing else TABLE if self.tabular else CHART)
        self._below.setVisible(not nothing)

    def switch(self) -> None:
        """Show the table in place of the chart, or the chart again; the keys go with it."""
        self.tabular = not self.tabular
        words = tr("Show the chart (V)") if self.tabular else tr("Show the table (V)")
        self.other.setIcon(themed_icon(self._theme, "chart-line" if self.tabular else "table"))
        self.other.setAccessibleName(words)
        self.other.setToolTip(words)
        self.show_part(nothing=self.stage.currentIndex() == NOTHING)
        self.view.setFocus()

    def on_theme(self) -> None:
        """Draw in the colours and text sizes there are now."""
        self.canvas.use_style(chart_style(self._theme))

    def _enable(self, *, whole: bool, near: bool) -> None:
        """Offer what can be done with a chart, and with a part of one.

        A button that had the keys and goes gives them to the chart.
        """
        held = self.whole.hasFocus() or self.farther.hasFocus()
        if held and not near:
            self.view.setFocus()
        for button in (self.send, self.save, self.nearer, self.other):
            button.setEnabled(whole)
        self.farther.setEnabled(near)
        self.whole.setVisible(near)

    def _head(self) -> Header:
        theme = self._theme
        self.head = Header(tr("Timeline"))
        self.head.title.setCursor(Qt.CursorShape.OpenHandCursor)  # the chart is dragged by it
        self.whole = text_button(theme, tr("Whole time"), "arrows-out-line-horizontal")
        self.whole.setProperty("tone", "accent")
        self.whole.setToolTip(tr("Back to the whole time (0)"))
        self.whole.hide()
        self.farther = icon_button(theme, "magnifying-glass-minus", tr("Farther (-)"))
        self.nearer = icon_button(theme, "magnifying-glass-plus", tr("Nearer (+)"))
        self.other = icon_button(theme, "table", tr("Show the table (V)"))
        self.save = icon_button(theme, "download-simple", tr("Copy or save the chart"))
        self.send = push_button(tr("Add to brief"))
        self.send.setAccessibleName(tr("Add chart to brief"))
        self.send.setIcon(themed_icon(theme, "arrow-line-down"))
        self.send.setToolTip(tr("Or drag the chart from here into a brief or another program"))
        self.stretch = ElidedWords("", Role.SMALL, "muted")
        self.head.add(
            self.stretch, self.whole, self.farther, self.nearer, self.other, self.save, self.send
        )
        restyle(self.whole)
        return self.head
