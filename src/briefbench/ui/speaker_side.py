"""The list of speakers with its finder, and the list of those that may be one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.speaker_rows import LikenessRow, SpeakerRow
from briefbench.ui.bench import Bench
from briefbench.ui.keeping import show_kept
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.speaker_found import FoundSpeakers
from briefbench.ui.speaker_lists import (
    KeyedList,
    LikenessDelegate,
)
from briefbench.ui.speaker_words import spoken_likeness
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import Segments, column, label, row

ALL, ALIKE = 0, 1


class SpeakerSide(QWidget):
    """Chooses a speaker, or two that may be one."""

    chosen = Signal(int)  # id of the speaker, 0 for none
    proposed = Signal(object)  # the LikenessRow, None for none
    switched = Signal(int)  # ALL or ALIKE
    opened = Signal()  # Enter on a line

    def __init__(self, bench: Bench, which: int) -> None:
        super().__init__()
        self._bench = bench
        self.all: desk.SpeakerFinder | None = None
        self._fresh = False  # something else was typed
        self._wanted = 0  # the speaker to choose when the list has come
        self._decided: set[frozenset[int]] = set()  # pairs not to be shown till the desk answers
        layout = column(self, gap=2 * GRID)
        names = (tr("All"), tr("May be the same"))
        self.which = Segments(names, tr("Show"), which, small=True)
        self.which.chosen.connect(self.switch)
        layout.addWidget(self.which)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self._proposals())
        layout.addWidget(self.stack, 1)
        self.count = label("", Role.CAPTION, "muted")
        foot = row()
        foot.addWidget(self.count)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.stack.setCurrentIndex(which)

    @property
    def current(self) -> int:
        """The id of the chosen speaker, 0 for none."""
        chosen = self.list.current
        return chosen.id if chosen else 0

    @property
    def proposal(self) -> LikenessRow | None:
        """The chosen proposal."""
        chosen = self.alike.selectionModel().selectedRows()
        return self.proposals.row_at(chosen[0]) if chosen else None

    @property
    def where(self) -> int:
        """Which of the two lists is shown."""
        return self.stack.currentIndex()

    def take_keys(self) -> None:
        """Give the keys to what is shown."""
        (self.finder if self.where == ALL else self.alike).setFocus()

    def switch(self, which: int) -> None:
        """Show one of the lists."""
        self.which.choose(which)
        if which != self.where:
            self.stack.setCurrentIndex(which)
            self._say()
            self.switched.emit(which)

    def reload(self) -> None:
        """Ask for all speakers, then for those that may be one."""
        self._bench.ask("speakers", desk.speaker_finder, then=self._on_finder)
        self._bench.draw("speakers alike", desk.alike_speakers, then=self._show_alike)

    def go_to(self, speaker_id: int) -> None:
        """Choose a speaker, now or when the list that holds it has come."""
        self.switch(ALL)
        self.finder.clear()
        self._wanted = speaker_id
        self._narrow()

    def look_for(self, words: str) -> None:
        """Look for a name."""
        self.switch(ALL)
        self.finder.setText(words)

    def let_go(self, proposal: LikenessRow) -> None:
        """Take a proposal that was decided off the list at once."""
        self._decided.add(_pair(proposal))
        self._show_proposals(self.proposals.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.finder.hasFocus() and self.list.take_step(event.key())):
            super().keyPressEvent(event)

    def _list(self) -> QWidget:
        holder = QWidget()
        layout = column(holder, gap=2 * GRID)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find by any name, in any script"))
        self.finder.setAccessibleName(tr("Find a speaker"))
        self.finder.textChanged.connect(self._on_typed)
        self.finder.returnPressed.connect(self.opened)
        layout.addWidget(self.finder)
        self.list = FoundSpeakers(self._bench)
        self.model = self.list.speakers
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.list.opened.connect(self.opened)
        layout.addWidget(self.list, 1)
        return holder

    def _proposals(self) -> QWidget:
        self.proposals: RowsModel[LikenessRow] = RowsModel(
            [Column(tr("May be the same"), lambda r: r.name, spoken=spoken_likeness)]
        )
        delegate = LikenessDelegate(self._bench.theme, self)
        self.alike = KeyedList(
            self._bench.theme, delegate, self.proposals, tr("Speakers that may be the same")
        )
        self.alike.selectionModel().selectionChanged.connect(
            lambda *_: self.proposed.emit(self.proposal)
        )
        self.alike.opened.connect(self.opened)
        return self.alike

    def _on_finder(self, finder: desk.SpeakerFinder) -> None:
        self.all = finder
        self._narrow()

    def _on_typed(self, _text: str) -> None:
        self._wanted = 0
        self._narrow(typed=True)

    def _on_chosen(self) -> None:
        self._wanted = 0
        self.chosen.emit(self.current)

    def _narrow(self, *, typed: bool = False) -> None:
        """Ask who is found; after a letter the best one is chosen, else the same stays."""
        if self.all is not None:
            self._fresh = typed or self._fresh
            self.list.look_for("speakers found", self.all, self.finder.text(), self._show)

    def _show(self, rows: list[SpeakerRow]) -> None:
        there = any(row.id == self._wanted for row in rows)
        kept = self._wanted if there else 0 if self._fresh else self.current
        self._fresh = False
        known = self.all is not None and bool(self.all.rows)
        scroll = self.list.verticalScrollBar().value()
        stays = self.list.show_found(rows, kept)
        if there:
            self._wanted = 0
            self.list.scrollTo(self.list.currentIndex())
        else:
            self.list.verticalScrollBar().setValue(scroll if stays else 0)
        self.finder.setEnabled(known)
        self._say()
        self.chosen.emit(self.current)

    def _show_alike(self, rows: list[LikenessRow]) -> None:
        self._decided.clear()
        self._show_proposals(rows)

    def _show_proposals(self, rows: Sequence[LikenessRow]) -> None:
        left = [row for row in rows if _pair(row) not in self._decided]
        selection = self.alike.selectionModel()
        selection.blockSignals(True)  # one word, below, for all its steps
        show_kept(self.alike, self.proposals, left, _pair, first=True)
        selection.blockSignals(False)
        self.alike.viewport().update()
        words = tr("May be the same ({n})").format(n=f"{len(left):,}") if left else ""
        self.which.group.button(ALIKE).setText(words or tr("May be the same"))
        self._say()
        self.proposed.emit(self.proposal)

    def _say(self) -> None:
        if self.where == ALIKE:
            n = len(self.proposals.rows)
            self.count.setText(trn("{n} proposal", "{n} proposals", n) if n else "")
            return
        n = len(self.model.ids)
        found = bool(self.finder.text().strip())
        words = tr("none found") if found else tr("none yet")
        self.count.setText(trn("{n} speaker", "{n} speakers", n) if n else words)


def _pair(row: LikenessRow) -> frozenset[int]:
    return frozenset((row.id, row.other_id))
