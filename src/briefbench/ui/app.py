"""Starts the window: application, fonts, theme, library, and the hook for what goes wrong."""

from __future__ import annotations

import locale
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefbench.base.errors import BriefBenchError
from briefbench.base.places import default_library
from briefbench.base.settings import Settings
from briefbench.base.words import use_languages
from briefbench.ui.appearance import Appearance, add_fonts
from briefbench.ui.bench import Bench
from briefbench.ui.crash import CrashHook
from briefbench.ui.errors import show_error
from briefbench.ui.theme import Theme
from briefbench.ui.web_refusal import web_refusal

SIZE = (1280, 800)
"""Size of the window in px when it is opened for the first time."""


def run_window(library_folder: Path | None = None, files: Sequence[Path] = ()) -> int:
    """Open the window, import ``files``, and return the exit status when it is closed.

    Args:
        library_folder: The library; None for the officer's own.
        files: Pages to bring in at once.

    Returns:
        0; 1 when the library could not be opened, which the officer was told.

    """
    app = _application()
    settings = Settings()
    theme = Theme(text_scale=settings.number("text_scale", 1.0))
    Appearance(app, theme, settings.text("scheme", "system"))
    hook = CrashHook(app)
    hook.install()

    from briefbench import desk

    try:
        library = desk.open_library(library_folder or default_library(), hold=True)
    except BriefBenchError as error:
        show_error(error)
        return 1

    from briefbench.ui.main_window import MainWindow

    bench = Bench(library, theme, settings)
    window = MainWindow(bench)
    window.setGeometry(window_place(settings.numbers("window")))
    if settings.number("maximised", 0.0):
        window.showMaximized()
    else:
        window.show()
    window.importing.bring(list(files))
    try:
        return app.exec()
    finally:
        bench.close()
        library.close()


def _application() -> QApplication:
    if not web_refusal():  # has to stand before the program, though the engine is loaded later
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("BriefBench")
    app.setDesktopFileName("briefbench")
    use_languages([QLocale.system().name(), locale.getlocale()[0] or "en"])
    add_fonts()
    return app


def window_place(kept: Sequence[int]) -> QRect:
    """Return where the window shall be: as it was kept, if a screen still shows that."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if len(kept) == 4:
        place = QRect(*kept)
        if any(each.availableGeometry().intersects(place) for each in QGuiApplication.screens()):
            return place
    size = (min(SIZE[0], screen.width()), min(SIZE[1], screen.height()))
    place = QRect(0, 0, *size)
    place.moveCenter(screen.center())
    return place
