"""Tells the lines of an article from those of other stories that stand behind or among them.

No single sign is trusted. An article goes on using the words of its headline and its earlier lines;
another story shares few of them, whatever the heading before it is called. So each heading, link or
edge of a box is tried as the border: how much less do the lines behind it share with those before
than an article's own do, how much do they look like teasers (links, dots, lone numbers), and how
much of the page would be left. The border with the best sum is taken where that outweighs what it
costs, and the same is tried for short boxes between the lines, and before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefbench.base.places import resource
from briefbench.intake.lines import ends_sentence, is_cut_off, stems, words_in

Numbers = NDArray[np.float64]

MOST_LINES = 1500
"""Lines that are looked at; what stands behind them is as the last of them."""

LEAST_WORDS = 40
"""Words of an article that must stand before a border."""

FEW, HEADLINE = 8, 15
"""Words of a line in which no sentence ends, up to which it may be a heading or a headline."""

LIKELY = 0.45
"""Chance from which on a block is taken for the article's; see ``fit_blocks.py``."""

_NUMBER = re.compile(r"^\W*\d{1,6}\W*$")
_BY = re.compile(r"^(?:by|von|par|por|от|автор|نویسنده|بقلم)\b", re.IGNORECASE)

# Evidence, and what it must outweigh, is in natural logarithms of odds, found by trying on made
# pages and on real ones: see ``tests/benchmarks/bench_stories.py``.
_LINKED, _KNOWN, _LONE_NUMBER, _DOTS = 2.0, 2.0, 1.5, 2.0
_PROSE = -0.5  # for a line of running text that is no link
_TOPIC = 0.5  # part of the evidence of words that counts: those of a line depend on each other
_MOST_OF_LINE, _MOST_TOPIC, _MOST_LOOK = 2.5, 10.0, 8.0
_AT_KNOWN, _AT_HEADING, _AT_HEADLINE, _IN_TEXT = 0.3, 2.5, 3.0, 9.0
_SMALL, _SMALLER = 2.5, 1.5  # by how much longer what is cut is than what is kept, and squared
_NO_LINKS = 3.0
_RECENT = 150  # stems before a border by which those behind it are measured
_USUAL = 25  # stems that what is usual weighs beside those


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or paragraph, of a page.

    ``chance`` is how likely its shape and place make it the article's, 0.0-1.0; ``box`` is the
    same for lines of one container.
    """

    text: str
    heading: bool = False
    linked: bool = False
    chance: float = 0.5
    box: int = 0


class Words:
    """The well-known headings, one a line in ``resources/reading/other_stories.txt``."""

    _known: frozenset[str] | None = None

    @classmethod
    def known(cls) -> frozenset[str]:
        """Return them folded for comparison."""
        if cls._known is None:
            lines = resource("reading", "other_stories.txt").read_text("utf-8").splitlines()
            cls._known = frozenset(_fold(line) for line in lines if line and line[0] != "#")
        return cls._known


def own_lines(lines: Sequence[Line], title: str) -> list[bool]:
    """Return for each line whether it is the article's, rather than another story's."""
    own = [True] * len(lines)
    kept = list(range(min(len(lines), MOST_LINES)))
    while len(kept) > 1:
        border = _border([lines[n] for n in kept], title)
        if border is None:
            break
        for n in range(kept[border], len(lines)):
            own[n] = False
        kept = kept[:border]
    return own


def is_clutter(text: str) -> bool:
    """Say whether a block is a well-known heading, a lone number or a line "Read also: ..."."""
    if _NUMBER.match(text):
        return True
    head, colon, behind = text.partition(":")
    if colon and behind and len(behind.split()) <= 20:
        return _fold(head) in Words.known()
    return _fold(text) in Words.known()


def is_preface(text: str) -> bool:
    """Say whether a block before the text is a section, a date or an author, no sentence."""
    words = words_in(text)
    return words <= 7 and not ends_sentence(text) and (words <= 3 or bool(_BY.match(text)))


class _Words:
    """How many of each line's stems stand before each place, and what that tells."""

    def __init__(self, lines: Sequence[Line], title: str) -> None:
        found = [stems(line.text) for line in lines]
        first = dict.fromkeys(stems(title), 0)
        for place, words in enumerate(found, 1):
            for stem in words:
                first.setdefault(stem, place)
        size = len(lines)
        shared = np.zeros((size, size + 1))
        for place, words in enumerate(found):
            for stem in words:
                shared[place, first[stem]] += 1
        self.shared = shared.cumsum(axis=1)
        self.count = np.array([len(words) for words in found], dtype=float)
        self.known = np.bincount(list(first.values()), minlength=size + 1).cumsum()

    def foreign(self, border: int) -> float:
        """Return how foreign the lines from a place on are to those before it."""
        usual, far = self.rates(border)
        shared, count = self.shared[border:, border], self.count[border:]
        told = shared * np.log(usual / far) + (count - shared) * np.log((1 - usual) / (1 - far))
        return -float(np.clip(_TOPIC * told, -_MOST_OF_LINE, _MOST_OF_LINE).sum())

    def rates(self, border: int) -> tuple[float, float]:
        """Return which part of an own line's stems is known before a place, and of a foreign one's.

        The more was said the more is known: measured on news and magazine pages, and corrected by
        what the article's last lines before the place share with those before them.
        """
        size = max(12.0, float(self.known[border]))
        usual = min(0.45, 0.16 + 0.14 * float(np.log(size / 29)))
        far = max(0.015, size / (size + 1500))
        first, count = border, 0.0
        while first > 0 and count < _RECENT:
            first -= 1
            count += self.count[first]
        seen = float(sum(self.shared[n, n] for n in range(first, border)))
        usual = min(0.6, (usual * _USUAL + seen) / (_USUAL + count))
        return max(usual, far * 1.2), far


def _border(lines: Sequence[Line], title: str) -> int | None:
    """Return where other stories begin, None where they don't."""
    words = _Words(lines, title)
    looks = np.array([_look(line) for line in lines])
    counts = np.array([words_in(line.text) for line in lines], dtype=float)
    linked = any(line.linked for line in lines)
    best, found = 0.0, None
    for place in range(1, len(lines)):
        before = float(counts[:place].sum())
        if before < LEAST_WORDS:
            continue
        topic, look = words.foreign(place), float(looks[place:].sum())
        longer = max(0.0, float(np.log(max(1.0, counts[place:].sum()) / before)))
        cost = _cost(lines, place) + _SMALL * longer + _SMALLER * longer**2
        if linked and not any(line.linked for line in lines[place:]):
            cost += _NO_LINKS
        if min(topic, _MOST_TOPIC) + min(look, _MOST_LOOK) > cost and topic + look - cost > best:
            best, found = topic + look - cost, place
    return found


def _look(line: Line) -> float:
    """Return how much a line looks like no part of an article, its words left aside."""
    words = words_in(line.text)
    if line.linked:
        return _LINKED if words >= 4 else 0.0
    if _fold(line.text) in Words.known():
        return _KNOWN
    if _NUMBER.match(line.text):
        return _LONE_NUMBER
    if words >= 5 and is_cut_off(line.text):
        return _DOTS
    return _PROSE if words > FEW and line.chance >= LIKELY else 0.0


def _cost(lines: Sequence[Line], place: int) -> float:
    line = lines[place]
    if _fold(line.text) in Words.known():
        return _AT_KNOWN
    if line.heading or line.linked:
        return _AT_HEADING
    short = words_in(line.text)
    if short <= HEADLINE and not ends_sentence(line.text):
        return _AT_HEADING if short <= FEW else _AT_HEADLINE
    return _AT_HEADING if line.box != lines[place - 1].box else _IN_TEXT


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
