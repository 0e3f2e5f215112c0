"""Notes every row a session writes, and can write the old or new values back.

The notes serve three masters at once: Undo, the ``Changed`` event and the list of touched
articles that columns and index follow. Whatever goes past the mapper is refused, save the bulk
insert of ``store.bulk``, which takes its own notes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, event, inspect, select, true
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, object_session

import briefbench.model.country_records
import briefbench.model.event_records
import briefbench.model.word_records  # noqa: F401 - undo writes them back, whoever asks
from briefbench.model.kinds import Kind
from briefbench.model.record_base import Record
from briefbench.model.records import (
    Article,
    Change,
    ChangeLine,
    Item,
    Quote,
    Speaker,
    Suggestion,
    Touched,
)
from briefbench.model.speaker_records import SpeakerName
from briefbench.model.story_records import ShingleRun, Story, Ungrouped
from briefbench.store.steps import in_steps

KEPT = {"journal": "kept"}
"""Execution option of statements that take their own notes."""

_ABSENT = object()

_THERE_ALREADY: dict[str, str] = {
    Kind.IN_STORY: "OR REPLACE",
    Kind.COUNTRY: "OR REPLACE",
    Kind.SOURCE: "OR IGNORE",
}
"""What to do where a row that comes back is there: the program may have put the article into a
story since, then the officer's word counts; so for a country that the page, read again, names;
an outlet that pages came from since has stayed."""

_UNWATCHED = (Change, ChangeLine, Touched, Story, ShingleRun, Ungrouped)


@dataclass
class Notes:
    """What a session wrote: lines for Undo, and ids by kind of rows only added in bulk."""

    lines: list[ChangeLine] = field(default_factory=list)
    added: dict[Kind, set[int]] = field(default_factory=lambda: defaultdict(set))

    def ids_by_kind(self) -> dict[Kind, frozenset[int]]:
        """Return the ids of everything written, by kind."""
        ids: dict[Kind, set[int]] = defaultdict(set)
        for line in self.lines:
            ids[Kind(line.kind)].add(line.row_id)
        for kind, found in self.added.items():
            ids[kind] |= found
        return {kind: frozenset(found) for kind, found in ids.items()}


def notes_of(session: Session) -> Notes:
    """Return the notes taken in this session so far."""
    notes: Notes = session.info.setdefault("notes", Notes())
    return notes


def touched_articles(session: Session, notes: Notes) -> set[int]:
    """Return the ids of all articles that the noted rows belong to, removed ones included."""
    articles = set(notes.added.get(Kind.ARTICLE, ()))
    quotes: set[int] = set()
    speakers: dict[int, set[str]] = defaultdict(set)
    items: set[int] = set()
    for line in notes.lines:
        if line.kind in {Kind.ARTICLE, Kind.IN_STORY}:
            articles.add(line.row_id)
        for text in (line.before, line.after):
            told = text and ("_id" in text or line.kind == Kind.SPEAKER)
            values = json.loads(text) if text and told else {}
            articles.add(values.get("article_id") or 0)
            if line.kind == Kind.QUOTE_TAG:
                quotes.add(values.get("quote_id") or 0)
            if line.kind == Kind.ITEM_QUOTE:
                quotes.add(values.get("quote_id") or 0)
                items.add(values.get("item_id") or 0)
            elif line.kind == Kind.SPEAKER and values:
                speakers[line.row_id].add(values["name"])
            elif line.kind == Kind.SPEAKER_NAME and values:
                speakers[values["speaker_id"]].add(values["name"])
    articles |= _naming(session, speakers)
    if quotes:
        articles |= set(session.scalars(select(Quote.article_id).where(Quote.id.in_(quotes))))
        held = select(Item.article_id).where(Item.id.in_(items), Item.article_id.is_not(None))
        articles |= {id_ for id_ in session.scalars(held) if id_}
    return articles - {0}


def _naming(session: Session, names: Mapping[int, set[str]]) -> set[int]:
    """Return the articles that quote these speakers, or offer quotes by a name of theirs.

    ``names`` are those that the notes give each speaker, and are added to. What is offered by a
    name that was its speaker's only one before and after is found by no other: it stays as it is.
    """
    articles: set[int] = set()
    for part in in_steps(sorted(names)):
        articles.update(session.scalars(select(Quote.article_id).where(Quote.speaker_id.in_(part))))
        main = select(Speaker.id, Speaker.name).where(Speaker.id.in_(part))
        known = select(SpeakerName.speaker_id, SpeakerName.name)
        for statement in (main, known.where(SpeakerName.speaker_id.in_(part))):
            for id_, name in session.execute(statement):
                names[id_].add(name)
    offered = {name for of_one in names.values() if len(of_one) > 1 for name in of_one}
    for words in in_steps(sorted(offered)):
        articles.update(
            session.scalars(select(Suggestion.article_id).where(Suggestion.speaker.in_(words)))
        )
    return articles


def write_back(session: Session, lines: Iterable[ChangeLine], *, old: bool) -> None:
    """Give each noted row its old values (undo) or its new ones (redo)."""
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for line in lines:
        table = Record.metadata.tables[line.kind]
        now, then = (line.after, line.before) if old else (line.before, line.after)
        here = table.c.id == line.row_id
        if then is None:
            unused = _unused(line) if line.kind == Kind.SOURCE else true()
            session.execute(table.delete().where(here, unused), execution_options=KEPT)
        elif now is None:
            insert = table.insert().prefix_with(_THERE_ALREADY.get(line.kind, ""))
            session.execute(insert.values(_decode(table, then)), execution_options=KEPT)
        elif values := _changed(table, _decode(table, now), _decode(table, then)):
            session.execute(table.update().where(here).values(values), execution_options=KEPT)


def _unused(line: ChangeLine) -> ColumnElement[bool]:
    """Return the condition that no page came from an outlet since the officer named it."""
    return ~select(Article.id).where(Article.source_id == line.row_id).exists()


def _changed(table: Table, now: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a change altered, so that what other work wrote since into the row stays.

    What is derived from other rows is left out: it is computed from these.
    """
    return {
        name: value
        for name, value in then.items()
        if value != now.get(name, _ABSENT) and not table.c[name].info.get("derived")
    }


def moved_borders(lines: Iterable[ChangeLine]) -> list[int]:
    """Return the ids of articles of which a noted change moved blocks."""
    texts = (line.after or line.before or "{}" for line in lines if line.kind == Kind.BLOCK)
    return sorted({json.loads(text)["article_id"] for text in texts})


def left_and_new_addresses(lines: Iterable[ChangeLine]) -> set[str]:
    """Return the addresses that noted articles had before or have now, where the two differ."""
    found: set[str] = set()
    for line in lines:
        if line.kind == Kind.ARTICLE:
            texts = [text for text in (line.before, line.after) if text]
            at = {json.loads(text).get("address") for text in texts}
            found |= at if len(at) > 1 or len(texts) == 1 else set()
    return found - {None}


def copy_of(line: ChangeLine) -> ChangeLine:
    """Return a line with the same note, for the notes of an undo."""
    return ChangeLine(kind=line.kind, row_id=line.row_id, before=line.before, after=line.after)


def _noted(
    before: Callable[[Record], str | None], after: Callable[[Record], str | None]
) -> Callable[[Mapper[Any], Connection, Record], None]:
    def note(_mapper: Mapper[Any], _connection: Connection, record: Record) -> None:
        session = object_session(record)
        if session is None or isinstance(record, _UNWATCHED):
            return
        old, new = before(record), after(record)
        if old != new:
            notes_of(session).lines.append(
                ChangeLine(kind=record.__tablename__, row_id=record.id, before=old, after=new)
            )

    return note


def _old(record: Record) -> str:
    return _encode(record, lambda past, now: past.deleted[0] if past.deleted else now)


def _new(record: Record) -> str:
    return _encode(record, lambda _past, now: now)


def _nothing(_record: Record) -> None:
    return None


def _encode(record: Record, pick: Callable[[Any, Any], Any]) -> str:
    state = inspect(record)
    values = {
        attr.key: pick(state.attrs[attr.key].history, getattr(record, attr.key))
        for attr in state.mapper.column_attrs
    }
    return json.dumps(values, ensure_ascii=False)


def _decode(table: Table, text: str) -> Mapping[str, Any]:
    """Return a noted row; columns that a newer program has given up are left out."""
    values = {name: value for name, value in json.loads(text).items() if name in table.c}
    for name, value in values.items():
        kind = table.c[name].type.python_type
        if isinstance(value, str) and issubclass(kind, Enum):
            values[name] = kind(value)
    return values


def _refuse_what_goes_past(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and state.execution_options.get("journal") != "kept":
        raise RuntimeError("bulk statements go past the journal; change the records instead")


event.listen(Record, "after_insert", _noted(_nothing, _new), propagate=True)
event.listen(Record, "after_update", _noted(_old, _new), propagate=True)
event.listen(Record, "after_delete", _noted(_old, _nothing), propagate=True)
event.listen(Session, "do_orm_execute", _refuse_what_goes_past)
