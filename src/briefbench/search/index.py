"""The index: a folder of words that can always be made again.

It is a Whoosh index with a codec and a table of contents of its own (``search.codec``,
``search.catalogue``). It holds words alone; which articles there are is told by the database. A
folder that is damaged, was made by another version, or was not made by this program is emptied,
with everything in it that says how far the index had followed.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import try_for

from briefbench.base.errors import LibraryBusy
from briefbench.base.words import tr
from briefbench.model.facts import ArticleWords
from briefbench.search.arrays import Damaged
from briefbench.search.catalogue import (
    FILE,
    Catalogue,
    read_catalogue,
    remove_unused,
    without,
    write_catalogue,
)
from briefbench.search.codec import ArraySegment
from briefbench.search.segments import Segment, batches, join_segments, to_join, write_segment

LOCK = "WRITELOCK"

PATIENCE = 5.0
"""Seconds to wait for another program that writes."""

TRIES = 10
"""How often a state is read anew that another program replaced meanwhile."""


class Index:
    """An open index. Safe to use from any thread; one writes at a time, readers never wait."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reading = threading.RLock()
        self._writing = threading.Lock()
        self._seen: tuple[int, ...] = ()
        self._segments: tuple[Segment, ...] = ()
        folder.mkdir(parents=True, exist_ok=True)
        self.segments()

    def close(self) -> None:
        """Let the files go; asking the index again opens them again."""
        with self._reading:
            self._segments, self._seen = (), ()

    def clear(self) -> None:
        """Throw everything in the folder away and begin an empty index.

        Raises:
            LibraryBusy: Another program is writing to the index.

        """
        with self._locked():
            self._empty()

    def write(self, add: Iterable[ArticleWords], remove: Iterable[int] = ()) -> None:
        """Write articles, new ones or in place of what was known of them, and forget others.

        All of it is on the disk afterwards, or (on an error, or when the power fails) nothing.

        Raises:
            LibraryBusy: Another program is writing to the index.

        """
        with self._locked():
            self._sound()
            before = read_catalogue(self._folder)
            segments = self._without(before.segments, np.fromiter(remove, np.int64))
            for batch in batches(add):
                ids = np.array([article.id for article in batch], np.int64)
                segments = self._without(segments, ids)
                segments.append(write_segment(self._folder, batch))
            after = Catalogue(before.generation + 1, tuple(self._tidied(segments)))
            write_catalogue(self._folder, after)
            self._opened()
            remove_unused(self._folder, after)

    def segments(self) -> tuple[Segment, ...]:
        """Return the parts of the index as it is now on disk; a broken one is emptied."""
        try:
            return self._opened()
        except Damaged:
            with self._locked():
                return self._sound()

    def ids(self) -> NDArray[np.int64]:
        """Return the ids of all articles in the index, ascending."""
        found = [segment.ids[segment.live] for segment in self.segments()]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *found]))

    def count(self) -> int:
        """Return how many articles the index holds."""
        return sum(segment.count for segment in self.segments())

    def _sound(self) -> tuple[Segment, ...]:
        """Return the parts of the index, emptied first when it is broken; needs the lock."""
        try:
            return self._opened()
        except Damaged:
            self._empty()
            return self._opened()

    def _opened(self) -> tuple[Segment, ...]:
        """Return the parts of the index.

        Raises:
            Damaged: The folder is none of this program, or was changed by something else.

        """
        with self._reading:
            for _ in range(TRIES):
                seen = self._state()
                if seen and seen == self._seen:
                    break
                try:
                    catalogue = read_catalogue(self._folder)
                    self._segments = tuple(map(self._segment, catalogue.segments))
                    self._seen = seen
                    break
                except (Damaged, OSError) as error:  # or replaced by a commit just now
                    if seen == self._state():
                        raise Damaged(FILE) from error
                    time.sleep(0.02)
            else:
                raise Damaged(FILE)
            return self._segments

    def _segment(self, about: ArraySegment) -> Segment:
        """Return a part of the index, the one that is open already where nothing changed."""
        for known in self._segments:
            if known.about.segid == about.segid:
                same = known.about.deleted_count() == about.deleted_count()
                return known if same else Segment(self._folder, about, checked=True)
        return Segment(self._folder, about)

    def _empty(self) -> None:
        self.close()
        for path in self._folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != LOCK:
                with suppress(OSError):
                    path.unlink()
        write_catalogue(self._folder, Catalogue(0, ()))

    def _without(
        self, segments: Iterable[ArraySegment], ids: NDArray[np.int64]
    ) -> list[ArraySegment]:
        """Return the segments with these articles deleted."""
        kept = []
        for segment in segments:
            gone = self._segment(segment).documents(ids) if len(ids) else []
            kept.append(without(segment, gone) if gone else segment)
        return kept

    def _tidied(self, segments: Iterable[ArraySegment]) -> list[ArraySegment]:
        """Join segments until none need it, and leave out those without articles."""
        opened = [one for one in map(self._segment, segments) if one.count]
        while chosen := to_join(opened):
            joined = join_segments(self._folder, chosen)
            opened = [one for one in opened if one not in chosen]
            opened.append(Segment(self._folder, joined, checked=True))
        return [one.about for one in opened]

    def _state(self) -> tuple[int, ...]:
        """Return what changes when the catalogue is replaced, nothing when there is none."""
        try:
            found = (self._folder / FILE).stat()
        except OSError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._writing:
            lock = FileStorage(str(self._folder)).lock(LOCK)
            if not try_for(lock.acquire, timeout=PATIENCE, delay=0.05):
                raise LibraryBusy(
                    tr("The search index is being written by another program."),
                    tr("Wait until it is done, then try again."),
                )
            try:
                yield
            finally:
                lock.release()


def open_index(folder: Path) -> Index:
    """Return the index in ``folder``, an empty one when there is none that can be used."""
    return Index(folder)
