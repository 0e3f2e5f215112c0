"""Watch folders: what appears in them, and is whole, comes in by itself.

Nothing here waits or runs by itself: whoever watches asks ``look`` from time to time and imports
what it gives.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.desk.library import Library, library_setting, set_library_setting
from briefbench.intake.companions import ENDINGS, folder_of, is_companion
from briefbench.store.imports import imported_files

SETTING = "watch-folders"

QUIET = 2.0
"""Seconds in which a file must not change: browsers write in shorter steps."""

YOUNG = 60.0
"""Seconds for which a folder named like a page's pictures waits for that page to appear."""

UNFINISHED = (".part", ".crdownload", ".tmp", ".temp", ".partial", ".download", ".opdownload")
"""Endings under which browsers write what is not whole yet."""

_MOST_PARTS = 500  # files of a page's folder that are looked at


@dataclass(frozen=True, slots=True)
class Sight:
    """What tells a file from what it was: bytes and time of writing, its pictures included."""

    size: int
    written: float  # POSIX seconds, the latest of the page and of its parts


@dataclass(slots=True)
class _Watched:
    sight: Sight
    since: float
    given: bool = False


class FolderWatch:
    """Finds what is new and whole in some folders.

    Args:
        folders: Where to look, folders below included.
        known: When files were imported and of how many bytes, by path: they are not given again
            unless they were written since.

    """

    def __init__(
        self, folders: Sequence[Path], known: Mapping[str, tuple[float, int | None]] | None = None
    ) -> None:
        self.folders = tuple(folders)
        self._known = known or {}
        self._watched: dict[Path, _Watched] = {}
        self._problems: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """What was wrong at the last look, in sentences: folders that are not there."""
        return self._problems

    def look(self, now: float) -> list[Path]:
        """Return the files that are new and have not changed for ``QUIET`` seconds, in order.

        Each is given once, and again when it was written anew. A folder that is missing is told by
        ``problems`` and looked for again.

        Args:
            now: The time in POSIX seconds.

        """
        seen: dict[Path, _Watched] = {}
        problems = []
        for folder in self.folders:
            if not folder.is_dir():
                problems.append(tr("The watch folder {folder} is not there.").format(folder=folder))
            for path, sight in _files(folder, now):
                before = self._watched.get(path)
                if before is None or before.sight != sight:
                    given = before is None and self._imported(path, sight)
                    before = _Watched(sight, now, given)
                seen[path] = before
        self._watched, self._problems = seen, tuple(problems)
        ready = [p for p, w in seen.items() if not w.given and now - w.since >= QUIET]
        for path in ready:
            seen[path].given = True
        return sorted(ready)

    def _imported(self, path: Path, sight: Sight) -> bool:
        when, size = self._known.get(str(path), (0.0, None))
        return sight.written < when and size in {None, sight.size}


def watch_folders(library: Library) -> list[Path]:
    """Return the folders from which pages come in by themselves."""
    try:
        named = json.loads(library_setting(library, SETTING) or "[]")
    except ValueError:
        return []
    return [Path(name) for name in named if isinstance(name, str)]


def set_watch_folders(library: Library, folders: Sequence[Path]) -> None:
    """Say from which folders pages come in by themselves; undoable.

    Raises:
        Refused: One of them is a file, or the library lies in it or around it.

    """
    places = list(dict.fromkeys(folder.absolute() for folder in folders))
    for place in places:
        _require_apart(library.folder.resolve(), place)
    set_library_setting(library, SETTING, json.dumps([str(place) for place in places]))


def folder_watch(library: Library, folders: Sequence[Path] | None = None) -> FolderWatch:
    """Return a watch on these folders, or on those of the library, that knows what came in before.

    Raises:
        Refused: As for ``set_watch_folders``.

    """
    places = watch_folders(library) if folders is None else [f.absolute() for f in folders]
    for place in places:
        _require_apart(library.folder.resolve(), place)
    with library.read() as session:
        known = {
            path: (datetime.fromisoformat(when).timestamp(), size)
            for path, when, size in imported_files(session, [str(place) for place in places])
        }
    return FolderWatch(places, known)


def _require_apart(library: Path, folder: Path) -> None:
    place = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise Refused(
            tr("{folder} is no folder.").format(folder=folder), tr("Choose a folder to watch.")
        )
    if place == library or place in library.parents or library in place.parents:
        raise Refused(
            tr(
                "The folder {folder} cannot be watched: the library lies in it or around it."
            ).format(folder=folder),
            tr("Choose a folder of its own for what you save."),
        )


def _files(folder: Path, now: float) -> Iterator[tuple[Path, Sight]]:
    """Give the files below a folder that may be pages; what cannot be looked at is passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if not _waits_for_page(Path(entry.path), now):
                    yield from _files(Path(entry.path), now)
            elif entry.is_file() and _may_be_whole(entry.name, names):
                found = entry.stat()
                if found.st_size:
                    yield Path(entry.path), _sight(Path(entry.path), found)
        except OSError:
            continue


def _may_be_whole(name: str, beside: set[str]) -> bool:
    """Say whether no browser is still writing a file, by the names in its folder."""
    if name.lower().endswith(UNFINISHED):
        return False
    return not any(name + ending in beside for ending in UNFINISHED)


def _waits_for_page(folder: Path, now: float) -> bool:
    """Say whether a folder holds the pictures of a page, of one that may yet come included."""
    if not folder.name.endswith(ENDINGS):
        return False
    return is_companion(folder) or now - folder.stat().st_mtime < YOUNG


def _sight(path: Path, found: os.stat_result) -> Sight:
    size, written = found.st_size, found.st_mtime
    parts = folder_of(path)
    for place, part in enumerate(parts.rglob("*") if parts else ()):
        if place == _MOST_PARTS:
            break
        written = max(written, part.stat().st_mtime)
    return Sight(size, written)
