"""The speakers that a field finds by any of their names, as a list that is chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.speaker_rows import SpeakerRow
from briefbench.ui.bench import Bench
from briefbench.ui.jobs import Then
from briefbench.ui.paged_model import PagedModel
from briefbench.ui.speaker_lists import SPEAKERS, KeyedView, SpeakerDelegate

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}


class FoundSpeakers(KeyedView):
    """Shows who was found. The field over it keeps the keys until an arrow leads here."""

    def __init__(self, bench: Bench) -> None:
        rows: dict[int, SpeakerRow] = {}

        def fetch(ids: Sequence[int]) -> list[SpeakerRow]:
            return [rows[id_] for id_ in ids if id_ in rows]

        self.speakers: PagedModel[SpeakerRow] = PagedModel(fetch, SPEAKERS)
        super().__init__(bench.theme, SpeakerDelegate, self.speakers, tr("Speakers"))
        self.speakers.setParent(self)
        self._bench, self._rows = bench, rows

    @property
    def current(self) -> SpeakerRow | None:
        """The speaker that is chosen."""
        places = self.chosen_rows()
        return self.speakers.row_at(places[0]) if places else None

    def look_for(self, topic: str, finder: desk.SpeakerFinder, typed: str, then: Then) -> None:
        """Ask who is called so; ``then`` gets the rows, the best first."""
        self._bench.ask(topic, partial(_found, finder, typed), then=then)

    def show_found(self, rows: Sequence[SpeakerRow], kept: int) -> bool:
        """Show these, and choose the one of the id ``kept``, else the first.

        Says whether that one is among them. No signal tells of the choice.
        """
        self._rows.clear()
        self._rows.update((row.id, row) for row in rows)
        selection = self.selectionModel()
        selection.blockSignals(True)  # the steps between are of no interest
        self.speakers.show_ids(list(self._rows))
        place = self.speakers.place_of(kept)
        if rows:
            flag = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(self.speakers.index(place or 0), flag.ClearAndSelect)
        selection.blockSignals(False)
        self.viewport().update()
        return place is not None

    def take_step(self, key: int) -> bool:
        """Take the keys from the field if this one moves over rows; say whether it does."""
        step = _STEPS.get(key)
        if step is None or not self.speakers.ids:
            return False
        place = self.currentIndex().row() + step
        self.setFocus()
        self.selectRow(max(0, min(place, len(self.speakers.ids) - 1)))
        return True


def _found(finder: desk.SpeakerFinder, typed: str, _library: desk.Library) -> list[SpeakerRow]:
    return finder.find(typed)
