"""What can be done in the Read workspace: the rows that ``action_table`` takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.kinds import Kind
from briefbench.ui.actions import ActionSpec, Reach
from briefbench.ui.brief_target import to_tray
from briefbench.ui.clipboard import copy_citation
from briefbench.ui.dragging import Dragged
from briefbench.ui.page_actions import PAGE_ACTIONS
from briefbench.ui.quote_actions import QUOTE_ACTIONS

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.read_workspace import ReadWorkspace

GO, ARTICLE = "Go", "Article"
READ = ("read",)
FAVOURITES = 9
"""Tags that have a number as key: the first ones of the tree."""


def _read(window: MainWindow) -> ReadWorkspace:
    return cast("ReadWorkspace", window.part("read"))


def _articles(window: MainWindow) -> tuple[int, ...]:
    return window.bench.selection.ids(Kind.ARTICLE)


def _archive(window: MainWindow) -> None:
    ids = _articles(window)
    _read(window).step(1)
    window.bench.change(desk.archive_articles, ids)


def _trash(window: MainWindow) -> None:
    ids = _articles(window)
    _read(window).step(1)
    window.bench.change(desk.trash_articles, ids)


def _cite(window: MainWindow) -> None:
    def copy(citation: desk.Citation) -> None:
        copy_citation(citation)
        window.bench.tell(tr("Copied with its citation"))

    quotes = window.bench.selection.ids(Kind.QUOTE)
    if quotes:
        window.bench.ask("cite", desk.cite_quotes, quotes, then=copy)
    else:
        window.bench.ask("cite", desk.cite_articles, _articles(window), then=copy)


def _to_tray(window: MainWindow) -> None:
    quotes = window.bench.selection.ids(Kind.QUOTE)
    articles = Dragged("article", tuple(_articles(window)))
    to_tray(window.bench, Dragged("quote", quotes) if quotes else articles)


def _favourite(window: MainWindow, number: int) -> None:
    ids = _articles(window)

    def tag(library: desk.Library) -> None:
        tags = desk.list_tags(library)
        if number <= len(tags):
            desk.tag_articles(library, ids, tags[number - 1].path)

    window.bench.change(tag)


GO_ACTIONS = (
    ActionSpec(
        "go.next",
        GO,
        "Next article",
        "J",
        lambda w: _read(w).step(1),
        "caret-down",
        where=READ,
    ),
    ActionSpec(
        "go.previous",
        GO,
        "Previous article",
        "K",
        lambda w: _read(w).step(-1),
        "caret-up",
        where=READ,
    ),
    ActionSpec(
        "go.on",
        GO,
        "Scroll on, then next article",
        "Space",
        lambda w: _read(w).go_on(),
        "arrow-down",
        where=READ,
        reach=Reach.PANE,
    ),
    ActionSpec(
        "go.next_suggestion",
        GO,
        "Next suggestion",
        "N",
        lambda w: _read(w).reader.step_suggestion(1),
        "arrow-elbow-right-down",
        where=READ,
    ),
    ActionSpec(
        "go.previous_suggestion",
        GO,
        "Previous suggestion",
        "P",
        lambda w: _read(w).reader.step_suggestion(-1),
        "arrow-elbow-right-up",
        where=READ,
    ),
    ActionSpec(
        "go.caret",
        GO,
        "Caret in the text: select words by keys",
        "F7",
        lambda w: _read(w).reader.take_caret(),
        "cursor",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
)

ARTICLE_ACTIONS = (
    ActionSpec(
        "article.tag",
        ARTICLE,
        "Tag…",
        "T",
        lambda w: _read(w).edit_tags(),
        "tag",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.countries",
        ARTICLE,
        "Countries…",
        "G",
        lambda w: _read(w).edit_countries(),
        "globe-hemisphere-east",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.date",
        ARTICLE,
        "Dates…",
        "D",
        lambda w: _read(w).edit_dates(),
        "calendar-blank",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.headline",
        ARTICLE,
        "Correct headline and source…",
        "",
        lambda w: _read(w).edit_headline(),
        "pencil-simple",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.archive",
        ARTICLE,
        "Archive and go to the next",
        "E",
        _archive,
        "archive",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.unarchive",
        ARTICLE,
        "Take out of the archive",
        "Shift+E",
        lambda w: w.bench.change(
            lambda library, ids: desk.archive_articles(library, ids, archived=False), _articles(w)
        ),
        "tray",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.unread",
        ARTICLE,
        "Mark as unread",
        "U",
        lambda w: w.bench.change(
            lambda library, ids: desk.set_read(library, ids, read=False), _articles(w)
        ),
        "envelope-simple",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.trash",
        ARTICLE,
        "Put into the trash",
        "Delete",
        _trash,
        "trash",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.restore",
        ARTICLE,
        "Take out of the trash",
        "",
        lambda w: w.bench.change(desk.restore_articles, _articles(w)),
        "arrow-counter-clockwise",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.tray",
        ARTICLE,
        "Put into the tray for a brief",
        "Ctrl+B",
        _to_tray,
        "arrow-line-down",
        needs=(Kind.ARTICLE, Kind.QUOTE),
        where=("read", "quotes", "timeline"),
    ),
    ActionSpec(
        "article.cite",
        ARTICLE,
        "Copy with citation",
        "Ctrl+Shift+C",
        _cite,
        "copy",
        needs=(Kind.ARTICLE, Kind.QUOTE),
        where=("read", "quotes", "timeline"),
    ),
    *(
        ActionSpec(
            f"article.favourite_{number}",
            "",
            f"Tag number {number}",
            str(number),
            lambda w, n=number: _favourite(w, n),  # type: ignore[misc]
            "tag",
            needs=(Kind.ARTICLE,),
            where=READ,
        )
        for number in range(1, FAVOURITES + 1)
    ),
)

READ_ACTIONS = (*GO_ACTIONS, *ARTICLE_ACTIONS, *PAGE_ACTIONS, *QUOTE_ACTIONS)
