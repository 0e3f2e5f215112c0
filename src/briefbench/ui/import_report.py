"""The report of an import: floats above the strip, takes no focus, stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from briefbench.base.words import tr, trn
from briefbench.model.rows import ImportLineRow, ImportReport
from briefbench.ui.report_card import ReportCard
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import IconLabel, column, label, push_button, row

WIDTH, SEEN = 560, 3
"""Width of the card in px, and the number of problems seen at once."""


class ImportCard(ReportCard):
    """What became of the pages, each problem with its reason and what to do.

    Args:
        theme: Colours, fonts, icons.
        report: How the import went.
        show_new: Leads to the new articles.
        remove: Takes the import back.
        window: It floats over this.

    """

    def __init__(
        self,
        theme: Theme,
        report: ImportReport,
        show_new: Callable[[], object],
        remove: Callable[[], object],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, tr("Report of the import"), WIDTH)
        self.report = report
        body = column(margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        body.addLayout(self._head())
        body.addWidget(label(summary(report), Role.BODY, "soft"))
        if report.failed:
            body.addSpacing(GRID)
            body.addWidget(self._problems())
            sentence = tr("Pages that could not be read are kept aside, unchanged.")
            body.addWidget(label(sentence, Role.SMALL, "muted"))
        body.addLayout(self._buttons(show_new, remove))
        self.body.addLayout(body)
        self.float_up()

    def _head(self) -> QHBoxLayout:
        report = self.report
        failed, cancelled = bool(report.failed), report.cancelled
        sign = ("warning", "warning") if failed or cancelled else ("check-circle", "ok")
        pages = len(report.lines)
        title = trn("{n} page read", "{n} pages read", pages)
        note = tr("stopped; what was done stays") if cancelled else ""
        return self.title_row(sign, title, note)

    def _problems(self) -> QWidget:
        failed = self.report.failed
        page = QWidget()
        page.setProperty("ground", "raised")
        layout = column(page, gap=2 * GRID)
        for line in failed:
            layout.addWidget(self._problem(line))
        layout.addStretch(1)
        if len(failed) <= SEEN:
            return page
        area = QScrollArea()
        area.setProperty("ground", "raised")
        area.setAccessibleName(tr("Pages that were not read"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setWidgetResizable(True)
        line_height = self._theme.line(Role.BODY) + 2 * self._theme.line(Role.SMALL) + 6 * GRID
        area.setFixedHeight(SEEN * line_height)
        return area

    def _problem(self, line: ImportLineRow) -> QWidget:
        box = QFrame()
        box.setProperty("box", "card")
        layout = row(box, (3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID), 3 * GRID)
        sign = IconLabel(self._theme, "x-circle", "danger")
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        text = column()
        text.addWidget(label(name_of(line), Role.STRONG, wrap=True))
        text.addWidget(
            label(f"{line.message} {line.advice}".strip(), Role.SMALL, "soft", wrap=True)
        )
        layout.addLayout(text, 1)
        return box

    def _buttons(self, show_new: Callable[[], object], remove: Callable[[], object]) -> QHBoxLayout:
        line = row()
        new = self.report.new
        if new:
            words = trn("Show the {n} new", "Show the {n} new", new)
            line.addWidget(push_button(words, lambda: self._leave(show_new), primary=True))
        line.addWidget(push_button(tr("Copy report"), self.copy))
        line.addStretch(1)
        if new:
            line.addWidget(push_button(tr("Remove import"), lambda: self._leave(remove)))
        return line

    def copy(self) -> None:
        """Put the report on the clipboard, one line a page."""
        lines = [summary(self.report)]
        for line in self.report.lines:
            state = line.stored.value if line.stored else f"{line.message} {line.advice}"
            lines.append(f"{line.path}\t{state}")
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _leave(self, do: Callable[[], object]) -> None:
        self.close()
        do()


def name_of(line: ImportLineRow) -> str:
    """Return how a page is called: its file's name, and the member inside it."""
    name = PurePath(line.path).name or line.path
    return f"{name} · {line.member}" if line.member else name


def summary(report: ImportReport) -> str:
    """Return the numbers of an import in words; those of zero are not named."""
    counts = (
        (report.new, trn("{n} new", "{n} new", report.new)),
        (report.known, trn("{n} already there", "{n} already there", report.known)),
        (len(report.failed), trn("{n} not read", "{n} not read", len(report.failed))),
    )
    named = [words for number, words in counts if number]
    return "  ·  ".join(named) or tr("Nothing was brought in.")
