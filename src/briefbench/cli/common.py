"""What several commands share: the library option, JSON lines, progress on the terminal."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from briefbench import desk
from briefbench.base.places import default_library
from briefbench.base.progress import Progress

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
    """Write one JSON object as a line to stdout, at once."""
    sys.stdout.write(json.dumps(values, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class TerminalProgress(Progress):
    """A bar on stderr where that is a terminal, silence elsewhere; use as a context manager."""

    def __init__(self) -> None:
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()

    def step(self, done: int, total: int, note: str = "") -> None:
        self._bar.update(self._task, completed=done, total=total or None, description=note[:40])
