"""A canvas for delegates: text, chips, dots, pills and marks, mirrored where the window is.

Places are given as if everything ran from left to right; the canvas mirrors them inside its frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from briefbench.model.kinds import Tlp
from briefbench.ui.formats import is_rtl_text
from briefbench.ui.icons import ICON_ROW, paint_icon
from briefbench.ui.theme import (
    GRID,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    TLP,
    TLP_GROUND,
    Role,
    Theme,
)

RING = 1.5
"""Width in px of the focus ring of a row."""

ELLIPSIS = "…"
ELIDE = Qt.TextElideMode.ElideRight


class Canvas:
    """What a delegate paints one row with.

    Args:
        painter: Where to.
        theme: Colours and fonts.
        frame: The row, in px of the view.
        direction: Of the view; right to left mirrors every place.

    """

    def __init__(
        self, painter: QPainter, theme: Theme, frame: QRect, direction: Qt.LayoutDirection
    ) -> None:
        self.painter = painter
        self.theme = theme
        self.frame = frame
        self.direction = direction

    def place(self, rect: QRect) -> QRect:
        """Return where a place given left to right really lies."""
        return QStyle.visualRect(self.direction, self.frame, rect)

    def text(
        self,
        rect: QRect,
        text: str,
        role: Role,
        ink: str = "text",
        *,
        bold: bool | None = None,
        end: bool = False,
    ) -> int:
        """Paint one line at the start (or end) of ``rect``, cut where it does not fit.

        Returns:
            Its width in px.

        """
        metrics = self.theme.metrics(role, bold=bold)
        whole = metrics.horizontalAdvance(text)
        fits = whole <= rect.width()
        shown = text if fits else metrics.elidedText(text, ELIDE, rect.width())
        width = whole if fits else min(rect.width(), metrics.horizontalAdvance(shown))
        left = rect.right() + 1 - width if end else rect.left()
        self.painter.setFont(self.theme.font(role, bold=bold))
        self.painter.setPen(self.theme.color(ink))
        place = self.place(QRect(left, rect.top(), width, rect.height())).adjusted(-1, 0, 1, 0)
        self.painter.drawText(
            place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown
        )
        return width

    def width_of(self, text: str, role: Role, *, bold: bool | None = None) -> int:
        """Return the px a line of text takes."""
        return self.theme.metrics(role, bold=bold).horizontalAdvance(text)

    def icon(self, left: int, middle: int, name: str, ink: str, size: int = ICON_ROW) -> int:
        """Paint an icon from ``left``; return its width in px."""
        size = self.theme.scaled(size)
        place = self.place(QRect(left, middle - size // 2, size, size))
        paint_icon(self.painter, self.theme, place, name, ink)
        return size

    def chip(self, left: int, middle: int, code: str, *, about: bool) -> int:
        """Paint a country chip, filled when the article is about it; return its width in px."""
        height = self.chip_height
        width = self.chip_width(code)
        box = QRect(left, middle - height // 2, width, height)
        fill = self.theme.color("line") if about else None
        rounded(
            self.painter,
            QRectF(self.place(box)),
            RADIUS_CHIP,
            fill,
            self.theme.color("line_strong"),
        )
        self._inside(box, code, Role.CHIP, self.theme.color("text" if about else "text_2"))
        return width

    def chip_width(self, code: str) -> int:
        """Return the px a country chip takes."""
        return self.width_of(code, Role.CHIP) + 2 * GRID

    @property
    def chip_height(self) -> int:
        """Height of chips and pills in px."""
        return self.theme.line(Role.CHIP) + 1

    def dots(self, left: int, middle: int, hues: Iterable[int]) -> int:
        """Paint the dots of tags; return their width in px."""
        size = self.theme.scaled(2 * GRID)
        x = left
        for hue in hues:
            place = self.place(QRect(x, middle - size // 2, size, size))
            rounded(self.painter, QRectF(place), size / 2, self.theme.tag_color(hue))
            x += size + GRID
        return x - left

    def count(self, right: int, middle: int, icon: str, text: str, ink: str = "text_3") -> int:
        """Paint an icon and a number that end at ``right``; return their width in px."""
        width, size = self.width_of(text, Role.CAPTION), self.theme.scaled(ICON_ROW)
        half = self.theme.line(Role.CAPTION) // 2
        self.text(QRect(right - width, middle - half, width, 2 * half), text, Role.CAPTION, ink)
        self.icon(right - width - size - 3, middle, icon, ink)
        return width + size + 3

    def pill(self, right: int, middle: int, text: str, ink: str, ground: str) -> int:
        """Paint a word on a soft ground that ends at ``right``; return its width in px."""
        return self._box(right, middle, text, Role.CAPTION, ink, self.theme.color(ground))

    def tlp(self, right: int, middle: int, mark: Tlp) -> int:
        """Paint a handling mark in its standard colours; return its width in px."""
        return self._box(right, middle, mark.value, Role.CHIP, TLP[mark], QColor(TLP_GROUND))

    def key(self, right: int, middle: int, text: str) -> int:
        """Paint the name of a key in its box, ending at ``right``; return its width in px."""
        width, height = self.width_of(text, Role.CAPTION) + 10, self.theme.line(Role.CAPTION) + 2
        box = QRect(right - width, middle - height // 2, width, height)
        edge, fill = self.theme.color("line_strong"), self.theme.color("surface")
        rounded(self.painter, QRectF(self.place(box)), RADIUS_CHIP, fill, edge)
        self._inside(box, text, Role.CAPTION, self.theme.color("text_2"))
        return width

    def headline(
        self, rect: QRect, text: str, hits: Sequence[tuple[int, int]], *, bold: bool = False
    ) -> None:
        """Paint one line in the direction of its own script, with found words marked."""
        role = Role.BODY
        metrics = self.theme.metrics(role, bold=bold)
        shown = metrics.elidedText(text, ELIDE, rect.width())
        kept = len(shown) if shown == text else len(shown.rstrip(ELLIPSIS))
        formats = [
            _hit(self.theme, utf16(shown, start), utf16(shown, min(end, kept)))
            for start, end in hits
            if start < kept
        ]
        option = QTextOption()
        way = Qt.LayoutDirection
        option.setTextDirection(way.RightToLeft if is_rtl_text(text) else way.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | self._leading())
        layout = QTextLayout(shown, self.theme.font(role, bold=bold))
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        place = self.place(rect)
        self.painter.setPen(self.theme.color("text"))
        top = place.top() + (place.height() - line.height()) / 2
        layout.draw(self.painter, QPointF(place.left(), top))

    def wrapped(self, rect: QRect, text: str, role: Role, ink: str, lines: int, pitch: int) -> int:
        """Paint text in at most ``lines`` lines ``pitch`` px apart; return its height."""
        place = self.place(rect)
        self.painter.setFont(self.theme.font(role))
        self.painter.setPen(self.theme.color(ink))
        align = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | self._leading(text)
        used = 0
        for words in wrap(self.theme, text, role, rect.width(), lines):
            box = QRect(place.left(), place.top() + used, place.width(), pitch)
            self.painter.drawText(box, align | Qt.TextFlag.TextSingleLine, words)
            used += pitch
        return used

    def ground(self, *, selected: bool, hovered: bool, focused: bool) -> None:
        """Paint the ground of the row: a soft box, with the ring where the keys go."""
        if not (selected or hovered or focused):
            return
        box = QRectF(self.frame).adjusted(GRID, 1, -GRID, -1)
        if selected or hovered:
            fill = self.theme.color("accent_soft" if selected else "hover")
            rounded(self.painter, box, RADIUS_CONTROL, fill)
        if focused:
            ring(self.painter, box, RADIUS_CONTROL, self.theme.color("accent"))

    def rule(self, left: int, right: int) -> None:
        """Paint the hairline below the row, ``left`` and ``right`` px from its edges."""
        frame = self.frame
        line = QRect(frame.left() + left, frame.bottom(), frame.width() - left - right, 1)
        self.painter.fillRect(self.place(line), self.theme.color("line"))

    def _box(self, right: int, middle: int, text: str, role: Role, ink: str, fill: QColor) -> int:
        width, height = self.width_of(text, role) + 10, self.chip_height
        box = QRect(right - width, middle - height // 2, width, height)
        rounded(self.painter, QRectF(self.place(box)), RADIUS_CHIP, fill)
        colour = QColor(ink) if ink.startswith("#") else self.theme.color(ink)
        self._inside(box, text, role, colour)
        return width

    def _inside(self, box: QRect, text: str, role: Role, ink: QColor) -> None:
        self.painter.setFont(self.theme.font(role))
        self.painter.setPen(ink)
        self.painter.drawText(self.place(box), Qt.AlignmentFlag.AlignCenter, text)

    def _leading(self, text: str = "") -> Qt.AlignmentFlag:
        rtl = is_rtl_text(text) or self.direction == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft


def wrap(theme: Theme, text: str, role: Role, width: int, lines: int) -> list[str]:
    """Return ``text`` broken into at most ``lines`` lines of ``width`` px; the last may be cut."""
    metrics = theme.metrics(role)
    layout = QTextLayout(text, theme.font(role))
    wide = text.encode("utf-16-le")
    found: list[str] = []
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        if number == lines - 1:
            rest = wide[2 * start :].decode("utf-16-le", "replace")
            found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            found.append(wide[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return found


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, line: QColor | None = None
) -> None:
    """Paint a rounded box; a line is drawn inside the rectangle, so that it stays sharp."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
    inset = 0.5 if line is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def ring(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """Paint the focus ring just inside a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = RING / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def shadow(painter: QPainter, panel: QRectF, radius: float, strength: int, reach: int) -> None:
    """Paint a soft shadow round a panel: ``reach`` px wide, ``strength`` 0 to 255 at the edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(reach, 0, -1):
        depth = strength * ((reach - step + 1) / reach) ** 2 / 4
        painter.setBrush(QColor(0, 0, 0, max(1, round(depth))))
        box = panel.adjusted(-step, -step + 3, step, step + 3)
        painter.drawRoundedRect(box, radius + step, radius + step)
    painter.restore()


def utf16(text: str, position: int) -> int:
    """Return where a place in code points lies in UTF-16 units, as Qt counts."""
    return position + sum(ord(sign) > 0xFFFF for sign in text[:position])


def points(text: str, units: int) -> int:
    """Return where a place in UTF-16 units lies in code points."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _hit(theme: Theme, start: int, end: int) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start = start
    span.length = end - start
    span.format = QTextCharFormat()
    span.format.setBackground(theme.color("hit"))
    span.format.setForeground(theme.color("text"))
    return span
