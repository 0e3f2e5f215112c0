"""Whether the untouched page can be shown inside the window, without loading what would show it."""

from __future__ import annotations

import os
from importlib.util import find_spec

from briefbench.base.words import tr


def web_refusal() -> str:
    """Return why HTML originals are not shown in the window, ``""`` when they are.

    Chromium has no sandbox for the superuser, and a page that somebody else has written is not to
    run without one.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return tr("The untouched page is not shown while the program runs as the superuser.")
    if not _installed():
        return tr("The part that shows untouched pages, Qt WebEngine, is not installed.")
    return ""


def _installed() -> bool:
    return all(
        find_spec(f"PySide6.{part}") is not None
        for part in ("QtWebEngineCore", "QtWebEngineWidgets")
    )
