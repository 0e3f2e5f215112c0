"""Which brief things go into, the one worked on last or another, and how they get there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefRow
from briefbench.ui.bench import Bench
from briefbench.ui.delegates import NavRow
from briefbench.ui.dragging import Dragged

SETTING = "brief"
"""Name of the setting that keeps the uid of the brief worked on."""

NEW = 0
"""Stands for a brief that is to be made."""

MOST = 12
"""Briefs a menu names, the newest first."""

LINED = 4
"""Briefs that have a line at the side."""

BRIEF = "brief"
"""What a line at the side that stands for a brief asks for: ``brief:`` and the id."""


def brief_name(row: BriefRow) -> str:
    """Return how a brief is called in the window: title and number."""
    return titled(row.title, row.number)


def titled(title: str, number: str) -> str:
    """Return a brief's title with its number, where it has one: ``Border weekly No. 37``."""
    return tr("{title} No. {number}").format(title=title, number=number) if number else title


def remember_brief(bench: Bench, uid: str) -> None:
    """Keep in mind which brief is worked on."""
    bench.settings.keep(SETTING, uid)


def current_brief(bench: Bench, briefs: Sequence[BriefRow]) -> BriefRow | None:
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
    briefs = _foremost(bench, desk.list_briefs(bench.library))
    for row in briefs[:MOST]:
        action = menu.addAction(brief_name(row).replace("&", "&&"))
        action.triggered.connect(lambda _on=False, id_=row.id: send(id_))
    if briefs:
        menu.addSeparator()
    action = menu.addAction(tr("New brief"))
    action.triggered.connect(lambda _on=False: send(NEW))
    return menu


def brief_lines(bench: Bench, briefs: Sequence[BriefRow]) -> list[NavRow]:
    """Return lines of briefs for the side of a workspace, as in the menu; none for none."""
    lines = [
        NavRow(brief_name(row), icon="files", question=f"{BRIEF}:{row.id}")
        for row in _foremost(bench, briefs)[:LINED]
    ]
    return [NavRow(tr("Briefs"), heading=True), *lines] if lines else []


def brief_of(row: NavRow) -> int:
    """Return the id of the brief a line at the side stands for, 0 when it stands for none."""
    name, _, number = row.question.partition(":")
    return int(number) if name == BRIEF and number.isdigit() else 0


def to_brief(bench: Bench, brief_id: int, things: Dragged) -> None:
    """Put quotes, articles or a chart into a brief, a new one for ``NEW``, and say so."""

    def tell(_none: object) -> None:
        bench.tell(tr("{things} put into the brief").format(things=things.words))

    if things.for_brief:
        bench.change(put, brief_id, things, then=tell)


def put(
    library: desk.Library,
    brief_id: int,
    things: Dragged,
    section: int | None = None,
    position: int | None = None,
) -> list[int]:
    """Put quotes, articles or a chart into a brief, a new one for ``NEW``.

    Args:
        library: The library to change.
        brief_id: The brief.
        things: What goes into it; none of it for what cannot.
        section: Where it goes; None for the last one.
        position: Its place in the section; None for the end, where charts always go.

    Returns:
        The ids of the new items.

    """
    brief = brief_id or None
    if things.chart:
        return [desk.add_kept_chart(library, brief, things.chart, section)]
    if quotes := things.of("quote"):
        return desk.add_quotes_to_brief(library, brief, quotes, section, position)
    if articles := things.of("article"):
        return desk.add_articles_to_brief(library, brief, articles, section, position)
    return []


def to_tray(bench: Bench, things: Dragged) -> None:
    """Put quotes and articles into the tray, and say so."""

    def lay(library: desk.Library) -> None:
        articles, quotes = things.of("article"), things.of("quote")
        desk.put_into_tray(library, article_ids=articles, quote_ids=quotes)

    def tell(_none: object) -> None:
        bench.tell(tr("{things} put into the tray").format(things=things.words))

    if things.for_tray:
        bench.change(lay, then=tell)


def _foremost(bench: Bench, briefs: Sequence[BriefRow]) -> list[BriefRow]:
    """Return the briefs, the one worked on first."""
    here = current_brief(bench, briefs)
    return [here, *(row for row in briefs if row.id != here.id)] if here else []
