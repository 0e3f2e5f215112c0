"""What a file that holds others gives: members, each with a name and something to read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefbench.base.errors import UnreadablePage

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

LONGEST_NAME = 300
"""Code points of a stored name that are kept: more is no name."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Content(Protocol):
    """Something that can be read in a worker, with all that its container says of it."""

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        """Give its articles; ``name`` is for messages, ``whole`` as for ``read_pages``.

        Raises:
            UnreadablePage: There is none in it.

        """


@dataclass(frozen=True, slots=True)
class Member:
    """A part of a file.

    Args:
        name: Where it is in the file: stored name, number of the record or entry, joined with
            ``/`` when archives nest; ``""`` for the file itself. Shown and stored, never a path.
        content: What is read.
        articles: How many articles it gives, as far as is known; it may take time for each.

    """

    name: str
    content: Content
    articles: int = 1


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file as it lay in an archive."""

    content: bytes

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        from briefbench.intake.pages import read_content

        return read_content(self.content, name, whole=whole)


@dataclass(frozen=True, slots=True)
class Unread:
    """A member that is not read, and why."""

    error: UnreadablePage

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        yield None, self.error


def joined(outer: str | None, inner: str | None) -> str | None:
    """Return the place inside a file of what is at ``inner`` in its part ``outer``."""
    return "/".join(part for part in (outer, inner) if part) or None


def last_name(name: str) -> str:
    """Return the last part of a stored name, for messages and for titles."""
    return name.rstrip("/").rpartition("/")[2] or name


def shown_name(stored: str) -> str:
    """Return a stored name so that it can be shown: nothing unseen, of bounded length.

    Control characters and marks that change the direction of writing, with which a name can
    pretend to be another one, become U+FFFD.
    """
    seen = "".join(
        "\ufffd" if unicodedata.category(sign) in _UNSEEN else sign
        for sign in stored.replace("\\", "/")[: 2 * LONGEST_NAME]
    )
    return seen if len(seen) <= LONGEST_NAME else seen[: LONGEST_NAME - 1] + "…"


class Names:
    """Makes the stored names of one archive shown and different: a second ``a`` is ``a (2)``."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def name(self, stored: str) -> str:
        """Return the name under which a member is told of."""
        name = shown_name(stored)
        number = self._given.get(name, 0) + 1
        self._given[name] = number
        return name if number == 1 else self.name(f"{name} ({number})")
