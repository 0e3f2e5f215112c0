"""OpenDocument texts (ODT), as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.documents.draft import About, article_of
from briefbench.intake.documents.package import Package, attribute, child, local, texts_of
from briefbench.intake.documents.tables import row_blocks
from briefbench.model.drafts import ArticleDraft, BlockDraft
from briefbench.model.kinds import BlockKind, Format

_INDEXES = frozenset(
    ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "bibliography")
)
_NOT_READ = frozenset(
    ("tracked-changes", "annotation", "forms", "sequence-decls", "index-title-template")
)
_AROUND = frozenset({"section", "text-box", "index-body", "index-title", "frame", "g", "text"})


@dataclass(slots=True)
class _Reading:
    """What is met on the way: notes, text boxes, the words marked as title."""

    parents: dict[str, str]
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    title: str = ""


def read_odt(content: bytes, name: str) -> ArticleDraft:
    """Return the article of an OpenDocument text.

    Raises:
        UnreadablePage: It is encrypted, damaged, or has no text.

    """
    with Package(content, name) as package:
        _refuse_locked(package, name)
        root = package.xml("content.xml")
        meta = package.xml("meta.xml")
    text = child(root, "body", "text")
    if root is None or text is None:
        raise package.damaged()
    reading = _Reading(_parents(root))
    blocks = list(_blocks(text, reading, BlockKind.PARAGRAPH))
    blocks += [
        BlockDraft(BlockKind.PARAGRAPH, f"{number} {note}", tail=True)
        for number, note in enumerate(reading.notes, 1)
    ]
    title, made = texts_of(meta, "title"), texts_of(meta, "creation-date")
    about = About(
        title=title[0] if title else "",
        authors=tuple(texts_of(meta, "initial-creator") or texts_of(meta, "creator")),
        made=made[0] if made else "",
    )
    return article_of(blocks, about, reading.title, name, Format.ODT)


def _refuse_locked(package: Package, name: str) -> None:
    manifest = package.part("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise UnreadablePage(
            tr("{name} is protected by a password.").format(name=name),
            tr("Open it with its password and save it without one."),
            "encrypted",
        )


def _parents(root: etree._Element) -> dict[str, str]:
    """Return the named style behind each style that the document made up itself."""
    styles = child(root, "automatic-styles")
    if styles is None:
        return {}
    return {attribute(e, "name"): attribute(e, "parent-style-name") for e in styles}


def _blocks(
    parent: etree._Element, reading: _Reading, kind: BlockKind, *, tail: bool = False
) -> Iterator[BlockDraft]:
    for element in parent:
        name = local(element)
        if name in {"p", "h"}:
            yield from _paragraph(element, reading, kind, tail=tail)
        elif name == "list":
            for entry in element:
                yield from _blocks(entry, reading, BlockKind.ENTRY, tail=tail)
        elif name == "table":
            yield from row_blocks(list(_rows(element, reading)))
        elif name in _INDEXES:
            yield from _blocks(element, reading, kind, tail=True)
        elif name in _AROUND:
            yield from _blocks(element, reading, kind, tail=tail)


def _paragraph(
    element: etree._Element, reading: _Reading, kind: BlockKind, *, tail: bool
) -> Iterator[BlockDraft]:
    words: list[str] = []
    before = len(reading.boxes)
    _words(element, words, reading)
    text = " ".join("".join(words).split())
    given = attribute(element, "style-name")
    style = (reading.parents.get(given) or given).lower()
    if local(element) == "h" or style in {"title", "subtitle"}:
        kind = BlockKind.HEADING
    elif style.startswith("quot"):
        kind = BlockKind.QUOTE
    if text:
        if style == "title" and not reading.title:
            reading.title = text
        yield BlockDraft(kind, text, tail=tail)
    boxes = reading.boxes[before:]
    del reading.boxes[before:]
    for box in boxes:
        yield from _blocks(box, reading, BlockKind.PARAGRAPH, tail=tail)


def _words(element: etree._Element, words: list[str], reading: _Reading) -> None:
    words.append(element.text or "")
    for part in element:
        name = local(part)
        if name in {"s", "tab", "line-break"}:
            words.append(" ")
        elif name == "note":
            note: list[str] = []
            for body in part:
                if local(body) == "note-body":
                    for paragraph in body:
                        _words(paragraph, note, reading)
                        note.append(" ")
            reading.notes.append(" ".join("".join(note).split()))
        elif name in {"frame", "text-box"}:
            reading.boxes.append(part)
        elif name and name not in _NOT_READ:
            _words(part, words, reading)
        words.append(part.tail or "")


def _rows(table: etree._Element, reading: _Reading) -> Iterator[list[list[BlockDraft]]]:
    for element in table:
        name = local(element)
        if name == "table-row":
            yield [
                list(_blocks(cell, reading, BlockKind.PARAGRAPH))
                for cell in element
                if local(cell) == "table-cell"
            ]
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element, reading)
