"""Where things lie: the program's resources, and the user's folders."""

import os
import sys
from pathlib import Path

import platformdirs

APP = "BriefBench"


def resources() -> Path:
    """Return the folder of icons, fonts, templates, gazetteer, samples and translations.

    The same in the source tree, in an installed wheel and in a frozen program.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "briefbench" / "resources"
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return one file or folder of the resources: ``resource("fonts", "NotoSans.ttf")``."""
    return resources().joinpath(*parts)


def default_library() -> Path:
    """Return the folder of the user's own library; it need not exist yet.

    ``BRIEFBENCH_LIBRARY`` in the environment takes its place.
    """
    named = os.environ.get("BRIEFBENCH_LIBRARY")
    return (
        Path(named) if named else Path(platformdirs.user_data_dir(APP, appauthor=False)) / "library"
    )


def config_folder() -> Path:
    """Return the folder of the program's own settings, created when absent.

    ``BRIEFBENCH_CONFIG`` in the environment takes its place.
    """
    named = os.environ.get("BRIEFBENCH_CONFIG")
    folder = Path(named) if named else Path(platformdirs.user_config_dir(APP, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def cache_folder(name: str) -> Path:
    """Return a folder for what can be made again, created when absent."""
    named = os.environ.get("BRIEFBENCH_CACHE")
    base = Path(named) if named else Path(platformdirs.user_cache_dir(APP, appauthor=False))
    folder = base / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
