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


@pytest.fixture
def library(tmp_path, fresh):
    """An empty library."""
    shutil.copytree(fresh, tmp_path / "library")
    library = desk.open_library(tmp_path / "library", holder="the tests")
    yield library
    library.close()


@pytest.fixture
def article(library):
    """The id of an article with one suggested quote, about Tajikistan."""
    return add_article(library)
