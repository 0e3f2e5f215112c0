"""Imports: their lines, and taking them back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.model.import_records import (
    Attachment,
    Import,
    ImportLine,
    Lead,
    Original,
    Part,
)
from briefbench.model.kinds import Kind, Stored
from briefbench.model.record_base import Record
from briefbench.model.records import Article, Change, ChangeLine, Source
from briefbench.model.rows import ImportLineRow, ImportReport, ImportRow
from briefbench.store.journal import KEPT, Notes, notes_of, touched_articles
from briefbench.store.steps import by_id, in_steps
from briefbench.store.stories import look_again, mates_of, sweep_stories
from briefbench.store.versions import siblings_of


def import_by_id(session: Session, import_id: int) -> Import:
    """Return one import.

    Raises:
        NotFound: It is gone.

    """
    found = session.get(Import, import_id)
    if found is None:
        raise NotFound(tr("That import is no longer in the library."))
    return found


def import_rows(session: Session) -> list[ImportRow]:
    """Return every import, newest first."""
    counts: dict[int, Counter[Stored | None]] = defaultdict(Counter)
    asked = select(ImportLine.import_id, ImportLine.stored, func.count(ImportLine.id))
    for id_, stored, lines in session.execute(
        asked.group_by(ImportLine.import_id, ImportLine.stored)
    ):
        counts[id_][stored] = lines
    return [
        ImportRow(
            id=record.id,
            started=record.started,
            new=counts[record.id][Stored.NEW] + counts[record.id][Stored.VERSION],
            known=counts[record.id][Stored.KNOWN],
            failed=counts[record.id][None],
            leads=counts[record.id][Stored.LEAD],
            attachments=counts[record.id][Stored.ATTACHMENT],
            cancelled=record.cancelled,
            sample=record.sample,
        )
        for record in session.scalars(select(Import).order_by(Import.id.desc()))
    ]


def import_report(session: Session, import_id: int) -> ImportReport:
    """Return how an import went.

    Raises:
        NotFound: It is gone.

    """
    record = import_by_id(session, import_id)
    rows = session.execute(
        select(ImportLine, Article.title, Article.uid, Original.sha256)
        .outerjoin(Article, ImportLine.article_id == Article.id)
        .outerjoin(Original, ImportLine.original_id == Original.id)
        .where(ImportLine.import_id == import_id)
        .order_by(ImportLine.id)
    )
    lines = tuple(
        ImportLineRow(
            id=line.id,
            path=line.path,
            member=line.member,
            stored=line.stored,
            title=title or "",
            article_id=line.article_id,
            uid=uid or "",
            sha256=sha256 or "",
            problem=line.problem,
            message=line.message,
            advice=line.advice,
        )
        for line, title, uid, sha256 in rows
    )
    return ImportReport(id=record.id, lines=lines, cancelled=record.cancelled)


def lines_by_id(session: Session, ids: Sequence[int]) -> list[ImportLine]:
    """Return these lines in the order asked.

    Raises:
        NotFound: One of them is gone.

    """
    return by_id(session, ImportLine, ids, tr("That import is no longer in the library."))


def line_values(line: ImportLineRow, original_id: int | None) -> dict[str, Any]:
    """Return what is stored of a line, save its id and its import."""
    return {
        "path": line.path,
        "member": line.member,
        "stored": line.stored,
        "article_id": line.article_id,
        "original_id": original_id,
        "problem": line.problem,
        "message": line.message,
        "advice": line.advice,
    }


def write_lines(session: Session, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Give lines new values by their ids, past the history: what came of a page is no decision."""
    table = Record.metadata.tables[Kind.IMPORT_LINE]
    notes_of(session).added[Kind.IMPORT_LINE].update(values)
    for id_, row in values.items():
        statement = table.update().where(table.c.id == id_).values(row)
        session.execute(statement, execution_options=KEPT)


_OF_NO_PAGE = (
    Kind.SETTING, Kind.SPEAKER, Kind.SPEAKER_NAME, Kind.SPEAKER_ROLE, Kind.SPEAKER_APART,
)  # fmt: skip
"""What an officer writes of no page. An article that is quoted is worked on by its quote, one that
only offers the name of a speaker is not."""


def worked_on(session: Session) -> set[int]:
    """Return the ids of articles that a change of the officer, not undone, has touched."""
    lines = session.scalars(
        select(ChangeLine)
        .join(Change, ChangeLine.change_id == Change.id)
        .where(~Change.undone, ChangeLine.kind.not_in(_OF_NO_PAGE))
    )
    return touched_articles(session, Notes(lines=list(lines)))


def remove_articles(session: Session, ids: Sequence[int]) -> None:
    """Remove these articles with all that hangs on them, past the history."""
    mates = mates_of(session, ids)
    notes_of(session).added[Kind.ARTICLE].update(ids, mates, siblings_of(session, ids))
    look_again(session, mates)
    table = Record.metadata.tables[Kind.ARTICLE]
    for part in in_steps(ids):
        session.execute(table.delete().where(table.c.id.in_(part)), execution_options=KEPT)


def remove_import_record(session: Session, import_id: int) -> None:
    """Remove an import and its lines."""
    table = Record.metadata.tables[Kind.IMPORT]
    notes = notes_of(session)
    notes.added[Kind.IMPORT].add(import_id)
    leads = session.scalars(select(Lead.id).where(Lead.import_id == import_id)).all()
    notes.added[Kind.LEAD].update(leads)
    session.execute(table.delete().where(table.c.id == import_id), execution_options=KEPT)


def sweep(session: Session) -> list[Original]:
    """Remove outlets, stories and originals that nothing refers to; return the originals.

    Outlets that an officer has written about stay, and what an older change would bring back.
    """
    remembered = _in_history(session, Kind.ARTICLE, "source_id")
    sources = session.scalars(
        select(Source)
        .where(~select(Article.id).where(Article.source_id == Source.id).exists())
        .where(Source.by_officer.is_(False))
    )
    for source in sources.all():
        if source.id not in remembered:
            _drop(session, Kind.SOURCE, source.id)
    sweep_stories(session)
    gone: list[Original] = []
    remembered = _in_history(session, Kind.ATTACHMENT, "original_id")
    while orphans := [each for each in _orphans(session) if each.id not in remembered]:
        for original in orphans:
            _drop(session, Kind.ORIGINAL, original.id)
            session.expunge(original)
        gone.extend(orphans)
    return gone


def _in_history(session: Session, kind: Kind, column: str) -> set[int]:
    """Return which rows the history's copies of rows of a kind refer to in a column."""
    path = f"$.{column}"
    rows = session.execute(
        select(
            func.json_extract(ChangeLine.before, path), func.json_extract(ChangeLine.after, path)
        ).where(ChangeLine.kind == kind)
    )
    return {id_ for row in rows for id_ in row if id_ is not None}


def _orphans(session: Session) -> list[Original]:
    return list(
        session.scalars(
            select(Original)
            .where(~select(Article.id).where(Article.original_id == Original.id).exists())
            .where(~select(ImportLine.id).where(ImportLine.original_id == Original.id).exists())
            .where(~select(Part.id).where(Part.original_id == Original.id).exists())
            .where(~select(Lead.id).where(Lead.original_id == Original.id).exists())
            .where(~select(Attachment.id).where(Attachment.original_id == Original.id).exists())
        )
    )


def _drop(session: Session, kind: Kind, id_: int) -> None:
    table = Record.metadata.tables[kind]
    notes_of(session).added[kind].add(id_)
    session.execute(table.delete().where(table.c.id == id_), execution_options=KEPT)


def imported_files(session: Session, folders: Sequence[str]) -> list[tuple[str, str, int | None]]:
    """Return path, time of the last import and bytes of what came from below these folders."""
    below = [ImportLine.path.startswith(folder, autoescape=True) for folder in folders]
    rows = session.execute(
        select(ImportLine.path, func.max(Import.started), Original.size)
        .join(Import, ImportLine.import_id == Import.id)
        .outerjoin(Original, ImportLine.original_id == Original.id)
        .where(or_(false(), *below))
        .group_by(ImportLine.path)
    )
    return [(path, when, size) for path, when, size in rows]
