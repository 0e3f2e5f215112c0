"""How long counting and drawing take: ``python -m tests.benchmarks.bench_timeline``."""

import statistics
import sys
import time
from datetime import date

import numpy as np

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Lines
from briefbench.timeline.chart import Chart, chart_figure
from briefbench.timeline.peaks import with_peaks
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
        weight=chance.integers(0, 4, size).astype(np.int32),
        key_rows=np.repeat(np.arange(size, dtype=np.int32), 2),
        key_codes=chance.integers(0, countries, size * 2).astype(np.int32),
        keys=tuple(f"{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(countries)),
    )


def counted(lines, by):
    return count_series(units_of(lines, by=by, count=Count.STORIES), zone="UTC")


def timed(label, work, times=9):
    """Print the median of several runs, in ms."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(f"{label:44s} {statistics.median(found):8.1f} ms\n")


def main():
    lines = many_lines()
    for by in Bucket:
        timed(
            f"count 100,000 matches by {by}",
            lambda by=by: counted(lines, by),
        )
    days = counted(lines, Bucket.DAY)
    timed("peaks of 1,827 days, 7 countries", lambda: with_peaks(days))
    year = made(52, partial=True, others=3)
    timed("window, 52 weeks, 7 countries", lambda: Chart(year, name, LIGHT, 1056, 446).image())
    timed("window at ratio 2", lambda: Chart(year, name, LIGHT, 1056, 446).image(2.0))
    timed("window, 1,827 days", lambda: Chart(days, name, LIGHT, 1056, 446).image())
    timed("figure of a brief (SVG and PNG)", lambda: chart_figure(year, name))


if __name__ == "__main__":
    main()
