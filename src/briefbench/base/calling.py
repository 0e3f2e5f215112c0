"""Functions by name, so that a worker process loads what it calls and nothing else."""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def named(name: str) -> Callable[..., Any]:
    """Return the function ``"package.module:function"``, its module loaded."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


_given: dict[str, tuple[Any, ...]] = {}
"""In a worker process: what each function is given behind its arguments, by its name."""


def chain(names: Sequence[str], *arguments: Any) -> Any:
    """Call the first function with the arguments, each other one with what the last returned."""
    result = named(names[0])(*arguments, *_given.get(names[0], ()))
    for name in names[1:]:
        result = named(name)(result, *_given.get(name, ()))
    return result


def begin_work(names: Sequence[str], given: Mapping[str, tuple[Any, ...]]) -> None:
    """Prepare a worker process: load these functions' modules and what they need.

    ``given`` is what some functions get behind their arguments in every call: what is large and
    the same for all tasks is sent once.

    A module that has a lot to load has a function ``prepare``: so the first page is not the slow
    one, whose time is limited.
    The terminal's interrupt is for the parent, which then ends its workers.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given.update(given)
    for name in names:
        named(name)
        prepare = getattr(sys.modules[name.partition(":")[0]], "prepare", None)
        if prepare is not None:
            prepare()
