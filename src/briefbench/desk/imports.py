"""Bringing pages in, and taking an import back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.dates import utc_now
from briefbench.base.errors import Cancelled, NotFound, Refused
from briefbench.base.places import resource
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library, forget_undone
from briefbench.desk.reading import parts_of, read_paths
from briefbench.model.drafts import PageDraft, ProblemDraft
from briefbench.model.import_records import Import, ImportLine, Original
from briefbench.model.kinds import Kind, Stored
from briefbench.model.records import Article
from briefbench.model.rows import ImportLineRow, ImportReport, ImportRow
from briefbench.store import imports as questions
from briefbench.store.intake import ArticleWriter, Bulk, known_articles, original_id
from briefbench.store.originals import KeptFile, drop_original, keep_original

BATCH = 100
"""Pages in one change: stored in some 100 ms, so that other writers and readers wait little."""

LIMIT = 512 * 2**20
"""Bytes of a file that is taken in at all; larger ones are told to the officer."""

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
    pages = read_paths(paths, jobs=jobs, progress=progress)
    storing = _Storing(library, import_id)
    try:
        for batch in _batches(pages):
            stored = storing.store(batch)
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
    if report.failed:
        parts.append(trn("{n} unreadable", "{n} unreadable", len(report.failed)))
    if report.cancelled:
        parts.append(tr("cancelled"))
    return " · ".join(parts)


def _batches(pages: Iterator[PageDraft]) -> Iterator[list[PageDraft]]:
    """Cut the pages into batches; what was read before a cancel still comes."""
    batch: list[PageDraft] = []
    try:
        for page in pages:
            batch.append(page)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except Cancelled:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


class _Storing:
    """Stores the batches of one import; each file is kept once, however many batches it fills."""

    def __init__(self, library: Library, import_id: int) -> None:
        self._library = library
        self._import_id = import_id
        self._kept: dict[str, KeptFile | None] = {}

    def store(self, pages: Sequence[PageDraft]) -> list[ImportLineRow]:
        """Store a batch in one change and return what became of each page."""
        kept = {page.path: self._keep(page) for page in pages if page.sha256}
        lines: list[ImportLineRow] = []
        with self._library.change(tr("Import"), undoable=False) as session:
            bulk = Bulk(session)
            writer = ArticleWriter(bulk)
            for path, group in groupby(pages, key=lambda page: page.path):
                file = kept.get(path)
                original = _original(session, bulk, self._library, path, file) if file else None
                lines.extend(_lines(session, bulk, writer, self._import_id, original, list(group)))
            bulk.flush()
        return lines

    def _keep(self, page: PageDraft) -> KeptFile | None:
        """Keep the page's file; None when it is not what was read any more."""
        if page.path not in self._kept:
            self._kept[page.path] = _keep(self._library, Path(page.path))
        kept = self._kept[page.path]
        return kept if kept is not None and kept.sha256 == page.sha256 else None


def _keep(library: Library, path: Path) -> KeptFile | None:
    try:
        if path.stat().st_size > LIMIT:
            return None
        content = path.read_bytes()
    except OSError:
        return None
    return keep_original(library.folder, content, path.name)


def _original(session: Session, bulk: Bulk, library: Library, path: str, file: KeptFile) -> int:
    known = session.scalar(select(Original.id).where(Original.sha256 == file.sha256))
    original = known or original_id(session, bulk, file)
    if known is None:
        bulk.flush()
        for part in parts_of(Path(path)):
            kept = keep_original(library.folder, part.content, part.name)
            part_id = original_id(session, bulk, kept)
            bulk.add(Kind.PART, page_id=original, original_id=part_id, name=part.name)
            bulk.flush()
    return original


def _lines(
    session: Session,
    bulk: Bulk,
    writer: ArticleWriter,
    import_id: int,
    original: int | None,
    pages: Sequence[PageDraft],
) -> Iterator[ImportLineRow]:
    """Queue the articles of one file and give their lines."""
    sha256 = pages[0].sha256
    known = known_articles(session, sha256, [page.member or "" for page in pages])
    uids = {
        row.id: (row.uid, row.title)
        for row in session.execute(
            select(Article.id, Article.uid, Article.title).where(Article.id.in_(known.values()))
        )
    }
    for page in pages:
        member = page.member or ""
        if page.article is None or original is None:
            line = _unread(page, sha256)
        else:
            stored = Stored.KNOWN if member in known else Stored.NEW
            if stored is Stored.NEW:
                id_, uid = writer.add(page.article, original)
                known[member], uids[id_] = id_, (uid, page.article.title)
            uid, title = uids[known[member]]
            line = ImportLineRow(
                path=page.path,
                member=page.member,
                stored=stored,
                title=title,
                article_id=known[member],
                uid=uid,
                sha256=sha256,
            )
        bulk.add(
            Kind.IMPORT_LINE,
            import_id=import_id,
            original_id=original,
            path=line.path,
            member=line.member,
            stored=line.stored,
            article_id=line.article_id,
            problem=line.problem,
            message=line.message,
            advice=line.advice,
        )
        yield line


def _unread(page: PageDraft, sha256: str) -> ImportLineRow:
    """Return the line of a page that gives no article, so far as is known."""
    problem = page.problem or ProblemDraft(
        kind="missing",
        message=tr("{path} changed or went away while it was read.").format(path=page.path),
        advice=tr("Import it again."),
    )
    return ImportLineRow(
        path=page.path,
        member=page.member,
        stored=None,
        sha256=sha256,
        problem=problem.kind,
        message=problem.message,
        advice=problem.advice,
    )


def _end(library: Library, import_id: int, *, cancelled: bool) -> None:
    with library.change(tr("Import"), undoable=False) as session:
        record = questions.import_by_id(session, import_id)
        record.ended = utc_now()
        record.cancelled = cancelled
