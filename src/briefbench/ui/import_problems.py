"""What an import could not read, in groups of one cause, with what can be done about each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from briefbench.base.words import tr, trn
from briefbench.model.rows import ImportLineRow
from briefbench.ui.elided import ElidedWords
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import IconLabel, column, icon_button, label, push_button, row

NAMED = 30
"""Pages of one cause that are named; the copied report has all."""

RETRY, TEXT, KEEP = "retry", "text", "keep"

Do = Callable[[str, Sequence[int]], object]
"""Gets one of the three ways and the ids of the lines it is for."""


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be done, and for which pages."""

    name: str
    text: str
    fits: Callable[[ImportLineRow], bool]


def ways() -> tuple[Way, ...]:
    """Return what can be done about pages that were not read."""
    return (
        Way(RETRY, tr("Try again"), lambda line: line.can_retry),
        Way(TEXT, tr("Read as text"), lambda line: line.can_read_as_text),
        Way(KEEP, tr("Keep as attachment"), lambda line: line.can_keep),
    )


def groups_of(failed: Sequence[ImportLineRow]) -> list[list[ImportLineRow]]:
    """Return failed pages by cause and advice, the largest group first."""
    groups: dict[tuple[str, str], list[ImportLineRow]] = {}
    for line in failed:
        groups.setdefault((line.problem, line.advice), []).append(line)
    return sorted(groups.values(), key=lambda group: -len(group))


class ProblemGroup(QFrame):
    """Pages that failed for one reason: the reason, the advice, the pages, the ways on."""

    def __init__(self, theme: Theme, lines: Sequence[ImportLineRow], do: Do) -> None:
        super().__init__()
        self._do = do
        self.lines = lines
        self.setProperty("box", "card")
        layout = row(self, (3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID), 3 * GRID)
        sign = IconLabel(theme, "x-circle", "danger")
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        body = column(gap=GRID)
        first = lines[0]
        if len(lines) == 1:
            body.addWidget(label(name_of(first), Role.STRONG, wrap=True))
            said = f"{first.message} {first.advice}".strip()
            body.addWidget(label(said, Role.SMALL, "soft", wrap=True))
        else:
            words = tr("{pages}: {cause}").format(pages=self._number(), cause=cause_of(lines))
            body.addWidget(label(words, Role.STRONG, wrap=True))
            body.addWidget(label(first.advice, Role.SMALL, "soft", wrap=True))
            for line in lines[:NAMED]:
                body.addLayout(self._page(theme, line))
            if len(lines) > NAMED:
                more = trn("and {n} more", "and {n} more", len(lines) - NAMED)
                body.addWidget(label(more, Role.SMALL, "muted"))
        body.addSpacing(GRID)
        body.addLayout(self._ways())
        layout.addLayout(body, 1)

    def _page(self, theme: Theme, line: ImportLineRow) -> QHBoxLayout:
        layout = row()
        name = ElidedWords(name_of(line), Role.SMALL)
        name.setToolTip(line.path)
        layout.addWidget(name, 1)
        button = icon_button(
            theme, "dots-three", tr("Choices for {name}").format(name=name_of(line))
        )
        button.setProperty("density", "small")
        button.clicked.connect(lambda _on=False: self._open_menu(button, line))
        layout.addWidget(button)
        return layout

    def _ways(self) -> QHBoxLayout:
        layout = row()
        for way in ways():
            ids = [line.id for line in self.lines if way.fits(line)]
            if ids:
                button = push_button(way.text, density="small")
                button.clicked.connect(lambda _on=False, n=way.name, i=ids: self._do(n, i))
                about = name_of(self.lines[0]) if len(self.lines) == 1 else self._number()
                button.setAccessibleName(f"{way.text}: {about}")
                layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _number(self) -> str:
        return trn("{n} page", "{n} pages", len(self.lines))

    def _open_menu(self, button: QToolButton, line: ImportLineRow) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for way in ways():
            if way.fits(line):
                action = menu.addAction(way.text)
                action.triggered.connect(lambda _on=False, n=way.name: self._do(n, [line.id]))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def cause_of(lines: Sequence[ImportLineRow]) -> str:
    """Return what the messages of pages of one group have in common, without their names."""
    plain = {line.message.replace(PurePath(line.path).name, "…") for line in lines}
    return min(plain, key=len) if len(plain) == 1 else tr("not read")


def name_of(line: ImportLineRow) -> str:
    """Return how a page is called: its file's name, and the member inside it."""
    name = PurePath(line.path).name or line.path
    return f"{name} · {line.member}" if line.member else name
