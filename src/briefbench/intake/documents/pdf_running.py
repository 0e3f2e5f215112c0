"""What a PDF prints on page after page: running headers and footers, and page numbers.

A row near the upper or lower edge runs when it comes again on other pages with nothing but its
numbers changed, or when it is not part of the text there: rows at the same height on most pages,
each parted from the text by more than text is parted from itself.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefbench.intake.documents.pdf_pieces import PagePieces, Piece
from briefbench.intake.documents.pdf_rows import Row, row_text, rows_of

EDGE = 0.2
"""Part of a page's height at its upper and lower edge in which headers and footers stand."""

ROWS = 3
"""Rows at each edge that are looked at."""

APART = 1.25
"""White between what runs and the text, in the page's usual steps from line to line."""

FEWEST_STEPS = 6
"""Rows of a page that tell how far its lines are apart."""

MOST_PAGES = 0.6
"""Part of the pages on which rows of changing words must stand at one height."""

_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|s\.|стр\.?|страница|с\.|ص|صفحة|صفحه|página|pág\.|str\.|sayfa)?\W*"
    r"(?:\d{1,4}|[ivxlc]{1,7})\W*(?:(?:of|von|из|sur|de|/|من|از)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(https?://\S+)\W+\d{1,4}/\d{1,4}")
_PRINTED_HEAD = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}\b")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Body:
    """The pages' own pieces, and the texts of the rows that were taken out, page by page."""

    pages: list[list[Piece]]
    running: list[str]

    @property
    def address(self) -> str:
        """Where a page that a browser printed is on the web, ``""`` when it does not say."""
        found = Counter(a[0] for text in self.running if (a := _ADDRESS.search(text)))
        return found.most_common(1)[0][0].rstrip(".,…") if found else ""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near an edge: its page, which edge, its place from there, and its text."""

    page: int
    upper: bool
    place: int  # 0: the outermost
    row: Row
    text: str
    base: float
    apart: float  # white to the next row inwards, in usual steps of the page

    @property
    def key(self) -> tuple[bool, str]:
        return self.upper, re.sub(r"\d+", "#", re.sub(r"\s+", "", self.text.casefold()))


def without_running(pages: list[PagePieces]) -> Body:
    """Return what the pages say without what runs along their edges."""
    rows = [rows_of(page.pieces) for page in pages]
    usual = [step for own in rows if (step := _usual_step(own))]
    step = float(median(usual)) if usual else 0.0
    edges = [
        edge
        for number, (page, own) in enumerate(zip(pages, rows, strict=True))
        for edge in _edges(number, page, own, step)
    ]
    out = _repeated(edges, len(pages)) | _at_one_height(edges, len(pages))
    out |= _counting(edges) | {id(e) for e in edges if e.place == 0 and _is_printed(e)}
    out |= _numbers([edge for edge in edges if id(edge) not in out], edges, out)
    gone = {id(piece) for edge in edges if id(edge) in out for piece in edge.row}
    return Body(
        [[piece for piece in page.pieces if id(piece) not in gone] for page in pages],
        [edge.text for edge in edges if id(edge) in out],
    )


def _usual_step(rows: list[Row]) -> float:
    """Return the usual step from row to row of a page, 0 where there are too few to tell."""
    steps = [b[0].base - a[0].base for a, b in pairwise(rows)]
    return float(median(steps)) if len(steps) >= FEWEST_STEPS else 0.0


def _edges(number: int, page: PagePieces, rows: list[Row], step_of_all: float) -> list[_Edge]:
    steps = [b[0].base - a[0].base for a, b in pairwise(rows)]
    usual = _usual_step(rows) or step_of_all or (float(median(steps)) if steps else 0.0)
    found = []
    for upper in (True, False):
        ordered = rows[:ROWS] if upper else rows[: -ROWS - 1 : -1]
        for place, row in enumerate(ordered):
            base = row[0].base
            near = base <= EDGE * page.height if upper else base >= (1 - EDGE) * page.height
            if not near:
                break
            place_in = place if upper else len(rows) - 1 - place
            inner = place_in if upper else place_in - 1
            step = steps[inner] if 0 <= inner < len(steps) else 10 * usual
            apart = step / usual if usual > 0 else 10.0
            found.append(_Edge(number, upper, place, row, row_text(row), base, apart))
    return found


def _repeated(edges: list[_Edge], pages: int) -> set[int]:
    """Return the rows that stand on several pages at one height, but for their numbers."""
    groups: dict[tuple[bool, str], list[_Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.key, []).append(edge)
    again: set[int] = set()
    for (_, key), group in groups.items():
        middle = median(edge.base for edge in group)
        same = [edge for edge in group if abs(edge.base - middle) <= 6]
        count = len({edge.page for edge in same})
        words = any(sign.isalpha() for sign in key)
        if count >= max(2, 0.3 * pages) or (count >= 3 and count >= 0.2 * pages and words):
            again |= {id(edge) for edge in same}
    return _from_the_edge(edges, again)


def _from_the_edge(edges: list[_Edge], again: set[int]) -> set[int]:
    """Return of these rows those that stand at the very edge, with white between them and the text.

    A text that repeats itself may have the same line at the foot of several pages.
    """
    out: set[int] = set()
    stacks: dict[tuple[int, bool], list[_Edge]] = {}
    for edge in edges:
        stacks.setdefault((edge.page, edge.upper), []).append(edge)
    for stack in stacks.values():
        reach = 0
        for place, edge in enumerate(stack):
            if id(edge) not in again:
                break
            if edge.apart >= APART:
                reach = place + 1
        out |= {id(edge) for edge in stack[:reach]}
    return out


def _at_one_height(edges: list[_Edge], pages: int) -> set[int]:
    """Return the outermost rows of changing words that stand for themselves on most pages."""
    out: set[int] = set()
    for upper in (True, False):
        outer = [edge for edge in edges if edge.upper == upper and edge.place == 0]
        if pages < 3 or not outer:
            continue
        middle = median(edge.base for edge in outer)
        same = [e for e in outer if abs(e.base - middle) <= 2 and e.apart >= 1.4]
        if len(same) >= max(3, MOST_PAGES * pages) and all(len(e.text) <= 120 for e in same):
            out |= {id(edge) for edge in same}
    return out


def _counting(edges: list[_Edge]) -> set[int]:
    """Return the outermost rows that stand apart and hold a number that grows with the pages."""
    groups: dict[tuple[bool, int], list[_Edge]] = {}
    for edge in edges:
        if edge.place == 0 and edge.apart >= 1.4 and len(edge.text) <= 120:
            for number in set(re.findall(r"\d{1,4}", edge.text)):
                groups.setdefault((edge.upper, int(number) - edge.page), []).append(edge)
    out: set[int] = set()
    for group in groups.values():
        middle = median(edge.base for edge in group)
        same = [edge for edge in group if abs(edge.base - middle) <= 2]
        if len(same) >= 2:
            out |= {id(edge) for edge in same}
    return out


def _numbers(left: list[_Edge], edges: list[_Edge], out: set[int]) -> set[int]:
    """Return the rows that are page numbers: outermost now, and apart from the text."""
    found = set()
    for edge in left:
        beyond = [
            other
            for other in edges
            if other.page == edge.page and other.upper == edge.upper and other.place < edge.place
        ]
        outer = all(id(other) in out for other in beyond)
        if outer and edge.apart >= 1.3 and _NUMBER.fullmatch(edge.text):
            found.add(id(edge))
    return found


def _is_printed(edge: _Edge) -> bool:
    """Say whether a row is what a browser prints at a page's edge."""
    if edge.upper:
        return bool(_PRINTED_HEAD.match(edge.text))
    return bool(_PRINTED.search(edge.text))
