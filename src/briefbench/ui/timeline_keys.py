"""The keys of a chart: countries, speakers or tags, each shown or not, and a field for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from briefbench.base.words import tr, trn
from briefbench.model.kinds import Per
from briefbench.model.series import Series
from briefbench.timeline.words import Name
from briefbench.ui.elided import ElidedWords
from briefbench.ui.formats import tip
from briefbench.ui.icons import ICON
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.timeline_style import marker_icon
from briefbench.ui.widgets import column, label, row, text_button

NAME = 132
"""px a key's name takes at most, at 100 % text size."""


class KeyTick(QWidget):
    """A key that can be shown or not: tick box, marker, name, count."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        line = row(self, gap=GRID)
        self.box = QCheckBox()
        self.box.setIconSize(QSize(ICON, ICON))
        self.number = label("", Role.CAPTION, "muted")
        line.addWidget(self.box, 1)
        line.addWidget(self.number)

    def show_count(self, place: int | None, number: int) -> None:
        """Show its place in the chart (None: not shown) and how many were counted."""
        shown = place is not None
        self.box.setChecked(shown)
        self.box.setIcon(marker_icon(self._theme, place))
        self.number.setText(f"{number:,}" if shown else "")
        metrics = self.fontMetrics()
        room = self._theme.scaled(NAME)
        text = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.box.setText(text.replace("&", "&&"))
        self.box.setToolTip("" if text == self._name else tip(self._name))
        absent = tr("{name}, not shown").format(name=self._name)
        self.box.setAccessibleName(f"{self._name}, {number:,}" if shown else absent)


class KeyList(QWidget):
    """The keys of one kind; the choice of each kind is kept while another one is looked at."""

    changed = Signal()
    ranking = Signal()
    """The largest are wanted; ``changed`` follows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._per = self._ticks_per = Per.COUNTRY
        self._name: Name = str
        self._chosen: dict[Per, list[str] | None] = dict.fromkeys(Per)
        self._known: dict[Per, dict[str, str]] = {per: {} for per in Per}
        self.ticks: dict[str, KeyTick] = {}
        layout = column(self, gap=GRID)
        self._list = column(gap=GRID)
        layout.addLayout(self._list)
        line = row()
        self.others = ElidedWords("", Role.SMALL, "muted")
        self.others.hide()
        self.largest = text_button(theme, tr("Show the largest"))
        self.largest.setProperty("density", "small")
        self.largest.setProperty("tone", "accent")
        self.largest.clicked.connect(lambda _on=False: self.show_largest())
        self.largest.hide()
        line.addWidget(self.others)
        line.addStretch(1)
        line.addWidget(self.largest)
        layout.addLayout(line)
        self.adding = QLineEdit()
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_added)
        self.adding.setCompleter(completer)
        self.adding.returnPressed.connect(lambda: self._on_added(self.adding.text()))
        layout.addWidget(self.adding)
        self.use(Per.COUNTRY)

    @property
    def chosen(self) -> list[str] | None:
        """The keys that are to be shown, None for the largest."""
        return self._chosen[self._per]

    def use(self, per: Per) -> None:
        """Show keys of another kind; nothing is told.

        Those that are still listed cannot be ticked until the others are counted.
        """
        self._per = per
        for tick in self.ticks.values():
            tick.setEnabled(self._ticks_per is per)
        words = {
            Per.COUNTRY: tr("Add country or group"),
            Per.SPEAKER: tr("Add speaker"),
            Per.TAG: tr("Add tag"),
        }[per]
        self.adding.setPlaceholderText(words)
        self.adding.setAccessibleName(words)
        self._offered.setStringList(sorted(self._known[per]))

    def know(self, per: Per, keys: Mapping[str, str]) -> None:
        """Offer these names, each with the key it stands for."""
        self._known[per] = dict(keys)
        if per is self._per:
            self._offered.setStringList(sorted(keys))

    def show_series(self, series: Series, name: Name, *, held: bool) -> None:
        """Show the keys of a series; those that were taken out stay, unticked.

        ``held`` says that they need not be the largest, though nobody chose them.
        """
        self._name = name
        order = list(series.counts)
        own = self.chosen is not None and self._ticks_per is series.per
        more = [key for key in self.ticks if own and key not in order]
        self._offer([*order, *more], series.per)
        for key, tick in self.ticks.items():
            tick.setEnabled(series.per is self._per)
            total = sum(series.counts.get(key, ()))
            tick.box.blockSignals(True)
            tick.show_count(order.index(key) if key in order else None, total)
            tick.box.blockSignals(False)
        self.others.setText(_others_words(series))
        self.others.setVisible(bool(series.others))
        self.largest.setVisible(held or self.chosen is not None)

    def add(self, key: str) -> None:
        """Show one key more."""
        before = self.chosen
        if before is None:
            before = self._shown() if self._ticks_per is self._per else []
        if key not in before:
            self._chosen[self._per] = [*before, key]
            self.changed.emit()

    def show_largest(self) -> None:
        """Go back to the keys with most."""
        self._chosen[self._per] = None
        self.ranking.emit()
        self.changed.emit()

    def _on_added(self, text: str) -> None:
        wanted = text.strip().casefold()
        for name, key in self._known[self._per].items():
            if wanted and wanted in {name.casefold(), key.casefold()}:
                self.add(key)
                # the completer writes its choice into the field after this
                self.adding.clear()
                self.metaObject().invokeMethod(
                    self.adding, "clear", Qt.ConnectionType.QueuedConnection
                )
                return

    def _offer(self, keys: Sequence[str], per: Per) -> None:
        """Have a line for each of these keys, in this order; the keys stay where they were."""
        wanted = [(per, key) for key in keys]
        if wanted == [(self._ticks_per, key) for key in self.ticks]:
            return
        held = next((key for key, tick in self.ticks.items() if tick.box.hasFocus()), None)
        kept = self.ticks if per is self._ticks_per else {}
        for key, tick in self.ticks.items():
            if key not in keys or tick is not kept.get(key):
                tick.hide()  # gone from sight now, not when it is deleted
                tick.deleteLater()
        self.ticks, self._ticks_per = {}, per
        for place, key in enumerate(keys):
            tick = kept.get(key) or self._made(key)
            self.ticks[key] = tick
            self._list.insertWidget(place, tick)
        before: QWidget = self
        for tick in self.ticks.values():
            QWidget.setTabOrder(before, tick.box)
            before = tick.box
        if held in self.ticks:
            self.ticks[held].box.setFocus()

    def _made(self, key: str) -> KeyTick:
        tick = KeyTick(self._theme, self._name(key))
        tick.box.toggled.connect(lambda _on=False: self._on_ticked())
        return tick

    def _on_ticked(self) -> None:
        self._chosen[self._per] = self._shown()
        self.changed.emit()

    def _shown(self) -> list[str]:
        return [key for key, tick in self.ticks.items() if tick.box.isChecked()]


def _others_words(series: Series) -> str:
    """Say how many keys are not shown."""
    match series.per:
        case Per.SPEAKER:
            return trn("{n} other speaker", "{n} other speakers", series.others)
        case Per.TAG:
            return trn("{n} other tag", "{n} other tags", series.others)
    return trn("{n} other country", "{n} other countries", series.others)
