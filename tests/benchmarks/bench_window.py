"""How fast the window opens, what it holds, and how long it ever stands still.

``python -m tests.benchmarks.bench_window [N]`` fills a library with N made-up articles (1,000),
opens the real window on it in a process of its own, twice so that the second start is a warm one,
and walks through the main job by keys. Prints figures; asserts nothing. Budgets: usable within
1.5 s, under 200 MB resident, nothing over 50 ms in the window's thread.

*Still* is the longest time between two turns of the window's event loop after a key, whatever the
reason: work for the key, for what came back from a job, or waiting for the interpreter's lock.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefbench import desk
from tests.benchmarks.bench_desk import write_lines

KEYS = (
    *("J",) * 20,
    *("K",) * 5,
    "Ctrl+2",
    "Ctrl+3",
    "Ctrl+4",
    "Ctrl+1",
    *("Space",) * 4,
    "E",
    "Ctrl+Z",
)
WORDS = "border coun"
PAUSE = 120
"""ms between two keys, as a quick officer types."""

LOOK = 900
"""ms for a look at another workspace."""


def drive(folder: Path, begun: float) -> None:
    """Open the window, time it, press the keys and close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow

    from briefbench.ui.app import run_window

    last = time.perf_counter()
    pressed = "start"
    still: dict[str, float] = {}
    keys = [*KEYS, "Ctrl+F", *WORDS]

    def window() -> QMainWindow | None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)]
        return found[0] if found and found[0].isVisible() else None

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        still[pressed] = max(still.get(pressed, 0.0), now - last)
        last = now

    def wait_until_usable() -> None:
        shown = window()
        rows = shown.part("read").articles.view.model().rowCount() if shown else 0  # type: ignore[attr-defined]
        if shown is None or rows == 0:
            QTimer.singleShot(5, wait_until_usable)
            return
        print(f"usable after       {time.time() - begun:8.2f} s")
        print(f"memory             {_resident():8.0f} MB")
        nonlocal last
        last = time.perf_counter()
        still.clear()
        heart.start(0)
        QTimer.singleShot(PAUSE, press)

    def press() -> None:
        if not keys:
            heart.stop()
            for name, taken in sorted(still.items(), key=lambda pair: -pair[1])[:6]:
                print(f"still after {name:6} {taken * 1000:8.0f} ms")
            print(f"memory at the end  {_resident():8.0f} MB")
            QApplication.closeAllWindows()
            return
        nonlocal pressed
        pressed = keys.pop(0)
        combined = QKeySequence(pressed)[0]
        target = QApplication.focusWidget() or window()
        QTest.keyClick(target, combined.key(), combined.keyboardModifiers())
        QTimer.singleShot(LOOK if pressed.startswith("Ctrl") else PAUSE, press)

    application = QApplication([])
    heart = QTimer(application)
    heart.timeout.connect(beat)
    QTimer.singleShot(0, wait_until_usable)
    run_window(folder)


def _resident() -> float:
    import psutil

    return float(psutil.Process().memory_info().rss / 1e6)


def main(count: int) -> None:
    """Print the figures for a library of ``count`` articles."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        write_lines(lines, count)
        library = desk.open_library(Path(folder) / "library")
        desk.import_paths(library, [lines])
        desk.work_off_index(library)
        library.close()
        environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        for start in ("first", "warm"):
            print(f"== {start} start, {count} articles", flush=True)
            code = (
                "import sys; from pathlib import Path;"
                "from tests.benchmarks.bench_window import drive;"
                f"drive(Path({str(library.folder)!r}), float(sys.argv[1]))"
            )
            subprocess.run(
                [sys.executable, "-c", code, str(time.time())], env=environment, check=True
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
