"""The matches of a search as the timeline takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from briefbench.columns.lists import Mask
from briefbench.columns.quotes import QuoteTable
from briefbench.columns.table import Table
from briefbench.model.kinds import Count, Dated
from briefbench.model.series import Lines

Days = tuple[NDArray[np.int32], NDArray[np.int32]]


def days_of_table(table: Table, dated: Dated) -> Days:
    """Return first and last day of each article's date of that sort, 0 when it has none."""
    return {
        Dated.PUBLISHED: (table.first_day, table.last_day),
        Dated.CAPTURED: (table.captured_first, table.captured_last),
        Dated.EVENT: (table.event_first, table.event_last),
    }[dated]


def lines_of(table: Table, rows: NDArray[np.int64], dated: Dated = Dated.PUBLISHED) -> Lines:
    """Return the articles in these rows of the table as lines without keys, in the same order."""
    first, last = days_of_table(table, dated)
    none = np.zeros(0, np.int32)
    return Lines(
        first_day=first[rows],
        last_day=last[rows],
        story=table.story[rows],
        weight=table.quotes[rows],
        key_rows=none,
        key_codes=none,
        keys=(),
    )


def by_country(lines: Lines, table: Table, rows: NDArray[np.int64]) -> Lines:
    """Return the lines of these rows with the countries they are about as keys."""
    about = table.about if len(rows) == len(table) else table.about.taken(rows)
    return replace(lines, key_rows=about.rows, key_codes=about.codes, keys=table.words["about"])


def by_speaker(lines: Lines, table: Table, rows: NDArray[np.int64], quotes: QuoteTable) -> Lines:
    """Return the lines of these rows with the speakers of their accepted quotes as keys.

    A pair of article and speaker counts as many quotes as there are of this speaker in it; quotes
    of nobody known are under no key.
    """
    place = np.full(len(table), -1, np.int64)
    place[rows] = np.arange(len(rows))
    at = np.searchsorted(table.ids, quotes.article)
    at[at == len(table)] = 0
    names = quotes.words["speaker"]
    named = np.array([bool(name) for name in names], bool)
    known = named[quotes.speaker]
    if len(table):
        known &= (table.ids[at] == quotes.article) & (place[at] >= 0)
    else:
        known[:] = False
    pairs = np.sort(place[at[known]] * len(names) + quotes.speaker[known])
    opens = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.diff(opens, append=len(pairs))
    pairs = pairs[opens]
    width = max(len(names), 1)
    return replace(
        lines,
        key_rows=(pairs // width).astype(np.int32),
        key_codes=(pairs % width).astype(np.int32),
        keys=names,
        key_weight=counts.astype(np.int32),
    )


def by_tag(
    lines: Lines,
    table: Table,
    rows: NDArray[np.int64],
    paths: Mapping[int, str],
    parents: Mapping[int, int | None],
) -> Lines:
    """Return the lines of these rows with the paths of tags as keys.

    An article has a tag when it carries it, or one below it (as ``counts.count_tags``).

    Args:
        lines: The rows as lines.
        table: The articles.
        rows: Which rows of it.
        paths: Path by the tag's id, of all tags.
        parents: Parent or None by the tag's id.

    """
    places = {id_: place for place, id_ in enumerate(paths)}
    up = np.array([places.get(parents.get(id_) or 0, -1) for id_ in paths], np.int64)
    ids = np.fromiter(paths, np.int64)
    tags = table.tags.taken(rows)
    known = np.isin(tags.codes, ids)
    order = np.argsort(ids)
    key = order[np.searchsorted(ids[order], tags.codes[known])] if len(ids) else ids
    row = tags.rows[known].astype(np.int64)
    found = [row * len(ids) + key]
    for _ in ids:  # a line of tags is no longer than there are tags, even where it is a circle
        row, key = row[up[key] >= 0], up[key[up[key] >= 0]]
        if not len(key):
            break
        found.append(row * len(ids) + key)
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # np.unique takes several times as long
    width = max(len(ids), 1)
    return replace(
        lines,
        key_rows=(pairs // width).astype(np.int32),
        key_codes=(pairs % width).astype(np.int32),
        keys=tuple(paths.values()),
        above={path: frozenset(_above(id_, paths, parents)) for id_, path in paths.items()},
    )


def beside(table: Table, matching: Mask, live: Mask, count: Count) -> NDArray[np.int64]:
    """Return the rows of what is live and does not match, of stories those with no copy that does.

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
    return np.flatnonzero(others)


def _above(id_: int, paths: Mapping[int, str], parents: Mapping[int, int | None]) -> list[str]:
    """Return the paths of the tags above one."""
    line: list[int] = []
    parent = parents.get(id_)
    while parent is not None and parent in paths and parent not in line and parent != id_:
        line.append(parent)
        parent = parents.get(parent)
    return [paths[above] for above in line]
