"""Books and magazines (EPUB): one article, or one for each chapter where there is much text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.members import Names
from briefbench.intake.decoding import decode
from briefbench.intake.documents.draft import About, article_of
from briefbench.intake.documents.package import Package, attribute, child, local, texts_of
from briefbench.intake.documents.properties import believable_title
from briefbench.intake.html_tree import drop_unread, parse_html, text_of
from briefbench.intake.page_blocks import page_blocks
from briefbench.model.drafts import ArticleDraft, BlockDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

LONG = 12_000
"""Words of a book that is read by chapters: an hour's reading, more than any report in the list."""

CHAPTER = 60
"""Words of a chapter at least; a page with the title alone goes with the next."""

MOST_DOCUMENTS = 5000
MOST_WORDS = 2_000_000

LINKED = 0.6
"""Part of the words of a page that are links from which on it is a table of contents."""

_HTML = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "")


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A document of the book: its stored name and its blocks."""

    stored: str
    blocks: tuple[BlockDraft, ...]

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks if not block.tail)


def read_epub(content: bytes, name: str) -> Iterator[Found]:
    """Give the article of a book, or one for each chapter of a long one.

    Raises:
        UnreadablePage: It is protected, damaged, or has no text.

    """
    with Package(content, name) as package:
        _refuse_locked(package, name)
        place = _package_place(package)
        root = package.xml(place)
        if root is None:
            raise package.damaged()
        about, publisher = _about(root)
        chapters = list(_chapters(package, root, posixpath.dirname(place)))
    book = believable_title(about.title)
    if sum(chapter.words for chapter in chapters) <= LONG:
        blocks = [block for chapter in chapters for block in chapter.blocks]
        draft = article_of(blocks, about, book, name, Format.EPUB)
        yield None, replace(draft, source=SourceDraft(publisher))
        return
    names = Names()
    for chapter in _with_front(chapters):
        yield names.name(chapter.stored), _chapter_article(chapter, about, publisher or book, name)


def _chapter_article(
    chapter: _Chapter, about: About, source: str, name: str
) -> ArticleDraft | UnreadablePage:
    try:
        draft = article_of(
            chapter.blocks, replace(about, title=""), "", f"{name}: {chapter.stored}", Format.EPUB
        )
    except UnreadablePage as error:
        return error
    return replace(draft, source=SourceDraft(source))


def _with_front(chapters: list[_Chapter]) -> Iterator[_Chapter]:
    """Give the chapters, pages of few words as tail of the one behind them."""
    front: list[BlockDraft] = []
    for chapter in chapters:
        if chapter.words < CHAPTER:
            front += [replace(block, tail=True) for block in chapter.blocks]
            continue
        yield replace(chapter, blocks=(*front, *chapter.blocks))
        front = []


def _refuse_locked(package: Package, name: str) -> None:
    """Refuse a book whose text is encrypted; that its fonts are does not matter."""
    root = package.xml("META-INF/encryption.xml")
    if root is None:
        return
    locked = [attribute(e, "URI").lower() for e in root.iter() if local(e) == "CipherReference"]
    if any(uri.endswith((".xhtml", ".html", ".htm", ".xml")) for uri in locked):
        raise UnreadablePage(
            tr("{name} is protected by its seller.").format(name=name),
            tr("Copy the passages you need out of a reading program."),
            "encrypted",
        )


def _package_place(package: Package) -> str:
    """Return the stored name of the book's list of contents (OPF)."""
    root = package.xml("META-INF/container.xml")
    for element in root.iter() if root is not None else ():
        if local(element) == "rootfile" and attribute(element, "full-path") in package.names:
            return attribute(element, "full-path")
    found = next((name for name in sorted(package.names) if name.endswith(".opf")), "")
    if not found:
        raise package.damaged()
    return found


def _about(root: etree._Element) -> tuple[About, str]:
    """Return what the book says of itself, and its publisher."""
    metadata = child(root, "metadata")
    dates = [
        "".join(map(str, element.itertext())).strip()
        for element in (metadata.iter() if metadata is not None else ())
        if local(element) == "date" and attribute(element, "event") in {"", "publication"}
    ]
    titles, publishers = texts_of(metadata, "title"), texts_of(metadata, "publisher")
    about = About(
        title=titles[0] if titles else "",
        authors=tuple(texts_of(metadata, "creator")),
        made=dates[0] if dates else "",
    )
    return about, publishers[0] if publishers else ""


def _chapters(package: Package, root: etree._Element, folder: str) -> Iterator[_Chapter]:
    """Give the documents in the order in which the book is read."""
    manifest, spine = child(root, "manifest"), child(root, "spine")
    if manifest is None or spine is None:
        raise package.damaged()
    items = {attribute(item, "id"): item for item in manifest if local(item) == "item"}
    words = 0
    seen: set[str] = set()
    for number, reference in enumerate(spine):
        item = items.get(attribute(reference, "idref"))
        if number > MOST_DOCUMENTS or words > MOST_WORDS:
            return
        if item is None or attribute(item, "media-type") not in _HTML:
            continue
        stored = posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href"))))
        content = None if stored in seen else package.part(stored)
        seen.add(stored)
        if content is not None:
            nav = "nav" in attribute(item, "properties").split()
            chapter = _Chapter(stored, tuple(_document_blocks(content, tail=nav)))
            words += chapter.words
            yield chapter


def _document_blocks(content: bytes, *, tail: bool) -> Iterator[BlockDraft]:
    root = parse_html(decode(content))
    if root is None:
        return
    drop_unread(root)
    blocks = page_blocks(root)
    total = sum(len(block.text) for block in blocks)
    linked = sum(len(text_of(link)) for link in root.iter("a") if link.get("href"))
    contents = total > 0 and linked >= LINKED * total
    for block in blocks:
        aside = tail or contents or block.kind is BlockKind.CAPTION
        yield BlockDraft(block.kind, block.text, tail=aside)
