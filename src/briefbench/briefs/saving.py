"""Documents on disk: whole, or not there."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from briefbench.base.errors import ExportFailed
from briefbench.base.words import tr

READABLE = 0o644  # for everyone, as files of other programs are


def save_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that no half of it is ever seen.

    Raises:
        ExportFailed: The folder is missing, full or closed to us, or the place is taken.

    """
    beside = ""
    try:
        number, beside = tempfile.mkstemp(prefix=".brief-", suffix=".part", dir=path.parent)
        with os.fdopen(number, "wb") as file:
            file.write(content)
        Path(beside).chmod(READABLE)
        Path(beside).replace(path)
    except OSError as problem:
        if beside:
            with suppress(OSError):
                Path(beside).unlink(missing_ok=True)
        raise ExportFailed(
            tr("{file} could not be written: {reason}").format(
                file=path.name, reason=problem.strerror or str(problem)
            ),
            tr("Close it in other programs, or choose another folder."),
        ) from problem
