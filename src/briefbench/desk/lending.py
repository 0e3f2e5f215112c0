"""Gives kept originals under the names they came with, to be read anew."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefbench.store.originals import KeptPage, original_path

PREFIX = ".reading-"

_STALE = 86_400.0  # seconds after which a folder that a killed program left is removed
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST = 150


class Lending:
    """Lends originals from a library; what it gives ends with its folder."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._count = 0

    def lend(self, page: KeptPage) -> Path | None:
        """Return the page under its own name, its parts beside it; None when it is missing.

        The names come from the database and are cut to plain ones: nothing is written elsewhere.
        """
        kept = original_path(self._library, page.sha256, page.suffix)
        if not kept.is_file():
            return None
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        place = folder / _safe_name(page.name)
        _link(kept, place)
        for part in page.parts:
            names = [
                _safe_name(name) for name in part.name.split("/") if name not in ("", ".", "..")
            ]
            source = original_path(self._library, part.sha256, part.suffix)
            target = folder.joinpath(*names)
            if len(names) < 2 or not source.is_file() or target.exists():
                continue
            with suppress(OSError):
                target.parent.mkdir(parents=True, exist_ok=True)
                _link(source, target)
        return place


@contextmanager
def lending(library: Path) -> Iterator[Lending]:
    """Lend originals of the library in this folder while the block lasts."""
    _sweep(library)
    folder = Path(tempfile.mkdtemp(dir=library, prefix=PREFIX))
    try:
        yield Lending(library, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _safe_name(name: str) -> str:
    """Return a file name that is one on every system."""
    plain = _UNSAFE.sub("_", name).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 20:
        return plain[:_LONGEST] or "page"
    return f"{stem[:_LONGEST] or 'page'}.{suffix}"


def _link(kept: Path, place: Path) -> None:
    """Make the file appear there without copying it where the system can."""
    try:
        os.link(kept, place)
    except OSError:
        shutil.copyfile(kept, place)


def _sweep(library: Path) -> None:
    """Remove what a killed program left behind long ago."""
    for left in library.glob(PREFIX + "*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left, ignore_errors=True)
