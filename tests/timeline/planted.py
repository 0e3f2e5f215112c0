"""Counts with bursts planted in them, on top of what makes finding them hard.

Rates from 0.3 to 8 a day; a rhythm of the week; news in clusters (counts scatter more than
Poisson); a trend; a key whose source begins; days on which nothing was saved.
"""

from datetime import date, timedelta

import numpy as np

from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import Series

FIRST = date(2021, 1, 4)  # a Monday
YEARS = 3
DAYS = 364 * YEARS
RATES = {"TJ": 8.0, "UZ": 5.0, "KZ": 3.0, "KG": 2.0, "AF": 1.2, "TM": 0.6, "AM": 0.3}
RHYTHM = np.array([1.1, 1.1, 1.0, 1.0, 1.0, 0.5, 0.4])
CLUSTERING = 0.2  # deviation of a day's rate, as a part of it
GAPS = ((150, 159), (420, 421), (600, 612), (900, 903))
APART = 35  # days between two bursts of a key at least


def planted_days(seed, size=1.0, clustering=CLUSTERING):
    """Return counts of shape [keys, days], which days are empty, and the days of bursts by key."""
    chance = np.random.default_rng(seed)
    day = np.arange(DAYS)
    rates = np.array(list(RATES.values()))[:, None] * RHYTHM[day % 7] * (1 + 0.6 * day / DAYS)
    rates[2, 500:] *= 1.8  # a source that begins
    rates *= chance.gamma(clustering**-2, clustering**2, rates.shape)
    empty = np.zeros(DAYS, bool)
    for start, end in GAPS:
        empty[start:end] = True
    bursts = {}
    for row, key in enumerate(RATES):
        bursts[key] = []
        at = 70 + int(chance.integers(0, 90))
        while at < DAYS - 10:
            near = empty[at - 4 : at + 5].any()
            if not near:
                rates[row] += size * _shape(chance, day - at, RATES[key])
                bursts[key].append(at)
            at += APART + int(chance.integers(0, 200))
    counts = chance.poisson(rates)
    counts[:, empty] = 0
    return counts, empty, bursts


def _shape(chance, distance, rate):
    """Return a burst: a spike, a hump, a sudden one that fades, or some days of the same height.

    At its top it is 10 to 40 stories, or 3 to 8 times what is usual where that is more.
    """
    top = max(chance.uniform(10, 40), rate * chance.uniform(3, 8))
    width = chance.uniform(0.8, 3)
    shapes = [
        (distance == 0) * 1.0,
        np.exp(-((distance / width) ** 2) / 2),
        np.where(distance >= 0, np.exp(-np.clip(distance, 0, None) / width), 0),
        (abs(distance) <= 1) * 1.0,
    ]
    return top * shapes[int(chance.integers(0, 4))]


def planted_series(seed, by, clustering=CLUSTERING):
    """Return a series by day or by week, and the places of the bursts in it by key.

    By week the bursts are twice as large: a day of them is seven others' neighbour.
    """
    step = 7 if by is Bucket.WEEK else 1
    counts, empty, bursts = planted_days(seed, 2.0 if by is Bucket.WEEK else 1.0, clustering)
    if by is Bucket.WEEK:
        counts = counts.reshape(len(counts), -1, 7).sum(axis=2)
        empty = empty.reshape(-1, 7).all(axis=1)
    return series_of(counts, empty, by), {k: [d // step for d in v] for k, v in bursts.items()}


def series_of(counts, empty=None, by=Bucket.DAY, keys=tuple(RATES)):
    """Return a series of these counts, of shape [keys, buckets]."""
    counts = np.atleast_2d(counts)
    size = counts.shape[1]
    days = {
        Bucket.DAY: 1,
        Bucket.WEEK: 7,
        Bucket.MONTH: 30.44,
        Bucket.QUARTER: 91.3,
        Bucket.YEAR: 365.25,
    }[by]
    return Series(
        by,
        Count.STORIES,
        "UTC",
        tuple(FIRST + timedelta(int(days * n)) for n in range(size)),
        dict(zip(keys, map(tuple, counts.tolist()), strict=False)),
        tuple(counts.sum(axis=0).tolist()),
        tuple(empty.tolist()) if empty is not None else (False,) * size,
    )


def score(series, bursts, found):
    """Return how many bursts were found within a bucket, how many there are, and false peaks."""
    hits = sum(
        any(abs(place - at) <= 1 for place in found.get(key, ()))
        for key, places in bursts.items()
        for at in places
    )
    false = sum(
        all(abs(place - at) > 1 for at in bursts.get(key, ()))
        for key, places in found.items()
        for place in places
    )
    return hits, sum(map(len, bursts.values())), false
