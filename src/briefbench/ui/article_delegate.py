"""A row of the list of articles: headline with hits; source, date, countries, tags, counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF

from briefbench.base.words import trn
from briefbench.model.rows import ArticleRow
from briefbench.ui.delegates import GUTTER, PAD, RowDelegate, RowState, line_in
from briefbench.ui.formats import short_date
from briefbench.ui.paint import Canvas, rounded
from briefbench.ui.theme import GRID, Role

ABOVE, BETWEEN, BELOW = 8, 1, 9
"""px of air above the headline, between the lines, and below them."""

CHIPS, DOTS = 4, 5
"""Country chips and tag dots shown at most; the tip names all."""


class ArticleDelegate(RowDelegate):
    """Two lines. When room is short the source gives way first, then the headline."""

    def row_height(self, row: ArticleRow | None) -> int:
        lines = self.theme.line(Role.BODY) + self.theme.line(Role.SMALL)
        return ABOVE + lines + BETWEEN + BELOW

    def paint_row(self, canvas: Canvas, rect: QRect, row: ArticleRow, state: RowState) -> None:
        theme = self.theme
        if not state.selected:
            canvas.rule(GUTTER, PAD)
        high = theme.line(Role.BODY)
        head = line_in(rect, ABOVE, high, GUTTER)
        if row.unread:
            size = theme.scaled(7)
            dot = QRect(rect.left() + 10, head.center().y() - size // 2 + 1, size, size)
            rounded(canvas.painter, QRectF(canvas.place(dot)), size / 2, theme.color("accent"))
        canvas.headline(head, row.title, row.title_hits, bold=row.unread)
        meta = line_in(rect, ABOVE + high + BETWEEN, theme.line(Role.SMALL), GUTTER)
        self._meta(canvas, meta, row)

    def _meta(self, canvas: Canvas, line: QRect, row: ArticleRow) -> None:
        middle = line.center().y() + 1
        right = self._counts(canvas, line.right() + 1, middle, row)
        date = short_date(row.published)
        wide = canvas.width_of(date, Role.SMALL)
        chips, hues = row.countries[:CHIPS], [tag.colour for tag in row.tags[:DOTS]]
        dots = len(hues) * (canvas.theme.scaled(2 * GRID) + GRID)
        marks = sum(canvas.chip_width(chip.code) + GRID for chip in chips) + dots
        parting = canvas.width_of(" · ", Role.SMALL)
        room = right - line.left() - wide - marks - parting - 2 * GRID
        x = line.left()
        if row.source and room > 2 * GUTTER:
            place = QRect(x, line.top(), room, line.height())
            x += canvas.text(place, row.source, Role.SMALL, "text_2")
            place = QRect(x, line.top(), parting, line.height())
            canvas.text(place, " · ", Role.SMALL, "text_2")
            x += parting
        place = QRect(x, line.top(), wide, line.height())
        x += canvas.text(place, date, Role.SMALL, "text_2" if row.published else "warning")
        x += 2 * GRID
        for chip in chips:
            if x + canvas.chip_width(chip.code) > right:
                return
            x += canvas.chip(x, middle, chip.code, about=chip.about) + GRID
        each = canvas.theme.scaled(2 * GRID) + GRID
        canvas.dots(x + GRID, middle, hues[: max(0, (right - x - GRID) // each)])

    def _counts(self, canvas: Canvas, right: int, middle: int, row: ArticleRow) -> int:
        """Paint the counts from the far end; return where they begin."""
        for number, icon in ((row.copies, "copy"), (row.quotes, "quotes")):
            if number:
                right -= canvas.count(right, middle, icon, str(number)) + 2 * GRID
        if row.suggestions and not row.quotes:
            sign = "chat-centered-dots"
            right -= canvas.count(right, middle, sign, str(row.suggestions)) + 2 * GRID
        if row.versions > 1:
            words = trn("{n} version", "{n} versions", row.versions)
            right -= canvas.pill(right, middle, words, "text_2", "line") + 2 * GRID
        if row.briefed:
            right -= canvas.pill(right, middle, row.briefed[0][:12], "ok", "ok_soft") + 2 * GRID
        return right
