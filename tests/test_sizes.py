"""Where Qt programs rot: long modules, long functions, and the main window."""

import ast
from pathlib import Path

import pytest

import briefbench

HOUSE = Path(briefbench.__file__).parent
MODULE, FUNCTION, WINDOW = 400, 60, 200
"""Most lines of a module, of a function from its name to its end, of the main window."""

MAIN_WINDOW = "MainWindow"
"""The class whose whole module counts as the main window."""


HISTORY = Path("store", "migrations", "versions")
"""Revisions of the database: generated, each one whole, never edited again."""


def size_violations(house: Path) -> list[str]:
    """Return what is too long in a package folder, one line each."""
    found = []
    for path in sorted(house.rglob("*.py")):
        name = path.relative_to(house)
        if name.is_relative_to(HISTORY):
            continue
        text = path.read_text("utf-8")
        tree = ast.parse(text, str(path))
        limit = WINDOW if _holds_main_window(tree) else MODULE
        if (lines := len(text.splitlines())) > limit:
            found.append(f"{name.as_posix()}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    found.append(f"{name.as_posix()}:{node.lineno}: {node.name}, {lines} lines")
    return found


def _holds_main_window(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.ClassDef) and node.name == MAIN_WINDOW for node in tree.body)


def test_nothing_is_too_long():
    assert size_violations(HOUSE) == []


def test_there_is_one_main_window():
    trees = [ast.parse(path.read_text("utf-8")) for path in HOUSE.rglob("*.py")]
    assert sum(map(_holds_main_window, trees)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("desk/long.py", "\n" * (MODULE + 1)),
        ("ui/window.py", f"class {MAIN_WINDOW}:\n" + "    x = 1\n" * WINDOW),
        ("desk/deep.py", "class A:\n    def long(self):\n" + "        pass\n" * FUNCTION),
        ("desk/later.py", "async def long():\n" + "    pass\n" * FUNCTION),
    ],
)
def test_a_planted_violation_is_found(tmp_path, name, text):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    assert len(size_violations(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("desk/full.py", "\n" * MODULE),
        ("desk/just.py", "def long():\n" + "    pass\n" * (FUNCTION - 1)),
    ],
)
def test_the_limit_itself_is_allowed(tmp_path, name, text):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    assert size_violations(tmp_path) == []
