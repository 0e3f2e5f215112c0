"""How long indexing, finding, filtering and counting take.

``python -m tests.benchmarks.bench_search [articles]``, 10,000 unless told otherwise. The articles
are made up of made-up words, the same each time; words are as rare as in a language (Zipf).
"""

import itertools
import random
import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

from briefbench.columns import counts
from briefbench.columns.filters import live, mask
from briefbench.columns.lines import lines_of
from briefbench.columns.order import sort_positions
from briefbench.columns.table import Columns
from briefbench.model.facts import ArticleWords, Filter
from briefbench.model.kinds import Sort
from briefbench.search.find import find
from briefbench.search.index import open_index
from briefbench.search.query import parse_query
from briefbench.search.snippets import snippet
from tests.columns.making import Fact, arrays_of

STEP = 1000
PARAGRAPHS, LENGTH = 6, 75
COUNTRIES = [a + b for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"]
TODAY = date(2025, 1, 1)
FIRST = date(2020, 1, 1).toordinal()


def vocabulary(chance, size=60_000):
    letters = "etaoinshrdlucmfwygpbvkxqjz"
    weights = list(itertools.accumulate(range(26, 0, -1)))
    made = {}
    while len(made) < size:
        word = "".join(chance.choices(letters, cum_weights=weights, k=chance.randint(3, 10)))
        made.setdefault(word)
    return list(made)


class Corpus:
    """Articles one after the other, from one stream of chance."""

    def __init__(self):
        self.chance = random.Random(1)
        self.words = vocabulary(self.chance)
        self.weights = list(itertools.accumulate(1 / (n + 2.7) for n in range(len(self.words))))

    def text(self, length):
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))

    def article(self, id_):
        body = "\n\n".join(self.text(LENGTH) for _ in range(PARAGRAPHS))
        return ArticleWords(id_, self.text(9), body, self.text(4), self.text(40))

    def facts(self, id_):
        day = FIRST + self.chance.randrange(1800)
        named = self.chance.sample(COUNTRIES, 3)
        return Fact(
            id=id_,
            first_day=day,
            last_day=day,
            added=float(id_),
            source=self.chance.randrange(1, 60),
            language=self.chance.choice(["en", "ru", "fa"]),
            story=id_ // 4 * 3,
            read=self.chance.random() < 0.7,
            quotes=self.chance.randrange(4),
            countries=tuple(named),
            about=tuple(named[:2]),
            tags=tuple(self.chance.sample(range(1, 40), 2)),
            speakers=(f"speaker {self.chance.randrange(900)}",),
        )


def say(label, value, unit="ms"):
    sys.stdout.write(f"{label:46s} {value:10.2f} {unit}\n")


def timed(label, work, times=7):
    """Print the median of several runs, in ms."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    say(label, statistics.median(found))


def queries(words):
    """Return queries by class; ranks as in the language of the corpus."""
    return {
        "rare word": [words[k] for k in (20011, 28001, 41003)],
        "common word": [words[k] for k in (1, 12, 125, 160)],
        "2 words": [f"{words[a]} {words[b]}" for a, b in ((12, 30), (126, 300), (145, 800))],
        "3 words, OR": [f"{words[a]} OR {words[b]} OR {words[c]}" for a, b, c in ((2, 30, 90),)],
        "phrase, common words": [f'"{words[0]} {words[1]}"'],
        "phrase": [f'"{words[a]} {words[b]}"' for a, b in ((12, 30), (150, 300))],
        "near": [f'"{words[a]} {words[b]}"~5' for a, b in ((12, 30), (150, 300))],
        "one letter, as you type": ["e*", "t*", "s*"],
        "three letters, as you type": [f"{words[k][:3]}*" for k in (70, 700, 5000)],
        "fuzzy": [f"{words[k]}~" for k in (70, 700, 5000)],
        "negation": [f"{words[12]} -{words[30]}"],
        "20 words, OR": [" OR ".join(words[100:120])],
        "word, country, dates": [f"{words[12]} country:AB after:2021-01-01 before:2022-06-01"],
        "nothing but conditions": ["country:AB is:inbox after:2021"],
    }


def indexing(corpus, folder, size):
    index = open_index(folder)
    spent = 0.0
    for start in range(1, size + 1, STEP):
        articles = [corpus.article(id_) for id_ in range(start, min(start + STEP, size + 1))]
        begun = time.perf_counter()
        index.write(articles)
        spent += time.perf_counter() - begun
    say("indexing", size / spent, "articles/s")
    held = sum(path.stat().st_size for path in folder.iterdir())
    say(f"index on disk, {len(index.segments())} parts", held / 1e6, "MB")
    sample = [corpus.article(id_) for id_ in range(1, 11)]
    timed("one article again", lambda: index.write(sample[:1]))
    timed("ten articles again", lambda: index.write(sample))
    timed("open", lambda: open_index(folder).count())
    return index


def one(code):
    return (code,)


def finding(index, table, words):
    def facts(asked):
        return mask(table, asked, countries=one, tags=set, sources=set, stories=set)

    def ask(text):
        query = parse_query(text, today=TODAY)
        found = find(query, lambda: index, table.ids, facts)
        positions = np.flatnonzero(found.mask & live(table))
        return sort_positions(table, positions, Sort.RELEVANCE, found.scores)

    for label, texts in queries(words).items():
        for text in texts:
            ask(text)
        spent = []
        for text in texts * 5:
            begun = time.perf_counter()
            ask(text)
            spent.append((time.perf_counter() - begun) * 1000)
        say(f"find: {label} (median)", statistics.median(spent))
        say(f"find: {label} (worst)", max(spent))


def columns_work(corpus, size):
    facts = [corpus.facts(id_) for id_ in range(1, size + 1)]
    columns = Columns()
    arrays, ten = arrays_of(facts), arrays_of(facts[100:110])
    timed("columns: replace all", lambda: columns.replace_all(arrays, "UTC"), 1)
    timed("columns: update ten", lambda: columns.update(ten))
    table = columns.table
    everything = live(table)
    timed(
        "filter: country",
        lambda: mask(
            table, Filter("country", "AB"), countries=one, tags=set, sources=set, stories=set
        ),
    )
    parents = dict.fromkeys(range(1, 40), 1) | {1: None}
    timed(
        "counts: all seven over everything",
        lambda: (
            counts.count_countries(table, everything),
            counts.count_about(table, everything),
            counts.count_sources(table, everything),
            counts.count_tags(table, everything, parents=parents),
            counts.count_languages(table, everything),
            counts.count_speakers(table, everything),
            counts.count_months(table, everything),
        ),
    )
    positions = np.arange(size)
    timed("order: newest, all", lambda: sort_positions(table, positions, Sort.NEWEST))
    timed("order: newest, 50", lambda: sort_positions(table, positions, Sort.NEWEST, limit=50))
    timed("lines of everything", lambda: lines_of(table, everything))
    return table


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    corpus = Corpus()
    table = columns_work(corpus, size)
    with tempfile.TemporaryDirectory() as folder:
        index = indexing(corpus, Path(folder), size)
        finding(index, table, corpus.words)
        index.close()
    body = corpus.article(1).body
    query = parse_query(" OR ".join(corpus.words[100:105]), today=TODAY)
    timed("snippet of 450 words", lambda: snippet(body, query))
    say("memory at most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, "MB")


if __name__ == "__main__":
    main()
