"""The Timeline workspace: what to count, the chart, the articles behind a bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from briefbench import desk
from briefbench.base.dates import zone_named
from briefbench.base.errors import QueryError
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.charts import ChartKind, ChartQuestion
from briefbench.model.kinds import Count, Kind
from briefbench.model.rows import ArticleRow
from briefbench.model.series import Series
from briefbench.timeline.words import bucket_words, counted_words, number_line
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import brief_menu, made_or
from briefbench.ui.icons import themed_icon
from briefbench.ui.theme import GRID, Role
from briefbench.ui.timeline_canvas import TimelineCanvas
from briefbench.ui.timeline_controls import TimelineControls
from briefbench.ui.timeline_events import EventEditor, EventsPanel, wording_from
from briefbench.ui.timeline_questions import (
    articles_behind,
    articles_undated,
    moment_words,
    nothing_found,
)
from briefbench.ui.timeline_style import chart_style
from briefbench.ui.timeline_table import BucketArticles
from briefbench.ui.widgets import (
    EmptyState,
    Header,
    column,
    ground,
    icon_button,
    label,
    push_button,
    row,
    text_button,
)
from briefbench.ui.workspaces import Workspace

WIDTHS = (224, 1056)
HEIGHTS = (440, 200)
"""px of the panes in a window of 1280 by 720."""


class TimelineWorkspace(Workspace):
    """Counts off the window's thread, and shows what has come."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._stale = True
        self._before: tuple[int, ...] | None = None  # selected in the workspace one came from
        self._asked: ChartQuestion | None = None
        self._series: Series | None = None
        self._picked: tuple[date, str | None] | None = None
        self.controls = TimelineControls(bench.theme)
        self.canvas = TimelineCanvas(chart_style(bench.theme), partial(bench.jobs.ask, "chart"))
        self.articles = BucketArticles(bench)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self._chart_pane())
        self.split.addWidget(self.articles)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes(bench.settings.numbers("timeline_rows") or list(HEIGHTS))
        self.articles.setMinimumHeight(120)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.addWidget(self.controls)
        self.panes.addWidget(self.split)
        self.panes.setStretchFactor(1, 1)
        scaled = [bench.theme.scaled(width) for width in WIDTHS]
        self.panes.setSizes(bench.settings.numbers("timeline") or scaled)
        for splitter in (self.split, self.panes):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        column(self).addWidget(self.panes)
        self._connect()

    @property
    def series(self) -> Series | None:
        """What the chart shows, None before the first answer."""
        return self._series

    def arrive(self) -> None:
        """Count anew where something has changed, and give the chart the keys."""
        if self._stale:
            self.reload()
        if self._before is None:
            self._before = self.bench.selection.ids(Kind.ARTICLE)
        self.articles.tell_selection()
        self.canvas.setFocus()

    def keep(self) -> None:
        """Keep the sizes of the panes."""
        self.bench.settings.keep("timeline", self.panes.sizes())
        self.bench.settings.keep("timeline_rows", self.split.sizes())

    def reload(self) -> None:
        """Count what is asked for."""
        self._stale = False
        chosen = self.controls.chosen
        asked = ChartQuestion(
            self.bench.question.words.strip(),
            by=self.controls.step,
            count=self.controls.unit,
            keys=None if chosen is None else tuple(chosen),
        )
        self.bench.ask(
            "timeline",
            desk.timeline,
            asked,
            then=partial(self.show_series, asked),
            otherwise=self.refuse,
        )

    def show_series(self, asked: ChartQuestion, series: Series) -> None:
        """Show what was counted; a bar that is still there stays chosen."""
        asked = replace(asked, by=series.by)
        if self._asked is not None and self._asked.by is not asked.by:
            self._picked = None
        self._asked, self._series = asked, series
        self.controls.show_series(series)
        self.title.say(desk.chart_headline(asked))
        self._say_number(series)
        self._show_chart()
        nothing = not (series.buckets or series.undated or series.vague)
        if nothing:
            self.nothing.say(*nothing_found(asked))
        self._stage.setCurrentIndex(1 if nothing else 0)
        self.articles.setVisible(not nothing)
        self.send.setEnabled(bool(series.buckets))
        self.save.setEnabled(bool(series.buckets))
        if self._picked is not None and self._picked[0] in series.buckets:
            self.pick(*self._picked)
        else:
            self._picked = None
            self.articles.show_nothing()

    def refuse(self, error: Exception) -> None:
        """Say what is wrong with the query; other errors are the window's."""
        if not isinstance(error, QueryError):
            self.bench.jobs.failed.emit(error)
            return
        self.nothing.say(error.message, error.advice)
        self._stage.setCurrentIndex(1)

    def pick(self, bucket: date, country: str | None) -> None:
        """List the articles behind a bar."""
        if self._asked is None:
            return
        self._picked = (bucket, country)
        self.canvas.choose(bucket)
        self.bench.ask(
            "bucket",
            articles_behind,
            self._asked,
            bucket,
            country,
            then=partial(self._show_bucket, bucket, country),
        )

    def list_undated(self) -> None:
        """List the articles that have no published date."""
        if self._asked is None:
            return
        self._picked = None
        self.canvas.choose(None)
        self.bench.ask("bucket", articles_undated, self._asked, then=self._show_undated)

    def add_event(self, day: date | None = None) -> None:
        """Write an event down: of the day, the chosen article, or the bucket looked at."""
        rows = self.articles.selected() if day is None else []
        begin = wording_from(rows[0] if rows else None, day or self.canvas.looked_at())
        EventEditor(self.bench, self, begin)

    def list_events(self) -> None:
        """Show all events in a table."""
        EventsPanel(self.bench, self)

    def open_menu(self, bucket: date | None, place: QPoint) -> None:
        """Offer what can be done at a place of the chart."""
        menu = QMenu(self.canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if bucket is not None:
            menu.addAction(tr("List articles"), lambda: self.pick(bucket, None))
            menu.addAction(tr("Add event marker here…"), lambda: self.add_event(bucket))
        menu.addAction(tr("Event markers…"), self.list_events)
        menu.popup(place)

    def send_menu(self) -> None:
        """Ask into which brief the chart shall go."""
        menu = brief_menu(self.bench, self.send, self.send_chart, None)
        menu.popup(self.send.mapToGlobal(QPoint(0, self.send.height())))

    def send_chart(self, brief_id: int) -> None:
        """Put the chart into a brief, where it is redrawn; one is made for 0."""
        asked, look = self._asked, self.controls.look
        if asked is None:
            return

        def put(library: desk.Library) -> None:
            desk.add_chart_to_brief(library, made_or(library, brief_id), asked, look=look)

        self.bench.change(put)

    def save_menu(self) -> None:
        """Ask as what the chart shall be saved."""
        menu = QMenu(self.save)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = (
            tr("Save chart as SVG…"),
            tr("Save chart as PNG…"),
            tr("Save chart as PDF…"),
            tr("Save counts as CSV…"),
        )
        for ending, name in zip(desk.CHART_ENDINGS, names, strict=True):
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, e=ending: self.choose_file(e))
        menu.popup(self.save.mapToGlobal(QPoint(0, self.save.height())))

    def choose_file(self, ending: str) -> None:
        """Ask where to save, and save."""
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("Save chart"), f"{tr('timeline')}.{ending}", f"{ending.upper()} (*.{ending})"
        )
        if name:
            path = Path(name)
            self.save_chart(path if path.suffix else path.with_suffix(f".{ending}"))

    def save_chart(self, path: Path) -> None:
        """Write the chart or its counts, told by the ending, as a job."""
        series, look = self._series, self.controls.look
        if series is not None:
            self.bench.jobs.start(
                tr("Saving {name}").format(name=path.name),
                lambda _progress: desk.write_chart(series, path, look),
            )

    def hideEvent(self, event: QHideEvent) -> None:
        self.bench.selection.select(Kind.ARTICLE, self._before or ())
        self._before = None
        super().hideEvent(event)

    def _connect(self) -> None:
        bench = self.bench
        self.controls.changed.connect(self.reload)
        self.controls.marked.connect(lambda _on: self._show_chart())
        self.controls.drawn.connect(self._on_drawn)
        self.canvas.picked.connect(self.pick)
        self.canvas.menu_wanted.connect(self.open_menu)
        self.articles.opened.connect(bench.show_article.emit)
        bench.theme.changed.connect(self._on_theme)
        bench.question.changed.connect(self._on_stale)
        bench.signals.changed.connect(self._on_changed)
        self._ask_groups()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(150)
        self._settle.timeout.connect(self.reload)

    def _chart_pane(self) -> QWidget:
        theme = self.bench.theme
        pane = ground("surface")
        layout = column(pane)
        self.title = Header(tr("Timeline"))
        self.save = icon_button(theme, "download-simple", tr("Save chart or counts"))
        self.save.clicked.connect(lambda _on=False: self.save_menu())
        self.send = push_button(tr("Add chart to brief"), self.send_menu)
        self.send.setIcon(themed_icon(theme, "arrow-line-down"))
        self.title.add(self.save, self.send)
        layout.addWidget(self.title)
        self._stage = QStackedWidget()
        chart = ground("surface")
        inner = column(chart, (3 * GRID, 2 * GRID, 3 * GRID, 0))
        inner.addWidget(self.canvas, 1)
        inner.addWidget(self._foot())
        self._stage.addWidget(chart)
        self.nothing = EmptyState(theme, "chart-line", "", "")
        self._stage.addWidget(self.nothing)
        layout.addWidget(self._stage, 1)
        return pane

    def _foot(self) -> QFrame:
        foot = ground("surface")
        line = row(foot, (0, GRID, 0, GRID))
        self.number = label("", Role.CAPTION, "muted", wrap=True)
        self.undated: QToolButton = text_button(self.bench.theme, "")
        self.undated.setProperty("density", "small")
        self.undated.setProperty("tone", "accent")
        self.undated.setToolTip(tr("List the articles without a published date"))
        self.undated.clicked.connect(lambda _on=False: self.list_undated())
        line.addWidget(self.number, 1)
        line.addWidget(self.undated)
        return foot

    def _show_chart(self) -> None:
        if self._series is not None:
            shown = (
                self._series if self.controls.peaks.isChecked() else replace(self._series, peaks=())
            )
            self.canvas.show_series(shown, desk.country_name)

    def _say_number(self, series: Series) -> None:
        now = datetime.now(zone_named(series.zone)).isoformat(timespec="minutes")
        parts = [number_line(replace(series, undated=0))]
        if series.count is Count.STORIES:
            parts.append(tr("copies count once"))
        if self.controls.look.kind in {ChartKind.AREAS, ChartKind.BARS}:
            parts.append(tr("of several countries in each layer; dashed: counted once"))
        parts.append(
            tr("as of {time} ({zone})").format(
                time=moment_words(now), zone=series.zone.removeprefix("Etc/")
            )
        )
        self.number.setText(" · ".join(parts))
        words = trn("{n} undated, not shown", "{n} undated, not shown", series.undated)
        self.undated.setText(words)
        self.undated.setVisible(bool(series.undated))

    def _show_bucket(
        self, bucket: date, country: str | None, found: tuple[list[ArticleRow], int]
    ) -> None:
        series = self._series
        if series is None or self._picked != (bucket, country):
            return
        rows, total = found
        notes = [trn("{n} article", "{n} articles", total)]
        if bucket in series.buckets:
            place = series.buckets.index(bucket)
            counts = series.counts.get(country or "", series.total)
            notes = [counted_words(series.count, counts[place])]
        if country:
            notes.append(desk.country_name(country))
        title = bucket_words(bucket, series.by)
        self.articles.show_rows(title, " · ".join(notes), rows, total)

    def _show_undated(self, found: tuple[list[ArticleRow], int]) -> None:
        rows, total = found
        note = trn("{n} article", "{n} articles", total)
        self.articles.show_rows(tr("Undated"), note, rows, total)

    def _on_drawn(self) -> None:
        self.canvas.use_look(self.controls.look)
        if self._series is not None:
            self._say_number(self._series)

    def _on_theme(self) -> None:
        self.canvas.use_style(chart_style(self.bench.theme))

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.COUNTRY_GROUP):
            self._ask_groups()
            self._on_stale()
        elif changed.articles or changed.touches(Kind.EVENT_MARKER):
            self._on_stale()

    def _ask_groups(self) -> None:
        self.bench.ask(
            "groups for the chart",
            desk.list_country_groups,
            then=lambda rows: self.controls.know_groups([each.name for each in rows]),
        )

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()
