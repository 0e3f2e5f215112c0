"""What can be done in the Quotes workspace: the rows that ``action_table`` takes up.

Tray (Ctrl+B) and citation (Ctrl+Shift+C) stand with the actions of articles, which they share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefbench.model.bank import QuoteFilter
from briefbench.model.kinds import Kind
from briefbench.ui.actions import ActionSpec

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.quotes_workspace import QuotesWorkspace

QUOTE = "Quote"
WHERE = ("quotes",)


def _quotes(window: MainWindow) -> QuotesWorkspace:
    return cast("QuotesWorkspace", window.part("quotes"))


def show_fitting(window: MainWindow, wanted: QuoteFilter) -> None:
    """Go to the bank, and show the quotes that fit."""
    _quotes(window).show_fitting(wanted)
    window.show_workspace("quotes")


QUOTES_ACTIONS = (
    ActionSpec(
        "bank.article",
        QUOTE,
        "Show in article",
        "",
        lambda w: _quotes(w).open_article(),
        "article",
        needs=(Kind.QUOTE,),
        where=WHERE,
    ),
    ActionSpec(
        "bank.send",
        QUOTE,
        "Send to brief…",
        "Ctrl+Shift+B",
        lambda w: _quotes(w).send_menu(_quotes(w).detail.send),
        "paper-plane-tilt",
        needs=(Kind.QUOTE,),
        where=WHERE,
    ),
    ActionSpec(
        "bank.speaker",
        QUOTE,
        "Change speaker and role…",
        "S",
        lambda w: _quotes(w).detail.edit_speaker(),
        "user",
        needs=(Kind.QUOTE,),
        where=WHERE,
    ),
    ActionSpec(
        "bank.comment",
        QUOTE,
        "Comment on quote",
        "C",
        lambda w: _quotes(w).detail.edit_comment(),
        "chat-text",
        needs=(Kind.QUOTE,),
        where=WHERE,
    ),
    ActionSpec(
        "bank.export",
        QUOTE,
        "Export quotes…",
        "Ctrl+Shift+E",
        lambda w: _quotes(w).export(),
        "export",
        where=WHERE,
    ),
    ActionSpec(
        "bank.remove",
        QUOTE,
        "Remove from the quotes",
        "",
        lambda w: _quotes(w).remove(),
        "trash",
        needs=(Kind.QUOTE,),
        where=WHERE,
    ),
)
