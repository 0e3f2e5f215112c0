"""A row of the bank of quotes: the words in the reading face, then who, where and when."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from briefbench.base.words import tr
from briefbench.model.kinds import SpeechKind
from briefbench.model.rows import QuoteRow
from briefbench.ui.delegates import GUTTER, PAD, RowDelegate, RowState, line_in
from briefbench.ui.formats import long_date, short_date
from briefbench.ui.paint import Canvas, rounded
from briefbench.ui.rows_model import ROW, Index
from briefbench.ui.theme import GRID, MarkState, Role, Theme

ABOVE, BETWEEN, BELOW = 10, 3, 11
"""px of air above the words, between words and speaker, and below."""

LINES = 2
"""Lines a quotation takes at most."""

SURELY_WIDE = 400
"""Code points that fill more than a line in any view."""

_ELIDE = Qt.TextElideMode.ElideRight
_OPENING = '“«"„‘‚‹「'


def quotation(row: QuoteRow) -> str:
    """Return the words as they are shown: direct speech in quotation marks, once."""
    if row.kind is SpeechKind.REPORTED or row.words[:1] in _OPENING:
        return row.words
    return f"“{row.words}”"


def speaker_words(row: QuoteRow) -> str:
    """Return who speaks; the role, or that nobody is named, where there is no name."""
    return row.speaker or row.role or tr("Speaker not named")


def role_words(row: QuoteRow) -> str:
    """Return the role, where it says more than the name does."""
    said = not row.speaker or row.role.casefold() == row.speaker.casefold()
    return "" if said else row.role


def spoken(row: QuoteRow) -> str:
    """Return the sentence a screen reader says of a quote."""
    parts = [quotation(row), speaker_words(row), role_words(row), row.source]
    parts.append(long_date(row.published))
    if not row.verbatim:
        parts.append(tr("not word for word"))
    parts += [tr("in brief {brief}").format(brief=brief) for brief in row.briefed]
    if row.comment:
        parts.append(tr("with a comment"))
    return ", ".join(part for part in parts if part)


class QuoteDelegate(RowDelegate):
    """One or two lines of words, by the width of the view; a bar tells how far they are trusted."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._measured_for = (0, 0)
        self._wide: dict[str, bool] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        room = view.viewport().width() - GUTTER - 2 * PAD
        row = index.data(ROW)
        text, font = quotation(row), self.theme.px(Role.QUOTATION)
        if (room, font) != self._measured_for:
            self._measured_for = (room, font)
            self._wide.clear()
        wide = self._wide.get(text)
        if wide is None:
            metrics = self.theme.metrics(Role.QUOTATION)
            wide = self._wide[text] = metrics.horizontalAdvance(text[:SURELY_WIDE]) > room
        lines = LINES if wide else 1
        return QSize(0, self._height(lines))

    def row_height(self, row: QuoteRow) -> int:
        return self._height(LINES)

    def paint_row(self, canvas: Canvas, rect: QRect, row: QuoteRow, state: RowState) -> None:
        theme = self.theme
        mark = theme.scheme.marks[MarkState.ACCEPTED if row.verbatim else MarkState.BROKEN]
        bar = QRect(rect.left() + PAD, rect.top() + ABOVE, 3, rect.height() - ABOVE - BELOW)
        rounded(canvas.painter, QRectF(canvas.place(bar)), 1.5, QColor(mark.line))
        if not state.selected:
            canvas.rule(GUTTER, PAD)
        words = line_in(rect, ABOVE, 0, GUTTER, 2 * PAD)
        pitch = theme.line(Role.QUOTATION)
        used = canvas.wrapped(words, quotation(row), Role.QUOTATION, "text", LINES, pitch)
        top = ABOVE + used + BETWEEN
        self._meta(canvas, line_in(rect, top, theme.line(Role.SMALL), GUTTER, 2 * PAD), row)

    def _height(self, lines: int) -> int:
        words = lines * self.theme.line(Role.QUOTATION)
        return ABOVE + words + BETWEEN + self.theme.line(Role.SMALL) + BELOW

    def _meta(self, canvas: Canvas, line: QRect, row: QuoteRow) -> None:
        middle, right = line.center().y() + 1, line.right() + 1
        if not row.verbatim:
            words = tr("not word for word")
            right -= canvas.pill(right, middle, words, "danger", "danger_soft") + 2 * GRID
        if row.briefed:
            words = canvas.theme.metrics(Role.CAPTION).elidedText(
                row.briefed[0], _ELIDE, canvas.theme.scaled(140)
            )
            right -= canvas.pill(right, middle, words, "ok", "ok_soft") + 2 * GRID
        if row.comment:
            right -= canvas.icon(right - canvas.theme.scaled(14), middle, "chat-text", "text_3")
            right -= 2 * GRID
        x = self._speaker(canvas, line, middle, right, row)
        date = short_date(row.published)
        wide = canvas.width_of(date, Role.SMALL)
        rest = " · ".join(filter(None, (role_words(row), row.source)))
        if rest:
            room = right - x - wide - canvas.width_of(" · ", Role.SMALL)
            place = QRect(x, line.top(), max(0, room), line.height())
            x += canvas.text(place, rest, Role.SMALL, "text_2")
            place = QRect(x, line.top(), right - x, line.height())
            x += canvas.text(place, " · ", Role.SMALL, "text_2")
        place = QRect(x, line.top(), max(0, right - x), line.height())
        canvas.text(place, date, Role.SMALL, "text_2" if row.published else "warning")

    def _speaker(self, canvas: Canvas, line: QRect, middle: int, right: int, row: QuoteRow) -> int:
        """Paint name and country; return where they end."""
        named = bool(row.speaker or row.role)
        place = QRect(line.left(), line.top(), (right - line.left()) // 2, line.height())
        ink = "text" if named else "text_3"
        x = line.left()
        x += canvas.text(place, speaker_words(row), Role.SMALL, ink, bold=named) + 2 * GRID
        if row.country:
            x += canvas.chip(x, middle, row.country, about=True) + 2 * GRID
        return x
