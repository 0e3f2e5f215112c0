"""Opens the library's database, brings an older one up to date, refuses a newer one."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from briefbench.base.errors import LibraryBroken, LibraryTooNew
from briefbench.base.words import tr

HEAD = "0013"
"""The newest revision of ``store/migrations/versions``."""

DATABASE = "library.sqlite"


def revision_of(path: Path) -> str:
    """Return the Alembic revision of the database at ``path``, ``""`` when it has none yet.

    Raises:
        LibraryBroken: The file is no SQLite database or cannot be read.

    """
    if not path.exists() or path.stat().st_size == 0:
        return ""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            tables = "SELECT count(*) FROM sqlite_master WHERE name='alembic_version'"
            if not connection.execute(tables).fetchone()[0]:
                return ""
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else ""
        finally:
            connection.close()
    except (sqlite3.Error, OSError) as error:
        raise LibraryBroken(
            tr("The library {folder} cannot be opened: {reason}.").format(
                folder=path.parent, reason=error
            ),
            tr("Restore it from a backup, or choose another folder."),
        ) from error


def needs_upgrade(path: Path) -> bool:
    """Say whether the database must be made or brought up to date, which a writer has to do.

    Raises:
        LibraryTooNew: A newer BriefBench made it.
        LibraryBroken: It cannot be opened.

    """
    found = revision_of(path)
    if found > HEAD:
        raise LibraryTooNew(
            tr("The library {folder} was made by a newer BriefBench.").format(folder=path.parent),
            tr("Update BriefBench on this machine; nothing was changed."),
        )
    return found != HEAD


def open_engine(path: Path) -> Engine:
    """Return an engine for the database at ``path``; WAL, foreign keys on."""
    engine = create_engine(f"sqlite:///{path}", poolclass=QueuePool, pool_size=4, max_overflow=12)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to ``revision``; the writer's lock must be held."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy, not sqlite3, decides where BEGIN stands
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "synchronous=NORMAL",
        "cache_size=-16384",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
