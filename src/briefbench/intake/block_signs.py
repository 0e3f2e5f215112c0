"""What is known of each block of a page when it is to be told whether it is the article's.

Numbers alone, mostly 0.0-1.0: the block's shape, the names of the boxes it stands in, what those
boxes hold besides, its place on the page, its neighbours, and how much of its words the headline
and the first paragraphs share. Nothing here knows a word of what pages say.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefbench.intake.boxes import Box
from briefbench.intake.lines import ends_sentence, fold, is_cut_off, stems, words_in
from briefbench.intake.page_blocks import PageBlock
from briefbench.model.kinds import BlockKind

Numbers = NDArray[np.float64]

_TAGS = {
    "p": "p",
    "li": "li",
    "h1": "h1",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h4",
    "h6": "h4",
    "td": "td",
    "tr": "td",
    "div": "div",
    "section": "div",
    "blockquote": "quote",
    "figcaption": "caption",
    "pre": "pre",
}
_TAG_NAMES = tuple(dict.fromkeys(_TAGS.values()))
_BOX_NAMES = (
    *("menu_tag", "header_tag", "aside_tag", "article_tag", "main_tag", "figure_tag", "table_tag"),
    *("list_tag", "hidden", "text", "story", "body", "comments", "others", "sharing", "advert"),
    *("signup", "menu", "facts", "picture", "quote", "form"),
)
_SHAPE = (
    *("words", "few", "short", "long", "longer", "stop", "cut", "prose", "links", "linked"),
    *("bold", "commas", "digits", "capitals", "bar", "question", "heading"),
)
_PLACE = (
    *("held", "held_above", "held_higher", "direct", "in_best", "below_best", "densest"),
    *("alike_prose", "alike", "again", "title", "in_title", "place", "after_title", "since_title"),
    *("untitled", "prose_before", "prose_after", "log_before", "topic", "topic_words", "headline"),
)
_BESIDE = ("words", "prose", "links", "stop", "heading")
NAMES = (
    *_SHAPE,
    *_PLACE,
    *(f"tag {name}" for name in _TAG_NAMES),
    *(f"around {name}" for name in _BOX_NAMES),
    *(f"near {name}" for name in _BOX_NAMES),
    *(f"{name} {step:+}" for step in (-2, -1, 1, 2) for name in (*_BESIDE, "together")),
    *("prose about", "links about", "since prose", "until prose"),
)
"""The columns of ``signs``, in order."""

SECOND = (
    *("first", "first odds"),
    *(f"first {step:+}" for step in (-3, -2, -1, 1, 2, 3)),
    *("best before", "best behind", "about", "before", "behind", "between", "heading behind"),
    *("heading between", "box", "kin", "part before", "sum", "sum of page", "top", "unlinked"),
)
"""The columns that ``second_signs`` adds to those."""

_LEAD = 3
"""First paragraphs that say, with the headline, what the article is about."""

_MOST = 0.6
"""Part of the page's prose that the best box holds."""


@dataclass(frozen=True, slots=True)
class PageSigns:
    """The blocks of a page with their numbers, one row a block, and what both passes need."""

    numbers: Numbers
    words: Numbers
    boxes: tuple[int, ...]
    kin: tuple[int, ...]


def signs(blocks: Sequence[PageBlock], title: str) -> PageSigns:
    """Return the numbers of all blocks; columns as in ``NAMES``.

    Args:
        blocks: The page's blocks, at least one.
        title: The article's headline, ``""`` when unknown.

    """
    page = _Page(blocks, title)
    shape = np.array([page.shape(n) for n in range(len(blocks))], dtype=float)
    place = np.array([page.place(n) for n in range(len(blocks))], dtype=float)
    columns = dict(zip(_SHAPE, shape.T, strict=True))
    tags = np.array([[_TAGS.get(b.box.tag) == name for name in _TAG_NAMES] for b in blocks])
    around = np.array([block.box.around for block in blocks])
    near = np.array([b.box.own | (b.box.parent.own if b.box.parent else 0) for b in blocks])
    bits = np.arange(len(_BOX_NAMES))
    boxes = [id(block.box.parent) for block in blocks]
    beside: list[Numbers] = []
    for step in (-2, -1, 1, 2):
        edge = {"links": 1.0}
        beside.extend(_moved(columns[name], step, edge.get(name, 0.0)) for name in _BESIDE)
        same = _moved(np.array(boxes, dtype=np.int64), step, 0)
        beside.append((same == np.array(boxes)).astype(float))
    numbers = np.hstack(
        [
            shape,
            place,
            tags,
            (around[:, None] >> bits) & 1,
            (near[:, None] >> bits) & 1,
            np.stack([*beside, *_about(columns, page)], axis=1),
        ]
    ).astype(float)
    return PageSigns(numbers, np.array(page.words, dtype=float), tuple(boxes), tuple(page.kin))


def second_signs(page: PageSigns, first: Numbers) -> Numbers:
    """Return the numbers with what a first opinion of all blocks says of their neighbours.

    Args:
        page: What ``signs`` gave.
        first: For each block the chance of being the article's, 0.0-1.0.

    """
    weight = np.log1p(page.words)
    links = page.numbers[:, NAMES.index("links")]
    heading = page.numbers[:, NAMES.index("heading")]
    whole = float((first * page.words).sum()) + 1.0
    steps = [_moved(first, step, 0.0) for step in (-3, -2, -1, 1, 2, 3)]
    before = _mean(first, weight, range(-6, 0))
    behind = _mean(first, weight, range(1, 7))
    top = float(np.sort(first)[::-1][: max(1, len(first) // 10)].mean())
    columns = [
        first,
        np.log((first + 0.01) / (1.01 - first)),
        *steps,
        np.maximum.reduce(steps[:3]),
        np.maximum.reduce(steps[3:]),
        _mean(first, weight, range(-5, 6)),
        before,
        behind,
        before * behind,
        heading * behind,
        heading * before * behind,
        _among(page.boxes, first, weight),
        _among(page.kin, first, weight),
        np.cumsum(first * page.words) / whole,
        np.full(len(first), math.log1p(whole)),
        np.full(len(first), whole / (page.words.sum() + 1.0)),
        np.full(len(first), top),
        first * (1.0 - links),
    ]
    return np.hstack([page.numbers, np.stack(columns, axis=1)])


class _Page:
    """What the whole page tells of each block."""

    def __init__(self, blocks: Sequence[PageBlock], title: str) -> None:
        self.blocks = blocks
        self.words = [words_in(block.text) for block in blocks]
        self.stops = [ends_sentence(block.text) for block in blocks]
        self.prose = [
            count if block.links < 0.34 and (count >= 25 or (count >= 10 and stop)) else 0
            for block, count, stop in zip(blocks, self.words, self.stops, strict=True)
        ]
        self.total = sum(self.prose) or 1
        self.before = 0
        self._weigh_boxes()
        self._name_kin()
        self._find_title(title)

    def _weigh_boxes(self) -> None:
        self.held: Counter[Box] = Counter()
        self.direct: Counter[Box] = Counter()
        for block, count in zip(self.blocks, self.prose, strict=True):
            if count:
                self.direct[block.box.parent or block.box] += count
                box: Box | None = block.box
                while box is not None:
                    self.held[box] += count
                    box = box.parent
        large = [box for box, count in self.held.items() if count >= _MOST * self.total]
        self.best = max(large, key=lambda box: box.depth, default=None)
        self.densest = max(self.direct, key=lambda box: self.direct[box], default=None)

    def _name_kin(self) -> None:
        """Number the blocks by their boxes' tags and names: those of the same look are kin."""
        looks: dict[tuple[Any, ...], int] = {}
        self.kin = []
        for block in self.blocks:
            box: Box | None = block.box
            look: list[Any] = []
            for _ in range(3):
                if box is not None:
                    look += [box.tag, box.own]
                    box = box.parent
            self.kin.append(looks.setdefault(tuple(look), len(looks)))
        self.alike = Counter(self.kin)
        self.alike_prose: Counter[int] = Counter()
        for look_number, count in zip(self.kin, self.prose, strict=True):
            self.alike_prose[look_number] += count

    def _find_title(self, title: str) -> None:
        self.folded = [fold(block.text) for block in self.blocks]
        self.title = fold(title)
        self.again = Counter(
            text for text, block in zip(self.folded, self.blocks, strict=True) if block.links < 0.5
        )
        tops = [n for n, block in enumerate(self.blocks) if block.box.tag == "h1"]
        same = [n for n, text in enumerate(self.folded) if text and text == self.title]
        both = [n for n in same if self.blocks[n].box.tag == "h1"]
        self.start = next(iter([*both, *same, *tops]), -1)
        self.headline = stems(title)
        lead = [
            n
            for n in range(self.start + 1, len(self.blocks))
            if self.prose[n] and self.blocks[n].box.parent is self.densest
        ]
        self.topic = self.headline.union(*(stems(self.blocks[n].text) for n in lead[:_LEAD]))

    def shape(self, n: int) -> tuple[float, ...]:
        """Return the numbers of ``_SHAPE``."""
        block, count, text = self.blocks[n], self.words[n], self.blocks[n].text
        size = len(text)
        return (
            math.log1p(count),
            count < 4,
            count < 10,
            count > 25,
            count > 60,
            self.stops[n],
            is_cut_off(text),
            self.prose[n] > 0,
            block.links,
            block.links > 0.66,
            block.bold,
            min(1.0, (text.count(",") + text.count("،") + text.count("，")) / max(1, count) * 8),
            sum(map(str.isdigit, text)) / size,
            sum(map(str.isupper, text)) / size,
            "|" in text or "©" in text,
            text.endswith(("?", "؟", "？")),
            block.kind is BlockKind.HEADING,
        )

    def place(self, n: int) -> tuple[float, ...]:
        """Return the numbers of ``_PLACE``; to be asked in page order."""
        block, text, total = self.blocks[n], self.folded[n], self.total
        above = block.box.parent or block.box
        higher = above.parent or above
        highest = higher.parent or higher
        inside = self.best is not None and self.held_by_best(block.box)
        before, self.before = self.before, self.before + self.prose[n]
        words = stems(block.text)
        shared = len(words & self.topic)
        return (
            self.held[above] / total,
            self.held[higher] / total,
            self.held[highest] / total,
            self.direct[above] / total,
            inside,
            min(8, block.box.depth - self.best.depth) / 8 if inside and self.best else 0.0,
            above is self.densest,
            self.alike_prose[self.kin[n]] / total,
            math.log1p(self.alike[self.kin[n]]),
            self.again[text] > 1,
            bool(text) and text == self.title,
            len(text) > 8 and text in self.title,
            n / len(self.blocks),
            n > self.start,
            math.log1p(max(0, n - self.start)),
            self.start < 0,
            before / total,
            1 - self.before / total,
            math.log1p(before),
            shared / (len(words) + 3),
            math.log1p(shared),
            len(words & self.headline) / (len(words) + 2),
        )

    def held_by_best(self, box: Box) -> bool:
        """Say whether a box stands in the best one."""
        here: Box | None = box
        while here is not None and here is not self.best:
            here = here.parent
        return here is not None


def _about(columns: dict[str, Numbers], page: _Page) -> list[Numbers]:
    prose = columns["prose"]
    words = np.array(page.words, dtype=float)
    since, until = _distance(prose), _distance(prose[::-1])[::-1]
    return [
        np.sum([_moved(prose, step, 0.0) for step in range(-4, 5)], axis=0) / 9,
        _mean(columns["links"], words, range(-4, 5)),
        np.minimum(since, 10) / 10,
        np.minimum(until, 10) / 10,
    ]


def _moved(column: NDArray[Any], step: int, edge: float) -> NDArray[Any]:
    """Return for each block the number of the block ``step`` places behind it."""
    moved = np.full_like(column, edge)
    if abs(step) < len(column):
        if step > 0:
            moved[:-step] = column[step:]
        elif step < 0:
            moved[-step:] = column[:step]
        else:
            moved[:] = column
    return moved


def _mean(column: Numbers, weight: Numbers, steps: range) -> Numbers:
    parts = sum(_moved(column * weight, step, 0.0) for step in steps)
    whole = sum(_moved(weight, step, 0.0) for step in steps)
    return np.asarray(parts / (whole + 1e-6), dtype=float)


def _among(groups: Sequence[int], first: Numbers, weight: Numbers) -> Numbers:
    """Return the mean of each block's group without itself."""
    _, places = np.unique(np.array(groups, dtype=np.int64), return_inverse=True)
    parts = np.bincount(places, first * weight)[places] - first * weight
    whole = np.bincount(places, weight)[places] - weight
    return np.asarray(parts / (whole + 0.5), dtype=float)


def _distance(prose: Numbers) -> Numbers:
    """Return how many blocks ago prose was."""
    distances, since = [], 99
    for here in prose:
        distances.append(since)
        since = 0 if here else since + 1
    return np.array(distances, dtype=float)
