"""Which words the passages of a page share, and what that tells of their being one article.

An article goes on using the words of its headline and its earlier passages; another story shares
few of them. The rates were measured on news and magazine pages: of a passage's long words an own
one has 16 % among 29 that stood before, 24 % among 49, 35 % among 112; one of another article 2 %,
4 % and 7 %.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefbench.intake.lines import stems
from briefbench.intake.passages import Passage

_TOPIC = 0.5  # part of the evidence that counts: the words of a passage depend on each other
_MOST = 2.5  # evidence of one passage, either way
_RECENT = 150  # stems before a border by which those behind it are measured
_USUAL = 25  # stems that what is usual weighs beside those
_STEMS, _ANNOUNCED = 4, 0.6  # stems of a headline, and the part of them that its story has
_LONGER = 1.5  # how many times more stems that has


class SharedWords:
    """The words of some passages in page order, and of the headline before them."""

    def __init__(self, passages: Sequence[Passage], title: str) -> None:
        self._found = [stems(passage.text) for passage in passages]
        first = dict.fromkeys(stems(title), 0)
        times = dict.fromkeys(first, 1)
        for place, words in enumerate(self._found, 1):
            for stem in words:
                first.setdefault(stem, place)
                times[stem] = times.get(stem, 0) + 1
        size = len(passages)
        shared = np.zeros((size, size + 1))
        for place, words in enumerate(self._found):
            for stem in words:
                shared[place, first[stem]] += 1
        self._times = times
        self._shared = shared.cumsum(axis=1)
        self._count = np.array([len(words) for words in self._found], dtype=float)
        self._known = np.bincount(list(first.values()), minlength=size + 1).cumsum()
        self._counted = np.append(0.0, self._count.cumsum())
        self._seen = np.append(0.0, self._shared.diagonal().cumsum())

    def foreign_behind(self, border: int) -> float:
        """Return how foreign the passages from a place on are to those before it."""
        usual, far = self._rates(border)
        return -float(_told(self._shared[border:, border], self._count[border:], usual, far).sum())

    def foreign_before(self, border: int) -> float:
        """Return how foreign the passages before a place are to those from it on."""
        return self.foreign_between(0, border)

    def foreign_between(self, begin: int, end: int) -> float:
        """Return how foreign some passages are to all others."""
        inside: dict[str, int] = {}
        for words in self._found[begin:end]:
            for stem in words:
                inside[stem] = inside.get(stem, 0) + 1
        outside = {stem for stem, count in inside.items() if self._times[stem] > count}
        size = len(self._times) - (len(inside) - len(outside))
        usual, far = _usual(size), _far(size)
        shared = np.array([len(words & outside) for words in self._found[begin:end]], dtype=float)
        return -float(_told(shared, self._count[begin:end], max(usual, far * 1.2), far).sum())

    def announces(self, place: int) -> bool:
        """Say whether a passage has the words of the one behind or before it, like a headline."""
        words = self._found[place]
        beside = self._found[max(0, place - 1) : place] + self._found[place + 1 : place + 2]
        stories = [others for others in beside if len(others) >= _LONGER * len(words)]
        most = max((len(words & others) for others in stories), default=0)
        return len(words) >= _STEMS and most >= _ANNOUNCED * len(words)

    def _rates(self, border: int) -> tuple[float, float]:
        """Return which part of an own passage's stems stood before, and of a foreign one's.

        What is usual is corrected by what the article's last passages share with those before.
        """
        size = int(self._known[border])
        since = int(np.searchsorted(self._counted[: border + 1], self._counted[border] - _RECENT))
        recent = float(self._counted[border] - self._counted[since])
        seen = float(self._seen[border] - self._seen[since])
        far = _far(size)
        usual = min(0.6, (_usual(size) * _USUAL + seen) / (_USUAL + recent))
        return max(usual, far * 1.2), far


def _usual(size: int) -> float:
    return min(0.45, 0.16 + 0.14 * float(np.log(max(12, size) / 29)))


def _far(size: int) -> float:
    return max(0.015, size / (size + 1500))


def _told(
    shared: NDArray[np.float64], count: NDArray[np.float64], usual: float, far: float
) -> NDArray[np.float64]:
    told = shared * np.log(usual / far) + (count - shared) * np.log((1 - usual) / (1 - far))
    return np.asarray(np.clip(_TOPIC * told, -_MOST, _MOST), dtype=float)
