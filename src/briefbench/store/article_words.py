"""Words of articles, as the index takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from briefbench.model.facts import ArticleWords
from briefbench.model.kinds import Verdict
from briefbench.model.records import Article, Block, Quote, Speaker, Suggestion
from briefbench.store.speakers import other_names
from briefbench.store.steps import in_steps

Rows = Select[*tuple[Any, ...]]


def words_of(session: Session, ids: Sequence[int]) -> Iterator[ArticleWords]:
    """Give the words of these articles; removed ones are left out."""
    for part in in_steps(ids):
        titles = session.execute(
            select(Article.id, Article.title).where(Article.id.in_(part))
        ).all()
        body = select(Block.article_id, Block.text).where(Block.tail.is_(False))
        bodies = _grouped(
            session,
            body.where(Block.article_id.in_(part)).order_by(Block.article_id, Block.position),
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
    session: Session, part: Sequence[int]
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
        for row in session.execute(statement.where(column.in_(part)))
    ]
    known = other_names(session, {name for _, _, name, _ in rows if name})
    for id_, words, name, role in rows:
        said[id_].append(words)
        names[id_].append(f"{role} {name or ''}".strip())
        names[id_] += [other for other in known.get(name, ()) if other != name]
    return said, names


def _grouped(session: Session, statement: Rows) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(statement):
        groups[row[0]].append(row)
    return groups
