"""How long counting and drawing take: ``python -m tests.benchmarks.bench_timeline``.

Prints figures in ms; asserts nothing. Counting is told in the processor's time, of 100,000 and of
1,000,000 matches, and how it grows. Budget: a series of 1,000,000 matches in under 600 ms.
"""

import statistics
import sys
import time
from datetime import date
from functools import partial

import numpy as np

from briefbench.model.charts import EVERYTHING, ChartKind, ChartLook
from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Lines
from briefbench.timeline.chart import Chart, chart_figure
from briefbench.timeline.coverage import coverage_of
from briefbench.timeline.series import count_series
from briefbench.timeline.units import units_of
from tests.timeline.making import LIGHT, made, name


def many_lines(size=100_000, countries=200):
    """Matches over five years, each about two countries, every fourth a copy."""
    chance = np.random.default_rng(1)
    first = chance.integers(date(2020, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), size)
    return Lines(
        first_day=first.astype(np.int32),
        last_day=first.astype(np.int32),
        story=chance.integers(1, size * 3 // 4, size),
        key_rows=np.repeat(np.arange(size, dtype=np.int32), 2),
        key_codes=chance.integers(0, countries, size * 2).astype(np.int32),
        keys=tuple(f"{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(countries)),
    )


def counted(lines, by, count=Count.STORIES):
    return count_series(units_of(lines, by=by, count=count), zone="UTC")


def timed(label, work, times=9, clock=time.perf_counter):
    """Print the median of several runs, in ms, and return it."""
    found = []
    for _ in range(times):
        start = clock()
        work()
        found.append((clock() - start) * 1000)
    middle = statistics.median(found)
    sys.stdout.write(f"{label:44s} {middle:8.1f} ms\n")
    return middle


def count_and_grow(sizes=(100_000, 1_000_000)):
    """Print how long counting takes at each size, and by what it grows from one to the next."""
    found = {}
    for size in sizes:
        lines = many_lines(size)
        chance = np.random.default_rng(2)
        sources = chance.integers(1, 41, size)
        works = {f"by {by}": partial(counted, lines, by) for by in Bucket}
        works["by week, quotes"] = partial(counted, lines, Bucket.WEEK, Count.QUOTES)
        works["sources that begin or cease"] = partial(coverage_of, lines.first_day, sources)
        for words, work in works.items():
            label = f"{size:,} matches {words}"
            found[size, words] = timed(label, work, 5, time.process_time)
    for words in works:
        factor = found[sizes[1], words] / found[sizes[0], words]
        label = f"growth of ten times the matches {words}"
        sys.stdout.write(f"{label:52s} {factor:6.1f} times\n")


def main():
    count_and_grow()
    lines = many_lines()
    days = counted(lines, Bucket.DAY)
    year = made(52, partial=True, others=3)
    timed("window, 52 weeks, 7 countries", lambda: Chart(year, name, LIGHT, 1056, 446).image())
    timed("window at ratio 2", lambda: Chart(year, name, LIGHT, 1056, 446).image(2.0))
    for kind in ChartKind:
        drawn = partial(Chart, days, name, LIGHT, 1056, 446, ChartLook(kind))
        timed(f"window, 1,827 days, {kind}", lambda drawn=drawn: drawn().image())
    timed(
        "figure of a brief",
        lambda: chart_figure(year, name, ChartLook(), EVERYTHING, ""),
    )


if __name__ == "__main__":
    main()
