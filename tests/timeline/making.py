"""Series for the tests of drawing and words."""

import random
from dataclasses import replace
from datetime import date, timedelta
from math import nan
from statistics import median

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import EventMark, Series, SourceMark, Wording
from briefbench.timeline.peaks import with_peaks
from briefbench.timeline.style import ChartStyle

LIGHT = ChartStyle(
    ground="#ffffff",
    text="#1d1e20",
    text_2="#4e5157",
    text_3="#62666d",
    line="#e4e4df",
    line_strong="#cfcfc9",
    hover="#eeeeea",
    series=("#0c4498", "#c94000", "#0b815d", "#ae50ac", "#563f00", "#23265e", "#49151d"),
    rest="#b9bab6",
)
NAMES = {"TJ": "Tajikistan", "UZ": "Uzbekistan", "IR": "جمهوری اسلامی ایران", "AF": "Afghanistan"}
SEVEN = ("TJ", "AF", "UZ", "KG", "PK", "KZ", "IR")


def name(code):
    return NAMES.get(code, code)


def bucket_days(size, by, start=date(2025, 1, 6)):
    if by not in {Bucket.DAY, Bucket.WEEK}:
        step = {Bucket.MONTH: 1, Bucket.QUARTER: 3, Bucket.YEAR: 12}[by]
        months = [start.month - 1 + step * n for n in range(size)]
        return tuple(date(start.year + m // 12, m % 12 + 1, 1) for m in months)
    step = 7 if by is Bucket.WEEK else 1
    return tuple(start + timedelta(step * n) for n in range(size))


def made(size, by=Bucket.WEEK, codes=SEVEN, gap=0.0, seed=1, others=0, **more):
    """A series of that many buckets with a burst in the first two, late enough to be told."""
    chance = random.Random(seed)
    empty = tuple(chance.random() < gap and 0 < n < size - 1 for n in range(size))
    table = []
    for rank in range(len(codes)):
        counts = [chance.randrange(12 // (rank + 1) + 1) for _ in range(size)]
        if size > 6 and rank < 2:
            late = range(1 if size < 16 else size // 2, size - 1)
            counts[chance.choice([n for n in late if not empty[n]] or late)] += 40
        table.append(tuple(0 if off else n for n, off in zip(counts, empty, strict=True)))
    table.sort(key=sum, reverse=True)
    series = Series(
        by=by,
        count=Count.STORIES,
        zone="UTC",
        buckets=bucket_days(size, by),
        counts=dict(zip(codes, table, strict=True)),
        total=tuple(map(sum, zip(*table, strict=True))) if table else (3,) * size,
        empty=empty,
        others=others,
        rest=tuple((1,) * size for _ in range(others)),
        **more,
    )
    return with_peaks(series, lambda code, day: Wording(("flood", "dam"), "what it is about"))


def annotated(series):
    """The series with three events, three sources that begin or end, and two baselines."""
    days, size = series.buckets, len(series.buckets)
    middle = days[size // 2]
    expected = {
        key: tuple(median(row[max(0, n - 8) : n]) if n > 3 else nan for n in range(size))
        for key, row in list(series.counts.items())[:2]
    }
    return replace(
        series,
        events=(
            EventMark(1, days[size // 5], "Border closed at Panj", "Border service"),
            EventMark(2, middle, "Elections", "Vakhsh Herald"),
            EventMark(3, middle, "Ceasefire", ""),
        ),
        sources=(
            SourceMark("Vakhsh Herald", days[size // 3], begins=True),
            SourceMark("Amu Post", days[size // 3], begins=True),
            SourceMark("Kabul Wire", days[size * 2 // 3], begins=False),
        ),
        expected=expected,
    )
