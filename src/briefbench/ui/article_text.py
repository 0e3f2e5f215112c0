"""The article as one document: headline, sourceline, blocks; marks and hits laid over it.

The document is built from blocks, never from a page's HTML. Each text block of Qt carries the
position of its block as user state, so that a selection is found again as places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from briefbench.model.kinds import BlockKind
from briefbench.model.rows import ArticleView, BlockRow, Place
from briefbench.ui.block_control import BlockControl
from briefbench.ui.formats import excerpt_words, is_rtl_text, long_date, tip
from briefbench.ui.lead_picture import LeadPicture
from briefbench.ui.mark_layer import MarkLayer, TextMark
from briefbench.ui.paint import points
from briefbench.ui.theme import GRID, LINE, MEASURE, Role, Theme

SIDE = 7 * GRID
"""Least px of air at either side of the text."""

LEAD = QUrl("briefbench-picture:lead")
"""What the picture is called inside the document; it leads nowhere."""

BAR = 3
"""px of the bar before a block quotation."""

BELOW = 11
"""px between two paragraphs."""

INDENT = 5 * GRID
"""px by which the entries of a list are set in."""

MEAN_WIDTH = 0.53
"""Width of a letter as a part of its size, the mean of a serif face."""

NO_BLOCK = -1


class ArticleText(QTextBrowser):
    """Shows one article. Selecting, reading aloud and scrolling are one thing.

    ``pressed`` carries the place that was clicked: position of the block and code point.
    """

    pressed = Signal(int, int)
    measured = Signal(int)  # the px a line may take, when that may have changed

    def __init__(self, theme: Theme, spoken: str, *, tail: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._blocks: dict[int, int] = {}
        self._quoted: list[int] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(spoken)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(INDENT)
        self.viewport().setMouseTracking(True)
        self.setCursorWidth(2)
        self.marks = MarkLayer(theme, self, self.block_at)
        self.control = BlockControl(theme, self, tail=tail)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def meant(self) -> list[int]:
        """The blocks that are selected; else the one the control stands by, or the caret is in."""
        chosen = [position for position, _start, _end in self.selected_places()]
        if chosen:
            return chosen
        caret = self.textCursor().block().userState()
        here = self.control.position if self.control.position != NO_BLOCK else caret
        return [here] if here != NO_BLOCK else []

    @property
    def measure(self) -> int:
        """The px a line of text may take here."""
        return self.viewport().width()

    def show_article(self, view: ArticleView, picture: LeadPicture | None = None) -> None:
        """Write headline, sourceline, the picture and the article's own blocks."""
        cursor = self._fresh()
        rtl = is_rtl_text(view.title)
        pitch = round(self._theme.px(Role.DISPLAY) * 1.28)
        cursor.setBlockFormat(_block(pitch, rtl=rtl))
        cursor.insertText(_one_block(view.title), self._char(Role.DISPLAY, "text"))
        small = round(self._theme.px(Role.SMALL) * LINE)
        cursor.insertBlock(_block(small, above=6, below=14, rtl=rtl))
        cursor.insertText(sourceline(view), self._char(Role.SMALL, "text_2"))
        cursor.block().setUserState(NO_BLOCK)
        if picture is not None:
            self._lead(cursor, picture)
        self._write(cursor, [block for block in view.blocks if not block.tail], first=False)

    def show_tail(self, blocks: Sequence[BlockRow]) -> None:
        """Write what the page carries besides the article."""
        self._write(self._fresh(), blocks, first=True, quiet=True)

    def show_nothing(self) -> None:
        """Show an empty page."""
        self._fresh()

    def show_marks(self, marks: Sequence[TextMark], hits: Iterable[Place]) -> None:
        """Lay quotes, suggestions and found words over the text."""
        self.marks.show(marks, hits)

    def cursor_at(self, place: Place) -> QTextCursor | None:
        """Return a cursor over a place, None when that is not shown here."""
        return self.marks.cursor_at(place)

    def block_at(self, position: int) -> QTextBlock | None:
        """Return Qt's block of a block of the article, None when it is not shown here."""
        number = self._blocks.get(position)
        return None if number is None else self.document().findBlockByNumber(number)

    def take_caret(self, place: Place | None) -> None:
        """Take the keys, with the caret at a place; without one where one reads."""
        cursor = self.cursor_at(place) if place else None
        if cursor is None:
            cursor = self.cursorForPosition(QPoint(GRID, 2 * GRID))
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selected_places(self) -> list[Place]:
        """Return what is selected as places, white space at their ends left out."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        places = []
        block = self.document().findBlock(first)
        while block.isValid() and block.position() < last:
            position = block.userState()
            text = block.text()
            if position != NO_BLOCK:
                start = points(text, max(0, first - block.position()))
                end = points(text, min(block.length() - 1, last - block.position()))
                words = text[start:end]
                start += len(words) - len(words.lstrip())
                end -= len(words) - len(words.rstrip())
                if start < end:
                    places.append((position, start, end))
            block = block.next()
        return places

    def reveal(self, place: Place) -> None:
        """Scroll so that a place is seen, with some lines above it."""
        cursor = self.cursor_at(place)
        if cursor is None:
            return
        spot = self.cursorRect(cursor)
        room = self.viewport().height()
        if spot.top() < 0 or spot.bottom() > room:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + spot.top() - room // 3)

    def scroll_page(self) -> bool:
        """Scroll one page on; False at the end of the text."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + bar.pageStep() - 2 * self._theme.line(Role.READING))
        return bar.value() != before

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if not (left and self.marks.take(event.position().toPoint())):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.marks.held:
            self.marks.let_go()
            return
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(event.position().toPoint())
            block = cursor.block()
            if block.userState() != NO_BLOCK:
                text = block.text()
                self.pressed.emit(block.userState(), points(text, cursor.positionInBlock()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self.marks.held:
            freely = event.modifiers() & Qt.KeyboardModifier.AltModifier
            self.marks.draw(spot, whole=not freely)
            return
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape
        over = self.marks.handle_at(spot) is not None
        self.viewport().setCursor(shape.SizeHorCursor if over else shape.IBeamCursor)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point_at(self.cursorForPosition(event.position().toPoint()).block())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        shift = self.verticalScrollBar().value()
        places = self.document().documentLayout()
        for number in self._quoted:  # a bar before block quotations
            block = self.document().findBlockByNumber(number)
            box = places.blockBoundingRect(block).toRect().translated(0, -shift)
            rtl = block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self.viewport().width() - BAR - GRID if rtl else GRID
            painter.fillRect(left, box.top(), BAR, box.height(), self._theme.color("line_strong"))
        self.marks.paint(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self._point_at(self.textCursor().block())

    def leaveEvent(self, event: QEvent) -> None:
        self.control.leave_soon()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.control.leave_soon()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_measure(event.size().width())
        super().resizeEvent(event)
        self.measured.emit(self.measure)

    def _point_at(self, block: QTextBlock) -> None:
        """Let the control stand beside a block; headline and sourceline have none."""
        if block.userState() == NO_BLOCK:
            self.control.leave_soon()
            return
        place = self.document().documentLayout().blockBoundingRect(block).toRect()
        shift = self.verticalScrollBar().value()
        self.control.stand_by(block.userState(), place.translated(0, -shift))

    def _on_scrolled(self) -> None:
        self.control.hide_now()

    def _keep_measure(self, width: int) -> None:
        """Keep the measure of reading; what the text does not need becomes margin."""
        margins = self.viewportMargins()
        whole = width + margins.left() + margins.right()
        widest = round(MEASURE * self._theme.px(Role.READING) * MEAN_WIDTH)
        # the text keeps to the start of the pane, in line with the header above it
        far = max(SIDE, whole - widest - SIDE)
        start, end = (far, SIDE) if self.isRightToLeft() else (SIDE, far)
        self.setViewportMargins(start, 4 * GRID, end, 0)

    def _fresh(self) -> QTextCursor:
        self._blocks = {}
        self.marks.clear()
        self._quoted = []
        self.control.hide_now()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.block().setUserState(NO_BLOCK)
        return cursor

    def _write(
        self, cursor: QTextCursor, blocks: Sequence[BlockRow], *, first: bool, quiet: bool = False
    ) -> None:
        cursor.beginEditBlock()
        for block, after in zip_longest(blocks, blocks[1:]):
            rtl = is_rtl_text(block.text)
            shape, letters = self._shape(block, rtl=rtl), self._letters(block, rtl=rtl)
            if block.kind is BlockKind.ENTRY and not (after and after.kind is BlockKind.ENTRY):
                shape.setBottomMargin(BELOW)
            if quiet:
                letters.setForeground(self._theme.color("text_2"))
            if first:
                cursor.setBlockFormat(shape)
            else:
                cursor.insertBlock(shape)
            first = False
            if block.kind is BlockKind.ENTRY:
                cursor.createList(QTextListFormat.Style.ListDisc)
            elif cursor.currentList() is not None:
                cursor.setBlockFormat(shape)  # the block after an entry would stay in its list
            cursor.insertText(_one_block(block.text), letters)
            cursor.block().setUserState(block.position)
            self._blocks[block.position] = cursor.blockNumber()
            if block.kind is BlockKind.QUOTE:
                self._quoted.append(cursor.blockNumber())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _lead(self, cursor: QTextCursor, picture: LeadPicture) -> None:
        """Write the picture with its caption below it."""
        self.document().addResource(QTextDocument.ResourceType.ImageResource, LEAD, picture.image)
        shape = QTextImageFormat()
        shape.setName(LEAD.toString())
        wide = min(picture.width, self.measure)
        shape.setWidth(wide)
        shape.setHeight(round(picture.height * wide / picture.width))
        shape.setToolTip(tip(picture.caption))
        cursor.insertBlock(_block(0, below=6 if picture.caption else BELOW))
        cursor.insertImage(shape)
        cursor.block().setUserState(NO_BLOCK)
        if picture.caption:
            rtl = is_rtl_text(picture.caption)
            pitch = round(self._theme.px(Role.SMALL) * LINE)
            cursor.insertBlock(_block(pitch, below=14, rtl=rtl))
            cursor.insertText(_one_block(picture.caption), self._char(Role.SMALL, "text_2"))
            cursor.block().setUserState(NO_BLOCK)

    def _shape(self, block: BlockRow, *, rtl: bool) -> QTextBlockFormat:
        reading = round(self._theme.px(Role.READING) * LINE) + (2 if rtl else 0)
        match block.kind:
            case BlockKind.HEADING:
                return _block(reading, above=8, below=6, rtl=rtl)
            case BlockKind.ENTRY:
                return _block(reading, below=4, rtl=rtl)
            case BlockKind.QUOTE:
                shape = _block(reading, below=BELOW, rtl=rtl)
                shape.setLeftMargin(0 if rtl else 5 * GRID)
                shape.setRightMargin(5 * GRID if rtl else 0)
                return shape
            case BlockKind.CAPTION:
                return _block(round(self._theme.px(Role.SMALL) * LINE), below=BELOW, rtl=rtl)
        return _block(reading, below=BELOW, rtl=rtl)

    def _letters(self, block: BlockRow, *, rtl: bool) -> QTextCharFormat:
        match block.kind:
            case BlockKind.HEADING:
                return self._char(Role.TITLE, "text")
            case BlockKind.CAPTION:
                return self._char(Role.SMALL, "text_2")
        shape = self._char(Role.READING, "text")
        if rtl:
            shape.setFont(self._theme.rtl_font())
        return shape

    def _char(self, role: Role, ink: str) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setFont(self._theme.font(role))
        shape.setForeground(QColor(self._theme.color(ink)))
        return shape


@contextmanager
def kept_scroll(text: QTextEdit) -> Iterator[None]:
    """Write a text anew and leave it where it was scrolled to."""
    before = text.verticalScrollBar().value()
    yield
    text.verticalScrollBar().setValue(before)


def sourceline(view: ArticleView) -> str:
    """Return outlet, date, byline and whether it is an excerpt in one line."""
    outlet = view.source.name or view.source.domain if view.source else ""
    date = long_date(view.published.value if view.published else "")
    parts = (outlet, date, ", ".join(view.byline), excerpt_words(view))
    return " · ".join(part for part in parts if part)


def _block(pitch: int, above: int = 0, below: int = 0, *, rtl: bool = False) -> QTextBlockFormat:
    """Return a paragraph whose lines are at least ``pitch`` px apart.

    The minimum height is used since proportional height multiplies the font's own, tall line.
    """
    shape = QTextBlockFormat()
    shape.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    shape.setLayoutDirection(way)
    return shape


def _one_block(text: str) -> str:
    """Return text that stays one block of the document, of the same length."""
    return text.translate({10: "\u2028", 13: "\u2028", 0x2029: "\u2028", 0: "\ufffd"})
