"""A page's text cut into blocks in page order, as a browser would set them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from briefbench.intake.boxes import Box, box_of
from briefbench.model.kinds import BlockKind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del"),
        *("dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q"),
        *("rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr"),
    )
)
_BOLD = frozenset({"b", "strong"})
_SILENT = frozenset({"select", "textarea", "button", "title", "datalist", "audio", "video"})
_KINDS = {
    "li": BlockKind.ENTRY,
    "dd": BlockKind.ENTRY,
    "dt": BlockKind.ENTRY,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_CELL = 200
"""Code points of a table's cell that is read as part of its row; a longer one is a block."""

MOST = 20_000
"""Blocks of a page that are looked at; a longer page is no article."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block: its text with white space folded, and where and how it stands on the page.

    ``links`` and ``bold`` are the parts of its letters that are links or bold, 0.0-1.0;
    ``opens_linked`` says whether its first words are a link; ``box`` is the nearest element around
    it that is no part of a line.
    """

    kind: BlockKind
    text: str
    links: float
    bold: float
    opens_linked: bool
    box: Box

    @property
    def navigation(self) -> bool:
        """Whether it stands in a menu or the footer of the page."""
        return bool(self.box.around & Box.MENU_TAG)


def page_blocks(root: html.HtmlElement) -> list[PageBlock]:
    """Return all blocks with text, in page order."""
    blocks: list[PageBlock] = []
    body = root.find("body")
    for block in _Walk().blocks(body if body is not None else root):
        blocks.append(block)
        if len(blocks) == MOST:
            break
    return blocks


@dataclass(slots=True)
class _Walk:
    """Walks the tree without recursion: pages may nest thousands deep."""

    words: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    breaks: int = 0
    begun: bool = False
    opened: bool = False  # its first words are a link

    def blocks(self, root: html.HtmlElement) -> Iterator[PageBlock]:
        boxes = [box_of(root, None)]
        kinds = [BlockKind.PARAGRAPH]
        links = strong = silent = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            tag = element.tag
            if event == "comment" or not isinstance(tag, str):
                self.take(element.tail, links, strong, silent)
                continue
            start = event == "start"
            step = 1 if start else -1
            if tag in _INLINE or (tag in {"td", "th"} and _is_small(element)):
                links += step * (tag == "a" and _leads_away(element))
                strong += step * (tag in _BOLD)
                if start and tag == "br":
                    self.breaks += 1
                    if self.breaks == 2:
                        yield from self.finish(kinds[-1], boxes[-1])
                    self.words.append(" ")
                elif tag in {"td", "th"}:
                    self.words.append(" ")
            elif element is not root:
                yield from self.finish(kinds[-1], boxes[-1])
                silent += step * (tag in _SILENT)
                if start:
                    boxes.append(box_of(element, boxes[-1]))
                    kinds.append(_kind(tag, kinds[-1]))
                else:
                    boxes.pop()
                    kinds.pop()
            if start:
                self.take(element.text, links, strong, silent)
            elif element is not root:
                self.take(element.tail, links, strong, silent)
        yield from self.finish(BlockKind.PARAGRAPH, boxes[0])

    def take(self, text: str | None, links: int, strong: int, silent: int) -> None:
        """Add some of a line's words."""
        if not text or silent:
            return
        self.words.append(text)
        if text.isspace():
            return
        if not self.begun:
            self.begun, self.opened = True, links > 0
        self.breaks = 0
        if links or strong:
            signs = len("".join(text.split()))
            self.linked += signs if links else 0
            self.bold += signs if strong else 0

    def finish(self, kind: BlockKind, box: Box) -> Iterator[PageBlock]:
        """Give the block that ends here, if it has any text."""
        text = " ".join("".join(self.words).split())
        if text:
            signs = len(text.replace(" ", "")) or 1
            if kind is BlockKind.PARAGRAPH and _is_pulled(box):
                kind = BlockKind.QUOTE
            links, bold = min(1.0, self.linked / signs), min(1.0, self.bold / signs)
            yield PageBlock(kind, text, links, bold, self.opened, box)
        self.words.clear()
        self.linked = self.bold = self.breaks = 0
        self.begun = self.opened = False


def _is_pulled(box: Box) -> bool:
    """Say whether a box, or the one about it, is named as a pull-quote."""
    return bool((box.own | (box.parent.own if box.parent else 0)) & Box.QUOTE)


def _leads_away(link: html.HtmlElement) -> bool:
    """Say whether a link leads elsewhere than to a place on a page, as those of headings do."""
    _, sign, place = (link.get("href") or "#_").partition("#")
    return not (sign and place)


def _kind(tag: str, above: BlockKind) -> BlockKind:
    if tag in HEADINGS:
        return BlockKind.HEADING
    if tag in _KINDS:
        return _KINDS[tag]
    return above if above is not BlockKind.HEADING else BlockKind.PARAGRAPH


def _is_small(cell: html.HtmlElement) -> bool:
    """Say whether a cell is only words of its row: short, and without blocks of its own."""
    signs = 0
    for part in cell.iter():
        if part is not cell and isinstance(part.tag, str) and part.tag not in _INLINE:
            return False
        signs += len(part.text or "") + (len(part.tail or "") if part is not cell else 0)
        if signs > _CELL:
            return False
    return True
