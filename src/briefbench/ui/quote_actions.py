"""What can be done with suggestions and quotes while one reads: rows of ``action_table``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from briefbench.model.kinds import Kind, MarkColour
from briefbench.ui.actions import ActionSpec, Do

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.read_workspace import ReadWorkspace
    from briefbench.ui.reader import Reader

QUOTE = "Quote"
READ = ("read",)
ARTICLE, OPEN, KEPT = (Kind.ARTICLE,), (Kind.SUGGESTION,), (Kind.QUOTE,)
ANY = (Kind.SUGGESTION, Kind.QUOTE)

LINES = {
    MarkColour.GREEN: "Colour: green, a solid line",
    MarkColour.BLUE: "Colour: blue, a dotted line",
    MarkColour.PURPLE: "Colour: purple, a double line",
    MarkColour.ORANGE: "Colour: orange, dashes and dots",
}


def _reader(window: MainWindow) -> Reader:
    return cast("ReadWorkspace", window.part("read")).reader


def _do(do: Callable[[Reader], object]) -> Do:
    return lambda window: do(_reader(window))


def _row(
    name: str,
    text: str,
    key: str,
    icon: str,
    needs: tuple[Kind, ...],
    do: Callable[[Reader], object],
) -> ActionSpec:
    return ActionSpec(f"quote.{name}", QUOTE, text, key, _do(do), icon, needs=needs, where=READ)


QUOTE_ACTIONS = (
    _row("accept", "Accept suggestion", "A", "check", OPEN, lambda r: r.accept()),
    _row(
        "accept_sure",
        "Accept all from a confidence on…",
        "Shift+A",
        "checks",
        OPEN,
        lambda r: r.accept_sure(),
    ),
    _row("dismiss", "Not a quote", "X", "x", ANY, lambda r: r.dismiss()),
    _row(
        "mark",
        "Mark the selection as quote",
        "H",
        "highlighter-circle",
        ARTICLE,
        lambda r: r.mark_selection(),
    ),
    _row(
        "add",
        "Add the selection to the mark",
        "Ctrl+H",
        "plus",
        ANY,
        lambda r: r.marking.add_selection(),
    ),
    _row(
        "take",
        "Let the mark be the selection",
        "Ctrl+Shift+H",
        "selection",
        ANY,
        lambda r: r.marking.take_selection(),
    ),
    _row(
        "end_right",
        "End of the mark a word to the right",
        "Alt+Right",
        "arrow-line-right",
        ANY,
        lambda r: r.marking.move_edge(right=True, end=True),
    ),
    _row(
        "end_left",
        "End of the mark a word to the left",
        "Alt+Left",
        "arrow-line-left",
        ANY,
        lambda r: r.marking.move_edge(right=False, end=True),
    ),
    _row(
        "start_right",
        "Start of the mark a word to the right",
        "Alt+Shift+Right",
        "arrow-line-right",
        ANY,
        lambda r: r.marking.move_edge(right=True, end=False),
    ),
    _row(
        "start_left",
        "Start of the mark a word to the left",
        "Alt+Shift+Left",
        "arrow-line-left",
        ANY,
        lambda r: r.marking.move_edge(right=False, end=False),
    ),
    _row("speaker", "Speaker…", "W", "user", ANY, lambda r: r.edit_quote(speaker=True)),
    _row("comment", "Comment and translation…", "C", "chat-text", ANY, lambda r: r.edit_quote()),
    _row("tag", "Tag the quote…", "Shift+T", "tag", KEPT, lambda r: r.tag_quote()),
    _row(
        "colour",
        "Next colour of the quote",
        "Shift+C",
        "palette",
        KEPT,
        lambda r: r.marking.colour(),
    ),
    *(
        _row(
            f"colour_{colour}",
            text,
            "",
            "palette",
            KEPT,
            lambda r, colour=colour: r.marking.colour(colour),  # type: ignore[misc]
        )
        for colour, text in LINES.items()
    ),
)
