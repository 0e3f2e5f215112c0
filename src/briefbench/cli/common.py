"""What several commands share: the library option, JSON lines, progress on the terminal."""

from __future__ import annotations

import functools
import json
import re
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import click
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from briefbench import desk
from briefbench.base.errors import Cancelled
from briefbench.base.places import default_library
from briefbench.base.progress import Progress, Rate

HOLDER = "briefbench in a terminal"


def with_library(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--library`` and call it with the open library first; close it after."""

    @click.option(
        "--library",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="The library's folder (default: your own).",
    )
    @functools.wraps(command)
    def run(*args: Any, folder: Path | None, **options: Any) -> Any:
        library = desk.open_library(folder or default_library(), holder=HOLDER)
        try:
            return command(library, *args, **options)
        finally:
            library.close()

    return run


def write_line(values: object) -> None:
    """Write one JSON object as a line to stdout, at once; always UTF-8.

    Names of files may hold bytes that are no text: those lines are written with escapes alone.
    """
    text = json.dumps(values, ensure_ascii=False)
    if re.search("[\ud800-\udfff]", text):
        text = json.dumps(values)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class TerminalProgress(Progress):
    """A bar on stderr where that is a terminal, silence elsewhere; use as a context manager.

    The first Ctrl+C inside it cancels the work at its next step, the second ends the program.
    """

    def __init__(self) -> None:
        self._rate = Rate()
        self._stop = False
        self._before: Any = None
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[pace]}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=None, pace="")

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def step(self, done: int, total: int, note: str = "") -> None:
        if self._stop:
            raise Cancelled
        pace = self._rate.step(done, total, time.monotonic()).words
        self._bar.update(
            self._task, completed=done, total=total or None, description=note[:40], pace=pace
        )

    def _on_interrupt(self, _signal: int, _frame: object) -> None:
        if self._stop:
            raise KeyboardInterrupt
        self._stop = True
