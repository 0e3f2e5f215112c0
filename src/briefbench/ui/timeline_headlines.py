"""Headlines for the card beside the guide: asked when one lingers, kept while they hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from briefbench import desk
from briefbench.model.charts import ChartQuestion
from briefbench.timeline.boxes import Hit
from briefbench.ui.bench import Bench

LINGER = 160
"""Milliseconds one looks at a bucket before its headlines are asked for."""

KEPT = 400
"""Buckets whose headlines are kept."""


class Headlines(QObject):
    """Asks for the headlines of what is looked at, off the window's thread."""

    found = Signal(object, object)  # the Hit, and its headlines

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._question: ChartQuestion | None = None
        self._known: dict[Hit, tuple[str, ...]] = {}
        self._at: Hit | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LINGER)
        self._pause.timeout.connect(self._ask)

    def use(self, question: ChartQuestion) -> None:
        """Forget what is known: the chart was counted anew."""
        self._question, self._at = question, None
        self._known.clear()
        self._pause.stop()

    def look_at(self, at: Hit | None) -> None:
        """Tell headlines that are known, else ask for them after a while."""
        self._at = at
        if at is None:
            self._pause.stop()
        elif at in self._known:
            self.found.emit(at, self._known[at])
        else:
            self._pause.start()

    def _ask(self) -> None:
        at, question = self._at, self._question
        if at is not None and question is not None:
            self._bench.ask(
                "headlines",
                partial(desk.bucket_headlines, bucket=at.bucket, key=at.key),
                question,
                then=partial(self._take, question, at),
                otherwise=self._let_be,
            )

    def _take(self, question: ChartQuestion, at: Hit, titles: tuple[str, ...]) -> None:
        if question is not self._question:
            return
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[at] = titles
        self.found.emit(at, titles)

    def _let_be(self, error: Exception) -> None:
        """Show no headlines: what is wrong with a query is told where it is counted."""
