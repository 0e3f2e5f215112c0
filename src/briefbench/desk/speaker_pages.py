"""What a speaker's page asks besides the speaker: who is found by a name, and when he spoke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import select

from briefbench.analysis.name_finding import NameFinder
from briefbench.base.dates import zone_named
from briefbench.columns.lines import days_of_table
from briefbench.desk.library import Library, setting
from briefbench.model.kinds import Count, Dated
from briefbench.model.records import Quote
from briefbench.model.series import Lines, Series
from briefbench.model.speaker_rows import SpeakerRow
from briefbench.store import speakers as questions
from briefbench.timeline.series import Known, count_series
from briefbench.timeline.units import chosen_bucket, units_of


@dataclass(frozen=True, eq=False)
class SpeakerFinder:
    """All speakers at one moment, looked up while a name is typed. Safe to use from any thread."""

    rows: tuple[SpeakerRow, ...]  # most quotes first, then by name
    _names: NameFinder

    def find(self, typed: str) -> list[SpeakerRow]:
        """Return whom all typed words fit in any of the names and any script, the best first."""
        return [self.rows[place] for place in self._names.find(typed)]


def speaker_finder(library: Library) -> SpeakerFinder:
    """Return what finds speakers by their names; ask again when speakers or quotes change."""
    with library.read() as session:
        rows = tuple(questions.speaker_rows(session))
    return SpeakerFinder(rows, NameFinder(row.names for row in rows))


def speaker_timeline(library: Library, speaker_id: int) -> Series:
    """Return how many quotes of a speaker there are; buckets are as ``timeline`` chooses them.

    Quotes of articles in the trash are not counted.

    Raises:
        NotFound: The speaker is gone.

    """
    with library.read() as session:
        zone = setting(session, "zone") or "UTC"
        (speaker,) = questions.speakers_by_id(session, [speaker_id])
        asked = select(Quote.article_id).where(Quote.speaker_id == speaker.id)
        quoting = session.scalars(asked).all()
        table = library.following.table(session, zone)
    saved = days_of_table(table, Dated.PUBLISHED)
    rows = table.places(quoting)  # of each quote
    rows = rows[~table.trashed[rows]]
    none = np.zeros(0, np.int32)
    lines = Lines(
        first_day=saved[0][rows],
        last_day=saved[1][rows],
        story=np.zeros(len(rows), np.int64),
        key_rows=none,
        key_codes=none,
        keys=(),
    )
    return count_series(
        units_of(lines, by=chosen_bucket(lines), count=Count.QUOTES),
        zone=zone,
        keys=(),
        known=Known(saved=saved, today=datetime.now(zone_named(zone)).date()),
    )
