"""Work off the window's thread: long jobs, questions that may be slow, and changes, in order.

Everything a worker has to say is told in the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from briefbench.base.errors import Cancelled
from briefbench.base.progress import Progress

Work = Callable[[Progress], Any]
Then = Callable[[Any], object]


class Job(QObject):
    """One piece of work. Exactly one of the last three signals ends it.

    It lives in the window's thread alone: the worker speaks through the ``JobRunner``, so that a
    job can go while its worker is still on the way home.
    """

    progressed = Signal(int, int, str)  # done, total, note
    finished = Signal(object)  # what the work returned
    cancelled = Signal()
    failed = Signal(object)  # the exception

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.stop.set()


class _JobProgress(Progress):
    def __init__(self, tell: Callable[[int, int, str], None], stop: Callable[[], bool]) -> None:
        self._tell = tell
        self._stop = stop

    def step(self, done: int, total: int, note: str = "") -> None:
        if self._stop():
            raise Cancelled
        self._tell(done, total, note)


class JobRunner(QObject):
    """Four lanes, each with one worker: jobs with a strip, changes, questions, and pictures."""

    started = Signal(object)  # a Job that is to be shown in the strip
    failed = Signal(object)  # what went wrong in any lane; a BriefBenchError or a bug

    _ended = Signal(object, str, object)  # the Job, the name of its signal, result or error
    _stepped = Signal(object, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._questions, self._pictures = (
            self._lane() for _ in range(4)
        )
        self._asked: dict[str, int] = {}
        self._running: set[Job] = set()
        queued = Qt.ConnectionType.QueuedConnection
        self._ended.connect(self._on_ended, queued)
        self._stepped.connect(self._on_stepped, queued)

    def start(self, label: str, work: Work, then: Then | None = None) -> Job:
        """Queue long work; call ``then`` with its result. Errors are told by ``failed``."""
        job, run = self._made(label, work, then)
        self.started.emit(job)
        self._jobs.start(run)
        return job

    def change(
        self, work: Callable[[], Any], then: Then | None = None, otherwise: Then | None = None
    ) -> None:
        """Write something small, in the order asked; call ``then`` with its result.

        ``otherwise`` gets the error of a change that failed; without it ``failed`` tells.
        """

        def refuse(error: Exception) -> None:
            if otherwise is not None and _alive(otherwise):
                otherwise(error)
            else:
                self.failed.emit(error)

        self._changes.start(self._made("", lambda _progress: work(), then, refuse=refuse)[1])

    def ask(
        self, topic: str, question: Callable[[], Any], then: Then, otherwise: Then | None = None
    ) -> None:
        """Ask something; of the questions of one topic only the last is answered.

        ``otherwise`` gets the error of a question that failed; without it ``failed`` tells.
        """
        self._ask(self._questions, topic, question, then, otherwise)

    def draw(
        self, topic: str, question: Callable[[], Any], then: Then, otherwise: Then | None = None
    ) -> None:
        """Ask for a picture, as ``ask`` does, in a lane that no other question waits for."""
        self._ask(self._pictures, topic, question, then, otherwise)

    def _ask(
        self,
        lane: QThreadPool,
        topic: str,
        question: Callable[[], Any],
        then: Then,
        otherwise: Then | None,
    ) -> None:
        number = self._asked[topic] = self._asked.get(topic, 0) + 1

        def work(_progress: Progress) -> Any:
            if self._asked[topic] != number:
                raise Cancelled
            return question()

        def answer(result: Any) -> None:
            if self._asked[topic] == number:
                then(result)

        def refuse(error: Exception) -> None:
            if otherwise is None:
                self.failed.emit(error)
            elif self._asked[topic] == number and _alive(otherwise):
                otherwise(error)

        lane.start(self._made("", work, answer, then, refuse)[1])

    def stop(self) -> None:
        """Ask all work to stop, and wait until it has."""
        for job in tuple(self._running):
            job.cancel()
        self.wait()

    def wait(self) -> None:
        """Block until all lanes are empty; for closing and for tests."""
        for lane in (self._jobs, self._changes, self._questions, self._pictures):
            lane.waitForDone()

    @property
    def busy(self) -> bool:
        """Whether anything was started and has not told its end."""
        return bool(self._running)

    def _lane(self) -> QThreadPool:
        lane = QThreadPool(self)
        lane.setMaxThreadCount(1)
        lane.setExpiryTimeout(-1)
        return lane

    def _made(
        self,
        label: str,
        work: Work,
        then: Then | None,
        owner: Then | None = None,
        refuse: Callable[[Exception], object] | None = None,
    ) -> tuple[Job, Callable[[], None]]:
        job = Job(label, self)
        self._running.add(job)

        def end(result: Any) -> None:
            if then is not None and _alive(owner or then):
                then(result)

        job.finished.connect(end)
        job.failed.connect(refuse or self.failed.emit)
        return job, partial(self._run, job, job.stop.is_set, work)

    def _run(self, job: Job, stop: Callable[[], bool], work: Work) -> None:
        """Do the work; called in the worker's thread."""
        try:
            result = work(_JobProgress(partial(self._stepped.emit, job), stop))
        except Cancelled:
            self._ended.emit(job, "cancelled", None)
        except Exception as error:  # noqa: BLE001 - every end of the work is told
            self._ended.emit(job, "failed", error)
        else:
            self._ended.emit(job, "finished", result)

    @Slot(object, str, object)
    def _on_ended(self, job: Job, end: str, result: object) -> None:
        self._running.discard(job)
        if end == "cancelled":
            job.cancelled.emit()
        else:
            getattr(job, end).emit(result)
        job.deleteLater()

    @Slot(object, int, int, str)
    def _on_stepped(self, job: Job, done: int, total: int, note: str) -> None:
        if job in self._running:
            job.progressed.emit(done, total, note)


def _alive(then: Then) -> bool:
    """Say whether the widget a method belongs to still exists."""
    owner = getattr(then, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
