"""Tables of documents as blocks: a block a row, or the blocks themselves where cells hold text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefbench.model.drafts import BlockDraft
from briefbench.model.kinds import BlockKind

BETWEEN_CELLS = " | "

LONG_CELL = 40
"""Words; a cell that has more holds a text, and the table gives it its place on the page."""

Cells = Sequence[Sequence[BlockDraft]]


def row_blocks(rows: Sequence[Cells]) -> Iterator[BlockDraft]:
    """Give a table's blocks: one for each row, its cells parted by ``BETWEEN_CELLS``.

    Args:
        rows: The blocks of each cell of each row.

    """
    longest = max((_words(cell) for row in rows for cell in row), default=0)
    for row in rows:
        filled = [cell for cell in row if cell]
        if longest > LONG_CELL or len(filled) <= 1:
            for cell in filled:
                yield from cell
        else:
            texts = (" ".join(block.text for block in cell) for cell in filled)
            yield BlockDraft(BlockKind.PARAGRAPH, BETWEEN_CELLS.join(texts))


def _words(cell: Sequence[BlockDraft]) -> int:
    return sum(len(block.text.split()) for block in cell)
