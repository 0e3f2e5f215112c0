"""The members of a file that holds others, those of archives inside it included."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import IO

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.members import Member, PackedFile, Unread, joined, last_name
from briefbench.intake.archives.room import DEPTH, LARGEST_CONTAINER, Full, Room
from briefbench.intake.archives.streams import DAMAGES, damaged
from briefbench.intake.formats import Container, format_of
from briefbench.intake.sight import Sight

_log = logging.getLogger(__name__)

BATCH_SIZE, BATCH_MEMBERS, BATCH_SECONDS = 4 * 2**20, 50, 1.0
"""After so many bytes, members or seconds, what was unpacked is handed on."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Members of a file in their order; ``sha256`` is the file's, ``last`` when none follow."""

    sha256: str
    members: tuple[Member, ...]
    last: bool


def members_of(file: IO[bytes], name: str) -> Iterator[Member]:
    """Give the members of a file that holds others; what cannot be read is ``Unread``.

    At least one is given. Nothing is written anywhere, and stored names are only shown.

    Args:
        file: Open for reading bytes, with ``seek``.
        name: What it is called, for messages.

    """
    if file.seek(0, os.SEEK_END) > LARGEST_CONTAINER:
        yield Member("", Unread(_too_large(name)))
        return
    given = False
    try:
        for member in _members(file, name, Room(), 1):
            given = True
            yield member
    except Full as error:
        given = True
        yield Member("", Unread(error))
    if not given:
        yield Member("", Unread(_empty(name)))


def _members(file: IO[bytes], name: str, room: Room, depth: int) -> Iterator[Member]:
    row = format_of(Sight(file))
    if not isinstance(row, Container):
        return
    try:
        for member in row.unpack(file, name, room):
            yield from _with_inner(member, room, depth)
    except UnreadablePage as error:
        if isinstance(error, Full):
            raise
        yield Member("", Unread(error))
    except DAMAGES:
        yield Member("", Unread(damaged(name)))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - libraries raise what they like on what is damaged
        _log.warning("Unpacking %s failed in a way that was not meant", name, exc_info=True)
        yield Member("", Unread(damaged(name)))


def _with_inner(member: Member, room: Room, depth: int) -> Iterator[Member]:
    """Give a member, or what it holds."""
    content = member.content
    if not isinstance(content, PackedFile):
        yield member
        return
    inner = BytesIO(content.content)
    if not isinstance(format_of(Sight(inner)), Container):
        yield member
        return
    name = last_name(member.name)
    if depth == DEPTH:
        problem = UnreadablePage(
            tr("{name} lies too deep in other archives.").format(name=name),
            tr("Unpack the outer ones and drop it."),
            "memory",
        )
        yield replace(member, content=Unread(problem))
        return
    given = False
    for deeper in _members(inner, name, room, depth + 1):
        given = True
        yield replace(deeper, name=joined(member.name, deeper.name) or "")
    if not given:
        yield replace(member, content=Unread(_empty(name)))


def _gone(path: str, error: OSError) -> UnreadablePage:
    return UnreadablePage(
        tr("{path} cannot be opened: {reason}.").format(path=path, reason=error.strerror or error),
        tr("Check the name, and that you may read it."),
        "missing",
    )


def _too_large(name: str) -> UnreadablePage:
    return UnreadablePage(
        tr("{name} is too large to be brought in whole.").format(name=name),
        tr("Unpack it or part it; up to {n} MB are read.").format(n=LARGEST_CONTAINER // 2**20),
        "memory",
    )


def _empty(name: str) -> UnreadablePage:
    return UnreadablePage(
        tr("{name} holds no page.").format(name=name),
        tr("Look into it: it may be empty or hold other things than pages."),
        "empty",
    )


class _Unpacking:
    """The file that this process is unpacking, between two calls of ``next_members``."""

    def __init__(self, path: str) -> None:
        self._file = Path(path).open("rb")  # noqa: SIM115 - open from call to call
        self._sha256 = hashlib.file_digest(self._file, "sha256").hexdigest()
        self._members = members_of(self._file, Path(path).name)

    def batch(self) -> Batch:
        members: list[Member] = []
        size = 0
        until = time.monotonic() + BATCH_SECONDS
        for member in self._members:
            members.append(member)
            size += len(getattr(member.content, "content", b""))
            if len(members) == BATCH_MEMBERS or size >= BATCH_SIZE or time.monotonic() > until:
                return Batch(self._sha256, tuple(members), last=False)
        return Batch(self._sha256, tuple(members), last=True)

    def close(self) -> None:
        self._members.close()  # type: ignore[attr-defined]
        self._file.close()


_unpacking: list[_Unpacking] = []


def next_members(path: str, begin: bool) -> Batch:  # noqa: FBT001 - tasks have positions only
    """Return the next members of a file; for a process that does nothing else.

    Args:
        path: The file.
        begin: Open it and begin, whatever was unpacked before.

    """
    if begin:
        while _unpacking:
            _unpacking.pop().close()
        try:
            _unpacking.append(_Unpacking(path))
        except OSError as error:
            return Batch("", (Member("", Unread(_gone(path, error))),), last=True)
    if not _unpacking:
        return Batch("", (), last=True)
    batch = _unpacking[-1].batch()
    if batch.last:
        _unpacking.pop().close()
    return batch
