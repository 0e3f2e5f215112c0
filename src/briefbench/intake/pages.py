"""The one way in: a file becomes drafts, and whatever is wrong with it becomes a sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.formats import Found, tell_format
from briefbench.intake.json_lines import is_json_lines, read_lines
from briefbench.intake.plain_text import read_text
from briefbench.intake.sight import Sight
from briefbench.model.drafts import ArticleDraft, PageDraft, ProblemDraft
from briefbench.model.kinds import Format

LARGEST = 200 * 2**20
"""Bytes of a page; JSON Lines may have ``LARGEST_LINES``."""

LARGEST_LINES = 512 * 2**20

_HEAD = 64 * 1024


def read_page(path: Path, *, whole: bool = False) -> list[PageDraft]:
    """Return what a file holds: one article, several for JSON Lines, or a problem; never raises.

    Args:
        path: The file.
        whole: Take a plain-text file as the body exactly as it is.

    """
    return list(read_pages(path, whole=whole))


def read_pages(path: Path, *, whole: bool = False) -> Iterator[PageDraft]:
    """Give what a file holds, one by one, as ``read_page`` does."""
    try:
        content = _content(path)
    except UnreadablePage as error:
        yield problem_page(path, "", error)
        return
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        for member, found in read_content(content, path.name, whole=whole):
            yield page_of(path, sha256, member, found)
    except UnreadablePage as error:
        yield problem_page(path, sha256, error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile page must not stop those behind it
        broken = UnreadablePage(
            tr("{name} cannot be read: {reason}.").format(
                name=path.name, reason=f"{type(error).__name__}: {error}"[:200]
            ),
            tr("Save the page again, or copy its text and paste it."),
        )
        yield problem_page(path, sha256, broken)


def read_task(path: str, whole: bool, lines: bytes = b"", first: int = 1) -> list[PageDraft]:  # noqa: FBT001
    """Return what a worker's task holds: a file, or some lines of a JSON Lines file.

    Args:
        path: The file.
        whole: As for ``read_page``.
        lines: Lines of the file, to be read in place of it.
        first: The number of the first of them.

    """
    if not lines:
        return read_page(Path(path), whole=whole)
    found = read_lines(lines, Path(path).name, first)
    return [page_of(Path(path), "", member, one) for member, one in found]


def problem_page(
    path: Path, sha256: str, error: UnreadablePage, member: str | None = None
) -> PageDraft:
    """Return the line of a page that could not be read."""
    problem = ProblemDraft(error.kind, error.message, error.advice, error.address)
    return PageDraft(str(path), sha256, member, problem=problem)


def page_of(
    path: Path, sha256: str, member: str | None, found: ArticleDraft | UnreadablePage
) -> PageDraft:
    """Return the line of what a reader found."""
    if isinstance(found, UnreadablePage):
        return problem_page(path, sha256, found, member)
    return PageDraft(str(path), sha256, member, article=found)


def read_content(content: bytes, name: str, *, whole: bool = False) -> Iterator[Found]:
    """Give the articles of a file's bytes, with where in it they stand.

    For files that lie in others, such as what is attached to a mail, too.

    Args:
        content: The bytes.
        name: What the file is called, for messages.
        whole: Take plain text as the body exactly as it is.

    Raises:
        UnreadablePage: Nothing can be read in it.

    """
    row = tell_format(Sight(BytesIO(content)), name)
    if whole and row.format in {Format.TEXT, Format.MARKDOWN}:
        yield None, read_text(content, name, whole=True)
    else:
        yield from row.read(content, name)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadablePage(
                tr("{path} is no file.").format(path=path),
                tr("Name a file or a folder."),
                "missing",
            )
        if size > LARGEST_LINES or (size > LARGEST and not _begins_as_lines(path)):
            raise UnreadablePage(
                tr("{name} is too large to be a page.").format(name=path.name),
                tr("Pages of up to {n} MB are read.").format(n=LARGEST // 2**20),
                "memory",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadablePage(
            tr("{path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            tr("Check the name, and that you may read it."),
            "missing",
        ) from error


def _begins_as_lines(path: Path) -> bool:
    with path.open("rb") as file:
        return is_json_lines(file.read(_HEAD))
