"""Which of a page's blocks are the article, and which are the rest of the page.

The blocks' own signs decide (``block_chances``), then what they are about (``other_stories``). Only
where that leaves next to nothing are other extractors asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from briefbench.intake.block_chances import chances
from briefbench.intake.boxes import Box
from briefbench.intake.lines import fold, words_in
from briefbench.intake.other_stories import own_passages
from briefbench.intake.page_blocks import PageBlock, page_blocks
from briefbench.intake.passages import LIKELY, Passage, is_clutter, is_preface, leads_on
from briefbench.intake.second_opinion import texts_of_others
from briefbench.model.drafts import BlockDraft
from briefbench.model.kinds import BlockKind

FEW_WORDS = 40
"""With fewer words than this others are asked."""

_LINKED, _HALF = 0.66, 0.5
_TEASER, _HEADLINE = 60, 4
_MOST = 0.4  # part of the words that must stand behind the headline


def article_blocks(root: html.HtmlElement, title: str) -> tuple[BlockDraft, ...]:
    """Return the page's text as blocks in page order, those of the article and those of the tail.

    Menus are left out. Empty when there is no article.
    """
    page = page_blocks(root)
    if not page:
        return ()
    likely = chances(page, title)
    own = _own(page, likely, title)
    if _words(page, own) < FEW_WORDS:
        own = _by_others(root, page) or own
    if not any(own):
        return ()
    return tuple(
        BlockDraft(block.kind, block.text, tail=not kept)
        for block, kept in zip(page, own, strict=True)
        if kept or not _is_menu(block, title)
    )


def _own(page: Sequence[PageBlock], likely: Sequence[float], title: str) -> list[bool]:
    own = [chance >= LIKELY for chance in likely]
    headline = fold(title)
    for place, block in enumerate(page):
        own[place] &= block.kind is not BlockKind.CAPTION and not is_clutter(block.text)
        own[place] &= not (block.links >= _HALF and leads_on(block.text))
        own[place] &= not _is_headline(fold(block.text), headline)
    _from_headline(page, own, headline)
    places = [place for place, kept in enumerate(own) if kept]
    if not places:
        return own
    between = range(places[0], places[-1] + 1)
    passages = [
        Passage(
            page[n].text,
            page[n].kind is BlockKind.HEADING,
            _is_link(page[n]),
            likely[n],
            id(page[n].box.parent),
            hash((page[n].box.tag, page[n].box.own)),
        )
        for n in between
    ]
    for place, kept in zip(between, own_passages(passages, title), strict=True):
        own[place] &= kept
    _tidy(page, own)
    return own


def _is_headline(plain: str, headline: str) -> bool:
    """Say whether a folded text is the headline, or that without the outlet's name."""
    return plain == headline or (plain in headline and len(plain) > len(headline) * _HALF)


def _from_headline(page: Sequence[PageBlock], own: list[bool], headline: str) -> None:
    """Leave out what stands before the page's headline, unless that is most of it."""
    tops = (n for n, block in enumerate(page) if block.box.tag == "h1")
    start = next((n for n in tops if headline and fold(page[n].text) == headline), -1)
    behind = [kept and place > start for place, kept in enumerate(own)]
    if _words(page, behind) >= _MOST * _words(page, own):
        own[:] = behind


def _tidy(page: Sequence[PageBlock], own: list[bool]) -> None:
    """Leave out what stands before the first sentence, and headings with nothing behind them."""
    places = [place for place, kept in enumerate(own) if kept]
    for place in places[:4]:
        if place == places[-1] or not is_preface(page[place].text):
            break
        own[place] = False
    for place in reversed(places):
        if page[place].kind is not BlockKind.HEADING:
            break
        own[place] = False


def _is_link(block: PageBlock) -> bool:
    """Say whether a block is a link, or a teaser that a headline opens as link."""
    if block.links >= _LINKED:
        return True
    words = words_in(block.text)
    return block.opens_linked and words <= _TEASER and block.links * words >= _HEADLINE


def _by_others(root: html.HtmlElement, page: Sequence[PageBlock]) -> list[bool]:
    """Return what another extractor would keep, by finding its text among the blocks."""
    for text in texts_of_others(root):
        found = fold(text)
        own = [len(plain := fold(block.text)) >= 4 and plain in found for block in page]
        if _words(page, own) >= FEW_WORDS // 4:
            return own
    return []


def _words(page: Sequence[PageBlock], own: Sequence[bool]) -> int:
    return sum(words_in(block.text) for block, kept in zip(page, own, strict=True) if kept)


def _is_menu(block: PageBlock, title: str) -> bool:
    """Tell the page's menus and buttons, which nobody asks for, from text."""
    few = words_in(block.text) < 4
    linked = block.links >= _LINKED
    unseen = bool(block.box.around & (Box.HIDDEN | Box.SIGNUP)) and words_in(block.text) < 60
    return (block.navigation and linked) or (few and linked) or unseen or block.text == title
