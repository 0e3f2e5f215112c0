"""Starting: the window opens, a second writer is told, a crash leaves a report."""

import subprocess
import sys

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from briefbench.ui import app as starting
from briefbench.ui.crash import CrashHook, CrashWindow, report_of

HEAVY = (
    *("matplotlib", "typst", "trafilatura", "docx", "PySide6.QtWebEngineCore"),
    "briefbench.timeline.chart",
)


def test_the_window_opens_and_closes(theme, tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(starting, "Appearance", lambda *_: None)  # one style a test run

    def shut():
        for window in QApplication.topLevelWidgets():
            window.close()

    QTimer.singleShot(300, shut)
    assert starting.run_window(tmp_path / "mine") == 0
    assert (tmp_path / "mine" / "library.sqlite").exists()


def test_a_library_that_is_in_use_is_told(library, theme, tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(starting, "Appearance", lambda *_: None)
    library.hold()
    told = []

    def read():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.close()
        else:
            QTimer.singleShot(50, read)

    QTimer.singleShot(50, read)
    assert starting.run_window(library.folder) == 1
    assert "the tests" in told[0]


def test_nothing_heavy_is_loaded_at_the_start():
    names = ", ".join(repr(name) for name in HEAVY)
    code = (
        "import sys; import briefbench.ui.main_window, briefbench.ui.read_workspace;"
        f"print([name for name in ({names},) if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_window_comes_back_where_it_was_if_that_is_still_seen(qapp):
    screen = QGuiApplication.primaryScreen().availableGeometry()
    kept = QRect(10, 10, 400, 300)
    assert starting.window_place([10, 10, 400, 300]) == kept
    far = starting.window_place([90_000, 0, 400, 300])
    assert screen.contains(far.center())
    assert starting.window_place([]).width() <= screen.width()


def test_a_crash_leaves_a_report_that_can_be_copied(theme, qtbot):
    report = report_of(repr(RuntimeError("the pipe is broken")))
    window = CrashWindow(report)
    qtbot.addWidget(window)
    window.copy()
    assert "the pipe is broken" in QGuiApplication.clipboard().text()
    assert "BriefBench" in report


def test_the_hook_shows_one_crash_at_a_time(theme, qtbot, qapp):
    hook, seen = CrashHook(), []

    def look():
        box = QApplication.activeModalWidget()
        if isinstance(box, CrashWindow):
            seen.append(box.report)
            box.accept()
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(50, look)
    error = RuntimeError("twice")
    hook.on_exception(RuntimeError, error, None)
    assert len(seen) == 1
    assert "twice" in seen[0]
