"""Facts of articles, as columns take them: read as arrays, without an object an article."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.base.dates import days_of, second_of
from briefbench.model.facts import DAY, EPOCH, NO_TIME, ArticleFacts, Dates, Pairs
from briefbench.model.records import Article, Touched
from briefbench.store.belongings import (
    Countries,
    Speakers,
    Values,
    briefed_of,
    countries_of,
    older_of,
    short_words,
    speakers_of,
    stories_of,
    tags_of,
)
from briefbench.store.packed_dates import read_dates
from briefbench.store.packing import ARTICLE, Articles, Packed, packed_texts
from briefbench.store.steps import in_steps

Question = Callable[[Session, Articles], Any]
Ids = NDArray[np.int64]

_DATES = ("published", "captured", "event", "added")
_BLANK = ord(" ")
MOST_AT_ONCE = 4
"""Questions asked at once where there are as many processors; the longest takes a third of all."""

_DENSE = 64
"""Ids may go so many times as high as there are articles for a table of all ids to be worth it."""


def revision(session: Session) -> int:
    """Return the library's revision: it grows with every change of an article."""
    return session.scalar(select(func.max(Touched.revision))) or 0


def touched_after(session: Session, known: int) -> list[int]:
    """Return the ids of articles touched after revision ``known``, removed ones included."""
    return list(session.scalars(select(Touched.id).where(Touched.revision > known)))


def facts_of(session: Session, ids: Sequence[int] | None = None) -> ArticleFacts:
    """Return the facts of these articles, or of all for None; removed ones are left out."""
    if ids is not None:
        which = Articles(sorted(set(ids)))
        return _joined({ask: ask(session, which) for ask in _QUESTIONS})
    which = Articles(None, session.scalar(select(func.max(Article.id))) or 0)
    with ExitStack() as ends:
        # SQLite and numpy work without Python's lock: several at once, if they see the same.
        more = range(1, min(os.cpu_count() or 1, MOST_AT_ONCE))
        others = [ends.enter_context(Session(session.get_bind())) for _ in more]
        now = revision(session)
        free: SimpleQueue[Session] = SimpleQueue()
        for one in (session, *(other for other in others if revision(other) == now)):
            free.put(one)

        def answer(ask: Question) -> Any:
            mine = free.get()
            try:
                return ask(mine, which)
            finally:
                free.put(mine)

        with ThreadPoolExecutor(free.qsize(), "facts") as workers:
            return _joined(dict(zip(_QUESTIONS, workers.map(answer, _QUESTIONS), strict=True)))


@dataclass(slots=True)
class _Articles:
    """What the rows of articles themselves say, by column; ``language`` is a place in them."""

    columns: dict[str, NDArray[Any]]
    languages: tuple[str, ...]

    def dates(self, name: str) -> Dates:
        """Return the dates of that name."""
        return Dates(*(self.columns[f"{name}_{field}"] for field in Dates._fields))


def _articles(session: Session, which: Articles) -> _Articles:
    """Return the rows of articles in the order of their ids."""
    if which.ids is None:
        size = session.scalar(select(func.count()).select_from(Article)) or 0
    else:
        size = len(which.ids)
    columns = {
        name: np.empty((size, *column.shape[1:]), column.dtype)
        for name, column in _read(Packed(ARTICLE, [])).items()
    }
    end = 0
    for text in packed_texts(session, ARTICLE, which):
        part = _read(Packed(ARTICLE, [text]))
        start, end = end, end + len(part["ids"])
        for name, column in part.items():
            columns[name][start:end] = column
    columns = {name: column[:end] for name, column in columns.items()}
    if which.ids is not None:
        order = np.argsort(columns["ids"])
        columns = {name: column[order] for name, column in columns.items()}
    codes, languages = short_words(columns["language"])
    found = _Articles(columns | {"language": codes}, languages)
    _ask_for_strange(session, found)
    return found


def _read(rows: Packed) -> dict[str, NDArray[Any]]:
    """Return columns; ``strange`` rows are those of which a packed text does not tell all."""
    language = rows.text("language")
    strange = language[:, 2] != _BLANK
    columns: dict[str, NDArray[Any]] = {
        "ids": rows.numbers("id"),
        "source": rows.numbers("source"),
        "language": language[:, :2],
        **{name: rows.flags(name) for name in ("read", "archived", "trashed")},
    }
    for name in _DATES:
        dates, unread = read_dates(rows.text(name))
        columns |= {f"{name}_{field}": column for field, column in dates._asdict().items()}
        strange |= unread
    return columns | {"strange": strange}


def _ask_for_strange(session: Session, found: _Articles) -> None:
    """Put in what the articles themselves say where their packed text does not tell it."""
    ids = found.columns["ids"]
    languages = {word: code for code, word in enumerate(found.languages)}
    asked = (Article.id, Article.language, *(getattr(Article, name) for name in _DATES))
    for part in in_steps(ids[found.columns["strange"]].tolist()):
        for id_, language, *texts in session.execute(select(*asked).where(Article.id.in_(part))):
            row = int(np.searchsorted(ids, id_))
            found.columns["language"][row] = languages.setdefault(language, len(languages))
            for name, text in zip(_DATES, texts, strict=True):
                dates = found.dates(name)
                dates.first[row], dates.last[row], dates.seconds[row] = _date_of(text or "")
    found.languages = tuple(languages)


def _date_of(text: str) -> tuple[int, int, int]:
    """Return the values of ``Dates`` for a date; undated for what is none."""
    try:
        first, last = days_of(text)
        second = second_of(text)
    except (ValueError, OverflowError):
        return 0, 0, NO_TIME
    return first.toordinal(), last.toordinal(), NO_TIME if second is None else second


_QUESTIONS: tuple[Question, ...] = (  # those that take longest first
    _articles,
    older_of,
    countries_of,
    speakers_of,
    tags_of,
    stories_of,
    briefed_of,
)


def _joined(answers: Mapping[Question, Any]) -> ArticleFacts:
    articles: _Articles = answers[_articles]
    countries: Countries = answers[countries_of]
    speakers: Speakers = answers[speakers_of]
    ids, columns = articles.columns["ids"], articles.columns
    places = _Places(ids)
    story = -ids
    in_story = places.located(answers[stories_of])
    story[in_story.rows] = in_story.codes
    return ArticleFacts(
        ids=ids,
        published=articles.dates("published"),
        captured=articles.dates("captured"),
        event=articles.dates("event"),
        added=_seconds(articles.dates("added")),
        source=columns["source"],
        language=columns["language"].astype(np.int32),
        story=story,
        read=columns["read"],
        archived=columns["archived"],
        trashed=columns["trashed"],
        older=places.counts(answers[older_of]) > 0,
        briefed=places.counts(answers[briefed_of]) > 0,
        quotes=places.counts(speakers.quotes),
        suggestions=places.counts(speakers.suggestions),
        countries=places.pairs(countries.named),
        about=places.pairs(countries.about),
        tags=places.pairs(answers[tags_of]),
        speakers=places.pairs(speakers.named),
        words={
            "language": articles.languages,
            "countries": countries.words,
            "about": countries.words,
            "speakers": speakers.words,
        },
    )


def _seconds(dates: Dates) -> NDArray[np.float64]:
    """Return POSIX seconds; what has no time of its own is taken to be at midnight UTC."""
    midnight = (dates.first.astype(np.int64) - EPOCH) * DAY
    return np.where(dates.seconds == NO_TIME, midnight, dates.seconds).astype(np.float64)


class _Places:
    """Which row an article is in, by its id; ``ids`` ascend."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._row_of: NDArray[np.int32] | None = None
        if len(ids) and ids[-1] < _DENSE * len(ids):
            self._row_of = np.full(int(ids[-1]) + 2, -1, np.int32)
            self._row_of[ids] = np.arange(len(ids), dtype=np.int32)

    def rows(self, ids: Ids) -> NDArray[np.int32]:
        """Return the row of each of these articles, -1 for one that is not there."""
        if self._row_of is not None:
            found: NDArray[np.int32] = self._row_of[np.minimum(ids, len(self._row_of) - 1)]
            return found
        rows = np.searchsorted(self._ids, ids)
        there = rows < len(self._ids)
        there[there] = self._ids[rows[there]] == ids[there]
        return np.where(there, rows, -1).astype(np.int32)

    def counts(self, ids: Ids) -> NDArray[np.int32]:
        """Return how often each row's article is among these."""
        rows = self.rows(ids)
        return np.bincount(rows[rows >= 0], minlength=len(self._ids)).astype(np.int32)

    def located(self, values: Values) -> Pairs:
        """Return rows and values; values of what is not there are left out."""
        rows = self.rows(values.ids)
        there = rows >= 0
        return Pairs(rows[there], values.codes[there].astype(np.int32))

    def pairs(self, values: Values) -> Pairs:
        """Return rows and values, ascending, each pair once."""
        rows, codes = self.located(values)
        keys = rows.astype(np.int64) << 32 | codes
        if np.any(keys[1:] <= keys[:-1]):
            keys.sort()
            keys = keys[np.diff(keys, prepend=-1) != 0]
        return Pairs((keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32))
