"""Rows of copies and versions: a story's articles, and what two texts differ in."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.kinds import Difference, Likely


@dataclass(frozen=True, slots=True)
class StoryRow:
    """An article of a story, as seen from one of them.

    ``share`` is the part of the shorter text's words that both have, 0.0 to 1.0. ``likely`` is set
    for the likely original alone, ``why`` says so in words. ``older`` marks an earlier version of
    a page whose newest one is in the story too.
    """

    id: int
    uid: str
    title: str
    source: str
    published: str
    language: str
    share: float
    likely: Likely | None
    why: str
    older: bool
    here: bool  # the article that was asked about


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: the likely original first, then by date, older versions last.

    ``uid`` is ``""`` and the only row the article itself when it is in no story with others.
    ``by_hand`` tells that the officer parted or joined it: the program only adds to it.
    """

    uid: str
    rows: tuple[StoryRow, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words that are equal in both texts, only in the older, or only in the newer."""

    kind: Difference
    text: str


@dataclass(frozen=True, slots=True)
class ComparedBlock:
    """A block of either text. Its equal and removed runs are the older block, its equal and added
    ones the newer; no run is empty.
    """

    runs: tuple[TextRun, ...]

    @property
    def kind(self) -> Difference:
        """What became of the block as a whole."""
        kinds = {run.kind for run in self.runs}
        return kinds.pop() if len(kinds) == 1 else Difference.CHANGED


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles differ in; bodies only, blocks in the order of the page.

    ``title`` are runs as in a block; dates and outlets are ``""`` where unknown; ``saved`` is when
    the page was captured, else when it came in. ``share`` as in ``StoryRow``.
    """

    older_id: int
    newer_id: int
    title: tuple[TextRun, ...]
    published: tuple[str, str]  # older, newer
    saved: tuple[str, str]
    source: tuple[str, str]
    share: float
    blocks: tuple[ComparedBlock, ...]

    @property
    def changed(self) -> int:
        """How many blocks are not equal in both."""
        return sum(block.kind is not Difference.EQUAL for block in self.blocks)
