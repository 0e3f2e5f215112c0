"""Where words stand in a text: exactly but for white space and the style of quotation marks, or
nearly.

A text is a sequence of blocks. A place is ``(block, start, end)`` in code points of the block, the
end excluded; words that run over the end of a block have a place in each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from briefbench.model.rows import Place

NEAR = 0.5
"""Least part of the words that a passage must share to be called near."""

LARGEST = 1_000_000
"""Code points of a text in which near passages are looked for."""

_COMMON = 200  # times a word may stand in a text and still lead to a passage
_MOST_WORDS = 600  # of a passage that is looked for nearly
_TRIED = 12  # passages that are compared word for word

_DOUBLE = "“”„‟«»″〝〞〟「」『』＂"
_SINGLE = "‘’‚‛‹›′`´ʼ＇"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN = {ord(mark): '"' for mark in _DOUBLE} | {ord(mark): "'" for mark in _SINGLE}
_PLAIN |= dict.fromkeys(map(ord, _UNSEEN), "")
_END = re.compile('[".!?…;؟。]')
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where words stand; ``share`` of them is the same, 1.0 when all are, in this order."""

    places: tuple[Place, ...]
    share: float


def folded(text: str) -> str:
    """Return a text without white space and unseen characters, its quotation marks plain."""
    return "".join(text.split()).translate(_PLAIN)


class Text:
    """A text in which words are looked for, prepared once for many of them."""

    def __init__(self, blocks: Sequence[str]) -> None:
        self.blocks = tuple(blocks)

    def standing(self, words: str, *, inside: bool = False) -> list[Passage]:
        """Return where words stand, white space and style of quotation marks aside, in order.

        Args:
            words: What is looked for.
            inside: Also where they are part of a longer word.

        """
        wanted = folded(words)
        if not wanted:
            return []
        text, starts = self._folded
        found = []
        at = text.find(wanted)
        while at >= 0:
            places = self._places(at, at + len(wanted), starts)
            if inside or self._whole(places):
                found.append(Passage(places, 1.0))
            at = text.find(wanted, at + 1)
        return found

    def nearest(self, words: str, most: int = 3) -> list[Passage]:
        """Return the passages that share the most words, in the same order, with these.

        None overlap, the nearest is first; none when nothing shares ``NEAR`` of them.
        """
        wanted = [match.group().casefold() for match in _WORD.finditer(words)][:_MOST_WORDS]
        if len(wanted) < 2 or sum(map(len, self.blocks)) > LARGEST:
            return []
        found: list[tuple[float, int, int]] = []
        for start in self._likely_starts(wanted):
            for slack in (1, len(wanted) // 2 + 2):
                low = max(0, start - slack)
                part = [word for word, *_ in self._words[low : start + len(wanted) + slack]]
                found += (self._filled(each, low) for each in _compared(wanted, part))
        taken: list[tuple[float, int, int]] = []
        for share, first, last in sorted(found, key=lambda each: (-each[0], each[1])):
            apart = all(last < other[1] or first > other[2] for other in taken)
            if share >= NEAR and apart and len(taken) < most:
                taken.append((share, first, last))
        return [Passage(self._span(first, last, words), share) for share, first, last in taken]

    @cached_property
    def _folded(self) -> tuple[str, list[tuple[int, int]]]:
        """The whole text folded, and of each of its characters the block and place it is from."""
        signs: list[str] = []
        starts: list[tuple[int, int]] = []
        for number, block in enumerate(self.blocks):
            for at, sign in enumerate(block):
                if not sign.isspace() and (plain := _PLAIN.get(ord(sign), sign)):
                    signs.append(plain)
                    starts.append((number, at))
        return "".join(signs), starts

    @cached_property
    def _words(self) -> list[tuple[str, int, int, int]]:
        """The words of the text in order: folded, block, start, end."""
        return [
            (match.group().casefold(), number, match.start(), match.end())
            for number, block in enumerate(self.blocks)
            for match in _WORD.finditer(block)
        ]

    @cached_property
    def _standing_at(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, (word, *_) in enumerate(self._words):
            found[word].append(number)
        return found

    def _places(self, start: int, end: int, starts: Sequence[tuple[int, int]]) -> tuple[Place, ...]:
        places: list[Place] = []
        for block, at in starts[start:end]:
            if places and places[-1][0] == block:
                places[-1] = (block, places[-1][1], at + 1)
            else:
                places.append((block, at, at + 1))
        return tuple(places)

    def _whole(self, places: Sequence[Place]) -> bool:
        """Say whether no word is cut at either end."""
        (first, start, _), (last, _, end) = places[0], places[-1]
        before, after = self.blocks[first][:start][-1:], self.blocks[last][end:][:1]
        cut_before = before.isalnum() and self.blocks[first][start].isalnum()
        cut_after = after.isalnum() and self.blocks[last][end - 1].isalnum()
        return not cut_before and not cut_after

    def _likely_starts(self, wanted: Sequence[str]) -> Iterator[int]:
        """Give the numbers of words at which a near passage may begin, the likeliest first."""
        bucket = max(2, len(wanted) // 4)
        votes: Counter[int] = Counter()
        seen: dict[str, int] = {}
        for number, word in enumerate(wanted):
            places = self._standing_at.get(word, ())
            if len(places) > _COMMON or seen.setdefault(word, number) != number:
                continue
            for at in places:
                votes[(at - number) // bucket] += 1
        for where, _count in votes.most_common(_TRIED):
            yield where * bucket

    def _filled(self, shared: _Shared, low: int) -> tuple[float, int, int]:
        """Return how much is shared, and the first and last word of the passage.

        Other words than the wanted ones belong to it at its ends too, up to a mark or sentence end.
        """
        first, last = low + shared.first, low + shared.last
        for _ in range(shared.before):
            if first == 0 or not self._runs_on(first - 1):
                break
            first -= 1
        for _ in range(shared.after):
            if last + 1 == len(self._words) or not self._runs_on(last):
                break
            last += 1
        return shared.share, first, last

    def _runs_on(self, number: int) -> bool:
        """Say whether between a word and the next neither quotation nor sentence ends."""
        (_, block, _, end), (_, other, start, _) = self._words[number : number + 2]
        return block == other and not _END.search(folded(self.blocks[block][end:start]))

    def _span(self, first: int, last: int, words: str) -> tuple[Place, ...]:
        """Return the places from one word to another, with marks at the ends as ``words`` has."""
        before = len(words) - len(words.lstrip("".join({*_DOUBLE, *_SINGLE, '"', "'"})))
        stripped = words.rstrip()
        tail = _WORD.split(stripped)[-1] if _WORD.search(stripped) else ""
        _, top, start, _ = self._words[first]
        _, bottom, _, end = self._words[last]
        while before and start and folded(self.blocks[top][start - 1]) in {'"', "'"}:
            start, before = start - 1, before - 1
        rest = folded(tail)
        for _ in rest:
            sign = folded(self.blocks[bottom][end : end + 1])
            if not sign or sign not in rest:
                break
            end += 1
        if top == bottom:
            return ((top, start, end),)
        between = tuple((n, 0, len(self.blocks[n])) for n in range(top + 1, bottom))
        whole = ((top, start, len(self.blocks[top])), *between, (bottom, 0, end))
        return tuple(place for place in whole if place[1] < place[2])


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a part of a text shares with words: how much, its first and last word there.

    ``before`` and ``after`` are the words that come before the first and after the last.
    """

    share: float
    first: int
    last: int
    before: int
    after: int


def _compared(wanted: Sequence[str], part: Sequence[str]) -> Iterator[_Shared]:
    """Give how much of the words a part of the text shares, if anything.

    A lone word far from the others would make the passage longer than it is: ends are cut off as
    long as that brings the rest nearer.
    """
    matcher = SequenceMatcher(None, wanted, part, autojunk=False)
    shared = [(b.b, b.size, b.a) for b in matcher.get_matching_blocks() if b.size]
    if not shared:
        return
    while len(shared) > 1:
        shorter = max(shared[1:], shared[:-1], key=lambda some: _share(some, len(wanted)))
        if _share(shorter, len(wanted)) <= _share(shared, len(wanted)):
            break
        shared = shorter
    (first, _, before), (last, size, there) = shared[0], shared[-1]
    after = len(wanted) - there - size
    yield _Shared(_share(shared, len(wanted)), first, last + size - 1, before, after)


def _share(shared: Sequence[tuple[int, int, int]], wanted: int) -> float:
    """Return the part of both that is the same, 0.0 to 1.0, of runs ``(start, size, ...)``."""
    length = shared[-1][0] + shared[-1][1] - shared[0][0]
    return 2 * sum(size for _, size, _ in shared) / (wanted + length)
