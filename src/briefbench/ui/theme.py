"""Design tokens of BriefBench, and the fonts, palette and style sheet made of them.

Widgets and delegates ask a ``Theme`` for colours, fonts and measures; no other module names a
colour. Sizes are px at 100 % text size and grow with the officer's text size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication

from briefbench.model.kinds import MarkColour, Tlp

GRID = 4
"""All distances are multiples of this many px."""

RADIUS_CHIP, RADIUS_CONTROL, RADIUS_PANEL = 3, 6, 10
MEASURE = 70
"""Characters in a full line of reading text."""

LINE = 1.5
"""Distance of base lines as a multiple of the size of the text."""

RTL_GROWTH = 1.15
"""Arabic script is set this much larger, since its letters are small."""

UI_FAMILIES = ("Segoe UI Variable Text", "Segoe UI", "SF Pro Text", "Noto Sans")
READING_FAMILIES = ("Source Serif 4", "Noto Serif", "Vazirmatn", "Noto Naskh Arabic")
RTL_FAMILIES = ("Vazirmatn", "Noto Naskh Arabic")
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


class Role(StrEnum):
    """What a piece of text is for; ``TYPE`` has its size and weight."""

    CHIP = "chip"
    CAPTION = "caption"
    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    TITLE = "title"
    DISPLAY = "display"
    READING = "reading"
    QUOTATION = "quotation"


TYPE: dict[Role, tuple[int, bool]] = {
    Role.CHIP: (10, True),
    Role.CAPTION: (11, False),
    Role.SMALL: (12, False),
    Role.BODY: (13, False),
    Role.STRONG: (13, True),
    Role.TITLE: (15, True),
    Role.DISPLAY: (22, True),
    Role.READING: (15, False),
    Role.QUOTATION: (14, False),
}
"""Size in px at 100 % text size, and whether it is bold."""


class MarkState(StrEnum):
    """How far a marked quotation is trusted."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    BROKEN = "broken"


class MarkLine(StrEnum):
    """The pattern of the line below a mark; no two kinds of marks share one."""

    SOLID = "solid"
    DASHED = "dashed"
    WAVY = "wavy"
    DOTTED = "dotted"
    DOUBLE = "double"
    DASH_DOT = "dash-dot"


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight in running text: two colours and a line that tells it apart without colour."""

    fill: str
    line: str
    pattern: MarkLine


@dataclass(frozen=True, slots=True)
class Scheme:
    """All colours of one colour scheme, as ``#rrggbb``; ``shadow`` is 0 to 255."""

    name: str
    window: str
    surface: str
    raised: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    ok: str
    ok_soft: str
    hit: str
    series: tuple[str, ...]  # seven, told apart by colour-blind eyes too
    series_rest: str
    tags: tuple[str, str, str, str, str, str]
    shadow: int
    marks: dict[MarkState, Mark] = field(repr=False)
    colours: dict[MarkColour, Mark] = field(repr=False)  # of accepted quotes


_QT_LINES = {
    MarkLine.SOLID: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkLine.DASHED: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkLine.WAVY: QTextCharFormat.UnderlineStyle.WaveUnderline,
}

LIGHT = Scheme(
    name="light",
    window="#f6f6f3",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#ebebe7",
    hover="#eeeeea",
    line="#e4e4df",
    line_strong="#cfcfc9",
    text="#1d1e20",
    text_2="#4e5157",
    text_3="#62666d",
    accent="#0b6670",
    on_accent="#ffffff",
    accent_soft="#dcedee",
    danger="#b3261e",
    danger_soft="#fbe9e7",
    warning="#845500",
    warning_soft="#fff1d0",
    ok="#2a6b3c",
    ok_soft="#e2f1e5",
    hit="#ffe27a",
    series=("#0c4498", "#c94000", "#0b815d", "#ae50ac", "#563f00", "#23265e", "#49151d"),
    series_rest="#b9bab6",
    tags=("#cc7a1a", "#3f8a50", "#3a70b8", "#7a5bb5", "#c0473c", "#83868c"),
    shadow=28,
    marks={
        MarkState.SUGGESTED: Mark("#fff6d8", "#a06a00", MarkLine.DASHED),
        MarkState.ACCEPTED: Mark("#d6eddc", "#2a6b3c", MarkLine.SOLID),
        MarkState.BROKEN: Mark("#fbe0dd", "#b3261e", MarkLine.WAVY),
    },
    colours={
        MarkColour.GREEN: Mark("#d6eddc", "#2a6b3c", MarkLine.SOLID),
        MarkColour.BLUE: Mark("#dbe8f8", "#0b5fa5", MarkLine.DOTTED),
        MarkColour.PURPLE: Mark("#ecdff2", "#7d3a8c", MarkLine.DOUBLE),
        MarkColour.ORANGE: Mark("#fde3cf", "#a8470c", MarkLine.DASH_DOT),
    },
)

DARK = Scheme(
    name="dark",
    window="#1a1b1d",
    surface="#212225",
    raised="#2a2c30",
    sunken="#141516",
    hover="#2b2d31",
    line="#33353a",
    line_strong="#4a4d53",
    text="#e9e9e6",
    text_2="#bdbfc3",
    text_3="#a2a5ac",
    accent="#66c6cf",
    on_accent="#06272b",
    accent_soft="#1d3d42",
    danger="#ff9087",
    danger_soft="#43221f",
    warning="#efb84f",
    warning_soft="#3d3019",
    ok="#83cd93",
    ok_soft="#203826",
    hit="#6b5608",
    series=("#b8d9f5", "#ef864a", "#3cb58f", "#db9ecf", "#f1d55d", "#9c8cf0", "#f5f2e5"),
    series_rest="#5b5e64",
    tags=("#e39a4a", "#6fbb80", "#74a5e3", "#a98fe0", "#e07a70", "#8f9299"),
    shadow=90,
    marks={
        MarkState.SUGGESTED: Mark("#3d3419", "#e0b04a", MarkLine.DASHED),
        MarkState.ACCEPTED: Mark("#1f4029", "#7fcf92", MarkLine.SOLID),
        MarkState.BROKEN: Mark("#4d2522", "#ff9087", MarkLine.WAVY),
    },
    colours={
        MarkColour.GREEN: Mark("#1f4029", "#7fcf92", MarkLine.SOLID),
        MarkColour.BLUE: Mark("#1d3550", "#74b6ec", MarkLine.DOTTED),
        MarkColour.PURPLE: Mark("#3f2a48", "#d59be6", MarkLine.DOUBLE),
        MarkColour.ORANGE: Mark("#4a2d18", "#f0945a", MarkLine.DASH_DOT),
    },
)

TLP: dict[Tlp, str] = {
    Tlp.CLEAR: "#ffffff",
    Tlp.GREEN: "#33ff00",
    Tlp.AMBER: "#ffc000",
    Tlp.AMBER_STRICT: "#ffc000",
    Tlp.RED: "#ff2b2b",
}
"""Text colours of TLP 2.0 (FIRST, 2022); always on ``TLP_GROUND``, in both schemes."""

TLP_GROUND = "#000000"

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "line",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
}


class Theme(QObject):
    """One scheme at one text size, asked for colours, fonts and measures.

    Args:
        scheme: The colours.
        text_scale: 1.0 is the size the tokens give; ``TEXT_SCALES`` are offered to the officer.
        parent: As of any QObject.

    """

    changed = Signal()
    resized = Signal()  # the text size is another; comes after ``changed``

    def __init__(
        self, scheme: Scheme = LIGHT, text_scale: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.scheme = scheme
        self.text_scale = text_scale
        self._fonts: dict[tuple[Role, bool | None], QFont] = {}
        self._metrics: dict[tuple[Role, bool | None], QFontMetrics] = {}
        self._colors: dict[str, QColor] = {}

    def show(self, scheme: Scheme | None = None, text_scale: float | None = None) -> None:
        """Change the colours, the text size, or both, and tell whoever listens."""
        before = self.text_scale
        self.scheme = scheme or self.scheme
        self.text_scale = text_scale or self.text_scale
        self._fonts.clear()
        self._metrics.clear()
        self._colors.clear()
        self.changed.emit()
        if self.text_scale != before:
            self.resized.emit()

    def color(self, token: str) -> QColor:
        """Return a colour of the scheme by the name of its field."""
        if token not in self._colors:
            self._colors[token] = QColor(getattr(self.scheme, token))
        return self._colors[token]

    def tag_color(self, hue: int) -> QColor:
        """Return the colour of a tag's dot, ``hue`` as stored (0 to 5)."""
        return QColor(self.scheme.tags[hue % len(self.scheme.tags)])

    def px(self, role: Role) -> int:
        """Return the size of text in px at the officer's text size."""
        return round(TYPE[role][0] * self.text_scale)

    def scaled(self, px: float) -> int:
        """Return a measure in px that grows with the text."""
        return round(px * self.text_scale)

    def font(self, role: Role, *, bold: bool | None = None) -> QFont:
        """Return the font of a role; ``bold`` overrides its weight."""
        key = (role, bold)
        if key not in self._fonts:
            font = QFont()
            reading = role in {Role.READING, Role.QUOTATION}
            font.setFamilies(list(READING_FAMILIES if reading else UI_FAMILIES))
            font.setPixelSize(self.px(role))
            font.setBold(TYPE[role][1] if bold is None else bold)
            if role is Role.CHIP:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.4)
            self._fonts[key] = font
        return self._fonts[key]

    def rtl_font(self) -> QFont:
        """Return the reading font of Arabic script."""
        font = QFont(self.font(Role.READING))
        font.setFamilies(list(RTL_FAMILIES))
        font.setPixelSize(round(self.px(Role.READING) * RTL_GROWTH))
        return font

    def metrics(self, role: Role, *, bold: bool | None = None) -> QFontMetrics:
        """Return the measures of a role's font."""
        key = (role, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(role, bold=bold))
        return self._metrics[key]

    def line(self, role: Role) -> int:
        """Return the px one line of a role takes, never less than its font needs."""
        return max(round(self.px(role) * LINE), self.metrics(role).height())

    def mark_format(self, state: MarkState) -> QTextCharFormat:
        """Return the format of words that are quoted outside of their article."""
        mark = self.scheme.marks[state]
        shape = QTextCharFormat()
        shape.setBackground(QColor(mark.fill))
        shape.setUnderlineStyle(_QT_LINES[mark.pattern])
        shape.setUnderlineColor(QColor(mark.line))
        return shape

    def palette(self) -> QPalette:
        """Return the palette, so that widgets without a style rule fit in too."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text_3"))
        return palette


def system_scheme(app: QApplication) -> Scheme:
    """Return the scheme the system asks for; light when it does not say."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
