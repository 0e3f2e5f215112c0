"""The program's own settings: a small JSON file in the configuration folder."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from briefbench.base.places import config_folder

FILE = "settings.json"


class Settings:
    """Values by name, read once and written when they change.

    A file that cannot be read counts as empty, and one that cannot be written is let be: settings
    are a comfort, never a reason to stop.

    Args:
        path: The file; None for the one in the configuration folder.

    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or config_folder() / FILE
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                self._values = found

    def text(self, name: str, default: str = "") -> str:
        """Return a text, ``default`` when it is unset or something else."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: float) -> float:
        """Return a number, ``default`` when it is unset or something else."""
        value = self._values.get(name)
        return float(value) if isinstance(value, int | float) else default

    def numbers(self, name: str) -> list[int]:
        """Return a list of whole numbers, empty when it is unset or something else."""
        value = self._values.get(name)
        if isinstance(value, list) and all(isinstance(each, int) for each in value):
            return list(value)
        return []

    def keep(self, name: str, value: str | float | list[int]) -> None:
        """Set a value and write the file, all of it or nothing."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        beside = self._path.with_suffix(".part")
        with contextlib.suppress(OSError):
            beside.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            os.replace(beside, self._path)  # noqa: PTH105 - atomic on every system
