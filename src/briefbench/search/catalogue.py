"""The index's own table of contents: which segments there are, as JSON.

Whoosh keeps a pickle here, which a folder from somebody else could use to run code; and it neither
brings anything to the disk nor says which version of the words it holds. This file is replaced as
a whole, so that readers in other programs see the state before a commit or after it.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefbench.search.arrays import Damaged
from briefbench.search.codec import ENDING, ArrayCodec, ArraySegment

FILE = "catalogue.json"
VERSION = 2
"""Grows when fields, files or what counts as a word change: older indexes are made anew."""

NAME = "words"

TRIES = 50
"""How often the old state is tried to be replaced: one second."""


@dataclass(frozen=True)
class Catalogue:
    """One state of the index; ``generation`` grows with every commit."""

    generation: int
    segments: tuple[ArraySegment, ...]


def read_catalogue(folder: Path) -> Catalogue:
    """Return the last state that was committed.

    Raises:
        Damaged: There is none, or it is of another version or makes no sense.

    """
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
        found = json.loads(text)
        if found["version"] != VERSION:
            raise Damaged(FILE)
        segments = [
            _segment(str(part["name"]), int(part["count"]), set(map(int, part["deleted"])))
            for part in found["segments"]
        ]
        return Catalogue(int(found["generation"]), tuple(segments))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Damaged(FILE) from error


def write_catalogue(folder: Path, catalogue: Catalogue) -> None:
    """Make this the state of the index: on the disk when it returns, or the old one still."""
    found = {
        "version": VERSION,
        "generation": catalogue.generation,
        "segments": [
            {
                "name": segment.segid,
                "count": segment.doc_count_all(),
                "deleted": sorted(segment.deleted_docs()),
            }
            for segment in catalogue.segments
        ],
    }
    beside = folder / f"{FILE}.part"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(found, file)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(folder)  # the segments must have their names before the catalogue tells them
    for attempt in range(TRIES):
        try:
            beside.replace(folder / FILE)
            break
        except PermissionError:  # on Windows, while somebody reads the old one
            if attempt == TRIES - 1:
                raise
            time.sleep(0.02)
    sync_folder(folder)


def new_segment(count: int) -> ArraySegment:
    """Return a segment of ``count`` documents under a name of its own."""
    return _segment(secrets.token_hex(8), count, set())


def without(segment: ArraySegment, documents: Sequence[int]) -> ArraySegment:
    """Return the segment with more documents deleted."""
    deleted = {*segment.deleted_docs(), *documents}
    return _segment(segment.segid, segment.doc_count_all(), deleted)


def remove_unused(folder: Path, catalogue: Catalogue) -> None:
    """Remove segments that the catalogue does not know.

    On Windows a file that some reader has open stays, until a later commit.
    """
    known = {segment.file(folder).name for segment in catalogue.segments}
    for path in folder.glob(f"*{ENDING}"):
        if path.name not in known:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system lets one do so."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _segment(name: str, count: int, deleted: set[int]) -> ArraySegment:
    if not name.isalnum() or count < 0 or any(not 0 <= n < count for n in deleted):
        raise ValueError(name)
    return ArraySegment(ArrayCodec(), NAME, doccount=count, segid=name, deleted=deleted)
