"""The panel of speakers: all of them with a finder, those that may be one, and their pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.desk.events import Changed
from briefbench.model.bank import QuoteFilter
from briefbench.model.kinds import Kind
from briefbench.model.rows import QuoteRow
from briefbench.model.series import Series
from briefbench.model.speaker_rows import LikenessRow, RoleRow, SpeakerView
from briefbench.ui.bench import Bench
from briefbench.ui.floating import KEYPAD, SHIFT, TOP, Floating
from briefbench.ui.paged_model import BLOCK
from briefbench.ui.speaker_forms import DescribeForm, NameForm, RoleForm, SplitForm
from briefbench.ui.speaker_merge import MergeForm
from briefbench.ui.speaker_page import SpeakerPage
from briefbench.ui.speaker_proposals import ProposalPane
from briefbench.ui.speaker_side import ALIKE, ALL, SpeakerSide
from briefbench.ui.theme import GRID
from briefbench.ui.widgets import EmptyState, Panel, ground, push_button, row

WIDTH = 1200
"""px of the panel at 100 % text size."""

PANE, MOST = 264, 0.26
"""px of the list and of the facts at 100 % text size; the most they take of the panel's width."""

OWN_KINDS = (
    *(Kind.SPEAKER, Kind.SPEAKER_NAME, Kind.SPEAKER_ROLE, Kind.SPEAKER_APART),
    Kind.QUOTE,
)
FURTHER_KINDS = (Kind.ARTICLE, Kind.SOURCE)
"""What is shown with speakers, and changes with every batch of an import."""

AT_ONCE, PAUSE = 0, 600
"""Milliseconds until the panel asks again after a change of its own kinds, and of further ones:
of several that come together one is answered."""

PAGE, PROPOSAL, NOTHING = range(3)

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

KEYS = (
    ("M", "Merge"),
    ("X", "Not the same"),
    ("O", "The other name stays"),
    ("E", "Edit name, kind and country"),
    ("N", "Add a name"),
    ("R", "State a role"),
    ("S", "Split"),
    ("B", "All quotes of the speaker in the bank"),
    ("/", "Find a speaker"),
    ("1", "All speakers"),
    ("2", "Speakers that may be the same"),
)
"""Keys of the panel, for the page of all keys."""


class SpeakersPanel(Floating):
    """All speakers or all proposals on one side, the one that is chosen on the other.

    Args:
        bench: The library and all else.
        over: What it floats over.
        name: Of the speaker to show, ``""`` for the one with most quotes.
        alike: Show the speakers that may be one.

    """

    def __init__(self, bench: Bench, over: QWidget, name: str = "", *, alike: bool = False) -> None:
        super().__init__(bench.theme, over, tr("Speakers"), WIDTH)
        self._bench, self._over = bench, over
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self.side = SpeakerSide(bench, ALIKE if alike else ALL)
        body = row(gap=0)
        body.addWidget(self.side)
        body.addSpacing(3 * GRID)
        hairline = ground("raised", edge="leading")
        hairline.setFixedWidth(1)
        body.addWidget(hairline)
        body.addSpacing(2 * GRID)
        body.addWidget(self._stage(), 1)
        self.body.addLayout(body, 1)
        self._connect()
        self.open(self.side.alike if alike else self.side.finder)
        if name:
            bench.ask("speaker of a name", _named, name, then=self._on_found)
        self.side.reload()

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Ask again when speakers, or what they said, were written."""
        own = changed.touches(*OWN_KINDS)
        if own or changed.touches(*FURTHER_KINDS):
            pause = AT_ONCE if own else PAUSE
            if not self._again.isActive() or self._again.remainingTime() > pause:
                self._again.start(pause)

    def show_speaker(self, speaker_id: int) -> None:
        """Show the page of a speaker."""
        self.side.go_to(speaker_id)

    def describe(self) -> None:
        """Edit what the speaker is called and is."""
        if (view := self._shown) is not None:
            DescribeForm(self._bench, view, self._over)

    def add_name(self) -> None:
        """Write one more name."""
        if (view := self._shown) is not None:
            NameForm(self._bench, view, self._over)

    def state_role(self, stated: RoleRow | None = None) -> None:
        """State a role anew, or change one."""
        if (view := self._shown) is not None:
            RoleForm(self._bench, view, self._over, stated)

    def split(self, name: str = "") -> None:
        """Split off a name, or the chosen quotes."""
        if (view := self._shown) is not None:
            form = SplitForm(self._bench, view, self._over, self.page.chosen_ids, name)
            form.made.connect(self.show_speaker)

    def merge(self) -> None:
        """Merge what is proposed, or choose with whom the speaker is one."""
        view, finder = self._shown, self.side.all
        if self.stage.currentIndex() == PROPOSAL:
            self.pane.join()
        elif self.page.alike.view.hasFocus() and self.page.alike.current is not None:
            self.join(self.page.alike.current)
        elif view is not None and finder is not None:
            likely = [each.key.other_id for each in self.page.alike.model.rows]
            form = MergeForm(self._bench, view.speaker, finder, likely, self._over)
            form.kept_speaker.connect(self.show_speaker)

    def part(self) -> None:
        """Say that what is proposed is not so."""
        if self.stage.currentIndex() == PROPOSAL:
            self.pane.part()
        elif self.page.alike.view.hasFocus() and self.page.alike.current is not None:
            self.keep_apart(self.page.alike.current)

    def join(self, proposal: LikenessRow, into: int = 0) -> None:
        """Make the two of a proposal one, under the name of the first unless told otherwise."""
        self.side.let_go(proposal)
        ids = (proposal.id, proposal.other_id)
        self._bench.change(desk.merge_speakers, ids, into or proposal.id)

    def keep_apart(self, proposal: LikenessRow) -> None:
        """Say that the two of a proposal are not the same."""
        self.side.let_go(proposal)
        self._bench.change(desk.keep_speakers_apart, proposal.id, proposal.other_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.keyCombination() in self._combined():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = self._combined().get(event.keyCombination())
        held, key = event.modifiers() & ~KEYPAD, event.key()
        # on many keyboards a slash needs Shift
        if do is None and (held == NONE or (held == SHIFT and key == Qt.Key.Key_Slash)):
            do = self._letters().get(key)
        if do is not None:
            do()
        else:
            super().keyPressEvent(event)

    @property
    def _shown(self) -> SpeakerView | None:
        """The speaker whose page is shown."""
        return self.page.view if self.stage.currentIndex() == PAGE else None

    def _letters(self) -> dict[int, Callable[[], object]]:
        key, proposed = Qt.Key, self.stage.currentIndex() == PROPOSAL
        found: dict[int, Callable[[], object]] = {
            key.Key_M: self.merge,
            key.Key_X: self.part,
            key.Key_E: self.describe,
            key.Key_N: self.add_name,
            key.Key_R: self.state_role,
            key.Key_S: self.split,
            key.Key_Slash: self._find,
            key.Key_1: lambda: self._switch(ALL),
            key.Key_2: lambda: self._switch(ALIKE),
        }
        if proposed:
            found[key.Key_O] = self.pane.swap
        elif self._shown is not None:
            found[key.Key_B] = self.page.show_in_bank
        return found

    def _combined(self) -> dict[QKeyCombination, Callable[[], object]]:
        def keys(modifiers: Qt.KeyboardModifier, key: Qt.Key) -> QKeyCombination:
            return QKeyCombination(modifiers, key)

        def of_page(do: Callable[[], object]) -> Callable[[], object]:
            return lambda: do() if self._shown is not None else None

        return {
            keys(CONTROL, Qt.Key.Key_F): self._find,
            keys(CONTROL, Qt.Key.Key_B): of_page(self.page.to_tray),
            keys(CONTROL | SHIFT, Qt.Key.Key_B): of_page(self.page.send_menu),
            keys(CONTROL | SHIFT, Qt.Key.Key_C): of_page(self.page.cite),
        }

    def _middle(self, room: QRect) -> QRect:
        wide = min(self.theme.scaled(WIDTH) + 2 * Panel.REACH, room.width())
        for part in (self.side, self.page.area):
            part.setFixedWidth(min(self.theme.scaled(PANE), round(wide * MOST)))
        return QRect((room.width() - wide) // 2, TOP, wide, room.height() - TOP)

    def _stage(self) -> QWidget:
        self.page = SpeakerPage(self._bench)
        self.pane = ProposalPane(self._bench)
        read = push_button(tr("Read articles"), self._read, primary=True)
        self.nothing = EmptyState(self.theme, "users-three", "", "", read)
        self.nothing.setProperty("ground", "raised")
        self._reading = read
        self.stage = QStackedWidget()
        for part in (self.page, self.pane, self.nothing):
            self.stage.addWidget(part)
        self.stage.setCurrentIndex(NOTHING)
        return self.stage

    def _connect(self) -> None:
        bench, page, pane = self._bench, self.page, self.pane
        self._again.timeout.connect(self.side.reload)
        self.side.chosen.connect(lambda _id: self._settle_stage(ALL))
        self.side.proposed.connect(lambda _row: self._settle_stage(ALIKE))
        self.side.switched.connect(self._settle_stage)
        self.side.opened.connect(self._enter)
        page.describing.connect(self.describe)
        page.naming.connect(self.add_name)
        page.merging.connect(self.merge)
        page.splitting.connect(self.split)
        page.stating.connect(self.state_role)
        page.joining.connect(self.join)
        page.parting.connect(self.keep_apart)
        page.going.connect(self.show_speaker)
        page.filtering.connect(self._show_in_bank)
        page.opening.connect(self._open_quote)
        page.quotes.dragging.connect(self._make_room)
        page.calling.connect(lambda name: self._of_shown(_call, name))
        page.unnaming.connect(lambda name: self._of_shown(desk.remove_speaker_name, name))
        page.unstating.connect(lambda role: bench.change(desk.remove_speaker_role, role.id))
        page.again.connect(lambda other: self._of_shown(desk.propose_again, other))
        pane.joining.connect(self.join)
        pane.parting.connect(self.keep_apart)
        pane.going.connect(self.show_speaker)
        bench.signals.changed.connect(self.on_changed)

    def _gone(self, error: Exception) -> None:
        """Leave it to the list to say that a speaker is gone."""
        if not isinstance(error, NotFound):
            self._bench.jobs.failed.emit(error)

    def _of_shown(self, use_case: Callable[..., object], *args: object) -> None:
        if (view := self._shown) is not None:
            self._bench.change(use_case, view.speaker.id, *args)

    def _settle_stage(self, which: int) -> None:
        """Show what is chosen in a list, or why nothing is, if that list is shown."""
        side = self.side
        if side.where != which:
            return
        if which == ALIKE:
            self.pane.show_pair(side.proposal)
            self.stage.setCurrentIndex(PROPOSAL if side.proposal else NOTHING)
        elif side.current:
            self._bench.ask(
                "speaker's page", _page, side.current, then=self._show_page, otherwise=self._gone
            )
        else:
            self.stage.setCurrentIndex(NOTHING)
        self._say_nothing()

    def _show_page(self, answer: tuple[SpeakerView, Series, list[QuoteRow]]) -> None:
        view = answer[0]
        if self.side.where != ALL or view.speaker.id != self.side.current:
            return
        self.page.show_speaker(*answer)
        self.stage.setCurrentIndex(PAGE)
        id_ = view.speaker.id
        self._bench.ask("speaker's likes", _alike, id_, then=self._show_alike, otherwise=self._gone)

    def _show_alike(self, answer: tuple[int, list[LikenessRow]]) -> None:
        speaker_id, rows = answer
        if self.page.view is not None and self.page.view.speaker.id == speaker_id:
            self.page.show_alike(rows)

    def _say_nothing(self) -> None:
        known = self.side.all is not None and bool(self.side.all.rows)
        if self.side.where == ALIKE:
            title = tr("Nobody to merge")
            words = tr("Speakers whose names are alike are proposed here; you decide.")
        elif known:
            title = tr("Nobody found")
            words = tr("Try fewer letters, or the name in another script.")
        else:
            title = tr("No speakers yet")
            words = tr("Whoever is quoted has a page here, once you have accepted a quote.")
        self.nothing.say(title, words)
        self._reading.setVisible(not known)

    def _on_found(self, answer: tuple[str, int | None]) -> None:
        name, speaker_id = answer
        if speaker_id is not None:
            self.side.go_to(speaker_id)
        else:
            self.side.look_for(name)

    def _enter(self) -> None:
        """Go on from the list: into what was said, or from a proposal to a page."""
        if self.side.where == ALIKE:
            self.pane.open_page()
        elif self._shown is not None and self.page.quotes.isVisible():
            self.page.quotes.setFocus()

    def _switch(self, which: int) -> None:
        self.side.switch(which)
        self.side.take_keys()

    def _find(self) -> None:
        self._switch(ALL)
        self.side.finder.selectAll()

    def _read(self) -> None:
        self.leave()
        self._bench.show_workspace.emit("read")

    def _show_in_bank(self, wanted: QuoteFilter) -> None:
        self.leave()
        self._bench.show_quotes.emit(wanted)

    def _make_room(self, dragging: bool) -> None:  # noqa: FBT001 - a slot of Qt
        """Let what lies below take the drop, and come back."""
        self.setVisible(not dragging)
        if not dragging:
            self.page.quotes.setFocus()

    def _open_quote(self, article_id: int, quote_id: int) -> None:
        self.leave()
        self._bench.show_quote.emit(article_id, quote_id)


def _page(library: desk.Library, speaker_id: int) -> tuple[SpeakerView, Series, list[QuoteRow]]:
    view = desk.speaker_view(library, speaker_id)
    rows = desk.quotes_by_ids(library, view.quote_ids[:BLOCK])
    return view, desk.speaker_timeline(library, speaker_id), rows


def _named(library: desk.Library, name: str) -> tuple[str, int | None]:
    return name, desk.find_speaker(library, name)


def _alike(library: desk.Library, speaker_id: int) -> tuple[int, list[LikenessRow]]:
    return speaker_id, desk.alike_speakers(library, speaker_id)


def _call(library: desk.Library, speaker_id: int, name: str) -> None:
    desk.describe_speaker(library, speaker_id, name=name)
