"""What hangs on articles, as ``columns`` counts it: countries, tags, stories, who speaks.

Everything is given by article id; what belongs to an article that is gone may be among it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from briefbench.model.kinds import Verdict
from briefbench.model.records import ArticleCountry, Item, ItemQuote, Quote, Speaker, Touched
from briefbench.model.speaker_records import SpeakerName
from briefbench.store.packing import (
    COUNTRY,
    OFFERED,
    QUOTE,
    STORY,
    TAG,
    Articles,
    Packed,
    Packing,
    hexadecimal,
    packed_texts,
)
from briefbench.store.steps import in_steps

Ids = NDArray[np.int64]

OFFERED_INDEX = "ix_suggestion_facts"
_BLANK = ord(" ")


class Values(NamedTuple):
    """Values of articles: article ``ids[k]`` has the value ``codes[k]``."""

    ids: Ids
    codes: NDArray[np.int64]


class Speakers(NamedTuple):
    """Who speaks in which articles; codes are places in ``words``."""

    quotes: Ids  # an article as often as it has accepted quotes
    suggestions: Ids  # likewise open suggestions
    named: Values  # a pair as often as it was found
    words: tuple[str, ...]


class Countries(NamedTuple):
    """Which countries articles name and are about; codes are places in ``words``."""

    named: Values
    about: Values
    words: tuple[str, ...]


def short_words(chars: NDArray[np.uint8]) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Return codes of texts of two bytes, and the words they are places in, in their order.

    Args:
        chars: uint8[n, 2], filled up with blanks.

    """
    numbers = np.ascontiguousarray(chars).view(">u2").reshape(-1)
    there = np.zeros(1 << 16, bool)
    there[numbers] = True
    found = np.flatnonzero(there)
    codes = np.zeros(1 << 16, np.int64)
    codes[found] = np.arange(len(found))
    raw = found.astype(">u2").tobytes()
    words = (raw[at : at + 2].decode("utf-8", "replace") for at in range(0, len(raw), 2))
    return codes[numbers], tuple(word.rstrip(" ") for word in words)


def countries_of(session: Session, which: Articles) -> Countries:
    """Return the countries of these articles."""
    rows = Packed(COUNTRY, packed_texts(session, COUNTRY, which))
    articles, chars, about = rows.numbers("id"), rows.text("code"), rows.flags("about")
    codes, words = short_words(chars[:, :2])
    long = chars[:, 2] != _BLANK
    if long.any():  # no code of ISO 3166 is
        whole = ~np.isin(articles, articles[long])
        asked = np.unique(articles[long]).tolist()
        articles, codes, about = articles[whole], codes[whole], about[whole]
        vocabulary = {word: code for code, word in enumerate(words)}
        found = [
            (id_, vocabulary.setdefault(code, len(vocabulary)), mostly)
            for part in in_steps(asked)
            for id_, code, mostly in session.execute(
                select(ArticleCountry.article_id, ArticleCountry.code, ArticleCountry.about).where(
                    ArticleCountry.article_id.in_(part)
                )
            )
        ]
        more = np.array(found, np.int64).reshape(-1, 3)
        articles = np.concatenate([articles, more[:, 0]])
        codes = np.concatenate([codes, more[:, 1]])
        about = np.concatenate([about, more[:, 2] > 0])
        words = tuple(vocabulary)
    return Countries(Values(articles, codes), Values(articles[about], codes[about]), words)


def speakers_of(session: Session, which: Articles) -> Speakers:
    """Return who speaks in accepted quotes and open suggestions, as known speakers are called."""
    quotes = _numbers(session, QUOTE, "speaker", which)
    names, articles, lengths = _offered(session, which)
    known = _main_names(session, None if which.ids is None else names)
    vocabulary: dict[str, int] = {}
    quoted = _quoted(session, quotes, vocabulary)
    offered = [vocabulary.setdefault(known.get(name, name), len(vocabulary)) for name in names]
    codes = np.repeat(np.array(offered, np.int64), lengths)
    named = np.repeat(np.array([bool(name) for name in names], bool), lengths)
    return Speakers(
        quotes=quotes.ids,
        suggestions=articles,
        named=Values(
            np.concatenate([quoted.ids, articles[named]]),
            np.concatenate([quoted.codes, codes[named]]),
        ),
        words=tuple(vocabulary),
    )


def tags_of(session: Session, which: Articles) -> Values:
    """Return the tags of these articles."""
    return _numbers(session, TAG, "tag", which)


def stories_of(session: Session, which: Articles) -> Values:
    """Return the stories of those of these articles that are in one."""
    return _numbers(session, STORY, "story", which)


def older_of(session: Session, which: Articles) -> Ids:
    """Return which of these articles a newer version stands for."""
    asked = select(func.group_concat(Touched.id)).where(Touched.older)  # quicker than rows
    parts = [asked]
    if which.ids is not None:
        parts = [asked.where(Touched.id.in_(part)) for part in in_steps(which.ids)]
    found = ",".join(filter(None, (session.scalar(part) for part in parts)))
    return np.fromstring(found, np.int64, sep=",") if found else np.zeros(0, np.int64)


def briefed_of(session: Session, _which: Articles) -> Ids:
    """Return the articles that briefs hold, as such or by a quote; these and others."""
    held = select(Item.article_id).where(Item.article_id.is_not(None))
    quoted = select(Quote.article_id).join(ItemQuote)
    found = {id_ for asked in (held, quoted) for id_ in session.scalars(asked) if id_}
    return np.fromiter(found, np.int64)


def _numbers(session: Session, packing: Packing, name: str, which: Articles) -> Values:
    rows = Packed(packing, packed_texts(session, packing, which))
    return Values(rows.numbers("id"), rows.numbers(name))


def _quoted(session: Session, quotes: Values, vocabulary: dict[str, int]) -> Values:
    """Return who speaks in accepted quotes; new names are added to the vocabulary."""
    by_somebody = quotes.codes > 0
    ids, places = np.unique(quotes.codes[by_somebody], return_inverse=True)
    names = {
        id_: name
        for part in in_steps(ids.tolist())
        for id_, name in session.execute(
            select(Speaker.id, Speaker.name).where(Speaker.id.in_(part))
        )
    }
    codes = [vocabulary.setdefault(names[id_], len(vocabulary)) for id_ in ids.tolist()]
    return Values(quotes.ids[by_somebody], np.array(codes, np.int64)[places.reshape(-1)])


def _offered(session: Session, which: Articles) -> tuple[list[str], Ids, list[int]]:
    """Return the names in open suggestions, the articles with the first name, the second and so on,
    and how many articles each name has.
    """
    run = session.connection().exec_driver_sql
    asked = (
        f"SELECT speaker, CAST(group_concat({OFFERED}, '') AS BLOB) FROM suggestion"  # noqa: S608
        f"{{}} WHERE verdict = '{Verdict.OPEN.value}'{{}} GROUP BY speaker"
    )
    found: list[tuple[str, bytes]] = []
    if which.ids is None:
        found += run(asked.format(f" INDEXED BY {OFFERED_INDEX}", "")).all()
    else:
        for part in in_steps(which.ids):
            within = f" AND article_id IN ({', '.join('?' * len(part))})"
            found += run(asked.format("", within), tuple(part)).all()
    texts = [text for _, text in found]
    chars = np.frombuffer(b"".join(texts), np.uint8).reshape(-1, 8)
    return [name for name, _ in found], hexadecimal(chars), [len(text) // 8 for text in texts]


def _main_names(session: Session, names: Sequence[str] | None) -> dict[str, str]:
    """Return what speakers are called by their names: by these names, or by all for None."""
    asked = select(SpeakerName.name, Speaker.name).join(
        Speaker, Speaker.id == SpeakerName.speaker_id
    )
    parts: Iterable[Sequence[str] | None] = [None] if names is None else in_steps(names)
    known: dict[str, str] = {}
    for part in parts:
        here = asked if part is None else asked.where(SpeakerName.name.in_(part))
        for name, main in session.execute(here.order_by(SpeakerName.id)):
            known.setdefault(name, main)
    return known
