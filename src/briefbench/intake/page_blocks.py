"""A page's text cut into blocks in page order, as a browser would set them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from briefbench.model.kinds import BlockKind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del"),
        *("dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt"),
        *("ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"),
        *("u", "var", "wbr"),
    )
)
_KINDS = {
    "li": BlockKind.ENTRY,
    "dd": BlockKind.ENTRY,
    "dt": BlockKind.ENTRY,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}

MOST = 20_000
"""Blocks of a page that are looked at; a longer page is no article."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block: its text with white space folded, and the part of it that is links, 0.0-1.0."""

    kind: BlockKind
    text: str
    links: float
    navigation: bool  # in a menu, header or footer of the page


def page_blocks(root: html.HtmlElement) -> list[PageBlock]:
    """Return all blocks with text, in page order."""
    blocks: list[PageBlock] = []
    body = root.find("body")
    for block in _Walk().blocks(body if body is not None else root):
        blocks.append(block)
        if len(blocks) == MOST:
            break
    return blocks


class _Walk:
    """Walks the tree without recursion: pages may nest thousands deep."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._linked = 0
        self._kind = BlockKind.PARAGRAPH

    def blocks(self, root: html.HtmlElement) -> Iterator[PageBlock]:
        kinds = [BlockKind.PARAGRAPH]
        links = menus = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "comment" or not isinstance(element.tag, str):
                self._take(element.tail, linked=links > 0)
                continue
            tag = element.tag
            block = tag not in _INLINE
            menu = tag in {"nav", "footer", "menu"}
            if event == "start":
                if block:
                    yield from self._finish(kinds[-1], menus)
                    kinds.append(_kind(tag, kinds[-1]))
                links += tag == "a"
                menus += menu
                self._take(" " if tag == "br" else "", linked=False)
                self._take(element.text, linked=links > 0)
            else:
                if block:
                    yield from self._finish(kinds.pop(), menus)
                links -= tag == "a"
                menus -= menu
                if element is not root:
                    self._take(element.tail, linked=links > 0)
        yield from self._finish(BlockKind.PARAGRAPH, menus)

    def _take(self, text: str | None, *, linked: bool) -> None:
        if text:
            self._words.append(text)
            self._linked += len("".join(text.split())) if linked else 0

    def _finish(self, kind: BlockKind, menus: int) -> Iterator[PageBlock]:
        text = " ".join("".join(self._words).split())
        if text:
            signs = max(1, len(text.replace(" ", "")))
            yield PageBlock(kind, text, min(1.0, self._linked / signs), menus > 0)
        self._words.clear()
        self._linked = 0


def _kind(tag: str, above: BlockKind) -> BlockKind:
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag in _KINDS:
        return _KINDS[tag]
    return above if above is not BlockKind.HEADING else BlockKind.PARAGRAPH
