"""Imports: their lines, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Integer, func, select
from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.model.import_records import (
    Import,
    ImportLine,
    Original,
    Part,
)
from briefbench.model.kinds import Kind, Stored
from briefbench.model.record_base import Record
from briefbench.model.records import Article, Change, ChangeLine, Source
from briefbench.model.rows import ImportLineRow, ImportReport, ImportRow
from briefbench.store.facts import STEP
from briefbench.store.journal import KEPT, Notes, notes_of, touched_articles


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
    new = func.sum(func.cast(ImportLine.stored == Stored.NEW, Integer))
    known = func.sum(func.cast(ImportLine.stored == Stored.KNOWN, Integer))
    rows = session.execute(
        select(Import, func.count(ImportLine.id), new, known)
        .outerjoin(ImportLine, ImportLine.import_id == Import.id)
        .group_by(Import.id)
        .order_by(Import.id.desc())
    )
    return [
        ImportRow(
            id=record.id,
            started=record.started,
            new=added or 0,
            known=had or 0,
            failed=lines - (added or 0) - (had or 0),
            cancelled=record.cancelled,
            sample=record.sample,
        )
        for record, lines, added, had in rows
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


def worked_on(session: Session) -> set[int]:
    """Return the ids of articles that a change of the officer, not undone, has touched."""
    lines = session.scalars(
        select(ChangeLine)
        .join(Change, ChangeLine.change_id == Change.id)
        .where(~Change.undone, ChangeLine.kind != Kind.SETTING)
    )
    return touched_articles(session, Notes(lines=list(lines)))


def remove_articles(session: Session, ids: Sequence[int]) -> None:
    """Remove these articles with all that hangs on them, past the history."""
    notes_of(session).added[Kind.ARTICLE].update(ids)
    table = Record.metadata.tables[Kind.ARTICLE]
    for part in _parts(ids):
        session.execute(table.delete().where(table.c.id.in_(part)), execution_options=KEPT)


def remove_import_record(session: Session, import_id: int) -> None:
    """Remove an import and its lines."""
    table = Record.metadata.tables[Kind.IMPORT]
    notes_of(session).added[Kind.IMPORT].add(import_id)
    session.execute(table.delete().where(table.c.id == import_id), execution_options=KEPT)


def sweep(session: Session) -> list[Original]:
    """Remove outlets and originals that nothing refers to; return the originals.

    Outlets that an officer has written about stay.
    """
    sources = session.scalars(
        select(Source)
        .where(~select(Article.id).where(Article.source_id == Source.id).exists())
        .where(Source.note == "", Source.country.is_(None), Source.kind == "")
    )
    for source in sources.all():
        _drop(session, Kind.SOURCE, source.id)
    gone: list[Original] = []
    while orphans := _orphans(session):
        for original in orphans:
            _drop(session, Kind.ORIGINAL, original.id)
            session.expunge(original)
        gone.extend(orphans)
    return gone


def _orphans(session: Session) -> list[Original]:
    return list(
        session.scalars(
            select(Original)
            .where(~select(Article.id).where(Article.original_id == Original.id).exists())
            .where(~select(ImportLine.id).where(ImportLine.original_id == Original.id).exists())
            .where(~select(Part.id).where(Part.original_id == Original.id).exists())
        )
    )


def _drop(session: Session, kind: Kind, id_: int) -> None:
    table = Record.metadata.tables[kind]
    notes_of(session).added[kind].add(id_)
    session.execute(table.delete().where(table.c.id == id_), execution_options=KEPT)


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + STEP] for start in range(0, len(ids), STEP))
