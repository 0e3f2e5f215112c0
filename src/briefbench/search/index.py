"""The Whoosh index: a folder of words that can always be made again.

The index holds words alone; which articles there are is told by the database. Folders that were
not made by this program (or by another version of it) are never opened, since Whoosh keeps
pickles: they are made anew.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, NUMERIC, TEXT, Schema
from whoosh.index import EmptyIndexError, FileIndex, LockError
from whoosh.reading import SegmentReader

from briefbench.base.errors import LibraryBusy
from briefbench.base.words import tr
from briefbench.model.facts import ArticleWords
from briefbench.search.words import words_of

MARKER, VERSION = "briefbench.json", 1
"""Grows when the schema or the analysis of words changes, so that old indexes are made anew."""

MEMORY = 128
"""Megabytes a writer fills before it writes a run to disk."""

FIELDS = ("title", "body", "speakers", "quotes")


class Words(Tokenizer):  # type: ignore[misc]
    """Gives ``search.words`` to Whoosh."""

    def __call__(self, value: str, *, positions: bool = False, **_: Any) -> Iterator[Token]:
        token = Token(positions=positions)
        token.stopped = False
        token.boost = 1.0
        for position, word in enumerate(words_of(value)):
            token.text = word.text
            if positions:
                token.pos = position
            yield token


def _schema() -> Schema:
    words = {name: TEXT(analyzer=Words(), phrase=True) for name in FIELDS}
    return Schema(key=ID(unique=True), article=NUMERIC(int, bits=64, sortable=True), **words)


class Segment:
    """One part of the index, with what queries need of it as arrays, read once."""

    def __init__(self, reader: SegmentReader) -> None:
        self.reader = reader
        count = reader.doc_count_all()
        column = reader.column_reader("article")
        self.articles = np.fromiter((column[n] for n in range(count)), np.int64, count)
        if reader.has_deletions():
            gone = [n for n in range(count) if reader.is_deleted(n)]
            self.articles[gone] = -1
        self._lengths: dict[str, NDArray[np.float32]] = {}

    def lengths(self, field: str) -> NDArray[np.float32]:
        """Return the number of words in a field of each document."""
        if field not in self._lengths:
            count = len(self.articles)
            length = self.reader.doc_field_length
            self._lengths[field] = np.fromiter(
                (length(n, field, 0) for n in range(count)), np.float32, count
            )
        return self._lengths[field]


class Index:
    """An open index. Safe to use from any thread; one writes at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._index: FileIndex = _open(folder)
        self._generation = -1
        self._segments: tuple[Segment, ...] = ()

    def close(self) -> None:
        """Close the files; the index is of no use afterwards."""
        with self._lock:
            for segment in self._segments:
                segment.reader.close()
            self._segments = ()
            self._index.close()

    def clear(self) -> None:
        """Throw everything away and begin an empty index."""
        with self._lock:
            self.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._index = _open(self._folder)
            self._generation = -1

    def write(self, add: Iterable[ArticleWords], remove: Iterable[int] = ()) -> None:
        """Write articles, new ones or in place of what was known of them, and forget others.

        All of it is there afterwards, also after a power cut, or (on an error) nothing.

        Raises:
            LibraryBusy: Another program is writing to the index.

        """
        with self._lock:
            known = set(self.ids().tolist())
            try:
                writer = self._index.writer(limitmb=MEMORY, timeout=5)
            except LockError as error:
                raise LibraryBusy(
                    tr("The search index is being written by another program."),
                    tr("Wait until it is done, then try again."),
                ) from error
            try:
                self._fill(writer, add, remove, known)
            except BaseException:
                writer.cancel()
                raise
            writer.commit()
            _sync(self._folder)

    def segments(self) -> tuple[Segment, ...]:
        """Return the parts of the index as it is now on disk."""
        with self._lock:
            now = self._latest_generation()
            if now != self._generation:
                readers = self._leaves()
                self._segments = tuple(Segment(reader) for reader in readers)
                self._generation = now
            return self._segments

    def ids(self) -> NDArray[np.int64]:
        """Return the ids of all articles in the index, ascending."""
        found = [segment.articles for segment in self.segments()]
        ids = np.concatenate(found) if found else np.zeros(0, np.int64)
        return np.sort(ids[ids >= 0])

    def count(self) -> int:
        """Return how many articles the index holds."""
        return len(self.ids())

    @staticmethod
    def _fill(
        writer: Any, add: Iterable[ArticleWords], remove: Iterable[int], known: set[int]
    ) -> None:
        for id_ in remove:
            if id_ in known:
                writer.delete_by_term("key", str(id_))
        for words in add:
            if words.id in known:
                writer.delete_by_term("key", str(words.id))
            writer.add_document(
                key=str(words.id),
                article=words.id,
                title=words.title,
                body=words.body,
                speakers=words.speakers,
                quotes=words.quotes,
            )

    def _latest_generation(self) -> int:
        return int(self._index.latest_generation())

    def _leaves(self) -> list[SegmentReader]:
        """Open the segments; another program's commit may take one away meanwhile."""
        for attempt in range(20):
            try:
                reader = self._index.refresh().reader()
            except (OSError, EmptyIndexError):
                if attempt == 19:
                    raise
                time.sleep(0.05)
            else:
                return [leaf for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
        return []


def open_index(folder: Path) -> Index:
    """Return the index in ``folder``, an empty one when there is none that can be used."""
    return Index(folder)


def _open(folder: Path) -> FileIndex:
    if _is_ours(folder):
        try:
            return whoosh_index.open_dir(str(folder), schema=_schema())
        except (OSError, EmptyIndexError, ValueError, KeyError):
            pass  # broken: made anew below
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    made = whoosh_index.create_in(str(folder), _schema())
    (folder / MARKER).write_text(json.dumps({"version": VERSION}), encoding="utf-8")
    return made


def _is_ours(folder: Path) -> bool:
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return bool(marker["version"] == VERSION)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _sync(folder: Path) -> None:
    """Bring the files to the disk: Whoosh does not."""
    if os.name != "posix":
        return
    for path in [*folder.iterdir(), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
