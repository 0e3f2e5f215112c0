"""Lists of speakers, of those that may be one, and of what a speaker said."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from briefbench.base.speaker_names import own_role
from briefbench.base.words import tr
from briefbench.model.rows import QuoteRow
from briefbench.model.speaker_rows import LikenessRow, SpeakerRow
from briefbench.ui.delegates import GUTTER, PAD, RowDelegate, RowState, line_in
from briefbench.ui.formats import long_date, short_date, sureness, tip
from briefbench.ui.paged_model import Look, PagedModel
from briefbench.ui.paged_view import PagedView
from briefbench.ui.paint import Canvas, rounded, wrap
from briefbench.ui.quotes_bank import QUOTES
from briefbench.ui.quotes_delegate import doubt_words, quotation, role_words
from briefbench.ui.rows_model import RowsModel
from briefbench.ui.speaker_words import (
    quotes_words,
    reason_words,
    spoken_speaker,
)
from briefbench.ui.theme import GRID, MarkState, Role, Theme
from briefbench.ui.widgets import calm

AIR = 7
"""px above and below the lines of a row."""

LINES = 2
"""Lines a quotation takes at most."""

_MOVES = (
    *(QKeySequence.StandardKey.MoveToNextLine, QKeySequence.StandardKey.MoveToPreviousLine),
    *(QKeySequence.StandardKey.SelectNextLine, QKeySequence.StandardKey.SelectPreviousLine),
    *(QKeySequence.StandardKey.MoveToNextPage, QKeySequence.StandardKey.MoveToPreviousPage),
    *(QKeySequence.StandardKey.SelectNextPage, QKeySequence.StandardKey.SelectPreviousPage),
    *(QKeySequence.StandardKey.MoveToStartOfLine, QKeySequence.StandardKey.MoveToEndOfLine),
    *(QKeySequence.StandardKey.SelectStartOfLine, QKeySequence.StandardKey.SelectEndOfLine),
    QKeySequence.StandardKey.SelectAll,
)


class KeyedView(PagedView):
    """Rows in a panel: it moves over them, all other keys are the panel's; Enter opens."""

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        delegate: type[RowDelegate],
        model: PagedModel[Any],
        spoken: str,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(theme, delegate, model, spoken)
        self.setProperty("ground", "raised")
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setDragEnabled(several)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif any(event.matches(move) for move in _MOVES):
            super().keyPressEvent(event)
        else:
            event.ignore()


class KeyedList(QListView):
    """A short list in a panel, with the same keys; ``removing`` tells of Delete."""

    opened = Signal()
    removing = Signal()

    def __init__(
        self, theme: Theme, delegate: RowDelegate, model: RowsModel[Any], spoken: str
    ) -> None:
        super().__init__()
        self.setProperty("ground", "raised")
        self.setUniformItemSizes(True)
        calm(self, delegate, model, spoken)
        delegate.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        elif any(event.matches(move) for move in _MOVES):
            super().keyPressEvent(event)
        else:
            event.ignore()


class SpokenView(KeyedView):
    """What a speaker said; while quotes are dragged out, the panel makes room for the drop."""

    dragging = Signal(bool)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        self.dragging.emit(True)
        super().startDrag(supportedActions)
        self.dragging.emit(False)


class SpeakerDelegate(RowDelegate):
    """Name and number of quotes; below them country and role."""

    def row_height(self, row: SpeakerRow | None) -> int:
        return 2 * AIR + self.theme.line(Role.BODY) + self.theme.line(Role.SMALL)

    def paint_row(self, canvas: Canvas, rect: QRect, row: SpeakerRow, state: RowState) -> None:
        theme, high = self.theme, self.theme.line(Role.BODY)
        role = own_role(row.role, row.name)
        words = role or (tr("no role known") if not row.role and not row.country else "")
        alone = not (words or row.country)  # then the name stands in the middle
        top = line_in(rect, (rect.height() - high) // 2 if alone else AIR, high)
        taken = _count(canvas, top, row.quotes)
        canvas.text(top.adjusted(0, 0, -taken, 0), row.name, Role.BODY, bold=bool(row.quotes))
        below = line_in(rect, AIR + high, theme.line(Role.SMALL))
        left = below.left()
        if row.country:
            left += canvas.chip(left, below.center().y() + 1, row.country, about=True) + 6
        place = QRect(left, below.top(), below.right() + 1 - left, below.height())
        canvas.text(place, words, Role.SMALL, "text_2" if role else "text_3")


class LikenessDelegate(RowDelegate):
    """Both names with the number of their quotes; below them why, and how sure that is."""

    def row_height(self, row: LikenessRow | None) -> int:
        theme = self.theme
        return 2 * AIR + 2 * theme.line(Role.BODY) + theme.line(Role.CAPTION)

    def paint_row(self, canvas: Canvas, rect: QRect, row: LikenessRow, state: RowState) -> None:
        high = self.theme.line(Role.BODY)
        for number, (name, quotes) in enumerate(
            ((row.name, row.quotes), (row.other_name, row.other_quotes))
        ):
            line = line_in(rect, AIR + number * high, high)
            taken = _count(canvas, line, quotes)
            canvas.text(line.adjusted(0, 0, -taken, 0), name, Role.BODY, bold=not number)
        below = line_in(rect, AIR + 2 * high, self.theme.line(Role.CAPTION))
        taken = _steps(canvas, below, row.confidence)
        place = below.adjusted(0, 0, -taken - 2 * GRID, 0)
        canvas.text(place, reason_words(row), Role.CAPTION, "text_2")


class SpokenDelegate(RowDelegate):
    """Two lines of words; below them when, in which role, and where. All rows are of one height."""

    def row_height(self, row: QuoteRow | None) -> int:
        words = LINES * self.theme.line(Role.QUOTATION)
        return AIR + words + 2 + self.theme.line(Role.SMALL) + AIR + 2

    def paint_row(self, canvas: Canvas, rect: QRect, row: QuoteRow, state: RowState) -> None:
        theme = self.theme
        mark = theme.scheme.marks[MarkState.ACCEPTED if row.verbatim else MarkState.BROKEN]
        bar = QRect(rect.left() + PAD, rect.top() + AIR + 2, 3, rect.height() - 2 * AIR - 4)
        rounded(canvas.painter, QRectF(canvas.place(bar)), 1.5, QColor(mark.line))
        if not state.selected:
            canvas.rule(GUTTER, PAD)
        pitch = theme.line(Role.QUOTATION)
        words = line_in(rect, AIR, 0, GUTTER, PAD)
        single = len(wrap(theme, quotation(row), Role.QUOTATION, words.width(), LINES)) == 1
        air = pitch // 2 if single else 0  # one line stands in the middle of the row
        words.translate(0, air)
        used = canvas.wrapped(words, quotation(row), Role.QUOTATION, "text", LINES, pitch)
        line = line_in(rect, AIR + air + used + 2, theme.line(Role.SMALL), GUTTER, PAD)
        self._meta(canvas, line, row)

    def _meta(self, canvas: Canvas, line: QRect, row: QuoteRow) -> None:
        middle, right = line.center().y() + 1, line.right() + 1
        if words := doubt_words(row):
            right -= canvas.pill(right, middle, words, "danger", "danger_soft") + 2 * GRID
        if row.briefed:
            words = canvas.theme.metrics(Role.CAPTION).elidedText(
                row.briefed[0], Qt.TextElideMode.ElideRight, canvas.theme.scaled(120)
            )
            right -= canvas.pill(right, middle, words, "ok", "ok_soft") + 2 * GRID
        ink = "text_2" if row.published else "warning"
        left = line.left()
        left += canvas.text(line, short_date(row.published), Role.SMALL, ink)
        if words := " · ".join(filter(None, (role_words(row), row.source or row.headline))):
            for part in (" · ", words):  # apart, so that they follow one another in RTL too
                place = QRect(left, line.top(), max(0, right - left), line.height())
                left += canvas.text(place, part, Role.SMALL, "text_2")


def _count(canvas: Canvas, line: QRect, number: int) -> int:
    """Paint a number at the end of a line; return what it takes with the air before it."""
    if not number:
        return 0
    return canvas.text(line, f"{number:,}", Role.CAPTION, "text_3", end=True) + 2 * GRID


def _steps(canvas: Canvas, line: QRect, confidence: float) -> int:
    """Paint how sure something is, as three steps and a word; return the width in px."""
    steps, word = sureness(confidence)
    wide = canvas.text(line, word, Role.CAPTION, "text_3", end=True)
    for step in range(3):
        box = QRect(line.right() - wide - 34 + step * 10, line.center().y() - 1, 8, 4)
        ink = "accent" if step < steps else "line_strong"
        rounded(canvas.painter, QRectF(canvas.place(box)), 2, canvas.theme.color(ink))
    return wide + 34


def _speaker_tip(row: SpeakerRow) -> str:
    parts = (*row.names, own_role(row.role, row.name), quotes_words(row.quotes))
    return tip("\n".join(part for part in parts if part))


def _spoken_quote(row: QuoteRow) -> str:
    when, role = long_date(row.published), role_words(row)
    parts = (quotation(row), when, role, row.source, doubt_words(row))
    return ", ".join(part for part in parts if part)


SPEAKERS: Look[SpeakerRow] = Look(
    text=lambda row: row.name, spoken=spoken_speaker, tip=_speaker_tip, dragged="speaker"
)

SPOKEN: Look[QuoteRow] = Look(
    text=QUOTES.text, spoken=_spoken_quote, tip=QUOTES.tip, dragged=QUOTES.dragged
)
