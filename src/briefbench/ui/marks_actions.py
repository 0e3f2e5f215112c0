"""Marks that hold: the rows of ``action_table`` about quotes and the words they stand at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.kinds import Kind
from briefbench.ui.actions import ActionSpec
from briefbench.ui.annotations_card import AnnotationsCard
from briefbench.ui.placing import place_selection
from briefbench.ui.quotes_check import check_quotes
from briefbench.ui.quotes_review import ReviewPanel

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow

QUOTE = "Quote"
KIND = "Web Annotations (*.jsonld *.json)"


def _export(window: MainWindow) -> None:
    bench = window.bench
    folder = bench.settings.text("annotations") or str(Path.home())
    path, _ = QFileDialog.getSaveFileName(
        window, tr("Export annotations"), str(Path(folder) / "quotes.jsonld"), tr(KIND)
    )
    if path:
        bench.settings.keep("annotations", str(Path(path).parent))
        library = bench.library
        bench.jobs.start(
            tr("Exporting annotations"),
            lambda _progress: desk.export_annotations(library, Path(path)),
            lambda n: bench.tell(trn("{n} annotation written", "{n} annotations written", n)),
        )


def _import(window: MainWindow) -> None:
    bench = window.bench
    folder = bench.settings.text("annotations") or str(Path.home())
    path, _ = QFileDialog.getOpenFileName(window, tr("Import annotations"), folder, tr(KIND))
    if path:
        bench.settings.keep("annotations", str(Path(path).parent))
        library = bench.library
        bench.jobs.start(
            tr("Importing annotations"),
            lambda progress: desk.import_annotations(library, Path(path), progress),
            lambda report: AnnotationsCard(bench, report, window),
        )


MARKS_ACTIONS = (
    ActionSpec(
        "marks.review",
        QUOTE,
        "Quotes to review…",
        "Ctrl+Shift+R",
        lambda w: ReviewPanel(w.bench, w),
        "link-break",
    ),
    ActionSpec(
        "marks.place",
        QUOTE,
        "Place the quote at the selection",
        "Shift+H",
        place_selection,
        "link",
        needs=(Kind.ARTICLE,),
        where=("read",),
    ),
    ActionSpec(
        "marks.check",
        QUOTE,
        "Check all quotes against their originals",
        "Ctrl+Shift+V",
        lambda w: check_quotes(w.bench, w),
        "check-circle",
    ),
    ActionSpec(
        "marks.export",
        QUOTE,
        "Export Web Annotations…",
        "",
        _export,
        "export",
    ),
    ActionSpec(
        "marks.import",
        QUOTE,
        "Import Web Annotations…",
        "",
        _import,
        "download-simple",
    ),
)
