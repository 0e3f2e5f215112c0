"""Finds names by what is typed, in any script: beginnings of words first, then what sounds so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from briefbench.analysis.countries.folding import fold_name
from briefbench.analysis.sounds import Sound, sound_of

_BEGINS, _HOLDS, _SOUNDS = range(3)
_HEARD = 3  # letters from which on a word is looked for by its sound


class NameFinder:
    """Looks names up while they are typed. Safe to use from any thread.

    Args:
        names: All names of each bearer, in any script.

    """

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        bearers: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        for place, each in enumerate(names):
            self._count = place + 1
            for word in {word for name in each for word in fold_name(name).split()}:
                bearers[word].append(place)
        self._bearers = dict(bearers)

    def find(self, typed: str) -> list[int]:
        """Return the places of the bearers all typed words fit; all for nothing typed.

        A word fits where a word of a name begins with it; less well where one holds it; and least
        where one sounds as if it began with it, from ``_HEARD`` letters on. The best come first,
        equal ones in their order.
        """
        found: dict[int, int] | None = None
        for word in fold_name(typed).split():
            here = self._fitting(word)
            if found is None:
                found = here
            else:
                found = {n: max(rank, here[n]) for n, rank in found.items() if n in here}
        if found is None:
            return [] if typed.strip() else list(range(self._count))
        return sorted(found, key=lambda place: (found[place], place))

    def _fitting(self, typed: str) -> dict[int, int]:
        ranks: dict[int, int] = {}
        for word, places in self._bearers.items():
            if typed in word:
                rank = _BEGINS if word.startswith(typed) else _HOLDS
                for place in places:
                    ranks[place] = min(rank, ranks.get(place, rank))
        if len(typed) >= _HEARD:
            wanted = sound_of(typed)
            for sound, places in self._sounds:
                if _begins_alike(sound, wanted):
                    for place in places:
                        ranks.setdefault(place, _SOUNDS)
        return ranks

    @cached_property
    def _sounds(self) -> list[tuple[Sound, list[int]]]:
        return [(sound_of(word), places) for word, places in self._bearers.items()]


def _begins_alike(sound: Sound, typed: Sound) -> bool:
    """Say whether a word may sound as if it began with what is typed."""
    if sound.spoken and typed.spoken:
        return any(way.startswith(start) for start in typed.spoken for way in sound.spoken)
    return any(
        len(start) > 1 and way.startswith(start) for start in typed.bones for way in sound.bones
    )
