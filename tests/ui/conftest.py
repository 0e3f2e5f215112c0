"""A window over a real library, and a way to wait until it has come to rest."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from briefbench.base.settings import Settings
from briefbench.ui.appearance import Appearance, add_fonts
from briefbench.ui.bench import Bench
from briefbench.ui.main_window import MainWindow
from briefbench.ui.theme import LIGHT, Theme


@pytest.fixture(scope="session")
def theme(qapp):
    """The theme of all windows of a test run, applied once."""
    add_fonts()
    theme = Theme()
    Appearance(qapp, theme, "light")
    return theme


@pytest.fixture
def bench(library, theme, qtbot, tmp_path):
    """What widgets are handed, without a window."""
    theme.show(LIGHT, 1.0)
    bench = Bench(library, theme, Settings(tmp_path / "settings.json"))
    yield bench
    QGuiApplication.clipboard().clear()  # the offscreen platform falls over what is left at the end
    bench.close()
    bench.deleteLater()
    # windows of earlier tests would else be styled again with every new one
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settle(bench, qapp):
    """Wait until all lanes are empty and what they told has arrived."""

    def wait():
        for _ in range(5):
            bench.jobs.wait()
            for _ in range(6):
                qapp.processEvents()

    return wait


@pytest.fixture
def make_window(bench, qtbot, settle):
    """Open a window over what is in the library now."""

    def make():
        window = MainWindow(bench)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        settle()
        return window

    return make


@pytest.fixture
def told(bench):
    """What the strip was asked to say, whether or not a job was shown meanwhile."""
    words = []
    bench.told.connect(words.append)
    return words
