"""The words of a PDF's page with their places, as PDFium finds them.

PDFium gives characters in the order in which they were drawn, right-to-left words turned to the
order in which they are read. Between words that order holds only inside one stretch of text (a
Latin line on an Arabic page comes word by word from its end), so a page is taken apart into
*pieces*, characters that touch, and put together again by place.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

HYPHEN = "\u00ad"
"""Ends a piece whose word goes on in the next line; the file shows a hyphen there."""

MOST_CHARACTERS = 60_000
"""Characters of a page; a page of a broadsheet has some 20,000."""

_BREAKS = frozenset({0, 9, 10, 11, 12, 13, 32, 0xA0, 0x2028, 0x2029, 0x3000})
_NOTHING = frozenset({0xFEFF, 0x200B})  # where a line may break inside an address
_HYPHENS = frozenset({2, 0xAD, 0xFFFE})  # PDFium's own mark for a hyphen that divides a word is 2
_FIRST_RTL = 0x590  # below it no script runs from right to left
_FORMS = ((0xFB00, 0xFB4F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))  # ligatures and contextual forms

Box = tuple[float, float, float, float]  # left, bottom, right, top
Interval = tuple[float, float]  # left, right


@dataclass(slots=True)
class Piece:
    """Characters of one size that touch; places in points from the page's upper left corner."""

    text: str
    left: float
    right: float
    base: float  # of the line of writing, growing downwards
    size: float  # points
    weight: int  # of the font, -1 when unknown
    spaced: bool  # white space stands before it in the file
    rtl: bool
    raised: bool = False  # a figure that its font itself sets small and high


@dataclass(frozen=True, slots=True)
class PagePieces:
    """A page's pieces in the order of the file, its width and its height in points."""

    width: float
    height: float
    pieces: list[Piece]


def page_pieces(page: pypdfium2.PdfPage) -> PagePieces:
    """Return the pieces of a page; text that runs in another direction than most is left out.

    Raises:
        PdfiumError: The page cannot be read.

    """
    left, bottom, right, top = page.get_cropbox()
    quarters = page.get_rotation() // 90 % 4
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), MOST_CHARACTERS)
        found = _Reader(text.raw, quarters, (left, bottom, right, top)).pieces(count)
    finally:
        text.close()
    turns = Counter(turn for turn, piece in found for _ in piece.text)
    most = turns.most_common(1)[0][0] if turns else 0
    width, height = (top - bottom, right - left) if quarters % 2 else (right - left, top - bottom)
    for _, piece in found:
        piece.base = height - piece.base
    kept = [
        piece
        for turn, piece in found
        if turn == most and -1 <= piece.base <= height + 1
        if piece.right > 0 and piece.left < width
    ]
    return PagePieces(width, height, kept)


def _turned(box: Box, quarters: int, crop: Box) -> Box:
    """Return a box as it stands on the page when it is shown, from its lower left corner."""
    left, bottom, right, top = box
    match quarters:
        case 1:
            return bottom - crop[1], crop[2] - right, top - crop[1], crop[2] - left
        case 2:
            return crop[2] - right, crop[3] - top, crop[2] - left, crop[3] - bottom
        case 3:
            return crop[3] - top, left - crop[0], crop[3] - bottom, right - crop[0]
    return left - crop[0], bottom - crop[1], right - crop[0], top - crop[1]


class _Reader:
    """Walks over the characters of PDFium's text page."""

    def __init__(self, text: object, quarters: int, crop: Box) -> None:
        self._text = text
        self._quarters = quarters
        self._crop = crop
        self._upright = quarters == 0 and crop[:2] == (0.0, 0.0)
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._found: list[tuple[int, Piece]] = []
        self._signs: list[int] = []
        self._places: list[Interval] = []
        self._last: Box = (0.0, 0.0, 0.0, 0.0)
        self._first = 0
        self._way = 0  # 1: left to right, -1: right to left, 0: not known yet
        self._spaced = True
        self._raised = False

    def pieces(self, count: int) -> list[tuple[int, Piece]]:
        """Return the pieces of the first ``count`` characters, each with its quarter turns."""
        text, box = self._text, self._box
        sign_at, box_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        for number in range(count):
            sign = sign_at(text, number)
            if sign in _BREAKS:
                self._finish()
                self._spaced = True
                continue
            if sign in _NOTHING:
                continue
            if sign in _HYPHENS:
                sign = ord(HYPHEN)
            box_at(text, number, ctypes.byref(box))
            way = _way(sign)
            here = (box.left, box.bottom, box.right, box.top)
            if not self._upright:
                here = _turned(here, self._quarters, self._crop)
            raised = 0x30 <= sign <= 0x39 and self._is_raised(number, here)
            if self._signs and (raised != self._raised or not self._touches(here, way)):
                self._finish()
                self._spaced = False
            self._raised = raised
            if not self._signs:
                self._first = number
            self._signs.append(sign)
            self._places.append((here[0], here[2]))
            self._last = here
            self._way = self._way or way
        self._finish()
        return self._found

    def _touches(self, here: Box, way: int) -> bool:
        left, bottom, right, top = self._last
        if abs(here[1] - bottom) > 0.5 or abs(here[3] - top) > 0.5:
            return False
        near = 0.35 * (top - bottom)
        way = way or self._way
        onwards = way >= 0 and here[0] - right < near and here[2] > left
        backwards = way <= 0 and left - here[2] < near and here[0] < right
        return (onwards or backwards) and (not self._way or way == self._way)

    def _is_raised(self, number: int, here: Box) -> bool:
        """Say whether a figure that is no part of a number stands high above the line."""
        if self._signs and 0x30 <= self._signs[-1] <= 0x39 and not self._raised:
            return False
        sides = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharBox(self._text, number, *map(ctypes.byref, sides))
        pdfium.FPDFText_GetCharOrigin(self._text, number, ctypes.byref(x), ctypes.byref(y))
        return self._quarters == 0 and sides[2].value - y.value > 0.15 * (here[3] - here[1])

    def _finish(self) -> None:
        if not self._signs:
            return
        text, first = self._text, self._first
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, first, ctypes.byref(x), ctypes.byref(y))
        scale = 1.0
        if pdfium.FPDFText_GetMatrix(text, first, ctypes.byref(self._matrix)):
            scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        size = abs(pdfium.FPDFText_GetFontSize(text, first)) * scale
        angle = pdfium.FPDFText_GetCharAngle(text, first)
        turn = round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
        words = _text(_in_order(self._signs, self._places) if self._way < 0 else self._signs)
        point = (x.value, y.value, x.value, y.value)
        base = _turned(point, self._quarters, self._crop)[1]
        left = min(place[0] for place in self._places)
        right = max(place[1] for place in self._places)
        if words and math.isfinite(left + right + base):
            piece = Piece(
                text=words,
                left=left,
                right=right,
                base=base,
                size=size if 0 < size < 1000 else 10.0,
                weight=pdfium.FPDFText_GetFontWeight(text, first),
                spaced=self._spaced,
                rtl=self._way < 0,
                raised=self._raised,
            )
            self._found.append((turn, piece))
        self._signs.clear()
        self._places.clear()
        self._way = 0


def _in_order(signs: list[int], places: list[Interval]) -> list[int]:
    """Return the signs of a right-to-left word, those of one glyph turned back.

    PDFium turns the characters of a line one by one, those of a ligature among them.
    """
    ordered: list[int] = []
    start = 0
    for end in range(1, len(signs) + 1):
        if end == len(signs) or places[end] != places[start]:
            ordered.extend(reversed(signs[start:end]))
            start = end
    return ordered


def _way(sign: int) -> int:
    """Return 1 for a letter or digit written from left to right, -1 from right to left, 0 else."""
    if sign < _FIRST_RTL:
        return int(chr(sign).isalnum())
    if 0xD800 <= sign < 0xE000 or sign > 0x10FFFF:
        return 1
    kind = unicodedata.bidirectional(chr(sign))
    if kind in {"R", "AL"}:
        return -1
    return int(kind in {"L", "EN", "AN"})


def _text(signs: list[int]) -> str:
    """Return characters as text: pairs of halves joined, ligatures and forms taken apart."""
    if max(signs) < 0xD800:
        return "".join(map(chr, signs))
    units = b"".join(
        (chr(sign) if sign <= 0x10FFFF else "\ufffd").encode("utf-16-le", "surrogatepass")
        for sign in signs
    )
    text = units.decode("utf-16-le", "replace").replace("\uf0b7", "•")
    return "".join(
        unicodedata.normalize("NFKC", sign)
        if any(first <= ord(sign) <= last for first, last in _FORMS)
        else sign
        for sign in text
        if not 0xE000 <= ord(sign) <= 0xF8FF
    )
