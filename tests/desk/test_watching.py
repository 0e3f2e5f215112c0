import os
import time

import pytest

from briefbench import desk
from briefbench.base.errors import Refused
from tests.desk.test_imports import PAGE

NOW = 2_000_000_000.0


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder


def put(path, words="A page about the canal.", at=NOW - 500):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)
    os.utime(path, (at, at))
    os.utime(path.parent, (at, at))
    return path


def looks(watch, *times):
    """Return the names given at these times."""
    return [[path.name for path in watch.look(at)] for at in times]


def test_a_file_is_given_once_when_it_has_been_still(folder):
    put(folder / "a.html")
    watch = desk.FolderWatch([folder])
    assert looks(watch, NOW, NOW + 1, NOW + 2.5, NOW + 5) == [[], [], ["a.html"], []]


def test_a_file_that_grows_waits(folder):
    watch = desk.FolderWatch([folder])
    put(folder / "a.html")
    watch.look(NOW)
    put(folder / "a.html", "A page about the canal, longer now.")
    assert looks(watch, NOW + 2.5, NOW + 4) == [[], []]
    assert looks(watch, NOW + 4.6) == [["a.html"]]


def test_a_file_that_is_written_anew_is_given_again(folder):
    put(folder / "a.html")
    watch = desk.FolderWatch([folder])
    looks(watch, NOW, NOW + 3)
    put(folder / "a.html", at=NOW)
    assert looks(watch, NOW + 4, NOW + 7) == [[], ["a.html"]]


@pytest.mark.parametrize(
    "name", ["a.html.part", "a.crdownload", "b.TMP", ".hidden.html", "~$letter.docx"]
)
def test_what_is_not_whole_is_no_file(folder, name):
    put(folder / name)
    assert looks(desk.FolderWatch([folder]), NOW, NOW + 3) == [[], []]


def test_a_page_whose_download_lies_beside_it_waits(folder):
    put(folder / "a.html")
    part = put(folder / "a.html.part")
    put(folder / "empty.html", "")
    watch = desk.FolderWatch([folder])
    assert looks(watch, NOW, NOW + 3) == [[], []]
    part.unlink()
    assert looks(watch, NOW + 4, NOW + 7) == [[], ["a.html"]]


def test_the_pictures_of_a_page_are_no_pages_and_the_page_waits_for_them(folder):
    put(folder / "a_files" / "style.html", at=NOW)
    watch = desk.FolderWatch([folder])
    assert looks(watch, NOW, NOW + 3) == [[], []]
    put(folder / "a.html")
    watch.look(NOW + 4)
    put(folder / "a_files" / "late.html", at=NOW + 5)
    assert looks(watch, NOW + 6.5, NOW + 9) == [[], ["a.html"]]


def test_folders_below_are_looked_through(folder):
    put(folder / "today" / "a.html")
    put(folder / "case_files" / "b.html")
    watch = desk.FolderWatch([folder])
    assert looks(watch, NOW, NOW + 3)[1] == ["b.html", "a.html"]


def test_a_missing_folder_is_a_sentence_and_is_looked_for_again(tmp_path):
    gone = tmp_path / "gone"
    watch = desk.FolderWatch([gone])
    assert watch.look(NOW) == []
    assert str(gone) in watch.problems[0]
    put(gone / "a.html")
    watch.look(NOW + 1)
    assert watch.problems == ()
    assert looks(watch, NOW + 4) == [["a.html"]]


def test_what_came_in_before_is_not_given_again(library, folder):
    now = time.time()
    put(folder / "a.html", PAGE.format(title="Canal to open in November"), now - 500)
    put(folder / "bad.html", " ", now - 500)
    desk.import_paths(library, [folder], jobs=1)
    assert looks(desk.folder_watch(library, [folder]), now, now + 3) == [[], []]
    put(folder / "a.html", PAGE.format(title="Canal to open in December"), now + 500)
    put(folder / "b.html", at=now - 500)
    assert looks(desk.folder_watch(library, [folder]), now, now + 3)[1] == ["a.html", "b.html"]


def test_folders_are_kept_with_the_library(library, folder):
    assert desk.watch_folders(library) == []
    desk.set_watch_folders(library, [folder, folder])
    assert desk.watch_folders(library) == [folder]
    assert desk.folder_watch(library).folders == (folder,)
    desk.undo(library)
    assert desk.watch_folders(library) == []


def test_a_folder_with_the_library_is_refused(library, folder):
    file = put(folder / "a.html")
    for wrong in (library.folder, library.folder.parent, library.folder / "originals", file):
        with pytest.raises(Refused):
            desk.set_watch_folders(library, [wrong])
