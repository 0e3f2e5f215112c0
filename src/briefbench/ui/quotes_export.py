"""Export of quotes: where to and as what, the job, and what the strip says of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.ui.bench import Bench

FOLDER = "quote files"
"""Where the folder of the last export is kept."""


def export_quotes(bench: Bench, window: QWidget, ids: Sequence[int]) -> None:
    """Ask for a file and write these quotes into it, in their order; say in the strip how many."""
    if not ids:
        bench.tell(tr("There are no quotes to export"))
        return
    path = ask_file(window, bench.settings.text(FOLDER))
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


def ask_file(over: QWidget, folder: str) -> Path | None:
    """Return the file chosen, its ending that of the kind chosen; None when there is none.

    Args:
        over: The window the dialogue belongs to.
        folder: Where it opens; ``""`` for the officer's own folder.

    """
    table, word, objects = tr("Table for spreadsheets"), tr("Word document"), tr("JSON")
    kinds = {
        f"{table} (*.csv)": ".csv",
        f"{word} (*.docx)": ".docx",
        f"{objects} (*.json)": ".json",
    }
    dialogue = QFileDialog(over, tr("Export quotes"), folder or str(Path.home()))
    dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogue.setNameFilters(list(kinds))
    dialogue.selectFile(tr("quotes"))
    dialogue.setDefaultSuffix("csv")
    dialogue.filterSelected.connect(lambda kind: dialogue.setDefaultSuffix(kinds[kind][1:]))
    if not dialogue.exec():
        return None
    return Path(dialogue.selectedFiles()[0])
