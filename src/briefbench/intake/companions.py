"""The files that belong to a page saved as "web page, complete": its ``_files`` folder."""

from __future__ import annotations

from pathlib import Path

from briefbench.model.drafts import PartDraft

ENDINGS = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_файлы")
"""What browsers call the folder, by their language."""

PAGES = frozenset({".html", ".htm", ".xhtml"})

MOST_PARTS, LARGEST_PART, LARGEST_ALL = 500, 20 * 2**20, 100 * 2**20
"""Number, bytes each and bytes together that are kept; a page needs far less."""


def folder_of(page: Path) -> Path | None:
    """Return the folder that belongs to a page, None when there is none."""
    if page.suffix.lower() not in PAGES:
        return None
    for ending in ENDINGS:
        folder = page.with_name(page.stem + ending)
        if folder.is_dir() and not folder.is_symlink():
            return folder
    return None


def is_companion(folder: Path) -> bool:
    """Say whether a folder belongs to a page beside it."""
    for ending in ENDINGS:
        if folder.name.endswith(ending):
            stem = folder.name.removesuffix(ending)
            return any(folder.with_name(stem + suffix).is_file() for suffix in PAGES)
    return False


def parts_of(page: Path) -> list[PartDraft]:
    """Return the files that belong to a page, by name; what is too much is left out.

    Links that lead out of the folder are not followed.
    """
    folder = folder_of(page)
    if folder is None:
        return []
    parts: list[PartDraft] = []
    size = 0
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or len(parts) == MOST_PARTS:
            continue
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST_PART else None
        except OSError:
            continue
        if content is None or size + len(content) > LARGEST_ALL:
            continue
        size += len(content)
        parts.append(PartDraft(path.relative_to(page.parent).as_posix(), content))
    return parts
