"""Gives an article what its page says when it is read anew, and keeps what the officer did to it.

Rows that the history knows keep their ids, and its copies of rows that point into the text are
carried over with them, so that older changes can still be undone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Executable, bindparam, func, select
from sqlalchemy.orm import Session, selectinload

from briefbench.base.addresses import address_key
from briefbench.model.drafts import ArticleDraft, BlockDraft
from briefbench.model.kinds import Format, Kind, Verdict
from briefbench.model.record_base import Record
from briefbench.model.records import (
    Article,
    Block,
    Change,
    ChangeLine,
    Suggestion,
)
from briefbench.store.anchors import Anchors
from briefbench.store.borders import block_drafts
from briefbench.store.findings import take_countries, take_suggestions
from briefbench.store.intake import chain_places, country_rows
from briefbench.store.journal import KEPT, notes_of
from briefbench.store.sources import SourceFinder

_POINTING = (Kind.QUOTE, Kind.SUGGESTION, Kind.COUNTRY)  # kinds of rows that hold places


@dataclass
class Renewal:
    """What became of some articles: ids of those written, of those left as they were."""

    changed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    review: int = 0  # quotes whose words were not found for certain


class Renewing:
    """Renews the articles of one change.

    Args:
        session: Where they are written.
        ids: All articles that may be renewed in it.
        understand: Says anew what a draft's text says, where the officer drew its border.
        renamed: Also where the officer corrected the outlet, which the page does not know.

    """

    def __init__(
        self,
        session: Session,
        ids: Sequence[int],
        understand: Callable[[Article, ArticleDraft], ArticleDraft],
        *,
        renamed: bool = False,
    ) -> None:
        self._session = session
        self._understand = understand
        self._renamed = renamed
        self._sources = SourceFinder(session)
        self._history = _history_of(session, ids)
        found = session.scalars(
            select(Article)
            .where(Article.id.in_(ids))
            .options(
                selectinload(Article.blocks),
                selectinload(Article.countries),
                selectinload(Article.suggestions),
                selectinload(Article.quotes),
            )
        )
        self._articles = {article.id: article for article in found}
        self.renewal = Renewal()

    def renew(self, article_id: int, draft: ArticleDraft) -> None:
        """Give an article what the draft says; one that is gone meanwhile is passed over.

        It is left as it is when the officer took a block into the article that the page read anew
        has not.
        """
        article = self._articles.get(article_id)
        if article is None:
            return
        old = block_drafts(article.blocks)
        anchors = Anchors(
            [block.text for block in old],
            [block.text for block in draft.blocks],
            [position for position, block in enumerate(draft.blocks) if block.tail],
        )
        if any(
            b.by_officer and not b.tail and b.position not in anchors.same for b in article.blocks
        ):
            self.renewal.left.append(article_id)
            return
        new = _with_borders(draft.blocks, article.blocks, anchors)
        if new != list(draft.blocks):
            draft = self._understand(article, replace(draft, blocks=tuple(new)))
        elif self._renamed and "source" in article.corrected and draft.format is not Format.JSONL:
            draft = self._understand(article, draft)
        notes = notes_of(self._session)
        noted = len(notes.lines)
        with self._session.no_autoflush:
            self._facts(article, draft)
            if new != old:
                self._blocks(article, new, anchors)
                self._quotes(article, anchors)
                article.fingerprint = list(draft.fingerprint or ())
            take_countries(self._session, article, draft)
            self._suggestions(article, draft, anchors)
            if new != old:
                self._carry_history(article, draft, anchors)
                notes.added[Kind.ARTICLE].add(article_id)
        self._session.flush()
        written = new != old or len(notes.lines) > noted
        (self.renewal.changed if written else self.renewal.unchanged).append(article_id)

    def _facts(self, article: Article, draft: ArticleDraft) -> None:
        """Take over what the page says of itself, save what the officer corrected."""
        kept = set(article.corrected)
        if "title" not in kept:
            article.title = draft.title
        if "published" not in kept:
            published = draft.published
            article.published = published.value if published else None
            article.published_origin = published.origin if published else None
        if "source" not in kept:
            source = self._sources.source(draft.source)
            article.source_id = source.id if source else article.source_id
        if draft.captured:
            article.captured = draft.captured.value
            article.captured_origin = draft.captured.origin
        article.byline = list(draft.byline)
        article.url = draft.url or article.url
        article.address = address_key(article.url)
        article.language = draft.language or article.language
        article.format = draft.format
        article.chain = chain_places(draft)
        article.picture = asdict(draft.picture) if draft.picture else {}
        article.excerpt = draft.excerpt

    def _blocks(self, article: Article, new: Sequence[BlockDraft], anchors: Anchors) -> None:
        """Write the blocks, each that is still there under its old id, past the history."""
        table = Record.metadata.tables[Kind.BLOCK]
        ids = {anchors.same[b.position]: b.id for b in article.blocks if b.position in anchors.same}
        gone = [b.id for b in article.blocks if b.position not in anchors.same]
        self._session.expire(article, ["blocks"])
        row = table.c.id == bindparam("row")
        places: dict[str, Any] = {
            "position": bindparam("at"),
            "kind": bindparam("as"),
            "tail": bindparam("out"),
        }
        # Positions are unique within an article: what stays is first put out of the way.
        aside = table.update().where(table.c.article_id == article.id)
        self._write(aside.values(position=-1 - table.c.position))
        self._write(table.delete().where(row), [{"row": id_} for id_ in gone])
        self._write(
            table.update().where(row).values(places),
            [
                {"row": id_, "at": at, "as": new[at].kind, "out": new[at].tail}
                for at, id_ in ids.items()
            ],
        )
        self._write(
            table.insert(),
            [
                {
                    "article_id": article.id,
                    "position": at,
                    "kind": block.kind,
                    "tail": block.tail,
                    "by_officer": False,
                    "text": block.text,
                }
                for at, block in enumerate(new)
                if at not in ids
            ],
        )

    def _write(self, statement: Executable, rows: Sequence[dict[str, Any]] | None = None) -> None:
        if rows is None or rows:
            self._session.execute(statement, rows, execution_options=KEPT)

    def _quotes(self, article: Article, anchors: Anchors) -> None:
        """Move quotes with the text; what is not found for certain waits for review."""
        for quote in article.quotes:
            quote.places, quote.selectors = anchors.moved(quote.places, quote.selectors)
            quote.review = not quote.places
            quote.orphan = quote.orphan and quote.review
            self.renewal.review += quote.review and not quote.orphan

    def _suggestions(self, article: Article, draft: ArticleDraft, anchors: Anchors) -> None:
        """Replace open suggestions; those decided, or known to the history, move with the text."""
        known = {line.row_id for line in self._history[article.id] if line.kind == Kind.SUGGESTION}
        kept = [s for s in article.suggestions if s.verdict is not Verdict.OPEN or s.id in known]
        for old in kept:
            _move(old, anchors)
            if not old.places and old.verdict is Verdict.OPEN:
                old.verdict = Verdict.DISMISSED  # there is nothing left to accept
        take_suggestions(self._session, article, draft, kept)

    def _carry_history(self, article: Article, draft: ArticleDraft, anchors: Anchors) -> None:
        """Carry over the history's copies of rows that point into the text."""
        mentions = {row["code"]: row["mentions"] for row in country_rows(draft)}
        for line in self._history[article.id]:
            line.before = _carried(line.before, mentions, anchors)
            line.after = _carried(line.after, mentions, anchors)


def mark_read(session: Session, ids: Sequence[int], reader: int) -> None:
    """Note which reader read these articles last: no change of theirs, and no event."""
    table = Record.metadata.tables[Kind.ARTICLE]
    statement = table.update().where(table.c.id.in_(ids)).values(reader=reader)
    session.execute(statement, execution_options=KEPT)


def undone_touches(session: Session, ids: Sequence[int]) -> bool:
    """Say whether something that was undone, and can be made again, is about these articles."""
    found = session.scalar(
        select(ChangeLine.id)
        .join(Change, ChangeLine.change_id == Change.id)
        .where(Change.undone, ChangeLine.kind.in_((*_POINTING, Kind.BLOCK)), _about(ids))
        .limit(1)
    )
    return found is not None


def _about(ids: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition that a noted row hangs on one of these articles."""
    noted = func.coalesce(ChangeLine.before, ChangeLine.after)
    return func.json_extract(noted, "$.article_id").in_(ids)


def _history_of(session: Session, ids: Sequence[int]) -> Mapping[int, list[ChangeLine]]:
    """Return the history's lines of rows that point into the texts of these articles."""
    lines: dict[int, list[ChangeLine]] = defaultdict(list)
    for line in session.scalars(
        select(ChangeLine).where(ChangeLine.kind.in_(_POINTING), _about(ids))
    ):
        values = json.loads(line.before or line.after or "{}")
        lines[values["article_id"]].append(line)
    return lines


def _with_borders(
    new: Sequence[BlockDraft], old: Sequence[Block], anchors: Anchors
) -> list[BlockDraft]:
    """Return the new blocks with the border where the officer drew it."""
    drawn = {
        anchors.same[block.position]: block.tail
        for block in old
        if block.by_officer and block.position in anchors.same
    }
    return [
        BlockDraft(block.kind, block.text, drawn.get(position, block.tail))
        for position, block in enumerate(new)
    ]


def _move(suggestion: Suggestion, anchors: Anchors) -> None:
    suggestion.places = anchors.places(suggestion.places) or []
    suggestion.speaker_place = anchors.places(suggestion.speaker_place) or []
    suggestion.cue_place = anchors.places(suggestion.cue_place) or []


def _carried(text: str | None, mentions: Mapping[str, list[Any]], anchors: Anchors) -> str | None:
    """Return a noted row with its places where they are now."""
    if text is None:
        return None
    values = json.loads(text)
    if "selectors" in values:  # a quote
        values["places"], values["selectors"] = anchors.moved(values["places"], values["selectors"])
        values["review"] = not values["places"]
        values["orphan"] = values["orphan"] and values["review"]
        return json.dumps(values, ensure_ascii=False)
    for name in ("places", "speaker_place", "cue_place"):
        if values.get(name):
            values[name] = anchors.places(values[name]) or []
    if values.get("verdict") == Verdict.OPEN and not values["places"]:
        values["verdict"] = Verdict.DISMISSED  # it may come back when there is nothing to accept
    if "mentions" in values:
        placed = ((anchors.place(mention[:3]), mention[3:]) for mention in values["mentions"])
        moved = [[*place, *rest] for place, rest in placed if place]
        values["mentions"] = moved or mentions.get(values["code"], [])
    return json.dumps(values, ensure_ascii=False)
