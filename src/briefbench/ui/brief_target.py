"""Which brief things go into: the one worked on last, or another of a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefRow
from briefbench.ui.bench import Bench

SETTING = "brief"
"""Name of the setting that keeps the uid of the brief worked on."""

NEW = 0
"""Stands for a brief that is to be made."""

MOST = 12
"""Briefs a menu names, the newest first."""


def brief_name(row: BriefRow) -> str:
    """Return how a brief is called in the window: title and number."""
    return titled(row.title, row.number)


def titled(title: str, number: str) -> str:
    """Return a brief's title with its number, where it has one: ``Border weekly No. 37``."""
    return tr("{title} No. {number}").format(title=title, number=number) if number else title


def remember_brief(bench: Bench, uid: str) -> None:
    """Keep in mind which brief is worked on."""
    bench.settings.keep(SETTING, uid)


def current_brief(bench: Bench, briefs: list[BriefRow]) -> BriefRow | None:
    """Return the brief worked on last, else the newest, None when there is none."""
    uid = bench.settings.text(SETTING)
    return next((row for row in briefs if row.uid == uid), briefs[0] if briefs else None)


def brief_menu(
    bench: Bench, parent: QWidget, send: Callable[[int], object], tray: Callable[[], object] | None
) -> QMenu:
    """Return a menu of briefs, the one worked on first; ``send`` gets an id, or ``NEW``.

    Args:
        bench: For the library.
        parent: Owns the menu.
        send: Puts things into that brief.
        tray: Puts them into the tray instead; None when they cannot lie there.

    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if tray is not None:
        action = menu.addAction(tr("Into the tray"))
        action.triggered.connect(lambda _on=False: tray())
        menu.addSeparator()
    briefs = desk.list_briefs(bench.library)
    here = current_brief(bench, briefs)
    if here is not None:
        briefs = [here, *(row for row in briefs if row.id != here.id)]
    for row in briefs[:MOST]:
        action = menu.addAction(brief_name(row).replace("&", "&&"))
        action.triggered.connect(lambda _on=False, id_=row.id: send(id_))
    if briefs:
        menu.addSeparator()
    action = menu.addAction(tr("New brief"))
    action.triggered.connect(lambda _on=False: send(NEW))
    return menu


def made_or(library: desk.Library, brief_id: int) -> int:
    """Return the id of a brief, making one for ``NEW``; not in the window's thread."""
    return brief_id or desk.make_brief(library, tr("Untitled brief"))
