"""The list of articles: what is asked in plain words, how many there are, and the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStackedWidget,
)

from briefbench import desk
from briefbench.base.errors import QueryError
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.kinds import Kind, Sort
from briefbench.model.rows import ArticleRow, Found
from briefbench.ui.article_delegate import ArticleDelegate
from briefbench.ui.article_rows import ARTICLES
from briefbench.ui.bench import Bench
from briefbench.ui.paged_model import PagedModel
from briefbench.ui.paged_view import PagedView, runs_of
from briefbench.ui.selection import INBOX, TRASH
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import (
    EmptyState,
    column,
    ground,
    label,
    push_button,
    row,
    text_button,
)

SORTS = {
    Sort.NEWEST: "Newest",
    Sort.OLDEST: "Oldest",
    Sort.RELEVANCE: "Best match",
}


class ArticleList(QStackedWidget):
    """Asks the desk, keeps selection and scroll by id. ``current_changed`` carries an id or 0."""

    current_changed = Signal(int)
    counted = Signal(int)
    refused = Signal(str)  # what is wrong with the query, "" when it was understood

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._asked = ""
        self._current = 0
        self._wanted = 0
        self._visited: set[int] = set()
        self.model = PagedModel(self._fetch, ARTICLES, self)
        self.view = PagedView(bench.theme, ArticleDelegate, self.model, tr("Articles"))
        self.total = label("", Role.STRONG)
        self.echo = label("", Role.SMALL, "soft", wrap=True)
        self.sort = text_button(bench.theme, "", "sort-descending")
        pane = ground("surface")
        layout = column(pane)
        layout.addWidget(self._header())
        self._body = QStackedWidget()
        self._body.addWidget(self._inset())
        self._clear = push_button(tr("Clear the search"), lambda: bench.question.ask(words=""))
        self._nothing = EmptyState(bench.theme, "magnifying-glass", "", "", self._clear)
        self._body.addWidget(self._nothing)
        layout.addWidget(self._body, 1)
        self.addWidget(pane)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(self._on_current)
        selection.selectionChanged.connect(lambda *_: self.tell_selected())
        bench.question.changed.connect(self._on_question)
        bench.signals.changed.connect(self.on_changed)
        self._show_sort()

    @property
    def current_id(self) -> int:
        """The article that is read, 0 when there is none."""
        return self._current

    def reload(self) -> None:
        """Ask the desk for what is asked."""
        question = self._bench.question
        self._show_sort()
        self._bench.ask(
            "articles",
            _find,
            question.query,
            question.sort,
            self.model.ids if self._visited else (),
            frozenset(self._visited),
            then=self.show_found,
            otherwise=self.show_refused,
        )

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Ask again when articles, or what is searched of them, were written."""
        if changed.articles:
            self.model.refresh(changed.articles)
        if changed.articles or changed.touches(Kind.COUNTRY_GROUP):
            self.reload()

    def show_found(self, found: Found) -> None:
        """Show what a search found; the same article stays read."""
        self.refused.emit("")
        stay = self._wanted or self._current
        here = self.model.place_of(stay) if stay else None
        chosen = [self.model.ids[place] for place in self.view.chosen_rows()]
        scroll = self.view.verticalScrollBar().value()
        same = found.query == self._asked
        self._asked = found.query
        self.model.show_ids(found.ids)
        self.total.setText(trn("{n} article", "{n} articles", found.total))
        self.echo.setText(found.understood[:1].upper() + found.understood[1:])
        self.echo.setVisible(bool(self._bench.question.words.strip()))
        self._show_nothing(found)
        self.counted.emit(found.total)
        place = self.model.place_of(stay)
        if place is None and found.ids:
            place = min(here, found.total - 1) if same and here is not None else 0
        if place is None:
            self._read(0)
            return
        if same:
            self.view.verticalScrollBar().setValue(scroll)
        self._wanted = 0
        self._select(place, chosen if len(chosen) > 1 else ())

    def show_refused(self, error: Exception) -> None:
        """Say what is wrong with the query; the list stays as it is."""
        if not isinstance(error, QueryError):
            self._bench.jobs.failed.emit(error)
            return
        sentence = f"{error.message} {error.advice}".strip()
        self.refused.emit(sentence)
        self.echo.setText(sentence)
        self.echo.show()

    def show_article(self, article_id: int) -> None:
        """Go to an article; out of the search when that does not hold it."""
        place = self.model.place_of(article_id)
        if place is not None:
            self._select(place, ())
            return
        self._wanted = article_id
        if self._bench.question.query:
            self._bench.question.ask(words="", place="library")
        else:
            self.reload()

    def step(self, by: int) -> bool:
        """Go to the next article (1) or the one before (-1); False at the end of the list."""
        here = self.view.currentIndex().row()
        place = here + by
        if not 0 <= place < self.model.rowCount():
            return False
        self._select(place, ())
        return True

    def _select(self, place: int, others: Sequence[int]) -> None:
        index = self.model.index(place)
        selection = self.view.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        if others:
            places = (self.model.place_of(other) for other in others)
            chosen = QItemSelection()
            for first, last in runs_of(sorted(p for p in places if p is not None)):
                chosen.select(self.model.index(first), self.model.index(last))
            selection.select(chosen, flag.ClearAndSelect)
            selection.setCurrentIndex(index, flag.NoUpdate)
        else:
            selection.setCurrentIndex(index, flag.ClearAndSelect)
        self.view.scrollTo(index)
        self._read(self.model.ids[place])

    def _on_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._read(self.model.ids[index.row()])

    def _on_question(self) -> None:
        self._visited.clear()
        self.reload()

    def _read(self, article_id: int) -> None:
        if article_id and self._bench.question.place == INBOX:
            self._visited.add(article_id)
        if article_id != self._current:
            self._current = article_id
            self.current_changed.emit(article_id)

    def tell_selected(self) -> None:
        """Say again what is selected, for the actions."""
        ids = [self.model.ids[place] for place in self.view.chosen_rows()]
        self._bench.selection.select(Kind.ARTICLE, ids)

    def _fetch(self, ids: Sequence[int]) -> list[ArticleRow]:
        return desk.article_rows(self._bench.library, ids, self._bench.question.words)

    def _header(self) -> QFrame:
        bar = ground("surface", "bottom")
        layout = column(bar, (3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID), 2)
        line = row(gap=0)
        line.addWidget(self.total)
        line.addStretch(1)
        self.sort.setProperty("density", "small")
        self.sort.clicked.connect(self._open_sorts)
        line.addWidget(self.sort)
        layout.addLayout(line)
        layout.addWidget(self.echo)
        self.echo.hide()
        return bar

    def _inset(self) -> QFrame:
        pane = ground("surface")
        column(pane, (0, GRID, 0, 0)).addWidget(self.view)
        return pane

    def _show_sort(self) -> None:
        name = tr(SORTS[self._bench.question.sort])
        self.sort.setText(name)
        self.sort.setAccessibleName(tr("Order: {order}").format(order=name))

    def _open_sorts(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for sort, name in SORTS.items():
            action = menu.addAction(tr(name))
            action.setCheckable(True)
            action.setChecked(sort is self._bench.question.sort)
            action.triggered.connect(lambda _on=False, s=sort: self._bench.question.ask(sort=s))
        menu.popup(self.sort.mapToGlobal(self.sort.rect().bottomLeft()))

    def _show_nothing(self, found: Found) -> None:
        self._body.setCurrentIndex(0 if found.total else 1)
        question = self._bench.question
        if question.words.strip():
            words = tr("Nothing found"), tr("Try fewer words, or take a filter out of the search.")
        elif question.place == INBOX:
            words = tr("Inbox is empty"), tr("Everything is read or archived. Drop more pages.")
        elif question.place == TRASH:
            words = tr("Trash is empty"), tr("What you put into the trash is kept here.")
        else:
            words = tr("No articles yet"), tr("Drop saved pages onto the window.")
        self._nothing.say(*words)
        self._clear.setVisible(bool(question.words.strip()))


def _find(
    library: desk.Library, query: str, sort: Sort, shown: Sequence[int], visited: frozenset[int]
) -> Found:
    """Return what is found; what was read in this visit of the inbox stays until one leaves it."""
    found = desk.find_articles(library, query, sort=sort)
    gone = visited.difference(found.ids)
    if not gone:
        return found
    rows = desk.article_rows(library, [id_ for id_ in shown if id_ in gone])
    kept = [row.id for row in rows if not (row.archived or row.trashed)]
    ids = with_kept(found.ids, shown, kept)
    return replace(found, ids=ids, scores=(0.0,) * len(ids))


def with_kept(found: Sequence[int], shown: Sequence[int], kept: Sequence[int]) -> tuple[int, ...]:
    """Return the found ids, and those kept, each before what stood below it in the list."""
    wanted, there = set(kept), set(found)
    before: dict[int, list[int]] = {}
    waiting: list[int] = []
    for id_ in shown:
        if id_ in there:
            before[id_] = waiting
            waiting = []
        elif id_ in wanted:
            waiting.append(id_)
    merged = [each for id_ in found for each in (*before.get(id_, ()), id_)]
    return (*merged, *waiting)
