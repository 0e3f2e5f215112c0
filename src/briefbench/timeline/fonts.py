"""The fonts of a chart: the program's own files first, and what no font can draw made visible.

matplotlib is imported here on first need: it costs a second, and the window must not wait for it.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from briefbench.base.places import cache_folder, resource

LONGEST = 400  # characters of one text in a chart; far more than ever fit
LAST_RESORT = "DejaVu Sans"  # comes with matplotlib
FIRST = ("Noto Sans",)
_KEPT = "\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"  # joiners and direction marks
_drawing = threading.RLock()


@contextmanager
def drawing() -> Iterator[None]:
    """Let one thread at a time draw, untouched by a user's own matplotlib settings.

    matplotlib keeps its settings and fonts in globals that are not safe between threads.
    """
    with _drawing:
        load_fonts()
        import matplotlib as mpl

        with mpl.rc_context(
            {
                "font.family": list(load_fonts()),
                "text.usetex": False,
                "text.parse_math": False,
                "text.antialiased": True,
                "lines.antialiased": True,
                "path.simplify": True,
                "path.effects": [],
                "path.sketch": None,
                "svg.fonttype": "path",
                "pdf.fonttype": 42,  # TrueType, so that the text of a PDF can be searched
                "svg.hashsalt": "briefbench",
                "savefig.bbox": None,
                "savefig.facecolor": "auto",
                "savefig.transparent": False,
            }
        ):
            yield


@cache
def load_fonts() -> tuple[str, ...]:
    """Return the families a chart may use, in order, after making matplotlib know them.

    The program's fonts are registered by file, so that the system's do not matter; a broken or
    missing file is passed over.
    """
    frozen = hasattr(sys, "_MEIPASS")  # PyInstaller's hook points to a folder lost at the end
    if frozen or "MPLCONFIGDIR" not in os.environ:
        with suppress(OSError):  # then matplotlib takes a temporary folder
            os.environ["MPLCONFIGDIR"] = str(cache_folder("matplotlib"))
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib import font_manager

    families = []
    for file in sorted(_font_files()):
        try:
            font_manager.fontManager.addfont(file)
        except (OSError, RuntimeError, ValueError):
            continue
        families.append(font_manager.fontManager.ttflist[-1].name)
    first = [family for family in FIRST if family in families]
    return tuple(dict.fromkeys([*first, *sorted(families), LAST_RESORT]))


def families(preferred: tuple[str, ...]) -> list[str]:
    """Return the preferred families that matplotlib knows, then the program's own."""
    own = load_fonts()
    from matplotlib import font_manager

    known = {entry.name for entry in font_manager.fontManager.ttflist}
    return list(dict.fromkeys([*(family for family in preferred if family in known), *own]))


def text_width(
    text: str, px: float, preferred: tuple[str, ...] = (), *, bold: bool = False
) -> float:
    """Return how wide one line of text is, in px."""
    return _measured(text, preferred, bold=bold) * px


@lru_cache(maxsize=2048)
def text_outline(text: str, preferred: tuple[str, ...] = (), *, bold: bool = False) -> Any:
    """Return one line of text as a matplotlib path, 1 px large, its base line at 0, y upwards."""
    from matplotlib.path import Path as Outline
    from matplotlib.textpath import text_to_path

    points, codes = text_to_path.get_text_path(
        _properties(preferred, bold=bold), text, ismath=False
    )
    if not len(points):
        return Outline([(0.0, 0.0)])
    return Outline(np.asarray(points) / text_to_path.FONT_SCALE, codes, readonly=True)


@lru_cache(maxsize=4096)
def _measured(text: str, preferred: tuple[str, ...], *, bold: bool) -> float:
    """Return the width of a line as a multiple of its size."""
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(
        text, _properties(preferred, bold=bold), ismath=False
    )
    return float(width) / text_to_path.FONT_SCALE


@lru_cache(maxsize=16)
def _properties(preferred: tuple[str, ...], *, bold: bool) -> Any:
    """Return matplotlib's description of the chart's font, in the size it is measured in."""
    from matplotlib.textpath import text_to_path

    return font(preferred, text_to_path.FONT_SCALE, bold=bold)


def font(preferred: tuple[str, ...], points: float, *, bold: bool = False) -> Any:
    """Return matplotlib's description of the chart's font in a size."""
    from matplotlib.font_manager import FontProperties

    weight = "bold" if bold else "normal"
    return FontProperties(family=families(preferred), size=points, weight=weight)


@lru_cache(maxsize=1024)
def drawable(text: str, longest: int = LONGEST) -> str:
    """Return one line of text without controls, and with U+FFFD where no font has the letter."""
    plain = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text[:longest])
        if letter.isspace() or letter in _KEPT or unicodedata.category(letter)[0] != "C"
    )
    covered = _covered()
    return "".join(c if ord(c) in covered or c in _KEPT else "\ufffd" for c in plain).strip()


@cache
def _covered() -> frozenset[int]:
    """Return every character that one of the chart's fonts can draw."""
    from matplotlib import font_manager

    found: set[int] = set()
    for family in load_fonts():
        file = font_manager.findfont(family, fallback_to_default=True)
        found.update(font_manager.get_font(file).get_charmap())
    return frozenset(found)


def _font_files() -> list[Path]:
    """Return the program's font files."""
    folder = resource("fonts")
    return [file for file in folder.glob("*") if file.suffix.lower() in {".ttf", ".otf"}]
