"""Tells whoever listens what has just changed. Knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefbench.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Changed:
    """What one change wrote: for every kind the ids, and the articles these belong to."""

    label: str
    ids: Mapping[Kind, frozenset[int]]
    articles: frozenset[int] = frozenset()

    def touches(self, *kinds: Kind) -> bool:
        """Say whether anything of these kinds was written."""
        return any(kind in self.ids for kind in kinds)


class Events:
    """A list of listeners. They are called in the thread that made the change."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changed], None]] = []

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call ``listener`` after every change; return the function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changed: Changed) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(changed)
