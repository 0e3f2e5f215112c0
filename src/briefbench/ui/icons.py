"""Phosphor icons in the theme's colours; drawn anew each time, so sharp and always in scheme."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from briefbench.ui.theme import Theme

ICON, ICON_ROW, ICON_MENU, ICON_EMPTY = 16, 14, 18, 48
"""Sizes in px: of controls, in rows and the strip, of the menu, of empty states."""

INK = 0.875
"""The part of its square that a glyph of the font fills."""


def themed_icon(theme: Theme, name: str, ink: str = "text_2") -> QIcon:
    """Return a Phosphor icon, such as ``tray``, that follows the theme."""
    return QIcon(_Engine(theme, name, ink))


def paint_icon(painter: QPainter, theme: Theme, place: QRect, name: str, ink: str) -> None:
    """Paint an icon into a square."""
    painter.save()
    _draw(painter, place, name, theme.color(ink))
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, theme: Theme, name: str, ink: str) -> None:
        super().__init__()
        self._theme, self._name, self._ink = theme, name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = "line_strong" if mode == QIcon.Mode.Disabled else self._ink
        _draw(painter, rect, self._name, self._theme.color(ink))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._name, self._ink)


def _draw(painter: QPainter, place: QRect, name: str, colour: QColor) -> None:
    family, signs = phosphor()
    font = QFont(family)
    font.setPixelSize(round(INK * place.height()))
    painter.setPen(colour)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, signs[name])


@cache
def phosphor() -> tuple[str, dict[str, str]]:
    """Return the family of the icon font, and the sign of each name.

    Only the two files of qtawesome are used: importing it loads every font it has and the OpenGL
    parts of Qt, which costs the start a tenth of a second and some 20 MB.
    """
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "fonts"
    (face,) = folder.glob("phosphor*.ttf")
    (names,) = folder.glob("phosphor*.json")
    number = QFontDatabase.addApplicationFont(str(face))
    (family,) = QFontDatabase.applicationFontFamilies(number)
    codes: dict[str, str] = json.loads(names.read_text(encoding="utf-8"))
    return family, {name: chr(int(code, 16)) for name, code in codes.items()}
