"""The desk's table of contents: every name is there, and loaded only when it is asked for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from briefbench import desk


def declared() -> dict[str, str]:
    """Return module by name, as the imports for type checkers say."""
    tree = ast.parse(Path(desk.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_what_type_checkers_see_is_what_is_found():
    assert declared() == desk._HOMES


def test_every_name_is_there():
    assert all(getattr(desk, name) is not None for name in declared())
    assert set(declared()) <= set(dir(desk))
    with pytest.raises(AttributeError):
        desk.no_such_thing  # noqa: B018


def test_reading_pages_loads_no_database():
    code = (
        "import sys; from briefbench import desk; desk.read_paths, desk.page_object;"
        "print([name for name in ('sqlalchemy', 'whoosh', 'numpy') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_no_module_hides_a_use_case():
    modules = {path.stem for path in Path(desk.__file__).parent.glob("*.py")}
    assert modules.isdisjoint(declared())
