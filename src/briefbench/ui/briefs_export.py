"""Export of a brief: where to, the job, and the report that names the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.ui.bench import Bench
from briefbench.ui.briefs_rows import ERROR
from briefbench.ui.elided import ElidedWords
from briefbench.ui.formats import file_size
from briefbench.ui.report_card import ReportCard
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import IconLabel, column, label, push_button, row

WIDTH = 460
"""px of the report at 100 % text size."""

PDF, WORD = ".pdf", ".docx"
_FORBIDDEN = frozenset('/\\:*?"<>|')


def ask_files(over: QWidget, name: str, folder: str) -> list[Path]:
    """Ask where to export to; empty when the officer changed their mind.

    Args:
        over: The window the dialogue belongs to.
        name: What the file is called unless the officer says otherwise.
        folder: Where the dialogue opens; ``""`` for the officer's own folder.

    """
    both, pdf, word = tr("PDF and Word"), tr("PDF alone"), tr("Word alone")
    kinds = {f"{both} (*.pdf)": (PDF, WORD), f"{pdf} (*.pdf)": (PDF,), f"{word} (*.docx)": (WORD,)}
    start = Path(folder or Path.home()) / f"{file_name(name)}{PDF}"
    chosen, kind = QFileDialog.getSaveFileName(
        over, tr("Export brief"), str(start), ";;".join(kinds)
    )
    if not chosen:
        return []
    stem = Path(chosen)
    if stem.suffix.lower() in {PDF, WORD}:
        stem = stem.with_suffix("")
    files = [stem.with_name(stem.name + ending) for ending in kinds.get(kind, (PDF, WORD))]
    others = [file for file in files if file != Path(chosen) and file.exists()]
    return files if not others or _may_replace(over, others) else []


def file_name(title: str) -> str:
    """Return a title as a file can be called on every system."""
    name = "".join(" " if sign in _FORBIDDEN or ord(sign) < 32 else sign for sign in title)
    return " ".join(name.split())[:120].strip(". ") or "brief"


def export(
    bench: Bench,
    window: QWidget,
    brief_id: int,
    files: Sequence[Path],
    then: Callable[[], object],
) -> None:
    """Write the files as a job, then show the report; ``then`` looks at the checks again."""
    library = bench.library
    by_ending = {file.suffix.lower(): file for file in files}
    bench.jobs.start(
        tr("Exporting {name}").format(name=files[0].stem),
        lambda progress: desk.export_brief(
            library,
            brief_id,
            pdf=by_ending.get(PDF),
            docx=by_ending.get(WORD),
            progress=progress,
        ),
        lambda report: (ExportCard(bench.theme, report, window), then()),
    )


def _may_replace(over: QWidget, files: Sequence[Path]) -> bool:
    box = QMessageBox(over)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("BriefBench")
    box.setTextFormat(Qt.TextFormat.PlainText)
    names = ", ".join(file.name for file in files)
    box.setText(tr("{names} is there already.").format(names=names))
    replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is replace


class ExportCard(ReportCard):
    """Names the files that were written; floats over the strip until it is closed."""

    def __init__(self, theme: Theme, report: desk.ExportReport, window: QWidget) -> None:
        super().__init__(theme, window, tr("Report of the export"), WIDTH)
        self.report = report
        body = column(margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        body.addLayout(self._head())
        for file in report.files:
            body.addLayout(self._line(theme, file))
        if words := _findings(report):
            line = row()
            line.addWidget(IconLabel(theme, "warning", "warning"))
            line.addWidget(label(words, Role.SMALL, wrap=True), 1)
            body.addLayout(line)
        line = row()
        line.addWidget(push_button(tr("Show folder"), self.show_folder))
        line.addStretch(1)
        body.addLayout(line)
        self.body.addLayout(body)
        self.float_up()

    def show_folder(self) -> None:
        """Open the folder the files lie in."""
        if self.report.files:
            _open(self.report.files[0].parent)

    def _head(self) -> QHBoxLayout:
        files, pages = len(self.report.files), self.report.pages
        title = trn("{n} file written", "{n} files written", files)
        note = trn("{n} page", "{n} pages", pages) if pages else ""
        return self.title_row(("check-circle", "ok"), title, note)

    def _line(self, theme: Theme, file: Path) -> QHBoxLayout:
        line = row()
        icon = "file-pdf" if file.suffix == PDF else "file-text"
        line.addWidget(IconLabel(theme, icon, "text_2"))
        line.addWidget(ElidedWords(file.name, Role.STRONG), 1)
        size = file_size(file.stat().st_size) if file.exists() else ""
        line.addWidget(label(size, Role.SMALL, "muted"))
        button = push_button(tr("Open"), lambda: _open(file), density="small")
        button.setAccessibleName(tr("Open {name}").format(name=file.name))
        line.addWidget(button)
        return line


def _findings(report: desk.ExportReport) -> str:
    errors = sum(f.severity == ERROR for f in report.findings)
    warnings = len(report.findings) - errors
    parts = []
    if errors:
        parts.append(trn("{n} error", "{n} errors", errors))
    if warnings:
        parts.append(trn("{n} warning", "{n} warnings", warnings))
    if not parts:
        return ""
    found = ", ".join(parts)
    return tr("Written with {found} not settled; see the checks.").format(found=found)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
