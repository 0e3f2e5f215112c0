"""The Timeline workspace: what to count, the chart, the articles behind a bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QSplitter

from briefbench import desk
from briefbench.base.dates import utc_now
from briefbench.base.errors import QueryError
from briefbench.base.words import tr
from briefbench.desk.events import Changed
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Kind, Per
from briefbench.model.series import Series
from briefbench.ui.bench import Bench
from briefbench.ui.timeline_canvas import TimelineCanvas
from briefbench.ui.timeline_controls import TimelineControls
from briefbench.ui.timeline_events import EventEditor, EventsPanel, event_from
from briefbench.ui.timeline_headlines import Headlines
from briefbench.ui.timeline_out import ChartOut
from briefbench.ui.timeline_pane import ChartPane
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_questions import (
    UNDATED,
    Listed,
    Listing,
    articles_behind,
    articles_undated,
    listed_words,
    naming,
    undated_words,
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
        self._counted = ""  # when that was, ISO 8601
        self._listing: Listing | None = None
        self._keys_stale = True
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
        self._ask_keys()
        asked = self.zoom.asked(self.controls.question(self.bench.question.words.strip()))
        self.bench.ask(
            "timeline",
            desk.timeline,
            asked,
            then=partial(self.show_series, asked, utc_now()),
            otherwise=self.refuse,
        )

    def show_series(self, asked: ChartQuestion, counted: str, series: Series) -> None:
        """Show what was counted; what is listed and still there stays listed.

        ``counted`` is when it was asked, ISO 8601: what was stored by then is counted.
        """
        asked, series = replace(asked, by=series.by), self.zoom.ordered(asked, series)
        same = self._series is not None and self._series.by is series.by
        self._asked, self._series, self._counted = asked, series, counted
        self.zoom.know(asked, series)
        self.headlines.use(asked)
        self.controls.show_series(series, naming(series.per), held=self.zoom.holds(asked))
        self._show()
        self.articles.setVisible(self.pane.showing)
        self._tell_stretch(series)
        listing = self._listing
        if isinstance(listing, Chosen):
            there = same and {listing.first, listing.last} <= set(series.buckets)
        else:
            there = bool(series.undated)
        self._list(listing if there else None)

    def refuse(self, error: Exception) -> None:
        """Say what is wrong with the query; other errors are the window's."""
        if isinstance(error, QueryError):
            self._asked = self._series = None
            self.out.forget()
            self.let_go()
            self.pane.show_nothing(error.message, error.advice)
            self.articles.hide()
        else:
            self.bench.jobs.failed.emit(error)

    def pick(self, chosen: Chosen) -> None:
        """List the articles behind a bar or a stretch."""
        self._list(chosen)

    def let_go(self) -> None:
        """List nothing."""
        self._list(None)

    def list_undated(self) -> None:
        """List the articles that have no such date."""
        self._list(UNDATED)

    def add_event(self, day: date | None = None) -> None:
        """Write an event down: of the day, the chosen article, or the bucket looked at."""
        rows = self.articles.selected() if day is None else []
        begin = event_from(rows[0] if rows else None, day or self.canvas.looked_at())
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # of what is chosen the chart and its table take care; this lets the undated go
        if event.key() == Qt.Key.Key_Escape and self._listing and self.pane.view.hasFocus():
            self.let_go()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.bench.selection.select(Kind.ARTICLE, self._before or ())
        self._before = None
        self.controls.keep()
        super().hideEvent(event)

    def _connect(self) -> None:
        bench, pane, zoom = self.bench, self.pane, self.zoom
        self.controls.changed.connect(self.reload)
        self.controls.by_chosen.connect(zoom.choose_by)
        self.controls.drawn.connect(self._show)
        self.controls.keys.ranking.connect(self._on_ranking)
        zoom.changed.connect(self._on_zoomed)
        for view in (self.canvas, self.table):
            view.picked.connect(self.pick)
            view.entered.connect(zoom.enter)
            view.released.connect(self.let_go)
        self.canvas.stepped.connect(zoom.rescale)
        self.canvas.panned.connect(zoom.pan)
        self.canvas.hovered.connect(self.headlines.look_at)
        self.canvas.menu_wanted.connect(self.open_menu)
        self.headlines.found.connect(self.canvas.show_headlines)
        pane.foot.undated_wanted.connect(self.list_undated)
        pane.whole.clicked.connect(lambda _on=False: zoom.show_whole())
        pane.farther.clicked.connect(lambda _on=False: zoom.rescale(-1))
        pane.nearer.clicked.connect(lambda _on=False: zoom.rescale(1))
        pane.other.clicked.connect(lambda _on=False: pane.switch())
        pane.save.clicked.connect(lambda _on=False: self.out.save_menu(pane.save))
        pane.send.clicked.connect(lambda _on=False: self.out.send_menu(pane.send))
        self.out.drag_from(pane.send, pane.head.title)
        self.articles.opened.connect(bench.show_article.emit)
        self.articles.nearer.clicked.connect(lambda _on=False: self._enter_picked())
        bench.question.changed.connect(self._on_question)
        bench.signals.changed.connect(self._on_changed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.reload)

    def _show(self) -> None:
        """Draw what was counted as it is to be drawn now."""
        if self._series is not None and self._asked is not None:
            self.controls.show_marks(self._series)
            shown, look = self.controls.marks.shown(self._series), self.controls.look
            when, near = self._counted, self.zoom.near
            self.pane.show_series(self._asked, shown, look, counted=when, near=near)
            self.out.show(self._asked, shown, look, when)

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
        if isinstance(self._listing, Chosen):
            self.zoom.enter(self._listing)
            self.pane.view.setFocus()

    def _list(self, listing: Listing | None) -> None:
        """List these articles, or nothing; the chart and its table know which."""
        asked = self._asked
        self._listing = listing = None if asked is None else listing
        chosen = listing if isinstance(listing, Chosen) else None
        for view in (self.canvas, self.table):
            view.choose(chosen)
        if asked is None or listing is None:
            self.articles.show_nothing()
            return
        find = articles_undated if chosen is None else partial(articles_behind, chosen=chosen)
        self.bench.ask("bucket", find, asked, then=partial(self._show_listed, listing))

    def _show_listed(self, listing: Listing, listed: Listed) -> None:
        series = self._series
        if series is None or self._listing != listing:
            return
        if isinstance(listing, Chosen):
            title, note = listed_words(series, listing, listed, naming(series.per))
        else:
            title, note = undated_words(listed)
        self.articles.show_rows(title, note, listed.rows, listed.total)
        self.articles.nearer.setVisible(isinstance(listing, Chosen) and self._can_enter(listing))
        announce(self.pane.view, tr("listed: {title}, {note}").format(title=title, note=note))

    def _on_zoomed(self) -> None:
        self.controls.choose_by(self.zoom.step.by)
        if isinstance(self._listing, Chosen):
            self._listing = None
        self._telling = True
        self.reload()

    def _on_ranking(self) -> None:
        """Let the largest of the stretch be counted next; the button that asked goes away."""
        self.zoom.let_rank()
        self.pane.view.setFocus()

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.COUNTRY_GROUP, Kind.SPEAKER, Kind.SPEAKER_NAME, Kind.TAG):
            self._keys_stale = True
            self._on_stale()
        elif changed.articles or changed.touches(Kind.EVENT_MARKER):
            self._on_stale()

    def _ask_keys(self) -> None:
        """Ask what can have a series of its own, if that may be other than is known."""
        if self._keys_stale:
            self._keys_stale = False
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
