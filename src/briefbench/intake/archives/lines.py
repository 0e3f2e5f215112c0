"""JSON Lines, some lines at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from briefbench.intake.archives.members import Member
from briefbench.intake.archives.room import Room
from briefbench.intake.json_lines import LONGEST_LINE, read_lines

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

LINES = 100
"""Lines that are read at once."""

_ENOUGH = 4 * 2**20  # bytes that are read at once, save for a longer line


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file; ``first`` is the number of the first."""

    content: bytes
    first: int

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        return read_lines(self.content, name, self.first)


def unpack_lines(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give the lines of a file, some at a time.

    Raises:
        Full: It holds too many.

    """
    file.seek(0)
    first = 1
    while lines := _some(file):
        for _ in lines:
            room.enter(name)
        yield Member("", Lines(b"".join(lines), first), len(lines))
        first += len(lines)


def _some(file: IO[bytes]) -> list[bytes]:
    """Return the next lines; of one that is too long, enough to see that it is."""
    lines: list[bytes] = []
    size = 0
    while len(lines) < LINES and size < _ENOUGH:
        line = file.readline(LONGEST_LINE + 2)
        if not line:
            break
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        lines.append(line if line.endswith(b"\n") else line + b"\n")
        size += len(line)
    return lines
