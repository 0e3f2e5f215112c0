"""A stretch of days written down, to narrow the bank of quotes by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from briefbench.base.dates import is_date
from briefbench.base.words import tr
from briefbench.ui.bench import Bench
from briefbench.ui.form import Form


class DatesEditor(Form):
    """First and last day; either may be left empty, and a month or a year stands for its days.

    Args:
        bench: The window's.
        before: The dates chosen now; a stretch among them is offered again.
        choose: Gets the stretch ``first/last``, ``""`` when both are empty.
        over: What it floats over.

    """

    def __init__(
        self, bench: Bench, before: Sequence[str], choose: Callable[[str], object], over: QWidget
    ) -> None:
        super().__init__(bench, over, tr("Published between"))
        self._choose = choose
        stretch = next((value for value in before if "/" in value), "/")
        first, _, last = stretch.partition("/")
        hint = tr("2021-10-13, 2021-10 or 2021")
        self.first = self._field(tr("From"), first, hint=hint)
        self.last = self._field(tr("To"), last, hint=hint)
        self._foot(tr("Show these"))
        self.open(self.first)
        self.first.selectAll()
        for edit in (self.first, self.last):
            edit.textChanged.connect(self._check)
        self._check()

    def keep(self) -> None:
        if not self.button.isEnabled():
            return
        first, last = self.first.text().strip(), self.last.text().strip()
        self.leave()
        self._choose(f"{first}/{last}" if first or last else "")

    def _check(self) -> None:
        written = (self.first.text().strip(), self.last.text().strip())
        self.button.setEnabled(all(not value or is_date(value) for value in written))
