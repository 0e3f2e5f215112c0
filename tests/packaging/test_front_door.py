"""The scripts that set up and start the program; setting up itself is tried on a bare system."""

import os
import shutil
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefbench.base.places import resource

ROOT = Path(__file__).parents[2]
DESKTOP = (ROOT / "packaging" / "briefbench.desktop").read_text("utf-8")
SCRIPTS = [ROOT / "bench", ROOT / ".ci" / "run", ROOT / "packaging" / "build.sh"]

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@posix
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_script_can_be_run_and_is_plain_shell(script):
    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text("utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", script], check=True)


@posix
def test_an_unknown_word_shows_the_use():
    ran = subprocess.run(
        [ROOT / "bench", "frobnicate"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert not ran.stdout
    for word in ("run", "test", "check", "pictures", "setup"):
        assert f"./bench {word}" in ran.stderr


FALSE_PYTHON = """#!/bin/sh
# Keeps a list of what it is asked; makes environments of itself and installs nothing.
printf '%s\\n' "$*" >>"$ASKED"
case "$1 $2" in
    "-m pip") exit 0 ;;
    "-m venv")
        mkdir -p "$3/bin"
        cp "$0" "$3/bin/python"
        printf '#!/bin/sh\\nprintf "%%s\\\\n" "$PWD" "$@"\\n' >"$3/bin/briefbench"
        chmod +x "$3/bin/briefbench"
        exit 0 ;;
esac
exec "{python}" "$@"
"""


@pytest.fixture
def copy(tmp_path):
    """Return a folder with a space in its name that holds the front door and nothing set up."""
    folder = tmp_path / "my bench"
    folder.mkdir()
    for name in ("bench", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    python = tmp_path / "python"
    python.write_text(FALSE_PYTHON.format(python=sys.executable))
    python.chmod(0o755)
    return folder


def asked(folder: Path) -> list[str]:
    """Return what Python was asked for, the many short questions left out."""
    log = folder.parent / "asked"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return [line.replace(str(folder), ".") for line in lines if line.startswith("-m")]


def bench(folder: Path, *words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    return subprocess.run(
        [folder / "bench", *words],
        cwd=cwd,
        env=environment
        | {"PYTHONPATH": str(ROOT / "src"), "ASKED": str(folder.parent / "asked")}
        | {"PYTHON": str(folder.parent / "python")}
        | more,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@posix
@pytest.mark.parametrize("display", ["", ":7499"])
def test_without_a_display_the_main_job_is_done(copy, tmp_path, display):
    ran = bench(copy, "run", cwd=tmp_path, DISPLAY=display)
    assert ran.returncode == 0, ran.stderr
    assert "no window can be opened" in ran.stderr
    where, command, option, out = ran.stdout.splitlines()
    assert (where, command, option) == (str(tmp_path), "sample", "--out")
    assert Path(out).parent == copy / "out"


@posix
def test_a_home_that_cannot_be_written_is_replaced(copy, tmp_path):
    ran = bench(copy, "run", cwd=tmp_path, HOME="/nonexistent")
    assert ran.returncode == 0
    assert "the home folder cannot be written" in ran.stderr


@posix
def test_it_is_set_up_once_from_the_pinned_versions(copy, tmp_path):
    assert bench(copy, "setup", cwd=tmp_path).returncode == 0
    installs = [line for line in asked(copy) if "install" in line]
    assert [line.rpartition(" -c constraints.txt ")[2] for line in installs] == [
        "--upgrade pip",
        "-e .[dev]",
    ]
    assert bench(copy, "setup", cwd=tmp_path).returncode == 0
    assert bench(copy, "run", cwd=tmp_path).returncode == 0
    assert not [line for line in asked(copy) if "pip" in line]


@posix
def test_tests_ask_for_more_than_running(copy, tmp_path):
    bench(copy, "run", cwd=tmp_path)
    assert [line for line in asked(copy) if line.endswith("-e .")]
    bench(copy, "setup", cwd=tmp_path)
    assert [line for line in asked(copy) if line.endswith("-e .[dev]")]


@posix
def test_changed_versions_are_installed_and_a_moved_folder_is_set_up_again(copy, tmp_path):
    bench(copy, "setup", cwd=tmp_path)
    with (copy / "constraints.txt").open("a") as pins:
        pins.write("something==1.0\n")
    asked(copy)
    bench(copy, "setup", cwd=tmp_path)
    assert len([line for line in asked(copy) if "install" in line]) == 2
    moved = copy.rename(tmp_path / "moved")
    bench(moved, "setup", cwd=tmp_path)
    assert len([line for line in asked(moved) if "install" in line]) == 2


@posix
def test_a_half_made_environment_is_made_anew(copy, tmp_path):
    bench(copy, "setup", cwd=tmp_path)
    (copy / ".venv" / "unfinished").touch()
    (copy / ".venv" / "half").touch()
    asked(copy)
    ran = bench(copy, "setup", cwd=tmp_path)
    assert ran.returncode == 0
    assert "left unfinished" in ran.stderr
    assert "-m venv ./.venv" in asked(copy)
    assert not (copy / ".venv" / "half").exists()
    assert not (copy / ".venv" / "unfinished").exists()


@posix
def test_a_python_that_is_gone_is_replaced(copy, tmp_path):
    bench(copy, "setup", cwd=tmp_path)
    (copy / ".venv" / "bin" / "python").unlink()
    asked(copy)
    assert bench(copy, "setup", cwd=tmp_path).returncode == 0
    assert "-m venv ./.venv" in asked(copy)


def test_the_desktop_entry_finds_program_and_icon():
    entries = dict(line.split("=", 1) for line in DESKTOP.splitlines() if "=" in line)
    assert entries["Exec"].startswith("briefbench ")
    assert resource("icon", f"{entries['Icon']}.svg").is_file()


@pytest.mark.parametrize(
    "path",
    [*ROOT.joinpath("packaging").glob("*.xml"), resource("icon", "briefbench.svg")],
    ids=lambda path: path.name,
)
def test_the_xml_files_are_whole(path):
    assert ET.parse(path).getroot().tag


def test_the_metainfo_names_the_desktop_entry_and_the_version():
    import briefbench

    root = ET.parse(ROOT / "packaging" / "org.briefbench.BriefBench.metainfo.xml").getroot()
    assert root.findtext("launchable") == "briefbench.desktop"
    assert root.find("releases/release").get("version") == briefbench.__version__
