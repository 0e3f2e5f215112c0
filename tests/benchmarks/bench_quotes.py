"""How often suggestions are right: ``python -m tests.benchmarks.bench_quotes ARTICLES.jsonl``.

The file has one article a line: ``{"text": "...", "attributions": [{"content": [[0, 9]], "source":
[[10, 14]], "cue": [[15, 19]]}]}``, spans in code points, marked by hand. A suggestion is right in
its words when they share at least half of all words of both with a marked statement, best pairs
first; in its speaker when the spans share half of the shorter one. The table of confidences
is filled with what this prints.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from briefbench.analysis import find_quotes

PRESELECTED = 0.9  # from this confidence on the window takes a suggestion when asked for all
EDGE = " \n\t\"“”‘’',.;:—-?!"


def places(text, spans):
    """Return the code points of spans without blanks and marks at their ends."""
    found = set()
    for begin, stop in spans:
        start, end = begin, stop
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        found.update(range(start, end))
    return found


def pairs(marked, found):
    """Return which marked statement each suggestion is, best pairs first, by their indices."""
    shares = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, a in enumerate(marked)
            for j, b in enumerate(found)
            if a & b
        ),
        reverse=True,
    )
    taken, pair = set(), {}
    for share, i, j in shares:
        if share >= 0.5 and i not in taken and j not in pair:
            taken.add(i)
            pair[j] = i
    return pair


def count_article(article, counts):
    """Add what is right of one article's suggestions, by confidence."""
    text = article["text"]
    statements = [a for a in article["attributions"] if places(text, a["content"])]
    quotes = [q for q in find_quotes(text, "en") if places(text, q.spans)]
    pair = pairs(
        [places(text, a["content"]) for a in statements], [places(text, q.spans) for q in quotes]
    )
    for j, quote in enumerate(quotes):
        count = counts[quote.confidence]
        count["all"] += 1
        if j not in pair:
            continue
        count["words"] += 1
        source = places(text, statements[pair[j]]["source"])
        speaker = places(text, [quote.speaker_span] if quote.speaker_span else [])
        shared = len(source & speaker) >= 0.5 * min(len(source), len(speaker))
        count["both"] += not source or (bool(speaker) and shared)


def main():
    """Print shares for each confidence, and for all that is preselected."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    counts = defaultdict(Counter)
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        if line.strip():
            count_article(json.loads(line), counts)
    sys.stdout.write("confidence  suggestions  words right  words and speaker right\n")
    for confidence in sorted(counts, reverse=True):
        write_row(f"{confidence:.2f}", counts[confidence])
    sure = sum((counts[c] for c in counts if c >= PRESELECTED), Counter())
    write_row(f">= {PRESELECTED:.2f}", sure)


def write_row(label, count):
    """Print one line of the table."""
    total = max(1, count["all"])
    sys.stdout.write(
        f"{label:10s}  {count['all']:11d}  {count['words'] / total:11.3f}  "
        f"{count['both'] / total:23.3f}\n"
    )


if __name__ == "__main__":
    main()
