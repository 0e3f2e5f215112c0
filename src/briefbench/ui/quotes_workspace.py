"""The Quotes workspace: facets, the bank, the quotation in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefbench import desk
from briefbench.base.errors import QueryError
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.bank import FoundQuotes, QuoteField, QuoteFilter, QuoteSort
from briefbench.model.brief_rows import BriefRow
from briefbench.model.kinds import Kind
from briefbench.ui.actions import Actions
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import brief_lines, brief_menu, brief_of, to_brief, to_tray
from briefbench.ui.clipboard import copy_citation
from briefbench.ui.delegates import NavRow
from briefbench.ui.dragging import Dragged
from briefbench.ui.quotes_bank import QuoteBank
from briefbench.ui.quotes_dates import DatesEditor
from briefbench.ui.quotes_detail import QuoteDetail
from briefbench.ui.quotes_export import export_menu, export_quotes
from briefbench.ui.quotes_facets import (
    ALL,
    MORE,
    STRETCH,
    Naming,
    chosen_words,
    facet_rows,
    spans,
    turned,
)
from briefbench.ui.sidebar import NavList, sidebar_pane
from briefbench.ui.speaker_actions import offer_page
from briefbench.ui.widgets import column
from briefbench.ui.workspaces import Workspace

WIDTHS = (200, 700, 372)
"""px of facets, bank and detail in a window of 1280."""

ENDS, MOST = (WIDTHS[0], WIDTHS[2]), (0.2, 0.3)
"""The panes that grow with the text, and the parts of the window they take at most."""

LEAST = (150, 300, 250)
"""Least px of the same."""

SHOWN_KINDS = (
    Kind.QUOTE,
    Kind.SPEAKER,
    Kind.TAG,
    Kind.ARTICLE_TAG,
    Kind.QUOTE_TAG,
    Kind.ARTICLE,
    Kind.COUNTRY,
    Kind.SOURCE,
    Kind.BLOCK,
    Kind.BRIEF,
    Kind.ITEM_QUOTE,
)


class QuotesWorkspace(Workspace):
    """Asks which quotes fit what is chosen at the side and in the search, and does the rest."""

    bank: QuoteBank
    detail: QuoteDetail

    def __init__(self, bench: Bench, actions: Actions) -> None:
        super().__init__(bench)
        self._found: FoundQuotes | None = None
        self._naming = Naming(desk.country_name, desk.language_words, {})
        self._briefs: list[BriefRow] = []
        self._annotations = actions["marks.export"].trigger
        self._stale = True
        self._before: tuple[int, ...] | None = None  # selected in the workspace one came from
        self._unfolded: set[str] = set()
        self.chosen = QuoteFilter()
        self.facets = NavList(bench.theme, tr("Narrow by"))
        self.bank = QuoteBank(bench)
        self.bank.export.setToolTip(actions.tip("bank.export"))
        self.detail = QuoteDetail(bench)
        self.detail.who.page.setToolTip(actions.tip("speaker.page"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        panes = (sidebar_pane(self.facets), self.bank, self.detail)
        for number, pane in enumerate(panes):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, int(number == 1))
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._lay_out(bench.settings.numbers("quotes"))
        column(self).addWidget(self.splitter)
        self._connect()

    def arrive(self) -> None:
        """Bring the bank up to date and give it the keys."""
        if self._stale:
            self.reload()
        if self._before is None:
            self._before = self.bench.selection.ids(Kind.QUOTE)
        self.bank.tell_selected()
        self.bank.view.setFocus()

    def keep(self) -> None:
        """Keep the widths of the panes; save what is being written."""
        self.detail.comment_field.flush()
        self.bench.settings.keep("quotes", self.splitter.sizes())

    def go_to(self, quote_id: int) -> None:
        """Show a quote, whatever was chosen before."""
        self.chosen = QuoteFilter()
        self.bank.go_to(quote_id)
        self.reload()

    def show_fitting(self, wanted: QuoteFilter) -> None:
        """Show the quotes that fit, now or on arrival, whatever was chosen and searched before."""
        self.chosen = wanted
        self.bench.question.ask(words="")
        self._on_stale()

    def reload(self) -> None:
        """Ask which quotes fit, and what each further choice would leave."""
        self._stale = False
        self._settle.stop()
        wanted = replace(self.chosen, query=self.bench.question.words.strip())
        self.bench.ask(
            "quotes",
            _found,
            wanted,
            self.bank.sort,
            self.bank.turned,
            tuple(spans(_today())),
            then=self.show_found,
            otherwise=self.refuse,
        )

    def show_found(self, answer: tuple[FoundQuotes, dict[str, int], list[BriefRow]]) -> None:
        """Show what has come."""
        found, hues, self._briefs = answer
        self._found, self._naming = found, replace(self._naming, hues=hues)
        self._show_facets()
        if not found.ids:
            self._say_nothing(found)
        self.bank.show_quotes(found)

    def refuse(self, error: Exception) -> None:
        """Say what is wrong with the query; other errors are the window's."""
        if not isinstance(error, QueryError):
            self.bench.jobs.failed.emit(error)
            return
        self.bank.say_nothing(error.message, error.advice)
        self.bank.show_quotes(FoundQuotes((), 0, 0, 0))

    def narrow(self, line: NavRow) -> None:
        """Choose a line of the side, or let it go; unfold a field; let all go; open a brief."""
        if brief := brief_of(line):
            self.bench.show_brief.emit(brief)
            return
        name, _, value = line.question.partition(":")
        if name == MORE:
            self._unfolded ^= {value}
            self._show_facets()
            return
        if name == STRETCH:
            DatesEditor(self.bench, self.chosen.date, self.choose_dates, self)
            return
        if name == ALL:
            self.chosen = QuoteFilter()
        else:
            self.chosen = turned(self.chosen, QuoteField(name), value)
        self.reload()

    def on_dropped(self, line: NavRow, dragged: Dragged) -> None:
        """Put the quotes that fell on a brief into it; tag those that fell on a tag."""
        if brief := brief_of(line):
            to_brief(self.bench, brief, dragged)
        else:
            _, _, path = line.question.partition(":")
            self.bench.change(desk.tag_quotes, dragged.of("quote"), path)

    def choose_dates(self, stretch: str) -> None:
        """Show quotes of a stretch ``first/last`` of days, of all for ``""``."""
        self.chosen = replace(self.chosen, date=(stretch,) if stretch else ())
        self.reload()

    def send_menu(self, below: QWidget) -> None:
        """Ask into which brief the selected quotes shall go."""
        menu = brief_menu(self.bench, below, self.send, self.to_tray)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def send(self, brief_id: int) -> None:
        """Put the selected quotes into a brief; one is made for 0."""
        to_brief(self.bench, brief_id, Dragged("quote", tuple(self._ids())))

    def to_tray(self) -> None:
        """Put the selected quotes into the tray."""
        to_tray(self.bench, Dragged("quote", tuple(self._ids())))

    def cite(self) -> None:
        """Copy the selected quotes with their citations."""
        self.bench.ask("cite", desk.cite_quotes, self._ids(), then=copy_citation)

    def export(self, ending: str = ".csv") -> None:
        """Write quotes to a file: the selected ones if there are several, else all that fit."""
        export_quotes(self.bench, self.window(), self._meant, ending)

    def export_menu(self) -> None:
        """Ask as what they shall be written."""
        ids = self._meant
        several = len(self._ids()) > 1
        what = (
            trn("{n} selected quote", "{n} selected quotes", len(ids))
            if several
            else trn("{n} quote of the list", "{n} quotes of the list", len(ids))
        )
        export_menu(self.bank.export, what, self.export, self._annotations)

    def remove(self) -> None:
        """Remove the selected quotes; Undo brings them back."""
        if ids := self._ids():
            self.bench.change(desk.remove_quotes, ids)

    def open_article(self) -> None:
        """Show the current quote at its words in its article."""
        if (quote := self.bank.current) is not None:
            self.bench.show_quote.emit(quote.article_id, quote.id)

    def show_speaker(self) -> None:
        """Show the page of whoever speaks in the current quote."""
        if (quote := self.bank.current) is not None and quote.speaker:
            self.bench.show_speaker.emit(quote.speaker)

    def on_asked(self, line: NavRow, place: QPoint) -> None:
        """Offer the page of a speaker at the side."""
        name, _, value = line.question.partition(":")
        if name == QuoteField.SPEAKER:
            offer_page(self.bench, self, value, place)

    def hideEvent(self, event: QHideEvent) -> None:
        self.detail.comment_field.flush()
        self.bench.selection.select(Kind.QUOTE, self._before or ())
        self._before = None
        super().hideEvent(event)

    def _connect(self) -> None:
        bench, bank, detail = self.bench, self.bank, self.detail
        self.facets.chosen.connect(self.narrow)
        self.facets.asked.connect(self.on_asked)
        self.facets.takes = _takes
        self.facets.dropped.connect(self.on_dropped)
        bank.chosen.connect(self._on_chosen)
        bank.ordered.connect(self.reload)
        bank.opened.connect(self.open_article)
        bank.removing.connect(self.remove)
        bank.export.clicked.connect(lambda _on=False: self.export_menu())
        bank.actions_below = self._menu_actions
        detail.sending.connect(self.send_menu)
        detail.citing.connect(self.cite)
        detail.removing.connect(self.remove)
        detail.who.page.clicked.connect(lambda _on=False: self.show_speaker())
        detail.showing.connect(self.open_article)
        detail.commented.connect(
            lambda id_, words: bench.change(desk.set_quote_comment, id_, words)
        )
        detail.named.connect(self._name)
        bench.question.changed.connect(self._on_stale)
        bench.signals.changed.connect(self._on_changed)
        bench.checked.connect(self._on_stale)
        bench.theme.resized.connect(self._lay_out)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.reload)

    def _lay_out(self, widths: Sequence[float] = ()) -> None:
        """Give the panes widths, those that the text size asks for without."""
        scaled = self.bench.theme.scaled
        for number, least in enumerate(LEAST):
            if (pane := self.splitter.widget(number)) is not None:
                pane.setMinimumWidth(scaled(least))
        whole = max(self.width(), sum(WIDTHS))
        side, detail = (
            min(scaled(width), round(whole * most)) for width, most in zip(ENDS, MOST, strict=True)
        )
        wanted = [side, whole - side - detail, detail]
        self.splitter.setSizes([round(width) for width in widths] or wanted)

    def _on_chosen(self, ids: list[int]) -> None:
        self.detail.show_quotes(ids, self.bank.rows_of(ids))

    def _show_facets(self) -> None:
        if self._found is not None:
            briefs = brief_lines(self.bench, self._briefs)
            self.facets.show_rows(
                facet_rows(self._found, self.chosen, self._unfolded, _today(), self._naming, briefs)
            )
        self.bank.say_chosen(chosen_words(self.chosen, _today(), self._naming))

    def _name(
        self, ids: Sequence[int], who: str | None, role: str | None, code: str | None
    ) -> None:
        """Say who speaks in quotes; of one quote, offer to say so always."""
        bench = self.bench

        def offer(_none: object) -> None:
            if who and len(ids) == 1:
                bench.offer(desk.offer_speaker_rule, ids[0])

        bench.change(desk.set_quote_speaker, ids, who, role, code, then=offer)

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*SHOWN_KINDS):
            self._on_stale()

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def _ids(self) -> list[int]:
        return self.bank.selected_ids

    @property
    def _meant(self) -> Sequence[int]:
        selected = self._ids()
        return selected if len(selected) > 1 else self.bank.model.ids

    def _menu_actions(self) -> list[QAction]:
        made = (
            (tr("Show in article"), self.open_article),
            (tr("Send to brief…"), lambda: self.send_menu(self.detail.send)),
            (tr("Put into the tray for a brief"), self.to_tray),
            (tr("Copy with citation"), self.cite),
            (tr("Export quotes…"), self.export),
            (tr("Page of the speaker"), self.show_speaker),
            (tr("Change speaker and role…"), self.detail.edit_speaker),
            (tr("Remove from the quotes"), self.remove),
        )
        actions = []
        for words, do in made:
            action = QAction(words, self)
            action.triggered.connect(lambda _on=False, do=do: do())
            actions.append(action)
        return actions

    def _say_nothing(self, found: FoundQuotes) -> None:
        if self.chosen.fields and found.everything:
            self.bank.say_nothing(
                tr("No quote fits"), tr("Click a marked line at the side to let it go.")
            )
        elif self.bench.question.words.strip():
            self.bank.say_nothing(
                tr("Nothing found"), tr("Try fewer words, or take a filter out of the search.")
            )
        else:
            self.bank.say_nothing(
                tr("No quotes yet"),
                tr("Accept a suggestion with A while you read, or select words and press H."),
                read=True,
            )


def _found(
    library: desk.Library,
    wanted: QuoteFilter,
    sort: QuoteSort,
    turned: bool,  # noqa: FBT001 - asked in another thread, by place
    dates: Sequence[str],
) -> tuple[FoundQuotes, dict[str, int], list[BriefRow]]:
    """Return the quotes that fit, the hues of all tags, and the briefs."""
    found = desk.find_quotes(library, wanted, sort=sort, turned=turned, counts=True, dates=dates)
    hues = {tag.path: tag.colour for tag in desk.list_tags(library)}
    return found, hues, desk.list_briefs(library)


def _takes(line: NavRow, dragged: Dragged) -> bool:
    """Say whether a line of the side takes a drag: briefs and tags of quotes do."""
    tag = line.question.startswith(f"{QuoteField.QUOTE_TAG.value}:")
    return dragged.for_brief if brief_of(line) else tag and bool(dragged.of("quote"))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the officer's own calendar
