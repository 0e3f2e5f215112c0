"""What every part of the window may use. Handed to each constructor; there are no globals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from briefbench.base.settings import Settings
from briefbench.desk.library import Library
from briefbench.ui.jobs import JobRunner, Then
from briefbench.ui.selection import Question, Selection
from briefbench.ui.signals import ChangeSignals
from briefbench.ui.theme import Theme


class Bench(QObject):
    """The library, its signals, the jobs, the selection, the question and the theme.

    The ``show_…`` signals lead from one workspace or panel to another; the window listens.
    """

    show_workspace = Signal(str)  # "read", "quotes", "timeline", "briefs"
    show_article = Signal(int)  # in Read, id of the article
    show_quote = Signal(int, int)  # in Read at its words, ids of the article and of the quote
    show_quotes = Signal(object)  # in Quotes, those that fit a QuoteFilter
    show_speaker = Signal(str)  # the panel of speakers, at the one of a name; "" at the first
    show_brief = Signal(int)  # in Briefs, id of the brief
    corrected = Signal(object)  # a WordOffer: what a correction can teach
    told = Signal(str)  # what was done out of sight, for the strip
    checked = Signal()  # originals were read again: what is word for word may be another now
    closing = Signal()  # parts with work of their own stop it now

    def __init__(
        self, library: Library, theme: Theme, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.theme = theme
        self.settings = settings
        self.signals = ChangeSignals(library, self)
        self.jobs = JobRunner(self)
        self.selection = Selection(self)
        self.question = Question(self)

    def change(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        otherwise: Then | None = None,
    ) -> None:
        """Call ``use_case(library, *args)`` in the lane of changes.

        Errors are shown in a box, unless ``otherwise`` takes them.
        """
        self.jobs.change(lambda: use_case(self.library, *args), then, otherwise)

    def ask(
        self,
        topic: str,
        question: Callable[..., Any],
        *args: Any,
        then: Then,
        otherwise: Then | None = None,
    ) -> None:
        """Call ``question(library, *args)`` off the window's thread; the last of a topic wins."""
        self.jobs.ask(topic, lambda: question(self.library, *args), then, otherwise)

    def draw(
        self,
        topic: str,
        question: Callable[..., Any],
        *args: Any,
        then: Then,
        otherwise: Then | None = None,
    ) -> None:
        """Call ``question(library, *args)`` as ``ask`` does, for what takes long to draw."""
        self.jobs.draw(topic, lambda: question(self.library, *args), then, otherwise)

    def offer(self, question: Callable[..., Any], *args: Any) -> None:
        """Ask what a correction can teach (``desk.offer_...``), and offer it."""
        self.ask("word offers", question, *args, then=self.corrected.emit)

    def tell(self, words: str) -> None:
        """Say in the strip, for a moment, what was done out of sight."""
        self.told.emit(words)

    def close(self) -> None:
        """Stop running work and listening; the library stays open."""
        self.signals.close()
        self.closing.emit()
        self.jobs.stop()
