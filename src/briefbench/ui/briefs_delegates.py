"""Rows of the Briefs workspace: outline, tray, checks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from briefbench.model.brief_rows import TrayRow
from briefbench.model.outline import Finding
from briefbench.ui.briefs_rows import ERROR, OutlineRow, Part, finding_words
from briefbench.ui.delegates import PAD, RowDelegate, RowState, line_in
from briefbench.ui.formats import short_date
from briefbench.ui.icons import ICON
from briefbench.ui.paint import Canvas, wrap
from briefbench.ui.rows_model import ROW, Index
from briefbench.ui.theme import GRID, Role, Theme

SIGNS = {True: ("x-circle", "danger"), False: ("warning", "warning")}
"""Icon and colour of a finding, by whether it is an error."""

TRAY_LINES = 2
ABOVE, BETWEEN = 9, 3


class OutlineDelegate(RowDelegate):
    """Sections in bold with how many items; items with number, caption and handling mark."""

    def row_height(self, row: OutlineRow) -> int:
        return self.theme.line(Role.BODY) + 3 * GRID

    def frame(self, rect: QRect) -> QRect:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        return QRect(0, rect.top(), view.viewport().width(), rect.height())

    def paint_row(self, canvas: Canvas, rect: QRect, row: OutlineRow, state: RowState) -> None:
        if row.part is Part.ITEM:
            self._item(canvas, rect, row)
            return
        place = line_in(rect, 0, rect.height())
        used = canvas.text(place, row.title, Role.STRONG) + 2 * GRID
        canvas.text(place.adjusted(used, 0, 0, 0), row.note, Role.CAPTION, "text_3")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(index.data(Qt.ItemDataRole.DisplayRole))
        return edit

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(self.frame(rect).adjusted(GRID, 0, -GRID, 0))

    def _item(self, canvas: Canvas, rect: QRect, row: OutlineRow) -> None:
        middle = rect.center().y() + 1
        wide = canvas.width_of("00", Role.BODY)
        number = QRect(rect.left() + PAD, rect.top(), wide, rect.height())
        canvas.text(number, str(row.number), Role.BODY, "text_3", end=True)
        left, right = number.right() + 1 + PAD, rect.right() + 1 - PAD
        if row.tlp is not None:
            right -= canvas.tlp(right, middle, row.tlp) + 2 * GRID
        wanted = canvas.width_of(row.title, Role.BODY)
        note = canvas.width_of(row.note, Role.CAPTION)
        sign = canvas.theme.scaled(ICON) + 2 * GRID if row.problem else 0
        room = right - left - sign
        note = min(note, max(room - wanted - 2 * GRID, room // 4))
        if note > 4 * GRID:
            place = QRect(right - note, rect.top(), note, rect.height())
            canvas.text(place, row.note, Role.CAPTION, "text_3", end=True)
            right -= note + 2 * GRID
        if row.problem:
            size = canvas.theme.scaled(ICON)
            canvas.icon(right - size, middle, *SIGNS[row.problem == ERROR], ICON)
            right -= size + 2 * GRID
        canvas.text(QRect(left, rect.top(), right - left, rect.height()), row.title, Role.BODY)


class TrayDelegate(RowDelegate):
    """Two lines of words, then who and where; what stands in the brief already is quiet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.used: frozenset[int] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        room = view.viewport().width() - 2 * PAD
        lines = len(wrap(self.theme, index.data(ROW).words, Role.SMALL, room, TRAY_LINES))
        return QSize(0, self._height(max(1, lines)))

    def row_height(self, row: TrayRow) -> int:
        return self._height(TRAY_LINES)

    def paint_row(self, canvas: Canvas, rect: QRect, row: TrayRow, state: RowState) -> None:
        theme, used = self.theme, row.id in self.used
        if not state.selected:
            canvas.rule(PAD, PAD)
        words = line_in(rect, ABOVE, 0)
        pitch = theme.line(Role.SMALL)
        ink = "text_3" if used else "text"
        high = canvas.wrapped(words, row.words, Role.SMALL, ink, TRAY_LINES, pitch)
        line = line_in(rect, ABOVE + high + BETWEEN, theme.line(Role.CAPTION))
        if used:
            size = canvas.icon(line.left(), line.center().y() + 1, "check", "ok")
            line = line.adjusted(size + GRID, 0, 0, 0)
        canvas.text(line, caption_of(row), Role.CAPTION, "text_2")

    def _height(self, lines: int) -> int:
        words = lines * self.theme.line(Role.SMALL)
        return 2 * ABOVE + words + BETWEEN + self.theme.line(Role.CAPTION)


def caption_of(row: TrayRow) -> str:
    """Return whose words wait, or where and when the article was published."""
    if row.article_id is None:
        return row.caption
    return " · ".join(part for part in (row.caption, short_date(row.published)) if part)


class CheckDelegate(RowDelegate):
    """A finding: sign, sentence, what to do about it. It is never cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        lines = len(self._lines(index.data(ROW), view.viewport().width()))
        return QSize(0, lines * self.theme.line(Role.SMALL) + 2 * GRID)

    def row_height(self, row: Finding) -> int:
        return self.theme.line(Role.SMALL) + 2 * GRID

    def paint_row(self, canvas: Canvas, rect: QRect, row: Finding, state: RowState) -> None:
        pitch = self.theme.line(Role.SMALL)
        size = self.theme.scaled(ICON)
        top = rect.top() + GRID
        sign = SIGNS[row.severity == ERROR]
        canvas.icon(rect.left() + PAD, top + pitch // 2, *sign, ICON)
        left = PAD + size + 2 * GRID
        for number, (words, ink) in enumerate(self._lines(row, rect.width())):
            place = line_in(rect, GRID + number * pitch, pitch, left)
            used = canvas.text(place, words, Role.SMALL, ink) + 2 * GRID
            if not number and self._one_line(row, rect.width()):
                canvas.text(place.adjusted(used, 0, 0, 0), row.advice, Role.SMALL, "text_3")

    def _room(self, width: int) -> int:
        return width - 2 * PAD - self.theme.scaled(ICON) - 2 * GRID

    def _one_line(self, row: Finding, width: int) -> bool:
        """Say whether message and advice fit side by side."""
        metrics = self.theme.metrics(Role.SMALL)
        wide = metrics.horizontalAdvance(finding_words(row)) + metrics.horizontalAdvance(row.advice)
        return wide + 4 * GRID < self._room(width)

    def _lines(self, row: Finding, width: int) -> list[tuple[str, str]]:
        """Return the lines a finding takes, with their colours."""
        if self._one_line(row, width):
            return [(finding_words(row), "text")]
        room = self._room(width)
        message = wrap(self.theme, finding_words(row), Role.SMALL, room, 9)
        lines = [(words, "text") for words in message]
        advice = wrap(self.theme, row.advice, Role.SMALL, room, 9) if row.advice else []
        return lines + [(words, "text_3") for words in advice]
