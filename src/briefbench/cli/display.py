"""Whether a window can be opened: asked before Qt is started.

Qt ends the whole program when the X server that ``DISPLAY`` names does not answer, so the
server is asked here first, by the same library that Qt will use.
``python -m briefbench.cli.display`` answers by its exit status, 0 for yes.
"""

import ctypes
import os
import socket
import sys
import threading
from pathlib import Path

PATIENCE = 5.0
"""Seconds a display server may take to answer; one that hangs counts as none."""

WINDOWLESS = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
"""Platforms of Qt that need no display server, from the list in Qt's own documentation."""


def has_display() -> bool:
    """Tell whether Qt can open a window here; False when it would end the program.

    The platforms that ``QT_QPA_PLATFORM`` asks for are the only ones that count; on macOS and
    Windows there is always a display.
    """
    if sys.platform in {"darwin", "win32"}:
        return True
    asked = os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb"
    platforms = [platform.split(":")[0] for platform in asked.split(";")]
    return any(_platform_answers(platform) for platform in platforms)


def _platform_answers(platform: str) -> bool:
    if platform.startswith("wayland"):
        return _wayland_answers()
    return _x_server_answers() if platform == "xcb" else platform in WINDOWLESS


def _x_server_answers() -> bool:
    """Tell whether the X server named by ``DISPLAY`` lets us in; False when none is named."""
    if not os.environ.get("DISPLAY"):
        return False
    answers: list[bool] = []
    probe = threading.Thread(target=lambda: answers.append(_xcb_connects()), daemon=True)
    probe.start()
    probe.join(PATIENCE)
    return answers == [True]


def _xcb_connects() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)  # never null: errors are asked for, and also freed
    failed = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    """Tell whether the compositor named by ``WAYLAND_DISPLAY`` takes a connection."""
    named = os.environ.get("WAYLAND_DISPLAY")
    if not named:
        return False
    address = Path(os.environ.get("XDG_RUNTIME_DIR", ""), named)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.settimeout(PATIENCE)
        try:
            compositor.connect(os.fspath(address))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(0 if has_display() else 1)
