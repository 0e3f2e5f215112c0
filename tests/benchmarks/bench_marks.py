"""How surely quotes hold to their words, and how fast: ``python -m tests.benchmarks.bench_marks``.

Prints figures of the sample desk, all of its suggestions accepted; asserts nothing. Times are of
the processor, in this process; reading originals happens in others. Budgets: every quote word for
word, no altered one; none at a wrong place; a quote to review with its candidates within 50 ms.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from briefbench import desk
from briefbench.analysis.standing import Text
from briefbench.desk.reviewing import candidates
from briefbench.model.kinds import Standing
from briefbench.model.record_base import Record
from briefbench.model.records import Quote
from briefbench.store.anchors import Anchors
from briefbench.store.journal import KEPT
from briefbench.store.selectors import Selector, selectors_at


def verbatim(library: desk.Library) -> None:
    """Print what the originals say of the quotes, and of the quotes with one letter altered."""
    for words in ("as accepted", "one letter altered"):
        begun, wall = time.process_time(), time.perf_counter()
        check = desk.check_quotes(library)
        spent, passed = time.process_time() - begun, time.perf_counter() - wall
        good = len(check.of(Standing.VERBATIM))
        print(
            f"{len(check.quotes):6,} quotes {words}: {good:,} word for word; {spent:.2f} s here, "
            f"{passed:.2f} s in all"
        )
        alter(library)


def alter(library: desk.Library) -> None:
    """Put another letter in the middle of every quote, in what is stored of it."""
    table = Record.metadata.tables["quote"]
    with library.change("alter", undoable=False) as session:
        for row in session.execute(table.select()).all():
            kept = [[altered(exact), *rest] for exact, *rest in row.selectors]
            statement = table.update().where(table.c.id == row.id).values(selectors=kept)
            session.execute(statement, execution_options=KEPT)


def altered(words: str) -> str:
    letters = [at for at, sign in enumerate(words) if sign.isalpha()]
    at = letters[len(letters) // 2] if letters else 0
    other = "ж" if words[at] != "ж" else "ш"
    return words[:at] + other + words[at + 1 :]


def anchoring(library: desk.Library) -> None:
    """Print where quotes stand after readings of which the right place is known."""
    rng = random.Random(4)
    counts: dict[str, Counter[str]] = {}
    begun, done = time.process_time(), 0
    for article in desk.find_articles(library).ids:
        view = desk.article_view(library, article)
        texts = [block.text for block in view.blocks]
        for name, new, where in readings(texts, rng):
            anchors = Anchors(texts, new)
            for quote in view.quotes:
                places, _ = anchors.moved(quote.places, selectors_at(texts, quote.places))
                right = [where(place) for place in quote.places]
                verdict = "review" if not places else "right" if places == right else "wrong"
                counts.setdefault(name, Counter())[verdict] += 1
                done += 1
    each = (time.process_time() - begun) / done * 1000
    for name, found in counts.items():
        told = ", ".join(
            f"{found[verdict]:,} {verdict}" for verdict in ("right", "review", "wrong")
        )
        print(f"{sum(found.values()):6,} quotes, {name}: {told}")
    print(f"        {each:.2f} ms a quote")


def readings(texts, rng):
    """Give new texts, and for each a function from an old place to the right new one."""
    yield "a line more", ["Home World Economy", *texts], lambda p: [p[0] + 1, *p[1:]]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    joined = [" ".join(texts)]
    yield "paragraphs joined", joined, lambda p: [0, starts[p[0]] + p[1], starts[p[0]] + p[2]]
    clipped = [text[: len(text) // 2] for text in texts]
    yield "paragraphs cut in half", clipped, list
    doubled = [*texts, *texts]
    yield "all of it twice", doubled, list
    changed = {n for n in range(len(texts)) if rng.random() < 0.5 and " the " in texts[n]}
    worded = [t.replace(" the ", " that ", 1) if n in changed else t for n, t in enumerate(texts)]

    def shifted(place):
        block, start, end = place
        more = block in changed and texts[block].index(" the ") < start
        return [block, start + more, end + more]

    yield "a word changed in every other paragraph", worded, shifted


def reviewing(library: desk.Library) -> None:
    """Print what it takes to find candidates in a long article."""
    blocks, quotes = [], []
    for article in desk.find_articles(library).ids:
        view = desk.article_view(library, article)
        blocks += [block.text for block in view.blocks]
        quotes += [quote.words for quote in view.quotes]
    rng = random.Random(4)
    begun = time.process_time()
    text = Text(blocks)
    text.standing("prepared")
    text.nearest("prepared for this")
    prepared = (time.process_time() - begun) * 1000
    begun, first = time.process_time(), 0
    for words in quotes:
        parts = words.split(" ")
        parts[rng.randrange(len(parts))] = "altered"
        found = candidates(text, [False] * len(blocks), Selector(" ".join(parts), "", "", -1))
        first += bool(found) and found[0].share < 1 and found[0].words[:12] in words
    each = (time.process_time() - begun) / len(quotes) * 1000
    print(
        f"{sum(map(len, blocks)):6,} code points: prepared in {prepared:.0f} ms, candidates of a "
        f"quote with a word changed {each:.1f} ms; first the right one for {first} of {len(quotes)}"
    )


def annotating(library: desk.Library, folder: Path) -> None:
    """Print what it takes to give quotes out and take them in."""
    path = folder / "quotes.jsonld"
    begun = time.process_time()
    count = desk.export_annotations(library, path)
    out = time.process_time() - begun
    with library.read() as session:
        ids = session.scalars(select(Quote.id)).all()
    desk.remove_quotes(library, ids)
    begun = time.process_time()
    report = desk.import_annotations(library, path)
    into = time.process_time() - begun
    print(
        f"{count:6,} annotations: out {out / count * 1000:.2f} ms, in {into / count * 1000:.2f} ms "
        f"each; {desk.annotations_label(report)}"
    )


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        library = desk.open_library(Path(folder) / "library")
        desk.import_sample(library)
        for article in desk.find_articles(library).ids:
            suggestions = desk.article_view(library, article).suggestions
            desk.accept_suggestions(library, [suggestion.id for suggestion in suggestions])
        anchoring(library)
        reviewing(library)
        annotating(library, Path(folder))
        verbatim(library)
        library.close()


if __name__ == "__main__":
    main()
