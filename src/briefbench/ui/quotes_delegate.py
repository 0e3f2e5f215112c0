"""A row of the bank of quotes: the words in the reading face, then who, where and when."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor

from briefbench.base.scripts import in_marks
from briefbench.base.speaker_names import own_role
from briefbench.base.words import tr
from briefbench.model.rows import QuoteRow
from briefbench.model.speech import is_all_said
from briefbench.ui.delegates import GUTTER, PAD, RowDelegate, RowState, line_in
from briefbench.ui.formats import long_date, short_date
from briefbench.ui.paint import Canvas, rounded, wrap
from briefbench.ui.theme import GRID, MarkState, Role

ABOVE, BETWEEN, BELOW = 10, 3, 11
"""px of air above the words, between words and speaker, and below."""

LINES = 2
"""Lines a quotation takes at most."""

_ELIDE = Qt.TextElideMode.ElideRight


def quotation(row: QuoteRow) -> str:
    """Return the words as they are shown, those of the speaker in quotation marks, once."""
    words = row.shown
    return in_marks(words, row.language) if is_all_said(row.kind, words) else words


def speaker_words(row: QuoteRow) -> str:
    """Return who speaks; the role, or that nobody is named, where there is no name."""
    return row.speaker or row.role or tr("Speaker not named")


def role_words(row: QuoteRow) -> str:
    """Return the role, where it says more than the name does."""
    return own_role(row.role, row.speaker) if row.speaker else ""


def doubt_words(row: QuoteRow) -> str:
    """Return what is wrong with the words, ``""`` when they stand at their place.

    What needs review is counted in the strip and listed by Ctrl+Shift+R; the bank narrows by both.
    """
    if row.review and not row.orphan:
        return tr("needs review")
    return "" if row.verbatim else tr("not word for word")


def spoken(row: QuoteRow) -> str:
    """Return the sentence a screen reader says of a quote."""
    parts = [quotation(row), speaker_words(row), role_words(row), row.source]
    parts.append(long_date(row.published))
    if state := doubt_words(row):
        parts.append(state)
    parts += [tr("in brief {brief}").format(brief=brief) for brief in row.briefed]
    if row.comment:
        parts.append(tr("with a comment"))
    return ", ".join(part for part in parts if part)


class QuoteDelegate(RowDelegate):
    """Two lines of words, then who and where; a bar tells how far the words are trusted.

    All rows are of one height, so that a list of any length is laid out at once.
    """

    def row_height(self, row: QuoteRow | None) -> int:
        words = LINES * self.theme.line(Role.QUOTATION)
        return ABOVE + words + BETWEEN + self.theme.line(Role.SMALL) + BELOW

    def paint_row(self, canvas: Canvas, rect: QRect, row: QuoteRow, state: RowState) -> None:
        theme = self.theme
        mark = theme.scheme.marks[MarkState.ACCEPTED if row.verbatim else MarkState.BROKEN]
        bar = QRect(rect.left() + PAD, rect.top() + ABOVE, 3, rect.height() - ABOVE - BELOW)
        rounded(canvas.painter, QRectF(canvas.place(bar)), 1.5, QColor(mark.line))
        if not state.selected:
            canvas.rule(GUTTER, PAD)
        pitch = theme.line(Role.QUOTATION)
        words = line_in(rect, ABOVE, 0, GUTTER, 2 * PAD)
        single = len(wrap(theme, quotation(row), Role.QUOTATION, words.width(), LINES)) == 1
        air = pitch // 2 if single else 0  # one line stands in the middle of the row
        words.translate(0, air)
        used = canvas.wrapped(words, quotation(row), Role.QUOTATION, "text", LINES, pitch)
        top = ABOVE + air + used + BETWEEN
        self._meta(canvas, line_in(rect, top, theme.line(Role.SMALL), GUTTER, 2 * PAD), row)

    def _meta(self, canvas: Canvas, line: QRect, row: QuoteRow) -> None:
        middle, right = line.center().y() + 1, line.right() + 1
        if words := doubt_words(row):
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
