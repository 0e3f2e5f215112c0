"""What every room's tests may use: a library in a temporary folder, and articles in it."""

import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TZ", "UTC")

import pytest

from briefbench import desk
from tests.making import add_article


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Settings, caches and the default library of a test lie in its own folder."""
    for name in ("CONFIG", "CACHE", "LIBRARY"):
        monkeypatch.setenv(f"BRIEFBENCH_{name}", str(tmp_path / f"user-{name.lower()}"))


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """The folder of a library that was just made: making one takes long, copying it does not."""
    folder = tmp_path_factory.mktemp("fresh") / "library"
    desk.open_library(folder, holder="the tests").close()
    return folder


@pytest.fixture(scope="session")
def new_library(fresh, tmp_path_factory):
    """Open an empty library of its own, for tests that need several; the caller closes it."""

    def make():
        folder = tmp_path_factory.mktemp("new") / "library"
        shutil.copytree(fresh, folder)
        return desk.open_library(folder, holder="the tests")

    return make


@pytest.fixture(scope="session")
def read_once(new_library, tmp_path_factory):
    """Read files into a library of its own and give its folder: starting workers takes long."""

    def read(*pages):
        """Each page is its name and its text; they come in in this order."""
        folder, library = tmp_path_factory.mktemp("pages"), new_library()
        for name, text in pages:
            (folder / name).write_text(text, encoding="utf-8")
        report = desk.import_paths(library, [folder / name for name, _ in pages], jobs=1)
        library.close()
        assert not report.failed
        return library.folder

    return read


@pytest.fixture(scope="module")
def beginning(fresh):
    """The folder each test's library is a copy of; a module may give one that is filled once."""
    return fresh


@pytest.fixture
def library(tmp_path, beginning):
    """An empty library, or what the module begins with."""
    shutil.copytree(beginning, tmp_path / "library")
    library = desk.open_library(tmp_path / "library", holder="the tests")
    yield library
    library.close()


@pytest.fixture
def article(library):
    """The id of an article with one suggested quote, about Tajikistan."""
    return add_article(library)
