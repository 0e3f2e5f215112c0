"""Undo and redo: the last change is taken back, or made again, as one change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import NothingToUndo
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.records import Change
from briefbench.model.rows import HistoryRow
from briefbench.store.journal import copy_of, moved_borders, notes_of, write_back
from briefbench.store.stories import look_again, look_again_after


def undo(library: Library) -> str:
    """Take back the last change and return its label.

    Raises:
        NothingToUndo: The history is empty.

    """
    with library.change(tr("Undo"), undoable=False) as session:
        change = _last_done(session)
        if change is None:
            raise NothingToUndo(tr("There is nothing to undo."))
        write_back(session, reversed(change.lines), old=True)
        look_again(session, moved_borders(change.lines))
        look_again_after(session, change.lines)
        notes_of(session).lines.extend(copy_of(line) for line in change.lines)
        change.undone = True
        return change.label


def redo(library: Library) -> str:
    """Make the last undone change again and return its label.

    Raises:
        NothingToUndo: Nothing was undone, or a new change came since.

    """
    with library.change(tr("Redo"), undoable=False) as session:
        change = _first_undone(session)
        if change is None:
            raise NothingToUndo(tr("There is nothing to redo."))
        write_back(session, change.lines, old=False)
        look_again(session, moved_borders(change.lines))
        look_again_after(session, change.lines)
        notes_of(session).lines.extend(copy_of(line) for line in change.lines)
        change.undone = False
        return change.label


def undo_label(library: Library) -> str:
    """Return what Undo would take back, ``""`` when there is nothing."""
    with library.read() as session:
        change = _last_done(session)
        return change.label if change else ""


def redo_label(library: Library) -> str:
    """Return what Redo would make again, ``""`` when there is nothing."""
    with library.read() as session:
        change = _first_undone(session)
        return change.label if change else ""


def list_history(library: Library, limit: int = 50) -> list[HistoryRow]:
    """Return the last changes, newest first."""
    with library.read() as session:
        changes = session.scalars(select(Change).order_by(Change.id.desc()).limit(limit))
        return [HistoryRow(c.id, c.label, c.made, c.undone) for c in changes]


def _last_done(session: Session) -> Change | None:
    return session.scalars(
        select(Change).where(~Change.undone).order_by(Change.id.desc()).limit(1)
    ).first()


def _first_undone(session: Session) -> Change | None:
    return session.scalars(select(Change).where(Change.undone).order_by(Change.id).limit(1)).first()
