"""What is seen of a file to tell its format: its first bytes and, of a ZIP, what is in it."""

from __future__ import annotations

import zipfile
from functools import cached_property
from typing import IO

from briefbench.intake.archives.streams import DAMAGES, PACKED, first_bytes

HEAD = 64 * 1024
"""Bytes from the beginning of a file that are looked at."""

_UNPACKED = 1024  # bytes: the first header of a TAR has 512
_MIMETYPE = 200  # bytes of the entry that names the kind of an OpenDocument or EPUB file


class Sight:
    """A file as far as its format is told by it; reads no more of it than is asked for.

    Args:
        file: Open for reading bytes, with ``seek``; it stands anywhere afterwards.

    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    @cached_property
    def head(self) -> bytes:
        """The first ``HEAD`` bytes."""
        self._file.seek(0)
        return self._file.read(HEAD)

    @cached_property
    def unpacked(self) -> bytes:
        """The first bytes of what is packed by GZIP, BZIP2 or XZ, else of the file itself."""
        if not self.head.startswith(PACKED):
            return self.head[:_UNPACKED]
        return first_bytes(self._file, _UNPACKED)

    @cached_property
    def names(self) -> frozenset[str] | None:
        """The names stored in a ZIP; None when the file is none or its list cannot be read."""
        archive = self._archive
        return None if archive is None else frozenset(archive.namelist())

    @cached_property
    def mimetype(self) -> str:
        """What the entry ``mimetype`` of a ZIP says, ``""`` without one."""
        if self._archive is None or self.names is None or "mimetype" not in self.names:
            return ""
        try:
            with self._archive.open("mimetype") as entry:
                return entry.read(_MIMETYPE).decode("ascii", "replace").strip()
        except (*DAMAGES, RuntimeError):  # RuntimeError: it is locked
            return ""

    @cached_property
    def _archive(self) -> zipfile.ZipFile | None:
        if not self.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return None
        try:
            return zipfile.ZipFile(self._file)
        except Exception:  # noqa: BLE001 - zipfile raises what it likes on lists that are broken
            return None
