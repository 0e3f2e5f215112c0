"""How long understanding a text takes: ``python -m tests.benchmarks.bench_analysis``."""

import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from briefbench.analysis import (
    WordLists,
    find_countries,
    find_quotes,
    fingerprint_of,
    language_of,
)
from briefbench.model.drafts import WordRuleDraft
from briefbench.model.kinds import WordKind

SEED = Path(__file__).parents[1] / "data" / "seed" / "saved-page.txt"
WORDS = 500
RULES = 1_000


def timed(label, work, times=15):
    """Print the median of several runs, in ms."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(f"{label:44s} {statistics.median(found):8.2f} ms\n")


LISTS = """
import sys, time, tracemalloc
import briefbench.analysis.countries, briefbench.model.drafts
if sys.argv[1] == "memory":
    tracemalloc.start()
start = time.perf_counter()
from briefbench.analysis.quotes import find_quotes
from briefbench.analysis.quotes.confidence import confidence_of
from briefbench.analysis.quotes.tongues import tongue_of
confidence_of("headline")
for language in "ru uk tg uz kk ky fa ps ur ar fr de es zh".split():
    tongue_of(language)
memory = tracemalloc.get_traced_memory()[1] / 2**20 if tracemalloc.is_tracing() else 0
print((time.perf_counter() - start) * 1000 if sys.argv[1] == "time" else memory)
"""
"""Loads the quote finder's modules and all its word lists in a fresh process."""


GAZETTEER = """
import os, sys, time
import briefbench.analysis.countries, briefbench.model.drafts
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
held = resident()
start = time.perf_counter()
briefbench.analysis.countries.find_countries("The village of Coggeshall in Britain.", "en")
memory = resident() - held
print((time.perf_counter() - start) * 1000 if sys.argv[1] == "time" else memory)
"""
"""Loads the English gazetteer in a fresh process; its memory is what the process grows by."""


def lists_cost(what, lists=LISTS):
    """Return the ms or the MB that loading word lists takes, those of all languages' quotes."""
    command = [sys.executable, "-c", lists, what]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return float(done.stdout)


def articles_a_second(text, times=300, finder=find_quotes):
    """Return how many times a second a finder reads a text, by processor time."""
    start = time.process_time()
    for _ in range(times):
        finder(text, "en")
    return times / (time.process_time() - start)


def taught(text):
    """Return word rules of all kinds, of which some are about words of the text."""
    words = sorted({word.strip("“”.,") for word in text.split() if word[:1].isupper()})
    made = [f"Kopet{number:04} Hollow" for number in range(RULES - 3)]
    kinds = [WordKind.COUNTRY, WordKind.NOT_COUNTRY, WordKind.SPEAKER, WordKind.NOT_CUE]
    rules = [WordRuleDraft(kinds[at % 4], each, "TJ") for at, each in enumerate(made)]
    rules += [WordRuleDraft(WordKind.COUNTRY, each, "TJ") for each in words[:: len(words) // 3][:3]]
    return WordLists(tuple(rules)).of("", ())


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
    sys.stdout.write(f"{'quote finder alone':44s} {articles_a_second(text):8.0f} articles/s\n")
    sys.stdout.write(f"{'word lists of quotes, time':44s} {lists_cost('time'):8.2f} ms\n")
    sys.stdout.write(f"{'word lists of quotes, memory':44s} {lists_cost('memory'):8.2f} MB\n")
    tagger = articles_a_second(text, finder=find_countries)
    sys.stdout.write(f"{'country tagger alone':44s} {tagger:8.0f} articles/s\n")
    own = taught(text)
    for label, finder in (("quote finder", find_quotes), ("country tagger", find_countries)):
        both = (finder, partial(finder, own=own))
        turns = [[articles_a_second(text, 60, each) for each in both] for _ in range(9)]
        alone, with_rules = (statistics.median(each) for each in zip(*turns, strict=True))
        cost = 100 * (alone / with_rules - 1)
        sys.stdout.write(f"{f'{label} with {RULES} word rules':44s} {cost:+8.1f} %\n")
    for what, unit in (("time", "ms"), ("memory", "MB")):
        cost = lists_cost(what, GAZETTEER)
        sys.stdout.write(f"{f'gazetteer, {what}':44s} {cost:8.2f} {unit}\n")


if __name__ == "__main__":
    main()
