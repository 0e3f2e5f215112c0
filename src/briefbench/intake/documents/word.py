"""Word documents (DOCX), read from their XML.

python-docx leaves out what stands in content controls and what was inserted while changes were
tracked; of both, documents of ministries are full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefbench.intake.documents.draft import About, article_of
from briefbench.intake.documents.package import Package, attribute, child, local, texts_of
from briefbench.intake.documents.tables import row_blocks
from briefbench.model.drafts import ArticleDraft, BlockDraft
from briefbench.model.kinds import BlockKind, Format

MAIN = "word/document.xml"

_INSIDE = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice", "body", "dir", "bdo")
)
"""Elements around blocks or runs that do not matter; what was deleted or moved away is not read."""

_GONE = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback", "sdtPr"})
_HEADING = re.compile(r"heading(?: \d)?$|title$|subtitle$")
_OUTLINE_NONE = "9"  # the level of body text


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph's look: the kind of its block, and whether it is left to the tail."""

    kind: BlockKind = BlockKind.PARAGRAPH
    tail: bool = False
    title: bool = False


@dataclass(slots=True)
class _Reading:
    """What is met on the way through the text: notes by number, the words marked as title."""

    styles: dict[str, _Style]
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    title: str = ""


def read_docx(content: bytes, name: str) -> ArticleDraft:
    """Return the article of a Word document.

    Raises:
        UnreadablePage: It is damaged or has no text.

    """
    with Package(content, name) as package:
        root = package.xml(_main(package.names))
        if root is None:
            raise package.damaged()
        reading = _Reading(_styles(package.xml("word/styles.xml")))
        blocks = list(_blocks(root, reading))
        for kind, stored in (("footnote", "footnotes"), ("endnote", "endnotes")):
            blocks.extend(_notes(package.xml(f"word/{stored}.xml"), kind, reading))
        core = package.xml("docProps/core.xml")
    title, made = texts_of(core, "title"), texts_of(core, "created")
    about = About(
        title=title[0] if title else "",
        authors=tuple(texts_of(core, "creator")),
        made=made[0] if made else "",
    )
    return article_of(blocks, about, reading.title, name, Format.DOCX)


def _main(names: frozenset[str]) -> str:
    """Return the name of the part with the text; some programs number it."""
    if MAIN in names:
        return MAIN
    return next((n for n in sorted(names) if re.fullmatch(r"word/document\d*\.xml", n)), "")


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """Return the styles by id; one takes after the style it is based on."""
    if root is None:
        return {}
    found = {attribute(e, "styleId"): e for e in root if local(e) == "style"}
    styles = {}
    for id_ in found:
        look, next_id = _Style(), id_
        for _ in range(12):
            element = found.get(next_id)
            if element is None or look != _Style():
                break
            look = _style(element)
            based = child(element, "basedOn")
            next_id = attribute(based, "val") if based is not None else ""
        styles[id_] = look
    return styles


def _style(element: etree._Element) -> _Style:
    named = child(element, "name")
    name = attribute(named, "val").lower() if named is not None else ""
    outline = child(element, "pPr", "outlineLvl")
    if name == "title":
        return _Style(BlockKind.HEADING, title=True)
    if name.startswith(("toc ", "table of")):
        return _Style(tail=True)
    if name == "caption":
        return _Style(BlockKind.CAPTION, tail=True)
    if "quote" in name:
        return _Style(BlockKind.QUOTE)
    if _HEADING.match(name) or (outline is not None and attribute(outline, "val") < _OUTLINE_NONE):
        return _Style(BlockKind.HEADING)
    if name.startswith("list") or child(element, "pPr", "numPr") is not None:
        return _Style(BlockKind.ENTRY)
    return _Style()


def _blocks(parent: etree._Element, reading: _Reading) -> Iterator[BlockDraft]:
    for element in parent:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, reading)
        elif name == "tbl":
            yield from _table(element, reading)
        elif name in _INSIDE or name == "AlternateContent":
            yield from _blocks(element, reading)


def _paragraph(element: etree._Element, reading: _Reading) -> Iterator[BlockDraft]:
    """Give the paragraph's block, then those of the text boxes that are tied to it."""
    words: list[str] = []
    before = len(reading.boxes)
    _words(element, words, reading)
    text = " ".join("".join(words).split())
    style = _look(element, reading)
    if text:
        if style.title and not reading.title:
            reading.title = text
        yield BlockDraft(style.kind, text, tail=style.tail)
    boxes = reading.boxes[before:]
    del reading.boxes[before:]
    for box in boxes:
        yield from _blocks(box, reading)


def _look(element: etree._Element, reading: _Reading) -> _Style:
    named = child(element, "pPr", "pStyle")
    style = reading.styles.get(attribute(named, "val"), _Style()) if named is not None else _Style()
    outline = child(element, "pPr", "outlineLvl")
    if outline is not None and attribute(outline, "val") < _OUTLINE_NONE:
        return _Style(BlockKind.HEADING)
    number = child(element, "pPr", "numPr", "numId")
    if style == _Style() and number is not None and attribute(number, "val") != "0":
        return _Style(BlockKind.ENTRY)
    return style


def _words(element: etree._Element, words: list[str], reading: _Reading) -> None:
    """Collect the words of a paragraph or run, in order."""
    for part in element:
        name = local(part)
        if name == "t":
            words.append((part.text or "") + "".join(one.tail or "" for one in part))
        elif name in {"tab", "br", "cr", "ptab"}:
            words.append(" ")
        elif name == "noBreakHyphen":
            words.append("-")
        elif name in {"footnoteReference", "endnoteReference"}:
            reading.notes.append((name.removesuffix("Reference"), attribute(part, "id")))
        elif name == "txbxContent":
            reading.boxes.append(part)
        elif name == "r" and _is_hidden(part):
            continue
        elif name not in _GONE:
            _words(part, words, reading)


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _table(element: etree._Element, reading: _Reading) -> Iterator[BlockDraft]:
    rows = []
    for row in _inner(element, "tr"):
        cells = [list(_blocks(cell, reading)) for cell in _inner(row, "tc")]
        rows.append(cells)
    yield from row_blocks(rows)


def _inner(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, content controls looked through."""
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in _INSIDE:
            yield from _inner(part, name)


def _notes(root: etree._Element | None, kind: str, reading: _Reading) -> Iterator[BlockDraft]:
    """Give the notes of one kind that the text refers to, in its order."""
    if root is None:
        return
    found = {attribute(e, "id"): e for e in root if local(e) == kind}
    number = 0
    for own, id_ in list(reading.notes):
        note = found.get(id_) if own == kind else None
        if note is not None:
            number += 1
            text = " ".join(block.text for block in _blocks(note, reading))
            yield BlockDraft(BlockKind.PARAGRAPH, f"{number} {text}".strip(), tail=True)
