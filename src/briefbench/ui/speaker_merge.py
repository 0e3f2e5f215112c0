"""Chooses with whom a speaker is one, and says what will be joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.base.scripts import isolated
from briefbench.base.words import tr, trn
from briefbench.model.speaker_rows import SpeakerRow
from briefbench.ui.bench import Bench
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.form import Form
from briefbench.ui.speaker_found import FoundSpeakers
from briefbench.ui.speaker_words import quotes_words
from briefbench.ui.theme import Role
from briefbench.ui.widgets import label

WIDTH = 520
ROWS = 6
"""Lines of the list that are seen at once."""


class MergeForm(Form):
    """Finds the other speaker; those that may be the same are offered first."""

    kept_speaker = Signal(int)  # id of the one that stays

    def __init__(
        self,
        bench: Bench,
        speaker: SpeakerRow,
        finder: desk.SpeakerFinder,
        likely: Sequence[int],
        over: QWidget,
    ) -> None:
        title = tr("Merge {name} with").format(name=isolated(speaker.name))
        super().__init__(bench, over, title, WIDTH)
        self._speaker, self._all = speaker, finder
        self._likely = {id_: place for place, id_ in enumerate(likely)}
        self.finder = self._field(tr("Find the other speaker by any name"))
        self.finder.textChanged.connect(self._narrow)
        self.view = FoundSpeakers(bench)
        self.view.setFixedHeight(ROWS * self.view.verticalHeader().defaultSectionSize())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._say())
        self.view.opened.connect(self.keep)
        self.body.addWidget(self.view)
        self.kept = ChoiceBox(bench.theme, tr("Name of the joined speaker"))
        self._naming = self._captioned(tr("Name of the joined speaker"), self.kept)
        self.kept.currentIndexChanged.connect(lambda _n: self._tell())
        self.told = label("", Role.SMALL, "soft", wrap=True)
        self.body.addWidget(self.told)
        self._foot(tr("Merge"))
        self.open(self.finder)
        self._narrow()

    @property
    def other(self) -> SpeakerRow | None:
        """The speaker that is chosen."""
        return self.view.current

    def _done(self, result: object) -> None:
        super()._done(result)
        self.kept_speaker.emit(self.kept.currentData())

    def keep(self) -> None:
        other = self.other
        if other is not None:
            into = self.kept.currentData()
            self._change(desk.merge_speakers, [self._speaker.id, other.id], into)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.finder.hasFocus() and self.view.take_step(event.key())):
            super().keyPressEvent(event)

    def _narrow(self, *_text: str) -> None:
        self.view.look_for("speakers to merge", self._all, self.finder.text(), self._show)

    def _show(self, rows: list[SpeakerRow]) -> None:
        kept = self.other
        rows = [row for row in rows if row.id != self._speaker.id]
        if not self.finder.text().strip():
            last = len(self._likely)
            rows.sort(key=lambda row: self._likely.get(row.id, last))
        self.view.show_found(rows, kept.id if kept else 0)
        self._say()

    def _say(self) -> None:
        other, mine = self.other, self._speaker
        self.button.setEnabled(other is not None)
        self._naming.setVisible(other is not None)
        if other is None:
            self.told.setText(tr("Nobody else is called so."))
            self.settle()
            return
        both = sorted((mine, other), key=lambda row: row.quotes, reverse=True)
        self.kept.blockSignals(True)
        self.kept.clear()
        for each in both:
            self.kept.addItem(each.name, each.id)
        self.kept.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        other, mine = self.other, self._speaker
        if other is not None:
            goes = other if self.kept.currentData() == mine.id else mine
            stays = mine if goes is other else other
            self.told.setText(joined_words(goes, stays))
            self.settle()


def joined_words(goes: SpeakerRow, stays: SpeakerRow) -> str:
    """Say what becomes of a speaker that is merged into another."""
    names = trn("{n} name", "{n} names", len(goes.names))
    return tr(
        "{quotes} and {names} of {goes} go to {stays}, and so do the roles stated by the desk. "
        "Splitting gives them back."
    ).format(
        quotes=quotes_words(goes.quotes).capitalize(),
        names=names,
        goes=isolated(goes.name),
        stays=isolated(stays.name),
    )
