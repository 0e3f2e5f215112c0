"""A quiet question after a correction: always so? It lies above the strip and takes no keys."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from briefbench import desk
from briefbench.base.errors import BriefBenchError, Cancelled
from briefbench.base.progress import Progress
from briefbench.base.words import tr, trn
from briefbench.model.kinds import Scope
from briefbench.model.word_rows import WordOffer, WordPreview, WordReport, WordRuleWish
from briefbench.ui.bench import Bench
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.elided import ElidedWords
from briefbench.ui.lent_keys import LentKeys
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import IconLabel, Segments, icon_button, label, push_button, row
from briefbench.ui.word_preview import WordPreviewPanel, count_of

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow

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


class WordOfferBar(QFrame):
    """One rule that a correction can teach, where it shall count, and how much it would change.

    It lies between workspace and strip and covers nothing. It takes no keys until it is given
    them; Escape and closing give them back.
    """

    closed = Signal()

    def __init__(self, bench: Bench, offer: WordOffer, window: QWidget) -> None:
        super().__init__()
        self._bench, self._offer, self._over = bench, offer, window
        self._asking = Stopping()
        self._keys = LentKeys(self)
        self.setProperty("ground", "raised")
        self.setProperty("edge", "top")
        self.setAccessibleName(tr("Always so?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choice: ChoiceBox | None = None
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._lines.setSpacing(3 * GRID)
        self._told, self._ways = self._sentence(), self._buttons()
        self._lines.addWidget(self._told, 1)
        self._lines.addWidget(self._ways)
        bench.closing.connect(self._stop)
        self._ask()

    def _sentence(self) -> QWidget:
        """Return the part that says what the rule would be."""
        part = QWidget()
        line = row(part)
        line.addWidget(IconLabel(self._bench.theme, "graduation-cap", "text_2"))
        line.addWidget(label(tr("Always so?"), Role.STRONG))
        if len(self._offer.wishes) > 1:
            self.choice = ChoiceBox(self._bench.theme, tr("What the words mean"))
            self.choice.addItems(list(self._offer.sentences))
            self.choice.currentIndexChanged.connect(lambda _place: self._ask())
            line.addWidget(self.choice, 1)
        else:
            line.addWidget(ElidedWords(self._offer.sentences[0]), 1)
        line.addWidget(label(tr("key L"), Role.SMALL, "muted"))
        return part

    def _buttons(self) -> QWidget:
        """Return the part where it is decided."""
        part, outlet = QWidget(), self._offer.outlet
        line = row(part)
        names = (tr("This article"), tr("This outlet"), tr("Everywhere"))
        self.scopes = Segments(names, tr("Where it counts"), small=True)
        self.scopes.group.button(1).setEnabled(bool(outlet))
        self.scopes.group.button(1).setToolTip(outlet)
        self.scopes.chosen.connect(lambda _number: self._ask())
        self.count = label("", Role.SMALL, "muted")
        self.looking = push_button(tr("Preview…"), self.look, density="small")
        self.keeping = push_button(tr("Make the rule"), self.keep, primary=True, density="small")
        shut = icon_button(self._bench.theme, "x", tr("Close the offer"))
        shut.clicked.connect(lambda _on=False: self.close())
        line.addWidget(self.scopes)
        line.addWidget(self.count)
        line.addStretch(1)
        for button in (self.looking, self.keeping, shut):
            line.addWidget(button)
        return part

    @property
    def wish(self) -> WordRuleWish:
        """The rule as it is chosen."""
        place = self.choice.currentIndex() if self.choice else 0
        return replace(self._offer.wishes[place], scope=SCOPES[self.scopes.current])

    def take_keys(self) -> None:
        """Give the keys to what is to be chosen first; Escape gives them back."""
        self._keys.take(self.choice or self.scopes.group.button(self.scopes.current))

    def look(self) -> None:
        """Show which articles the rule would change."""
        WordPreviewPanel(self._bench, self.wish, self._over).kept.connect(self.close)

    def keep(self) -> None:
        """Make the rule and follow it."""
        make_rule(self._bench, self.wish)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._keys.give_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        self._keys.give_back()
        super().closeEvent(event)
        self.closed.emit()

    def _fit(self) -> None:
        """Take a second line where the sentence would be cut short."""
        wide = self._told.sizeHint().width() + self._ways.sizeHint().width() + 9 * GRID
        way = QBoxLayout.Direction
        self._lines.setDirection(way.LeftToRight if wide <= self.width() else way.TopToBottom)

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
        self._fit()
        self.keeping.setEnabled(True)

    def _refuse(self, error: Exception) -> None:
        self.count.setText(error.message if isinstance(error, BriefBenchError) else "")
        self.keeping.setEnabled(False)


class WordOffers(QObject):
    """Shows what corrections can teach, the last one only."""

    def __init__(self, bench: Bench, window: MainWindow) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self.bar: WordOfferBar | None = None
        bench.corrected.connect(self._on_corrected)

    def _on_corrected(self, offer: WordOffer) -> None:
        if self.bar is not None:
            self.bar.close()
        if offer.wishes:
            self.bar = WordOfferBar(self._bench, offer, self._window)
            self.bar.closed.connect(self._forget)
            self._window.lay_above_strip(self.bar)

    def _forget(self) -> None:
        self.bar = None


def go_to_offer(window: MainWindow) -> None:
    """Give the keys to the offer; tell that there is none."""
    bar = window.word_offers.bar
    if bar is not None:
        bar.take_keys()
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
