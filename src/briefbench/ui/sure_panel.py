"""Accepts all suggestions of an article from a confidence on, the count told before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.ui.bench import Bench
from briefbench.ui.cards import Card
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.floating import Floating
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import label, push_button, row

THRESHOLDS = (0.97, 0.95, desk.PRESELECTED, 0.85, 0.8, 0.7, 0.6, 0.5, 0.0)
"""Confidences to choose from."""


class SurePanel(Floating):
    """A threshold, how many suggestions that takes, and one button."""

    def __init__(self, bench: Bench, cards: Sequence[Card], over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Accept all from a confidence on"), 420)
        self._bench = bench
        self._open = [card for card in cards if card.is_open]
        self.threshold = ChoiceBox(bench.theme, tr("Least confidence"))
        for least in THRESHOLDS:
            words = tr("{percent} % and more").format(percent=round(100 * least))
            self.threshold.addItem(words if least else tr("All, whatever their confidence"), least)
        self.threshold.setCurrentIndex(THRESHOLDS.index(desk.PRESELECTED))
        self.threshold.currentIndexChanged.connect(self._tell)
        self.body.addWidget(label(tr("Least confidence"), Role.CAPTION, "muted"))
        self.body.addWidget(self.threshold)
        self.count = label("", Role.BODY, wrap=True)
        self.body.addWidget(self.count)
        self.body.addWidget(
            label(tr("One Undo takes all of them back."), Role.CAPTION, "muted", wrap=True)
        )
        line = row(margins=(0, GRID, 0, 0))
        line.addStretch(1)
        line.addWidget(push_button(tr("Cancel"), self.leave))
        self.button = push_button("", self.accept, primary=True)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self._tell()
        self.open(self.button if self.button.isEnabled() else self.threshold)

    @property
    def sure(self) -> list[int]:
        """The suggestions that would be accepted, in the order of the text."""
        least = self.threshold.currentData()
        return [card.id for card in self._open if card.confidence >= least]

    def accept(self) -> None:
        """Accept them, and close."""
        if ids := self.sure:
            self._bench.change(desk.accept_suggestions, ids)
        self.leave()

    def _tell(self) -> None:
        count, whole = len(self.sure), len(self._open)
        words = tr("Of the suggestions in this article {n} of {whole} become quotes.")
        self.count.setText(words.format(n=count, whole=whole))
        self.button.setText(trn("Accept {n}", "Accept {n}", count))
        self.button.setEnabled(count > 0)
