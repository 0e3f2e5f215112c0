"""The Timeline workspace: what to count, the chart, the articles behind a bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QMenu, QSplitter

from briefbench import desk
from briefbench.base.errors import QueryError
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Kind, Per
from briefbench.model.series import Series
from briefbench.ui.bench import Bench
from briefbench.ui.timeline_canvas import TimelineCanvas
from briefbench.ui.timeline_controls import TimelineControls
from briefbench.ui.timeline_events import EventEditor, EventsPanel, wording_from
from briefbench.ui.timeline_headlines import Headlines
from briefbench.ui.timeline_out import ChartOut
from briefbench.ui.timeline_pane import ChartPane
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_questions import (
    Listed,
    articles_behind,
    articles_undated,
    listed_words,
    naming,
)
from briefbench.ui.timeline_spoken import announce, stretch_words
from briefbench.ui.timeline_steps import FINER
from briefbench.ui.timeline_table import BucketArticles
from briefbench.ui.timeline_zoom import Zoom
from briefbench.ui.widgets import column
from briefbench.ui.workspaces import Workspace

WIDTHS = (224, 1056)
HEIGHTS = (440, 200)
"""px of the panes in a window of 1280 by 720."""

PAUSE, AT_ONCE = 150, 20
"""Milliseconds until what was changed is counted, and until another question is: of several that
come together the last is asked."""


class TimelineWorkspace(Workspace):
    """Counts off the window's thread, and shows what has come."""

    zoom: Zoom
    pane: ChartPane
    canvas: TimelineCanvas
    out: ChartOut

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._stale = True
        self._before: tuple[int, ...] | None = None  # selected in the workspace one came from
        self._asked: ChartQuestion | None = None
        self._series: Series | None = None
        self._picked: Chosen | None = None
        self._telling = False  # the stretch that is shown is to be said when it has come
        self.controls = TimelineControls(bench.theme, bench.settings)
        self.zoom = Zoom(self)
        self.pane = ChartPane(bench)
        self.canvas, self.table = self.pane.canvas, self.pane.table
        self.articles = BucketArticles(bench)
        self.out = ChartOut(bench, self)
        self.headlines = Headlines(bench, self)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.pane)
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
        """What was counted, None before the first answer."""
        return self._series

    def arrive(self) -> None:
        """Count anew where something has changed, and give the chart the keys."""
        if self._stale:
            self.reload()
        if self._before is None:
            self._before = self.bench.selection.ids(Kind.ARTICLE)
        self.articles.tell_selection()
        self.pane.view.setFocus()

    def keep(self) -> None:
        """Keep the sizes of the panes and how the chart is drawn."""
        self.bench.settings.keep("timeline", self.panes.sizes())
        self.bench.settings.keep("timeline_rows", self.split.sizes())
        self.controls.keep()

    def reload(self) -> None:
        """Count what is asked for."""
        self._stale = False
        asked = self.zoom.asked(self.controls.question(self.bench.question.words.strip()))
        self.bench.ask(
            "timeline",
            desk.timeline,
            asked,
            then=partial(self.show_series, asked),
            otherwise=self.refuse,
        )

    def show_series(self, asked: ChartQuestion, series: Series) -> None:
        """Show what was counted; what is chosen and still there stays chosen."""
        asked, series = replace(asked, by=series.by), self.zoom.ordered(series)
        if self._series is not None and self._series.by is not series.by:
            self._picked = None
        self._asked, self._series = asked, series
        self.zoom.know(series)
        self.headlines.use(asked)
        self.controls.show_series(series, naming(series.per), held=self.zoom.holding)
        self._show()
        self.articles.setVisible(self.pane.showing)
        self._tell_stretch(series)
        picked = self._picked
        if picked is not None and {picked.first, picked.last} <= set(series.buckets):
            self.pick(picked)
        else:
            self.let_go()

    def refuse(self, error: Exception) -> None:
        """Say what is wrong with the query; other errors are the window's."""
        if isinstance(error, QueryError):
            self.pane.show_nothing(error.message, error.advice)
            self.articles.hide()
        else:
            self.bench.jobs.failed.emit(error)

    def pick(self, chosen: Chosen) -> None:
        """List the articles behind a bar or a stretch."""
        if self._asked is None:
            return
        self._picked = chosen
        self.canvas.choose(chosen)
        show = partial(self._show_listed, chosen)
        self.bench.ask("bucket", articles_behind, self._asked, chosen, then=show)

    def let_go(self) -> None:
        """List nothing."""
        self._picked = None
        self.canvas.choose(None)
        self.articles.show_nothing()

    def list_undated(self) -> None:
        """List the articles that have no such date."""
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

    def copy(self) -> None:
        """Copy the chart with its counts; from the table the counts alone."""
        if self.table.hasFocus():
            self.out.copy_counts(self.table.places())
        else:
            self.out.copy()

    def open_menu(self, chosen: Chosen | None, place: QPoint) -> None:
        """Offer what can be done at a place of the chart."""
        menu = QMenu(self.canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if chosen is not None and self._series is not None:
            menu.addAction(tr("List articles"), lambda: self.pick(chosen))
            nearer = menu.addAction(tr("Zoom to this"), lambda: self.zoom.enter(chosen))
            nearer.setEnabled(self._can_enter(chosen))
            menu.addAction(tr("Add event marker here…"), lambda: self.add_event(chosen.first))
            menu.addSeparator()
        if self.zoom.near:
            menu.addAction(tr("Whole time"), self.zoom.show_whole)
        menu.addAction(tr("Event markers…"), self.list_events)
        menu.addAction(tr("Copy chart"), self.out.copy)
        menu.popup(place)

    def hideEvent(self, event: QHideEvent) -> None:
        self.bench.selection.select(Kind.ARTICLE, self._before or ())
        self._before = None
        self.controls.keep()
        super().hideEvent(event)

    def _connect(self) -> None:
        bench, pane, zoom = self.bench, self.pane, self.zoom
        self.controls.changed.connect(self.reload)
        self.controls.stepped.connect(lambda: zoom.choose_by(self.controls.by))
        self.controls.marked.connect(self._show)
        self.controls.drawn.connect(self._show)
        self.controls.keys.largest.clicked.connect(lambda _on=False: zoom.let_rank())
        zoom.changed.connect(self._on_zoomed)
        for view in (self.canvas, self.table):
            view.picked.connect(self.pick)
            view.entered.connect(zoom.enter)
        self.canvas.left.connect(self.let_go)
        self.canvas.stepped.connect(zoom.turn)
        self.canvas.panned.connect(zoom.pan)
        self.canvas.hovered.connect(self.headlines.look_at)
        self.canvas.menu_wanted.connect(self.open_menu)
        self.headlines.found.connect(self.canvas.show_headlines)
        pane.foot.undated_wanted.connect(self.list_undated)
        pane.whole.clicked.connect(lambda _on=False: zoom.show_whole())
        pane.farther.clicked.connect(lambda _on=False: zoom.turn(-1))
        pane.nearer.clicked.connect(lambda _on=False: zoom.turn(1))
        pane.turn.clicked.connect(lambda _on=False: pane.turn_over())
        pane.save.clicked.connect(lambda _on=False: self.out.save_menu(pane.save))
        pane.send.clicked.connect(lambda _on=False: self.out.send_menu(pane.send))
        self.out.drag_from(pane.send, pane.head.title)
        self.articles.opened.connect(bench.show_article.emit)
        self.articles.nearer.clicked.connect(lambda _on=False: self._enter_picked())
        bench.question.changed.connect(self._on_question)
        bench.signals.changed.connect(self._on_changed)
        self._ask_keys()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.reload)

    def _show(self) -> None:
        """Draw what was counted as it is to be drawn now."""
        if self._series is not None and self._asked is not None:
            self.controls.show_marks(self._series)
            shown, look = self.controls.marks.shown(self._series), self.controls.look
            self.pane.show_series(self._asked, shown, look, near=self.zoom.near)
            self.out.show(self._asked, shown, look)

    def _tell_stretch(self, series: Series) -> None:
        """Let a screen reader know what one has come to, nearer or farther."""
        if self._telling and series.buckets:
            last = len(series.buckets) - 1
            words = stretch_words(series, 0, last, None, naming(series.per))
            announce(self.pane.view, words)
        self._telling = False

    def _can_enter(self, chosen: Chosen) -> bool:
        """Say whether there is anything nearer to see in what is chosen."""
        if self._series is None:
            return False
        several = chosen.first != chosen.last
        whole = (chosen.first, chosen.last) == (self._series.buckets[0], self._series.buckets[-1])
        return self._series.by in FINER or (several and not whole)

    def _enter_picked(self) -> None:
        if self._picked is not None:
            self.zoom.enter(self._picked)
            self.pane.view.setFocus()

    def _show_listed(self, chosen: Chosen, listed: Listed) -> None:
        series = self._series
        if series is None or self._picked != chosen:
            return
        title, note = listed_words(series, chosen, listed, naming(series.per))
        self.articles.show_rows(title, note, listed.rows, listed.total)
        self.articles.nearer.setVisible(self._can_enter(chosen))
        announce(self.pane.view, tr("listed: {title}, {note}").format(title=title, note=note))

    def _show_undated(self, listed: Listed) -> None:
        note = trn("{n} article", "{n} articles", listed.total)
        self.articles.show_rows(tr("Undated"), note, listed.rows, listed.total)
        self.articles.nearer.hide()

    def _on_zoomed(self) -> None:
        self.controls.choose_by(self.zoom.step.by)
        self._picked = None
        self._telling = True
        self.reload()

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.COUNTRY_GROUP, Kind.SPEAKER, Kind.SPEAKER_NAME, Kind.TAG):
            self._ask_keys()
            self._on_stale()
        elif changed.articles or changed.touches(Kind.EVENT_MARKER):
            self._on_stale()

    def _ask_keys(self) -> None:
        """Ask what can have a series of its own."""
        self.bench.ask("keys of the chart", _known_keys, then=self._know_keys)

    def _know_keys(self, known: dict[Per, dict[str, str]]) -> None:
        for per, keys in known.items():
            self.controls.keys.know(per, keys)

    def _on_question(self) -> None:
        self._on_stale(AT_ONCE)

    def _on_stale(self, pause: int = PAUSE) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start(pause)


def _known_keys(library: desk.Library) -> dict[Per, dict[str, str]]:
    """Return by kind what can be shown: the name and the key it stands for."""
    countries = {name: code for code, name in desk.list_countries()}
    countries |= {row.name: row.name for row in desk.list_country_groups(library)}
    return {
        Per.COUNTRY: countries,
        Per.SPEAKER: {name: name for name, _quotes in desk.list_speakers(library)},
        Per.TAG: {row.path: row.path for row in desk.list_tags(library)},
    }
