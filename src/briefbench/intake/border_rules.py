"""Where an outlet's articles end: rules learned from what the officer moved, followed on drafts.

A rule knows a block by its exact words; letter case, spacing and the digits in it do not count, so
that "Comments (12)" is also "Comments (3)". Rules never leave a page without a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefbench.base.outlets import outlet_key
from briefbench.model.drafts import ArticleDraft, BlockDraft, BorderRuleDraft
from briefbench.model.kinds import BlockKind, BorderKind

LINE = 12
"""Words of a block that may open what follows it: more is a sentence."""

STANDING = 40
"""Words of a block that may stand on other pages too: more is the article's own text."""

MOST = 5
"""Blocks of one move that are remembered singly: more are no standing matter of the outlet."""

BEFORE = 20
"""Words of the body that stand before a line which ends it; with fewer, only the line goes."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What one move teaches: a kind of rule and the words of the block it knows."""

    kind: BorderKind
    text: str


def folded(text: str) -> str:
    """Return the words of a block as rules compare them."""
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))


def rules_of_move(
    blocks: Sequence[BlockDraft], moved: Sequence[int], *, tail: bool
) -> list[Learned]:
    """Return what a move of the border teaches about the outlet's other pages.

    Blocks that are moved with all that follows, or several with a heading first, are known by their
    first line; short ones else each by its own words. Long ones teach nothing: they are the page's.

    Args:
        blocks: The page's blocks as they are after the move.
        moved: Places of the blocks that were moved.
        tail: Whether they were moved out of the article or into it.

    """
    learned: list[Learned] = []
    for run in _runs(sorted({place for place in moved if 0 <= place < len(blocks)})):
        first = blocks[run[0]].text
        opens = len(run) > 1 and 0 < len(first.split()) <= LINE
        if opens and tail and all(block.tail for block in blocks[run[0] :]):
            learned.append(Learned(BorderKind.TAIL_FROM, first))
        elif opens and not tail:
            learned.append(Learned(BorderKind.BODY_FROM, first))
        elif len(run) <= MOST:
            kind = BorderKind.TAIL if tail else BorderKind.BODY
            standing = (blocks[place].text for place in run)
            learned += [
                Learned(kind, text) for text in standing if 0 < len(text.split()) <= STANDING
            ]
    return learned


def follow_rules(
    blocks: Sequence[BlockDraft], rules: Sequence[BorderRuleDraft]
) -> tuple[BlockDraft, ...]:
    """Return the blocks with the border where the outlet's rules put it."""
    known = {folded(rule.text): rule.kind for rule in rules}
    moved = tuple(_moved(blocks, known))
    return moved if any(not block.tail for block in moved) else tuple(blocks)


def with_rules(draft: ArticleDraft, rules: Sequence[BorderRuleDraft]) -> ArticleDraft:
    """Return the draft with the border where the rules of its outlet put it."""
    outlet = outlet_key(draft.source.name, draft.source.domain)
    own = [rule for rule in rules if rule.outlet == outlet]
    return replace(draft, blocks=follow_rules(draft.blocks, own)) if own and outlet else draft


def _moved(blocks: Sequence[BlockDraft], known: Mapping[str, BorderKind]) -> Iterator[BlockDraft]:
    following: bool | None = None  # whether what follows is tail; None: as it was read
    words = 0
    for block in blocks:
        kind = known.get(folded(block.text))
        tail = block.tail if following is None else following
        if following is False and block.kind is BlockKind.HEADING and kind is None:
            following, tail = None, block.tail
        if kind is not None:
            tail = kind in {BorderKind.TAIL, BorderKind.TAIL_FROM}
        if kind is BorderKind.TAIL_FROM and words >= BEFORE:
            following = True
        elif kind is BorderKind.BODY_FROM:
            following = False
        words += 0 if tail else len(block.text.split())
        yield replace(block, tail=tail)


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Give the stretches of places that follow each other."""
    for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        yield [place for _, place in run]
