"""Columns and index follow the library: both ask what was touched after the revision they know.

The database is the truth; columns live in memory, the index in a folder that may be deleted.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path

from sqlalchemy.orm import Session

from briefbench.base.progress import SILENT, Progress
from briefbench.columns.quotes import QuoteColumns, QuoteTable
from briefbench.columns.table import Columns, Table
from briefbench.search.index import Index, open_index
from briefbench.store.article_words import words_of
from briefbench.store.facts import facts_of, revision, touched_after
from briefbench.store.quote_facts import quote_facts_of

STEP = 1000
"""Articles in one commit of the index: some seconds of work, and Cancel waits no longer."""

MANY = 1000
"""Articles to follow one by one at least; more than a quarter of all is slower than reading all."""

MARK = "followed.json"


class Following:
    """The columns and the index of one library. Safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._columns = Columns()
        self._known = 0
        self._quotes = QuoteColumns()
        self._quotes_known = 0
        self._index: Index | None = None
        self._columns_lock = threading.Lock()
        self._quotes_lock = threading.Lock()
        self._opening = threading.Lock()
        self._writing = threading.Lock()

    def close(self) -> None:
        """Close the index; it is opened again when it is asked for."""
        with self._opening:
            if self._index is not None:
                self._index.close()
                self._index = None

    def table(self, session: Session, zone: str) -> Table:
        """Return the columns as of now; dates with a time are counted on their day in ``zone``."""
        with self._columns_lock:
            now = revision(session)
            # less than known: the session is of a moment before another's
            touched = touched_after(session, self._known) if now > self._known > 0 else []
            if self._known == 0 or len(touched) > max(MANY, len(self._columns.table) // 4):
                self._columns.replace_all(facts_of(session), zone)
            elif touched:
                facts = facts_of(session, touched)
                self._columns.update(facts, set(touched) - set(facts.ids.tolist()))
            self._columns.count_in(zone)
            self._known = max(now, self._known)
            return self._columns.table

    def quotes(self, session: Session, zone: str) -> QuoteTable:
        """Return the facts of all quotes as of now, dates as ``table`` has them."""
        articles = self.table(session, zone)
        with self._quotes_lock:
            now = revision(session)
            known = self._quotes_known
            touched = touched_after(session, known) if now > known > 0 else []
            if known == 0 or len(touched) > max(MANY, len(articles) // 4):
                self._quotes.replace_all(quote_facts_of(session))
            elif touched:
                self._quotes.replace(touched, quote_facts_of(session, touched))
            self._quotes_known = max(now, known)
            return self._quotes.table(articles)

    def index(self) -> Index:
        """Return the open index, as far as it has followed; readers never wait for writers."""
        with self._opening:
            if self._index is None:
                self._index = open_index(self._folder)
            return self._index

    def behind(self, session: Session) -> int:
        """Return how many articles the index does not know as they are now."""
        self.index()  # a damaged one is emptied as it is opened, its mark included
        return len(touched_after(session, self._mark()))

    def work_off(self, session: Session, progress: Progress = SILENT) -> int:
        """Bring the index up to date and return how many articles were written.

        The right to write to the library must be held. What was done before a Cancel stays.
        """
        with self._writing:
            index = self.index()
            now = revision(session)
            touched = touched_after(session, self._mark())
            for start in range(0, len(touched), STEP):
                progress.step(start, len(touched))
                part = touched[start : start + STEP]
                words = list(words_of(session, part))
                index.write(words, set(part) - {article.id for article in words})
            if touched:
                self._set_mark(now)
            return len(touched)

    def forget_index(self) -> None:
        """Throw the index away, so that ``work_off`` makes it anew."""
        with self._writing:
            self._set_mark(0)
            self.index().clear()

    def _mark(self) -> int:
        try:
            mark = json.loads((self._folder / MARK).read_text(encoding="utf-8"))
            return int(mark["revision"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def _set_mark(self, known: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{MARK}.part"
        part.write_text(json.dumps({"revision": known}), encoding="utf-8")
        part.replace(self._folder / MARK)
