"""Writing parts of the index, and which of them are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from briefbench.model.facts import ArticleWords
from briefbench.search.arrays import Array, Damaged, write_arrays
from briefbench.search.catalogue import new_segment
from briefbench.search.codec import FIELDS, SCHEMA, ArraySegment
from briefbench.search.postings import FieldWords, Postings, merged

BATCH_ARTICLES, BATCH_SIGNS = 4000, 20_000_000
"""What is written as one segment at most, in articles and in code points of their bodies: sorting
its words takes about 300 MB."""

GROWTH = 8
"""Segments of one size that are joined to one of the next. More would make queries ask more files,
fewer would write each word more often."""

MOST_BYTES = 32 << 20
"""Segments are joined up to this size on disk, some 8,000 articles, so that joining stays below
two seconds and 200 MB."""


class Segment:
    """An open part of the index: Whoosh's reader of it, and the arrays behind that reader.

    Args:
        folder: Where the index lies.
        about: Which part.
        checked: This program has read or written it before.

    Raises:
        Damaged: It is not what was written.

    """

    def __init__(self, folder: Path, about: ArraySegment, *, checked: bool = False) -> None:
        self.about = about
        self._positions = (np.zeros(0, np.int64), np.zeros(0, np.int64))
        self.size = about.file(folder).stat().st_size  # bytes
        file = about.opened(folder)
        if not checked:
            file.check()
        try:
            self.reader = SegmentReader(FileStorage(str(folder)), SCHEMA, about)
            self.fields: dict[str, Postings] = {
                name: self.reader.cursor(name).postings for name in FIELDS
            }
            self.ids: NDArray[np.int64] = file["ids"]
            self.live = np.ones(len(self.ids), bool)
            self.live[list(about.deleted_docs())] = False
        except (KeyError, IndexError) as error:
            raise Damaged(about.segid) from error

    @property
    def count(self) -> int:
        """How many live articles it holds."""
        return int(np.count_nonzero(self.live))

    def positions(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the place of each document's article in ``ids`` (ascending), -1 for none.

        Deleted documents have none. The answer for the last ``ids`` is kept: they are the same
        array from one search to the next until an article changes.
        """
        known, places = self._positions
        if known is not ids:
            places = np.searchsorted(ids, self.ids)
            places[places == len(ids)] = -1
            there = self.live & (places >= 0)
            there[there] = ids[places[there]] == self.ids[there]
            places = np.where(there, places, -1)
            self._positions = ids, places
        return places

    def documents(self, ids: NDArray[np.int64]) -> list[int]:
        """Return the numbers of the live documents with these ids."""
        found: list[int] = np.flatnonzero(np.isin(self.ids, ids) & self.live).tolist()
        return found


def batches(articles: Iterable[ArticleWords]) -> Iterator[list[ArticleWords]]:
    """Give the articles in lists that fit one segment; of the same article the last one counts."""
    batch: dict[int, ArticleWords] = {}
    signs = 0
    for article in articles:
        batch[article.id] = article
        signs += len(article.body) + len(article.quotes)
        if len(batch) >= BATCH_ARTICLES or signs >= BATCH_SIGNS:
            yield [batch[id_] for id_ in sorted(batch)]
            batch, signs = {}, 0
    if batch:
        yield [batch[id_] for id_ in sorted(batch)]


def write_segment(folder: Path, articles: Sequence[ArticleWords]) -> ArraySegment:
    """Write articles, given by ascending id, as a new segment, which no catalogue knows yet."""
    arrays: dict[str, Array] = {"ids": np.array([article.id for article in articles], np.int64)}
    for name in FIELDS:
        words = FieldWords()
        for article in articles:
            text = getattr(article, name)
            words.add(text.replace("\n", "\n\n") if name == "speakers" else text)
        arrays |= {f"{name}/{kind}": array for kind, array in words.arrays().items()}
    segment = new_segment(len(articles))
    write_arrays(segment.file(folder), arrays)
    return segment


def join_segments(folder: Path, parts: Sequence[Segment]) -> ArraySegment:
    """Write the live articles of several segments as a new one."""
    ids = np.sort(np.concatenate([part.ids[part.live] for part in parts]))
    kept = [np.where(part.live, np.searchsorted(ids, part.ids), -1) for part in parts]
    arrays: dict[str, Array] = {"ids": ids}
    for name in FIELDS:
        field = merged([part.fields[name] for part in parts], kept, len(ids))
        arrays |= {f"{name}/{kind}": array for kind, array in field.items()}
    segment = new_segment(len(ids))
    write_arrays(segment.file(folder), arrays)
    return segment


def to_join(segments: Sequence[Segment]) -> list[Segment]:
    """Return segments that should become one now; none when all is well.

    One alone is returned when a third of it is deleted.
    """
    for segment in segments:
        if segment.count < len(segment.ids) * 2 / 3:
            return [segment]
    tiers: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        tier, size = 0, segment.count
        while size >= GROWTH:
            tier, size = tier + 1, size // GROWTH
        if segment.size * 2 <= MOST_BYTES:
            tiers[tier].append(segment)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= GROWTH:
            chosen: list[Segment] = []
            for segment in sorted(tiers[tier], key=lambda one: one.size):
                if sum(one.size for one in chosen) + segment.size <= MOST_BYTES:
                    chosen.append(segment)
            return chosen
    return []
