"""The open library and the two ways to work with it: read, and change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.base.dates import local_zone
from briefbench.base.errors import LibraryBroken
from briefbench.base.words import tr
from briefbench.desk.events import Changed, Events
from briefbench.desk.following import Following
from briefbench.model.kinds import Tlp
from briefbench.model.records import Change, Setting, Touched
from briefbench.store.engine import DATABASE, needs_upgrade, open_engine, upgrade
from briefbench.store.journal import (
    KEPT,
    Notes,
    left_and_new_addresses,
    notes_of,
    touched_articles,
)
from briefbench.store.lock import WriterLock
from briefbench.store.versions import articles_at, older_versions, siblings_of

INDEX = "index"


class Library:
    """The library in ``folder``. Safe to use from any thread; close it when done.

    Reading is always possible. The right to write is taken at the first change and kept until
    ``close``; when another program has it, the change raises ``LibraryBusy``. A program that
    ``keeps_house`` (the window) brings the index up to date in jobs of its own, so that no
    question waits for it.
    """

    def __init__(self, folder: Path, holder: str) -> None:
        self.folder = folder
        self.keeps_house = False
        self.events = Events()
        self.following = Following(folder / INDEX)
        self._lock = WriterLock(folder, holder)
        self._engine = open_engine(folder / DATABASE)
        self._pen = threading.Lock()
        self._writer: int | None = None
        self._ends = ExitStack()

    def ends(self, close: Callable[[], object]) -> None:
        """Call ``close`` when the library is closed."""
        self._ends.callback(close)

    def close(self) -> None:
        """Close the files and give the writer's lock back; the library is of no use afterwards."""
        self._ends.close()
        self.following.close()
        self._engine.dispose()
        self._lock.release()

    def hold(self, patience: float = 0.0) -> None:
        """Take the writer's lock now.

        Raises:
            LibraryBusy: Another program has it.

        """
        self._lock.take(patience)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session for questions; whatever it holds ends with the block."""
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def change(self, label: str, *, undoable: bool = True) -> Iterator[Session]:
        """Give a session for one change: all of it is stored, or nothing.

        Args:
            label: What Undo will say: "Accept quote".
            undoable: False for work that only adds what it found, such as an import.

        Raises:
            LibraryBusy: Another program has the right to write.

        """
        with self._holding_pen():
            self._lock.take()
            writing = self._engine.execution_options(writes=True)
            with Session(writing, expire_on_commit=False) as session, session.begin():
                yield session
                session.flush()
                changed = self._finish(session, label, undoable=undoable)
        if changed.ids:
            self.events.publish(changed)

    def _finish(self, session: Session, label: str, *, undoable: bool) -> Changed:
        notes = notes_of(session)
        articles = touched_articles(session, notes)
        articles |= siblings_of(session, articles)  # which version stands for the page may differ
        moved = articles_at(session, left_and_new_addresses(notes.lines))
        articles.update(*moved.values())
        changed = Changed(label, notes.ids_by_kind(), frozenset(articles))
        if articles:
            _mark_touched(session, articles)
        if undoable and notes.lines:
            forget_undone(session)
            session.add(Change(label=label, lines=notes.lines))
        session.info["notes"] = Notes()
        return changed

    @contextmanager
    def _holding_pen(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._writer == me:
            raise RuntimeError("a use case called another one; share a store function instead")
        with self._pen:
            self._writer = me
            try:
                yield
            finally:
                self._writer = None


def open_library(folder: Path | str, *, holder: str = "BriefBench", hold: bool = False) -> Library:
    """Open the library in ``folder``, making a new one when there is none.

    Args:
        folder: Where the library lies or shall lie.
        holder: Who writes, told to programs that are refused meanwhile.
        hold: Take the right to write now instead of at the first change.

    Raises:
        LibraryBusy: ``hold`` is asked, or the library must be made or brought up to date, while
            another program writes to it.
        LibraryTooNew: A newer BriefBench made it.
        LibraryBroken: The folder or its database cannot be used.

    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryBroken(
            tr("The library folder {folder} cannot be made: {reason}.").format(
                folder=place, reason=error.strerror or error
            ),
            tr("Choose another folder with --library, or check who may write there."),
        ) from error
    library = Library(place, holder)
    try:
        if needs_upgrade(place / DATABASE):
            _bring_up_to_date(library, keep=hold)
        elif hold:
            library.hold()
        library.keeps_house = hold
    except BaseException:
        library.close()
        raise
    return library


def library_setting(library: Library, name: str) -> str:
    """Return a choice kept with the library (``zone``, ``tlp``, ``house``), ``""`` when unset."""
    with library.read() as session:
        return setting(session, name)


def set_library_setting(library: Library, name: str, value: str) -> None:
    """Keep a choice with the library; undoable."""
    with library.change(tr("Change setting")) as session:
        record = session.scalar(select(Setting).where(Setting.name == name))
        if record is None:
            session.add(Setting(name=name, value=value))
        else:
            record.value = value


def setting(session: Session, name: str) -> str:
    """Return a setting of the library the session reads, ``""`` when unset."""
    return session.scalar(select(Setting.value).where(Setting.name == name)) or ""


def forget_undone(session: Session) -> None:
    """Drop what could have been made again: a new change ends that branch of the history."""
    for change in session.scalars(select(Change).where(Change.undone)):
        session.delete(change)


def _bring_up_to_date(library: Library, *, keep: bool) -> None:
    library.hold(patience=10.0)
    database = library.folder / DATABASE
    if needs_upgrade(database):  # not done by another program while this one waited
        upgrade(library._engine)  # noqa: SLF001 - the library's own module
    if not library_setting(library, "zone"):
        with library.change("Make library", undoable=False) as session:
            session.add(Setting(name="zone", value=local_zone()))
            session.add(Setting(name="tlp", value=Tlp.CLEAR.value))
    if not keep:
        library._lock.release()  # noqa: SLF001


def _mark_touched(session: Session, articles: set[int]) -> None:
    revision = (session.scalar(select(func.max(Touched.revision))) or 0) + 1
    insert = Touched.__table__.insert().prefix_with("OR REPLACE")  # type: ignore[attr-defined]
    ids = sorted(articles)
    older = older_versions(session, ids)
    rows = [{"id": id_, "revision": revision, "older": id_ in older} for id_ in ids]
    session.execute(insert, rows, execution_options=KEPT)
