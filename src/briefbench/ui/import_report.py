"""The report of an import: floats above the strip, takes no focus, stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.import_rows import LeadRow
from briefbench.model.kinds import Kind, Stored
from briefbench.model.rows import ImportReport
from briefbench.ui.bench import Bench
from briefbench.ui.elided import ElidedWords
from briefbench.ui.import_problems import KEEP, RETRY, ProblemGroup, groups_of
from briefbench.ui.report_card import ReportCard, settle_cards
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import IconLabel, column, label, push_button, row

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow

WIDTH = 560
"""Width of the card in px at 100 % text size."""

MOST = 0.42
"""Part of the window's height that problems and addresses take before they scroll."""


class ImportCard(ReportCard):
    """What became of the pages; for those that were not read, why, and what can be done.

    Args:
        bench: Library, jobs, colours.
        report: How the import went.
        show_new: Leads to the new articles.
        window: It floats over this.

    """

    def __init__(
        self, bench: Bench, report: ImportReport, show_new: Callable[[], object], window: QWidget
    ) -> None:
        super().__init__(bench.theme, window, tr("Report of the import"), WIDTH)
        self._bench = bench
        self._show_new = show_new
        self._leads: Sequence[LeadRow] = ()
        self.report = report
        self._page = QWidget()
        self.body.addWidget(self._page)
        self._fill()
        self.float_up()
        bench.signals.changed.connect(self.on_changed)
        if report.leads:
            self._ask()

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Ask again when something of an import was written."""
        if changed.touches(Kind.IMPORT, Kind.IMPORT_LINE, Kind.LEAD):
            self._ask()

    def copy(self) -> None:
        """Put the report on the clipboard, one line a page."""
        lines = [summary(self.report)]
        for line in self.report.lines:
            state = line.stored.value if line.stored else f"{line.message} {line.advice}"
            lines.append(f"{line.path}\t{state}")
        lines += [f"{lead.name}\t{lead.address}" for lead in self._leads]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._bench.tell(tr("The report is on the clipboard."))

    def do(self, way: str, line_ids: Sequence[int]) -> None:
        """Try pages again, take them as text, or keep them as they are."""
        library = self._bench.library
        if way == KEEP:
            self._bench.change(desk.keep_as_attachment, line_ids)
            return
        read = desk.retry_lines if way == RETRY else desk.read_as_text
        self._bench.jobs.start(
            tr("Reading again"),
            lambda progress: read(library, line_ids, progress),
            self._on_read,
        )

    def _on_read(self, lines: Sequence[object]) -> None:
        self._ask()
        read = sum(getattr(line, "stored", None) is not None for line in lines)
        words = trn("{n} page read now", "{n} pages read now", read)
        self._bench.tell(words if read else tr("Still not read."))

    def _ask(self) -> None:
        ask = self._bench.ask
        topic = f"report {self.report.id}"
        ask(topic, _report_and_leads, self.report.id, then=self._on_asked, otherwise=self._on_gone)

    def _on_asked(self, answer: tuple[ImportReport, list[LeadRow]]) -> None:
        report, leads = answer
        if (report, leads) == (self.report, list(self._leads)):
            return
        self.report, self._leads = report, leads
        self._fill()
        settle_cards(self.window())

    def _on_gone(self, _error: Exception) -> None:
        self.close()

    def _fill(self) -> None:
        held = self.isAncestorOf(self.window().focusWidget())
        page = QWidget()
        body = column(page, margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        body.addLayout(self._head())
        body.addWidget(label(summary(self.report), Role.BODY, "soft", wrap=True))
        if self.report.failed or self._leads:
            body.addSpacing(GRID)
            body.addWidget(self._details())
        if self.report.failed:
            sentence = tr("Pages that could not be read are kept aside, unchanged.")
            body.addWidget(label(sentence, Role.SMALL, "muted", wrap=True))
        body.addLayout(self._buttons())
        self.body.replaceWidget(self._page, page)
        self._page.hide()
        self._page.deleteLater()
        self._page = page
        page.show()
        if held:
            self.take_keys()

    def _head(self) -> QHBoxLayout:
        report = self.report
        failed, cancelled = len(report.failed), report.cancelled
        sign = ("warning", "warning") if failed or cancelled else ("check-circle", "ok")
        pages = len(report.lines) - len(report.leads)
        title = trn("{n} page read", "{n} pages read", pages - failed)
        if failed:
            title = tr("{read} of {all} pages read").format(
                read=f"{pages - failed:,}", all=f"{pages:,}"
            )
        note = tr("stopped; what was done stays") if cancelled else ""
        return self.title_row(sign, title, note)

    def _details(self) -> QWidget:
        """Return the problems and the addresses, scrolled where they are many."""
        page = QWidget()
        page.setProperty("ground", "raised")
        layout = column(page, gap=2 * GRID)
        for group in groups_of(self.report.failed):
            layout.addWidget(ProblemGroup(self._theme, group, self.do))
        if self._leads:
            layout.addWidget(self._addresses())
        layout.addStretch(1)
        room = round(self.window().height() * MOST)
        wide = self._theme.scaled(WIDTH) - 2 * self.REACH - 9 * GRID - 12
        if max(layout.heightForWidth(wide), layout.minimumSize().height()) <= room:
            return page
        area = QScrollArea()
        area.setProperty("ground", "raised")
        area.setAccessibleName(tr("Pages that were not read"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFixedHeight(room)
        return area

    def _addresses(self) -> QWidget:
        box = QFrame()
        box.setProperty("box", "card")
        layout = row(box, (3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID), 3 * GRID)
        sign = IconLabel(self._theme, "link", "text_2")
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        body = column(gap=GRID)
        words = trn("{n} address to fetch", "{n} addresses to fetch", len(self._leads))
        body.addWidget(label(words, Role.STRONG))
        sentence = tr("Open them in a browser and save the pages; nothing is fetched from here.")
        body.addWidget(label(sentence, Role.SMALL, "soft", wrap=True))
        for lead in self._leads:
            line = row()
            address = ElidedWords(lead.address, Role.SMALL)
            line.addWidget(address, 1)
            copy = push_button(
                tr("Copy address"), partial(self._copy, lead.address), density="tiny"
            )
            copy.setAccessibleName(f"{tr('Copy address')}: {lead.address}")
            line.addWidget(copy)
            body.addLayout(line)
        layout.addLayout(body, 1)
        return box

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._bench.tell(tr("The address is on the clipboard."))

    def _buttons(self) -> QHBoxLayout:
        line = row()
        new = self.report.new
        if new:
            words = trn("Show the {n} new", "Show the {n} new", new)
            line.addWidget(push_button(words, self._leave, primary=True))
        line.addWidget(push_button(tr("Copy report"), self.copy))
        line.addStretch(1)
        if new:
            line.addWidget(push_button(tr("Remove import"), self._remove))
        return line

    def _leave(self) -> None:
        self.close()
        self._show_new()

    def _remove(self) -> None:
        self._bench.change(desk.remove_import, self.report.id)


def go_to_report(window: MainWindow) -> None:
    """Give the keys to the report of the import; when it is closed, show the last one."""

    def show(report: ImportReport | None) -> None:
        if report is None:
            window.bench.tell(tr("Nothing was imported yet."))
            return
        window.on_reported(report)
        go_to_report(window)

    if window.card is not None:
        window.card.take_keys()
    else:
        window.bench.ask("last import", _last_report, then=show)


def summary(report: ImportReport) -> str:
    """Return the numbers of an import in words; those of zero are not named."""
    versions = sum(line.stored is Stored.VERSION for line in report.lines)
    new = report.new - versions
    failed, leads, kept = len(report.failed), len(report.leads), len(report.attachments)
    counts = (
        (new, trn("{n} new", "{n} new", new)),
        (versions, trn("{n} new version", "{n} new versions", versions)),
        (report.known, trn("{n} already there", "{n} already there", report.known)),
        (leads, trn("{n} address", "{n} addresses", leads)),
        (kept, trn("{n} kept as attachment", "{n} kept as attachments", kept)),
        (failed, trn("{n} not read", "{n} not read", failed)),
    )
    named = [words for number, words in counts if number]
    return "  ·  ".join(named) or tr("Nothing was brought in.")


def _last_report(library: desk.Library) -> ImportReport | None:
    imports = desk.list_imports(library)
    return desk.import_report(library, imports[0].id) if imports else None


def _report_and_leads(library: desk.Library, import_id: int) -> tuple[ImportReport, list[LeadRow]]:
    report = desk.import_report(library, import_id)
    names = {line.path.rsplit("/", 1)[-1] for line in report.leads}
    leads = [lead for lead in desk.list_leads(library) if lead.name in names]
    return report, leads
