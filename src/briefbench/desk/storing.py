"""Stores what was read: a batch of pages in one short change, with the lines that say so."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from sqlalchemy.orm import Session

from briefbench.base.dates import utc_now
from briefbench.base.errors import Cancelled
from briefbench.base.words import tr
from briefbench.desk.grouping import Grouping
from briefbench.desk.library import Library
from briefbench.desk.reading import parts_of
from briefbench.intake.reader_version import READER
from briefbench.model.drafts import PageDraft, ProblemDraft
from briefbench.model.kinds import Kind, Stored
from briefbench.model.record_base import new_uid
from briefbench.model.rows import ImportLineRow
from briefbench.store.imports import line_values, write_lines
from briefbench.store.intake import (
    ArticleWriter,
    Bulk,
    KnownArticle,
    known_articles,
    known_original,
    known_originals,
    original_id,
)
from briefbench.store.keeping import Keeping
from briefbench.store.originals import KeptFile

BATCH = 100
"""Pages in one change: stored in some 100 ms, so that other writers and readers wait little."""

PATIENCE = 2.0
"""Seconds after which what was read is stored though it is no whole batch."""

LEAD = "lead"
"""The kind of problem of a file that holds no page but an address."""

Named = tuple[str, str | None]  # path and member: what tells the lines of one import apart


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in its place, and those that belong to it by the names it uses."""

    file: KeptFile
    parts: Mapping[str, KeptFile]


class Storing:
    """Stores the batches of one import; each file is kept once, however many batches it fills.

    Args:
        library: Where they go.
        import_id: The import they belong to.
        places: Where a page's file lies now, for pages that are not read from their own path.

    """

    def __init__(
        self, library: Library, import_id: int, places: Mapping[str, Path] | None = None
    ) -> None:
        self._library = library
        self._import_id = import_id
        self._places = places or {}
        self._kept: dict[str, Kept] = {}
        self._grouping = Grouping()

    def store(
        self, pages: Sequence[PageDraft], replaced: Mapping[Named, int] | None = None
    ) -> list[ImportLineRow]:
        """Store a batch in one change and return what became of each page.

        Args:
            pages: What was read, the pages of a file together.
            replaced: Ids of lines that these pages take over, instead of getting new ones.

        """
        kept = self._keep(pages)
        with self._library.change(tr("Import"), undoable=False) as session:
            batch = _Batch(session, self._import_id, self._grouping)
            lines: list[ImportLineRow] = []
            for path, group in groupby(pages, key=lambda page: page.path):
                file = kept.get(path)
                lines.extend(batch.lines(list(group), batch.original(file) if file else None))
            return batch.write(lines, replaced or {})

    def _keep(self, pages: Sequence[PageDraft]) -> dict[str, Kept]:
        """Keep the files of these pages; what is not what was read any more is left out.

        The files that belong to a page come with it when it is new.
        """
        digests = {page.path: page.sha256 for page in pages if page.sha256}
        with self._library.read() as session:
            known = known_originals(session, set(digests.values()))
        with Keeping(self._library.folder) as keeping:
            for path, sha256 in digests.items():
                if path in self._kept and self._kept[path].file.sha256 == sha256:
                    continue
                place = self._places.get(path, Path(path))
                file = keeping.keep_file(place, Path(path).name, sha256)
                if file is None:
                    self._kept.pop(path, None)
                    continue
                parts = parts_of(place) if sha256 not in known else []
                named = {part.name: keeping.keep(part.content, part.name) for part in parts}
                self._kept[path] = Kept(file, named)
            keeping.settle()
        return {path: self._kept[path] for path in digests if path in self._kept}


def stored_batches(storing: Storing, pages: Iterator[PageDraft]) -> Iterator[list[ImportLineRow]]:
    """Store pages in batches while the next are being read; give the lines of each once it is done.

    Raises:
        Cancelled: As the pages raise it, after what was read until then is stored.

    """
    waiting: Future[list[ImportLineRow]] | None = None
    batch: list[PageDraft] = []
    cancelled: Cancelled | None = None
    since = time.monotonic()
    with ThreadPoolExecutor(1, thread_name_prefix="storing") as lane:
        while True:
            try:
                page = next(pages, None)
            except Cancelled as stop:
                page, cancelled = None, stop
            batch.extend([page] if page else [])
            due = page is None or len(batch) >= BATCH or time.monotonic() - since > PATIENCE
            if waiting and ((due and batch) or page is None or waiting.done()):
                yield waiting.result()
                waiting = None
            if due and batch:
                waiting = lane.submit(storing.store, batch)
                batch, since = [], time.monotonic()
            if page is None and waiting is None:
                break
    if cancelled:
        raise cancelled


class _Batch:
    """What one change writes."""

    def __init__(self, session: Session, import_id: int, grouping: Grouping) -> None:
        self._session = session
        self._import_id = import_id
        self._bulk = Bulk(session)
        self._writer = ArticleWriter(self._bulk, reader=READER)
        self._grouping = grouping
        self._originals: dict[str, int] = {}

    def original(self, kept: Kept) -> int:
        """Return the id of a kept file; a new one is queued with the parts that belong to it."""
        if kept.file.sha256 in self._originals:
            return self._originals[kept.file.sha256]
        known = known_original(self._session, kept.file.sha256)
        id_ = known or original_id(self._session, self._bulk, kept.file)
        self._originals[kept.file.sha256] = id_
        for name, part in kept.parts.items() if known is None else ():
            if part.sha256 not in self._originals:
                self._originals[part.sha256] = original_id(self._session, self._bulk, part)
            part_id = self._originals[part.sha256]
            self._bulk.add(Kind.PART, page_id=id_, original_id=part_id, name=name)
        return id_

    def lines(self, pages: Sequence[PageDraft], original: int | None) -> list[ImportLineRow]:
        """Queue the articles of one file and return their lines, without ids as yet."""
        sha256 = pages[0].sha256 if original is not None else ""
        members = [page.member or "" for page in pages]
        known = known_articles(self._session, sha256, members) if sha256 else {}
        return [self._line(page, original, sha256, known) for page in pages]

    def write(
        self, lines: Sequence[ImportLineRow], replaced: Mapping[Named, int]
    ) -> list[ImportLineRow]:
        """Write what is queued, and the lines; return these with their ids."""
        again: list[ImportLineRow] = []
        told = []
        for line in lines:
            id_ = replaced.get((line.path, line.member))
            if id_ is None:
                told.append(replace(line, id=self._bulk.add(Kind.IMPORT_LINE, **self._row(line))))
            else:
                again.append(replace(line, id=id_))
                told.append(again[-1])
        self._bulk.flush()
        self._grouping.place(self._session, self._writer.prints)
        rows = {line.id: self._row(line) for line in again}
        for row in rows.values():
            if row["original_id"] is None:
                del row["original_id"]  # could not be opened this time: what was kept stays
        write_lines(self._session, rows)
        return told

    def _row(self, line: ImportLineRow) -> dict[str, object]:
        original = self._originals.get(line.sha256)
        return {"import_id": self._import_id, **line_values(line, original)}

    def _line(
        self,
        page: PageDraft,
        original: int | None,
        sha256: str,
        known: dict[str, KnownArticle],
    ) -> ImportLineRow:
        if page.article is None or original is None:
            return self._without_article(page, original, sha256)
        member = page.member or ""
        stored = Stored.KNOWN if member in known else self._writer.stored_as(page.article)
        if stored is not Stored.KNOWN:
            id_, uid = self._writer.add(page.article, original)
            known[member] = KnownArticle(id_, uid, page.article.title)
        article = known[member]
        return ImportLineRow(
            path=page.path,
            member=page.member,
            stored=stored,
            title=article.title,
            article_id=article.id,
            uid=article.uid,
            sha256=sha256,
        )

    def _without_article(self, page: PageDraft, original: int | None, sha256: str) -> ImportLineRow:
        """Return the line of a page that gives no article, so far as is known."""
        problem = page.problem or ProblemDraft(
            kind="missing",
            message=tr("{path} changed or went away while it was read.").format(path=page.path),
            advice=tr("Import it again."),
        )
        leads = problem.kind == LEAD and original is not None
        if leads:
            self._bulk.add(
                Kind.LEAD,
                uid=new_uid(),
                added=utc_now(),
                import_id=self._import_id,
                original_id=original,
                address=problem.address,
                title=Path(page.path).stem,
                dismissed=False,
            )
        return ImportLineRow(
            path=page.path,
            member=page.member,
            stored=Stored.LEAD if leads else None,
            sha256=sha256,
            problem=problem.kind,
            message=problem.message,
            advice=problem.advice,
        )
