"""Which quotes fit, how many each further choice would leave, and their order."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.base.dates import days_of
from briefbench.columns.counts import month_counts, ranked, tag_counts
from briefbench.columns.quotes import QuoteTable
from briefbench.model.bank import UNDATED, QuoteField, QuoteFilter, QuoteSort, QuoteState

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

STATES: Mapping[str, Callable[[QuoteTable], Mask]] = {
    QuoteState.UNBRIEFED: lambda table: ~table.briefed,
    QuoteState.BRIEFED: lambda table: table.briefed,
    QuoteState.REVIEW: lambda table: table.review,
    QuoteState.ALTERED: lambda table: table.altered,
    QuoteState.COMMENTED: lambda table: table.commented,
}
"""State → which quotes are in it."""

_EVER = np.iinfo(np.int32).max


@dataclasses.dataclass(frozen=True)
class Named:
    """What the library calls its tags, sources and speakers.

    ``tags`` gives the ids of the tag of a path and of all below it; ``sources`` are names by id;
    ``others`` are the further names of a speaker, one a line, by the name it is called by.
    """

    tags: Callable[[str], Collection[int]]
    paths: Mapping[int, str]
    parents: Mapping[int, int | None]
    sources: Mapping[int, str]
    others: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Asked:
    """A query taken apart: words or phrases that stand in the quote, in the name or role of its
    speaker, and the articles it is from, None for all.
    """

    words: Sequence[str] = ()
    speakers: Sequence[str] = ()
    articles: Collection[int] | None = None


class Narrowed:
    """The quotes of a table that fit a filter.

    Args:
        table: All quotes.
        wanted: What they must fit.
        named: The library's tags and sources.
        asked: What the query asks for.

    Raises:
        ValueError: No such state, or no such date.

    """

    def __init__(
        self,
        table: QuoteTable,
        wanted: QuoteFilter,
        named: Named,
        asked: Asked,
    ) -> None:
        self.table, self.named = table, named
        others = named.others
        self._base = _with_words(table, asked.words, others)
        self._base &= _said_by(table, asked.speakers, others)
        if asked.articles is not None:
            self._base &= np.isin(table.article, np.fromiter(asked.articles, np.int64))
        self._masks = {field: self._fitting(field, wanted.values(field)) for field in wanted.fields}

    @property
    def rows(self) -> Rows:
        """The rows of the table that fit, ascending."""
        return np.flatnonzero(self._all_but(None))

    def counts(self, field: QuoteField, dates: Sequence[str] = ()) -> dict[str, int]:
        """Return how many quotes each value of a field would leave, if it alone were chosen there.

        Args:
            field: Which.
            dates: Stretches that are counted besides the months.

        """
        mask = self._all_but(field)
        match field:
            case QuoteField.STATE:
                # states are chosen together, so what is chosen already counts
                mask = self._all_but(None)
                return {s: int(np.count_nonzero(mask & of(self.table))) for s, of in STATES.items()}
            case QuoteField.DATE:
                return self._dates(mask, dates)
            case QuoteField.TAG | QuoteField.QUOTE_TAG:
                lists = self.table.tags if field is QuoteField.TAG else self.table.quote_tags
                by_tag = tag_counts(lists, mask, parents=self.named.parents)
                paths = self.named.paths
                return _ranked({paths[tag]: n for tag, n in by_tag.items() if tag in paths})
            case QuoteField.SOURCE:
                ids, numbers = np.unique(self.table.source[mask], return_counts=True)
                by_name: Counter[str] = Counter()
                for id_, n in zip(ids.tolist(), numbers.tolist(), strict=True):
                    by_name[self.named.sources.get(id_, "")] += n
                return _ranked(by_name)
            case QuoteField.ABOUT:
                about = self.table.about
                codes = about.codes[mask[about.rows]]
            case _:
                codes = getattr(self.table, field.value)[mask]
        words = self.table.words[field.value]
        found = np.bincount(codes, minlength=len(words)).tolist()
        return _ranked(dict(zip(words, found, strict=True)))

    def _all_but(self, left_out: QuoteField | None) -> Mask:
        mask = self._base
        for field, fitting in self._masks.items():
            if field is not left_out:
                mask = mask & fitting
        return mask

    def _fitting(self, field: QuoteField, values: Sequence[str]) -> Mask:
        table, found = self.table, np.ones(len(self.table), bool)
        match field:
            case QuoteField.STATE:
                if unknown := [value for value in values if value not in STATES]:
                    raise ValueError(unknown[0])
                for value in values:
                    found &= STATES[value](table)
                return found
            case QuoteField.DATE:
                for value in values:
                    found &= ~_dated(table, value)
                return ~found
            case QuoteField.TAG | QuoteField.QUOTE_TAG:
                lists = table.tags if field is QuoteField.TAG else table.quote_tags
                return lists.having({id_ for path in values for id_ in self.named.tags(path)})
            case QuoteField.SOURCE:
                names = {value.casefold() for value in values}
                ids = [n for n, name in self.named.sources.items() if name.casefold() in names]
                return np.isin(table.source, np.array(ids, np.int64))
            case QuoteField.ABOUT:
                return table.about.having(table.codes("about", values))
        return np.isin(getattr(table, field.value), table.codes(field.value, values))

    def _dates(self, mask: Mask, dates: Sequence[str]) -> dict[str, int]:
        table = self.table
        found = month_counts(table.first_day[mask], table.last_day[mask])
        for value in (*dates, UNDATED):
            found[value] = int(np.count_nonzero(mask & _dated(table, value)))
        return found


def sort_quotes(
    table: QuoteTable,
    rows: Rows,
    sort: QuoteSort,
    sources: Mapping[int, str],
    *,
    turned: bool = False,
) -> Rows:
    """Return rows in an order that never changes by itself; ``turned`` is the other way round.

    What has no date, speaker, source or country comes last both ways.
    """
    day = table.first_day[rows].astype(np.int64)
    keys: NDArray[Any]
    match sort:
        case QuoteSort.PUBLISHED:
            keys, lacking = -day, day == 0
        case QuoteSort.ADDED:
            keys, lacking = -table.added[rows], np.zeros(len(rows), bool)
        case QuoteSort.LENGTH:
            keys, lacking = -table.length[rows].astype(np.int64), np.zeros(len(rows), bool)
        case QuoteSort.SOURCE:
            ids, places = np.unique(table.source[rows], return_inverse=True)
            keys, lacking = _alphabetical([sources.get(id_, "") for id_ in ids.tolist()], places)
        case QuoteSort.SPEAKER:
            keys, lacking = _alphabetical(table.words["speaker"], table.speaker[rows])
        case QuoteSort.COUNTRY:
            keys, lacking = _alphabetical(table.words["said_by"], table.said_by[rows])
    keys = -keys if turned else keys
    return rows[np.lexsort((table.ids[rows], -table.article[rows], -day, keys, lacking))]


def _alphabetical(
    words: Sequence[str], codes: NDArray[np.integer]
) -> tuple[NDArray[np.int64], Mask]:
    """Return for each code the place of its word in the alphabet, and whether it is ``""``."""
    order = {word: n for n, word in enumerate(sorted({word.casefold() for word in words}))}
    places = np.array([order[word.casefold()] for word in words], np.int64)
    empty = np.array([not word for word in words], bool)
    return places[codes], empty[codes]


def _with_words(table: QuoteTable, words: Sequence[str], others: Mapping[str, str]) -> Mask:
    """Return the quotes in which, or in names of whose speaker, all words stand in any case."""
    mask = np.ones(len(table), bool)
    for word in words:
        rows, looked_for = np.flatnonzero(mask), word.casefold()
        inside = np.array([looked_for in text for text in table.text[rows]], bool)
        mask[rows] = inside | np.isin(table.speaker[rows], _bearers(table, looked_for, others))
    return mask


def _said_by(table: QuoteTable, words: Sequence[str], others: Mapping[str, str]) -> Mask:
    """Return the quotes in whose speaker's names or role all words stand."""
    mask = np.ones(len(table), bool)
    for word in words:
        looked_for = word.casefold()
        roles = [n for n, role in enumerate(table.words["role"]) if looked_for in role.casefold()]
        speakers = _bearers(table, looked_for, others)
        mask &= np.isin(table.speaker, speakers) | np.isin(table.role, roles)
    return mask


def _bearers(table: QuoteTable, looked_for: str, others: Mapping[str, str]) -> list[int]:
    """Return the codes of the speakers in one of whose names the words stand."""
    return [
        code
        for code, name in enumerate(table.words["speaker"])
        if looked_for in name.casefold() or looked_for in others.get(name, "").casefold()
    ]


def _dated(table: QuoteTable, value: str) -> Mask:
    if value == UNDATED:
        return np.equal(table.first_day, 0)
    start, stretch, end = value.partition("/")
    first = days_of(start).first.toordinal() if start else 1
    last = days_of(end or start).last.toordinal() if end or not stretch else _EVER
    dated = table.first_day > 0
    return dated & (table.first_day >= first) & (table.last_day <= last)


def _ranked(counts: Mapping[str, int]) -> dict[str, int]:
    """Return what was counted, most first, then by name; zero and no value are left out."""
    return ranked({word: n for word, n in counts.items() if n and word})
