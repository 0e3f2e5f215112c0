"""Export of quotes: as what and where to, the job, and what the strip says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.ui.bench import Bench

FOLDER = "quote files"
"""Where the folder of the last export is kept."""

KINDS: Mapping[str, str] = {
    ".csv": "Table for spreadsheets",
    ".docx": "Word document",
    ".json": "JSON",
}
"""Ending → what such a file is."""


def export_menu(
    below: QWidget, what: str, export: Callable[[str], object], annotations: Callable[[], object]
) -> QMenu:
    """Show the menu of kinds below a button.

    Args:
        below: The button; owns the menu.
        what: Says which quotes are meant.
        export: Writes them as a kind, told by its ending.
        annotations: Writes all quotes as Web Annotations.

    """
    menu = QMenu(below)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(what).setEnabled(False)
    for ending, name in KINDS.items():
        action = menu.addAction(tr("{kind}…").format(kind=tr(name)))
        action.triggered.connect(lambda _on=False, ending=ending: export(ending))
    menu.addSeparator()
    action = menu.addAction(tr("All quotes as Web Annotations…"))
    action.triggered.connect(lambda _on=False: annotations())
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
    return menu


def export_quotes(bench: Bench, window: QWidget, ids: Sequence[int], ending: str = ".csv") -> None:
    """Ask for a file and write these quotes into it, in their order; say in the strip how many.

    The dialogue offers all kinds, first that of ``ending``.
    """
    if not ids:
        bench.tell(tr("There are no quotes to export"))
        return
    path = ask_file(window, bench.settings.text(FOLDER), ending)
    if path is None:
        return
    bench.settings.keep(FOLDER, str(path.parent))
    library, wanted = bench.library, tuple(ids)
    bench.jobs.start(
        tr("Exporting {name}").format(name=path.name),
        lambda progress: desk.export_quotes(library, wanted, path, progress),
        lambda n: bench.tell(
            tr("{quotes} written to {name}").format(
                quotes=trn("{n} quote", "{n} quotes", n), name=path.name
            )
        ),
    )


def ask_file(over: QWidget, folder: str, ending: str) -> Path | None:
    """Return the file chosen, its ending that of the kind chosen; None when there is none.

    Args:
        over: The window the dialogue belongs to.
        folder: Where it opens; ``""`` for the officer's own folder.
        ending: Of the kind that is chosen at first.

    """
    kinds = {f"{tr(name)} (*{each})": each for each, name in KINDS.items()}
    chosen = next(kind for kind, each in kinds.items() if each == ending)
    dialogue = QFileDialog(over, tr("Export quotes"), folder or str(Path.home()))
    dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogue.setNameFilters(list(kinds))
    dialogue.selectFile(tr("quotes"))
    dialogue.selectNameFilter(chosen)
    dialogue.setDefaultSuffix(ending[1:])
    dialogue.filterSelected.connect(lambda kind: dialogue.setDefaultSuffix(kinds[kind][1:]))
    if not dialogue.exec():
        return None
    return Path(dialogue.selectedFiles()[0])
