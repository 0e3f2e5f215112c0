"""The Read workspace: sidebar, list, reader; and what stands there while the library is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget

from briefbench import desk
from briefbench.base.errors import QueryError
from briefbench.base.words import tr
from briefbench.desk.events import Changed
from briefbench.model.brief_rows import BriefRow
from briefbench.model.kinds import Kind
from briefbench.model.rows import ArticleView, Place, SidebarRow
from briefbench.ui.article_list import ArticleList
from briefbench.ui.border_rules import BorderRules
from briefbench.ui.brief_target import brief_lines, brief_of, to_brief
from briefbench.ui.comparison import ComparisonPanel
from briefbench.ui.countries_editor import CountriesEditor
from briefbench.ui.delegates import NavRow
from briefbench.ui.dragging import Dragged
from briefbench.ui.fact_editors import DateEditor, HeadlineEditor
from briefbench.ui.first_run import FirstRun
from briefbench.ui.groups_panel import GroupsPanel
from briefbench.ui.main_window import MainWindow
from briefbench.ui.reader import Reader
from briefbench.ui.selection import INBOX, LIBRARY, TRASH
from briefbench.ui.sidebar import (
    ALL_SOURCES,
    COUNTRY_GROUPS,
    REMOVE_SAMPLE,
    SPEAKER,
    SPEAKERS,
    NavList,
    place_rows,
    sidebar_pane,
)
from briefbench.ui.sources_panel import SourcesPanel
from briefbench.ui.speaker_actions import offer_page
from briefbench.ui.story_panel import StoryPanel
from briefbench.ui.tag_editor import TagEditor
from briefbench.ui.widgets import column
from briefbench.ui.workspaces import Workspace

WIDTHS = (192, 340, 748)
"""Widths in px of sidebar, list and reader at 1280; only the reader grows with the window."""


MOST = (0.2, 0.3)
"""Parts of the window that sidebar and list take at most."""


class ReadWorkspace(Workspace):
    """Three panes; the list says which article is read, the reader shows it."""

    articles: ArticleList
    reader: Reader

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.bench)
        bench, actions = self.bench, window.actions_by_name
        self.sidebar = NavList(bench.theme, tr("Places"))
        self.articles = ArticleList(bench)
        self.reader = Reader(bench, actions)
        self.first_run = FirstRun(bench.theme, actions, str(bench.library.folder))
        self._seen: SidebarRow | None = None
        self._briefs: list[BriefRow] = []
        self._stage = QStackedWidget()
        self._split()
        column(self).addWidget(self._panes)
        pane_actions = list(actions.pane_actions("read"))
        self.articles.view.addActions(pane_actions)
        self.reader.use_pane_actions(pane_actions)
        self.sidebar.chosen.connect(self.on_chosen)
        self.sidebar.takes = _takes
        self.sidebar.asked.connect(self.on_asked)
        self.sidebar.dropped.connect(self.on_dropped)
        self.articles.current_changed.connect(self.read)
        self.articles.counted.connect(self._on_counted)
        self.articles.refused.connect(window.bar.search.show_wrong)
        bench.signals.changed.connect(self.on_changed)
        bench.question.changed.connect(self._show_sidebar)
        bench.show_article.connect(self.show_article)
        bench.show_quote.connect(self.show_quote)
        bench.theme.resized.connect(self._on_resized)
        self._ask_sidebar()
        self.articles.reload()

    def arrive(self) -> None:
        self.articles.tell_selected()
        self.reader.tell_selected()
        if self._stage.currentIndex() == 0:
            self.articles.view.setFocus()
        else:
            self.first_run.choose.setFocus()

    def keep(self) -> None:
        widths = [self._panes.sizes()[0], self._inner.sizes()[0]]
        self.bench.settings.keep("read_widths", widths)

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Ask again for the article that is read, and for the sidebar's counts."""
        self._ask_sidebar()
        if self.articles.current_id in changed.articles:
            self.read(self.articles.current_id)

    @Slot(object)
    def on_chosen(self, row: NavRow) -> None:
        """Go to a place, or narrow by what was clicked; a second click takes that back."""
        question = self.bench.question
        if row.question in {INBOX, LIBRARY, TRASH}:
            question.ask(words="", place=row.question)
            return
        if row.question == REMOVE_SAMPLE:
            self.bench.change(desk.remove_sample)
            return
        if brief := brief_of(row):
            self.bench.show_brief.emit(brief)
            return
        if row.question == ALL_SOURCES:
            SourcesPanel(self.bench, self)
            return
        if row.question == COUNTRY_GROUPS:
            GroupsPanel(self.bench, self)
            return
        if row.question == SPEAKERS:
            self.bench.show_speaker.emit("")
            return
        words = [text for text, _narrows in self._parts()]
        if row.question in words:
            words.remove(row.question)
        else:
            words.insert(0, row.question)
        place = LIBRARY if question.place == INBOX else question.place
        question.ask(words=" ".join(words), place=place)

    @Slot(object, object)
    def on_asked(self, row: NavRow, place: QPoint) -> None:
        """Offer the page of a speaker."""
        if row.question.startswith(f"{SPEAKER}:"):
            offer_page(self.bench, self, row.text, place)

    @Slot(object, object)
    def on_dropped(self, row: NavRow, dragged: Dragged) -> None:
        """Tag the articles that were dropped on a tag; put into a brief what fell on one."""
        if brief := brief_of(row):
            to_brief(self.bench, brief, dragged)
            return
        tags = self._seen.tags if self._seen else ()
        path = next((tag.path for tag in tags if tag.id == row.key), "")
        if path and (articles := dragged.of("article")):
            self.bench.change(desk.tag_articles, articles, path)

    @Slot(int)
    def read(self, article_id: int) -> None:
        """Show an article; 0 shows that there is none."""
        if not article_id:
            self.reader.show_nothing()
            return
        self.bench.ask(
            "article",
            _view_and_hits,
            article_id,
            self.bench.question.words,
            then=self._show_article,
            otherwise=self._on_gone,
        )

    @Slot(int)
    def show_article(self, article_id: int) -> None:
        """Come here and go to an article."""
        self.bench.show_workspace.emit("read")
        self.articles.show_article(article_id)

    @Slot(int, int)
    def show_quote(self, article_id: int, quote_id: int) -> None:
        """Come here and go to the words of a quote."""
        self.reader.margin.choose_quote(quote_id)
        self.show_article(article_id)

    def step(self, by: int) -> None:
        """Go to the next article or the one before."""
        self.articles.step(by)

    def go_on(self) -> None:
        """Scroll a page on; at the end of the text go to the next article."""
        if not self.reader.text.scroll_page():
            self.articles.step(1)

    def edit_tags(self) -> None:
        """Open the tag popup for what is selected."""
        if (view := self.reader.view) is not None:
            TagEditor(self.bench, self._selected(), [tag.path for tag in view.tags], self)

    def edit_countries(self) -> None:
        """Open the editor of countries for what is selected."""
        if (view := self.reader.view) is not None:
            editor = CountriesEditor(self.bench, self._selected(), view, self)
            editor.jumped.connect(self._show_place)

    def _show_place(self, place: Place) -> None:
        """Scroll the text to a place and select its words."""
        text = self.reader.text
        if (cursor := text.cursor_at(place)) is not None:
            text.reveal(place)
            text.setTextCursor(cursor)
            text.setFocus()

    def edit_dates(self) -> None:
        """Open the editor of dates for what is selected."""
        if (view := self.reader.view) is not None:
            DateEditor(self.bench, self._selected(), view, self)

    def edit_headline(self) -> None:
        """Open the editor of headline and source for the article that is read."""
        if (view := self.reader.view) is not None:
            HeadlineEditor(self.bench, view, self)

    def show_story(self) -> None:
        """Show the copies and versions of the article that is read."""
        if (view := self.reader.view) is not None:
            StoryPanel(self.bench, view, self)

    def compare(self) -> None:
        """Compare the article with the version before it, else with a copy of it."""
        view = self.reader.view
        if view is None:
            return
        versions = [version.id for version in view.versions]
        place = versions.index(view.id) if view.id in versions else 0
        if len(versions) > 1:  # newest first
            place = min(place, len(versions) - 2)
            ComparisonPanel(self.bench, versions[place + 1], versions[place], self)
        elif view.copies:
            ComparisonPanel(self.bench, view.copies[0].id, view.id, self)
        else:
            self.bench.tell(tr("There is no other version or copy of this article."))

    def show_border_rules(self) -> None:
        """Show what is remembered of borders for the outlet of the article that is read."""
        view = self.reader.view
        if view is not None and view.source is not None:
            BorderRules(self.bench, view.source, self)
        else:
            self.bench.tell(tr("This article has no source, and so no border rules."))

    def _parts(self) -> list[tuple[str, bool]]:
        """Return the words of the question, one whole when it cannot be understood."""
        words = self.bench.question.words
        try:
            return desk.understood_parts(self.bench.library, words)
        except QueryError:
            return [(words, False)]

    def _on_resized(self) -> None:
        """Let the panes grow with the text, as far as the reader keeps its room."""
        self._lay_out([self.bench.theme.scaled(width) for width in WIDTHS[:2]])

    def _lay_out(self, widths: Sequence[int]) -> None:
        whole = max(self.width(), sum(WIDTHS))
        side = min(widths[0], round(whole * MOST[0]))
        middle = min(widths[1], round(whole * MOST[1]))
        self._panes.setSizes([side, whole - side])
        self._inner.setSizes([middle, whole - side - middle])

    def _selected(self) -> tuple[int, ...]:
        return self.bench.selection.ids(Kind.ARTICLE) or (self.articles.current_id,)

    def _show_article(self, answer: tuple[ArticleView, list[Place]]) -> None:
        view, hits = answer
        if view.id != self.articles.current_id:
            return
        place = self.articles.model.place_of(view.id)
        words = tr("{place} of {total}").format(
            place=f"{(place or 0) + 1:,}", total=f"{self.articles.model.rowCount():,}"
        )
        self.reader.show_article(view, hits, words)
        if view.unread:
            self.bench.change(desk.set_read, [view.id])

    def _on_counted(self, _total: int) -> None:
        """Read again: place and hits depend on what is asked."""
        if self.reader.view is not None and self.reader.view.id == self.articles.current_id:
            self.read(self.articles.current_id)

    def _on_gone(self, _error: Exception) -> None:
        self.articles.reload()

    def _ask_sidebar(self) -> None:
        self.bench.ask("sidebar", _places, then=self._on_sidebar)

    def _on_sidebar(self, found: tuple[SidebarRow, list[BriefRow]]) -> None:
        self._seen, self._briefs = seen, _ = found
        empty = not (seen.library or seen.trash)
        self._stage.setCurrentIndex(1 if empty else 0)
        self._show_sidebar()

    def _show_sidebar(self) -> None:
        if self._seen is None:
            return
        question = self.bench.question
        filters = [text for text, narrows in self._parts() if narrows]
        briefs = brief_lines(self.bench, self._briefs)
        self.sidebar.show_rows(place_rows(self._seen, question.place, filters, briefs))

    def _split(self) -> None:
        inner = QSplitter(Qt.Orientation.Horizontal)
        inner.addWidget(self.articles)
        inner.addWidget(self.reader)
        self._stage.addWidget(inner)
        self._stage.addWidget(self.first_run)
        outer = QSplitter(Qt.Orientation.Horizontal)
        outer.addWidget(sidebar_pane(self.sidebar))
        outer.addWidget(self._stage)
        for panes in (inner, outer):
            panes.setHandleWidth(1)
            panes.setChildrenCollapsible(False)
            panes.setStretchFactor(0, 0)
            panes.setStretchFactor(1, 1)
        kept = self.bench.settings.numbers("read_widths")
        self._panes, self._inner = outer, inner
        scaled = self.bench.theme.scaled
        self._lay_out(kept if len(kept) == 2 else [scaled(width) for width in WIDTHS[:2]])


def _places(library: desk.Library) -> tuple[SidebarRow, list[BriefRow]]:
    return desk.sidebar(library), desk.list_briefs(library)


def _takes(row: NavRow, dragged: Dragged) -> bool:
    """Say whether a line of the sidebar takes a drag: briefs what goes into them, tags articles."""
    if brief_of(row):
        return dragged.for_brief
    return row.key is not None and bool(dragged.of("article"))


def _view_and_hits(
    library: desk.Library, article_id: int, words: str
) -> tuple[ArticleView, list[Place]]:
    view = desk.article_view(library, article_id)
    return view, desk.article_hits(library, article_id, words) if words.strip() else []
