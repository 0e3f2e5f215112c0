"""Stories: which articles are copies or versions of the same text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.model.kinds import Kind
from briefbench.model.record_base import Record, new_uid
from briefbench.model.records import Article, Block, ChangeLine
from briefbench.model.story_records import InStory, Story, Ungrouped
from briefbench.store.journal import KEPT, notes_of
from briefbench.store.steps import in_steps
from briefbench.store.versions import older_versions

STORY = func.coalesce(InStory.story_id, -Article.id)
"""What is equal for the articles of one story; minus its id for an article alone."""


def story_numbers(session: Session, ids: Collection[int]) -> dict[int, int]:
    """Return ``STORY`` by article; articles that are gone are left out."""
    found: dict[int, int] = {}
    for part in in_steps(sorted(ids)):
        rows = session.execute(
            select(Article.id, STORY)
            .outerjoin(InStory, InStory.id == Article.id)
            .where(Article.id.in_(part))
        )
        found |= {row.id: row[1] for row in rows}
    return found


def decided(session: Session, story_ids: Collection[int]) -> set[int]:
    """Return which of these stories the officer has parted or joined by hand."""
    found: set[int] = set()
    for part in in_steps(sorted(story_ids)):
        by_hand = select(InStory.story_id).where(InStory.by_hand, InStory.story_id.in_(part))
        found.update(session.scalars(by_hand.distinct()))
    return found


def members_of(session: Session, story_id: int) -> list[int]:
    """Return the ids of the articles in a story, trashed ones and older versions included."""
    return list(
        session.scalars(select(InStory.id).where(InStory.story_id == story_id).order_by(InStory.id))
    )


def copies_of(session: Session, ids: Sequence[int]) -> dict[int, set[int]]:
    """Return, by article, the other articles of its story: live ones, no versions of its page."""
    own = story_numbers(session, ids)
    at = addresses(session, sorted(own))
    members: dict[int, dict[int, str | None]] = defaultdict(dict)
    for part in in_steps(sorted({number for number in own.values() if number > 0})):
        for story_id, id_, address in session.execute(
            select(InStory.story_id, InStory.id, Article.address)
            .join(Article, Article.id == InStory.id)
            .where(InStory.story_id.in_(part), Article.trashed.is_(None))
        ):
            members[story_id][id_] = address
    grouped = sorted({id_ for found in members.values() for id_ in found})
    older = older_versions(session, grouped) if grouped else set()
    return {
        id_: {
            other
            for other, address in members[number].items()
            if other not in older and other != id_ and (not address or address != at[id_])
        }
        for id_, number in own.items()
    }


def articles_of_story(session: Session, uid: str) -> list[int]:
    """Return the articles of a story by its uid or that of an article; none when there is none."""
    article = session.scalar(select(Article.id).where(Article.uid == uid))
    if article is not None:
        story_id = session.scalar(select(InStory.story_id).where(InStory.id == article))
        return members_of(session, story_id) if story_id else [article]
    story_id = session.scalar(select(Story.id).where(Story.uid == uid))
    return members_of(session, story_id) if story_id else []


def story_uid(session: Session, story_id: int) -> str:
    """Return the uid of a story."""
    return session.scalar(select(Story.uid).where(Story.id == story_id)) or ""


def new_story(session: Session) -> int:
    """Make a story without articles and return its id."""
    table = Record.metadata.tables[Kind.STORY]
    made = session.execute(table.insert().values(uid=new_uid()), execution_options=KEPT)
    id_: int = made.inserted_primary_key[0]  # type: ignore[attr-defined]
    notes_of(session).added[Kind.STORY].add(id_)
    return id_


def put_into_stories(session: Session, places: Mapping[int, int]) -> None:
    """Put articles into stories as the program found them, past the history."""
    if not places:
        return
    table = Record.metadata.tables[Kind.IN_STORY]
    rows = [{"id": id_, "story_id": story_id, "by_hand": False} for id_, story_id in places.items()]
    session.execute(table.insert().prefix_with("OR REPLACE"), rows, execution_options=KEPT)
    notes = notes_of(session)
    notes.added[Kind.IN_STORY].update(places)
    notes.added[Kind.ARTICLE].update(places)


def fingerprints(session: Session, ids: Collection[int]) -> dict[int, list[str]]:
    """Return the fingerprints of these articles."""
    found: dict[int, list[str]] = {}
    for part in in_steps(sorted(ids)):
        asked = select(Article.id, Article.fingerprint).where(Article.id.in_(part))
        found |= {row.id: row.fingerprint for row in session.execute(asked)}
    return found


def bodies(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return the own texts of these articles, blocks joined as in ``model.drafts``."""
    texts: dict[int, list[str]] = {id_: [] for id_ in ids}
    for part in in_steps(ids):
        for id_, text in session.execute(
            select(Block.article_id, Block.text)
            .where(Block.article_id.in_(part), Block.tail.is_(False))
            .order_by(Block.article_id, Block.position)
        ):
            texts[id_].append(text)
    return {id_: "\n\n".join(parts) for id_, parts in texts.items()}


def look_again(session: Session, ids: Collection[int]) -> None:
    """Have the copies of these articles looked for again by the next job."""
    table = Record.metadata.tables[Ungrouped.__tablename__]
    rows = [{"id": id_} for id_ in sorted(ids)]
    if rows:
        session.execute(table.insert().prefix_with("OR REPLACE"), rows, execution_options=KEPT)


def look_again_after(session: Session, lines: Iterable[ChangeLine]) -> None:
    """Have stories seen to that were parted or joined in these lines of the history.

    The program may have added to them since.
    """
    moved = [line for line in lines if line.kind == Kind.IN_STORY]
    look_again(session, {line.row_id for line in moved})
    for story_id in sorted(_stories_in(moved)):
        look_again(session, members_of(session, story_id))


def ungrouped(session: Session, limit: int) -> list[int]:
    """Return articles whose copies are to be looked for, in the order they came."""
    return list(session.scalars(select(Ungrouped.id).order_by(Ungrouped.id).limit(limit)))


def ungrouped_count(session: Session) -> int:
    """Return how many articles are still to be looked at."""
    return session.scalar(select(func.count()).select_from(Ungrouped)) or 0


def addresses(session: Session, ids: Sequence[int]) -> dict[int, str | None]:
    """Return the address that is equal for versions of one page, by article."""
    found: dict[int, str | None] = {}
    for part in in_steps(ids):
        asked = select(Article.id, Article.address).where(Article.id.in_(part))
        found |= {row.id: row.address for row in session.execute(asked)}
    return found


def outlets(session: Session, ids: Collection[int]) -> dict[int, int | None]:
    """Return the ids of the outlets of these articles."""
    found: dict[int, int | None] = {}
    for part in in_steps(sorted(ids)):
        asked = select(Article.id, Article.source_id).where(Article.id.in_(part))
        found |= {row.id: row.source_id for row in session.execute(asked)}
    return found


def looked_for(session: Session, ids: Sequence[int]) -> None:
    """Note that the copies of these articles were looked for."""
    table = Record.metadata.tables[Ungrouped.__tablename__]
    for part in in_steps(ids):
        session.execute(table.delete().where(table.c.id.in_(part)), execution_options=KEPT)


def set_fingerprint(session: Session, id_: int, fingerprint: Sequence[str]) -> None:
    """Keep an article's fingerprint, past the history: it follows from the text."""
    table = Record.metadata.tables[Kind.ARTICLE]
    here = table.update().where(table.c.id == id_)
    session.execute(here.values(fingerprint=list(fingerprint)), execution_options=KEPT)


def mates_of(session: Session, ids: Collection[int]) -> set[int]:
    """Return the other articles of the stories of these."""
    found: set[int] = set()
    for part in in_steps(sorted(ids)):
        own = select(InStory.story_id).where(InStory.id.in_(part))
        found.update(session.scalars(select(InStory.id).where(InStory.story_id.in_(own))))
    return found - set(ids)


def sweep_stories(session: Session) -> None:
    """Remove stories that no article is in and that the history does not lead back to."""
    nobody = ~select(InStory.id).where(InStory.story_id == Story.id).exists()
    empty = set(session.scalars(select(Story.id).where(nobody)))
    moved = session.scalars(select(ChangeLine).where(ChangeLine.kind == Kind.IN_STORY))
    empty -= _stories_in(moved)
    table = Record.metadata.tables[Kind.STORY]
    for part in in_steps(sorted(empty)):
        session.execute(table.delete().where(table.c.id.in_(part)), execution_options=KEPT)
    notes_of(session).added[Kind.STORY].update(empty)


def _stories_in(lines: Iterable[ChangeLine]) -> set[int]:
    return {
        json.loads(text)["story_id"]
        for line in lines
        if line.kind == Kind.IN_STORY
        for text in (line.before, line.after)
        if text
    }
