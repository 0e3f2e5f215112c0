"""How fast a job goes, and how long it will still take, as words."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from briefbench.base.words import tr, trn
from briefbench.ui.jobs import Job

SPAN = 10.0
"""Seconds over which the pace is measured: long enough to be steady, short enough to follow."""

LEAST = 2.0
"""Seconds a job must have run before its pace says anything."""


class Pace:
    """Measures the job that is shown."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._job: Job | None = None
        self._steps: deque[tuple[float, int]] = deque()

    def words(self, job: Job, done: int, total: int) -> str:
        """Return ``24 a second · 2 min left``, ``""`` while that is not known."""
        now = self._clock()
        if job is not self._job:
            self._job = job
            self._steps.clear()
        self._steps.append((now, done))
        while len(self._steps) > 2 and now - self._steps[1][0] > SPAN:
            self._steps.popleft()
        since, before = self._steps[0]
        if now - since < LEAST or done <= before:
            return ""
        rate = (done - before) / (now - since)
        return f"{rate_words(rate)} · {left_words((total - done) / rate)}"


def rate_words(rate: float) -> str:
    """Return a pace as words: by the second, or by the minute where it is slow."""
    if rate >= 1:
        return tr("{n} a second").format(n=f"{rate:,.0f}")
    return tr("{n} a minute").format(n=f"{max(1, round(rate * 60))}")


def left_words(seconds: float) -> str:
    """Return how long it still takes, no more exactly than it is known."""
    if seconds < 10:
        return tr("a few seconds left")
    if seconds < 90:
        return tr("{n} s left").format(n=round(seconds / 10) * 10)
    minutes = round(seconds / 60)
    if minutes < 90:
        return trn("{n} min left", "{n} min left", minutes)
    hours = round(minutes / 60)
    return trn("{n} h left", "{n} h left", hours)
