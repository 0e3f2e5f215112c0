"""The margin of the reader: suggestions and quotes of the article as cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from briefbench.base.words import tr, trn
from briefbench.ui.card_delegate import GAP, CardDelegate
from briefbench.ui.cards import Card
from briefbench.ui.delegates import PAD
from briefbench.ui.dragging import DraggedRows, start_drag
from briefbench.ui.formats import tip
from briefbench.ui.margin_places import beside
from briefbench.ui.rows_model import Column
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import calm, column, label, push_button, row

WIDTH, WIDEST = 216, 312
"""Width of the margin in px at 100 % text size, and at any."""


class CardList(QListView):
    """Cards; real buttons lie on the current suggestion only, the rest is painted."""

    def __init__(
        self, theme: Theme, accept: Callable[[], object], dismiss: Callable[[], object]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._accept, self._dismiss = accept, dismiss
        self.setProperty("ground", "window")
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        cards = Column[Card](
            tr("Suggestion"),
            lambda c: c.words,
            spoken=lambda c: c.spoken,
            tip=lambda c: tip(
                "\n".join(p for p in (c.speaker, c.own_role, c.words, c.comment) if p)
            ),
        )
        self.rows = DraggedRows([cards], lambda card: ("quote", card.id))
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self._delegate = CardDelegate(theme, self)
        calm(self, self._delegate, self.rows, tr("Suggestions"))
        self._holder: QVBoxLayout | None = None
        self._lying: QWidget | None = None  # the buttons that lie on the current card
        self.rows.modelAboutToBeReset.connect(self._take_buttons)
        self.rows.modelAboutToBeReset.connect(self._delegate.forget)
        self._wanted: list[int] = []
        self._reach, self._base, self._scroll = 0, 0, 0
        self.setAutoScroll(False)
        self.selectionModel().currentChanged.connect(self._on_current)

    def stand_beside(self, wanted: Sequence[int], reach: int) -> None:
        """Put the cards beside their words.

        Args:
            wanted: Where the words of each card begin, in px of the text.
            reach: How far down one can scroll the text, its own height included, in px.

        """
        self._wanted, self._reach = list(wanted), reach
        current = self.currentIndex().row()
        heights = self._delegate.measure(self.rows.rows, current)
        tops = beside(self._wanted[: len(heights)], heights, current)
        self._base = -min(0, *tops, 0)
        used, above = 0, []
        for top, height in zip(tops, heights, strict=False):
            above.append(top + self._base - used)
            used += above[-1] + height
        self._delegate.above = above
        self._delegate.below = max(0, reach + self._base - used)
        self._clear_buttons()
        self.doItemsLayout()
        self.follow(self._scroll)

    def follow(self, scroll: int) -> None:
        """Scroll as the text does."""
        self._scroll = scroll
        self.verticalScrollBar().setValue(scroll + self._base)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        above, below = self._delegate.around(index.row()) if index.isValid() else (0, 0)
        box = self.visualRect(index).adjusted(0, above, 0, -below)
        if not index.isValid() or box.contains(spot):
            super().mousePressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        index = self.currentIndex()
        if index.isValid() and not self.rows.row_at(index).is_open:  # suggestions are no quotes yet
            start_drag(self, self._theme, self.rows.mimeData([index]))

    def _take_buttons(self) -> None:
        """Let buttons be gone at once; Qt deletes them when it comes to it."""
        if self._lying is not None:
            self._lying.hide()
        self._lying = self._holder = None

    def _clear_buttons(self) -> None:
        """Keep the buttons above what is kept free below the last card."""
        if self._holder is not None:
            below = self._delegate.around(self.currentIndex().row())[1]
            self._holder.setContentsMargins(2 * PAD, 0, 2 * PAD, GAP + 2 * GRID + below)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._take_buttons()
        if previous.isValid():
            self.setIndexWidget(previous, None)  # type: ignore[arg-type]
        if current.isValid() and self.rows.row_at(current).is_open:
            self.setIndexWidget(current, self._buttons())

    def _buttons(self) -> QWidget:
        holder = QWidget()
        layout = column(holder, (2 * PAD, 0, 2 * PAD, GAP + 2 * GRID))
        self._holder, self._lying = layout, holder
        layout.addStretch(1)
        line = row(gap=GRID)
        for text, key, do in (
            (tr("Accept"), "A", self._accept),
            (tr("Dismiss"), "X", self._dismiss),
        ):
            button = push_button(f"{text}  {key}", do, primary=key == "A", density="small")
            button.setAccessibleName(tr("{text}, key {key}").format(text=text, key=key))
            line.addWidget(button, 1)
        layout.addLayout(line)
        return holder


class Margin(QFrame):
    """How many suggestions are open, and the cards. ``current_changed`` carries a ``Card``.

    Who listens puts the cards beside their words (``view.stand_beside``).
    """

    current_changed = Signal(object)

    def __init__(
        self, theme: Theme, accept: Callable[[], object], dismiss: Callable[[], object]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "window")
        layout = column(self)
        head = QWidget()
        line = row(head, (3 * GRID + 2, 2 * GRID, 3 * GRID, 2 * GRID))
        self._title = label(tr("Suggestions"), Role.CAPTION, "muted")
        self._count = label("", Role.CAPTION, "muted")
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._count)
        layout.addWidget(head)
        self.view = CardList(theme, accept, dismiss)
        self._awaited = 0  # the id of a quote that was just made, or is asked for
        self._none = label(
            tr("None found. Select words and press H."), Role.SMALL, "muted", wrap=True
        )
        self._none.setContentsMargins(3 * GRID + 2, 0, 3 * GRID, 0)
        layout.addWidget(self._none)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.fit()

    def fit(self) -> None:
        """Take the width that the text size asks for."""
        self.setFixedWidth(min(self._theme.scaled(WIDTH), WIDEST))

    @property
    def current(self) -> Card | None:
        """The card that has the keys."""
        index = self.view.currentIndex()
        return self.view.rows.row_at(index) if index.isValid() else None

    @property
    def cards(self) -> Sequence[Card]:
        """All cards, in the order of the text."""
        return self.view.rows.rows

    def show_cards(self, cards: Sequence[Card], *, fresh: bool) -> bool:
        """Show cards; unless it is another article, the current one stays, or the next after it.

        Returns:
            Whether a quote that was asked for is among them, and current now.

        """
        at = -1 if fresh else self.view.currentIndex().row()
        before = None if fresh else self.current
        self.view.rows.show_rows(tuple(cards))
        opened = sum(card.is_open for card in cards)
        kept = len(cards) - opened
        counts = (
            trn("{n} open", "{n} open", opened) if opened else "",
            trn("{n} quote", "{n} quotes", kept) if kept else "",
        )
        self._count.setText(" · ".join(words for words in counts if words))
        self._none.setVisible(not cards)
        self.view.setVisible(bool(cards))
        self._put(self._next_current(cards, before, at))
        there = self._choose_awaited()
        if fresh:
            self._awaited = 0
        return there

    def step(self, by: int) -> bool:
        """Go to the next open suggestion (1) or the one before (-1); False when there is none."""
        at = self.view.currentIndex().row()
        while 0 <= (at := at + by) < len(self.cards):
            if self.cards[at].is_open:
                self._put(at)
                return True
        return False

    def choose_quote(self, quote_id: int) -> None:
        """Make a quote current, now or with the next article that is shown."""
        self._awaited = quote_id
        self._choose_awaited()

    def choose(self, position: int, point: int) -> None:
        """Make the card current whose words stand at a place of the text."""
        for number, card in enumerate(self.cards):
            if any(block == position and a <= point <= b for block, a, b in card.places):
                self._put(number)
                return

    def _choose_awaited(self) -> bool:
        for number, card in enumerate(self.cards):
            if card.id == self._awaited and not card.is_open:
                self._awaited = 0
                self._put(number)
                return True
        return False

    def _next_current(self, cards: Sequence[Card], before: Card | None, at: int) -> int:
        if before is not None:
            for number, card in enumerate(cards):
                same = (card.id, card.is_open) == (before.id, before.is_open)
                if same or (card.places == before.places and card.state is before.state):
                    return number
        opened = [number for number, card in enumerate(cards) if card.is_open]
        later = [number for number in opened if number >= at]
        return (later or opened or ([0] if cards else [-1]))[0]

    def _put(self, number: int) -> None:
        index = self.view.rows.index(number, 0) if number >= 0 else QModelIndex()
        same = self.view.currentIndex() == index
        self.view.setCurrentIndex(index)
        if same:
            self._tell()

    def _tell(self, *_indexes: object) -> None:
        self.current_changed.emit(self.current)
