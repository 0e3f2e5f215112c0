"""The lines that stand around a page's headline: where pages say who wrote them, and when."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from briefbench.intake.html_tree import DROPPED

BEFORE, AFTER = 6, 24
"""Lines looked at before and behind the headline."""

PARAGRAPH = 30
"""Words of a line from which on it is text; two of them end the search."""

LONGEST = 400
"""Pieces of a line that are kept; a longer one is no line."""

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "address", "b", "bdi", "bdo", "big", "button", "cite", "code"),
        *("data", "em", "font", "i", "img", "ins", "label", "mark", "nobr", "q", "s", "small"),
        *("span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "date"),
    )
)
_UNSEEN = frozenset((*DROPPED, "head", "select", "option", "textarea", "figure", "nav"))
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:s?(?:list|area|form))?|respond|related|recommend\w*|sidebar|footer|"
    r"widget_recent\w*|trending|popular|newsletter|breadcrumbs?|menu|navbar)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text between two tags, white space folded, and the element that holds it."""

    text: str
    element: html.HtmlElement


@dataclass(frozen=True, slots=True)
class Line:
    """What a browser sets as one line or paragraph, in pieces; ``before`` the headline or not."""

    pieces: tuple[Piece, ...]
    before: bool

    @property
    def text(self) -> str:
        """All of it, the pieces parted by blanks."""
        return " ".join(piece.text for piece in self.pieces)


def lines_near(root: html.HtmlElement, headline: html.HtmlElement | None) -> list[Line]:
    """Return the short lines around the headline, in page order.

    Without a headline those at the beginning of the page's text are taken. Menus, comments and
    other parts that are named as such are left out, and so is everything behind the second
    paragraph that follows the headline.
    """
    before: deque[Line] = deque(maxlen=BEFORE)
    after: list[Line] = []
    behind, paragraphs = headline is None, 0
    for pieces, passed in _lines(root, headline):
        behind = behind or passed
        words = sum(len(piece.text.split()) for piece in pieces)
        if words >= PARAGRAPH:
            paragraphs += behind
            if paragraphs == 2:
                break
            if not behind:
                before.clear()
            continue
        if behind:
            after.append(Line(tuple(pieces), before=False))
        else:
            before.append(Line(tuple(pieces), before=True))
        if len(after) == AFTER:
            break
    return [*before, *after]


def is_apart(element: html.HtmlElement, levels: int = 6) -> bool:
    """Say whether an element lies in a part of the page that is not the article's own."""
    here: html.HtmlElement | None = element
    for _ in range(levels):
        if here is None or here.tag == "body":
            return False
        if here.tag in {"figure", "figcaption", "form", "aside", "nav"}:
            return True
        if _APART.search(f"{here.get('class') or ''} {here.get('id') or ''}"):
            return True
        here = here.getparent()
    return False


def _lines(
    root: html.HtmlElement, headline: html.HtmlElement | None
) -> Iterator[tuple[Sequence[Piece], bool]]:
    """Give the pieces of each line, and whether the headline is passed."""
    body = root.find("body")
    line: list[Piece] = []
    passed = False
    for text, element, breaks in _pieces(body if body is not None else root, headline):
        if breaks and line:
            yield line, passed
            line = []
        if headline is not None and element is headline:
            passed = True
        if text and len(line) < LONGEST:
            line.append(Piece(text, element))
    if line:
        yield line, passed


def _pieces(
    root: html.HtmlElement, headline: html.HtmlElement | None
) -> Iterator[tuple[str, html.HtmlElement, bool]]:
    """Give each run of text with its element, and whether a line begins with it.

    Of the headline only a time that stands inside of it. Walks without recursion: pages may nest
    thousands deep.
    """
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, ends = stack.pop()
        tag = element.tag
        inline = tag in _INLINE or not isinstance(tag, str)  # a comment parts nothing
        if ends:
            parent = element.getparent()
            yield _fold(element.tail), parent if parent is not None else element, not inline
            continue
        stack.append((element, True))
        if not isinstance(tag, str) or tag in _UNSEEN:
            continue
        if headline is not None and element is headline:
            yield "", element, True
            stack.extend((time, False) for time in list(element.iter("time"))[:1])
            continue
        yield _fold(element.text), element, not inline
        stack.extend((child, False) for child in reversed(element))


def _fold(text: str | None) -> str:
    return " ".join(text.split()) if text else ""
