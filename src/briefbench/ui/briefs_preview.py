"""The live preview: the real pages, made beside the window, a moment after the last change."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from briefbench import desk
from briefbench.base.errors import BriefBenchError, NotFound
from briefbench.base.words import tr
from briefbench.model.outline import Finding
from briefbench.ui.bench import Bench
from briefbench.ui.jobs import JobRunner
from briefbench.ui.page_view import PageView
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import Header, column, icon_button, label

REST = 400
"""Milliseconds without a change after which the pages are made."""

PAGE_POINTS = 595.3
"""Width of A4 in points (ISO 216: 210 mm)."""

SCALES = (1.0, 3.0)
"""Least and most px a point of the page."""


class PreviewPane(QFrame):
    """Asks for checks and pages in a lane of its own, so that nothing else waits for them."""

    checked = Signal(object)  # list of Findings
    failed = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self._bench = bench
        self._brief = 0
        self._made = (0, 0.0)
        self._runner = JobRunner(self)
        self._runner.failed.connect(self.failed)
        self.pages = PageView(bench.theme)
        self.header = Header(tr("Preview"))
        theme = bench.theme
        self.before = icon_button(theme, "caret-left", tr("Page before"))
        self.number = label("", Role.SMALL, "soft")
        self.after = icon_button(theme, "caret-right", tr("Next page"))
        self.header.add(self.before, self.number, self.after)
        self.before.clicked.connect(lambda _on=False: self.pages.go_to(self.pages.page - 1))
        self.after.clicked.connect(lambda _on=False: self.pages.go_to(self.pages.page + 1))
        layout = column(self)
        layout.addWidget(self.header)
        self._body = QStackedWidget()
        self._hint = label("", Role.SMALL, "muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(*(5 * GRID,) * 4)
        self._body.addWidget(self._hint)
        self._body.addWidget(self.pages)
        layout.addWidget(self._body, 1)
        self.pages.turned.connect(lambda _page: self._say_page())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.make)
        bench.closing.connect(self.stop)
        self._say_page()

    def show_brief(self, brief_id: int) -> None:
        """Show another brief; 0 for none."""
        if brief_id != self._brief:
            self._brief = brief_id
            self.pages.show_pages(())
            self._say(tr("Making the pages…") if brief_id else "")
            self._say_page()
            self.make()

    def refresh(self) -> None:
        """Make checks and pages anew when nothing has changed for a moment."""
        self._rest.start()

    def make(self) -> None:
        """Ask for checks and pages now."""
        self._rest.stop()
        brief, library = self._brief, self._bench.library
        if not brief:
            return
        scale = self._wanted_scale()
        self._made = (brief, scale)
        self._ask("checks", lambda: desk.check_brief(library, brief), self._show_checks)
        self._ask("pages", lambda: desk.preview_pages(library, brief, scale), self._show_pages)

    def stop(self) -> None:
        """Make nothing more, and wait for what is being made."""
        self._rest.stop()
        self._runner.stop()

    @property
    def busy(self) -> bool:
        """Whether pages are being made, or will be in a moment."""
        return self._runner.busy or self._rest.isActive()

    def wait(self) -> None:
        """Block until what is being made is there; for tests."""
        self._runner.wait()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        brief, scale = self._made
        if brief and self._wanted_scale() > scale:
            self._rest.start()

    def _ask(self, topic: str, question: Callable[[], object], then: Callable[..., object]) -> None:
        brief = self._brief
        self._runner.ask(
            topic,
            question,
            lambda result: then(result) if brief == self._brief else None,
            self._refuse,
        )

    def _wanted_scale(self) -> float:
        pixels = self.pages.page_width * self.devicePixelRatioF()
        return max(SCALES[0], min(math.ceil(4 * pixels / PAGE_POINTS) / 4, SCALES[1]))

    def _show_checks(self, findings: list[Finding]) -> None:
        self.checked.emit(findings)

    def _show_pages(self, pages: Sequence[bytes]) -> None:
        self.pages.show_pages(pages)
        self._body.setCurrentIndex(1 if pages else 0)
        self._say_page()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, NotFound):
            return
        if isinstance(error, BriefBenchError):
            self._say(f"{error.message} {error.advice}".strip())
        else:
            self.failed.emit(error)

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._body.setCurrentIndex(0)

    def _say_page(self) -> None:
        page, count = self.pages.page, self.pages.count
        self.number.setText(tr("{n} of {total}").format(n=page + 1, total=count) if count else "")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < count)
