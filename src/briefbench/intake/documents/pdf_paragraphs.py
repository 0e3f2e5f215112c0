"""Paragraphs, headings, entries and notes of a PDF, put together again from its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from briefbench.intake.documents.pdf_layout import Line
from briefbench.intake.documents.pdf_pieces import HYPHEN
from briefbench.model.kinds import BlockKind

LARGER = 1.12
"""A heading's letters against those of the text."""

SMALLER = 0.93
"""A note's letters against those of the text, at most."""

HEAVIER = 1.25
"""A heading's weight against that of the text where both have one size."""

LONGEST_HEADING = 30
"""Words; more is a lead in large letters."""

_BULLET = re.compile(r"[•◦▪‣●○■□·∙⁃➢➤✓–—-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-zа-я][.)])\s+(?=\S)", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;؟۔。！？…][\"'”’»)\]]*$")
_NOTE = re.compile(r"(?:\[?\d{1,3}[\].)]?|[*†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s*\S")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|chart|map|photo|source|abb(?:ildung|\.)|tab(?:elle|\.)|рис(?:унок|\.)|"
    r"табл(?:ица|\.)|фото|источник|شكل|جدول|صورة|المصدر|منبع)\s*[\d:.©]",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){6,}\s*(?:\d|[ivxlc]+\b)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_FIRSTS = frozenset({"well", "self", "cross", "half", "long", "short", "high", "low", "vice"})
_LASTS = frozenset(
    (
        *("ing", "ings", "age", "ages", "en", "ened", "ening", "er", "ers", "est", "ish", "ly"),
        *("ness", "way", "ways", "ity", "itude", "land", "lands", "lander", "ed", "comings"),
    )
)
"""English words that make words with a hyphen, and what makes words of them without one."""


@dataclass(slots=True)
class Paragraph:
    """A block of the document's text; ``size`` in points, ``page`` from 0."""

    kind: BlockKind
    text: str
    size: float
    page: int
    tail: bool = False


def paragraphs_of(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Paragraph]:
    """Return the paragraphs of all pages in the order of reading, notes last.

    Args:
        pages: The lines of each page as they are read.
        heights: Of each page, in points.

    """
    look = _Look.of(pages)
    own: list[tuple[int, Line]] = []
    notes: list[tuple[int, Line]] = []
    for number, lines in enumerate(pages):
        small = _notes(lines, heights[number], look.size)
        for line in lines:
            (notes if id(line) in small else own).append((number, line))
    words = Counter(w.casefold() for _, line in own for w in _WORD.findall(line.text))
    found = [_paragraph(group, look, words) for group in _groups(own, look)]
    found += [
        Paragraph(
            BlockKind.PARAGRAPH, _words(group, words), group[0][1].size, group[0][0], tail=True
        )
        for group in _note_groups(notes)
    ]
    return [paragraph for paragraph in found if paragraph.text]


@dataclass(frozen=True, slots=True)
class _Look:
    """How most of the text looks: size in points, weight, and the steps from line to line."""

    size: float
    weight: int
    steps: tuple[float, float]  # of lines from left to right, of lines from right to left

    @classmethod
    def of(cls, pages: Sequence[Sequence[Line]]) -> _Look:
        lines = [line for page in pages for line in page]
        sizes = Counter({0.0: 0})
        weights = Counter({-1: 0})
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        size = sizes.most_common(1)[0][0]
        steps: tuple[list[float], list[float]] = ([], [])
        for page in pages:
            for a, b in pairwise(page):
                near = a.part == b.part and 0 < b.base - a.base < 4 * size
                if near and abs(a.size - size) < 0.5 and abs(b.size - size) < 0.5:
                    steps[b.rtl].append(b.base - a.base)
        for line in lines:
            if round(line.size, 1) == size:
                weights[line.weight] += len(line.text)
        ways = tuple(float(median_low(way)) if way else 1.3 * size for way in steps)
        return cls(size, weights.most_common(1)[0][0], (ways[0], ways[1]))

    def is_heavy(self, line: Line) -> bool:
        return self.weight > 0 and line.weight >= HEAVIER * self.weight

    def is_large(self, line: Line) -> bool:
        return line.size >= LARGER * self.size


def _notes(lines: Sequence[Line], height: float, size: float) -> set[int]:
    """Return the lines of notes at the foot of a page or of its columns."""
    found: set[int] = set()
    for part in {line.part for line in lines}:
        column = [line for line in lines if line.part == part]
        first = len(column)
        while first and column[first - 1].size <= SMALLER * size and not column[first - 1].row:
            first -= 1
        foot = column[first:]
        low = bool(foot) and foot[0].base > 0.4 * height
        lower = [line for line in lines if line.base < foot[0].base] if foot else []
        if low and lower and any(_NOTE.match(line.text) for line in foot):
            begins = next(n for n, line in enumerate(foot) if _NOTE.match(line.text) or n == 0)
            found |= {id(line) for line in foot[begins:]}
    return found


def _note_groups(notes: Sequence[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    groups: list[list[tuple[int, Line]]] = []
    for page, line in notes:
        if groups and not _NOTE.match(line.text):
            groups[-1].append((page, line))
        else:
            groups.append([(page, line)])
    return groups


def _groups(lines: Sequence[tuple[int, Line]], look: _Look) -> list[list[tuple[int, Line]]]:
    """Return the lines of each paragraph."""
    groups: list[list[tuple[int, Line]]] = []
    for page, line in lines:
        if not groups:
            groups.append([(page, line)])
            continue
        last_page, last = groups[-1][-1]
        together = (page, line.part) == (last_page, last.part)
        apart = _begins(groups[-1], line, look) if together else not _goes_on(last, line, look)
        if apart:
            groups.append([(page, line)])
        else:
            groups[-1].append((page, line))
    return groups


def _alike(last: Line, line: Line, look: _Look) -> bool:
    return (
        not last.row
        and not line.row
        and abs(last.size - line.size) <= 0.06 * max(last.size, line.size)
        and look.is_heavy(last) == look.is_heavy(line)
    )


def _begins(group: Sequence[tuple[int, Line]], line: Line, look: _Look) -> bool:
    """Say whether a paragraph begins with a line that stands below another."""
    last = group[-1][1]
    if not _alike(last, line, look):
        return True
    step = line.base - last.base
    usual = max(look.steps[line.rtl] * line.size / max(look.size, 1.0), 1.05 * line.size)
    if step > 1.2 * usual or step < 0:
        return True
    if look.is_large(line) and last.size >= LARGER * look.size:
        return False
    if _BULLET.match(line.text) or (_NUMBERED.match(line.text) and _is_entry(group[0][1], last)):
        return True
    if _is_centred(line) and (_is_centred(last) or not _ENDS.search(last.text)):
        return False
    hanging = _BULLET.match(group[0][1].text) or _NUMBERED.match(group[0][1].text)
    if not hanging and _indent(line) > 0.8 * line.size and _indent(last) < 0.4 * line.size:
        return True
    return _ends_early(last, line)


def _is_entry(first: Line, last: Line) -> bool:
    return bool(_ENDS.search(last.text) or _NUMBERED.match(first.text))


def _ends_early(last: Line, line: Line) -> bool:
    """Say whether the next line's first word would have found room: the paragraph was over."""
    room = _room(last)
    first = line.text.split(" ", 1)[0]
    needed = 0.55 * line.size * (len(first) + 1)
    width = line.column[1] - line.column[0]
    if last.text.endswith((HYPHEN, "-")):
        return False
    if _ENDS.search(last.text):
        return room > needed + 0.5 * line.size
    return room > max(0.35 * width, needed + 2 * line.size)


def _goes_on(last: Line, line: Line, look: _Look) -> bool:
    """Say whether a paragraph goes on in the next column or page."""
    if not _alike(last, line, look) or look.is_large(line) or look.is_heavy(line):
        return False
    if _BULLET.match(line.text):
        return False
    if last.text.endswith((HYPHEN, "-")):
        return True
    small = line.text[:1].islower()
    if _ENDS.search(last.text):
        return small and not _ends_early(last, line)
    return small or (not _ends_early(last, line) and _indent(line) < 0.4 * line.size)


def _indent(line: Line) -> float:
    return line.column[1] - line.right if line.rtl else line.left - line.column[0]


def _room(line: Line) -> float:
    return line.left - line.column[0] if line.rtl else line.column[1] - line.right


def _is_centred(line: Line) -> bool:
    before, behind = line.left - line.column[0], line.column[1] - line.right
    return min(before, behind) > 2 * line.size and abs(before - behind) < line.size


def _paragraph(group: Sequence[tuple[int, Line]], look: _Look, words: Counter[str]) -> Paragraph:
    text = _words(group, words)
    page, first = group[0]
    kind, tail = BlockKind.PARAGRAPH, False
    short = len(text.split()) <= LONGEST_HEADING and len(group) <= 5
    bullet = _BULLET.match(text)
    heavy = look.is_heavy(first) and len(group) <= 2 and not re.search(r"[.;,]$", text)
    if not any(sign.isalpha() for sign in text) or _LEADER.search(text):
        tail = True
    elif bullet:
        kind, text = BlockKind.ENTRY, text[bullet.end() :]
    elif _CAPTION.match(text) and not look.is_large(first) and short:
        kind, tail = BlockKind.CAPTION, True
    elif first.row:
        kind = BlockKind.PARAGRAPH
    elif short and (look.is_large(first) or heavy):
        kind = BlockKind.HEADING
    elif _NUMBERED.match(text):
        kind = BlockKind.ENTRY
    return Paragraph(kind, text, first.size, page, tail)


def _words(group: Sequence[tuple[int, Line]], words: Counter[str]) -> str:
    text = ""
    for _, line in group:
        text = _joined(text, line.text, words)
    return " ".join(text.replace(HYPHEN, "-").split())


def _joined(text: str, more: str, words: Counter[str]) -> str:
    """Return two lines as one; a word that a hyphen divides is made whole again."""
    if not text:
        return more
    if text.endswith((HYPHEN, "-")) and len(text) > 1 and text[-2].isalnum():
        return _whole_word(text[:-1], more, words)
    if _CJK.match(text[-1]) and _CJK.match(more[:1]):
        return text + more
    return f"{text} {more}"


def _whole_word(text: str, more: str, words: Counter[str]) -> str:
    """Put the parts of a word together: with its hyphen where it has one elsewhere, too."""
    before = re.search(r"[^\W\d_]+$", text)
    behind = re.match(r"[^\W\d_]+", more)
    if before is None or behind is None or not behind[0][0].islower():
        return f"{text}-{more}"
    plain = (before[0] + behind[0]).casefold()
    with_hyphen = f"{before[0]}-{behind[0]}".casefold()
    kept = words[with_hyphen] and not words[plain]
    if kept or (before[0].casefold() in _FIRSTS and behind[0] not in _LASTS):
        return f"{text}-{more}"
    return text + more
