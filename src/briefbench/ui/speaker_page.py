"""The page of one speaker: names, roles, sources, likely others; when he spoke, and all he said."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefbench import desk
from briefbench.base.dates import days_of
from briefbench.base.words import tr, trn
from briefbench.model.bank import QuoteFilter
from briefbench.model.charts import ChartKind, ChartLook
from briefbench.model.rows import QuoteRow
from briefbench.model.series import Series
from briefbench.model.speaker_rows import LikenessRow, RoleRow, SpeakerView
from briefbench.timeline.buckets import last_day_of
from briefbench.timeline.style import ChartStyle
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import brief_menu, to_brief, to_tray
from briefbench.ui.clipboard import copy_citation
from briefbench.ui.dragging import Dragged
from briefbench.ui.elided import ElidedWords
from briefbench.ui.paged_model import PagedModel
from briefbench.ui.speaker_facts import SIDE, Fact, FactList, Way
from briefbench.ui.speaker_lists import SPOKEN, SpokenDelegate, SpokenView
from briefbench.ui.speaker_words import (
    about_words,
    agreeing,
    name_note,
    quotes_words,
    reason_words,
    role_dates,
    role_tip,
)
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.timeline_canvas import TimelineCanvas
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_style import chart_style
from briefbench.ui.widgets import column, ground, icon_button, label, push_button, row

CHART = 144
"""px of the timeline's height."""


class SpeakerPage(QWidget):
    """Shows a speaker; the panel does what is asked."""

    describing = Signal()
    naming = Signal()  # add a name
    calling = Signal(str)  # call the speaker so
    unnaming = Signal(str)
    stating = Signal(object)  # a RoleRow to change or to state, None for a new one
    unstating = Signal(object)  # the RoleRow to take away
    merging = Signal()
    splitting = Signal(str)  # a name, "" to choose
    joining = Signal(object)  # a LikenessRow: the two are one
    parting = Signal(object)  # a LikenessRow: they are not
    again = Signal(int)  # propose this speaker again
    going = Signal(int)  # to the page of another speaker
    opening = Signal(int, int)  # ids of an article and its quote
    filtering = Signal(object)  # a QuoteFilter: show these in the bank

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._dates: Sequence[str] = ()
        self._series: Series | None = None
        self.view: SpeakerView | None = None
        layout = column(self, gap=2 * GRID)
        layout.addLayout(self._head())
        panes = row(gap=3 * GRID)
        panes.addWidget(self._facts())
        hairline = ground("raised", edge="leading")
        hairline.setFixedWidth(1)
        panes.addWidget(hairline)
        panes.addLayout(self._spoken(), 1)
        layout.addLayout(panes, 1)
        bench.theme.changed.connect(self._on_theme)

    @property
    def chosen_ids(self) -> list[int]:
        """The chosen quotes, in the order of the list."""
        return [self.model.ids[place] for place in self.quotes.chosen_rows()]

    def show_speaker(self, view: SpeakerView, series: Series, rows: Sequence[QuoteRow]) -> None:
        """Show a speaker with the newest ``rows``; of the same one everything stays in place."""
        fresh = self.view is None or self.view.speaker.id != view.speaker.id
        self.view, self._dates = view, view.dates
        speaker = view.speaker
        self.name.setText(speaker.name)
        self.about.setText(about_words(speaker))
        self.names.show_facts(
            [Fact(n.name, n.name, name_note(n), n.quotes, tip=n.name) for n in view.names]
        )
        self.roles.show_facts(
            [
                Fact(r, r.role, role_dates(r), code=r.country or "", tip=role_tip(r))
                for r in view.roles
                if r.id is not None or r.role.casefold() != speaker.name.casefold()
            ]
        )
        self.sources.show_facts(
            [Fact(name, name, number=count, tip=name) for name, count in view.sources]
        )
        self.apart.show_facts([Fact(id_, name, tip=name) for id_, name in view.apart])
        self.apart.setVisible(bool(view.apart))
        if fresh:
            self.show_alike(())
        self._show_series(series)
        self._show_quotes(view, rows, fresh=fresh)

    def show_alike(self, rows: Sequence[LikenessRow]) -> None:
        """Show who may be the same speaker."""
        facts = [
            Fact(
                each,
                each.other_name,
                reason_words(each),
                each.other_quotes,
                tip="\n".join(filter(None, (reason_words(each), agreeing(each)))),
            )
            for each in rows
        ]
        self.alike.show_facts(facts)
        self.alike.setVisible(bool(rows))

    def cite(self) -> None:
        """Copy the chosen quotes with their citations."""
        if ids := self.chosen_ids:
            self._bench.ask("cite", desk.cite_quotes, ids, then=self._copied)

    def to_tray(self) -> None:
        """Put the chosen quotes into the tray."""
        to_tray(self._bench, self._chosen)

    def send_menu(self) -> None:
        """Ask into which brief the chosen quotes shall go."""
        menu = brief_menu(self._bench, self.send, self._send, self.to_tray)
        menu.popup(self.send.mapToGlobal(QPoint(0, self.send.height())))

    def open_quote(self) -> None:
        """Ask to show the current quote in its article."""
        here = self.quotes.currentIndex()
        quote = self.model.row_at(here.row()) if here.isValid() else None
        if quote is not None:
            self.opening.emit(quote.article_id, quote.id)

    def show_in_bank(self, source: str = "") -> None:
        """Ask to show all quotes in the bank, or those of a source."""
        if self.view is not None:
            of = (source,) if source else ()
            self.filtering.emit(QuoteFilter(speaker=(self.view.speaker.name,), source=of))

    def _send(self, brief_id: int) -> None:
        to_brief(self._bench, brief_id, self._chosen)

    @property
    def _chosen(self) -> Dragged:
        return Dragged("quote", tuple(self.chosen_ids))

    def _copied(self, citation: desk.Citation) -> None:
        copy_citation(citation)
        self._bench.tell(tr("Copied with its citation"))

    def _head(self) -> QVBoxLayout:
        head = column(gap=2)
        line = row()
        line.addSpacing(SIDE)
        self.name = ElidedWords("", Role.DISPLAY)
        line.addWidget(self.name, 1)
        for words, spoken, signal in (
            (tr("Edit…  E"), tr("Edit name, kind and country"), self.describing),
            (tr("Merge…  M"), tr("Merge with another speaker"), self.merging),
            (tr("Split…  S"), tr("Split off a name or chosen quotes"), None),
        ):
            do = signal.emit if signal is not None else partial(self.splitting.emit, "")
            button = push_button(words, do, density="small")
            button.setAccessibleName(spoken)
            button.setToolTip(spoken)
            line.addWidget(button)
        head.addLayout(line)
        self.about = ElidedWords("", Role.SMALL, "soft")
        below = row(gap=0)
        below.addSpacing(SIDE)
        below.addWidget(self.about)
        head.addLayout(below)
        return head

    def _facts(self) -> QWidget:
        theme = self._bench.theme
        page = QWidget()
        page.setProperty("ground", "raised")
        body = column(page, gap=3 * GRID)
        self.alike = FactList(theme, tr("May be the same"), self._alike_ways(), noted=True)
        self.roles = FactList(
            theme, tr("Roles"), self._role_ways(), tr("No quote tells one."), noted=True
        )
        self.names = FactList(theme, tr("Names"), self._name_ways(), noted=True)
        bank = Way("quotes", tr("Show in the bank of quotes"), self.show_in_bank, bool)
        self.sources = FactList(theme, tr("Sources"), (bank,), tr("None yet"))
        self.apart = FactList(theme, tr("Not the same"), self._apart_ways())
        self.lists = (self.alike, self.roles, self.names, self.sources, self.apart)
        for each in self.lists:
            body.addWidget(each)
        body.addStretch(1)
        self.area = QScrollArea()
        self.area.setProperty("ground", "raised")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("What is known of the speaker"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(page)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def _name_ways(self) -> list[Way]:
        def further(name: str) -> bool:
            return self.view is not None and name != self.view.speaker.name

        return [
            Way("plus", tr("Add a name (N)"), lambda _key: self.naming.emit()),
            Way("user", tr("Call the speaker so"), self.calling.emit, further),
            Way("git-fork", tr("Split off as a speaker"), self.splitting.emit, further),
            Way("x", tr("Take the name away (Del)"), self.unnaming.emit, further, removes=True),
        ]

    def _role_ways(self) -> list[Way]:
        def stated(each: RoleRow) -> bool:
            return each.id is not None

        return [
            Way("plus", tr("State a role (R)"), lambda _key: self.stating.emit(None)),
            Way("pencil-simple", tr("Change the role or its dates"), self.stating.emit, bool),
            Way("x", tr("Take the role away (Del)"), self.unstating.emit, stated, removes=True),
        ]

    def _alike_ways(self) -> list[Way]:
        return [
            Way("git-merge", tr("Merge (M)"), self.joining.emit, bool),
            Way("prohibit", tr("Not the same (X)"), self.parting.emit, bool),
            Way("user-list", tr("Show that speaker"), lambda e: self.going.emit(e.other_id), bool),
        ]

    def _apart_ways(self) -> list[Way]:
        return [
            Way("arrow-counter-clockwise", tr("Propose again"), self.again.emit, bool),
            Way("user-list", tr("Show that speaker"), self.going.emit, bool),
        ]

    def _spoken(self) -> QVBoxLayout:
        bench = self._bench
        body = column(gap=GRID)
        self.canvas = TimelineCanvas(
            _style(bench.theme), partial(bench.jobs.draw, "speaker's timeline")
        )
        self.canvas.use_look(ChartLook(ChartKind.BARS))
        self.canvas.setFixedHeight(bench.theme.scaled(CHART))
        self.canvas.picked.connect(self._on_picked)
        body.addWidget(self.canvas)
        line = row(gap=GRID)
        line.addSpacing(SIDE)
        self.count = label("", Role.CAPTION, "muted")
        line.addWidget(self.count)
        line.addStretch(1)
        copy = icon_button(bench.theme, "copy", tr("Copy with citation (Ctrl+Shift+C)"))
        copy.clicked.connect(lambda _on=False: self.cite())
        tray = icon_button(bench.theme, "arrow-line-down", tr("Put into the tray (Ctrl+B)"))
        tray.clicked.connect(lambda _on=False: self.to_tray())
        self.send = icon_button(
            bench.theme, "paper-plane-tilt", tr("Send to brief… (Ctrl+Shift+B)")
        )
        self.send.clicked.connect(lambda _on=False: self.send_menu())
        bank = icon_button(bench.theme, "quotes", tr("All in the bank of quotes (B)"))
        bank.clicked.connect(lambda _on=False: self.show_in_bank())
        article = icon_button(bench.theme, "article", tr("Show in article (Enter)"))
        article.clicked.connect(lambda _on=False: self.open_quote())
        self._tools = (bank, article, copy, tray, self.send)
        for tool in self._tools:
            tool.setProperty("density", "small")
            line.addWidget(tool)
        body.addLayout(line)
        self.model: PagedModel[QuoteRow] = PagedModel(self._fetch, SPOKEN, self)
        self.quotes = SpokenView(
            bench.theme, SpokenDelegate, self.model, tr("What was said"), several=True
        )
        self.quotes.opened.connect(self.open_quote)
        self.quotes.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        body.addWidget(self.quotes, 1)
        self.none = label("", Role.SMALL, "muted", wrap=True)
        body.addWidget(self.none)
        body.addStretch(0)
        return body

    def _fetch(self, ids: Sequence[int]) -> list[QuoteRow]:
        return desk.quotes_by_ids(self._bench.library, ids)

    def _show_series(self, series: Series) -> None:
        if self._series is None or series != self._series:
            self._series = series
            self.canvas.show_series(series, desk.country_name)
        self.canvas.setVisible(len(series.buckets) > 1)

    def _show_quotes(self, view: SpeakerView, rows: Sequence[QuoteRow], *, fresh: bool) -> None:
        chosen = [] if fresh else self.chosen_ids
        scroll = 0 if fresh else self.quotes.verticalScrollBar().value()
        self.model.show_ids(view.quote_ids, rows)
        places = [place for id_ in chosen if (place := self.model.place_of(id_)) is not None]
        if view.quote_ids:
            self.quotes.selectRow(places[0] if places else 0)
        self.quotes.verticalScrollBar().setValue(scroll)
        count = quotes_words(len(view.quote_ids))
        undated = trn("{n} undated", "{n} undated", view.undated) if view.undated else ""
        self.count.setText(" · ".join(filter(None, (count, tr("newest first"), undated))))
        self.none.setText(tr("No quote of this speaker is in the library."))
        self.none.setVisible(not view.quote_ids)
        self.quotes.setVisible(bool(view.quote_ids))
        self._enable()

    def _enable(self) -> None:
        for tool in self._tools:
            tool.setEnabled(bool(self.quotes.chosen_rows()))

    def _on_picked(self, chosen: Chosen) -> None:
        """Go to the newest quote of what is chosen in the chart; vague dates are passed over."""
        series = self._series
        if series is None:
            return
        first, last = chosen.first, last_day_of(chosen.last, series.by)
        for number, said in enumerate(self._dates):
            with suppress(ValueError):  # undated, or no date that can be read
                days = days_of(said, series.zone)
                if first <= days.first and days.last <= last:
                    self.quotes.selectRow(number)
                    hint = self.quotes.ScrollHint.PositionAtTop
                    self.quotes.scrollTo(self.model.index(number), hint)
                    return

    def _on_theme(self) -> None:
        self.canvas.use_style(_style(self._bench.theme))
        self.canvas.setFixedHeight(self._bench.theme.scaled(CHART))
        for each in self.lists:
            each.fit()


def _style(theme: Theme) -> ChartStyle:
    return replace(chart_style(theme), ground=theme.scheme.raised)
