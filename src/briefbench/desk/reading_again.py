"""Reads kept pages anew with today's reader and keeps all that the officer did to them.

Reading again is background work: it is no step of the history, and older steps can still be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.analysis import WordLists
from briefbench.base.errors import Cancelled
from briefbench.base.progress import SILENT, Part, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.lending import lending
from briefbench.desk.library import Library, forget_undone
from briefbench.desk.own_words import understood, word_lists
from briefbench.desk.reading import read_paths
from briefbench.intake.reader_version import READER
from briefbench.model.drafts import ArticleDraft, PageDraft
from briefbench.model.import_rows import ReadAgainReport
from briefbench.model.records import Article
from briefbench.store.articles import articles_by_id
from briefbench.store.borders import rule_drafts
from briefbench.store.kept import kept_pages
from briefbench.store.rereading import Renewal, Renewing, mark_read, undone_touches
from briefbench.store.stories import look_again

BATCH = 50
"""Articles renewed in one change: some 100 ms."""

LENT = 1000
"""Originals lent at a time; the workers are started anew for each such lot."""


def outdated_articles(library: Library) -> int:
    """Return how many articles were read with an older reader than today's."""
    with library.read() as session:
        return session.scalar(select(func.count(Article.id)).where(Article.reader < READER)) or 0


def read_again(
    library: Library,
    article_ids: Sequence[int] | None = None,
    progress: Progress = SILENT,
    *,
    jobs: int | None = None,
) -> ReadAgainReport:
    """Read kept pages anew; quotes, comments, tags and all that the officer corrected stay.

    Text and facts are replaced, open suggestions too. A quote goes with its words where these are
    found for certain, else it keeps them and waits for review. Where nothing changed nothing is
    written.

    Args:
        library: Where the articles are.
        article_ids: Which ones; None for all that were read with an older reader.
        progress: Is told the pages done; may cancel, which keeps what is stored and says so.
        jobs: Worker processes; None for as many as fit the machine.

    Raises:
        NotFound: One of ``article_ids`` is gone; nothing was changed.
        LibraryBusy: Another program writes to the library.

    """
    library.hold()
    with library.read() as session:
        wanted = _wanted(session, article_ids)
        rules = rule_drafts(session)
        lists = word_lists(session)
    again = _Again(library, lists)
    originals = list(wanted)
    try:
        for start in range(0, len(originals), LENT):
            lot = {id_: wanted[id_] for id_ in originals[start : start + LENT]}
            with library.read() as session:
                kept = kept_pages(session, list(lot))
            with lending(library.folder) as lender:
                places = {id_: lender.lend(kept[id_]) for id_ in lot}
                there = {str(place): lot[id_] for id_, place in places.items() if place}
                again.missing(lot[id_] for id_, place in places.items() if place is None)
                part = Part(progress, start, len(originals))
                pages = read_paths(
                    [Path(p) for p in there], jobs=jobs, rules=rules, lists=lists, progress=part
                )
                try:
                    again.take(pages, there)
                finally:
                    pages.close()
    except Cancelled:
        again.store()
        return again.report(cancelled=True)
    return again.report()


def read_again_label(report: ReadAgainReport) -> str:
    """Return in one sentence what became of the articles that were read again."""
    changed = len(report.changed)
    parts = [trn("{n} article changed", "{n} articles changed", changed)]
    if report.unchanged:
        parts.append(trn("{n} as before", "{n} as before", report.unchanged))
    if report.left or report.failed:
        count = len(report.left) + len(report.failed)
        parts.append(trn("{n} left as it was", "{n} left as they were", count))
    if report.review:
        parts.append(trn("{n} quote to review", "{n} quotes to review", report.review))
    if report.cancelled:
        parts.append(tr("cancelled"))
    return " · ".join(parts)


@dataclass
class _Again:
    """Collects what was read and stores it in batches."""

    library: Library
    lists: WordLists = field(default_factory=WordLists)
    renewal: Renewal = field(default_factory=Renewal)
    failed: list[int] = field(default_factory=list)
    _drafts: dict[int, ArticleDraft | None] = field(default_factory=dict)

    def take(self, pages: Iterator[PageDraft], wanted: Mapping[str, Mapping[str, int]]) -> None:
        """Take the pages of some files; ``wanted`` are the ids of articles by file and member."""
        waiting = {path: dict(members) for path, members in wanted.items()}
        for page in pages:
            id_ = waiting[page.path].pop(page.member or "", None)
            if id_ is not None:
                self._put(id_, page.article)
        for members in waiting.values():
            for id_ in members.values():
                self._put(id_, None)
        self.store()

    def missing(self, articles: Iterator[Mapping[str, int]]) -> None:
        """Note articles whose original is gone: they are tried again another time."""
        self.failed += [id_ for members in articles for id_ in members.values()]

    def store(self) -> None:
        """Store what is waiting, in one short change."""
        if not self._drafts:
            return
        with self.library.change(tr("Read again"), undoable=False) as session:
            renewing = Renewing(
                session, list(self._drafts), self._understood, renamed=bool(self.lists.rules)
            )
            for id_, draft in self._drafts.items():
                if draft is None:
                    self.failed.append(id_)
                else:
                    renewing.renew(id_, draft)
            done = renewing.renewal
            if done.changed and undone_touches(session, done.changed):
                forget_undone(session)
            look_again(session, done.changed)
            mark_read(session, list(self._drafts), READER)
        self._drafts.clear()
        self.renewal.changed += done.changed
        self.renewal.unchanged += done.unchanged
        self.renewal.left += done.left
        self.renewal.review += done.review

    def report(self, *, cancelled: bool = False) -> ReadAgainReport:
        """Return what became of all of them."""
        return ReadAgainReport(
            changed=tuple(self.renewal.changed),
            unchanged=len(self.renewal.unchanged),
            left=tuple(self.renewal.left),
            failed=tuple(self.failed),
            review=self.renewal.review,
            cancelled=cancelled,
        )

    def _understood(self, article: Article, draft: ArticleDraft) -> ArticleDraft:
        return understood(self.lists, article, draft)

    def _put(self, id_: int, draft: ArticleDraft | None) -> None:
        self._drafts[id_] = draft
        if len(self._drafts) >= BATCH:
            self.store()


def _wanted(session: Session, ids: Sequence[int] | None) -> dict[int, dict[str, int]]:
    """Return which articles are to be read: their ids by original and member."""
    if ids is None:
        statement = select(Article.original_id, Article.member, Article.id)
        found = session.execute(statement.where(Article.reader < READER))
        rows = [(original_id, member, id_) for original_id, member, id_ in found]
    else:
        rows = [(a.original_id, a.member, a.id) for a in articles_by_id(session, ids)]
    wanted: dict[int, dict[str, int]] = defaultdict(dict)
    for original_id, member, id_ in sorted(rows):
        wanted[original_id][member] = id_
    return dict(wanted)
