"""Rows of a page: pieces on the same line of writing, and their words as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from briefbench.intake.documents.pdf_pieces import Interval, Piece
from briefbench.intake.documents.tables import BETWEEN_CELLS

CELL = 1.6
"""White in a row, in letters' height, from which on what it parts are cells of a table."""

_MARKER = re.compile(r"[•◦▪‣●○■□·*–—-]|\(?[0-9a-zA-Z]{1,3}[.)]|\d+(?:\.\d+){0,3}\.?")
_STOP_BEFORE = re.compile(r"([.,:;!?،؛]+)(\d[\d.,:/-]*)")  # a number whose stop comes first
_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")

Row = list[Piece]


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Return pieces of the same line of writing together, top to bottom, each left to right."""
    rows: list[Row] = []
    largest: Piece | None = None
    for piece in sorted(pieces, key=lambda p: (p.base, p.left)):
        if largest is not None and _same_row(largest, piece):
            rows[-1].append(piece)
            largest = piece if piece.size > largest.size else largest
        else:
            rows.append([piece])
            largest = piece
    for row in rows:
        row.sort(key=lambda p: p.left)
    return rows


def row_text(row: Row) -> str:
    """Return the words of a row as they are read."""
    return joined(row, cells=False)


def joined(row: Row, *, cells: bool) -> str:
    """Return a row's words as they are read, those of different cells parted."""
    starts = [right for _, right in wide_whites(row)] if cells else []
    parts: list[Row] = [[] for _ in range(len(starts) + 1)]
    for piece in row:
        parts[sum(piece.left >= start for start in starts)].append(piece)
    right_to_left = runs_right_to_left(row)
    texts = [_cell_text(part, rtl=right_to_left) for part in parts if part]
    if right_to_left:
        texts.reverse()
    return BETWEEN_CELLS.join(texts)


def _cell_text(row: Row, *, rtl: bool) -> str:
    places = {id(piece): place for place, piece in enumerate(row)}
    words: list[str] = []
    last: Piece | None = None
    for piece in _reading(row, rtl=rtl):
        if last is not None:
            if _is_note_mark(last, piece):
                continue
            white = _white(row, places[id(last)], places[id(piece)], rtl=rtl)
            letters = max(piece.size, last.size)
            if white > 0.15 * letters or (piece.spaced and white > 0.05 * letters) or last.raised:
                words.append(" ")
        turned = rtl and _STOP_BEFORE.fullmatch(piece.text)
        words.append(turned[2] + turned[1] if turned else piece.text)
        last = piece
    text = "".join(words)
    return _brackets(text) if rtl else text


def _white(row: Row, last: int, place: int, *, rtl: bool) -> float:
    """Return the white behind a piece on its way to the next: beside it where that is elsewhere."""
    if abs(last - place) > 1:
        place = last - 1 if rtl else last + 1
        if not 0 <= place < len(row):
            return 0.0
    first, second = sorted((last, place))
    return row[second].left - row[first].right


def _is_note_mark(word: Piece, piece: Piece) -> bool:
    """Say whether a piece is the small raised number of a note behind a word."""
    small = word.base - piece.base >= 0.15 * word.size and piece.size <= 0.8 * word.size
    raised = small or (piece.raised and not word.raised)
    behind = len(word.text) > 2 or not word.text.isalpha()
    return raised and behind and bool(re.fullmatch(r"[\d*†‡§,]{1,5}", piece.text))


def _reading(row: Row, *, rtl: bool) -> Row:
    """Return pieces that stand left to right in the order of reading (UAX 9, much reduced)."""
    ordered: Row = []
    run: Row = []
    turned = [not p.rtl and _has_way(p) if rtl else p.rtl for p in row]
    pieces = list(reversed(row)) if rtl else list(row)
    turns = list(reversed(turned)) if rtl else turned
    for number, piece in enumerate(pieces):
        neutral = not _has_way(piece) and bool(run) and any(turns[number : number + 3])
        if turns[number] or neutral:
            run.append(piece)
        else:
            ordered.extend(reversed(run))
            run.clear()
            ordered.append(piece)
    ordered.extend(reversed(run))
    return ordered


def _has_way(piece: Piece) -> bool:
    return piece.rtl or any(sign.isalnum() for sign in piece.text)


def _brackets(text: str) -> str:
    """Return text with its brackets turned where they close before they open.

    Which of the two a file gives in right-to-left text depends on the program that wrote it.
    """
    pairs = (("(", ")"), ("[", "]"), ("«", "»"))
    wrong = sum(_closes_first(text, a, b) for a, b in pairs)
    right = sum(_opens_first(text, a, b) for a, b in pairs)
    return text.translate(_MIRRORED) if wrong > right else text


def _closes_first(text: str, opening: str, closing: str) -> bool:
    first, last = text.find(closing), text.rfind(opening)
    return first >= 0 and (last > first or last < 0)


def _opens_first(text: str, opening: str, closing: str) -> bool:
    first, last = text.find(opening), text.rfind(closing)
    return first >= 0 and (last > first or last < 0)


def wide_whites(row: Row) -> list[Interval]:
    """Return the white in a row that may part cells; that behind a bullet or number does not."""
    found = []
    for last, piece in pairwise(row):
        marker = piece is row[1] and _MARKER.fullmatch(last.text)
        if piece.left - last.right > CELL * max(piece.size, last.size) and not marker:
            found.append((last.right, piece.left))
    return found


def runs_right_to_left(row: Row) -> bool:
    """Say whether a good part of a row is written from right to left."""
    letters = sum(len(p.text) for p in row)
    return sum(len(p.text) for p in row if p.rtl) > 0.3 * letters


def _same_row(near: Piece, piece: Piece) -> bool:
    """Say whether a piece stands on the line of another; small ones may stand above or below."""
    size = max(near.size, piece.size)
    shift = abs(piece.base - near.base)
    small = min(near.size, piece.size) < 0.8 * size
    return shift < (0.5 if small else 0.25) * size
