"""How fast a library takes articles in and answers: ``python -m tests.benchmarks.bench_desk [N]``.

Prints figures; asserts nothing. Budgets: JSON Lines with countries and quotes given at 400
articles a second or more; a key press answered in under 150 ms at 10,000 articles.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

import psutil

from briefbench import desk
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("n", "rt", "lo", "mi")]
KEYS = ("bar", "dan kel*", "border country:TJ", '"said the"', "a", "mil* OR fan", "is:inbox")


def write_lines(path: Path, count: int) -> None:
    """Write made-up articles of about 300 words, always the same."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            paragraphs = [
                " ".join(chance.choices(WORDS, k=45)) + " said the border office" for _ in range(6)
            ]
            code = chance.choice(["TJ", "UZ", "AF", "KZ", "RU"])
            article = {
                "title": f"Made-up headline {number} {chance.choice(WORDS)}",
                "body": "\n\n".join(paragraphs),
                "source": {"name": f"Outlet {number % 40}", "domain": f"o{number % 40}.example"},
                "published": {"value": f"2026-{1 + number % 11:02}-{1 + number % 28:02}"},
                "language": "en",
                "countries": [{"code": code, "about": True, "share": 1.0, "mentions": []}],
                "quotes": [],
            }
            file.write(json.dumps(article) + "\n")


def main(count: int) -> None:
    """Print the figures for a library of ``count`` articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_lines(path, count)
        library = desk.open_library(Path(folder) / "library")
        begun = time.perf_counter()
        report = desk.import_paths(library, [path])
        stored = time.perf_counter()
        desk.work_off_index(library)
        indexed = time.perf_counter()
        print(f"stored    {report.new / (stored - begun):8.0f} articles/s")
        print(f"indexed   {report.new / (indexed - stored):8.0f} articles/s")
        begun = time.perf_counter()
        desk.find_articles(library, "")
        print(f"columns   {(time.perf_counter() - begun) * 1000:8.1f} ms, first question")
        for key in KEYS:
            times = []
            for _ in range(5):
                begun = time.perf_counter()
                found = desk.find_articles(library, key, facets=True)
                desk.article_rows(library, found.ids[:60], key)
                times.append((time.perf_counter() - begun) * 1000)
            print(f"key press {min(times):8.1f} ms  {key}  ({found.total} found)")
        begun = time.perf_counter()
        desk.timeline(library, ChartQuestion(by=Bucket.WEEK))
        print(f"timeline  {(time.perf_counter() - begun) * 1000:8.1f} ms")
        print(f"memory    {psutil.Process().memory_info().rss / 1e6:8.0f} MB")
        library.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
