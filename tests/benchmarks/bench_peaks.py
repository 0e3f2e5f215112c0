"""How well planted bursts are found, and how long it takes.

``python -m tests.benchmarks.bench_peaks``; times are processor time.
"""

import random
import statistics
import sys
import time
from collections import defaultdict

import numpy as np

from briefbench.analysis.burst_words import central_headline, distinctive_words
from briefbench.model.kinds import Bucket
from briefbench.timeline.peaks import find_bursts
from tests.timeline.planted import RATES, YEARS, planted_series, score, series_of

SEEDS = 20


def found_by(by, clustering):
    """Print how many planted bursts are found within a bucket, and false peaks a key-year."""
    sums = np.zeros(3, int)
    for seed in range(SEEDS):
        series, bursts = planted_series(seed, by, clustering)
        found = defaultdict(list)
        for burst in find_bursts(series):
            found[burst.key].append(burst.tops[0])
        sums += score(series, bursts, found)
    hits, planted, false = sums.tolist()
    told = f"{hits} of {planted} ({hits / planted:.1%}), "
    told += f"{false / (SEEDS * YEARS * len(RATES)):.2f} false a key-year"
    sys.stdout.write(f"planted, by {by}, clustering {clustering:.1f}: {told}\n")


def timed(label, work, times=9):
    """Print the median of several runs, and the first, in ms of processor time."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    sys.stdout.write(f"{label:46s} {statistics.median(found):7.1f} ms, first {found[0]:.1f}\n")


def made_headlines(size, seed):
    """Return headlines of eight words out of 4,000 that follow Zipf's law."""
    chance = random.Random(seed)
    parts = [a + b for a in "bdgklmnprstvz" for b in "aeiou"]
    spelled = random.Random(0)
    words = ["".join(spelled.choices(parts, k=spelled.randrange(2, 5))) for _ in range(4000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [(" ".join(chance.choices(words, weights, k=8)), "en") for _ in range(size)]


def words_of(bursts, others):
    """Tell what bursts of headlines are about."""
    for n, burst in enumerate(bursts):
        distinctive_words(burst, others[n % len(others)], ["Tajikistan"])
        central_headline(burst)


def main():
    for by in (Bucket.DAY, Bucket.WEEK):
        for clustering in (0.1, 0.2, 0.3):
            found_by(by, clustering)
    chance = np.random.default_rng(1)
    for by, size in ((Bucket.DAY, 1827), (Bucket.WEEK, 261)):
        series = series_of(chance.poisson(2.0, (7, size)), by=by)
        timed(f"baseline and bursts, {size:,} {by}s, 7 keys", lambda s=series: find_bursts(s))
    bursts = [made_headlines(120, n) for n in range(12)]
    others = [made_headlines(240, 100 + n) for n in range(7)]
    timed("words of 12 bursts of 120 headlines, 7 keys", lambda: words_of(bursts, others))


if __name__ == "__main__":
    main()
