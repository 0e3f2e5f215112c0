"""The one way in: a file becomes drafts, and whatever is wrong with it becomes a sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.html_page import read_html
from briefbench.intake.json_lines import is_json_lines, read_lines
from briefbench.intake.mhtml import is_mhtml, read_mhtml
from briefbench.intake.plain_text import read_text
from briefbench.model.drafts import ArticleDraft, PageDraft, ProblemDraft
from briefbench.model.kinds import Format

LARGEST = 200 * 2**20
"""Bytes of a page; JSON Lines may have ``LARGEST_LINES``."""

LARGEST_LINES = 512 * 2**20

_HEAD = 64 * 1024
_CONTROL = bytes({*range(32), 127} - set(b"\t\n\r\f"))
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|article|div|p|table|h1|!--)[\s>/]?",
    re.IGNORECASE,
)
_KNOWN = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "GZIP"),
    (b"bplist00", "Safari web archive"),
    (b"\xd0\xcf\x11\xe0", "Outlook or old Office"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3", "SQLite"),
)


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
        format_ = tell_format(content, path.name)
        if format_ is Format.JSONL:
            for member, found in read_lines(content, path.name):
                if isinstance(found, ArticleDraft):
                    yield PageDraft(str(path), sha256, member, article=found)
                else:
                    yield problem_page(path, sha256, found, member)
            return
        yield PageDraft(str(path), sha256, article=_read(content, path.name, format_, whole=whole))
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
    pages = []
    for member, found in read_lines(lines, Path(path).name, first):
        if isinstance(found, ArticleDraft):
            pages.append(PageDraft(path, "", member, article=found))
        else:
            pages.append(problem_page(Path(path), "", found, member))
    return pages


def problem_page(
    path: Path, sha256: str, error: UnreadablePage, member: str | None = None
) -> PageDraft:
    """Return the line of a page that could not be read."""
    problem = ProblemDraft(error.kind, error.message, error.advice)
    return PageDraft(str(path), sha256, member, problem=problem)


def tell_format(content: bytes, name: str) -> Format:
    """Return what kind of file this is by its content.

    Raises:
        UnreadablePage: It is empty, or of a kind that is not read.

    """
    head = content[:_HEAD]
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadablePage(
            tr("{name} is empty.").format(name=name), tr("Save the page again."), "empty"
        )
    for mark, kind in _KNOWN:
        if head.startswith(mark):
            raise UnreadablePage(
                tr("{name} is a file of the kind {kind}, which is not read.").format(
                    name=name, kind=kind
                ),
                tr("Save the page as web page or as text."),
                "unknown",
            )
    if is_json_lines(head):
        return Format.JSONL
    if is_mhtml(head):
        return Format.MHTML
    if _TAG.search(head.replace(b"\x00", b"")):
        return Format.HTML
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) // 50 and not head.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    ):
        raise UnreadablePage(
            tr("{name} is no page and no text.").format(name=name),
            tr("Save the page as web page or as text."),
            "unknown",
        )
    return Format.TEXT


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


def _read(content: bytes, name: str, format_: Format, *, whole: bool) -> ArticleDraft:
    if format_ is Format.MHTML:
        return read_mhtml(content, name)
    if format_ is Format.HTML:
        return read_html(content, name)
    return read_text(content, name, whole=whole)
