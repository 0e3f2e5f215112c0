"""Which of a page's blocks are the article: extractors propose, the page's own blocks decide.

trafilatura in its precise mode proposes the article's text; where that yields little, its default
mode and then readability are asked. What they give is found again among the page's blocks, so that
the rest of the page can be shown as tail, in page order.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence

import trafilatura
from lxml import etree, html
from readability import Document

from briefbench.intake.html_tree import parse_html
from briefbench.intake.other_stories import first_other, is_clutter, is_preface
from briefbench.intake.page_blocks import PageBlock, page_blocks
from briefbench.model.drafts import BlockDraft
from briefbench.model.kinds import BlockKind

LITTLE = 0.5
"""Where the precise mode gives less than this part of the default mode's words, that one is
right."""

FEW_WORDS = 40
"""Fewer words than this are asked for again of the next extractor."""

_KINDS = {
    "head": BlockKind.HEADING,
    "item": BlockKind.ENTRY,
    "quote": BlockKind.QUOTE,
    "p": BlockKind.PARAGRAPH,
}
_LINKED = 0.66
MOST_KEPT = 0.75
"""Part of the proposed words that must be left when the page's order cuts them."""


def article_blocks(root: html.HtmlElement, title: str) -> tuple[BlockDraft, ...]:
    """Return the page's text as blocks, those of the article and those of the tail.

    Empty when no extractor finds an article.
    """
    proposed = _proposed(root)
    if not proposed:
        return ()
    page = [block for block in page_blocks(root) if not _is_menu(block)]
    own = _within_article(_without_title(proposed, title), page, title)
    return _merged(_without_preface(_without_other_stories(own, page)), page, title)


def _proposed(root: html.HtmlElement) -> list[BlockDraft]:
    precise = _trafilatura(root, precise=True)
    found = _words(precise)
    if found >= FEW_WORDS * 4:
        return precise
    usual = _trafilatura(root, precise=False)
    if found < FEW_WORDS or found < LITTLE * _words(usual):
        precise = usual
    if _words(precise) < FEW_WORDS:
        other = _readability(root)
        if _words(other) > _words(precise) * 1.5:
            return other
    return precise


def _trafilatura(root: html.HtmlElement, *, precise: bool) -> list[BlockDraft]:
    try:
        document = trafilatura.bare_extraction(
            copy.deepcopy(root),
            favor_precision=precise,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, etree.LxmlError):
        return []
    body = getattr(document, "body", None)
    return list(_blocks_of(body)) if body is not None else []


def _blocks_of(body: etree._Element) -> Iterable[BlockDraft]:
    """Give the blocks of trafilatura's own tree; rows of tables are paragraphs."""
    for element in body.iter("p", "head", "item", "quote", "row", "ab", "code", "lb"):
        if element.tag == "lb" or any(
            parent.tag in {"p", "item", "quote", "row"} for parent in element.iterancestors()
        ):
            continue
        for text in _texts(element):
            yield BlockDraft(_KINDS.get(str(element.tag), BlockKind.PARAGRAPH), text)


def _texts(element: etree._Element) -> list[str]:
    words: list[str] = []
    for part in element.iter():
        if part is not element and part.tag in {"p", "item", "lb", "head", "row"}:
            words.append("\n")
        if part is not element and part.tag == "cell":
            words.append(" ")
        words.append(part.text or "")
        if part is not element:
            words.append(part.tail or "")
    lines = "".join(words).split("\n")
    return [text for line in lines if (text := " ".join(line.split()))]


def _readability(root: html.HtmlElement) -> list[BlockDraft]:
    try:
        summary = Document(etree.tostring(root, encoding="unicode", method="html")).summary()
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return []
    tree = parse_html(summary)
    blocks = page_blocks(tree) if tree is not None else []
    return [BlockDraft(block.kind, block.text) for block in blocks if block.links < _LINKED]


def _without_title(blocks: Sequence[BlockDraft], title: str) -> list[BlockDraft]:
    """Leave out the headline where it opens the text again."""
    plain = _fold(title)
    return [
        block
        for place, block in enumerate(blocks)
        if not (place < 3 and plain and _fold(block.text) == plain)
    ]


def _within_article(
    blocks: Sequence[BlockDraft], page: Sequence[PageBlock], title: str
) -> list[BlockDraft]:
    """Leave out what stands before the headline or behind the page's first other story.

    Where that would be much of the text, the headline or the heading is not what it seems (a box
    in the middle of the article), and nothing is left out.
    """
    texts = [block.text for block in page]
    folded = [_fold(text) for text in texts]
    plain = _fold(title)
    start = folded.index(plain) if plain in folded else 0
    end = start + first_other(texts[start:], [block.links >= _LINKED for block in page[start:]])
    places = _places(blocks, folded)
    kept = list(blocks)
    for low, high in ((start, len(texts)), (0, end)):
        inside = [b for b in kept if places[id(b)] < 0 or low <= places[id(b)] < high]
        if _words(inside) >= MOST_KEPT * _words(kept):
            kept = inside
    return kept


def _places(blocks: Sequence[BlockDraft], folded: Sequence[str]) -> dict[int, int]:
    """Return where each block stands on the page, -1 for what is not found again."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(folded):
        found.setdefault(text, []).append(place)
    places: dict[int, int] = {}
    last = -1
    for block in blocks:
        several = found.get(_fold(block.text), [])
        here = next((place for place in several if place > last), several[0] if several else -1)
        places[id(block)] = here
        last = max(last, here)
    return places


def _without_preface(blocks: Sequence[BlockDraft]) -> list[BlockDraft]:
    """Leave out the section, the date or the author that stand before the first sentence."""
    first = 0
    while first < len(blocks) - 1 and first < 4 and is_preface(blocks[first].text):
        first += 1
    return list(blocks[first:])


def _without_other_stories(
    blocks: Sequence[BlockDraft], page: Sequence[PageBlock]
) -> list[BlockDraft]:
    links = {_fold(block.text) for block in page if block.links >= _LINKED}
    texts = [block.text for block in blocks]
    cut = first_other(texts, [_fold(text) in links for text in texts])
    kept = [block for block in blocks[:cut] if not is_clutter(block.text)]
    while kept and kept[-1].kind is BlockKind.HEADING:
        kept.pop()
    return kept or list(blocks[:cut])


def _merged(
    own: Sequence[BlockDraft], page: Sequence[PageBlock], title: str
) -> tuple[BlockDraft, ...]:
    """Put the article's blocks and the page's others together, in page order."""
    places: dict[str, list[int]] = {}
    for place, draft in enumerate(own):
        places.setdefault(_fold(draft.text), []).append(place)
    whole = " ".join(_fold(draft.text) for draft in own)
    merged: list[BlockDraft] = []
    done = 0
    for block in page:
        plain = _fold(block.text)
        here = places.get(plain, [])
        while here and here[0] < done:
            here.pop(0)
        if here:
            merged.extend(own[done : here[0] + 1])
            done = here[0] + 1
        elif plain and plain not in whole and plain != _fold(title):
            merged.append(BlockDraft(block.kind, block.text, tail=True))
    merged.extend(own[done:])
    return tuple(merged)


def _is_menu(block: PageBlock) -> bool:
    """Tell the page's menus and buttons, which nobody asks for, from text."""
    few = len(block.text.split()) < 4
    return (block.navigation and block.links >= _LINKED) or (few and block.links >= _LINKED)


def _words(blocks: Iterable[BlockDraft]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
