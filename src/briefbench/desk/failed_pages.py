"""What can be done about pages that were not read: try again, take as text, keep as they are."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import Refused
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.lending import lending
from briefbench.desk.library import Library
from briefbench.desk.own_words import word_lists
from briefbench.desk.reading import read_paths
from briefbench.desk.storing import BATCH, Named, Storing
from briefbench.model.drafts import PageDraft
from briefbench.model.import_records import Attachment, ImportLine
from briefbench.model.import_rows import AttachmentRow
from briefbench.model.kinds import Stored
from briefbench.model.rows import ImportLineRow
from briefbench.store.articles import articles_by_id
from briefbench.store.borders import rule_drafts
from briefbench.store.imports import lines_by_id
from briefbench.store.kept import attachment_rows, attachments_by_id, kept_pages, lines_kept_as

Read = Callable[[Sequence[Path]], Generator[PageDraft, None, None]]


def retry_lines(
    library: Library, line_ids: Sequence[int], progress: Progress = SILENT
) -> list[ImportLineRow]:
    """Read pages again that were not read, and return what their lines say now.

    The file is read where it was found, as it is there now; when it is gone, the kept original
    is. What is read belongs to the import of the line. Lines that tell of something else than a
    failure are left alone.

    Raises:
        NotFound: A line is gone; nothing was done.
        LibraryBusy: Another program writes to the library.
        Cancelled: The user stopped; what was stored before stays.

    """
    with library.read() as session:
        rules = rule_drafts(session)
        lists = word_lists(session)
    read = partial(read_paths, rules=rules, lists=lists, progress=progress)
    return _read_lines(library, line_ids, read, kept_first=False)


def read_as_text(
    library: Library, line_ids: Sequence[int], progress: Progress = SILENT
) -> list[ImportLineRow]:
    """Take files that were not read as plain text, and return what their lines say now.

    Raises:
        NotFound: A line is gone; nothing was done.
        Refused: A line is of a part of an archive or a feed.
        LibraryBusy: Another program writes to the library.
        Cancelled: The user stopped; what was stored before stays.

    """
    with library.read() as session:
        lists = word_lists(session)
        if any(line.member is not None for line in lines_by_id(session, line_ids)):
            raise Refused(
                tr("A part of an archive cannot be taken as text on its own."),
                tr("Unpack it and import the file."),
            )
    read = partial(read_paths, lists=lists, as_text=True, progress=progress)
    return _read_lines(library, line_ids, read, kept_first=True)


def keep_as_attachment(
    library: Library, line_ids: Sequence[int], article_id: int | None = None
) -> list[int]:
    """Keep files that were not read as they are, beside an article or on their own.

    Returns:
        The ids of the attachments, in the order of ``line_ids``.

    Raises:
        NotFound: A line or the article is gone; nothing was changed.
        Refused: A file was read meanwhile, or could not be opened when it was dropped.

    """
    label = trn("Keep {n} attachment", "Keep {n} attachments", len(line_ids))
    with library.change(label) as session:
        if article_id is not None:
            articles_by_id(session, [article_id])
        made = []
        for line in lines_by_id(session, line_ids):
            if line.original_id is None or line.stored not in {None, Stored.ATTACHMENT}:
                raise Refused(
                    tr("{path} is not kept as a file of its own.").format(path=line.path),
                    tr("Import it again."),
                )
            line.stored = Stored.ATTACHMENT
            made.append(_attachment(session, line, article_id))
        session.flush()
        return [attachment.id for attachment in made]


def list_attachments(library: Library, article_id: int | None = None) -> list[AttachmentRow]:
    """Return the attachments of an article, or all of the library, newest first."""
    with library.read() as session:
        return attachment_rows(session, library.folder, article_id)


def remove_attachments(library: Library, attachment_ids: Sequence[int]) -> None:
    """Let attachments go; the lines of their imports tell again that they were not read.

    Raises:
        NotFound: An attachment is gone; nothing was changed.

    """
    label = trn("Remove {n} attachment", "Remove {n} attachments", len(attachment_ids))
    with library.change(label) as session:
        for attachment in attachments_by_id(session, attachment_ids):
            session.delete(attachment)
            session.flush()
            others = select(Attachment.id).where(Attachment.original_id == attachment.original_id)
            if session.scalar(others.limit(1)) is None:
                for line in lines_kept_as(session, attachment.original_id):
                    line.stored = None


def _attachment(session: Session, line: ImportLine, article_id: int | None) -> Attachment:
    """Return the attachment of a line's file, made when there is none at that article."""
    found = session.scalars(
        select(Attachment).where(Attachment.original_id == line.original_id).order_by(Attachment.id)
    ).all()
    same = next((a for a in found if a.article_id == article_id), None)
    if same is not None:
        return same
    assert line.original_id is not None
    name = Path(line.path).name or line.path
    made = Attachment(original_id=line.original_id, article_id=article_id, name=name)
    session.add(made)
    session.flush()
    return made


@dataclass
class _File:
    """A file of which lines are read again: where it is now, and its lines by import."""

    path: str
    lines: dict[int, list[tuple[int, str | None]]] = field(default_factory=dict)
    had: dict[int, set[str | None]] = field(default_factory=dict)  # members that have a line
    originals: list[int] = field(default_factory=list)


def _read_lines(
    library: Library, line_ids: Sequence[int], read: Read, *, kept_first: bool
) -> list[ImportLineRow]:
    library.hold()
    told: list[ImportLineRow] = []
    with library.read() as session:
        files = _files(session, line_ids)
        kept = kept_pages(session, [id_ for file in files for id_ in file.originals])
    with lending(library.folder) as lender:
        places: dict[str, _File] = {}
        for file in files:
            found = Path(file.path)
            lent = None
            if kept_first or not found.is_file():
                lent = next((p for i in file.originals if (p := lender.lend(kept[i]))), None)
            if lent or not found.is_dir():
                places[str(lent or found)] = file
        pages = read([Path(place) for place in places])
        try:
            for place, group in groupby(pages, key=lambda page: page.path):
                told += _store(library, places[place], Path(place), group)
        finally:
            pages.close()
    return told


def _files(session: Session, line_ids: Sequence[int]) -> list[_File]:
    """Return the files of those lines that tell of a failure, each once."""
    files: dict[str, _File] = {}
    for line in lines_by_id(session, line_ids):
        if line.stored is not None:
            continue
        file = files.setdefault(line.path, _File(line.path))
        own = file.lines.setdefault(line.import_id, [])
        own.append((line.id, line.member))
        if line.original_id is not None and line.original_id not in file.originals:
            file.originals.append(line.original_id)
    for file in files.values():
        for import_id in file.lines:
            members = session.scalars(
                select(ImportLine.member).where(
                    ImportLine.import_id == import_id, ImportLine.path == file.path
                )
            )
            file.had[import_id] = set(members)
    return list(files.values())


def _store(
    library: Library, file: _File, place: Path, pages: Iterator[PageDraft]
) -> Iterator[ImportLineRow]:
    """Store what a file gives now, for each import that has a failed line of it."""
    storing = {id_: Storing(library, id_, {file.path: place}) for id_ in file.lines}
    waiting = {id_: dict(_by_member(lines)) for id_, lines in file.lines.items()}
    while batch := [replace(page, path=file.path) for page in islice(pages, BATCH)]:
        for import_id, lines in waiting.items():
            chosen, replaced = _chosen(file, batch, lines, file.had[import_id])
            if chosen:
                yield from storing[import_id].store(chosen, replaced)


def _by_member(lines: Sequence[tuple[int, str | None]]) -> Mapping[str | None, int]:
    return {member: id_ for id_, member in lines}


def _chosen(
    file: _File,
    batch: Sequence[PageDraft],
    lines: dict[str | None, int],
    had: set[str | None],
) -> tuple[list[PageDraft], dict[Named, int]]:
    """Return the pages that are news to an import, and the lines that they take over.

    A file that failed as a whole and gives several pages now gives its line to the first of them.
    """
    chosen: list[PageDraft] = []
    replaced: dict[Named, int] = {}
    for page in batch:
        line = lines.pop(page.member, None)
        if line is None and page.member not in had:
            line = lines.pop(None, None)
        elif line is None:
            continue
        chosen.append(page)
        if line is not None:
            replaced[file.path, page.member] = line
    return chosen, replaced
