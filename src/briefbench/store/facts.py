"""Facts and words of articles, as columns and index take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from briefbench.base.dates import days_of
from briefbench.model.facts import ArticleFacts, ArticleWords
from briefbench.model.kinds import Verdict
from briefbench.model.records import (
    Article,
    ArticleCountry,
    ArticleTag,
    Block,
    Item,
    ItemQuote,
    Quote,
    Speaker,
    Suggestion,
    Touched,
)
from briefbench.model.story_records import InStory
from briefbench.store.speakers import other_names
from briefbench.store.steps import in_steps
from briefbench.store.stories import STORY
from briefbench.store.versions import older_versions

Rows = Select[*tuple[Any, ...]]

_ASKED = select(
    Article.id,
    Article.published,
    Article.captured,
    Article.event,
    Article.added,
    Article.source_id,
    Article.language,
    STORY.label("story"),
    Article.read,
    Article.archived,
    Article.trashed,
).outerjoin(InStory, InStory.id == Article.id)


def revision(session: Session) -> int:
    """Return the library's revision: it grows with every change of an article."""
    return session.scalar(select(func.max(Touched.revision))) or 0


def touched_after(session: Session, known: int) -> list[int]:
    """Return the ids of articles touched after revision ``known``, removed ones included."""
    return list(session.scalars(select(Touched.id).where(Touched.revision > known)))


def facts_of(session: Session, ids: Sequence[int] | None, zone: str) -> Iterator[ArticleFacts]:
    """Give the facts of these articles, or of all for None; removed ones are left out."""
    for part in _parts(ids):
        yield from _facts(session, part, zone)


def words_of(session: Session, ids: Sequence[int]) -> Iterator[ArticleWords]:
    """Give the words of these articles; removed ones are left out."""
    for part in _parts(ids):
        titles = session.execute(_within(select(Article.id, Article.title), Article.id, part)).all()
        body = select(Block.article_id, Block.text).where(Block.tail.is_(False))
        bodies = _grouped(
            session,
            _within(body, Block.article_id, part).order_by(Block.article_id, Block.position),
        )
        said, names = _spoken(session, part)
        for id_, title in titles:
            yield ArticleWords(
                id=id_,
                title=title,
                body="\n\n".join(row[1] for row in bodies[id_]),
                speakers="\n".join(dict.fromkeys(names[id_])),
                quotes="\n\n".join(said[id_]),
            )


def _spoken(
    session: Session, part: Sequence[int] | None
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return words said, and names with roles, by article; all names of a known speaker."""
    said: dict[int, list[str]] = defaultdict(list)
    names: dict[int, list[str]] = defaultdict(list)
    kept = select(Quote.article_id, Quote.words, Speaker.name, Quote.role).outerjoin(Quote.speaker)
    offered = select(
        Suggestion.article_id, Suggestion.words, Suggestion.speaker, Suggestion.role
    ).where(Suggestion.verdict == Verdict.OPEN)
    rows = [
        row
        for statement, column in ((kept, Quote.article_id), (offered, Suggestion.article_id))
        for row in session.execute(_within(statement, column, part))
    ]
    known = other_names(session, {name for _, _, name, _ in rows if name})
    for id_, words, name, role in rows:
        said[id_].append(words)
        names[id_].append(f"{role} {name or ''}".strip())
        names[id_] += [other for other in known.get(name, ()) if other != name]
    return said, names


def _facts(session: Session, part: Sequence[int] | None, zone: str) -> Iterator[ArticleFacts]:
    countries = _grouped(
        session,
        _within(
            select(ArticleCountry.article_id, ArticleCountry.code, ArticleCountry.about),
            ArticleCountry.article_id,
            part,
        ).order_by(ArticleCountry.article_id, ArticleCountry.share.desc()),
    )
    tags = _grouped(
        session,
        _within(select(ArticleTag.article_id, ArticleTag.tag_id), ArticleTag.article_id, part),
    )
    quotes = _grouped(
        session,
        _within(
            select(Quote.article_id, Speaker.name).outerjoin(Quote.speaker), Quote.article_id, part
        ),
    )
    suggestions = _offered(session, part)
    briefed = _briefed(session)
    older = older_versions(session, part)
    for row in session.execute(_within(_ASKED, Article.id, part).order_by(Article.id)):
        first, last = _ordinals(row.published, zone)
        captured = _ordinals(row.captured, zone)
        event = _ordinals(row.event, zone)
        named = countries[row.id]
        speakers = [n for _, n in quotes[row.id] if n]
        speakers += [name for name in suggestions[row.id] if name]
        yield ArticleFacts(
            id=row.id,
            first_day=first,
            last_day=last,
            captured_first=captured[0],
            captured_last=captured[1],
            event_first=event[0],
            event_last=event[1],
            added=datetime.fromisoformat(row.added).timestamp(),
            source_id=row.source_id or 0,
            language=row.language,
            story=row.story,
            read=row.read,
            archived=row.archived,
            trashed=row.trashed is not None,
            older=row.id in older,
            quotes=len(quotes[row.id]),
            suggestions=len(suggestions[row.id]),
            briefed=row.id in briefed,
            countries=tuple(code for _, code, _ in named),
            about=tuple(code for _, code, about in named if about),
            tags=tuple(tag for _, tag in tags[row.id]),
            speakers=tuple(dict.fromkeys(speakers)),
        )


def _offered(session: Session, part: Sequence[int] | None) -> dict[int, list[str]]:
    """Return for each open suggestion who speaks, as a known speaker is called; by article."""
    offered = select(Suggestion.article_id, Suggestion.speaker).where(
        Suggestion.verdict == Verdict.OPEN
    )
    rows = session.execute(_within(offered, Suggestion.article_id, part)).all()
    known = other_names(session, {name for _, name in rows})
    names: dict[int, list[str]] = defaultdict(list)
    for id_, name in rows:
        names[id_].append(known.get(name, (name,))[0])
    return names


def _briefed(session: Session) -> set[int]:
    held = set(session.scalars(select(Item.article_id).where(Item.article_id.is_not(None))))
    held |= set(session.scalars(select(Quote.article_id).join(ItemQuote)))
    return {id_ for id_ in held if id_}


def _ordinals(published: str | None, zone: str) -> tuple[int, int]:
    if not published:
        return 0, 0
    try:
        first, last = days_of(published, zone)
    except ValueError:
        return 0, 0
    return first.toordinal(), last.toordinal()


def _parts(ids: Sequence[int] | None) -> Iterator[Sequence[int] | None]:
    if ids is None:
        yield None
        return
    yield from in_steps(ids)


def _within(statement: Rows, column: Any, ids: Sequence[int] | None) -> Rows:
    return statement if ids is None else statement.where(column.in_(ids))


def _grouped(session: Session, statement: Rows) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(statement):
        groups[row[0]].append(row)
    return groups
