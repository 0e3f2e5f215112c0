"""How an import of annotations went: what was taken, what waits, what was left and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.annotations import AnnotationsReport
from briefbench.ui.bench import Bench
from briefbench.ui.quotes_review import ReviewPanel
from briefbench.ui.report_card import ReportCard
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

WIDTH = 520
"""px of the card at 100 % text size."""

HIGH = 200
"""px of the list of what was left, at most."""

NAMED = 100
"""Annotations that are named."""


class AnnotationsCard(ReportCard):
    """Floats over the strip until it is closed."""

    def __init__(self, bench: Bench, report: AnnotationsReport, window: QWidget) -> None:
        super().__init__(bench.theme, window.window(), tr("Report of the annotations"), WIDTH)
        self._bench, self._over = bench, window
        body = column(margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        whole = not report.left
        sign = ("check-circle", "ok") if whole else ("warning", "warning")
        body.addLayout(self.title_row(sign, tr("Annotations"), ""))
        body.addWidget(label(desk.annotations_label(report), Role.BODY, wrap=True))
        if report.left:
            body.addWidget(self._left(report))
        if report.review:
            line = row()
            words = trn("Review {n} quote", "Review {n} quotes", report.review)
            line.addWidget(push_button(words, self.review, primary=True))
            line.addStretch(1)
            body.addLayout(line)
        self.body.addLayout(body)
        self.float_up()

    def review(self) -> None:
        """List the quotes whose words were not found for certain."""
        self.close()
        ReviewPanel(self._bench, self._over)

    def _left(self, report: AnnotationsReport) -> QScrollArea:
        page = QWidget()
        page.setProperty("ground", "raised")
        lines = column(page, gap=GRID)
        for one in report.left[:NAMED]:
            words = tr("No. {number}: {why}").format(number=one.number, why=one.why)
            lines.addWidget(label(words, Role.SMALL, "soft", wrap=True))
        if len(report.left) > NAMED:
            more = trn("and {n} more", "and {n} more", len(report.left) - NAMED)
            lines.addWidget(label(more, Role.SMALL, "muted"))
        lines.addStretch(1)
        area = QScrollArea()
        area.setProperty("ground", "raised")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Annotations that were left out"))
        area.setWidget(page)
        wide = self._theme.scaled(WIDTH) - 12 * GRID
        high = lines.heightForWidth(wide)
        area.setFixedHeight(min(high + GRID, self._theme.scaled(HIGH)))
        return area
