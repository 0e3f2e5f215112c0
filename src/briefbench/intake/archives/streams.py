"""GZIP, BZIP2 and XZ: a packed file, or a TAR of several that is packed as one."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import IO, cast

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.left_out import is_hidden, may_be_companion, page_folders
from briefbench.intake.archives.members import Member, Names, PackedFile, Unread, last_name
from briefbench.intake.archives.room import Room, Stream, check_size

_OPENERS = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
)
PACKED = tuple(mark for mark, _ in _OPENERS)
"""What packed files begin with."""

DAMAGES = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, ValueError, LookupError, ArithmeticError, struct.error),
    NotImplementedError,
)
"""What the unpackers of the standard library raise on files that are damaged."""


def opened(file: IO[bytes]) -> IO[bytes]:
    """Return what gives a file's bytes from its beginning, unpacked if it is packed."""
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    for mark, opener in _OPENERS:
        if head.startswith(mark):
            return cast(IO[bytes], opener(file))
    return file


def first_bytes(file: IO[bytes], size: int) -> bytes:
    """Return the first unpacked bytes of a packed file, as many as can be had."""
    try:
        return opened(file).read(size)
    except DAMAGES:
        return b""


def stream_of(file: IO[bytes], name: str, room: Room) -> Stream:
    """Return a file as a stream of its unpacked bytes that keeps to the limits."""
    packed = file.seek(0, os.SEEK_END)
    unpacked = opened(file)
    return Stream(unpacked, room, name, 0 if unpacked is file else packed)


def unpack_one(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give the one file that is packed.

    Raises:
        UnreadablePage: It is damaged, too large or grows too much.
        Full: It holds too much.

    """
    packed = file.seek(0, os.SEEK_END)
    inner = PurePath(name).stem if PurePath(name).suffix.lower() in {".gz", ".bz2", ".xz"} else name
    try:
        content = room.whole(opened(file), name, packed=packed)
    except DAMAGES as error:
        raise damaged(name) from error
    room.enter(name)
    yield Member(Names().name(inner), PackedFile(content))


def unpack_tar(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give what is in a TAR, packed or not; folders, links and hidden files are passed over.

    What lies in a folder named like that of a page is left for the end, when it is known whether
    the page is there.

    Raises:
        UnreadablePage: It is damaged; what came before it stands.
        Full: It holds too much.

    """
    names, stored, left = Names(), set[str](), set[str]()

    def first(entry: str) -> bool:
        stored.add(entry)
        if may_be_companion(entry):
            left.add(entry)
            return False
        return True

    yield from _files(file, name, room, names, first)
    companions = page_folders(stored)
    others = {entry for entry in left if not companions.hold(entry)}
    if others:
        yield from _files(file, name, room, names, others.__contains__)


def _files(
    file: IO[bytes], name: str, room: Room, names: Names, wanted: Callable[[str], bool]
) -> Iterator[Member]:
    """Give the members of a TAR whose stored names are wanted."""
    stream = stream_of(file, name, room)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
            for entry in archive:
                if not entry.isfile() or is_hidden(entry.name) or not wanted(entry.name):
                    continue
                room.enter(name)
                shown = names.name(entry.name)
                try:
                    check_size(entry.size, entry.size, last_name(shown))
                except UnreadablePage as error:
                    yield Member(shown, Unread(error))
                    continue
                content = archive.extractfile(entry)
                yield Member(shown, PackedFile(content.read() if content else b""))
    except tarfile.TarError as error:
        raise damaged(name) from error
    if stream.broken:
        raise damaged(name)


def damaged(name: str) -> UnreadablePage:
    """Return the problem of a file that ends or breaks before its end."""
    return UnreadablePage(
        tr("{name} is damaged; not all of it could be read.").format(name=name),
        tr("Pack or download it again."),
    )
