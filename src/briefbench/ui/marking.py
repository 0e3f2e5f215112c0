"""Marks made and changed in the reader: by selection, by drawing the ends, by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.kinds import MarkColour
from briefbench.model.rows import Place
from briefbench.ui.article_text import ArticleText
from briefbench.ui.bench import Bench
from briefbench.ui.cards import Card
from briefbench.ui.margin import Margin
from briefbench.ui.mark_layer import TextMark
from briefbench.ui.word_edges import step

COLOURS = tuple(MarkColour)


class Marking(QObject):
    """What is done to the words of the current card.

    A change is stored off the window's thread; until it is shown, further keys go on from where
    the mark will be. One that is refused leaves the mark where it was.
    """

    def __init__(self, bench: Bench, text: ArticleText, margin: Margin) -> None:
        super().__init__(text)
        self._bench, self._text, self._margin = bench, text, margin
        self._coming: tuple[int, bool, tuple[Place, ...]] | None = None  # id, whether open, places
        self._unstored = 0  # changes of places that were asked for
        self._hits: Sequence[Place] = ()
        text.marks.span_drawn.connect(self.set_places)
        margin.current_changed.connect(self._forget)

    def lay(self, hits: Sequence[Place]) -> None:
        """Lay the marks of all cards over the text, the current one in front."""
        self._hits = hits
        current = self._margin.current
        marks = [
            TextMark(card.state, card.places, card.colour, card is current)
            for card in self._margin.cards
        ]
        self._text.show_marks(marks, hits)

    def move_edge(self, *, right: bool, end: bool) -> None:
        """Move the end of the current mark (or its start) by a word, as one sees it."""
        card = self._margin.current
        places = self._places(card)
        if card is None or not places:
            return
        number = len(places) - 1 if end else 0
        block = self._text.block_at(places[number][0])
        if block is None:
            return
        rtl = block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
        by = 1 if right != rtl else -1
        new = step(block.text(), places[number], by, end=end)
        if new != places[number]:
            self.set_places((*places[:number], new, *places[number + 1 :]))

    def set_places(self, places: Sequence[Place]) -> None:
        """Let the current card have the words at these places, and no others."""
        card = self._margin.current
        if card is None or tuple(places) == self._places(card):
            return
        self._coming = (card.id, card.is_open, tuple(places))
        self._unstored += 1
        use_case = desk.set_suggestion_places if card.is_open else desk.set_quote_places
        told = {"then": self._on_stored, "otherwise": self._on_refused}
        self._bench.change(use_case, card.id, list(places), **told)

    def take_selection(self) -> None:
        """Let the current card have the selected words, and no others."""
        if places := self._selected():
            self.set_places(places)
            self.drop_selection()

    def add_selection(self) -> None:
        """Let the current card have the selected words too; what lies between is left out."""
        card, places = self._margin.current, self._selected()
        if card is not None and places:
            use_case = desk.add_suggestion_places if card.is_open else desk.add_quote_places
            self._bench.change(use_case, card.id, places)
            self.drop_selection()

    def colour(self, colour: MarkColour | None = None) -> None:
        """Give the current quote a colour, else the one after its own."""
        card = self._margin.current
        if card is None or card.is_open:
            self._bench.tell(tr("Choose a quote first; a suggestion has no colour of its own."))
            return
        after = COLOURS[(COLOURS.index(card.colour) + 1) % len(COLOURS)]
        self._bench.change(desk.colour_quotes, [card.id], colour or after)

    def drop_selection(self) -> None:
        """Select nothing; the caret stays where it is."""
        cursor = self._text.textCursor()
        cursor.clearSelection()
        self._text.setTextCursor(cursor)

    def _selected(self) -> list[Place]:
        places = self._text.selected_places()
        if not places or self._margin.current is None:
            self._bench.tell(tr("Choose a mark, and select words in the text."))
        return places

    def _places(self, card: Card | None) -> tuple[Place, ...]:
        if card is None:
            return ()
        if self._coming is not None and self._coming[:2] == (card.id, card.is_open):
            return self._coming[2]
        return card.places

    def _forget(self, card: Card | None) -> None:
        """Go by the cards again, unless one of them is not what it will be."""
        same = self._coming and card and self._coming[:2] == (card.id, card.is_open)
        if not (same and self._unstored):
            self._coming = None

    def _on_stored(self, _changed: object) -> None:
        self._unstored -= 1

    def _on_refused(self, error: Exception) -> None:
        self._unstored -= 1
        self._coming = None
        self.lay(self._hits)
        self._bench.jobs.failed.emit(error)
