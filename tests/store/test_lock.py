import os
import signal
import subprocess
import sys
import time

import pytest

from briefbench.base.errors import LibraryBusy
from briefbench.store.lock import WriterLock

HOLD = """
import sys, time
from pathlib import Path
from briefbench.store.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]), "the other program")
lock.take()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the lock of the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_writer_is_refused_with_the_holders_name(tmp_path, other):
    with pytest.raises(LibraryBusy, match=f"the other program \\(process {other.pid}"):
        WriterLock(tmp_path, "me").take()


def test_a_kill_frees_the_lock(tmp_path, other):
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    lock = WriterLock(tmp_path, "me")
    lock.take(patience=5)
    assert lock.held
    lock.release()


def test_patience_waits_for_the_other(tmp_path):
    first, second = WriterLock(tmp_path, "one"), WriterLock(tmp_path, "two")
    first.take()
    first.take()  # taking it twice changes nothing
    begun = time.monotonic()
    with pytest.raises(LibraryBusy):
        second.take(patience=0.1)
    assert time.monotonic() - begun >= 0.1
    first.release()
    second.take()
    second.release()
