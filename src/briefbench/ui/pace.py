"""How fast the job that is shown goes, and how long it will still take, as words."""

from __future__ import annotations

import time
from collections.abc import Callable

from briefbench.base.progress import Rate
from briefbench.ui.jobs import Job


class Pace:
    """Measures the job that is shown."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._job: Job | None = None
        self._rate = Rate()

    def words(self, job: Job, done: int, total: int) -> str:
        """Return ``24 a second · 2 min left``, ``""`` while that is not known."""
        if job is not self._job:
            self._job, self._rate = job, Rate()
        return self._rate.step(done, total, self._clock()).speed
