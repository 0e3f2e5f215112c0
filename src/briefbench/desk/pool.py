"""Worker processes that read pages: a page that hangs, swells or crashes is only a problem line.

Workers are always started fresh (spawn), never forked from a program with threads. pebble kills
one that takes too long; one that takes too much memory is killed by the watch here, which works
the same on every system.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from types import MappingProxyType, TracebackType
from typing import Any, ClassVar, Generic, Self, TypeVar

import psutil
from pebble import ProcessExpired, ProcessPool

from briefbench.base.calling import begin_work, chain
from briefbench.base.errors import BriefBenchError

SECONDS = 10.0
"""Time a page may take: some hundred times what one usually takes."""

MEMORY = 2**30
"""Bytes a worker may hold, its libraries included."""

AHEAD = 3
"""Tasks a worker that are handed out before the first of them is needed."""

_WATCH = 0.1  # seconds between two looks at the workers' memory

_log = logging.getLogger(__name__)

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that ended without a result; ``kind`` is ``time``, ``memory`` or ``crash``."""

    kind: str


class Workers(Generic[Task, Result]):
    """A pool of workers; close it, or use it as a context manager.

    Args:
        functions: What a worker does with a task, as ``base.calling.chain`` takes it: by name, so
            that workers load nothing else.
        jobs: How many workers; None for as many as there are processors, 4 at most.
        given: What some of the functions get behind their arguments, see ``begin_work``.

    """

    _swollen: ClassVar[set[int]] = set()
    """Processes that held too much; any pool's watch may be the first to see it."""

    def __init__(
        self,
        functions: Sequence[str],
        *,
        jobs: int | None = None,
        given: Mapping[str, tuple[Any, ...]] = MappingProxyType({}),
    ) -> None:
        self.jobs = jobs or min(4, os.cpu_count() or 1)
        self._functions = tuple(functions)
        self._pool = ProcessPool(
            max_workers=self.jobs,
            initializer=begin_work,
            initargs=(self._functions, dict(given)),
            context=multiprocessing.get_context("spawn"),
        )
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._watch_memory, daemon=True)
        self._watch.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        self.close(wait=kind is None)

    def close(self, *, wait: bool = True) -> None:
        """End the workers: after what they are doing, or at once."""
        self._done.set()
        if wait:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._watch.join()

    def results(
        self, tasks: Iterable[tuple[Task, tuple[Any, ...], float]]
    ) -> Iterator[tuple[Task, Result | Lost]]:
        """Give the result of each task in the order of the tasks, a few handed out ahead.

        Args:
            tasks: What the caller knows a task by, the functions' arguments, and the seconds it
                may take.

        Raises:
            BriefBenchError: A task told the officer's problem; those behind it are not given.

        """
        waiting: deque[tuple[Task, Any]] = deque()
        for known, arguments, seconds in tasks:
            future = self._pool.schedule(chain, args=[self._functions, *arguments], timeout=seconds)
            waiting.append((known, future))
            if len(waiting) >= self.jobs * AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[Task, Any]]) -> tuple[Task, Result | Lost]:
        known, future = waiting.popleft()
        try:
            return known, future.result()
        except TooLong:
            return known, Lost("time")
        except ProcessExpired as error:
            return known, Lost("memory" if error.pid in self._swollen else "crash")
        except MemoryError:
            return known, Lost("memory")
        except BriefBenchError:  # an answer for the officer; reading pages never gives one
            raise
        except (Exception, CancelledError):  # noqa: BLE001 - one page never stops those behind it
            _log.warning("A task failed in a way that should not happen: %s", known, exc_info=True)
            return known, Lost("crash")

    def _watch_memory(self) -> None:
        """Kill workers that hold more than ``MEMORY``; looks at this program's children."""
        here = psutil.Process()
        while not self._done.wait(_WATCH):
            try:
                children = here.children()
            except psutil.Error:
                continue
            for child in children:
                try:
                    if child.memory_info().rss > MEMORY and "spawn_main" in " ".join(
                        child.cmdline()
                    ):
                        self._swollen.add(child.pid)
                        child.kill()
                except psutil.Error:
                    continue
