"""How well copies are found, and at what cost: ``python -m tests.benchmarks.bench_stories [N]``.

Prints figures; asserts nothing. Budgets: recall 0.99 and at most 0.05 false pairs a query on 500
articles and their wire variants; the cost of an article at 100,000 at most twice that at 1,000.
"""

from __future__ import annotations

import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefbench import desk
from briefbench.analysis.fingerprint import fingerprint_of
from briefbench.base.words import tr
from briefbench.desk.grouping import Grouping
from briefbench.model.drafts import ArticleDraft, BlockDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format
from briefbench.store.intake import ArticleWriter, Bulk, original_id
from briefbench.store.keeping import keep_original
from briefbench.store.stories import story_numbers

ORIGINALS = 500
SIZES = (1_000, 10_000, 100_000)
MEASURED = 1_000
BATCH = 100

SYLLABLES = [f"{a}{b}{c}" for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("n", "rt", "lo", "")]
COMMON = ("the", "of", "to", "and", "in", "a", "that", "is", "was", "for", "on", "said", "with")
WORDS = [*COMMON, *("".join(p) for p in itertools.product(SYLLABLES, SYLLABLES))][:30_000]
WEIGHTS = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(WORDS))))
BOILERPLATE = [f"boiler{number}plate" for number in range(30)]

Paragraphs = list[list[str]]
Variant = Callable[[random.Random, Paragraphs], Paragraphs]


def article(chance: random.Random) -> Paragraphs:
    """Return a made-up article of 150 to 700 words; every third ends in boilerplate."""
    length = int(min(700, max(150, chance.gauss(425, 120))))
    words = chance.choices(WORDS, cum_weights=WEIGHTS, k=length)
    cuts = [0, *sorted(chance.sample(range(20, length - 10), length // 60)), length]
    found = [words[a:b] for a, b in itertools.pairwise(cuts)]
    return [*found, BOILERPLATE] if chance.random() < 0.33 else found


def dateline(chance: random.Random, text: Paragraphs) -> Paragraphs:
    """Another outlet's dateline, credit and last line."""
    town = chance.choice(WORDS).upper()
    return [[town, "agency", "wire", *text[0]], *text[1:], ["with", "agency", "reports"]]


def cut(chance: random.Random, text: Paragraphs) -> Paragraphs:
    """The first 30 % of the words."""
    words = [word for paragraph in text for word in paragraph]
    return dateline(chance, [words[: max(45, len(words) * 3 // 10)]])


def inserted(chance: random.Random, text: Paragraphs) -> Paragraphs:
    """Paragraphs of background put in: 12 % more words."""
    own = [list(paragraph) for paragraph in text]
    more = sum(map(len, text)) * 12 // 100
    for size in (more // 2, more - more // 2):
        own.insert(
            chance.randrange(1, len(own) + 1), chance.choices(WORDS, cum_weights=WEIGHTS, k=size)
        )
    return own


def edited(chance: random.Random, text: Paragraphs) -> Paragraphs:
    """Every twentieth word changed, one paragraph moved, the first 20 words written anew."""
    own = [
        [chance.choice(WORDS) if chance.random() < 0.05 else word for word in paragraph]
        for paragraph in text
    ]
    own[0][:20] = chance.choices(WORDS, cum_weights=WEIGHTS, k=20)
    own.append(own.pop(chance.randrange(len(own))))
    return own


def cut_and_edited(chance: random.Random, text: Paragraphs) -> Paragraphs:
    """Half of it, with words changed and put in."""
    return inserted(chance, edited(chance, text)[: max(3, len(text) // 2)])


VARIANTS: tuple[Variant, ...] = (dateline, cut, inserted, edited, cut_and_edited)


def draft_of(text: Paragraphs, number: int) -> ArticleDraft:
    """Return a draft as reading gives it, the member of a file that holds many."""
    return ArticleDraft(
        title="Made-up headline",
        blocks=tuple(BlockDraft(BlockKind.PARAGRAPH, " ".join(words)) for words in text),
        format=Format.JSONL,
        member=str(number),
        source=SourceDraft(f"Outlet {number % 40}", f"o{number % 40}.example"),
        fingerprint=fingerprint_of("\n\n".join(" ".join(words) for words in text)),
    )


class Desk:
    """Stores drafts as an import does and notes the processor's time that takes."""

    def __init__(self, folder: Path) -> None:
        self.library = desk.open_library(folder)
        self.grouping = Grouping()
        self.grouped = self.stored = 0.0  # seconds of the processor

    def store(self, drafts: list[ArticleDraft]) -> list[int]:
        """Store drafts in batches and return their ids."""
        ids: list[int] = []
        kept = keep_original(self.library.folder, b"page", "page.html")
        for start in range(0, len(drafts), BATCH):
            begun = time.process_time()
            with self.library.change(tr("Import"), undoable=False) as session:
                bulk = Bulk(session)
                writer = ArticleWriter(bulk)
                original = original_id(session, bulk, kept)
                for draft in drafts[start : start + BATCH]:
                    ids.append(writer.add(draft, original)[0])
                bulk.flush()
                before = time.process_time()
                self.grouping.place(session, writer.prints)
                self.grouped += time.process_time() - before
            self.stored += time.process_time() - begun
        return ids


def recall(folder: Path) -> None:
    """Print recall and false pairs on originals and variants, all orders mixed."""
    chance = random.Random(3)
    pages: list[tuple[int, str, Paragraphs]] = []
    for number in range(ORIGINALS):
        text = article(chance)
        pages.append((number, "original", text))
        pages += [(number, change.__name__, change(chance, text)) for change in VARIANTS]
    chance.shuffle(pages)
    place = Desk(folder)
    ids = place.store([draft_of(text, n) for n, (_, _, text) in enumerate(pages)])
    with place.library.read() as session:
        story = story_numbers(session, ids)
    of = dict(zip(ids, pages, strict=True))
    original = {number: id_ for id_, (number, kind, _) in of.items() if kind == "original"}
    for kind in (change.__name__ for change in VARIANTS):
        found = [story[id_] == story[original[n]] for id_, (n, k, _) in of.items() if k == kind]
        print(f"recall    {sum(found) / len(found):8.4f}  {kind}")
    pairs = sum(
        story[one] == story[other] and of[one][0] != of[other][0]
        for one, other in itertools.combinations(ids, 2)
    )
    print(f"false     {2 * pairs / len(ids):8.4f}  pairs a query")
    place.library.close()


def stream() -> Iterator[ArticleDraft]:
    """Give made-up articles without end; every twelfth is a copy of one of the last 400."""
    chance = random.Random(5)
    recent: list[Paragraphs] = []
    for number in itertools.count():
        if recent and chance.random() < 0.08:
            text = chance.choice(VARIANTS)(chance, chance.choice(recent))
        else:
            text = article(chance)
            recent = [*recent[-399:], text]
        yield draft_of(text, number)


def cost(folder: Path) -> None:
    """Print the cost of an article in libraries of growing size."""
    place, drafts, count = Desk(folder), stream(), 0
    for size in SIZES:
        while count < size:
            place.store(list(itertools.islice(drafts, min(BATCH, size - count))))
            count += min(BATCH, size - count)
        new = list(itertools.islice(drafts, MEASURED))
        place.grouped = place.stored = 0.0
        place.store(new)
        count += MEASURED
        grouped, stored = (seconds / MEASURED * 1000 for seconds in (place.grouped, place.stored))
        again = time.process_time()
        place.grouping = Grouping()
        place.store(list(itertools.islice(drafts, 1)))
        count += 1
        once = (time.process_time() - again) * 1000
        print(
            f"{size:9,} articles: story {grouped:6.3f} ms, stored in all {stored:6.3f} ms an "
            f"article; a single page after a start {once:6.1f} ms"
        )
    place.library.close()


def main() -> None:
    """Print all figures; with a number only those of libraries up to that size."""
    global SIZES  # noqa: PLW0603 - a switch of the command line
    if len(sys.argv) > 1:
        SIZES = tuple(size for size in SIZES if size <= int(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        recall(Path(folder) / "recall")
        cost(Path(folder) / "cost")


if __name__ == "__main__":
    main()
