"""Bringing pages in, and taking an import back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select

from briefbench.base.dates import utc_now
from briefbench.base.errors import Cancelled, NotFound, Refused
from briefbench.base.places import resource
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library, forget_undone
from briefbench.desk.own_words import word_lists
from briefbench.desk.reading import read_paths
from briefbench.desk.storing import Storing, stored_batches
from briefbench.model.import_records import Import, ImportLine
from briefbench.model.kinds import Stored
from briefbench.model.rows import ImportLineRow, ImportReport, ImportRow
from briefbench.store import imports as questions
from briefbench.store.borders import rule_drafts
from briefbench.store.originals import drop_original

Tell = Callable[[ImportLineRow], object]


def import_paths(
    library: Library,
    paths: Sequence[Path],
    *,
    jobs: int | None = None,
    progress: Progress = SILENT,
    sample: bool = False,
    tell: Tell | None = None,
) -> ImportReport:
    """Read saved pages and keep them as articles; a bad page never stops the others.

    Args:
        library: Where they go.
        paths: Files and folders; folders are read through.
        jobs: Worker processes; None for as many as fit the machine.
        progress: Is told the pages done; may cancel, which keeps what is stored and says so.
        sample: These are the sample desk's pages.
        tell: Is called with each page's line as soon as it is durable.

    Returns:
        What became of each page, in the order of the paths.

    Raises:
        LibraryBusy: Another program writes to the library.

    """
    with library.change(tr("Import"), undoable=False) as session:
        record = Import(sample=sample)
        session.add(record)
        session.flush()
        import_id = record.id
    lines: list[ImportLineRow] = []
    cancelled = False
    with library.read() as session:
        rules = rule_drafts(session)
        lists = word_lists(session)
    pages = read_paths(paths, jobs=jobs, rules=rules, lists=lists, progress=progress)
    storing = Storing(library, import_id)
    try:
        for stored in stored_batches(storing, pages):
            lines.extend(stored)
            for line in stored if tell else ():
                tell(line)  # type: ignore[misc]
    except Cancelled:
        cancelled = True
    finally:
        pages.close()
        _end(library, import_id, cancelled=cancelled)
    return ImportReport(id=import_id, lines=tuple(lines), cancelled=cancelled)


def import_text(library: Library, text: str, *, name: str = "Pasted text.txt") -> ImportReport:
    """Keep pasted text (or a page's HTML) as an article.

    Raises:
        Refused: There are no words in it.
        LibraryBusy: Another program writes to the library.

    """
    if not text.strip():
        raise Refused(tr("The clipboard holds no text."), tr("Copy the text of a page first."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_text(text, encoding="utf-8")
        return import_paths(library, [path], jobs=1)


def list_imports(library: Library) -> list[ImportRow]:
    """Return every import, newest first."""
    with library.read() as session:
        return questions.import_rows(session)


def import_report(library: Library, import_id: int) -> ImportReport:
    """Return how an import went.

    Raises:
        NotFound: It was removed.

    """
    with library.read() as session:
        return questions.import_report(session, import_id)


def remove_import(library: Library, import_id: int) -> int:
    """Take an import back as a whole, save what was worked on since; return how many went.

    An article that an officer tagged, quoted, corrected or briefed stays, and so does the import
    while one of its articles stays. What was undone can not be made again afterwards.

    Raises:
        NotFound: The import is gone.
        Refused: All its articles were worked on.

    """
    with library.change(tr("Remove import"), undoable=False) as session:
        questions.import_by_id(session, import_id)
        own = {
            id_
            for id_ in session.scalars(
                select(ImportLine.article_id)
                .where(ImportLine.import_id == import_id)
                .where(ImportLine.stored != Stored.KNOWN)
            )
            if id_
        }
        untouched = own - questions.worked_on(session)
        if own and not untouched:
            raise Refused(
                tr("Every article of this import was worked on."),
                tr("Undo that work first, or put the articles into the trash."),
            )
        forget_undone(session)
        session.flush()
        questions.remove_articles(session, sorted(untouched))
        if untouched == own:
            questions.remove_import_record(session, import_id)
        gone = questions.sweep(session)
    for original in gone:
        drop_original(library.folder, original.sha256, original.suffix)
    return len(untouched)


def sample_paths() -> list[Path]:
    """Return the pages of the sample desk that is shipped with the program."""
    folder = resource("samples", "pages")
    return sorted(path for path in folder.iterdir() if path.is_file())


def import_sample(library: Library, progress: Progress = SILENT) -> ImportReport:
    """Bring the sample desk into the library."""
    return import_paths(library, sample_paths(), progress=progress, sample=True)


def remove_sample(library: Library) -> int:
    """Take the sample desk out again, save what was worked on; return how many articles went.

    Raises:
        NotFound: There is none in the library.
        Refused: All of it was worked on.

    """
    rows = [row.id for row in list_imports(library) if row.sample]
    if not rows:
        raise NotFound(tr("The sample desk is not in this library."))
    return sum(remove_import(library, import_id) for import_id in rows)


def import_label(report: ImportReport) -> str:
    """Return an import in one sentence: what was added, there already, unreadable."""
    parts = [trn("{n} article added", "{n} articles added", report.new)]
    if report.known:
        parts.append(trn("{n} already there", "{n} already there", report.known))
    if report.leads:
        parts.append(trn("{n} lead kept", "{n} leads kept", len(report.leads)))
    if report.failed:
        parts.append(trn("{n} unreadable", "{n} unreadable", len(report.failed)))
    if report.cancelled:
        parts.append(tr("cancelled"))
    return " · ".join(parts)


def _end(library: Library, import_id: int, *, cancelled: bool) -> None:
    with library.change(tr("Import"), undoable=False) as session:
        record = questions.import_by_id(session, import_id)
        record.ended = utc_now()
        record.cancelled = cancelled
