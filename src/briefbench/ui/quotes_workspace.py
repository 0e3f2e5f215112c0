"""The Quotes workspace: facets, the bank, the quotation in full."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefbench import desk
from briefbench.base.errors import QueryError
from briefbench.base.words import tr
from briefbench.desk.events import Changed
from briefbench.model.kinds import Kind
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import brief_menu, made_or
from briefbench.ui.delegates import NavRow
from briefbench.ui.quotes_bank import QuoteBank
from briefbench.ui.quotes_detail import QuoteDetail
from briefbench.ui.quotes_facets import MORE, Narrowing, facet_rows
from briefbench.ui.sidebar import NavList, sidebar_pane
from briefbench.ui.widgets import column
from briefbench.ui.workspaces import Workspace

WIDTHS = (200, 700, 372)
"""px of facets, bank and detail in a window of 1280."""

LEAST = (150, 300, 250)
"""Least px of the same."""

SHOWN_KINDS = (
    Kind.QUOTE,
    Kind.SPEAKER,
    Kind.TAG,
    Kind.ARTICLE_TAG,
    Kind.ARTICLE,
    Kind.COUNTRY,
    Kind.SOURCE,
    Kind.BLOCK,
    Kind.BRIEF,
    Kind.ITEM_QUOTE,
)

_SYNTAX = set('":*()[]-')


class QuotesWorkspace(Workspace):
    """Asks for all quotes once, narrows them here, and does what the parts ask for."""

    bank: QuoteBank
    detail: QuoteDetail

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._all: list[QuoteRow] = []
        self._stale = True
        self._before: tuple[int, ...] | None = None  # selected in the workspace one came from
        self._touched: set[int] = set()
        self._unfolded: set[str] = set()
        self.chosen = Narrowing()
        self.facets = NavList(bench.theme, tr("Narrow by"))
        self.bank = QuoteBank(bench)
        self.detail = QuoteDetail(bench)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        panes = (sidebar_pane(self.facets), self.bank, self.detail)
        for number, (pane, least) in enumerate(zip(panes, LEAST, strict=True)):
            self.splitter.addWidget(pane)
            pane.setMinimumWidth(bench.theme.scaled(least))
            self.splitter.setStretchFactor(number, int(number == 1))
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        scaled = [bench.theme.scaled(width) for width in WIDTHS]
        self.splitter.setSizes(bench.settings.numbers("quotes") or scaled)
        column(self).addWidget(self.splitter)
        self._connect()

    def arrive(self) -> None:
        """Bring the bank up to date and give it the keys."""
        if self._stale:
            self.reload()
        if self._before is None:
            self._before = self.bench.selection.ids(Kind.QUOTE)
        self.bench.selection.select(Kind.QUOTE, [row.id for row in self.bank.selected])
        self.bank.view.setFocus()

    def keep(self) -> None:
        """Keep the widths of the panes; save what is being written."""
        self.detail.comment_field.flush()
        self.bench.settings.keep("quotes", self.splitter.sizes())

    def go_to(self, quote_id: int) -> None:
        """Show a quote, whatever was chosen before."""
        self.chosen = Narrowing()
        self.bank.go_to(quote_id)
        self.show_quotes(self._all)

    def reload(self) -> None:
        """Ask for the quotes that the words of the search let through."""
        self._stale = False
        words = self.bench.question.words.strip()
        self.bench.ask("quotes", _quotes_for, words, then=self.show_quotes, otherwise=self.refuse)

    def show_quotes(self, rows: list[QuoteRow]) -> None:
        """Show what has come, narrowed as chosen."""
        self._all = rows
        today = date.today()  # noqa: DTZ011 - the officer's own calendar
        name = desk.country_name
        self.facets.show_rows(facet_rows(rows, self.chosen, self._unfolded, today, name))
        fitting = [row for row in rows if self.chosen.fits(row, today)]
        if not fitting:
            self._say_nothing()
        self.bank.show_quotes(fitting)

    def refuse(self, error: Exception) -> None:
        """Say what is wrong with the query; other errors are the window's."""
        if not isinstance(error, QueryError):
            self.bench.jobs.failed.emit(error)
            return
        self.bank.say_nothing(error.message, error.advice)
        self.bank.show_quotes([])

    def narrow(self, line: NavRow) -> None:
        """Choose a line of the facets, or let it go; unfold a group."""
        group, _, value = line.question.partition(":")
        if group == MORE:
            self._unfolded ^= {value}
        else:
            self.chosen = self.chosen.turned(group, value)
        self.show_quotes(self._all)

    def send_menu(self, below: QWidget) -> None:
        """Ask into which brief the selected quotes shall go."""
        menu = brief_menu(self.bench, below, self.send, self.to_tray)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def send(self, brief_id: int) -> None:
        """Put the selected quotes into a brief; one is made for 0."""
        ids = self._ids()

        def put(library: desk.Library) -> None:
            desk.add_quotes_to_brief(library, made_or(library, brief_id), ids)

        self.bench.change(put)

    def to_tray(self) -> None:
        """Put the selected quotes into the tray."""
        ids = self._ids()
        self.bench.change(lambda library: desk.put_into_tray(library, quote_ids=ids))

    def cite(self) -> None:
        """Copy the selected quotes with their citations."""
        self.bench.ask(
            "cite", desk.cite_quotes, self._ids(), then=QGuiApplication.clipboard().setText
        )

    def remove(self) -> None:
        """Remove the selected quotes; Undo brings them back."""
        if ids := self._ids():
            self.bench.change(desk.remove_quotes, ids)

    def open_article(self) -> None:
        """Show the current quote in its article."""
        if rows := self.bank.selected:
            self.show_in_article(rows[0].article_id)

    def show_in_article(self, article_id: int) -> None:
        """Show an article in the Read workspace."""
        self.bench.show_article.emit(article_id)

    def hideEvent(self, event: QHideEvent) -> None:
        self.detail.comment_field.flush()
        self.bench.selection.select(Kind.QUOTE, self._before or ())
        self._before = None
        super().hideEvent(event)

    def _connect(self) -> None:
        bench, bank, detail = self.bench, self.bank, self.detail
        self.facets.chosen.connect(self.narrow)
        bank.chosen.connect(detail.show_quotes)
        bank.opened.connect(self.open_article)
        bank.removing.connect(self.remove)
        bank.actions_below = self._menu_actions
        detail.sending.connect(self.send_menu)
        detail.citing.connect(self.cite)
        detail.removing.connect(self.remove)
        detail.showing.connect(self.show_in_article)
        detail.commented.connect(
            lambda id_, words: bench.change(desk.set_quote_comment, id_, words)
        )
        detail.named.connect(
            lambda ids, who, role, code: bench.change(desk.set_quote_speaker, ids, who, role, code)
        )
        bench.question.changed.connect(self._on_stale)
        bench.signals.changed.connect(self._on_changed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.reload)

    def _on_changed(self, changed: Changed) -> None:
        if not changed.touches(*SHOWN_KINDS):
            return
        quotes = changed.ids.get(Kind.QUOTE, frozenset())
        others = set(changed.ids) & set(SHOWN_KINDS) - {Kind.QUOTE, Kind.SPEAKER}
        known = quotes and quotes <= {row.id for row in self._all}
        if known and not others and not self._stale:
            self._touched |= quotes
            ids = sorted(self._touched)
            self.bench.ask(
                "touched quotes", desk.quotes_by_ids, ids, then=partial(self._renew, ids)
            )
        else:
            self._on_stale()

    def _renew(self, ids: list[int], rows: list[QuoteRow]) -> None:
        """Put new rows in place of those that were written; those that are gone leave."""
        self._touched -= set(ids)
        new = {row.id: row for row in rows}
        gone = set(ids) - set(new)
        self.show_quotes([new.get(row.id, row) for row in self._all if row.id not in gone])

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def _ids(self) -> list[int]:
        return [row.id for row in self.bank.selected]

    def _menu_actions(self) -> list[QAction]:
        made = (
            (tr("Show in article"), self.open_article),
            (tr("Put into the tray for a brief"), self.to_tray),
            (tr("Copy with citation"), self.cite),
            (tr("Change speaker and role…"), self.detail.edit_speaker),
            (tr("Remove from the quotes"), self.remove),
        )
        actions = []
        for words, do in made:
            action = QAction(words, self)
            action.triggered.connect(lambda _on=False, do=do: do())
            actions.append(action)
        return actions

    def _say_nothing(self) -> None:
        if self._all or self.chosen != Narrowing():
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


def _quotes_for(library: desk.Library, words: str) -> list[QuoteRow]:
    """Return the quotes that words let through: those that have them, or stand in articles found.

    Plain words are looked for in quotation, speaker and headline; a query with filters, phrases or
    signs finds articles, and shows their quotes.
    """
    if not words:
        return desk.list_quotes(library)
    if not _SYNTAX & set(words) and not {"AND", "OR", "NOT"} & set(words.split()):
        return desk.list_quotes(library, query=words)
    found = set(desk.find_articles(library, words).ids)
    return [row for row in desk.list_quotes(library) if row.article_id in found]
