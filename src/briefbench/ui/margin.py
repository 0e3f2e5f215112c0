"""The margin of the reader: suggestions and quotes of the article as cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from briefbench.base.words import tr, trn
from briefbench.model.kinds import MarkColour
from briefbench.ui.cards import KINDS, Card
from briefbench.ui.delegates import PAD, RowDelegate, RowState, line_in
from briefbench.ui.dragging import DraggedRows, start_drag
from briefbench.ui.formats import sureness, tip
from briefbench.ui.margin_places import beside
from briefbench.ui.mark_layer import draw_line
from briefbench.ui.paint import Canvas, ring, rounded, wrap
from briefbench.ui.rows_model import ROW, Column
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import calm, column, label, push_button, row

WIDTH, WIDEST = 216, 312
"""Width of the margin in px at 100 % text size, and at any."""

LINES, GAP, RADIUS = 3, 8, 8
"""Lines of the words on a card; px between cards; their corners."""


class CardDelegate(RowDelegate):
    """A card; the current suggestion has room for its buttons at the bottom."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(theme, parent)
        self._view = parent
        self.above: list[int] = []  # px kept free above each card, so that it is beside its words
        self.below = 0  # px kept free below the last card, so that it scrolls as far as the text
        self._heights: tuple[int, list[int]] = (0, [])  # at which width, and of each card

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        number, wide = index.row(), self._view.viewport().width()
        known, heights = self._heights
        if wide == known and number < len(heights):
            high = heights[number]
        else:
            current = self._view.currentIndex() == index
            high = self.card_height(index.data(ROW), wide, current=current)
        return QSize(0, high + sum(self.around(number)))

    def measure(self, cards: Sequence[Card], current: int) -> list[int]:
        """Return the height of each card, and keep it until ``forget``."""
        wide = self._view.viewport().width()
        high = self.card_height
        heights = [high(card, wide, current=n == current) for n, card in enumerate(cards)]
        self._heights = (wide, heights)
        return heights

    def forget(self) -> None:
        """Measure anew when asked."""
        self._heights = (0, [])

    def around(self, number: int) -> tuple[int, int]:
        """Return the px kept free above and below a card."""
        above = self.above[number] if 0 <= number < len(self.above) else 0
        return above, self.below if 0 <= number == len(self.above) - 1 else 0

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        above, below = self.around(index.row())
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(option.rect).adjusted(0, above, 0, -below)
        super().paint(painter, inner, index)

    def card_height(self, card: Card, width: int, *, current: bool) -> int:
        """Return the height of a card in a view of that width, with the gap below it."""
        theme = self.theme
        lines = len(wrap(theme, card.words, Role.SMALL, width - 4 * PAD, LINES))
        high = 2 * GRID + theme.line(Role.STRONG) + lines * self._pitch + GRID
        high += theme.line(Role.CAPTION) * (2 if card.own_role else 1) + 2 * GRID
        if card.comment:
            high += theme.line(Role.CAPTION)
        if card.translation:
            found = wrap(theme, card.translation, Role.SMALL, width - 4 * PAD, LINES - 1)
            by = wrap(theme, card.translated, Role.CAPTION, width - 4 * PAD, 2)
            high += len(found) * self._pitch + len(by) * theme.line(Role.CAPTION) + GRID
        buttons = self.buttons_height if current and card.is_open else 0
        return high + buttons + GRID + GAP

    @property
    def buttons_height(self) -> int:
        """Height of the line of buttons in px."""
        return self.theme.line(Role.SMALL) + 3 * GRID

    @property
    def _pitch(self) -> int:
        return self.theme.line(Role.SMALL) - 1

    def paint_ground(self, canvas: Canvas, row: Card, state: RowState) -> None:
        theme = self.theme
        box = QRectF(canvas.frame).adjusted(PAD, 0, -PAD, -GAP)
        edge = "accent" if state.selected else "line_strong" if state.hovered else "line"
        rounded(canvas.painter, box, RADIUS, theme.color("raised"), theme.color(edge))
        if state.focused:
            ring(canvas.painter, box, RADIUS, theme.color("accent"))

    def paint_row(self, canvas: Canvas, rect: QRect, row: Card, state: RowState) -> None:
        theme, inner, top = self.theme, 2 * PAD, 2 * GRID
        high = theme.line(Role.STRONG)
        canvas.text(line_in(rect, top, high, inner, inner), row.speaker, Role.STRONG)
        top += high
        caption = theme.line(Role.CAPTION)
        if row.own_role:
            place = line_in(rect, top, caption, inner, inner)
            canvas.text(place, row.own_role, Role.CAPTION, "text_2")
            top += caption
        top += GRID
        words = line_in(rect, top, 0, inner, inner)
        top += canvas.wrapped(words, row.words, Role.SMALL, "text", LINES, self._pitch) + GRID
        if row.translation:
            place = line_in(rect, top, 0, inner, inner)
            top += canvas.wrapped(
                place, row.translation, Role.SMALL, "text_2", LINES - 1, self._pitch
            )
            place = line_in(rect, top, caption, inner, inner)
            top += canvas.wrapped(place, row.translated, Role.CAPTION, "text_3", 2, caption) + GRID
        self._foot(canvas, line_in(rect, top, caption, inner, inner), row)
        if row.comment:
            place = line_in(rect, top + caption, caption, inner, inner)
            canvas.text(place, row.comment, Role.CAPTION, "text_2")

    def _foot(self, canvas: Canvas, line: QRect, card: Card) -> None:
        """Paint the kind; for a suggestion its confidence as three steps and a word."""
        theme = self.theme
        taken = canvas.text(line, tr(KINDS[card.kind]), Role.CAPTION, "text_3")
        canvas.dots(
            line.left() + taken + 2 * GRID, line.center().y() + 1, [h for _, h in card.tags]
        )
        if not card.is_open:
            right, middle = line.right() + 1, line.center().y() + 1
            if card.doubt:
                canvas.pill(right, middle, card.doubt, "danger", "danger_soft")
            else:
                self._colour(canvas, line, card.colour)
            return
        steps, word = sureness(card.confidence)
        wide = canvas.text(line, word, Role.CAPTION, "text_3", end=True)
        for step in range(3):
            box = QRect(line.right() - wide - 38 + step * 10, line.center().y() - 1, 8, 4)
            ink = "accent" if step < steps else "line_strong"
            rounded(canvas.painter, QRectF(canvas.place(box)), 2, theme.color(ink))

    def _colour(self, canvas: Canvas, line: QRect, colour: MarkColour) -> None:
        """Paint the word *Quote* with ground and line as in the text."""
        theme = self.theme
        look = theme.scheme.colours[colour]
        word = tr("Quote")
        wide = canvas.width_of(word, Role.CAPTION)
        box = QRect(line.right() - wide - 2 * GRID, line.top(), wide + 2 * GRID, line.height())
        canvas.painter.fillRect(canvas.place(box), QColor(look.fill))
        canvas.text(box.adjusted(GRID, 0, -GRID, 0), word, Role.CAPTION)
        place = canvas.place(box)
        draw_line(canvas.painter, place.left(), place.right() + 1, place.bottom(), look)


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
