"""What the bursts of a timeline are about, told from the headlines of the stories behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from briefbench.analysis.burst_words import Headline, central_headline, distinctive_words
from briefbench.analysis.country_names import country_name, is_country
from briefbench.columns.table import Table
from briefbench.model.kinds import Bucket
from briefbench.model.series import Wording
from briefbench.store.articles import headlines
from briefbench.timeline.buckets import bucket_number
from briefbench.timeline.peaks import FEWEST_SOURCES, LEAST
from briefbench.timeline.units import Units

READ = 100
"""Headlines of a burst that are read, evenly out of all."""

COMPARED = 200
"""Other headlines of the same key, and of the library, that they are compared with."""

FEW = 50
"""With fewer others of the key, those of the whole library are compared with too."""

BESIDE = {Bucket.DAY: 7}
"""Buckets on either side of a burst that tell of it too, and are not compared with; else 1."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Bursts:
    """Says what a key's bucket is about, as ``timeline.peaks.with_peaks`` asks.

    ``rows`` are the rows of ``table`` that the lines of ``units`` were made of.
    """

    session: Session
    table: Table
    rows: Rows
    units: Units

    def __call__(self, key: str, bucket: date) -> Wording | None:
        """Return words and headline, None with fewer than five stories or three sources.

        Copies count for their sources, all of one story for one story; articles without a known
        source count for none.
        """
        number = bucket_number(bucket, self.units.by)
        units = self._units_of(key)
        behind = np.sort(self.units.row[units[self.units.bucket[units] == number]])
        behind = self._one_an_article(behind)
        stories = self._one_a_story(behind)
        if len(stories) < LEAST or self._sources(behind) < FEWEST_SOURCES:
            return None
        read = self._headlines(self.rows[_evenly(stories, READ)])
        return Wording(
            distinctive_words(read, self._others(key, number, behind), _names(key, read)),
            central_headline(read),
        )

    def _one_an_article(self, rows: Rows) -> Rows:
        """Return the first row of each article; of quotes, an article has several."""
        return rows[np.sort(np.unique(self.rows[rows], return_index=True)[1])]

    def _one_a_story(self, rows: Rows) -> Rows:
        """Return the first row of each story; 0 and below is a story of its own."""
        story = self.units.lines.story[rows]
        alone = np.where(story > 0, story, -1 - np.arange(len(rows)))
        return rows[np.sort(np.unique(alone, return_index=True)[1])]

    def _sources(self, rows: Rows) -> int:
        """Return from how many sources these rows and their copies are."""
        counted = np.zeros(len(self.units.state), bool)
        counted[self.units.unit_of[rows]] = True
        sources = self.table.source[self.rows[counted[self.units.unit_of]]]
        return len(np.unique(sources[sources > 0]))

    def _others(self, key: str, bucket: int, behind: Rows) -> Sequence[Headline]:
        """Return headlines of the key that are not of this time, of all where there are few."""
        if key not in self._texts:
            read = _evenly(self._units_of(key), COMPARED)
            texts = self._headlines(self.rows[self.units.row[read]])
            self._texts[key] = self.units.bucket[read], texts
        buckets, texts = self._texts[key]
        far = np.abs(buckets - bucket) > BESIDE.get(self.units.by, 1)
        found = [texts[n] for n in np.flatnonzero(far)]
        if len(found) >= FEW:
            return found
        rows, of_all = self._of_all
        apart = ~np.isin(rows, self.rows[behind])
        return [*found, *(of_all[n] for n in np.flatnonzero(apart))]

    def _units_of(self, key: str) -> NDArray[np.int64]:
        """Return the counted units under a key, each once."""
        if key not in self._found:
            unit, code = self.units.pairs
            self._found[key] = unit[code == self.units.lines.keys.index(key)]
        return self._found[key]

    @cached_property
    def _found(self) -> dict[str, NDArray[np.int64]]:
        return {}

    @cached_property
    def _texts(self) -> dict[str, tuple[NDArray[np.int64], list[Headline]]]:
        return {}

    @cached_property
    def _of_all(self) -> tuple[Rows, list[Headline]]:
        rows = _evenly(np.flatnonzero(~self.table.trashed), COMPARED)
        return rows, self._headlines(rows)

    def _headlines(self, rows: Rows) -> list[Headline]:
        """Return headline and language of these rows of the table, in their order."""
        ids = self.table.ids[rows].tolist()
        words = self.table.words["language"]
        titles = headlines(self.session, ids)
        languages = self.table.language[rows].tolist()
        return [
            (titles.get(id_, ""), words[language])
            for id_, language in zip(ids, languages, strict=True)
        ]


def _evenly(rows: Rows, most: int) -> Rows:
    """Return at most so many rows, evenly out of all."""
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).astype(np.int64)]


def _names(key: str, read: Sequence[Headline]) -> list[str]:
    """Return what a key is called in the languages of its headlines: it need not be told."""
    names = [key, *key.replace("/", " ").split()]
    if is_country(key):
        languages = {language for _, language in read if language}
        names = [country_name(key, language) for language in {"en", *languages}]
        names += [part for name in names for part in name.split()]
    return names
