"""The strip at the bottom: the running job with Cancel; index and network at the far end."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QProgressBar

from briefbench import desk
from briefbench.base.progress import Rate
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.kinds import Kind
from briefbench.ui.bench import Bench
from briefbench.ui.icons import ICON_ROW
from briefbench.ui.jobs import Job
from briefbench.ui.quotes_review import ReviewPanel
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import IconLabel, label, push_button, row, text_button

PATIENCE = 300
"""Milliseconds a job may run before the strip shows it; shorter ones would only flicker."""

MOMENT = 6000
"""Milliseconds that a sentence stays which tells what was done."""

SETTLE = 800
"""Milliseconds of quiet after a change before the index is asked."""


MOST = 110
"""Signs of the sentence that are shown; the strip at 1280 px has room for them."""


class StatusStrip(QFrame):
    """Shows the oldest running job, and keeps the index up to date behind the window."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("edge", "top")
        self.setProperty("bar", "strip")
        self.setAccessibleName(tr("Status"))
        self._bench = bench
        self._jobs: list[Job] = []
        self._shown: Job | None = None
        self._rate = Rate()
        self._told = ""
        layout = row(self, (3 * GRID, 0, 3 * GRID, 0))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._sentence = label("", Role.SMALL, "soft")
        self._cancel = push_button(tr("Cancel"), self.cancel, density="tiny")
        for widget in (self._bar, self._sentence, self._cancel):
            widget.hide()
            layout.addWidget(widget)
        layout.addStretch(1)
        self.review = text_button(bench.theme, "", "link-break")
        self.review.setProperty("density", "small")
        self.review.clicked.connect(lambda _on=False: ReviewPanel(bench, self.window()))
        self.review.hide()
        layout.addWidget(self.review)
        layout.addSpacing(GRID)
        self._index_sign = IconLabel(bench.theme, "check-circle", "text_3", ICON_ROW)
        self._index = label(tr("Index up to date"), Role.SMALL, "soft")
        offline = label(tr("Offline"), Role.SMALL, "soft")
        offline.setToolTip(tr("BriefBench makes no network request. Nothing leaves this computer."))
        layout.addWidget(self._index_sign)
        layout.addWidget(self._index)
        layout.addSpacing(GRID)
        layout.addWidget(IconLabel(bench.theme, "lock-simple", "text_3", ICON_ROW))
        layout.addWidget(offline)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self.look_after_index)
        self._indexing = False
        self._moment = QTimer(self, singleShot=True, interval=MOMENT)
        self._moment.timeout.connect(self._fall_silent)
        bench.told.connect(self.tell)
        bench.jobs.started.connect(self.on_started)
        bench.signals.changed.connect(self.on_changed)
        self._settle.start()
        self._ask_review()

    @Slot(object)
    def on_started(self, job: Job) -> None:
        """Show a job until it ends."""
        self._jobs.append(job)
        job.progressed.connect(lambda done, total, note: self._show(job, done, total, note))
        for end in (job.finished, job.cancelled, job.failed):
            end.connect(lambda *_: self._ended(job))
        QTimer.singleShot(PATIENCE, self, lambda: self._show(job, 0, 0, ""))

    @Slot(object)
    def on_changed(self, changed: Changed) -> None:
        """Look after the index when the library is quiet again; count quotes to review."""
        if changed.articles:
            self._settle.start()
        if changed.touches(Kind.QUOTE, Kind.ARTICLE):
            self._ask_review()

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say what was done; while a job is shown, at its end."""
        self._told = words
        if self._bar.isHidden():
            self._told = ""
            self._sentence.setText(words)
            self._sentence.show()
            self._moment.start()

    def cancel(self) -> None:
        """Stop the job that is shown; what it has done stays."""
        if self._jobs:
            self._jobs[0].cancel()
            self._cancel.setEnabled(False)
            done = self._bar.value()
            kept = trn(
                "Stopping; {n} that is done stays…", "Stopping; {n} that are done stay…", done
            )
            self._sentence.setText(kept if done else tr("Stopping; what is done stays…"))

    def look_after_index(self) -> None:
        """Ask how far the index is behind, and bring it up to date."""
        self._bench.ask("index", desk.index_behind, then=self._on_behind)

    def _ask_review(self) -> None:
        self._bench.ask("to review", desk.count_quotes_to_review, then=self._show_review)

    def _show_review(self, count: int) -> None:
        self.review.setText(trn("{n} quote to review", "{n} quotes to review", count))
        self.review.setToolTip(tr("Their words were not found for certain (Ctrl+Shift+R)."))
        self.review.setVisible(bool(count))

    def _on_behind(self, behind: int) -> None:
        self._show_index(behind)
        if behind and not self._indexing and not self._jobs:
            self._indexing = True
            library = self._bench.library
            job = self._bench.jobs.start(
                tr("Updating the index"),
                lambda progress: desk.work_off_index(library, progress),
                self._on_indexed,
            )
            job.failed.connect(self._on_index_stopped)
            job.cancelled.connect(self._on_index_stopped)

    def _on_indexed(self, _count: int) -> None:
        self._indexing = False
        self.look_after_index()

    def _on_index_stopped(self, *_reason: object) -> None:
        self._indexing = False

    def _show_index(self, behind: int) -> None:
        words = trn("{n} article not yet in the index", "{n} articles not yet in the index", behind)
        self._index.setText(words if behind else tr("Index up to date"))
        self._index_sign.show_icon("clock" if behind else "check-circle", "text_3")

    def _show(self, job: Job, done: int, total: int, note: str) -> None:
        if not self._jobs or self._jobs[0] is not job or not self._cancel.isEnabled():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._shown is not job:
            self._shown, self._rate = job, Rate()
        pace = self._rate.step(done, total, time.monotonic()).words
        text = " · ".join(part for part in (f"{job.label}: {pace}", note) if part)
        shown = text if total else f"{job.label}…"
        self._sentence.setText(shown if len(shown) < MOST else f"{shown[: MOST - 1]}…")
        self._bar.setAccessibleName(shown)
        for widget in (self._bar, self._sentence, self._cancel):
            widget.show()

    def _fall_silent(self) -> None:
        self._sentence.setVisible(not self._bar.isHidden())

    def _ended(self, job: Job) -> None:
        self._jobs.remove(job)
        self._cancel.setEnabled(True)
        if not self._jobs:
            for widget in (self._bar, self._sentence, self._cancel):
                widget.hide()
            self._settle.start()
            if self._told:
                self.tell(self._told)
