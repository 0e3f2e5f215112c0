"""What a screen reader is told of a chart while the keys move over it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from briefbench.base.words import tr
from briefbench.model.series import Series
from briefbench.timeline.boxes import Hit
from briefbench.timeline.counted import buckets_words, counted_words
from briefbench.timeline.marks import events_in
from briefbench.timeline.words import Name, bucket_words, short_bucket_words

TOLD = 3
"""Keys that are told with a bucket, the largest there."""


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something now, and again when it asks about the widget."""
    widget.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def place_words(series: Series, at: Hit, name: Name) -> str:
    """Return a bucket in one sentence: of one key its count; of all the total and the largest."""
    words = [bucket_words(at.bucket, series.by)]
    if series.empty[at.place]:
        return ", ".join((*words, tr("nothing saved")))
    if at.key is not None:
        count = series.counts[at.key][at.place]
        words.append(f"{name(at.key)} {count:,}")
        words += [
            tr("peak: {words}").format(words=peak.about or f"{peak.count:,}")
            for peak in series.peaks
            if (peak.key, peak.bucket) == (at.key, at.bucket)
        ]
    else:
        words.append(counted_words(series.count, series.total[at.place]))
        largest = sorted(series.counts, key=lambda key: -series.counts[key][at.place])[:TOLD]
        words += [
            f"{name(key)} {series.counts[key][at.place]:,}"
            for key in largest
            if series.counts[key][at.place]
        ]
    words += [
        tr("event {number}: {words}").format(number=event.number, words=event.words)
        for event in events_in(series, at.place)
    ]
    if series.unfinished(at.place):
        words.append(tr("not over yet"))
    return ", ".join(words)


def stretch_words(series: Series, first: int, last: int, key: str | None, name: Name) -> str:
    """Return a stretch of buckets in one sentence: how long, from when to when, how many."""
    counts = series.total if key is None else series.counts.get(key, series.total)
    words = [
        buckets_words(series.by, last - first + 1),
        bounds_words(series, first, last),
        counted_words(series.count, sum(counts[first : last + 1])),
    ]
    if key is not None:
        words.append(name(key))
    return ", ".join(words)


def bounds_words(series: Series, first: int, last: int) -> str:
    """Return the buckets from ``first`` to ``last`` in words; of one bucket its own."""
    if first == last:
        return bucket_words(series.buckets[first], series.by)
    ends = (short_bucket_words(series.buckets[place], series.by) for place in (first, last))
    return tr("{first} to {last}").format(**dict(zip(("first", "last"), ends, strict=True)))
