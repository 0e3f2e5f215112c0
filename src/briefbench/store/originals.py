"""The pages as they were dropped: files under ``originals/``, named by their SHA-256.

A page lies at ``originals/9f/9f3c...04d1.html``, so that it can be opened without BriefBench and
no folder holds more than a 256th of them. Files are written beside their place and moved onto it,
so that a kill leaves either the whole file or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = "originals"
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


def safe_suffix(name: str) -> str:
    """Return the ending of a file name in lower case, ``""`` when it has no plain one."""
    suffix = Path(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def original_path(library: Path, sha256: str, suffix: str) -> Path:
    """Return where the original with this digest lies."""
    return library / FOLDER / sha256[:2] / f"{sha256}{suffix}"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An original in its place: digest (64 hexadecimal digits), first name, ending, bytes."""

    sha256: str
    name: str
    suffix: str
    size: int


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A file kept with a page: the name the page uses, and where it lies."""

    name: str
    sha256: str
    suffix: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An original as the database knows it, with its parts."""

    sha256: str
    suffix: str
    name: str
    parts: Sequence[KeptPart] = ()


def drop_original(library: Path, sha256: str, suffix: str) -> None:
    """Remove an original that nothing refers to any more; a missing one is fine."""
    original_path(library, sha256, suffix).unlink(missing_ok=True)
