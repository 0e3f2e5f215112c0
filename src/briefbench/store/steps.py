"""Questions with many ids are asked in steps."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.model.record_base import Record

STEP = 900
"""Ids in one question: below SQLite's oldest limit of 999 variables."""

Value = TypeVar("Value")
R = TypeVar("R", bound=Record)


def in_steps(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    """Give the values in parts that fit into one question."""
    return (values[start : start + STEP] for start in range(0, len(values), STEP))


def by_id(session: Session, record: type[R], ids: Sequence[int], gone: str) -> list[R]:
    """Return these records in the order asked.

    Raises:
        NotFound: One of them is gone; ``gone`` is the sentence.

    """
    found: dict[int, R] = {}
    for part in in_steps(ids):
        found |= {r.id: r for r in session.scalars(select(record).where(record.id.in_(part)))}
    if len(found) < len(set(ids)):
        raise NotFound(gone, tr("Refresh the list and try again."))
    return [found[id_] for id_ in ids]
