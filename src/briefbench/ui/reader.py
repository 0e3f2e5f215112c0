"""The reader: tools, text with its marks, the folded tail, margin, facts and inspector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.import_rows import BorderRuleRow
from briefbench.model.kinds import Kind
from briefbench.model.rows import ArticleView, Place
from briefbench.ui.actions import Actions
from briefbench.ui.article_text import NO_BLOCK, SIDE, ArticleText, kept_scroll
from briefbench.ui.bench import Bench
from briefbench.ui.card_menu import offer_menu
from briefbench.ui.cards import Card, cards_of
from briefbench.ui.facts_strip import FactsStrip
from briefbench.ui.icons import themed_icon
from briefbench.ui.inspector import Inspector
from briefbench.ui.lead_picture import LeadPicture, lead_picture
from briefbench.ui.margin import Margin
from briefbench.ui.marking import Marking
from briefbench.ui.original_pane import OriginalPane, open_original
from briefbench.ui.quote_editor import QuoteEditor
from briefbench.ui.sure_panel import SurePanel
from briefbench.ui.tag_editor import QuoteTags
from briefbench.ui.theme import GRID
from briefbench.ui.widgets import EmptyState, Header, column, ground, push_button, row, text_button

TOOLS = (
    "article.original",
    "article.tag",
    "article.countries",
    "article.date",
    "quote.comment",
    "article.archive",
)
TEXT, ORIGINAL = 0, 1
LEAST_TEXT = 120
"""Height of the article's text in px that folds and inspector always leave."""

INSPECTOR = 210
"""Height of the open inspector in px at 100 % text size."""


class Reader(QStackedWidget):
    """Shows one article and what can be done with it."""

    marking: Marking

    shown = Signal(object)  # the ArticleView

    def __init__(self, bench: Bench, actions: Actions) -> None:
        super().__init__()
        self._bench = bench
        self._actions = actions
        self._view: ArticleView | None = None
        self._hits: Sequence[Place] = ()
        self._picture: LeadPicture | None = None
        self._room = 0  # px for which the picture was asked
        theme = bench.theme
        self.header = Header(start=SIDE - 8)
        self.text = ArticleText(theme, tr("Article text"))
        self.tail = TailFold(bench)
        self.margin = Margin(theme, self.accept, self.dismiss)
        self.marking = Marking(bench, self.text, self.margin)
        self.facts = FactsStrip(theme)
        self.inspector = Inspector()
        self.middle = QStackedWidget()  # the text, or the untouched page
        self.addWidget(EmptyState(theme, "article", tr("Nothing to read"), ""))
        self.addWidget(self._pane())
        self._fill_header()
        offer_menu(self.margin.view, actions)
        self.margin.current_changed.connect(self._on_card)
        self.text.setMinimumHeight(theme.scaled(LEAST_TEXT))
        self.text.pressed.connect(self.margin.choose)
        self.text.measured.connect(self._ask_picture)
        self.text.verticalScrollBar().valueChanged.connect(self.margin.view.follow)
        self.text.verticalScrollBar().rangeChanged.connect(self._stand)
        self.facts.asked.connect(actions.trigger)
        self.facts.opened.connect(self.inspector.setVisible)
        self.text.control.asked.connect(lambda position: self._move([position], tail=True))
        self.tail.text.control.asked.connect(lambda position: self._move([position], tail=False))
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def view(self) -> ArticleView | None:
        """The article that is read."""
        return self._view

    def show_nothing(self) -> None:
        """Show that there is nothing to read."""
        self._view = None
        self.setCurrentIndex(0)
        self._bench.selection.select(Kind.SUGGESTION, ())
        self._bench.selection.select(Kind.QUOTE, ())

    def show_article(self, view: ArticleView, hits: Sequence[Place], place: str) -> None:
        """Show an article; when it is the same one, text and scroll stay.

        ``place`` is where it stands in the list: "3 of 31".
        """
        before = self._view
        self._view, self._hits = view, hits
        fresh = before is None or before.id != view.id
        if fresh:
            self._picture, self._room = None, 0
        if fresh or before is None or (before.blocks, before.title) != (view.blocks, view.title):
            with kept_scroll(self.text), kept_scroll(self.tail.text):
                self.text.show_article(view, self._picture)
                self.tail.show_blocks(view)
        self._ask_picture(self.text.measure)
        self.setCurrentIndex(1)
        self.header.say("", place)
        asked = self.margin.show_cards(cards_of(view), fresh=fresh)  # lays marks and cards
        self.facts.show_article(view)
        self.inspector.show_article(view)
        self._show_original()
        if fresh and not asked:
            self.text.verticalScrollBar().setValue(0)
        if fresh:
            self.shown.emit(view)

    def step_suggestion(self, by: int) -> None:
        """Go to the next or the previous open suggestion."""
        self.margin.step(by)

    def accept(self) -> None:
        """Keep the current suggestion as a quote."""
        card = self.margin.current
        if card is not None and card.is_open:
            self._bench.change(desk.accept_suggestions, [card.id])

    def accept_sure(self) -> None:
        """Ask from which confidence on to accept all suggestions; say how many that are."""
        if any(card.is_open for card in self.margin.cards):
            SurePanel(self._bench, self.margin.cards, self)

    def dismiss(self) -> None:
        """Say that the current card is no quote; it is not offered again."""
        card = self.margin.current
        if card is None:
            return
        if card.is_open:
            offer = partial(self._bench.offer, desk.offer_cue_rule, card.id)
            self._bench.change(desk.dismiss_suggestions, [card.id], then=lambda _none: offer())
        else:
            self._bench.change(desk.dismiss_quotes, [card.id])

    def remove_quote(self) -> None:
        """Remove the current quote; the suggestion it came from is open again."""
        card = self.margin.current
        if card is not None and not card.is_open:
            self._bench.change(desk.remove_quotes, [card.id])

    def mark_selection(self) -> None:
        """Keep the selected words as a quote."""
        if self._view is not None:
            places = self.text.selected_places()
            self._bench.change(desk.mark_quote, self._view.id, places, then=self._on_marked)

    def edit_quote(self, *, speaker: bool = False) -> None:
        """Edit the current card, from its comment on or from its ``speaker`` on."""
        card = self.margin.current
        if self._view is not None and card is not None:
            QuoteEditor(self._bench, card, self, speaker=speaker)

    def tag_quote(self) -> None:
        """Put tags on the current quote, or take them off."""
        card = self.margin.current
        if card is not None and not card.is_open:
            QuoteTags(self._bench, [card.id], card.tags, self)

    def take_caret(self) -> None:
        """Put the caret into the text, at the words of the current card where they are seen."""
        card = self.margin.current
        self.text.take_caret(card.places[0] if card is not None and card.places else None)

    def move_border(self) -> None:
        """Move the blocks that are meant out of the article, or from its tail into it."""
        if self._view is None:
            return
        tail = self.tail.text.control.position != NO_BLOCK or self.tail.text.hasFocus()
        positions = (self.tail.text if tail else self.text).meant
        if positions:
            self._move(positions, tail=not tail)
        else:
            self._bench.tell(tr("Point at a paragraph, or select words in it, to move it."))

    def turn_original(self) -> None:
        """Show the untouched page in place of the text, or the text again."""
        if self._view is None:
            return
        shown = self.middle.currentIndex() == TEXT
        if shown and self.middle.count() == 1:
            self.middle.addWidget(OriginalPane(self._bench))
        self.middle.setCurrentIndex(ORIGINAL if shown else TEXT)
        self.original_button.setChecked(shown)
        self._show_original()

    def open_original(self) -> None:
        """Open the kept page with the system's program for it."""
        if self._view is not None:
            open_original(self._bench, self._view.original, self)

    def use_pane_actions(self, actions: Sequence[QAction]) -> None:
        """Take actions whose keys work only in the text and the margin."""
        for widget in (self.text, self.tail.text, self.margin.view):
            widget.addActions(list(actions))

    def tell_selected(self) -> None:
        """Say again which card is current, for the actions."""
        self._on_card(self.margin.current)

    def _move(self, positions: Sequence[int], *, tail: bool) -> None:
        if self._view is not None:
            move = partial(desk.set_tail, tail=tail)
            self._bench.change(move, self._view.id, positions, then=self._on_moved)

    def _show_original(self) -> None:
        pane = self.middle.currentWidget()
        if self._view is not None and isinstance(pane, OriginalPane):
            pane.show_article(self._view)

    def _on_moved(self, rules: Sequence[BorderRuleRow]) -> None:
        if rules:
            self._bench.tell(tr("Remembered: {rule}").format(rule=rules[0].sentence))

    def _on_marked(self, quote_id: int) -> None:
        self.marking.drop_selection()
        self.margin.choose_quote(quote_id)

    def _on_card(self, card: Card | None) -> None:
        select = self._bench.selection.select
        opened = card is not None and card.is_open
        select(Kind.SUGGESTION, (card.id,) if card and opened else ())
        select(Kind.QUOTE, (card.id,) if card and not opened else ())
        if card is not None and card.places:
            self.text.reveal(card.places[0])
        self._lay()

    def _on_theme(self) -> None:
        theme = self._bench.theme
        self.margin.fit()
        self.inspector.setFixedHeight(theme.scaled(INSPECTOR))
        if self._view is not None:
            self.text.show_article(self._view, self._picture)
            self.tail.show_blocks(self._view)
            self._lay()

    def _ask_picture(self, room: int) -> None:
        """Ask for the picture in the width there is, once for each width."""
        view, ask = self._view, self._bench.draw
        if view is None or view.picture is None or room == self._room:
            return
        self._room, ratio = room, self.devicePixelRatioF()
        ask("picture", lead_picture, view.id, room, ratio, then=self._on_picture)

    def _on_picture(self, picture: LeadPicture | None) -> None:
        if picture is None or self._view is None or self._view.id != picture.article_id:
            return
        self._picture = picture
        bar = self.text.verticalScrollBar()
        below = bar.maximum() - bar.value() if bar.value() else 0  # the picture comes in above
        self.text.show_article(self._view, picture)
        bar.setValue(bar.maximum() - below if below else 0)
        self._lay()

    def _lay(self) -> None:
        self.marking.lay(self._hits)
        self._stand()

    def _stand(self, *_range: int) -> None:
        """Put each card beside its words."""
        view, text = self.margin.view, self.text
        zero = QPoint(0, 0)
        shift = text.viewport().mapTo(self, zero).y() - view.viewport().mapTo(self, zero).y()
        tops = [text.marks.top_of(card.places[0]) if card.places else 0 for card in view.rows.rows]
        wanted = [shift + (top or 0) for top in tops]
        bar = text.verticalScrollBar()
        view.stand_beside(wanted, bar.maximum() + view.viewport().height())
        view.follow(bar.value())

    def _pane(self) -> QFrame:
        pane = ground("surface")
        layout = column(pane)
        layout.addWidget(self.header)
        middle: QHBoxLayout = row(gap=0)
        holder = QWidget()
        text: QVBoxLayout = column(holder)
        text.addWidget(self.text, 3)
        text.addWidget(self.tail, 0)
        self.tail.button.toggled.connect(lambda on: text.setStretch(1, 2 if on else 0))
        self.middle.addWidget(holder)
        middle.addWidget(self.middle, 1)
        middle.addWidget(self.margin)
        layout.addLayout(middle, 1)
        self.inspector.hide()
        layout.addWidget(self.inspector)
        layout.addWidget(self.facts)
        return pane

    def _fill_header(self) -> None:
        for name, icon in (("go.next", "caret-down"), ("go.previous", "caret-up")):
            self.header.add_first(_tool(self._bench, self._actions, name, icon))
        tools = {name: _tool(self._bench, self._actions, name) for name in TOOLS}
        self.header.add(*tools.values())
        self.original_button = tools["article.original"]
        self.original_button.setCheckable(True)
        send = push_button(tr("To tray"))
        send.setIcon(themed_icon(self._bench.theme, "arrow-line-down"))
        send.setToolTip(self._actions.tip("article.tray"))
        send.clicked.connect(self._actions["article.tray"].trigger)
        self.header.add(send)


class TailFold(QFrame):
    """What else the page carries: folded, on another ground, never the article's."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._theme = bench.theme
        self.setProperty("ground", "sunken")
        layout = column(self)
        head = row(margins=(0, GRID, 0, GRID), gap=0)
        head.addSpacing(SIDE - GRID)
        self.button = text_button(bench.theme, "", "caret-right")
        self.button.setProperty("density", "small")
        self.button.setProperty("kind", "fold")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        head.addWidget(self.button)
        head.addStretch(1)
        layout.addLayout(head)
        self.text = ArticleText(bench.theme, tr("Not part of the article"), tail=True)
        self.text.setProperty("ground", "sunken")
        self.text.hide()
        layout.addWidget(self.text, 1)
        self._on_toggled(False)

    def show_blocks(self, view: ArticleView) -> None:
        """Show the tail of an article, folded as it was."""
        blocks = [block for block in view.blocks if block.tail]
        self.setVisible(bool(blocks))
        words = trn(
            "Also on this page, not part of the article · {n} block",
            "Also on this page, not part of the article · {n} blocks",
            len(blocks),
        )
        self.button.setText(words)
        self._name()
        self.text.show_tail(blocks)

    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001 - a slot of Qt
        folded = "caret-left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else ""
        name = "caret-down" if opened else folded or "caret-right"
        self.button.setIcon(themed_icon(self._theme, name))
        self.text.setVisible(opened)
        self._name()

    def _name(self) -> None:
        state = tr("unfolded") if self.button.isChecked() else tr("folded")
        self.button.setAccessibleName(f"{self.button.text()}, {state}")


def _tool(bench: Bench, actions: Actions, of: str, icon: str = "") -> QToolButton:
    """Return an icon button that does an action, named with its key."""
    button, action = QToolButton(), actions[of]
    button.setIcon(themed_icon(bench.theme, icon) if icon else action.icon())
    button.setProperty("only", "icon")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name = actions.tip(of)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
    return button
