"""The strip of facts below the reader: a caption, the fact, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton

from briefbench.base.words import tr, trn
from briefbench.model.kinds import ChainRole, Origin
from briefbench.model.rows import ArticleView, CountryRow, DateRow
from briefbench.ui.article_text import SIDE
from briefbench.ui.elided import ElidedWords
from briefbench.ui.formats import fact_date, file_size
from briefbench.ui.icons import themed_icon
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import column, icon_button, label, row

ORIGINS = {
    Origin.METADATA: "from metadata",
    Origin.ADDRESS: "from the address",
    Origin.TEXT: "from the text",
    Origin.CONTAINER: "from the file",
    Origin.OFFICER: "set by you",
}


GAP = 3 * GRID
"""px that stand between two facts at least."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell; ``action`` names what a click does."""

    caption: str
    value: str
    origin: str
    tone: str = ""
    action: str = ""


def facts_of(view: ArticleView) -> list[Fact]:
    """Return the facts of an article, unknown ones as such."""
    return [
        _source(view),
        _published(view.published),
        Fact(
            tr("Captured"),
            fact_date(view.captured.value) if view.captured else tr("not known"),
            origin_words(view.captured),
            "" if view.captured else "muted",
        ),
        Fact(
            tr("Event"),
            fact_date(view.event) if view.event else tr("not set"),
            tr("set by you") if view.event else tr("press D"),
            "" if view.event else "muted",
            "article.date",
        ),
        _story(view),
        _countries(view.countries),
        Fact(
            tr("Original"),
            f"{view.original.format.value.upper()}, {file_size(view.original.size)}",
            f"{view.original.sha256[:4]} {view.original.sha256[4:8]}",
            action="article.original",
        ),
    ]


def chain_words(view: ArticleView) -> str:
    """Return from whom the text says that it has what it tells: ``citing Russian media``."""
    forms = {
        ChainRole.AGENCY: tr("by {words}"),
        ChainRole.CITED: tr("citing {words}"),
        ChainRole.QUOTED: tr("quoting {words}"),
    }
    return ", ".join(forms[link.role].format(words=link.words) for link in view.chain)


def _source(view: ArticleView) -> Fact:
    outlet = view.source.name or view.source.domain if view.source else ""
    tone = "" if outlet else "muted"
    return Fact(
        tr("Source"), outlet or tr("not known"), chain_words(view), tone, "article.headline"
    )


def origin_words(date: DateRow | None) -> str:
    """Return where a date was found, in words."""
    return tr(ORIGINS[date.origin]) if date else ""


def _published(date: DateRow | None) -> Fact:
    value = fact_date(date.value) if date else tr("undated")
    origin = origin_words(date) or tr("press D")
    return Fact(tr("Published"), value, origin, "" if date else "warning", "article.date")


def _story(view: ArticleView) -> Fact:
    count, versions = len(view.copies), len(view.versions)
    alike = trn("{n} version", "{n} versions", versions) if versions > 1 else ""
    if not count:
        tone = "" if alike else "muted"
        return Fact(tr("Story"), alike or tr("no copies"), tr("press S"), tone, "article.story")
    dates = [copy.published for copy in view.copies if copy.published]
    own = view.published.value if view.published else ""
    first = own and all(own <= date for date in dates)
    words = tr("earliest: this one") if first else tr("another was earlier")
    copies = trn("{n} copy", "{n} copies", count)
    value = " · ".join(part for part in (copies, alike) if part)
    return Fact(tr("Story"), value, words if dates and own else "", action="article.story")


def _countries(countries: tuple[CountryRow, ...]) -> Fact:
    if not countries:
        return Fact(tr("Countries"), tr("none"), tr("press G"), "muted", "article.countries")
    codes = " · ".join(country.code for country in countries[:4])
    more = f" +{len(countries) - 4}" if len(countries) > 4 else ""
    mentions = sum(len(country.mentions) for country in countries)
    words = trn("{n} mention", "{n} mentions", mentions) if mentions else tr("set by you")
    return Fact(tr("Countries"), codes + more, words, action="article.countries")


class FactCell(QFrame):
    """One fact; a click does its action."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("fact", "true")
        layout = column(self)
        self._caption = label("", Role.CAPTION, "muted")
        self._value = ElidedWords("", Role.SMALL)
        self._origin = ElidedWords("", Role.CAPTION, "muted")
        for part in (self._caption, self._value, self._origin):
            layout.addWidget(part)
        self._action = ""

    def show_fact(self, fact: Fact) -> None:
        """Write the fact."""
        self._caption.setText(fact.caption)
        self._value.setText(fact.value)
        self._value.set_tone(fact.tone)
        self._origin.setText(fact.origin)
        self._action = fact.action
        self.setAccessibleName(f"{fact.caption}: {fact.value}, {fact.origin}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if fact.action else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if fact.action else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    @property
    def wanted(self) -> int:
        """The px in which all of it is read, the origin included."""
        parts = (self._caption, self._value, self._origin)
        return max(part.sizeHint().width() for part in parts) + 2

    def show_origin(self, shown: bool) -> None:  # noqa: FBT001 - as a setter of Qt
        """Show or hide where the fact came from."""
        self._origin.setVisible(shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._action and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self._action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._action and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit(self._action)
        else:
            super().keyPressEvent(event)


class FactsStrip(QFrame):
    """The facts side by side, and the button that opens the inspector.

    Where there is no room for all beside each other they stand in two rows, without their origins.
    """

    asked = Signal(str)  # name of an action
    opened = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "window")
        self.setProperty("edge", "top")
        self.setAccessibleName(tr("Facts"))
        layout = row(self, (0, 6, 2 * GRID, 6), 3 * GRID)
        layout.addSpacing(SIDE - 1)  # unlike margins it is mirrored
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        layout.addLayout(self._grid, 1)
        self._across = 0  # facts in a row
        self._cells = [FactCell() for _ in range(7)]
        for cell in self._cells:
            cell.clicked.connect(self.asked)
        self._arrange(len(self._cells))
        self.button: QToolButton = icon_button(theme, "caret-up", tr("Open the inspector"))
        self.button.setCheckable(True)
        self.button.setProperty("kind", "fold")
        self.button.toggled.connect(self._on_toggled)
        layout.addWidget(self.button)

    def show_article(self, view: ArticleView) -> None:
        """Show the facts of an article."""
        for cell, fact in zip(self._cells, facts_of(view), strict=True):
            cell.show_fact(fact)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Take a second row where the facts are wider than the strip."""
        taken = SIDE + self.button.sizeHint().width() + 5 * GRID
        wide = sum(cell.wanted + GAP for cell in self._cells) - GAP
        count = len(self._cells)
        self._arrange(count if wide <= self.width() - taken else (count + 1) // 2)

    def _arrange(self, across: int) -> None:
        """Put so many facts into a row; what room is left stands between them."""
        if across == self._across:
            return
        for column_ in range(2 * self._across):
            self._grid.setColumnStretch(column_, 0)
            self._grid.setColumnMinimumWidth(column_, 0)
        self._across = across
        for number, cell in enumerate(self._cells):
            line, place = divmod(number, across)
            self._grid.addWidget(cell, line, 2 * place)
            cell.show_origin(across == len(self._cells))
        for place in range(across):
            self._grid.setColumnStretch(2 * place + 1, 1)
            self._grid.setColumnMinimumWidth(2 * place + 1, GAP)

    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001 - a slot of Qt
        self.button.setIcon(themed_icon(self._theme, "caret-down" if opened else "caret-up"))
        words = tr("Close the inspector") if opened else tr("Open the inspector")
        self.button.setAccessibleName(words)
        self.button.setToolTip(words)
        self.opened.emit(opened)
