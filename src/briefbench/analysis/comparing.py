"""What two versions of a text differ in, by words.

Matching is difflib's. Its time grows with the product of the lengths and worse, so that it is
given no more than it does at once; what is longer is shown as taken out and put in whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefbench.model.kinds import Difference
from briefbench.model.story_rows import ComparedBlock, TextRun

BLOCKS = 800
"""Blocks that are matched on either side, after equal ones at both ends are set aside."""

WORDS = 1200
"""Words and signs of a block that are matched on either side, likewise."""

PRODUCT = 6_000_000
"""Words of the older times words of the newer block, summed over all blocks: some seconds."""

STRETCH = 40
"""Blocks in a changed stretch that are compared each with each to see which became which."""

ALIKE = 0.4
"""Part of the words of two blocks that is the same in a block that was changed, not replaced."""

# One character of Chinese or Japanese is a word, as in the fingerprint.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|\s+|[^\w\s]", re.DOTALL
)

Edit = tuple[Difference, int, int, int, int]  # EQUAL, or CHANGED for anything else


def compare_texts(older: Sequence[str], newer: Sequence[str]) -> tuple[ComparedBlock, ...]:
    """Return the blocks of both texts in page order, each with what became of its words.

    The equal and removed runs of all blocks give the older text back, the equal and added ones
    the newer; empty blocks are left out.
    """
    left, right = [text for text in older if text], [text for text in newer if text]
    room = _Room()
    found: list[ComparedBlock] = []
    for kind, a, b, c, d in _edits(left, right, BLOCKS, room):
        if kind is Difference.EQUAL:
            found.extend(ComparedBlock((TextRun(kind, text),)) for text in left[a:b])
        else:
            found.extend(_stretch(left[a:b], right[c:d], room))
    return tuple(found)


def compare_words(older: str, newer: str) -> tuple[TextRun, ...]:
    """Return what became of the words of one text; none when both are empty."""
    return _runs(older, newer, _Room())


class _Room:
    """How much is still compared by words in this comparison."""

    def __init__(self) -> None:
        self._left = PRODUCT

    def takes(self, older: int, newer: int) -> bool:
        self._left -= older * newer
        return self._left >= 0


def _edits(older: Sequence[str], newer: Sequence[str], most: int, room: _Room) -> Iterator[Edit]:
    """Give what is equal and what is not, in order; equal ends cost nothing."""
    head = 0
    while head < min(len(older), len(newer)) and older[head] == newer[head]:
        head += 1
    tail = 0
    while tail < min(len(older), len(newer)) - head and older[-1 - tail] == newer[-1 - tail]:
        tail += 1
    left, right = older[head : len(older) - tail], newer[head : len(newer) - tail]
    if head:
        yield Difference.EQUAL, 0, head, 0, head
    few = left and right and max(len(left), len(right)) <= most
    if few and room.takes(len(left), len(right)):
        for tag, a, b, c, d in SequenceMatcher(None, left, right).get_opcodes():
            kind = Difference.EQUAL if tag == "equal" else Difference.CHANGED
            yield kind, head + a, head + b, head + c, head + d
    elif left or right:
        yield Difference.CHANGED, head, head + len(left), head, head + len(right)
    if tail:
        yield Difference.EQUAL, len(older) - tail, len(older), len(newer) - tail, len(newer)


def _stretch(older: Sequence[str], newer: Sequence[str], room: _Room) -> Iterator[ComparedBlock]:
    """Give the blocks of a stretch in which no block is the same: which became which."""
    at, to = 0, 0
    for a, c in [*_pairs(older, newer), (len(older), len(newer))]:
        yield from (ComparedBlock((TextRun(Difference.REMOVED, t),)) for t in older[at:a])
        yield from (ComparedBlock((TextRun(Difference.ADDED, t),)) for t in newer[to:c])
        if a < len(older):
            yield ComparedBlock(_runs(older[a], newer[c], room))
        at, to = a + 1, c + 1


def _pairs(older: Sequence[str], newer: Sequence[str]) -> list[tuple[int, int]]:
    """Return which blocks became which, in order: the pairs that are most alike altogether."""
    if max(len(older), len(newer)) > STRETCH:
        return []
    words = [Counter(_words(text)) for text in (*older, *newer)]
    left, right = words[: len(older)], words[len(older) :]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    alike = [[_alike(one, other) for other in right] for one in left]
    for a in reversed(range(len(left))):
        for c in reversed(range(len(right))):
            paired = alike[a][c] + best[a + 1][c + 1] if alike[a][c] >= ALIKE else 0.0
            best[a][c] = max(paired, best[a + 1][c], best[a][c + 1])
    pairs, a, c = [], 0, 0
    while a < len(left) and c < len(right) and best[a][c]:
        if best[a][c] == best[a + 1][c]:
            a += 1
        elif best[a][c] == best[a][c + 1]:
            c += 1
        else:
            pairs.append((a, c))
            a, c = a + 1, c + 1
    return pairs


def _words(text: str) -> list[str]:
    """Return the words at the beginning of a block; signs and blanks make no two blocks alike."""
    return [token for token in _TOKEN.findall(text[:20_000]) if token[0].isalnum()]


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _runs(older: str, newer: str, room: _Room) -> tuple[TextRun, ...]:
    """Return runs; a blank or a comma between two changes does not part them."""
    left, right = _TOKEN.findall(older), _TOKEN.findall(newer)
    runs: list[TextRun] = []
    gone = come = ""
    edits = list(_edits(left, right, WORDS, room))
    for place, (kind, a, b, c, d) in enumerate(edits):
        removed, added = "".join(left[a:b]), "".join(right[c:d])
        inside = 0 < place < len(edits) - 1 and not any(map(str.isalnum, removed))
        if kind is Difference.EQUAL and not inside:
            runs.extend(_changed(gone, come))
            gone = come = ""
            runs.append(TextRun(kind, removed))
        else:
            gone, come = gone + removed, come + added
    return (*runs, *_changed(gone, come))


def _changed(removed: str, added: str) -> Iterator[TextRun]:
    if removed:
        yield TextRun(Difference.REMOVED, removed)
    if added:
        yield TextRun(Difference.ADDED, added)
