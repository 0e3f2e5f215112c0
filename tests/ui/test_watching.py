"""Watch folders: what appears in them comes in by itself, and quietly."""

import os
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from briefbench import desk
from briefbench.ui.watching import WatchFolders
from tests.making import BODY

PAGE = "<title>Customs</title><article><h1>Customs</h1>{}</article>"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder


def save(folder, name, content):
    """Save a file that has been whole for a while."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    long_ago = time.time() - 60
    os.utime(path, (long_ago, long_ago))


def look_until_quiet(window, settle, monkeypatch):
    """Look twice, as far apart as a file has to be quiet."""
    now = time.time()
    for later in (0.0, desk.QUIET + 1):
        monkeypatch.setattr("briefbench.ui.watching.time.time", lambda later=later: now + later)
        window.watching.look()
        settle()


def test_a_folder_is_added_by_hand_and_its_pages_come_in(
    library, make_window, folder, settle, qtbot, monkeypatch, told
):
    window = make_window()
    assert not window.watching._timer.isActive()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.actions_by_name.trigger("file.watch")
    (panel,) = window.findChildren(WatchFolders)
    settle()
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    settle()
    assert desk.watch_folders(library) == [folder]
    assert window.watching._timer.isActive()
    look_until_quiet(window, settle, monkeypatch)
    assert told == []  # quiet, as there is nothing
    paragraphs = "".join(f"<p>{words} {words}</p>" for words in BODY)
    save(folder, "page.html", PAGE.format(paragraphs))
    look_until_quiet(window, settle, monkeypatch)
    assert desk.find_articles(library).total == 1
    assert told[-1] == "1 new page from the watch folder"
    assert window.card is None
    qtbot.mouseClick(panel.removers[0], Qt.MouseButton.LeftButton)
    settle()
    assert desk.watch_folders(library) == []
    assert not window.watching._timer.isActive()


def test_what_cannot_be_read_is_reported(library, make_window, folder, settle, monkeypatch):
    desk.set_watch_folders(library, [folder])
    window = make_window()
    save(folder, "broken.pdf", "%PDF-1.7 cut off")
    look_until_quiet(window, settle, monkeypatch)
    assert len(window.card.report.failed) == 1


def test_a_folder_that_is_gone_is_told_once(
    library, make_window, folder, settle, monkeypatch, told
):
    desk.set_watch_folders(library, [folder])
    window = make_window()
    folder.rmdir()
    look_until_quiet(window, settle, monkeypatch)
    assert "is not there" in told[-1]
