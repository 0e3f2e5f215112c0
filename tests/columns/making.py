"""Made-up facts, an object an article, and the arrays that columns take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from hypothesis import strategies as st

from briefbench.columns.lists import Lists
from briefbench.columns.quotes import WORDED as QUOTE_WORDED
from briefbench.columns.quotes import QuoteTable
from briefbench.columns.table import Columns, Table
from briefbench.model.facts import NO_TIME, ArticleFacts, Dates, Pairs, QuoteFacts

FIRST = date(2021, 1, 1).toordinal()

CODES = ("TJ", "UZ", "KZ", "AF")


@dataclass(frozen=True)
class Fact:
    """One article; days as ordinals, 0 when undated."""

    id: int
    first_day: int = 0
    last_day: int = 0
    captured_first: int = 0
    captured_last: int = 0
    event_first: int = 0
    event_last: int = 0
    added: float = 0.0
    source: int = 0
    language: str = ""
    story: int = 0
    read: bool = False
    archived: bool = False
    trashed: bool = False
    older: bool = False
    briefed: bool = False
    quotes: int = 0
    suggestions: int = 0
    countries: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    speakers: tuple[str, ...] = ()


NUMBERS = {
    "added": float,
    "source": np.int64,
    "story": np.int64,
    "read": bool,
    "archived": bool,
    "trashed": bool,
    "older": bool,
    "briefed": bool,
    "quotes": np.int32,
    "suggestions": np.int32,
}
LISTS = ("countries", "about", "speakers")


def arrays_of(given: Iterable[Fact]) -> ArticleFacts:
    """Return facts as the store gives them."""
    ordered = sorted(given, key=lambda fact: fact.id)
    words: dict[str, dict[str, int]] = {name: {} for name in ("language", *LISTS)}

    def code(name: str, word: str) -> int:
        return words[name].setdefault(word, len(words[name]))

    def dates(first: str, last: str) -> Dates:
        ends = (np.array([getattr(f, name) for f in ordered], np.int32) for name in (first, last))
        return Dates(*ends, np.full(len(ordered), NO_TIME))

    def pairs(values: Iterable[Iterable[int]]) -> Pairs:
        found = [(row, value) for row, several in enumerate(values) for value in sorted(several)]
        columns = np.array(found, np.int32).reshape(-1, 2)
        return Pairs(columns[:, 0], columns[:, 1])

    return ArticleFacts(
        ids=np.array([fact.id for fact in ordered], np.int64),
        published=dates("first_day", "last_day"),
        captured=dates("captured_first", "captured_last"),
        event=dates("event_first", "event_last"),
        language=np.array([code("language", fact.language) for fact in ordered], np.int32),
        **{
            name: np.array([getattr(fact, name) for fact in ordered], kind)
            for name, kind in NUMBERS.items()
        },
        **{
            name: pairs([{code(name, w) for w in getattr(fact, name)} for fact in ordered])
            for name in LISTS
        },
        tags=pairs([set(fact.tags) for fact in ordered]),
        words={name: tuple(of) for name, of in words.items()},
    )


def table_of(given: Iterable[Fact]) -> Table:
    """Return the table of these articles."""
    columns = Columns()
    columns.replace_all(arrays_of(given), "UTC")
    return columns.table


def read_back(table: Table) -> dict[int, Fact]:
    """Return the facts a table holds, by id."""
    words = table.words
    return {
        int(table.ids[k]): Fact(
            id=int(table.ids[k]),
            first_day=int(table.first_day[k]),
            last_day=int(table.last_day[k]),
            captured_first=int(table.captured_first[k]),
            captured_last=int(table.captured_last[k]),
            event_first=int(table.event_first[k]),
            event_last=int(table.event_last[k]),
            added=float(table.added[k]),
            source=int(table.source[k]),
            language=words["language"][table.language[k]],
            story=int(table.story[k]),
            read=bool(table.read[k]),
            archived=bool(table.archived[k]),
            trashed=bool(table.trashed[k]),
            older=bool(table.older[k]),
            quotes=int(table.quotes[k]),
            suggestions=int(table.suggestions[k]),
            briefed=bool(table.briefed[k]),
            countries=tuple(sorted(words["countries"][c] for c in table.countries.of(k))),
            about=tuple(sorted(words["about"][c] for c in table.about.of(k))),
            tags=tuple(table.tags.of(k)),
            speakers=tuple(sorted(words["speakers"][c] for c in table.speakers.of(k))),
        )
        for k in range(len(table))
    }


@st.composite
def facts(draw, id_):
    """Facts of one article: undated, a day, or a longer interval."""
    first = draw(st.sampled_from([0, *range(FIRST, FIRST + 400, 31)]))
    captured = draw(st.sampled_from([0, FIRST + 500]))
    event = draw(st.sampled_from([0, FIRST - 9]))
    about = draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True))
    return Fact(
        id=id_,
        first_day=first,
        last_day=first and first + draw(st.sampled_from([0, 0, 27, 364])),
        captured_first=captured,
        captured_last=captured,
        event_first=event,
        event_last=event and event + 30,
        added=float(draw(st.integers(0, 9))),
        source=draw(st.integers(0, 3)),
        language=draw(st.sampled_from(["", "en", "ru"])),
        story=draw(st.integers(-2, 2)),
        read=draw(st.booleans()),
        archived=draw(st.booleans()),
        trashed=draw(st.booleans()),
        older=draw(st.booleans()),
        quotes=draw(st.integers(0, 2)),
        suggestions=draw(st.integers(0, 2)),
        briefed=draw(st.booleans()),
        countries=tuple(sorted({*about, *draw(st.lists(st.sampled_from(CODES), max_size=2))})),
        about=tuple(sorted(about)),
        tags=tuple(sorted(draw(st.sets(st.integers(1, 5), max_size=3)))),
        speakers=tuple(sorted(draw(st.sets(st.sampled_from(["A B", "C D"]), max_size=2)))),
    )


@st.composite
def many_facts(draw, low=0, high=12):
    """Facts of several articles, in any order, each id once."""
    ids = draw(st.lists(st.integers(1, 40), min_size=low, max_size=high, unique=True))
    return [draw(facts(id_)) for id_ in ids]


@dataclass(frozen=True)
class PlainQuote:
    """One quote, and the article it is of."""

    id: int
    of: Fact
    added: float = 0.0
    speaker: str = ""
    role: str = ""
    said_by: str = ""
    kind: str = "direct"
    length: int = 0
    commented: bool = False
    review: bool = False
    altered: bool = False
    briefed: bool = False
    quote_tags: tuple[int, ...] = ()
    text: str = ""


def quote_arrays_of(given: Iterable[PlainQuote]) -> QuoteFacts:
    """Return facts of quotes as the store gives them."""
    ordered = sorted(given, key=lambda quote: quote.id)
    words: dict[str, dict[str, int]] = {name: {} for name in QUOTE_WORDED}
    codes = {
        name: np.array([known.setdefault(getattr(q, name), len(known)) for q in ordered], np.int32)
        for name, known in words.items()
    }
    pairs = [(row, tag) for row, q in enumerate(ordered) for tag in sorted(q.quote_tags)]
    flags = ("commented", "review", "altered", "briefed")
    return QuoteFacts(
        ids=np.array([quote.id for quote in ordered], np.int64),
        article=np.array([quote.of.id for quote in ordered], np.int64),
        added=np.array([quote.added for quote in ordered], float),
        **codes,
        length=np.array([quote.length for quote in ordered], np.int32),
        **{name: np.array([getattr(quote, name) for quote in ordered], bool) for name in flags},
        quote_tags=Pairs(*np.array(pairs, np.int32).reshape(-1, 2).T),
        text=np.array([quote.text for quote in ordered], object),
        words={name: tuple(known) for name, known in words.items()},
    )


def quotes_back(table: QuoteTable) -> dict[int, PlainQuote]:
    """Return the quotes a table holds, by id; of their articles what the table knows."""
    words = table.words
    return {
        int(table.ids[k]): PlainQuote(
            id=int(table.ids[k]),
            of=Fact(
                id=int(table.article[k]),
                first_day=int(table.first_day[k]),
                last_day=int(table.last_day[k]),
                source=int(table.source[k]),
                language=words["language"][table.language[k]],
                about=tuple(sorted(words["about"][code] for code in table.about.of(k))),
                tags=tuple(table.tags.of(k)),
            ),
            added=float(table.added[k]),
            **{name: words[name][getattr(table, name)[k]] for name in QUOTE_WORDED},
            length=int(table.length[k]),
            commented=bool(table.commented[k]),
            review=bool(table.review[k]),
            altered=bool(table.altered[k]),
            briefed=bool(table.briefed[k]),
            quote_tags=tuple(table.quote_tags.of(k)),
            text=table.text[k],
        )
        for k in range(len(table))
    }


def lists_of(values: Iterable[Sequence[int]]) -> Lists:
    """Return the lists of rows given one after the other; an empty row is fine."""
    rows: list[int] = []
    codes: list[int] = []
    size = 0
    for row, found in enumerate(values):
        size = row + 1
        rows.extend([row] * len(found))
        codes.extend(found)
    return Lists(np.array(rows, np.int32), np.array(codes, np.int32), size)
