"""The one way in: a file becomes drafts, and whatever is wrong with it becomes a sentence."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.members import Member, joined, last_name
from briefbench.intake.archives.room import DEPTH
from briefbench.intake.formats import Container, Found, format_of, tell_format
from briefbench.intake.plain_text import read_text
from briefbench.intake.sight import Sight
from briefbench.model.drafts import ArticleDraft, PageDraft, ProblemDraft

_log = logging.getLogger(__name__)

_HALF = re.compile("[\ud800-\udfff]")

LARGEST = 200 * 2**20
"""Bytes of a page; files that hold others have limits of their own (``archives.room``)."""

INSIDE = 2 * DEPTH
"""Files inside files that are read: an archive in a mail in an archive makes two each."""


def read_page(path: Path, *, whole: bool = False) -> list[PageDraft]:
    """Return what a file holds: one article, several, or a problem; never raises.

    Args:
        path: The file.
        whole: Take a plain-text file as the body exactly as it is.

    """
    return list(read_pages(path, whole=whole))


def read_pages(path: Path, *, whole: bool = False) -> Iterator[PageDraft]:
    """Give what a file holds, one by one, as ``read_page`` does."""
    try:
        file = _opened(path)
    except UnreadablePage as error:
        yield problem_page(path, "", error)
        return
    with file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        for member, found in _surely(partial(_found, file, path.name, whole=whole), path.name):
            yield page_of(path, sha256, member, found)


def read_task(
    path: str,
    whole: bool,  # noqa: FBT001 - tasks have positions only
    member: Member | None = None,
    sha256: str = "",
) -> list[PageDraft]:
    """Return what a worker's task holds: a file, or a member of one.

    An empty list says that the file holds others; they are tasks of their own.

    Args:
        path: The file.
        whole: As for ``read_page``.
        member: What is read in place of the file.
        sha256: The file's digest, when a member is read.

    """
    if member is None:
        return [] if _is_container(Path(path)) else read_page(Path(path), whole=whole)
    return [
        page_of(Path(path), sha256, place, found)
        for place, found in _member_found(member, Path(path).name, whole=whole)
    ]


def read_content(content: bytes, name: str, *, whole: bool = False) -> Iterator[Found]:
    """Give the articles of a file's bytes, with where in it they stand.

    For files that lie in others, such as what is attached to a mail.

    Args:
        content: The bytes.
        name: What the file is called, for messages.
        whole: Take plain text as the body exactly as it is.

    Raises:
        UnreadablePage: Nothing can be read in it.

    """
    with _inside(name):
        yield from _found(BytesIO(content), name, whole=whole)


def page_of(
    path: Path, sha256: str, member: str | None, found: ArticleDraft | UnreadablePage
) -> PageDraft:
    """Return the line of what a reader found."""
    if isinstance(found, UnreadablePage):
        return problem_page(path, sha256, found, member)
    article = replace(_printable(found), member=member)
    return PageDraft(str(path), sha256, member, article=article)


def problem_page(
    path: Path, sha256: str, error: UnreadablePage, member: str | None = None
) -> PageDraft:
    """Return the line of a page that could not be read."""
    problem = ProblemDraft(error.kind, error.message, error.advice, error.address)
    return PageDraft(str(path), sha256, member, problem=problem)


def _printable(draft: ArticleDraft) -> ArticleDraft:
    """Return a draft with U+FFFD for halves of characters, one for one, so that spans stay."""
    said = (draft.title, draft.url or "", *draft.byline, draft.source.name, draft.source.domain)
    if not any(map(_HALF.search, (*said, *(block.text for block in draft.blocks)))):
        return draft
    source = draft.source
    return replace(
        draft,
        title=_HALF.sub("\ufffd", draft.title),
        url=_HALF.sub("\ufffd", draft.url) if draft.url else None,
        byline=tuple(_HALF.sub("\ufffd", name) for name in draft.byline),
        source=replace(
            source,
            name=_HALF.sub("\ufffd", source.name),
            domain=_HALF.sub("\ufffd", source.domain),
        ),
        blocks=tuple(
            replace(block, text=_HALF.sub("\ufffd", block.text)) for block in draft.blocks
        ),
    )


def _found(file: IO[bytes], name: str, *, whole: bool) -> Iterator[Found]:
    row = tell_format(Sight(file), name)
    if isinstance(row, Container):
        from briefbench.intake.archives.unpack import members_of

        for member in members_of(file, name):
            yield from _member_found(member, name, whole=whole)
        return
    if file.seek(0, os.SEEK_END) > LARGEST:
        raise UnreadablePage(
            tr("{name} is too large to be a page.").format(name=name),
            tr("Pages of up to {n} MB are read.").format(n=LARGEST // 2**20),
            "memory",
        )
    file.seek(0)
    content = file.read()
    if whole and row.plain:
        yield None, read_text(content, name, whole=True)
    else:
        yield from row.read(content, name)


def _member_found(member: Member, container: str, *, whole: bool) -> Iterator[Found]:
    name = last_name(member.name) or container
    for place, found in _surely(partial(member.content.read, name, whole=whole), name):
        yield joined(member.name, place), found


def _surely(found: Callable[[], Iterator[Found]], name: str) -> Iterator[Found]:
    """Give what is found; whatever goes wrong is the last of it."""
    try:
        yield from found()
    except UnreadablePage as error:
        yield None, error
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile page must not stop those behind it
        _log.warning("Reading %s failed in a way that was not meant", name, exc_info=True)
        yield (
            None,
            UnreadablePage(
                tr("{name} cannot be read: {reason}.").format(
                    name=name, reason=f"{type(error).__name__}: {error}"[:200]
                ),
                tr("Save the page again, or copy its text and paste it."),
            ),
        )


def _opened(path: Path) -> BufferedReader:
    try:
        path.stat()
        if not path.is_file():
            raise UnreadablePage(
                tr("{path} is no file.").format(path=path),
                tr("Name a file or a folder."),
                "missing",
            )
        return path.open("rb")
    except OSError as error:
        raise UnreadablePage(
            tr("{path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            tr("Check the name, and that you may read it."),
            "missing",
        ) from error


def _is_container(path: Path) -> bool:
    try:
        with _opened(path) as file:
            return isinstance(format_of(Sight(file)), Container)
    except (UnreadablePage, OSError):
        return False


_names_inside: list[str] = []
"""The files that are being read inside each other in this process, the outermost first."""


@contextmanager
def _inside(name: str) -> Iterator[None]:
    if len(_names_inside) >= INSIDE:
        raise UnreadablePage(
            tr("{name} lies too deep in other files.").format(name=name),
            tr("Take it out of the outer ones and drop it."),
            "memory",
        )
    _names_inside.append(name)
    try:
        yield
    finally:
        _names_inside.pop()
