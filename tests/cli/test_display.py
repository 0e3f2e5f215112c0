"""Display servers that live, are dead, hang, or were never there."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefbench.cli import display
from briefbench.cli.display import has_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="servers of Linux desktops")


@pytest.fixture(autouse=True)
def _no_desktop(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def x_socket():
    """A socket where the X server of display 7431 would listen, and nobody who answers."""
    folder = Path("/tmp/.X11-unix")
    folder.mkdir(exist_ok=True)
    path = folder / "X7431"
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(path))
        yield server
    path.unlink(missing_ok=True)


def test_no_display_is_named():
    assert not has_display()


@pytest.mark.parametrize("name", [":7499", "localhost:7499", "nonsense", ":", "unix:/nowhere:0"])
def test_a_dead_x_server(monkeypatch, name):
    monkeypatch.setenv("DISPLAY", name)
    assert not has_display()


def test_an_x_server_that_never_answers(monkeypatch, x_socket):
    x_socket.listen()
    monkeypatch.setattr(display, "PATIENCE", 0.2)
    monkeypatch.setenv("DISPLAY", ":7431")
    assert not has_display()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_a_living_x_server(monkeypatch, tmp_path):
    number = tmp_path / "number"
    with number.open("w") as told:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told.fileno()), "-nolisten", "tcp"],
            pass_fds=[told.fileno()],
            stderr=subprocess.DEVNULL,
        )
    try:
        for _ in range(100):
            if number.read_text().endswith("\n"):
                break
            time.sleep(0.1)
        monkeypatch.setenv("DISPLAY", ":" + number.read_text().strip())
        assert has_display()
    finally:
        server.terminate()
        server.wait()
    assert not has_display()


def test_wayland(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.fspath(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not has_display()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(os.fspath(tmp_path / "wayland-0"))
        compositor.listen()
        assert has_display()
    assert not has_display()


def test_the_platform_asked_for_decides(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland;xcb")
    assert not has_display()


def test_the_shell_can_ask():
    environment = {"PATH": os.environ["PATH"], "DISPLAY": ":7499"}
    ask = [sys.executable, "-m", "briefbench.cli.display"]
    assert subprocess.run(ask, env=environment, check=False).returncode == 1
