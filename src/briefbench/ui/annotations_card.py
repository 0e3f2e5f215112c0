"""How an import of annotations went: what was taken, what waits, what was left and why."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

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
        lines = [
            label(
                tr("No. {number}: {why}").format(number=one.number, why=one.why),
                Role.SMALL,
                "soft",
                wrap=True,
            )
            for one in report.left[:NAMED]
        ]
        if (more := len(report.left) - NAMED) > 0:
            lines.append(label(trn("and {n} more", "and {n} more", more), Role.SMALL, "muted"))
        return self.scrolled(lines, tr("Annotations that were left out"), HIGH, GRID)
