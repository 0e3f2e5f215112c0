"""The matches of a search as the timeline takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.counts import tags_above
from briefbench.columns.lists import Lists, Mask
from briefbench.columns.quotes import QuoteTable
from briefbench.columns.rows import located
from briefbench.columns.table import Table
from briefbench.model.facts import DAY, EPOCH
from briefbench.model.kinds import Count, Dated
from briefbench.model.series import Lines

EASTERNMOST = 14 * 3600
"""Seconds that the zone furthest ahead (Kiribati) is before UTC."""

Days = tuple[NDArray[np.int32], NDArray[np.int32]]
Rows = NDArray[np.int64]


def days_of_table(table: Table, dated: Dated) -> Days:
    """Return first and last day of each article's date of that sort, 0 when it has none."""
    return {
        Dated.PUBLISHED: (table.first_day, table.last_day),
        Dated.CAPTURED: (table.captured_first, table.captured_last),
        Dated.EVENT: (table.event_first, table.event_last),
    }[dated]


def rows_of(table: Table, mask: Mask, count: Count) -> Rows:
    """Return the row of each match: of each article in the mask, or of each of its quotes."""
    rows = np.flatnonzero(mask)
    return np.repeat(rows, table.quotes[rows]) if count is Count.QUOTES else rows


def rows_of_quotes(table: Table, quotes: QuoteTable, mask: Mask) -> tuple[Rows, Rows]:
    """Return the quotes of the articles in the mask, by article: rows of the table, and of quotes.

    Articles that the table does not know are left out.
    """
    rows, there = located(table.ids, quotes.article)
    there[there] = mask[rows[there]]
    chosen = np.flatnonzero(there)
    chosen = chosen[np.argsort(rows[chosen], kind="stable")]
    return rows[chosen], chosen


def lines_of(table: Table, rows: Rows, dated: Dated = Dated.PUBLISHED) -> Lines:
    """Return what is in these rows of the table as lines without keys, in the same order.

    What was published or captured was so before it was saved, in whatever zone; an event may be
    to come.
    """
    first, last = days_of_table(table, dated)
    saved = None
    if dated is not Dated.EVENT:
        saved = ((table.added[rows] + EASTERNMOST) // DAY + EPOCH).astype(np.int32)
    none = np.zeros(0, np.int32)
    return Lines(
        first_day=first[rows],
        last_day=last[rows],
        story=table.story[rows],
        key_rows=none,
        key_codes=none,
        keys=(),
        saved_day=saved,
    )


def by_country(lines: Lines, table: Table, rows: Rows) -> Lines:
    """Return the lines of these rows with the countries they are about as keys."""
    about = table.about.taken(rows)
    return replace(lines, key_rows=about.rows, key_codes=about.codes, keys=table.words["about"])


def by_speaker(lines: Lines, quotes: QuoteTable, chosen: Rows, places: Rows) -> Lines:
    """Return the lines with the speakers of their accepted quotes as keys.

    Args:
        lines: Articles or quotes.
        quotes: All quotes.
        chosen: Rows of the quotes that are among the lines.
        places: The row of the lines that each of them is in.

    """
    names = quotes.words["speaker"]
    named = np.array([bool(name) for name in names], bool)
    speaker = quotes.speaker[chosen]
    known = named[speaker]
    pairs = places[known] * max(len(names), 1) + speaker[known]
    return _with_pairs(lines, pairs, names)


def by_tag(
    lines: Lines,
    tags: Iterable[Lists],
    paths: Mapping[int, str],
    parents: Mapping[int, int | None],
) -> Lines:
    """Return the lines with the paths of tags as keys.

    A line has a tag when it carries it, or one below it (as ``counts.count_tags``).

    Args:
        lines: Articles or quotes.
        tags: What each line carries, its own and those of its article.
        paths: Path by the tag's id, of all tags.
        parents: Parent or None by the tag's id.

    """
    places = {id_: place for place, id_ in enumerate(paths)}
    up = np.array([places.get(parents.get(id_) or 0, -1) for id_ in paths], np.int64)
    ids = np.fromiter(paths, np.int64)
    order = np.argsort(ids)
    found = [np.zeros(0, np.int64)]
    for lists in tags:
        known = np.isin(lists.codes, ids)
        row = lists.rows[known].astype(np.int64)
        key = order[np.searchsorted(ids[order], lists.codes[known])] if len(ids) else ids
        for _ in ids:  # a line of tags is no longer than there are tags, even where it is a circle
            found.append(row * len(ids) + key)
            row, key = row[up[key] >= 0], up[key[up[key] >= 0]]
            if not len(key):
                break
    return replace(
        _with_pairs(lines, np.concatenate(found), tuple(paths.values())),
        above={
            path: frozenset(paths[above] for above in tags_above(id_, parents) if above in paths)
            for id_, path in paths.items()
        },
    )


def beside(table: Table, matching: Mask, live: Mask, count: Count) -> Mask:
    """Return which articles are live and do not match, of stories those with no copy that does.

    With the matches they are everything a share can be a part of, each story once.
    """
    others = live & ~matching
    if count is Count.STORIES:
        stories = table.story[matching]
        stories = stories[stories > 0]
        if len(stories):
            taken = np.zeros(int(table.story.max()) + 1, bool)
            taken[stories] = True
            others &= ~(taken[np.maximum(table.story, 0)] & (table.story > 0))
    return others


def _with_pairs(lines: Lines, pairs: Rows, keys: tuple[str, ...]) -> Lines:
    """Return the lines with pairs ``row * len(keys) + key``, in any order and more than once."""
    pairs = np.sort(pairs)
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # np.unique takes several times as long
    rows, codes = np.divmod(pairs, max(len(keys), 1))
    return replace(
        lines, key_rows=rows.astype(np.int32), key_codes=codes.astype(np.int32), keys=keys
    )
