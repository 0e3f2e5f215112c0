"""Facts of articles, as columns take them: read as arrays, without an object an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.base.dates import days_of, second_of
from briefbench.model.facts import EPOCH, NO_TIME, ArticleFacts, Dates, Pairs
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
    with Session(session.get_bind()) as other:
        # SQLite and numpy work without Python's lock: two at once, if both see the same library.
        sessions = [session, other] if revision(other) == revision(session) else [session]
        free: SimpleQueue[Session] = SimpleQueue()
        for one in sessions:
            free.put(one)

        def answer(ask: Question) -> Any:
            mine = free.get()
            try:
                return ask(mine, which)
            finally:
                free.put(mine)

        with ThreadPoolExecutor(len(sessions), "facts") as workers:
            return _joined(dict(zip(_QUESTIONS, workers.map(answer, _QUESTIONS), strict=True)))


@dataclass(slots=True)
class _Articles:
    """What the rows of articles themselves say.

    ``language`` are two bytes each until they are places in ``languages``; ``strange`` rows have
    something that their packed text cannot hold or that was not understood.
    """

    columns: dict[str, NDArray[Any]]
    dates: dict[str, Dates]
    languages: tuple[str, ...] = ()


def _articles(session: Session, which: Articles) -> _Articles:
    """Return the rows of articles in the order of their ids."""
    texts = packed_texts(session, ARTICLE, which)
    parts = [_read(Packed(ARTICLE, [text])) for text in texts] or [_read(Packed(ARTICLE, []))]
    names = parts[0].columns
    found = _Articles(
        {name: np.concatenate([part.columns[name] for part in parts]) for name in names},
        {name: _all_dates([part.dates[name] for part in parts]) for name in _DATES},
    )
    if which.ids is not None:
        order = np.argsort(found.columns["ids"], kind="stable")
        found.columns = {name: column[order] for name, column in found.columns.items()}
        found.dates = {
            name: Dates(dates.first[order], dates.last[order], dates.seconds[order])
            for name, dates in found.dates.items()
        }
    codes, found.languages = short_words(found.columns["language"])
    found.columns["language"] = codes
    _ask_for_strange(session, found)
    return found


def _all_dates(parts: Sequence[Dates]) -> Dates:
    first, last, seconds = zip(*parts, strict=True)
    return Dates(np.concatenate(first), np.concatenate(last), np.concatenate(seconds))


def _read(rows: Packed) -> _Articles:
    language = rows.text("language")
    strange = language[:, 2] != _BLANK
    dates = {}
    for name in _DATES:
        dates[name], unread = read_dates(rows.text(name))
        strange |= unread
    columns = {
        "ids": rows.numbers("id"),
        "source": rows.numbers("source"),
        "language": language[:, :2],
        "strange": strange,
        **{name: rows.flags(name) for name in ("read", "archived", "trashed")},
    }
    return _Articles(columns, dates)


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
                dates = found.dates[name]
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
        published=articles.dates["published"],
        captured=articles.dates["captured"],
        event=articles.dates["event"],
        added=_seconds(articles.dates["added"]),
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
    midnight = (dates.first.astype(np.int64) - EPOCH) * 86_400
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
