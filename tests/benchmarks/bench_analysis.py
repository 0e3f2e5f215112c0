"""How long understanding a text takes: ``python -m tests.benchmarks.bench_analysis``."""

import statistics
import sys
import time
from pathlib import Path

from briefbench.analysis import find_countries, find_quotes, fingerprint_of, language_of

SEED = Path(__file__).parents[1] / "data" / "seed" / "saved-page.txt"
WORDS = 500


def timed(label, work, times=15):
    """Print the median of several runs, in ms."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(f"{label:44s} {statistics.median(found):8.2f} ms\n")


def main():
    """Print first use and repeated use of each part, for a text of 500 words."""
    text = SEED.read_text(encoding="utf-8")
    text = text[text.index("Monitoring Desk") :]
    while len(text.split()) < WORDS:
        text += "\n\n" + text
    words = text.split(" ")
    text = " ".join(words[:WORDS])
    parts = {
        "language": lambda: language_of(text),
        "countries": lambda: find_countries(text, "en"),
        "countries, Russian": lambda: find_countries(text, "ru"),
        "quotes": lambda: find_quotes(text, "en"),
        "fingerprint": lambda: fingerprint_of(text),
    }
    for label, part in parts.items():
        timed(f"{label}, first use", part, times=1)
        timed(label, part)


if __name__ == "__main__":
    main()
