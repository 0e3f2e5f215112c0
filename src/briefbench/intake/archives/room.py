"""How much an archive may hold: each limit with its reason, and the places where it is kept."""

from __future__ import annotations

import lzma
import zlib
from typing import IO

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr

LARGEST_CONTAINER = 512 * 2**20
"""Bytes of a file that holds others: it is kept as it came, which takes as much memory once."""

MOST_MEMBERS = 20_000
"""Pages in a dropped file, those in archives inside it included: years of a desk's saves."""

LARGEST_MEMBER = 64 * 2**20
"""Bytes of a member: several of them are in memory at once, on their way to the workers."""

LARGEST_ALL = 2 * 2**30
"""Bytes that a dropped file may unpack to, whatever is passed over included."""

MOST_RATIO = 200
"""Times its size that a file may unpack to; web pages reach 20, a made-up list of words 100."""

RATIO_FROM = 16 * 2**20
"""Bytes up to which the ratio does not count: they do no harm."""

DEPTH = 3
"""Archives inside archives that are unpacked; a mail or a backup has one or two."""

_BLOCK = 2**20


class Full(UnreadablePage):
    """A limit of the whole file is reached: what was given before counts, the rest is not read."""


class Room:
    """Counts what one dropped file has unpacked to."""

    def __init__(self) -> None:
        self._members = 0
        self._size = 0

    def enter(self, name: str) -> None:
        """Count a member.

        Raises:
            Full: There are too many.

        """
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Full(
                tr("{name} holds more than {n} pages; the others are not read.").format(
                    name=name, n=f"{MOST_MEMBERS:,}"
                ),
                tr("Unpack it and bring in one folder after the other."),
                "memory",
            )

    def count(self, size: int, name: str) -> None:
        """Count bytes that were unpacked.

        Raises:
            Full: They are too many.

        """
        self._size += size
        if self._size > LARGEST_ALL:
            raise Full(
                tr("{name} unpacks to more than {n} MB; the rest is not read.").format(
                    name=name, n=LARGEST_ALL // 2**20
                ),
                tr("Unpack it and bring in one folder after the other."),
                "memory",
            )

    def whole(self, file: IO[bytes], name: str, *, packed: int, size: int = 0) -> bytes:
        """Return all bytes of a member.

        Args:
            file: Gives them.
            name: For messages.
            packed: Bytes it takes in the archive.
            size: Bytes it says to have, 0 when it does not say.

        Raises:
            UnreadablePage: It is too large, or grows too much.
            Full: The file as a whole unpacks to too much.

        """
        check_size(size, packed, name)
        parts: list[bytes] = []
        have = 0
        while part := file.read(_BLOCK):
            have += len(part)
            self.count(len(part), name)
            check_size(have, packed, name)
            parts.append(part)
        return b"".join(parts)


def check_size(size: int, packed: int, name: str) -> None:
    """Refuse a member that is too large or that grows too much.

    Raises:
        UnreadablePage: It is or does.

    """
    if size > LARGEST_MEMBER:
        raise UnreadablePage(
            tr("{name} is too large to be read inside an archive.").format(name=name),
            tr("Unpack it and drop it alone; up to {n} MB are read inside.").format(
                n=LARGEST_MEMBER // 2**20
            ),
            "memory",
        )
    if size > RATIO_FROM and size > MOST_RATIO * max(packed, 1):
        raise UnreadablePage(
            tr("{name} grows to more than {n} times its size, as traps do.").format(
                name=name, n=MOST_RATIO
            ),
            tr("Leave it aside, or unpack it with care and drop the pages."),
            "memory",
        )


class Stream:
    """An unpacked stream that is read once: keeps to the limits and ends where it is damaged.

    Args:
        file: Gives the unpacked bytes.
        room: Counts them.
        name: For messages.
        packed: Bytes of the file they come from; 0 when they are not packed.

    """

    def __init__(self, file: IO[bytes], room: Room, name: str, packed: int = 0) -> None:
        self._file = file
        self._room = room
        self._name = name
        self._packed = packed
        self._size = 0
        self.broken = ""  # why it ended before its end

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, fewer than that before the end, none at the end.

        Raises:
            Full: The file as a whole unpacks to too much.
            UnreadablePage: It grows too much.

        """
        if self.broken:
            return b""
        wanted = _BLOCK if size < 0 else min(size, _BLOCK)
        try:
            part: bytes = self._file.read1(wanted)  # type: ignore[attr-defined]
        except (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError) as error:
            self.broken = str(error) or type(error).__name__
            return b""
        self._size += len(part)
        self._room.count(len(part), self._name)
        if self._packed and self._size > max(RATIO_FROM, MOST_RATIO * self._packed):
            raise UnreadablePage(
                tr("{name} grows to more than {n} times its size, as traps do.").format(
                    name=self._name, n=MOST_RATIO
                ),
                tr("Leave it aside, or unpack it with care and drop the pages."),
                "memory",
            )
        return part

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._size

    def close(self) -> None:
        """Do nothing: who opened the file closes it."""
