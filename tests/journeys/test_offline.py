"""The offline promise: the whole main job, and not one connection tried."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
REFUSE = HERE.parent / "data" / "offline"


def run(code, note, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | {"PYTHONPATH": str(REFUSE), "REFUSED_CONNECTIONS": str(note)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_refusal_itself_works(tmp_path):
    note = tmp_path / "note"
    code = "import urllib.request; urllib.request.urlopen('http://briefbench.example/', timeout=2)"
    assert run(code, note).returncode != 0
    assert "lookup" in note.read_text()


def test_import_search_timeline_and_brief_try_no_connection(tmp_path):
    note = tmp_path / "note"
    code = "import sys; from briefbench.cli.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = run(code, note, "sample", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    folder = Path(done.stdout.splitlines()[-1])
    assert (folder / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "brief.docx").read_bytes().startswith(b"PK")
    assert not note.exists(), note.read_text()


def test_the_window_loads_nothing_that_could_connect():
    code = (
        "import briefbench.ui.app, briefbench.ui.main_window, briefbench.ui.read_workspace,"
        "briefbench.ui.briefs_workspace, briefbench.ui.timeline_workspace, sys;"
        "print([m for m in sys.modules if m.startswith('PySide6.') and"
        " ('Network' in m or 'WebEngine' in m)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
