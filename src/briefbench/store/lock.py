"""The writer's lock: one program writes to a library at a time, any number reads.

The lock is one of the operating system (``flock`` or its Windows kin), so it goes with the process
however that ends. Who holds it stands in a file beside it, for the message only.
"""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from briefbench.base.errors import LibraryBroken, LibraryBusy
from briefbench.base.words import tr

LOCK, HOLDER = "writer.lock", "writer.json"


class WriterLock:
    """The right to write to the library in ``folder``; ``holder`` is told to those refused."""

    def __init__(self, folder: Path, holder: str) -> None:
        self._lock = FileLock(folder / LOCK, thread_local=False)
        self._note = folder / HOLDER
        self._holder = holder

    @property
    def held(self) -> bool:
        """Whether this program holds the lock."""
        return self._lock.is_locked

    def take(self, patience: float = 0.0) -> None:
        """Take the lock unless held already, waiting ``patience`` seconds at most.

        Raises:
            LibraryBusy: Another program holds it; the message names that program.
            LibraryBroken: The folder cannot be written.

        """
        if self.held:
            return
        try:
            self._lock.acquire(timeout=patience, poll_interval=0.02)
        except Timeout as error:
            raise LibraryBusy(
                tr("The library is being changed by {holder}.").format(holder=self._who()),
                tr("Wait until it is done or close it, then try again. Reading is possible."),
            ) from error
        except OSError as error:
            raise LibraryBroken(
                tr("The library {folder} cannot be written: {reason}.").format(
                    folder=self._note.parent, reason=error.strerror or error
                ),
                tr("Check who may write to this folder."),
            ) from error
        who = {"holder": self._holder, "process": os.getpid(), "machine": platform.node()}
        self._note.write_text(json.dumps(who), encoding="utf-8")

    def release(self) -> None:
        """Give the lock back; does nothing when it is not held."""
        if self.held:
            self._note.unlink(missing_ok=True)
            self._lock.release()

    def _who(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return tr("{holder} (process {process} on {machine})").format(
                holder=note["holder"], process=note["process"], machine=note["machine"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            return tr("another program")
