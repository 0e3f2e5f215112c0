"""Reports that float above the status strip: they take no focus and stay until they are closed.

Several stand above each other, the newest at the bottom; one for which there is no room waits
until another is closed.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from briefbench.base.words import tr
from briefbench.ui.lent_keys import LentKeys
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import (
    Anchor,
    IconLabel,
    Panel,
    column,
    ground,
    icon_button,
    label,
    row,
)

STAGE = "Stage"
"""Name of the part of the window that cards float over."""


class ReportCard(Panel):
    """What has become of long work.

    Args:
        theme: Colours, fonts, icons.
        window: It floats over this.
        spoken: What a screen reader calls it.
        width: In px at 100 % text size.

    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, spoken: str, width: int) -> None:
        super().__init__(theme, window)
        self._wide = width
        self._keys = LentKeys(self)
        self.setAccessibleName(spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for other in cards_over(window):
            if type(other) is type(self) and other is not self:
                other.close()  # a newer report takes its place

    def float_up(self) -> None:
        """Show the card, its body being complete."""
        self._anchor = Anchor(self, self.settle_in)
        if (stage := self._stage) is not None:
            stage.installEventFilter(self._anchor)
        self.show()
        settle_cards(self.window())
        self.raise_()

    def take_keys(self) -> None:
        """Give the keys to the first control; Escape and closing give them back."""
        first = self.nextInFocusChain()
        while first is not None and first is not self and self.isAncestorOf(first):
            if first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isVisible():
                self._keys.take(first)
                return
            first = first.nextInFocusChain()

    def title_row(self, sign: tuple[str, str], title: str, note: str) -> QHBoxLayout:
        """Return the head: a sign, what happened, a quiet note, and the button that closes."""
        line = row()
        line.addWidget(IconLabel(self._theme, *sign, 20))
        line.addWidget(label(title, Role.TITLE))
        line.addWidget(label(note, Role.SMALL, "muted"), 1)
        shut = icon_button(self._theme, "x", tr("Close the report"))
        shut.clicked.connect(lambda _on=False: self.close())
        line.addWidget(shut)
        return line

    def scrolled(
        self, parts: Iterable[QWidget], spoken: str, most: int, gap: int = 2 * GRID
    ) -> QScrollArea:
        """Return parts below each other, as high as they need.

        Args:
            parts: The parts.
            spoken: What a screen reader calls them.
            most: The px from which on they scroll, at 100 % text size.
            gap: The px between two of them.

        """
        page = ground("raised")
        page.setMinimumSize(1, 1)  # else it is as high as words are that wrap early
        lines = column(page, gap=gap)
        for part in parts:
            lines.addWidget(part)
        lines.addStretch(1)
        area = QScrollArea()
        area.setProperty("ground", "raised")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(spoken)
        area.setWidget(page)
        for part in page.findChildren(QWidget):
            part.ensurePolished()  # else it answers with the height of another font
        high = lines.heightForWidth(self._theme.scaled(self._wide) - 12 * GRID)
        area.setFixedHeight(min(high + GRID, self._theme.scaled(most)))
        return area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._keys.give_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        window = self.window()
        self._keys.give_back()
        super().closeEvent(event)
        self.setProperty("gone", True)
        settle_cards(window)
        self.closed.emit()

    def settle_in(self, room: QRect) -> QRect:
        """Return the card's place in a window; where it would be cut it waits out of sight."""
        cards = cards_over(self.window())
        bottom = self._floor(room) + 2 * GRID
        for other in reversed(cards):
            if other is self or self not in cards:
                break
            bottom -= other.sizeHint().height() - 2 * Panel.REACH + 2 * GRID
        width = min(self._theme.scaled(self._wide), room.width())
        wanted = self.sizeHint().height()
        height = min(wanted, max(bottom, 0))
        self.setVisible(self in cards and (self is cards[-1] or height == wanted))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = room.width() - width + GRID if rtl else -GRID
        return QRect(left, bottom - height, width, height)

    def _floor(self, room: QRect) -> int:
        """Return the px where the workspace ends: above the strip, and a bar where one lies."""
        stage = self._stage
        if stage is None:
            return room.height()
        return stage.mapTo(self.window(), QPoint(0, stage.height())).y()

    @property
    def _stage(self) -> QWidget | None:
        return self.window().findChild(QWidget, STAGE)


def cards_over(window: QWidget) -> list[ReportCard]:
    """Return the reports that are not closed, oldest first."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    cards = window.findChildren(ReportCard, options=direct)
    return [card for card in cards if not card.property("gone")]


def settle_cards(window: QWidget) -> None:
    """Put each report into its place."""
    for card in cards_over(window):
        card.setGeometry(card.settle_in(window.rect()))
