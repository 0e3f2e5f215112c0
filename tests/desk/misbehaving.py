"""A reader for tests that hangs, swells or dies when a page asks for it, and else reads."""

import os
import time
from pathlib import Path

from briefbench.intake.pages import read_task as read


def read_task(path, *rest):
    """Do what the page's first word says; runs in a worker process."""
    match Path(path).read_bytes().split(maxsplit=1)[:1]:
        case [b"HANG"]:
            time.sleep(600)
        case [b"SPIN"]:
            while True:
                pass
        case [b"SWELL"]:
            kept = []
            while True:
                kept.append(b"x" * 2**24)
                time.sleep(0.02)
        case [b"DIE"]:
            os._exit(11)
        case [b"RAISE"]:
            raise ArithmeticError("a bug of the reader")
        case [b"DEEP"]:
            return read_task(path, *rest)
    return read(path, *rest)
