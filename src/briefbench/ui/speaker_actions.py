"""The ways to speakers: the rows that ``action_table`` takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefbench.base.words import tr
from briefbench.model.kinds import Kind
from briefbench.ui.actions import ActionSpec
from briefbench.ui.bench import Bench

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.quotes_workspace import QuotesWorkspace
    from briefbench.ui.read_workspace import ReadWorkspace

QUOTE = "Quote"


def _open_page(window: MainWindow) -> None:
    """Show the speaker of the current quote or suggestion."""
    if window.workspace == "quotes":
        quote = cast("QuotesWorkspace", window.part("quotes")).bank.current
        name = quote.speaker if quote else ""
    else:
        card = cast("ReadWorkspace", window.part("read")).reader.margin.current
        name = card.speaker if card and card.named else ""
    if name:
        window.bench.show_speaker.emit(name)
    else:
        window.bench.tell(tr("Nobody is named as the speaker of this quote."))


def open_speakers(window: MainWindow, name: str = "", *, alike: bool = False) -> None:
    """Show the panel of speakers: at the one of a name, at the first, or those that may be one."""
    # with it comes all of the drawing of charts
    from briefbench.ui.speaker_panel import SpeakersPanel

    SpeakersPanel(window.bench, window, name, alike=alike)


def offer_page(bench: Bench, parent: QWidget, name: str, place: QPoint) -> None:
    """Offer the page of a speaker in a menu at a place of the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    action = menu.addAction(tr("Page of the speaker"))
    action.triggered.connect(lambda _on=False: bench.show_speaker.emit(name))
    menu.popup(place)


SPEAKER_ACTIONS = (
    ActionSpec(
        "speaker.page",
        QUOTE,
        "Page of the speaker",
        "Shift+W",
        _open_page,
        "user-list",
        needs=(Kind.QUOTE, Kind.SUGGESTION),
        where=("read", "quotes"),
    ),
)
"""What stands among the actions of quotes."""

SPEAKER_VIEWS = (
    ActionSpec(
        "speaker.all",
        "View",
        "Speakers…",
        "Ctrl+Shift+W",
        open_speakers,
        "users-three",
    ),
    ActionSpec(
        "speaker.alike",
        "View",
        "Speakers that may be the same…",
        "",
        lambda w: open_speakers(w, alike=True),
        "git-merge",
    ),
)
