"""The style sheet, filled in from a theme. Only properties choose variants.

Never name such a property as something a QWidget has already (``size``, ``font``, ``style``): it
would be set instead.
"""

from __future__ import annotations

from string import Template

from briefbench.ui.icons import ICON, ICON_MENU, ICON_ROW
from briefbench.ui.theme import GRID, READING_FAMILIES, TYPE, Role, Scheme, Theme


def style_sheet(theme: Theme) -> str:
    """Return the rules with the theme's colours, fonts and measures filled in."""
    colours = {
        name: getattr(theme.scheme, name)
        for name in Scheme.__slots__
        if isinstance(getattr(theme.scheme, name), str)
    }
    sizes = {role.value: theme.px(role) for role in Role}
    return Template(_RULES).substitute(colours, **sizes, **_measures(theme)) + _roles(theme)


def _measures(theme: Theme) -> dict[str, int]:
    """Return heights in px, derived from the lines of text they hold."""
    body, small, caption = (theme.line(r) for r in (Role.BODY, Role.SMALL, Role.CAPTION))
    control = body + 2 * GRID
    return {
        "control": control,
        "control_in": control - 2,
        "control_focus": control - 4,
        "segment": control - 4,
        "segment_small": small,
        "small_control": small + GRID,
        "small_in": small + 2,
        "tiny_in": caption + 2,
        "field": control + GRID,
        "bar": control + 6 * GRID - 1,
        "header": control + 3 * GRID - 1,
        "strip": caption + 3 * GRID - 1,
        "rule": caption + 11,
        "icon": theme.scaled(ICON),
        "icon_small": theme.scaled(ICON_ROW),
        "icon_menu": theme.scaled(ICON_MENU),
    }


def _roles(theme: Theme) -> str:
    """Return the rules that give labels the font of their role."""
    reading = ", ".join(f'"{family}"' for family in READING_FAMILIES)
    rules = []
    for role in Role:
        family = f" font-family: {reading};" if role in {Role.READING, Role.QUOTATION} else ""
        weight = "bold" if TYPE[role][1] else "normal"
        rules.append(
            f'QLabel[role="{role.value}"] {{ font-size: {theme.px(role)}px;'
            f" font-weight: {weight};{family} }}\n"
        )
    return "".join(rules)


_RULES = """
QMainWindow, QDialog, QWidget[ground="window"] { background: $window; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="raised"] { background: $raised; }
QWidget[ground="sunken"] { background: $sunken; }
QWidget[ground="mark"] { background: $line_strong; }
QFrame[edge="bottom"] { border-bottom: 1px solid $line; }
QFrame[edge="top"] { border-top: 1px solid $line; }
QFrame[edge="leading"] { border-left: 1px solid $line; }
QFrame[bar="top"] { min-height: ${bar}px; max-height: ${bar}px; }
QFrame[bar="header"] { min-height: ${header}px; max-height: ${header}px; }
QFrame[bar="strip"] { min-height: ${strip}px; max-height: ${strip}px; }
QFrame[box="card"] { background: $window; border-radius: 6px; }
QFrame[fact="true"] { border: 1px solid transparent; border-radius: 4px; }
QFrame[fact="true"]:focus { border: 1px solid $accent; }
QFrame#Drop { border: 2px dashed $line_strong; border-radius: 10px; background: $surface; }
QFrame#Drop[hot="true"] { border-color: $accent; background: $accent_soft; }
QAbstractItemView, QTextBrowser, QScrollArea { border: none; outline: none; background: $surface; }
QAbstractItemView[ground="window"], QScrollArea[ground="window"] { background: $window; }
QAbstractItemView[ground="raised"], QScrollArea[ground="raised"] { background: $raised; }
QSplitter::handle { background: $line; }

QLabel[tone="soft"] { color: $text_2; }
QLabel[tone="muted"] { color: $text_3; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="key"] { color: $text_2; background: $surface; border: 1px solid $line_strong;
    border-radius: 3px; padding: 0 4px; }

QToolButton, QPushButton { icon-size: ${icon}px; }
QToolButton[density="small"] { icon-size: ${icon_small}px; }
QToolButton[glyph="large"] { icon-size: ${icon_menu}px; }
QToolButton { border: none; border-radius: 6px; padding: 0 8px; min-height: ${control}px;
    color: $text_2; }
QToolButton[only="icon"] { padding: 0; min-width: ${control}px; max-width: ${control}px; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; color: $text; }
QToolButton[kind="fold"]:checked { background: transparent; color: $text_2; }
QToolButton[kind="fold"]:checked:hover { background: $hover; }
QToolButton:disabled { color: $line_strong; }
QToolButton:focus { border: 2px solid $accent; padding: 0 6px; min-height: ${control_focus}px; }
QToolButton[only="icon"]:focus { padding: 0; min-width: ${control_focus}px;
    max-width: ${control_focus}px; }
QToolButton[density="small"] { min-height: ${small_control}px; max-height: ${small_control}px;
    padding: 0 4px; font-size: ${small}px; }
QToolButton[only="icon"][density="small"] { padding: 0; min-width: ${small_control}px;
    max-width: ${small_control}px; border-radius: 4px; }
QToolButton[only="icon"][density="small"]:focus { padding: 0; min-width: ${small}px;
    max-width: ${small}px; }
QToolButton[density="small"]:focus { min-height: ${small}px; padding: 0 2px; }
QToolButton[tone="accent"] { color: $accent; }
QToolButton::menu-indicator { image: none; }

QPushButton { border: 1px solid $line_strong; border-radius: 6px; padding: 0 12px;
    min-height: ${control_in}px; background: $raised; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:disabled { color: $text_3; background: $window; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: ${control_focus}px; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent;
    font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: $sunken; border-color: $line_strong;
    color: $text_3; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[density="small"] { min-height: ${small_in}px; padding: 0 8px; border-radius: 5px; }
QPushButton[density="small"]:focus { min-height: ${small}px; padding: 0 7px; }
QPushButton[density="tiny"] { min-height: ${tiny_in}px; max-height: ${tiny_in}px; padding: 0 8px;
    border-radius: 4px; font-size: ${caption}px; }
QPushButton[density="tiny"]:focus { border: 1px solid $accent; }

#Segments { background: $sunken; border-radius: 7px; }
#Segments QToolButton { min-height: ${segment}px; max-height: ${segment}px; padding: 0 12px;
    border-radius: 5px; border: 1px solid transparent; }
#Segments QToolButton:checked { background: $raised; color: $text; border: 1px solid $line_strong; }
#Segments QToolButton:focus { border: 1px solid $accent; }
#Segments QToolButton[kind="fold"]:checked { background: transparent; color: $text_2; }
QToolButton[kind="fold"]:checked:hover { background: $hover; }
QToolButton:disabled { color: $line_strong; }
#Segments[density="small"] QToolButton { min-height: ${segment_small}px;
    max-height: ${segment_small}px; padding: 0 8px; font-size: ${small}px; }

#Field { background: $raised; border: 1px solid $line_strong; border-radius: 7px;
    min-height: ${control_in}px; max-height: ${control_in}px; }
#Field[roomy="true"] { min-height: ${control}px; max-height: ${control}px; }
#Field[focused="true"] { border: 2px solid $accent; }
#Field[wrong="true"] { border: 2px solid $danger; }
#Field QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
#Field QToolButton[only="icon"] { min-height: ${segment_small}px; max-height: ${segment_small}px;
    min-width: ${segment_small}px; max-width: ${segment_small}px; border-radius: 4px; }
QToolButton[kind="chip"] { background: $accent_soft; color: $text; border-radius: 4px;
    padding: 0 6px; min-height: ${segment_small}px; max-height: ${segment_small}px; }
QToolButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0 4px; }

QLineEdit, QDateEdit, QSpinBox, QComboBox { background: $raised; color: $text; padding: 0 8px;
    border: 1px solid $line_strong; border-radius: 6px; min-height: ${control_in}px;
    placeholder-text-color: $text_3; selection-background-color: $accent_soft;
    selection-color: $text; }
QLineEdit:focus, QDateEdit:focus, QSpinBox:focus, QComboBox:focus { border: 2px solid $accent;
    padding: 0 7px; min-height: ${control_focus}px; }
QLineEdit[bare="true"] { border: none; background: transparent; font-size: ${title}px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line_strong;
    padding: 4px 0; }
QPlainTextEdit { background: $raised; color: $text; border: 1px solid $line_strong;
    border-radius: 6px; padding: 4px; placeholder-text-color: $text_3;
    selection-background-color: $accent_soft; selection-color: $text; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QCheckBox { color: $text; spacing: 8px; min-height: ${segment_small}px; }
QCheckBox:disabled { color: $text_3; }

QTableView::item { padding: 0 8px; }
QTableView { gridline-color: transparent; selection-background-color: $accent_soft;
    selection-color: $text; }
QTableView[rows="painted"] { selection-background-color: transparent; }
QTableView[rows="painted"]::item { padding: 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text_3; border: none;
    border-bottom: 1px solid $line; padding: 0 11px; min-height: ${rule}px;
    font-size: ${caption}px; }

QTableView[ground="raised"] QHeaderView, QTableView[ground="raised"] QHeaderView::section {
    background: $raised; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line_strong; border-radius: 3px; min-height: 32px;
    margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $line_strong; border-radius: 3px; min-width: 32px;
    margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $text_3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $text; color: $surface; border: none; padding: 4px 8px; }
"""
