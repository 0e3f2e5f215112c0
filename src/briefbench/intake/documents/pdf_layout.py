"""The reading order of a page: columns, bands, tables, and the lines of each.

A page is cut by the white that runs through it: first from top to bottom, else into bands, each as
tall as the same columns go on. White between words never runs straight through several lines, white
between columns does. What looks like columns but holds single words beside each other is a table
and is read by rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefbench.intake.documents.pdf_pieces import Interval, Piece
from briefbench.intake.documents.pdf_rows import (
    Row,
    joined,
    row_text,
    rows_of,
    runs_right_to_left,
    wide_whites,
)
from briefbench.intake.documents.tables import BETWEEN_CELLS

NARROWEST_COLUMN = 4.0
"""Width of a column of text in its own letters' height; bullets and numbers are narrower."""

NARROWEST_WHITE = 0.55
"""Width of the white between two columns in letters' height; a
space has 0.25, stretched 0.6, but never in the same place of several lines."""

FEWEST_ROWS = 3
"""Rows that must stand on either side of white between columns; two where it is wide."""

WIDE_WHITE = 1.2
FULL = 0.55
"""Part of its width that text fills in a column at least; cells of a table fill less."""

FAR_BELOW = 3.0
"""White above a row, in letters' height, that parts it from columns; their lines have some 1.2."""

_DEEPEST = 8
_LEADER = re.compile(r"(?:\.\s?){6,}|…{3,}|_{8,}")  # of a table of contents: the line stands alone


@dataclass(slots=True)
class Line:
    """A line of text as it is read, and its place in its column; points from the upper left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    weight: int
    rtl: bool
    column: Interval
    part: int  # lines of the same column of the same band of a page have the same number
    row: bool = False  # of a table: stands alone


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Return a page's lines in the order in which they are read."""
    lines: list[Line] = []
    right_to_left = 2 * sum(p.rtl * len(p.text) for p in pieces) > sum(len(p.text) for p in pieces)
    for part, (leaf, table) in enumerate(_leaves(list(pieces), 0, rtl=right_to_left)):
        rows = rows_of(leaf)
        own = _table_lines(rows, part) if table else _text_lines(rows, part)
        _set_columns(own)
        lines.extend(line for line in own if line.text)
    return lines


def _set_columns(lines: Sequence[Line]) -> None:
    """Tell each line how wide its column is: as wide as the lines in letters of its size."""
    sizes: dict[int, list[Line]] = {}
    for line in lines:
        sizes.setdefault(round(2 * line.size), []).append(line)
    for alike in sizes.values():
        column = (min(line.left for line in alike), max(line.right for line in alike))
        for line in alike:
            line.column = column


def _leaves(pieces: list[Piece], depth: int, *, rtl: bool) -> list[tuple[list[Piece], bool]]:
    """Return the columns of a stretch of a page in reading order, and whether each is a table."""
    rows = rows_of(pieces)
    if depth == _DEEPEST or len(rows) < 2:
        return [(pieces, False)] if pieces else []
    whites = _whites(rows, _letters(pieces))
    table = bool(whites) and _is_table(rows, whites)
    if table and _beside(rows, whites) >= 0.6 * len(rows):
        return [(pieces, True)]
    if whites and not table:
        parts = _columns(pieces, whites)
        if rtl:
            parts.reverse()
        return [leaf for part in parts for leaf in _leaves(part, depth + 1, rtl=rtl)]
    bands = _bands(rows)
    if len(bands) == 1:
        return [(pieces, table)]
    return [
        leaf
        for band in bands
        for leaf in _leaves([p for row in band for p in row], depth + 1, rtl=rtl)
    ]


def _letters(pieces: Sequence[Piece]) -> float:
    return float(median(piece.size for piece in pieces))


def _runs(row: Row, least: float) -> list[Interval]:
    """Return what a row covers, white narrower than ``least`` filled."""
    runs: list[Interval] = []
    for piece in row:
        if runs and piece.left - runs[-1][1] < least:
            runs[-1] = (runs[-1][0], max(runs[-1][1], piece.right))
        else:
            runs.append((piece.left, piece.right))
    return runs


def _covered(covered: list[Interval], row: Row, letters: float) -> list[Interval]:
    """Return what was covered together with what a row covers, its narrow white filled."""
    merged: list[Interval] = []
    for left, right in sorted([*covered, *_runs(row, NARROWEST_WHITE * letters)]):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _gaps(covered: Sequence[Interval], letters: float) -> list[Interval]:
    gaps = [(a[1], b[0]) for a, b in pairwise(covered)]
    return [gap for gap in gaps if gap[1] - gap[0] >= NARROWEST_WHITE * letters]


def _free(rows: Sequence[Row], letters: float) -> list[Interval]:
    """Return the white that runs through all rows, between the first and the last column."""
    covered: list[Interval] = []
    for row in rows:
        covered = _covered(covered, row, letters)
    return _gaps(covered, letters)


def _whites(rows: Sequence[Row], letters: float) -> list[Interval]:
    """Return the white between columns that runs through all rows, left to right."""
    kept: list[Interval] = []
    pieces = [piece for row in rows for piece in row]
    start = min(piece.left for piece in pieces)
    gaps = _free(rows, letters)
    for number, gap in enumerate(gaps):
        end = gaps[number + 1][0] if number + 1 < len(gaps) else max(p.right for p in pieces)
        wide = min(gap[0] - start, end - gap[1]) >= NARROWEST_COLUMN * letters
        if wide and _supported(rows, (start, end), gap, letters):
            kept.append(gap)
            start = gap[1]
    return kept


def _supported(rows: Sequence[Row], around: Interval, gap: Interval, letters: float) -> bool:
    before = sum(any(around[0] <= p.left < gap[0] for p in row) for row in rows)
    behind = sum(any(gap[1] <= p.left < around[1] for p in row) for row in rows)
    least = 2 if gap[1] - gap[0] >= WIDE_WHITE * letters else FEWEST_ROWS
    return before >= least and behind >= least


def _columns(pieces: Sequence[Piece], whites: Sequence[Interval]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[] for _ in range(len(whites) + 1)]
    for piece in pieces:
        parts[sum(piece.left >= white[1] - 0.01 for white in whites)].append(piece)
    return [part for part in parts if part]


def _is_table(rows: Sequence[Row], whites: Sequence[Interval]) -> bool:
    """Say whether what white parts are cells: they stand in the same rows, and fill little."""
    parts = _columns([piece for row in rows for piece in row], whites)
    if _beside(rows, whites) < 0.5 * min(len(rows_of(part)) for part in parts):
        return False
    for part in parts:
        width = max(p.right for p in part) - min(p.left for p in part)
        lines = rows_of(part)
        filled = median((line[-1].right - line[0].left) / max(width, 1.0) for line in lines)
        words = median(len(line) for line in lines)
        if filled < FULL or words < 2.5:
            return True
    return False


def _beside(rows: Sequence[Row], whites: Sequence[Interval]) -> int:
    """Return how many rows have something on both sides of white."""
    return sum(len(_columns(row, whites)) > 1 for row in rows)


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Cut rows into bands: as long as white between columns runs through, or none does."""
    bands: list[list[Row]] = []
    plain = False  # whether the last band is rows without columns
    start = 0
    while start < len(rows):
        end = _band_end(rows, start)
        if plain and end - start == 1:
            bands[-1].extend(rows[start:end])
        else:
            bands.append(list(rows[start:end]))
        plain = end - start == 1
        start = end
    return bands


def _band_end(rows: Sequence[Row], start: int) -> int:
    """Return where the columns end that begin at a row; the next row when none begin there."""
    if not _may_begin(rows, start):
        return start + 1
    letters = _letters([p for row in rows[start : start + 20] for p in row])
    covered = _covered([], rows[start], letters)
    gaps = _gaps(covered, letters)
    end = start + 1
    while end < len(rows):
        covered = _covered(covered, rows[end], letters)
        left = _gaps(covered, letters)
        lost = [g for g in gaps if not any(h[0] < g[1] and g[0] < h[1] for h in left)]
        if lost and end - start > 1:
            whites = _whites(rows[start:end], letters)
            if any(gap in whites for gap in lost):
                break
        gaps = left
        end += 1
        if not gaps:
            return start + 1
    whites = _whites(rows[start:end], letters)
    if whites and _is_table(rows[start:end], whites):
        return _without_end(rows, start, end, letters)
    return end if whites else start + 1


def _without_end(rows: Sequence[Row], start: int, end: int, letters: float) -> int:
    """Leave out rows at the end that stand far below the others, for themselves."""
    for place in range(end - 1, start + FEWEST_ROWS, -1):
        if rows[place][0].base - rows[place - 1][0].base > FAR_BELOW * letters:
            return place
    return end


def _may_begin(rows: Sequence[Row], start: int) -> bool:
    """Say whether columns may begin: two runs side by side, or two rows beside each other."""
    letters = _letters(rows[start])
    runs = _runs(rows[start], NARROWEST_WHITE * letters)
    if len(runs) > 1:
        return True
    if start + 1 == len(rows):
        return False
    other = rows[start + 1]
    return other[-1].right < rows[start][0].left or other[0].left > rows[start][-1].right


def _text_lines(rows: Sequence[Row], part: int) -> list[Line]:
    """Return a line for each row; one is a row of cells when another beside it has the same."""
    gaps = [wide_whites(row) for row in rows]
    lines = []
    for number, row in enumerate(rows):
        near = gaps[max(0, number - 1) : number] + gaps[number + 1 : number + 2]
        others = [gap for several in near for gap in several]
        cells = any(a[0] < b[1] and b[0] < a[1] for a in gaps[number] for b in others)
        lines.append(_line(row, part, cells=cells))
    return lines


def _table_lines(rows: Sequence[Row], part: int) -> list[Line]:
    """Return a line for each row of a table; lines of a cell that has several go together."""
    letters = _letters([piece for row in rows for piece in row])
    whites = _free(rows, letters)
    groups: list[list[Row]] = []
    steps = [b[0].base - a[0].base for a, b in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    for number, row in enumerate(rows):
        first = not whites or row[0].left < whites[0][1]
        far = number > 0 and steps[number - 1] > 1.15 * usual
        if groups and not first and not far:
            groups[-1].append(row)
        else:
            groups.append([row])
    lines = []
    for group in groups:
        cells = _columns([piece for row in group for piece in row], whites)
        if sum(p.rtl for row in group for p in row) * 2 > sum(len(row) for row in group):
            cells.reverse()
        words = [" ".join(row_text(row) for row in rows_of(cell)) for cell in cells]
        line = _line([piece for row in group for piece in row], part)
        line.text, line.row = BETWEEN_CELLS.join(words), True
        lines.append(line)
    return lines


def _line(row: Row, part: int, *, cells: bool = False) -> Line:
    text = joined(row, cells=cells)
    largest = max(row, key=lambda p: len(p.text))
    return Line(
        text=text,
        left=min(p.left for p in row),
        right=max(p.right for p in row),
        base=largest.base,
        size=largest.size,
        weight=min(p.weight for p in row if len(p.text) > 1 or p is largest),
        rtl=runs_right_to_left(row),
        column=(0.0, 0.0),
        part=part,
        row=cells or bool(_LEADER.search(text)),
    )
