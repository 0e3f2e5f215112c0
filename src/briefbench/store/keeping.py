"""Keeps files as originals, many at once: so that each need not wait for the disk by itself."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from briefbench.base.errors import LibraryBroken
from briefbench.base.words import tr
from briefbench.store.originals import KeptFile, original_path, safe_suffix

_CHUNK = 2**20
_TOGETHER = 8  # files and folders that are made lasting at the same time


class Keeping:
    """Files on their way into a library; use as a context manager.

    Each is written beside its place as it comes. ``settle`` makes all of them last and moves them
    into place: a kill leaves the whole file or none, and so does a loss of power afterwards. What
    was not settled is removed at the end.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._parts: dict[Path, Path] = {}  # place → what is written so far

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _k: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        for part in self._parts.values():
            part.unlink(missing_ok=True)
        self._parts.clear()

    def keep(self, content: bytes, name: str) -> KeptFile:
        """Take bytes in once, as they are.

        Raises:
            LibraryBroken: The folder cannot be written, for instance because the disk is full.

        """
        kept = _kept(hashlib.sha256(content).hexdigest(), name, len(content))
        self._write(kept, [content])
        return kept

    def keep_file(self, place: Path, name: str, sha256: str) -> KeptFile | None:
        """Take a file in; None when it cannot be opened or is not what it was any more.

        Args:
            place: Where it lies.
            name: What it is called.
            sha256: Its digest when it was read.

        Raises:
            LibraryBroken: As for ``keep``.

        """
        try:
            kept = _kept(sha256, name, place.stat().st_size)
            if self._has(kept):
                return kept
            with place.open("rb") as file:
                digest = _Digest(file)
                self._write(kept, digest)
            whole = digest.hexdigest() == sha256
        except OSError:
            whole = False
        if whole:
            return kept
        self._forget(sha256)
        return None

    def settle(self) -> None:
        """Make all of them last and move them into place.

        Raises:
            LibraryBroken: As for ``keep``; none of them counts as kept then.

        """
        if not self._parts:
            return
        with _told(self._library):
            _together(_make_last, self._parts.values())
            for place, part in self._parts.items():
                part.replace(place)
            folders = {place.parent for place in self._parts}
            self._parts.clear()
            if os.name == "posix":  # elsewhere a folder cannot be opened, and need not be
                _together(_make_last, folders)

    def _has(self, kept: KeptFile) -> bool:
        place = self._place(kept)
        if place in self._parts:
            return True
        return place.exists() and place.stat().st_size == kept.size

    def _write(self, kept: KeptFile, chunks: Iterable[bytes]) -> None:
        if self._has(kept):
            return
        place = self._place(kept)
        with _told(place.parent):
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
        self._parts[place] = Path(part)
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                with _told(place.parent):
                    file.write(chunk)
            with _told(place.parent):
                file.flush()

    def _forget(self, sha256: str) -> None:
        """Remove what was begun of a file."""
        for place in [place for place in self._parts if place.stem == sha256]:
            self._parts.pop(place).unlink(missing_ok=True)

    def _place(self, kept: KeptFile) -> Path:
        return original_path(self._library, kept.sha256, kept.suffix)


def keep_original(library: Path, content: bytes, name: str) -> KeptFile:
    """Store ``content`` once, as it came.

    Raises:
        LibraryBroken: The folder cannot be written, for instance because the disk is full.

    """
    with Keeping(library) as keeping:
        kept = keeping.keep(content, name)
        keeping.settle()
    return kept


class _Digest:
    """The chunks of a file, and what they amount to when all were given."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._file.read(_CHUNK):
            self._digest.update(chunk)
            yield chunk

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise LibraryBroken(
            tr("Pages cannot be kept in {folder}: {reason}.").format(
                folder=folder, reason=error.strerror or error
            ),
            tr("Free some disk space or check who may write to the folder, then try again."),
        ) from error


def _kept(sha256: str, name: str, size: int) -> KeptFile:
    return KeptFile(sha256, Path(name).name[:255], safe_suffix(name), size)


def _make_last(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _together(work: Callable[[Path], None], paths: Iterable[Path]) -> None:
    """Do the same to several paths at once: the disk writes them in one go."""
    with ThreadPoolExecutor(_TOGETHER, thread_name_prefix="keeping") as threads:
        list(threads.map(work, paths))
