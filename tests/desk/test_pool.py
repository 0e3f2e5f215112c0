import tempfile
import time
from pathlib import Path

import psutil
import pytest

from briefbench import desk
from briefbench.base.errors import Cancelled
from briefbench.base.progress import Progress
from briefbench.desk import pool, reading
from tests.desk.test_imports import PAGE

BAD = {
    "HANG": "time",
    "SPIN": "time",
    "SWELL": "memory",
    "DIE": "crash",
    "RAISE": "crash",
    "DEEP": "crash",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Pages that misbehave, good ones before, between and behind them."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, word in enumerate(BAD):
        (folder / f"{number}-0.html").write_text(PAGE.format(title=f"Canal number {number} opens"))
        (folder / f"{number}-{word}.html").write_text(f"{word} and no more of it")
    (folder / "9.html").write_text(PAGE.format(title="Canal number 9 opens"))
    monkeypatch.setattr(reading, "WORK", ("tests.desk.misbehaving:read_task", reading.UNDERSTAND))
    monkeypatch.setattr(reading, "SECONDS", 8.0)
    monkeypatch.setattr(pool, "MEMORY", 500 * 2**20)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    return folder


def workers():
    """Return the processes of this one that were started to read."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child.pid)
        except psutil.Error:
            continue
    return found


def test_pages_that_hang_swell_or_die_are_told_and_the_others_come_out_right(
    library, folder, tmp_path
):
    before = set(workers())
    report = desk.import_paths(library, [folder], jobs=2)
    told = {line.path.rpartition("-")[2][:-5]: line.problem for line in report.failed}
    assert told == BAD
    assert report.new == len(BAD) + 1
    assert [line.path for line in report.lines] == sorted(line.path for line in report.lines)
    for line in report.failed:
        assert Path(line.path).name in line.message
        assert line.advice
        assert line.can_keep
    for line in report.lines:
        if line.article_id:
            number = Path(line.path).name[0]
            assert line.title == f"Canal number {number} opens"
    assert set(workers()) == before
    assert list((tmp_path / "temporary").iterdir()) == []
    assert desk.check_library(library) == []


def test_a_cancel_does_not_wait_for_a_page_that_hangs(library, folder):
    class StopSoon(Progress):
        def step(self, done, total, note=""):
            if done == 1:
                raise Cancelled

    before = set(workers())
    (folder / "1-SPIN.html").write_text("HANG as well")
    begun = time.monotonic()
    report = desk.import_paths(library, [folder], jobs=2, progress=StopSoon())
    assert report.cancelled
    assert len(report.lines) >= 1
    assert set(workers()) == before
    assert time.monotonic() - begun < 600  # a hanging page would take that long


def test_a_retry_of_a_page_that_behaves_now_brings_it_in(library, folder, monkeypatch):
    path = folder / "3-DIE.html"
    report = desk.import_paths(library, [path])
    assert report.failed[0].problem == "crash"
    path.write_text(PAGE.format(title="Canal opens after all"))
    (line,) = desk.retry_lines(library, [report.failed[0].id])
    assert line.title == "Canal opens after all"
