"""Questions with many ids are asked in steps."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

STEP = 900
"""Ids in one question: below SQLite's oldest limit of 999 variables."""

Value = TypeVar("Value")


def in_steps(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    """Give the values in parts that fit into one question."""
    return (values[start : start + STEP] for start in range(0, len(values), STEP))
