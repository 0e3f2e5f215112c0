"""What is selected in the window, by kind, and what is searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from briefbench.model.kinds import Kind, Sort

INBOX, LIBRARY, TRASH = "inbox", "library", "trash"
"""The places an article can be in; the words a query has for them are ``PLACE_WORDS``."""

PLACE_WORDS = {INBOX: "is:inbox", LIBRARY: "", TRASH: "is:trash"}


class Selection(QObject):
    """Ids selected, by kind; views write it, actions and side panels read it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[Kind, tuple[int, ...]] = {}

    def ids(self, kind: Kind) -> tuple[int, ...]:
        """Return the selected ids of this kind, in view order."""
        return self._ids.get(kind, ())

    def select(self, kind: Kind, ids: Sequence[int]) -> None:
        """Remember what a view has selected."""
        if self._ids.get(kind, ()) != tuple(ids):
            self._ids[kind] = tuple(ids)
            self.changed.emit()


class Question(QObject):
    """What the officer asks for: words, a place, an order. All workspaces follow it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.place = LIBRARY
        self.sort = Sort.NEWEST

    @property
    def query(self) -> str:
        """The whole query, the place included."""
        words, place = self.words.strip(), PLACE_WORDS[self.place]
        return f"{place} ({words})" if place and words else place or words

    def ask(
        self, words: str | None = None, place: str | None = None, sort: Sort | None = None
    ) -> None:
        """Change what is given and tell the views, if it is something else."""
        before = (self.words, self.place, self.sort)
        self.words = self.words if words is None else words
        self.place = place or self.place
        self.sort = sort or self.sort
        if before != (self.words, self.place, self.sort):
            self.changed.emit()
