"""How fast pages come in, and in how much memory: ``python -m tests.benchmarks.bench_import``.

    python -m tests.benchmarks.bench_import [--jobs N] PAGES...

Reads, understands, stores and indexes the pages (files or folders) into a library of its own, then
prints pages a second, the processor time a page, and the memory of this process and its workers
along the run. Asserts nothing. Budgets: 25 pages/s on 2 processors; memory flat over 5,000 pages.
Without PAGES it makes up 300.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from briefbench import desk
from briefbench.base.progress import Progress
from tests.benchmarks.bench_desk import WORDS

PAGE = """<!doctype html><html lang="en"><head><title>{title} | Outlet {outlet}</title>
<link rel="canonical" href="https://o{outlet}.example/2026/{month:02}/{day:02}/{number}">
<meta property="article:published_time" content="2026-{month:02}-{day:02}T08:30:00+05:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>{text}
</article><aside><h3>Most read</h3><a href="/1">One</a><a href="/2">Two</a></aside></body></html>"""

LOOK = 1.0
"""Seconds between two looks at the memory."""


def write_pages(folder: Path, count: int) -> None:
    """Write made-up pages of some 300 words, always the same."""
    chance = random.Random(11)
    for number in range(count):
        paragraphs = [
            f"<p>The border office of {chance.choice(['Dushanbe', 'Tashkent', 'Astana'])} said "
            + " ".join(chance.choices(WORDS, k=40))
            + ". “We have "
            + " ".join(chance.choices(WORDS, k=8))
            + ",” the minister said.</p>"
            for _ in range(6)
        ]
        title = " ".join(chance.choices(WORDS, k=7)).capitalize()
        page = PAGE.format(
            title=title,
            outlet=number % 40,
            number=number,
            month=1 + number % 11,
            day=1 + number % 28,
            text="\n".join(paragraphs),
        )
        (folder / f"{number:05}.html").write_text(page, encoding="utf-8")


class Watch(Progress):
    """Looks at memory and processor time of this process and those it starts."""

    def __init__(self) -> None:
        self.samples: list[tuple[int, int, int]] = []  # pages done, MB here, MB of all workers
        self.seconds: dict[int, float] = {}  # processor time by process
        self._done = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def step(self, done: int, total: int, note: str = "") -> None:
        self._done = done

    def close(self) -> None:
        """Stop looking."""
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        here = psutil.Process()
        while not self._stop.wait(LOOK):
            workers = 0
            for process in [here, *here.children(recursive=True)]:
                try:
                    times = process.cpu_times()
                    self.seconds[process.pid] = times.user + times.system
                    workers += 0 if process == here else process.memory_info().rss
                except psutil.Error:
                    continue
            self.samples.append((self._done, here.memory_info().rss >> 20, workers >> 20))


def main(paths: Sequence[Path], jobs: int | None) -> None:
    """Print the figures for these pages."""
    with tempfile.TemporaryDirectory() as folder:
        if not paths:
            pages = Path(folder) / "pages"
            pages.mkdir()
            write_pages(pages, 300)
            paths = [pages]
        library = desk.open_library(Path(folder) / "library")
        watch = Watch()
        begun = time.perf_counter()
        report = desk.import_paths(library, paths, jobs=jobs, progress=watch)
        stored = time.perf_counter()
        desk.work_off_index(library)
        ended = time.perf_counter()
        watch.close()
        library.close()
    count = len(report.lines)
    print(f"pages     {count:8}   ({report.new} new, {len(report.failed)} not read)")
    print(f"stored    {count / (stored - begun):8.1f} pages/s")
    print(f"in all    {count / (ended - begun):8.1f} pages/s, index included")
    print(f"processor {sum(watch.seconds.values()) / count * 1000:8.1f} ms a page, all processes")
    step = max(1, len(watch.samples) // 12)
    for done, here, workers in watch.samples[::step]:
        print(f"memory    {here:8} MB here, {workers} MB in workers, after {done} pages")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int)
    parser.add_argument("pages", nargs="*", type=Path)
    options = parser.parse_args()
    main(options.pages, options.jobs)
