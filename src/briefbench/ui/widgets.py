"""Building blocks: grounds, layouts, labels, buttons, segments, headers, empty states, panels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbench.ui.formats import is_rtl_text
from briefbench.ui.icons import ICON, ICON_EMPTY, paint_icon, themed_icon
from briefbench.ui.paint import rounded, shadow
from briefbench.ui.theme import GRID, RADIUS_PANEL, Role, Theme

Layout = TypeVar("Layout", bound=QBoxLayout)
Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


def ground(name: str, edge: str = "", bar: str = "") -> QFrame:
    """Return an empty widget with a colour of the scheme below it.

    Args:
        name: ``window``, ``surface``, ``raised`` or ``sunken``.
        edge: A hairline at ``top``, ``bottom`` or ``leading``.
        bar: The height of a ``top`` bar, a pane's ``header``, or the status ``strip``.

    """
    widget = QFrame()
    widget.setProperty("ground", name)
    if edge:
        widget.setProperty("edge", edge)
    if bar:
        widget.setProperty("bar", bar)
    return widget


def row(parent: QWidget | None = None, margins: Margins = NONE, gap: int = 2 * GRID) -> QHBoxLayout:
    """Return a horizontal layout on the grid."""
    return _on_grid(QHBoxLayout(parent) if parent else QHBoxLayout(), margins, gap)


def column(parent: QWidget | None = None, margins: Margins = NONE, gap: int = 0) -> QVBoxLayout:
    """Return a vertical layout on the grid."""
    return _on_grid(QVBoxLayout(parent) if parent else QVBoxLayout(), margins, gap)


def _on_grid(layout: Layout, margins: Margins, gap: int) -> Layout:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


class Words(QLabel):
    """A label of plain text. With ``wrap`` it is as tall as its words need, in any layout.

    Words of a right-to-left script, and all in a window from right to left, begin at the right.
    """

    def __init__(self, text: str, role: Role, tone: str = "", *, wrap: bool = False) -> None:
        super().__init__(text)
        self._wanted: Qt.AlignmentFlag = self.alignment()
        self._align()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._align()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Put the words where they are wanted: at the left is where they begin."""
        self._wanted = alignment
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Say the side outright; Qt would go by the direction of the words alone."""
        way = self.layoutDirection()
        if is_rtl_text(self.text()):
            way = Qt.LayoutDirection.RightToLeft
        placed = QStyle.visualAlignment(way, self._wanted) | Qt.AlignmentFlag.AlignAbsolute
        super().setAlignment(placed)

    def set_tone(self, tone: str) -> None:
        """Change the colour of the words."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


def label(text: str, role: Role = Role.BODY, tone: str = "", *, wrap: bool = False) -> Words:
    """Return text in a role; ``tone``: soft, muted, danger, warning, ok, accent or key."""
    return Words(text, role, tone, wrap=wrap)


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class IconLabel(QWidget):
    """An icon that only decorates the words beside it."""

    def __init__(self, theme: Theme, name: str, ink: str, size: int = ICON) -> None:
        super().__init__()
        self._theme, self._name, self._ink, self._size = theme, name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.scaled(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._theme, self.rect(), self._name, self._ink)
        painter.end()


def icon_button(theme: Theme, name: str, spoken: str, size: int = ICON) -> QToolButton:
    """Return a button with an icon alone; ``spoken`` is its name and tip."""
    button = QToolButton()
    button.setIcon(themed_icon(theme, name))
    button.setProperty("only", "icon")
    if size > ICON:
        button.setProperty("glyph", "large")
    button.setAccessibleName(spoken)
    button.setToolTip(spoken)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def text_button(theme: Theme, text: str, icon: str = "", kind: str = "") -> QToolButton:
    """Return a flat button with words, and an icon before them."""
    button = QToolButton()
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        button.setIcon(themed_icon(theme, icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if kind:
        button.setProperty("kind", kind)
    return button


def push_button(
    text: str,
    do: Callable[[], object] | None = None,
    *,
    primary: bool = False,
    density: str = "",
) -> QPushButton:
    """Return a button with an edge; ``density`` small or tiny. One primary button in a view."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if primary:
        button.setProperty("kind", "primary")
    if density:
        button.setProperty("density", density)
    if do is not None:
        button.clicked.connect(lambda _on=False: do())
    return button


class Segments(QFrame):
    """A choice of one among 2 to 4, side by side; ``small`` is for pane headers."""

    chosen = Signal(int)

    def __init__(
        self, names: Sequence[str], spoken: str, current: int = 0, *, small: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("Segments")
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if small:
            self.setProperty("density", "small")
        self.group = QButtonGroup(self)
        layout = row(self, (2, 2, 2, 2), 0)
        for number, name in enumerate(names):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setChecked(number == current)
            button.setAccessibleName(f"{spoken}: {name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.group.addButton(button, number)
            layout.addWidget(button)
        self.group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """The number of the choice."""
        return self.group.checkedId()

    def choose(self, number: int) -> None:
        """Show another choice without telling it."""
        self.group.button(number).setChecked(True)


def calm(
    view: QAbstractItemView, delegate: QStyledItemDelegate, model: QAbstractItemModel, spoken: str
) -> None:
    """Give a view its model, its delegate, its name, and pixel scrolling without a frame."""
    if model.parent() is None:
        model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setAccessibleName(spoken)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    if isinstance(view, QListView):
        view.setResizeMode(QListView.ResizeMode.Adjust)


class Header(QFrame):
    """The header of a pane: title, a quiet note, and controls at the far end."""

    def __init__(self, title: str = "", note: str = "", start: int = 3 * GRID) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.setProperty("bar", "header")
        self._layout = row(self)
        self._layout.addSpacing(start)  # unlike margins it is mirrored
        self.title = label(title, Role.STRONG)
        self.note = label(note, Role.SMALL, "muted")
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.note)
        self._layout.addStretch(1)
        self._layout.addSpacing(2 * GRID)
        self.say(title, note)

    def say(self, title: str, note: str = "") -> None:
        """Write title and note; an empty one takes no room."""
        for part, text in ((self.title, title), (self.note, note)):
            part.setText(text)
            part.setVisible(bool(text))

    def add(self, *widgets: QWidget) -> None:
        """Put controls at the far end."""
        for widget in widgets:
            self._layout.insertWidget(self._layout.count() - 1, widget)

    def add_first(self, widget: QWidget) -> None:
        """Put a control before everything else."""
        self._layout.insertWidget(1, widget)


class EmptyState(QWidget):
    """One icon, what to do in three words, one sentence, and the actions for it."""

    def __init__(
        self, theme: Theme, icon: str, title: str, sentence: str, *buttons: QPushButton
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        layout = column(self, (8 * GRID,) * 4, 2 * GRID)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconLabel(theme, icon, "text_3", ICON_EMPTY), 0, centre)
        self.title = label(title, Role.TITLE)
        self.sentence = label(sentence, Role.BODY, "soft", wrap=True)
        self.sentence.setAlignment(centre)
        layout.addWidget(self.title, 0, centre)
        layout.addWidget(self.sentence)
        if buttons:
            layout.addSpacing(GRID)
            line = row()
            line.addStretch(1)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            layout.addLayout(line)
        layout.addStretch(3)

    def say(self, title: str, sentence: str) -> None:
        """Write other words."""
        self.title.setText(title)
        self.sentence.setText(sentence)


class Panel(QWidget):
    """A floating panel: raised, rounded, with a soft shadow inside its own margins."""

    REACH = 16

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.body = column(self, (self.REACH,) * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(self.REACH, self.REACH, -self.REACH, -self.REACH)
        shadow(painter, box, RADIUS_PANEL, self._theme.scheme.shadow, self.REACH - GRID)
        edge = self._theme.color("line_strong")
        rounded(painter, box, RADIUS_PANEL, self._theme.color("raised"), edge)
        painter.end()


class Scrim(QWidget):
    """Dims what lies below a floating panel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, self._theme.scheme.shadow))
        painter.end()


class Anchor(QObject):
    """Keeps a floating widget where ``place`` puts it in its parent, whatever the size of that."""

    def __init__(self, widget: QWidget, place: Callable[[QRect], QRect]) -> None:
        super().__init__(widget)
        parent = widget.parentWidget()
        assert parent is not None
        self._widget, self._place, self._room = widget, place, parent
        parent.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Put the widget into its place now."""
        self._widget.setGeometry(self._place(self._room.rect()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)
