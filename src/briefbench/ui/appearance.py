"""Gives the application its theme: style, palette, fonts, rules; follows the system's scheme."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from briefbench.base.places import resource
from briefbench.ui.style_sheet import style_sheet
from briefbench.ui.theme import (
    DARK,
    GRID,
    LIGHT,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    Role,
    Scheme,
    Theme,
    system_scheme,
)

SCHEMES: dict[str, Scheme | None] = {"system": None, "light": LIGHT, "dark": DARK}
"""What the officer can choose; None follows the system."""

_TICK = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))


def add_fonts() -> int:
    """Register the fonts that come with the program; return how many there were."""
    folder = resource("fonts")
    files = sorted(folder.glob("*.[ot]tf")) if folder.is_dir() else []
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


class Appearance(QObject):
    """Applies a theme to the application, now and whenever it or the system changes."""

    def __init__(self, app: QApplication, theme: Theme, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self.choice = choice
        self._style = CalmStyle(theme)
        app.setStyle(self._style)
        theme.changed.connect(self.on_theme_changed)
        app.styleHints().colorSchemeChanged.connect(self.on_system_changed)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Show ``"light"``, ``"dark"``, or what the system asks for (``"system"``)."""
        self.choice = choice if choice in SCHEMES else "system"
        self._theme.show(SCHEMES[self.choice] or system_scheme(self._app))

    def on_system_changed(self) -> None:
        """Follow the system where the officer wants that."""
        if self.choice == "system":
            self.choose("system")

    def on_theme_changed(self) -> None:
        """Hand palette, font and rules to every widget."""
        self._app.setPalette(self._theme.palette())
        self._app.setFont(self._theme.font(Role.BODY))
        self._app.setStyleSheet(style_sheet(self._theme))


class CalmStyle(QProxyStyle):
    """Fusion with tick boxes and places of a drop that are seen in both schemes.

    The style sheet leaves them to it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a tick box and the place of a drop in the accent, anything else as Fusion does."""
        if element == QStyle.PrimitiveElement.PE_IndicatorItemViewItemDrop:
            self._draw_drop(QRectF(option.rect), painter, widget)
            return
        if element != QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            super().drawPrimitive(element, option, painter, widget)
            return
        state: QStyle.StateFlag = option.state
        ticked = bool(state & QStyle.StateFlag.State_On)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        able = bool(state & QStyle.StateFlag.State_Enabled)
        place: QRectF = QRectF(option.rect)
        box = place.adjusted(0.5, 0.5, -0.5, -0.5)
        full = "accent" if able else "line_strong"
        edge = full if ticked or focused or not able else "text_3"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(edge), 2 if focused else 1))
        painter.setBrush(self._theme.color(full if ticked else "raised"))
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        if ticked:
            painter.setPen(QPen(self._theme.color("on_accent" if able else "surface"), 1.6))
            painter.drawPolyline(
                [box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in _TICK]
            )
        painter.restore()

    def _draw_drop(self, place: QRectF, painter: QPainter, widget: QWidget | None) -> None:
        """Draw a line with a bead between two rows, a ring round a row that is meant itself."""
        if place.isNull():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        if place.height() > 2:
            box = place.adjusted(GRID + 1, 1, -GRID - 1, -1)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        else:
            left, right = place.left() + 2 * GRID, place.right() - 2 * GRID
            bead = right if widget is not None and is_rtl(widget) else left
            middle = max(place.top(), 3.0)
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(QPointF(bead, middle), 3, 3)
        painter.restore()


def is_rtl(widget: QWidget) -> bool:
    """Say whether a widget is laid out from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
