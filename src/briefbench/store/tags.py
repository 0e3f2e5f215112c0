"""Tags: a tree of the officer's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound, Refused
from briefbench.base.words import tr
from briefbench.model.records import Tag
from briefbench.model.rows import TagRow

HUES = 6


def tag_at(session: Session, path: str) -> Tag:
    """Return the tag at ``path`` (``border/smuggling``), made with its parents when absent.

    Raises:
        Refused: The path has no words in it.

    """
    steps = [" ".join(step.split()) for step in path.split("/")]
    steps = [step[:80] for step in steps if step]
    if not steps:
        raise Refused(tr("A tag needs a name."), tr("Write a word, or a path like border/trade."))
    parent: Tag | None = None
    for name in steps:
        parent_id = parent.id if parent else None
        found = session.scalar(select(Tag).where(Tag.name == name, Tag.parent_id.is_(parent_id)))
        if parent_id is not None:
            found = session.scalar(select(Tag).where(Tag.name == name, Tag.parent_id == parent_id))
        if found is None:
            colour = parent.colour if parent else _next_colour(session)
            found = Tag(name=name, parent_id=parent_id, colour=colour)
            session.add(found)
            session.flush()
        parent = found
    assert parent is not None
    return parent


def tag_by_id(session: Session, tag_id: int) -> Tag:
    """Return one tag.

    Raises:
        NotFound: It is gone.

    """
    tag = session.get(Tag, tag_id)
    if tag is None:
        raise NotFound(tr("That tag is no longer there."))
    return tag


def tag_rows(session: Session, counts: Mapping[int, int] | None = None) -> list[TagRow]:
    """Return all tags in tree order, names alphabetical; ``counts`` are articles by tag id."""
    children: dict[int | None, list[Tag]] = defaultdict(list)
    for tag in session.scalars(select(Tag)):
        children[tag.parent_id].append(tag)
    rows: list[TagRow] = []

    def walk(parent_id: int | None, path: str, depth: int) -> None:
        for tag in sorted(children[parent_id], key=lambda tag: tag.name.casefold()):
            here = f"{path}/{tag.name}" if path else tag.name
            count = (counts or {}).get(tag.id, 0)
            rows.append(
                TagRow(tag.id, tag.uid, here, tag.name, depth, parent_id, tag.colour, count)
            )
            walk(tag.id, here, depth + 1)

    walk(None, "", 0)
    return rows


def tags_below(rows: list[TagRow], path: str) -> frozenset[int]:
    """Return the ids of the tag at ``path`` and of all below it; case does not matter."""
    wanted = path.casefold().strip("/")
    return frozenset(
        row.id
        for row in rows
        if row.path.casefold() == wanted or row.path.casefold().startswith(wanted + "/")
    )


def _next_colour(session: Session) -> int:
    roots = session.scalars(select(Tag.colour).where(Tag.parent_id.is_(None))).all()
    return min(range(HUES), key=lambda hue: (sum(c == hue for c in roots), hue))
