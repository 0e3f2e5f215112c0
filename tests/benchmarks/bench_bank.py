"""How fast ten thousand quotes are narrowed, put in order and shown: ``python -m
tests.benchmarks.bench_bank``.

Makes a library of 2,000 articles with five quotes each; prints, asserts nothing. Times are of the
processor, the median of five; the columns have been read before. Budgets: filter and sort
with all counts within 100 ms, a page of rows within 50 ms, all columns read anew within 150 ms.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefbench import desk
from briefbench.columns.quotes import QuoteColumns
from briefbench.model.bank import QuoteFilter, QuoteSort
from briefbench.model.drafts import BREAK, ArticleDraft, QuoteDraft
from briefbench.model.kinds import SpeechKind
from briefbench.store.quote_facts import quote_facts_of
from tests.making import add_drafts, draft_of

ARTICLES, EACH, STEP = 2_000, 5, 200
PAGE = 64  # rows that the window asks for at once
TIMES = 5
CODES = ("TJ", "KG", "UZ", "KZ", "TM")


def draft(number: int) -> ArticleDraft:
    """Return an article of five quotes by five speakers."""
    body = tuple(
        f"“We counted {number + n} lorries at gate {n} in the night,” said Speaker {number % 200}."
        for n in range(EACH)
    )
    made = draft_of(
        f"Report {number}",
        body,
        quotes=False,
        source=f"Outlet {number % 40}",
        published=f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
        countries=((CODES[number % len(CODES)], True),),
    )
    text = BREAK.join(body)
    return replace(made, quotes=tuple(quotes(text, number)))


def quotes(text: str, number: int) -> list[QuoteDraft]:
    """Return a draft of each quotation of a text."""
    found, at = [], 0
    while (start := text.find("“", at)) >= 0:
        at = text.index("”", start) + 1
        name = f"Speaker {number % 200}"
        found.append(
            QuoteDraft(
                spans=((start, at),),
                kind=SpeechKind.DIRECT,
                confidence=0.95,
                speaker_text=name,
                name=name,
                country="TJ",
            )
        )
    return found


def fill(library: desk.Library) -> None:
    """Put articles into a library and accept all their suggestions."""
    for first in range(0, ARTICLES, STEP):
        ids = add_drafts(library, [draft(n) for n in range(first, first + STEP)])
        found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
        desk.accept_suggestions(library, found)


def timed(words: str, work: Callable[[], object]) -> None:
    """Print the median time of some work."""
    spent = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        spent.append((time.process_time() - begun) * 1000)
    print(f"{statistics.median(spent):9.1f} ms  {words} (first {spent[0]:.1f} ms)", flush=True)


def measure(library: desk.Library, folder: Path) -> None:
    """Print what the bank is asked for, one a line."""
    with library.read() as session:
        table = library.following.table(session, "UTC")

        def read_anew() -> None:
            quotes = QuoteColumns()
            quotes.replace_all(quote_facts_of(session))
            quotes.table(table)

        timed("columns of quotes, read anew", read_anew)
    for name, wanted in (
        ("all", QuoteFilter()),
        ("a speaker", QuoteFilter(speaker=("Speaker 7",))),
        ("a month", QuoteFilter(date=("2026-10",))),
        ("a word", QuoteFilter(query="lorries")),
    ):
        count = len(desk.find_quotes(library, wanted).ids)
        timed(
            f"filter: {name} ({count:,} fit), with counts",
            lambda wanted=wanted: desk.find_quotes(library, wanted, counts=True),
        )
    for sort in QuoteSort:
        timed(f"sort: {sort.value}", lambda sort=sort: desk.find_quotes(library, sort=sort))
    ids = desk.find_quotes(library).ids
    middle = len(ids) // 2
    timed("page", lambda: desk.quotes_by_ids(library, ids[middle : middle + PAGE]))
    for ending in (".csv", ".json"):
        begun = time.process_time()
        count = desk.export_quotes(library, ids, folder / f"quotes{ending}")
        print(f"{time.process_time() - begun:9.1f} s   {count:,} quotes as {ending}", flush=True)


def main() -> None:
    """Make the library and measure."""
    with tempfile.TemporaryDirectory() as name:
        library = desk.open_library(Path(name) / "library", holder="the benchmark")
        try:
            begun = time.process_time()
            fill(library)
            count = len(desk.find_quotes(library).ids)
            print(f"{count:,} quotes; made in {time.process_time() - begun:.0f} s", flush=True)
            measure(library, Path(name))
        finally:
            library.close()


if __name__ == "__main__":
    main()
