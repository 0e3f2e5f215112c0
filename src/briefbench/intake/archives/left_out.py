"""What in an archive is no page: hidden files and the ``_files`` folders of pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefbench.intake.companions import ENDINGS, PAGES


@dataclass(frozen=True, slots=True)
class PageFolders:
    """The folders in an archive that belong to a page beside them."""

    folders: frozenset[str]

    def hold(self, stored: str) -> bool:
        """Say whether a member lies in one of them."""
        if not self.folders:
            return False
        return any(str(parent) in self.folders for parent in PurePosixPath(_plain(stored)).parents)


def page_folders(stored: Iterable[str]) -> PageFolders:
    """Return the folders, among all names of an archive, that belong to pages."""
    found: set[str] = set()
    for name in stored:
        path = PurePosixPath(_plain(name))
        if path.suffix.lower() in PAGES:
            found.update(str(path.with_name(path.stem + ending)) for ending in ENDINGS)
    return PageFolders(frozenset(found))


def may_be_companion(stored: str) -> bool:
    """Say whether a member lies in a folder that is called like those of pages."""
    return any(part.endswith(ENDINGS) for part in PurePosixPath(_plain(stored)).parts[:-1])


def is_hidden(stored: str) -> bool:
    """Say whether a member is hidden: ``.name``, or what a Mac adds to what it packs."""
    parts = _plain(stored).split("/")
    return "__MACOSX" in parts or any(
        part.startswith(".") and part.strip(".") != "" for part in parts
    )


def _plain(stored: str) -> str:
    return stored.replace("\\", "/")
