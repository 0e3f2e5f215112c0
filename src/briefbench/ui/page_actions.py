"""What can be done with the page behind an article: its border, original, copies and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefbench import desk
from briefbench.model.kinds import Kind
from briefbench.ui.actions import ActionSpec
from briefbench.ui.rereading import read_again

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.read_workspace import ReadWorkspace

PAGE = "Page"
READ = ("read",)


def _read(window: MainWindow) -> ReadWorkspace:
    return cast("ReadWorkspace", window.part("read"))


def _articles(window: MainWindow) -> tuple[int, ...]:
    return window.bench.selection.ids(Kind.ARTICLE)


PAGE_ACTIONS = (
    ActionSpec(
        "article.story",
        PAGE,
        "Copies and versions…",
        "S",
        lambda w: _read(w).show_story(),
        "copy",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.compare",
        PAGE,
        "Compare with the version before…",
        "V",
        lambda w: _read(w).compare(),
        "git-diff",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.join",
        PAGE,
        "Join into one story",
        "Ctrl+J",
        lambda w: w.bench.change(desk.join_stories, _articles(w)),
        "intersect",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.split",
        PAGE,
        "Split off from the story",
        "Ctrl+Shift+J",
        lambda w: w.bench.change(desk.split_from_story, _articles(w)),
        "git-branch",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.border",
        PAGE,
        "Move block out of the article, or into it",
        "M",
        lambda w: _read(w).reader.move_border(),
        "arrows-down-up",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.border_rules",
        PAGE,
        "Border rules of this source…",
        "Shift+M",
        lambda w: _read(w).show_border_rules(),
        "arrows-out-line-vertical",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.read_again",
        PAGE,
        "Read the page again",
        "Ctrl+R",
        lambda w: read_again(w.bench, _articles(w)),
        "arrow-clockwise",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.original",
        PAGE,
        "Show the original, or the text again",
        "O",
        lambda w: _read(w).reader.turn_original(),
        "file-search",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
    ActionSpec(
        "article.open_original",
        PAGE,
        "Open the original in its own program…",
        "Shift+O",
        lambda w: _read(w).reader.open_original(),
        "arrow-square-out",
        needs=(Kind.ARTICLE,),
        where=READ,
    ),
)
