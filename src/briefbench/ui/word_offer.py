"""A quiet question after a correction: always so? It floats above the strip and takes no keys."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.base.errors import BriefBenchError, Cancelled
from briefbench.base.progress import Progress
from briefbench.base.words import tr, trn
from briefbench.model.kinds import Scope
from briefbench.model.word_rows import WordOffer, WordPreview, WordReport, WordRuleWish
from briefbench.ui.bench import Bench
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.elided import ElidedWords
from briefbench.ui.report_card import ReportCard, cards_over
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import Segments, column, label, push_button, row
from briefbench.ui.word_preview import WordPreviewPanel, count_of

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow

WIDTH = 460
"""px of the card at 100 % text size."""

LOOKED = 400
"""Articles that the count looks at, at most."""

SCOPES = (Scope.ARTICLE, Scope.OUTLET, Scope.DESK)


class Stopping(Progress):
    """Stops a question that nobody waits for any more."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let the next step be the last."""
        self._stopped.set()

    def step(self, done: int, total: int, note: str = "") -> None:
        if self._stopped.is_set():
            raise Cancelled


class WordOfferCard(ReportCard):
    """One rule that a correction can teach, where it shall count, and how much it would change."""

    def __init__(self, bench: Bench, offer: WordOffer, window: QWidget) -> None:
        super().__init__(bench.theme, window.window(), tr("Always so?"), WIDTH)
        self._bench, self._offer, self._over = bench, offer, window
        self._asking = Stopping()
        body = column(margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        body.addLayout(self.title_row(("graduation-cap", "text_2"), tr("Always so?"), tr("key L")))
        self.choice: ChoiceBox | None = None
        if len(offer.wishes) > 1:
            self.choice = ChoiceBox(bench.theme, tr("What the words mean"))
            self.choice.addItems(list(offer.sentences))
            self.choice.currentIndexChanged.connect(lambda _place: self._ask())
            body.addWidget(self.choice)
        else:
            body.addWidget(label(offer.sentences[0], Role.BODY, wrap=True))
        names = (tr("This article"), tr("This outlet"), tr("Everywhere"))
        self.scopes = Segments(names, tr("Where it counts"), small=True)
        self.scopes.group.button(1).setEnabled(bool(offer.outlet))
        if offer.outlet:
            self.scopes.group.button(1).setToolTip(offer.outlet)
        self.scopes.chosen.connect(lambda _number: self._ask())
        line = row(gap=3 * GRID)
        line.addWidget(self.scopes)
        self.count = ElidedWords("", Role.SMALL, "muted")
        line.addWidget(self.count, 1)
        body.addLayout(line)
        buttons = row(margins=(0, GRID, 0, 0))
        self.looking = push_button(tr("Preview…"), self.look)
        self.keeping = push_button(tr("Make the rule"), self.keep, primary=True)
        buttons.addWidget(self.looking)
        buttons.addStretch(1)
        buttons.addWidget(self.keeping)
        body.addLayout(buttons)
        self.body.addLayout(body)
        bench.closing.connect(self._stop)
        self.float_up()
        self._ask()

    @property
    def wish(self) -> WordRuleWish:
        """The rule as it is chosen."""
        place = self.choice.currentIndex() if self.choice else 0
        return replace(self._offer.wishes[place], scope=SCOPES[self.scopes.current])

    def take_keys(self) -> None:
        """Give the keys to what is to be chosen first; Escape gives them back."""
        super().take_keys()
        first = self.choice or self.scopes.group.button(self.scopes.current)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look(self) -> None:
        """Show which articles the rule would change."""
        WordPreviewPanel(self._bench, self.wish, self._over).kept.connect(self.close)

    def keep(self) -> None:
        """Make the rule and follow it."""
        make_rule(self._bench, self.wish)
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._asking.stop()

    def _ask(self) -> None:
        self._asking.stop()
        self._asking = Stopping()
        self.count.setText(tr("looking…"))

        def count(library: desk.Library, wish: WordRuleWish, asking: Stopping) -> WordPreview:
            return desk.preview_word_rule(library, wish, asking, most=LOOKED)

        self._bench.draw(
            "word offer", count, self.wish, self._asking, then=self._show, otherwise=self._refuse
        )

    def _show(self, preview: WordPreview) -> None:
        self.count.setText(count_of(preview))
        self.keeping.setEnabled(True)

    def _refuse(self, error: Exception) -> None:
        self.count.setText(error.message if isinstance(error, BriefBenchError) else "")
        self.keeping.setEnabled(False)


class WordOffers(QObject):
    """Shows what corrections can teach, the last one only."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        bench.corrected.connect(self._on_corrected)

    def _on_corrected(self, offer: WordOffer) -> None:
        if offer.wishes:
            WordOfferCard(self._bench, offer, self._window)
        else:
            for card in _offers(self._window):
                card.close()


def go_to_offer(window: MainWindow) -> None:
    """Give the keys to the offer; tell that there is none."""
    cards = _offers(window)
    if cards:
        cards[-1].take_keys()
    else:
        window.bench.tell(tr("Correct a speaker, a cue or a country: what it teaches stands here."))


def make_rule(bench: Bench, wish: WordRuleWish) -> None:
    """Make a rule and follow it, as a job of the strip."""
    library = bench.library

    def tell(report: WordReport) -> None:
        count = len(report.changed)
        bench.tell(trn("{n} article changed", "{n} articles changed", count))

    bench.jobs.start(
        tr("Following a word rule"),
        lambda progress: desk.add_word_rule(library, wish, progress),
        tell,
    )


def _offers(window: QWidget) -> list[WordOfferCard]:
    return [card for card in cards_over(window.window()) if isinstance(card, WordOfferCard)]
