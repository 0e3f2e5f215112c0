"""Care of the library: is everything whole, and is the index up to date."""

from __future__ import annotations

import hashlib

from sqlalchemy import select, text

from briefbench.base.errors import BriefBenchError
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.failed_pages import list_attachments
from briefbench.desk.grouping import group_articles
from briefbench.desk.leads import list_leads
from briefbench.desk.library import Library
from briefbench.desk.reading_again import outdated_articles
from briefbench.desk.reviewing import count_quotes_to_review
from briefbench.model.import_records import Original
from briefbench.model.records import Article
from briefbench.store.originals import original_path
from briefbench.store.stories import ungrouped_count

_CHUNK = 2**20


def work_off_index(library: Library, progress: Progress = SILENT) -> int:
    """Find the copies of articles not looked at yet, then bring the search index up to date.

    Returns:
        How many articles were written to the index.

    Raises:
        LibraryBusy: Another program writes to the library.
        Cancelled: What was indexed before stays.

    """
    library.hold()
    group_articles(library, progress)
    with library.read() as session:
        return library.following.work_off(session, progress)


def rebuild_index(library: Library, progress: Progress = SILENT) -> int:
    """Make the search index anew and return how many articles it holds.

    Raises:
        LibraryBusy: Another program writes to the library.

    """
    library.hold()
    library.following.forget_index()
    work_off_index(library, progress)
    return library.following.index().count()


def index_behind(library: Library) -> int:
    """Return how many articles ``work_off_index`` has to look at; 0 is up to date."""
    with library.read() as session:
        return library.following.behind(session) + ungrouped_count(session)


def check_library(library: Library, progress: Progress = SILENT) -> list[str]:
    """Return what is wrong with the library, in sentences; none when it is whole.

    The database is checked, every original against its digest, and the index against the
    database; an index that is behind or broken is mended on the way.
    """
    problems = _database_problems(library)
    with library.read() as session:
        originals = session.execute(
            select(Original.sha256, Original.suffix, Original.name).order_by(Original.id)
        ).all()
    for done, (sha256, suffix, name) in enumerate(originals):
        progress.step(done, len(originals), name)
        problem = _original_problem(library, sha256, suffix, name)
        if problem:
            problems.append(problem)
    problems += _index_problems(library)
    return problems


def library_notes(library: Library) -> list[str]:
    """Return what is no fault but waits for the officer, in sentences."""
    notes = []
    if leads := len(list_leads(library)):
        notes.append(trn("{n} lead waits to be fetched.", "{n} leads wait to be fetched.", leads))
    if attachments := len(list_attachments(library)):
        notes.append(
            trn(
                "{n} file is kept as attachment.", "{n} files are kept as attachments.", attachments
            )
        )
    if outdated := outdated_articles(library):
        notes.append(
            trn(
                "{n} article was read by an older version and can be read again.",
                "{n} articles were read by an older version and can be read again.",
                outdated,
            )
        )
    if review := count_quotes_to_review(library):
        notes.append(
            trn(
                "{n} quote must be looked at: its words were not found for certain.",
                "{n} quotes must be looked at: their words were not found for certain.",
                review,
            )
        )
    return notes


def _database_problems(library: Library) -> list[str]:
    with library.read() as session:
        found = [row[0] for row in session.execute(text("PRAGMA quick_check"))]
        broken = session.execute(text("PRAGMA foreign_key_check")).all()
    problems = (
        []
        if found == ["ok"]
        else [tr("The database is damaged: {words}.").format(words=w) for w in found]
    )
    if broken:
        problems.append(tr("The database has {n} references to nothing.").format(n=len(broken)))
    return problems


def _original_problem(library: Library, sha256: str, suffix: str, name: str) -> str:
    path = original_path(library.folder, sha256, suffix)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return tr("The original of {name} is missing: {path}.").format(name=name, path=path)
    if digest.hexdigest() != sha256:
        return tr("The original of {name} was changed: {path}.").format(name=name, path=path)
    return ""


def _index_problems(library: Library) -> list[str]:
    """Mend the index where this program may write; say what cannot be mended."""
    try:
        work_off_index(library)
        with library.read() as session:
            articles = set(session.scalars(select(Article.id)))
        if set(library.following.index().ids().tolist()) != articles:
            rebuild_index(library)
    except BriefBenchError as error:
        return [tr("The search index was not checked: {words}").format(words=error.message)]
    return []
