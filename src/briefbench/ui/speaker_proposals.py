"""Two speakers that may be one, side by side, with what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.base.words import tr, trn
from briefbench.model.rows import QuoteRow
from briefbench.model.speaker_rows import LikenessRow, SpeakerView
from briefbench.ui.bench import Bench
from briefbench.ui.formats import long_date, sureness
from briefbench.ui.quotes_delegate import quotation
from briefbench.ui.speaker_merge import joined_words
from briefbench.ui.speaker_words import about_words, agreeing, reason_words, role_dates
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, ground, label, push_button, row

NEWEST = 2
"""Quotes of each that are shown."""

NO_BREAK = "\u00a0"

SHORT = 160
"""Code points of a quotation."""

ROLES = 3
"""Roles of each that are named."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: everything of the speaker, and the newest quotes."""

    view: SpeakerView
    quotes: Sequence[QuoteRow]


class ProposalPane(QWidget):
    """Says why two may be one; the officer merges them or says that they are not."""

    joining = Signal(object, int)  # the LikenessRow, and the id of the speaker that stays
    parting = Signal(object)
    going = Signal(int)  # to the page of a speaker

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._row: LikenessRow | None = None
        self._sides: tuple[Side, Side] | None = None
        self._swapped = False
        outer = row(self, gap=0)
        outer.addSpacing(2 * GRID)  # unlike margins it is mirrored
        layout = column(gap=2 * GRID)
        outer.addLayout(layout, 1)
        self.reason = label("", Role.TITLE, wrap=True)
        self.words = label("", Role.BODY, "soft", wrap=True)
        layout.addWidget(self.reason)
        layout.addWidget(self.words)
        self.area = QScrollArea()
        self.area.setProperty("ground", "raised")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("The two speakers"))
        layout.addWidget(self.area, 1)
        self.told = label("", Role.SMALL, "muted", wrap=True)
        layout.addWidget(self.told)
        layout.addLayout(self._foot())

    @property
    def stays(self) -> int:
        """The id of the speaker whose name would stay; 0 when nothing is shown."""
        if self._row is None:
            return 0
        return self._row.other_id if self._swapped else self._row.id

    def show_pair(self, proposal: LikenessRow | None) -> None:
        """Show a proposal; what is known of the two follows."""
        before, self._row = self._row, proposal
        if proposal is None:
            return
        pair = proposal.id, proposal.other_id
        if before is None or (before.id, before.other_id) != pair:
            self._swapped, self._sides = False, None
        self.reason.setText(reason_words(proposal))
        sure = tr("{sure} likeness").format(sure=sureness(proposal.confidence)[1])
        self.words.setText(" · ".join(filter(None, (agreeing(proposal), sure))))
        self._enable()
        self._bench.ask("proposal", _sides, proposal, then=self._show_sides, otherwise=self._forget)

    def join(self) -> None:
        """Say that the two are one."""
        if self._row is not None and self._sides is not None:
            self.joining.emit(self._row, self.stays)

    def part(self) -> None:
        """Say that they are not the same."""
        if self._row is not None:
            self.parting.emit(self._row)

    def swap(self) -> None:
        """Let the name of the other one stay."""
        self._swapped = not self._swapped
        self._tell()

    def open_page(self) -> None:
        """Go to the page of the speaker whose name would stay."""
        if self._row is not None:
            self.going.emit(self.stays)

    def _foot(self) -> QHBoxLayout:
        line = row()
        self.merging = push_button(tr("Merge  M"), self.join, primary=True)
        self.merging.setAccessibleName(tr("Merge the two speakers"))
        self.keeping = push_button(tr("Not the same  X"), self.part)
        self.keeping.setAccessibleName(tr("Not the same speaker"))
        self.swapping = push_button(tr("The other name stays  O"), self.swap)
        self.swapping.setAccessibleName(tr("Let the other name stay"))
        self.page = push_button(tr("Show page  ⏎"), self.open_page)
        self.page.setAccessibleName(tr("Show the speaker's page"))
        self._buttons = (self.merging, self.keeping, self.swapping, self.page)
        for button in self._buttons:
            button.setToolTip(button.accessibleName())
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _enable(self) -> None:
        for button in self._buttons:
            button.setEnabled(self._row is not None)
        self.merging.setEnabled(self._sides is not None)

    def _show_sides(self, sides: tuple[Side, Side]) -> None:
        row_ = self._row
        if row_ is None or [s.view.speaker.id for s in sides] != [row_.id, row_.other_id]:
            return
        if sides == self._sides:
            return
        scroll = 0 if self._sides is None else self.area.verticalScrollBar().value()
        self._sides = sides
        page = _Cards()
        page.setProperty("ground", "raised")
        cards = column(page)
        line = row(gap=4 * GRID)
        for side in sides:
            line.addWidget(_card(side), 1)
        cards.addLayout(line)
        cards.addStretch(1)
        self.area.setWidget(page)
        page.adjustSize()
        self.area.verticalScrollBar().setValue(scroll)
        self._tell()
        self._enable()

    def _tell(self) -> None:
        if self._sides is not None:
            one, other = (side.view.speaker for side in self._sides)
            goes, stays = (one, other) if self._swapped else (other, one)
            self.told.setText(joined_words(goes, stays))

    def _forget(self, error: Exception) -> None:
        """Leave it to the list to say that one of them is gone."""
        if not isinstance(error, NotFound):
            self._bench.jobs.failed.emit(error)


class _Cards(QWidget):
    """As tall as its words need in its width; they ask for more than that by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        assert layout is not None
        self.setMinimumHeight(max(1, layout.heightForWidth(self.width())))


def _sides(library: desk.Library, proposal: LikenessRow) -> tuple[Side, Side]:
    return _side(library, proposal.id), _side(library, proposal.other_id)


def _side(library: desk.Library, speaker_id: int) -> Side:
    view = desk.speaker_view(library, speaker_id)
    return Side(view, desk.quotes_by_ids(library, view.quote_ids[:NEWEST]))


def _card(side: Side) -> QWidget:
    """Return one of the two: names, roles, sources, the newest words."""
    card = ground("window")
    card.setProperty("box", "card")
    body = column(card, (3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID), GRID)
    view = side.view
    body.addWidget(label(view.speaker.name, Role.TITLE, wrap=True))
    parts = (part.replace(" ", NO_BREAK) for part in about_words(view.speaker).split(" · "))
    about = " · ".join(parts).replace(f"–{NO_BREAK}", "– ")  # a stretch of time may be parted
    body.addWidget(label(about, Role.SMALL, "soft", wrap=True))
    others = [each.name for each in view.names if not each.main]
    if others:
        words = tr("Also called {names}").format(names=", ".join(others))
        body.addWidget(label(words, Role.SMALL, "soft", wrap=True))
    body.addSpacing(GRID)
    for role in view.roles[:ROLES]:
        body.addWidget(label(role.role, Role.BODY, wrap=True))
        body.addWidget(label(role_dates(role), Role.CAPTION, "muted", wrap=True))
    sources = ", ".join(name for name, _count in view.sources[:ROLES])
    if sources:
        body.addWidget(
            label(tr("In {sources}").format(sources=sources), Role.SMALL, "soft", wrap=True)
        )
    for quote in side.quotes:
        body.addSpacing(GRID)
        body.addWidget(label(_short(quotation(quote)), Role.QUOTATION, wrap=True))
        about = " · ".join(filter(None, (long_date(quote.published), quote.source)))
        body.addWidget(label(about, Role.CAPTION, "muted"))
    more = len(view.quote_ids) - len(side.quotes)
    if more > 0:
        words = trn("and {n} more quote", "and {n} more quotes", more)
        body.addWidget(label(words, Role.CAPTION, "muted"))
    body.addStretch(1)
    return card


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]}…"
