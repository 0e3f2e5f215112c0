"""How fast the columns of a large library are read, follow it, and count: ``python -m
tests.benchmarks.bench_columns [ARTICLES...]``, 100,000 and 1,000,000 by itself.

Prints, asserts nothing: the processor's time of all threads, and by the clock, which other work on
the machine lengthens; both in ms, the median of several runs. The same counts are made by SQLite
and, where it is installed, by pandas, and are the same. Budgets: columns of 1,000,000 articles read
anew in 1.5 s; a chart after a change of filter or bucket, without words to look for, in 250 ms at
100,000 and 1 s at 1,000,000.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from sqlalchemy import text

from briefbench import desk
from briefbench.columns.lists import Lists
from briefbench.columns.table import Table
from briefbench.desk.following import Following
from briefbench.model.charts import ChartQuestion
from briefbench.model.facts import EPOCH
from briefbench.model.kinds import Bucket, Count, Per

SIZES = (100_000, 1_000_000)
TIMES = 3
CHARTS = {
    "all, by week": ChartQuestion(by=Bucket.WEEK),
    "a country, by day": ChartQuestion("about:TJ", by=Bucket.DAY),
    "a state and a stretch, articles by month": ChartQuestion(
        "is:unread after:2021-06", by=Bucket.MONTH, count=Count.ARTICLES
    ),
    "quotes per speaker, by quarter": ChartQuestion(
        by=Bucket.QUARTER, count=Count.QUOTES, per=Per.SPEAKER
    ),
    "tags, by year": ChartQuestion(by=Bucket.YEAR, per=Per.TAG),
}

BY_SQL = """
SELECT code, strftime('%Y-%m', published), count(*) FROM article_country
JOIN article ON article.id = article_id
WHERE about AND trashed IS NULL AND length(published) >= 7 GROUP BY code, 2
"""
"""Dates with a zone are taken to UTC by SQLite, a month alone is added below."""

Counts = dict[tuple[str, str], int]


def timed(label: str, work: Callable[[], object], times: int = TIMES) -> float:
    """Print the median times of some work in ms; return that of the processor."""
    spent = []
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        spent.append((time.process_time() - processor, time.perf_counter() - clock))
    processor, clock = (statistics.median(several) * 1000 for several in zip(*spent, strict=True))
    print(f"{label:52s} {processor:9.1f} ms processor {clock:9.1f} ms clock", flush=True)
    return processor


def read_anew(library: desk.Library) -> Table:
    """Return the columns of a library, as when it was just opened."""
    with library.read() as session:
        return Following(library.folder / "index").table(session, "UTC")


def memory_of(table: Table) -> int:
    """Return how many bytes the arrays of a table hold, each counted once."""
    arrays = {id(array): array.nbytes for array in _arrays(table)}
    return sum(arrays.values())


def _arrays(table: Table) -> Iterator[np.ndarray[Any, Any]]:
    for field in fields(table):
        column = getattr(table, field.name)
        if isinstance(column, Lists):
            yield from (column.rows, column.codes, column.starts)
        elif not isinstance(column, dict):
            yield from column if isinstance(column, tuple) else (column,)


def peak() -> int:
    """Return the most bytes the program has held in memory, as far as the system tells."""
    memory = psutil.Process().memory_info()
    if hasattr(memory, "peak_wset"):  # Windows
        return int(memory.peak_wset)
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def counted_by_columns(table: Table) -> Counts:
    """Return the articles about each country by month, of those not in the trash."""
    days = (table.first_day.astype(np.int64) - EPOCH).astype("datetime64[D]")
    ends = (table.last_day.astype(np.int64) - EPOCH).astype("datetime64[D]")
    month, end = (d.astype("datetime64[M]").astype(np.int64) for d in (days, ends))
    shown = (table.first_day > 0) & ~table.trashed & (month == end)
    rows = table.about.rows
    kept = shown[rows]
    first = int(month[shown].min())
    width = int(month[shown].max()) - first + 1
    cells = table.about.codes[kept].astype(np.int64) * width + month[rows[kept]] - first
    numbers = np.bincount(cells)
    places = np.flatnonzero(numbers)
    names = np.datetime_as_string((np.arange(width) + first).astype("datetime64[M]")).tolist()
    words = table.words["about"]
    return {
        (words[cell // width], names[cell % width]): int(n)
        for cell, n in zip(places.tolist(), numbers[places].tolist(), strict=True)
    }


def counted_by_sqlite(library: desk.Library) -> Counts:
    """Return the same counts by a plain query."""
    with library.read() as session:
        query = BY_SQL.replace(
            "strftime('%Y-%m', published)",
            "CASE length(published) WHEN 7 THEN published ELSE strftime('%Y-%m', published) END",
        )
        return {(code, month): n for code, month, n in session.execute(text(query))}


def compare_with_pandas(table: Table, expected: Counts) -> None:
    """Print how long pandas takes for the same counts, from the same arrays."""
    try:
        import pandas as pd
    except ImportError:
        print("counts by pandas: skipped, it is not installed")
        return
    days = (table.first_day.astype(np.int64) - EPOCH).astype("datetime64[D]")
    ends = (table.last_day.astype(np.int64) - EPOCH).astype("datetime64[D]")
    month = days.astype("datetime64[M]")
    shown = (table.first_day > 0) & ~table.trashed & (month == ends.astype("datetime64[M]"))
    rows = table.about.rows
    codes = pd.Categorical.from_codes(table.about.codes, list(table.words["about"]))
    frame = pd.DataFrame(
        {"code": codes, "month": month[rows].astype("datetime64[s]"), "shown": shown[rows]}
    )

    def count() -> Any:
        return frame[frame["shown"]].groupby(["code", "month"], observed=True).size()

    timed("counts by pandas, its table already made", count)
    found = {(code, f"{when:%Y-%m}"): int(n) for (code, when), n in count().items()}
    assert found == expected, "pandas counts otherwise"


def measure(size: int, folder: Path) -> dict[str, float]:
    """Print the figures of a library of that size; return the processor's times."""
    begun = time.perf_counter()
    maker = [sys.executable, "-m", "tests.benchmarks.large_library", str(folder), str(size)]
    subprocess.run(maker, check=True)  # so that its memory is not counted here
    print(f"\n{size:,} articles, made in {time.perf_counter() - begun:.0f} s")
    library = desk.open_library(folder, hold=True)
    found: dict[str, float] = {}

    def told(label: str, work: Callable[[], object], times: int = TIMES) -> None:
        found[label] = timed(label, work, times)

    try:
        told("columns read anew", lambda: read_anew(library), 5)
        with library.read() as session:
            table = library.following.table(session, "UTC")
        print(f"{'arrays':52s} {memory_of(table) / 1e6:9.1f} MB")
        print(f"{'the program, now':52s} {psutil.Process().memory_info().rss / 1e6:9.1f} MB")
        print(f"{'the program, at most':52s} {peak() / 1e6:9.1f} MB")
        told("first question of the bank, columns there", lambda: _bank(library), 1)
        told("another zone", lambda: _in_zones(library))
        told("an article changed", lambda: _change(library), 5)
        for name, question in CHARTS.items():
            told(f"chart: {name}", lambda question=question: desk.timeline(library, question))
        told("list: a country, with all counts", lambda: _list(library))
        told("counts by columns", lambda: counted_by_columns(table))
        told("counts by SQLite", lambda: counted_by_sqlite(library), 1)
        expected = counted_by_sqlite(library)
        assert counted_by_columns(table) == expected, "SQLite counts otherwise"
        compare_with_pandas(table, expected)
    finally:
        library.close()
    return found


def _in_zones(library: desk.Library) -> None:
    with library.read() as session:
        for zone in ("Asia/Dushanbe", "UTC"):
            library.following.table(session, zone)


def _change(library: desk.Library) -> None:
    desk.set_read(library, [1], read=True)
    desk.set_read(library, [1], read=False)
    with library.read() as session:
        library.following.table(session, "UTC")


def _list(library: desk.Library) -> None:
    desk.find_articles(library, "about:TJ", facets=True)


def _bank(library: desk.Library) -> None:
    desk.find_quotes(library)


def main(sizes: list[int]) -> None:
    """Print the figures of each size, and by what they grow from the first to the last."""
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}")
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(size, Path(folder) / "library"))
    if len(found) > 1:
        print(f"\ngrowth from {sizes[0]:,} to {sizes[-1]:,}, {sizes[-1] / sizes[0]:.0f} times")
        for label, spent in found[-1].items():
            print(f"{label:52s} {spent / found[0][label]:9.1f} times")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
