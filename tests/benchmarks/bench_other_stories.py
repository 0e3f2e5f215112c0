"""How often other stories leak into the article, and how often the article loses its own text.

``python -m tests.benchmarks.bench_other_stories [FOLDER]``. Stories are those of
``tests/intake/made_pages.py``, or the bodies of FOLDER's ``gold.jsonl`` (one object a line); each
is set in all layouts, before others drawn by lot, under headings that no list knows: the list of
known headings is emptied. ``leaking``: pages with a passage of another story in the body; ``lost``:
pages with less than 90 % of their own words; ``alone``: the article without others.
"""

import argparse
import json
import random
from pathlib import Path

from briefbench.base.errors import UnreadablePage
from briefbench.intake import passages
from briefbench.intake.html_page import read_html
from briefbench.intake.lines import fold, words_in
from briefbench.intake.plain_text import read_text
from tests.intake.made_pages import HEADINGS, LAYOUTS, STORIES, html_page, paragraphs

FEWEST, MOST = 200, 900
"""Words of a story of a folder that is used."""

OTHERS = 4
SHORT = 3


def stories_of(folder):
    """Return headline and paragraphs of each story of a folder."""
    stories = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        texts = [text for part in page["body"].split("\n") if words_in(text := part.strip()) >= 6]
        if len(texts) > SHORT and FEWEST <= words_in(page["body"]) <= MOST:
            stories.append((page.get("title") or texts[0][:60], tuple(texts)))
    return stories


def made_stories():
    """Return those made for the tests, each language with its own others."""
    yield from STORIES.values()


def drawn_stories(stories, chance):
    """Give each story with others drawn by lot."""
    for title, own in stories:
        rest = [story for story in stories if story[1] is not own]
        others = chance.sample(rest, min(OTHERS, len(rest)))
        yield title, own, tuple((headline, *texts[:3]) for headline, texts in others)


def alone(title, own, _others, _heading):
    """Return the page without others."""
    return html_page(title, paragraphs(own))


def short(title, own, others, heading):
    """Return three paragraphs before whole stories."""
    return LAYOUTS["whole stories"](title, own[:SHORT], others, heading)


def judge(page, own, others):
    """Return whether others leak, and whether own text is lost."""
    try:
        draft = (read_html if page.startswith("<") else read_text)(page.encode(), "page")
    except UnreadablePage:
        return False, True
    body = {fold(block.text) for block in draft.blocks if not block.tail}
    leaks = any(fold(text) in body for other in others for text in other[1:])
    kept = sum(words_in(text) for text in own if fold(text) in body)
    return leaks, kept < 0.9 * sum(map(words_in, own))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    chance = random.Random(3)
    passages.KnownHeadings._known = frozenset()
    cases = list(drawn_stories(stories_of(folder), chance) if folder else made_stories())
    headings = [heading for pair in HEADINGS.values() for heading in pair]
    print(f"{len(cases)} stories; shares of pages")
    for name, make in {**LAYOUTS, "short": short, "alone": alone}.items():
        leaking = lost = 0
        for title, own, others in cases:
            page = make(title, own, others, chance.choice(headings))
            leaks, loses = judge(page, own[:SHORT] if make is short else own, others)
            leaking, lost = leaking + leaks, lost + loses
        print(f"{name:16}  leaking {leaking / len(cases):.3f}  lost {lost / len(cases):.3f}")


if __name__ == "__main__":
    main()
