"""A quote that needs review as a text: its words, and below them where they may stand now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from briefbench.base.words import tr
from briefbench.model.kinds import Difference
from briefbench.model.quote_rows import Candidate, QuoteToReview, SpanToReview
from briefbench.model.rows import Place
from briefbench.ui.formats import is_rtl_text
from briefbench.ui.theme import GRID, LINE, MarkState, Role, Theme

MOST = 9
"""Candidates of a quote that have a key."""

_NONE = -1
_THIN = "\u2009"  # between words that were and those in their place
_SCROLLS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}


class ReviewText(QTextBrowser):
    """The candidates are numbered through; of each span of the quote one is chosen at a time."""

    chosen = Signal()  # another candidate

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: QuoteToReview | None = None
        self._offered: list[tuple[int, Candidate]] = []  # span, candidate
        self._choice: dict[int, int] = {}  # of each span the number of its candidate
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "raised")
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Where its words may stand"))
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._write)

    @property
    def places(self) -> list[Place]:
        """The places of the chosen candidates; none unless each span of the quote has one."""
        if self._found is None or len(self._choice) < len(self._found.spans):
            return []
        numbers = [self._choice[span] for span in sorted(self._choice)]
        return [place for n in numbers for place in self._offered[n][1].places]

    @property
    def offered(self) -> int:
        """How many candidates are shown."""
        return len(self._offered)

    def show_quote(self, found: QuoteToReview | None) -> None:
        """Show another quote, its likeliest candidates chosen; nothing for None."""
        self._found = found
        spans = found.spans if found else ()
        each = max(1, MOST // max(1, len(spans)))
        self._offered = [(n, one) for n, span in enumerate(spans) for one in span.candidates[:each]]
        self._choice = {}
        for number, (span, _) in enumerate(self._offered):
            self._choice.setdefault(span, number)
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def choose(self, number: int) -> None:
        """Choose a candidate, by its number from 0, for its span."""
        if 0 <= number < len(self._offered):
            self._choice[self._offered[number][0]] = number
            self._write()
            self._scroll_to(number)
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text(), event.key()
        if text.isdecimal() and text != "0":
            self.choose(int(text) - 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._offered:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.choose(max(0, min(self._last_chosen() + step, len(self._offered) - 1)))
        elif key in _SCROLLS or event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        else:
            event.ignore()  # keys of the panel

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.cursorForPosition(event.position().toPoint()).block().userState()
        if number != _NONE and not self.textCursor().hasSelection():
            self.choose(number)

    def _last_chosen(self) -> int:
        """Return the number of the chosen candidate that the cursor is nearest to."""
        here = self.textCursor().block().userState()
        if here in self._choice.values():
            return here
        return min(self._choice.values(), default=0)

    def _scroll_to(self, number: int) -> None:
        block = self.document().begin()
        while block.isValid() and block.userState() != number:
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def _write(self) -> None:
        bar = self.verticalScrollBar()
        scroll = bar.value()
        self.clear()
        if self._found is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, span in enumerate(self._found.spans):
            self._span(cursor, number, span)
        cursor.endEditBlock()
        bar.setValue(scroll)

    def _span(self, cursor: QTextCursor, number: int, span: SpanToReview) -> None:
        assert self._found is not None
        count = len(self._found.spans)
        head = tr("Its words were")
        if count > 1:
            head = tr("Part {n} of {count}").format(n=number + 1, count=count)
        self._block(cursor, Role.CAPTION, below=GRID, above=5 * GRID if number else 0)
        cursor.insertText(head, self._letters(Role.CAPTION, "text_3"))
        rtl = is_rtl_text(span.words)
        self._block(cursor, Role.READING, rtl=rtl, below=4 * GRID)
        broken = self._letters(Role.READING, "text", rtl=rtl)
        broken.merge(self._theme.mark_format(MarkState.BROKEN))
        cursor.insertText(_one_line(span.words), broken)
        offered = [(n, one) for n, (of, one) in enumerate(self._offered) if of == number]
        head = tr("They may stand here") if offered else tr("They stand nowhere in the article now")
        self._block(cursor, Role.CAPTION, below=GRID)
        cursor.insertText(head, self._letters(Role.CAPTION, "text_3"))
        for n, candidate in offered:
            self._candidate(cursor, n, candidate)

    def _candidate(self, cursor: QTextCursor, number: int, candidate: Candidate) -> None:
        chosen = number in self._choice.values()
        rtl = is_rtl_text(candidate.words)
        card = cursor.insertTable(1, 1, self._card(chosen=chosen)).cellAt(0, 0)
        ground = QTextTableCellFormat()
        ground.setBackground(self._theme.color("accent_soft" if chosen else "raised"))
        card.setFormat(ground)
        self._shape(cursor, Role.SMALL, number=number)
        sign = "●" if chosen else "○"
        head = f"{sign}  {number + 1}   {likeness(candidate)}"
        ink = "accent" if chosen else "text_2"
        cursor.insertText(head, self._letters(Role.SMALL, ink, bold=chosen))
        self._block(cursor, Role.READING, rtl=rtl, number=number)
        around = self._letters(Role.READING, "text_2", rtl=rtl)
        cursor.insertText(_one_line(candidate.before), around)
        before = Difference.EQUAL
        for run in candidate.runs:
            if before is Difference.REMOVED and run.kind is Difference.ADDED:
                cursor.insertText(_THIN, around)
            cursor.insertText(_one_line(run.text), self._run(run.kind, rtl=rtl))
            before = run.kind
        cursor.insertText(_one_line(candidate.after), around)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _card(self, *, chosen: bool) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setCellPadding(2 * GRID)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(self._theme.color("accent" if chosen else "line"))
        shape.setTopMargin(2 * GRID)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return shape

    def _block(
        self,
        cursor: QTextCursor,
        role: Role,
        *,
        rtl: bool = False,
        number: int = _NONE,
        above: int = 0,
        below: int = 0,
    ) -> None:
        """Begin a block; the text's first one is there already."""
        if not (self.document().isEmpty() and cursor.atStart()):
            cursor.insertBlock()
        self._shape(cursor, role, rtl=rtl, number=number, above=above, below=below)

    def _shape(
        self,
        cursor: QTextCursor,
        role: Role,
        *,
        rtl: bool = False,
        number: int = _NONE,
        above: int = 0,
        below: int = 0,
    ) -> None:
        """Give the block its air and direction, and the number of the candidate it belongs to."""
        shape = QTextBlockFormat()
        pitch = round(self._theme.px(role) * LINE)
        shape.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        way = Qt.LayoutDirection.RightToLeft if rtl else self.layoutDirection()
        shape.setLayoutDirection(way)
        cursor.setBlockFormat(shape)
        cursor.block().setUserState(number)

    def _run(self, kind: Difference, *, rtl: bool) -> QTextCharFormat:
        ink = {Difference.REMOVED: "danger", Difference.ADDED: "ok"}.get(kind, "text")
        shape = self._letters(Role.READING, ink, rtl=rtl)
        shape.setFontStrikeOut(kind is Difference.REMOVED)
        shape.setFontUnderline(kind is Difference.ADDED)
        if kind is Difference.EQUAL:
            shape.setBackground(self._theme.color("hit"))
        return shape

    def _letters(
        self, role: Role, ink: str, *, bold: bool = False, rtl: bool = False
    ) -> QTextCharFormat:
        theme, shape = self._theme, QTextCharFormat()
        plain = theme.font(role, bold=bold or None)
        shape.setFont(theme.rtl_font() if rtl and role is Role.READING else plain)
        shape.setForeground(theme.color(ink))
        return shape


def likeness(candidate: Candidate) -> str:
    """Return how like the words of a quote a candidate is, and whether it is of the article."""
    if candidate.exact:
        words = tr("The very words")
    elif candidate.share >= 1.0:
        words = tr("The same words, with other spaces or marks")
    else:
        words = tr("{n} % the same words").format(n=min(99, round(candidate.share * 100)))
    return f"{words} · {tr('not part of the article')}" if candidate.tail else words


def _one_line(text: str) -> str:
    return text.replace("\n", "\u2028")
