"""The article of a PDF: its text in the order of reading, headline, authors, date, address."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

import pypdfium2

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.addresses import host_of
from briefbench.intake.dates import address_date
from briefbench.intake.documents.draft import first_words
from briefbench.intake.documents.pdf_file import opened_pdf
from briefbench.intake.documents.pdf_layout import lines_of
from briefbench.intake.documents.pdf_paragraphs import LARGER, Paragraph, paragraphs_of
from briefbench.intake.documents.pdf_pieces import PagePieces, page_pieces
from briefbench.intake.documents.pdf_running import without_running
from briefbench.intake.documents.properties import (
    believable_authors,
    believable_title,
    pdf_date,
    written_date,
)
from briefbench.intake.lines import fold
from briefbench.model.drafts import ArticleDraft, BlockDraft, DateDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format, Origin

MOST_PAGES = 2000
MOST_CHARACTERS = 1_000_000
"""Pages and characters of a document that are read; the text of what is longer is an excerpt."""

SECONDS = 4.0
"""Time after which no further page is read: half of what a worker has for a file, which must do
for countries and quotes, too. Some 300 pages are read in it."""

FEWEST_LETTERS = 20
"""Letters a page; scanned pages have none, or a stamp."""

LONGEST_HEADLINE = 220
"""Code points; larger letters than the text's in a longer stretch are a lead."""

_BROWSER = re.compile(
    r"mozilla|chrom(?:e|ium)|safari|firefox|headless|wkhtmltopdf|edge|webkit|qtwebengine|skia/pdf",
    re.IGNORECASE,
)
_KNOWN = ("Title", "Author", "Creator", "Producer", "CreationDate")


@dataclass(frozen=True, slots=True)
class _Document:
    """What PDFium gives of a file; ``count`` is the number of all its pages."""

    pages: list[PagePieces]
    count: int
    known: dict[str, str]


def read_pdf(content: bytes, name: str) -> ArticleDraft:
    """Return the article of a PDF.

    A document with more than ``MOST_PAGES`` pages, or that takes longer than ``SECONDS``, is read
    as far as that goes and marked as excerpt.

    Raises:
        UnreadablePage: It is encrypted or damaged, or its pages are pictures without text.

    """
    started = time.monotonic()
    document = _document(content, name, started)
    body = without_running(document.pages)
    lines, read = [], 0
    for pieces in body.pages:
        if time.monotonic() - started > 1.2 * SECONDS:
            break
        lines.append(lines_of(pieces))
        read += 1
    paragraphs = paragraphs_of(lines, [page.height for page in document.pages])
    letters = sum(sign.isalpha() for p in paragraphs for sign in p.text)
    if letters < FEWEST_LETTERS:
        raise UnreadablePage(
            tr("{name} has no text: its pages are pictures.").format(name=name),
            tr("Have its text recognised (OCR) by a scanning program, then drop it again."),
            "empty",
        )
    return _draft(document, paragraphs, body.address, name, whole=read == document.count)


def _document(content: bytes, name: str, started: float) -> _Document:
    pages: list[PagePieces] = []
    characters = 0
    with opened_pdf(content, name) as pdf:
        known = _metadata(pdf)
        count = len(pdf)
        for number in range(min(count, MOST_PAGES)):
            try:
                page = pdf[number]
                pages.append(page_pieces(page))
                page.close()
            except pypdfium2.PdfiumError:
                pages.append(PagePieces(595.0, 842.0, []))  # a page that is broken has no text
            characters += sum(len(piece.text) for piece in pages[-1].pieces)
            late = time.monotonic() - started > 0.5 * SECONDS
            if characters > MOST_CHARACTERS or late:
                break
    return _Document(pages, count, known)


def _metadata(pdf: pypdfium2.PdfDocument) -> dict[str, str]:
    known: dict[str, str] = {}
    for key in _KNOWN:
        try:
            value: Any = pdf.get_metadata_value(key)
        except (pypdfium2.PdfiumError, ValueError):
            value = ""
        known[key] = " ".join(str(value).replace("\x00", "").split())
    return known


def _draft(
    document: _Document, paragraphs: list[Paragraph], address: str, name: str, *, whole: bool
) -> ArticleDraft:
    title, site, blocks = _headline(paragraphs, believable_title(document.known["Title"]), name)
    host = host_of(address)
    made = written_date(pdf_date(document.known["CreationDate"]))
    browser = _BROWSER.search(document.known["Creator"] + " " + document.known["Producer"])
    printed = bool(address) or (bool(browser) and "Google Docs" not in document.known["Producer"])
    return ArticleDraft(
        title=title,
        blocks=blocks,
        format=Format.PDF,
        byline=believable_authors(document.known["Author"]),
        source=SourceDraft(site or host, host),
        url=address or None,
        published=address_date(address) if printed else made,
        captured=DateDraft(made.value, Origin.CONTAINER) if printed and made else None,
        excerpt=not whole,
    )


def _headline(
    paragraphs: list[Paragraph], known: str, name: str
) -> tuple[str, str, tuple[BlockDraft, ...]]:
    """Return headline, outlet (``""`` when unknown) and the blocks without the headline."""
    printed = _printed(paragraphs)
    title, site = known, ""
    if printed is not None:
        said, own = fold(printed.text), fold(known)
        if not known or said == own or not _on_first_page(known, paragraphs):
            title = printed.text
        elif said in own and len(said) >= 8:
            title, site = printed.text, _site(known, own.partition(said)[::2])
    if not title:
        title = first_words(next((p.text for p in paragraphs if not p.tail), name))
    heads = [p for p in paragraphs[:12] if fold(p.text) == fold(title)]
    cut = paragraphs.index(heads[0]) if heads else 0
    before = paragraphs[:cut]
    masthead = sum(len(p.text.split()) for p in before) <= 40
    blocks = [
        BlockDraft(p.kind, p.text, tail=p.tail or (masthead and place < cut))
        for place, p in enumerate(paragraphs)
        if not any(p is head for head in heads)
    ]
    if all(block.tail for block in blocks):
        blocks = [BlockDraft(p.kind, p.text) for p in paragraphs]
    return title, site, tuple(blocks)


def _printed(paragraphs: list[Paragraph]) -> Paragraph | None:
    """Return what the first page has in its largest letters, None when nothing stands out.

    An outlet's name may be larger than the headline; it has few words.
    """
    first = [p for p in paragraphs if p.page == paragraphs[0].page]
    large = [
        p
        for p in first
        if p.kind is BlockKind.HEADING and len(p.text) <= LONGEST_HEADLINE and not p.tail
    ]
    if not large:
        return None
    usual = min(p.size for p in first)
    large.sort(key=lambda p: -p.size)
    largest = large[0]
    if largest.size < LARGER * usual:
        return largest if largest is first[0] else None
    next_size = next((p.size for p in large if p.size < 0.97 * largest.size), 0.0)
    if len(largest.text.split()) <= 3 and next_size >= 1.3 * usual:
        second = min((p for p in large if p.size == next_size), key=first.index)
        if len(second.text.split()) >= 5 and not second.text[0].isdigit():
            return second
    return largest


def _on_first_page(title: str, paragraphs: list[Paragraph]) -> bool:
    """Say whether half of a title's words are on the first page, as those of a true one are."""
    page = {
        word
        for p in paragraphs
        if p.page == paragraphs[0].page
        for word in re.findall(r"\w{4,}", p.text.casefold())
    }
    words = re.findall(r"\w{4,}", title.casefold())
    return 2 * sum(word in page for word in words) >= len(words)


def _site(known: str, around: tuple[str, str]) -> str:
    """Return the outlet that a browser's title names before or behind the headline."""
    before, behind = around
    place = (
        _length(known, len(before)) if before else _length(known, len(fold(known)) - len(behind))
    )
    name = (known[:place] if before else known[place:]).strip()
    parted = re.fullmatch(r"(.*\S)\s*[-–—|·:»]|[-–—|·:«»]\s*(\S.*)", name)
    site = (parted[1] or parted[2]) if parted and not (before and behind) else ""
    return site if len(site.split()) <= 5 else ""


def _length(text: str, signs: int) -> int:
    """Return how much of a text its first ``signs`` letters and digits take up."""
    seen = 0
    for place, sign in enumerate(text):
        if seen == signs:
            return place
        seen += len(fold(sign))
    return len(text)
