"""Notes and clipped pages in Markdown: marks taken off, headings, lists and quotations told."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.dates import address_date
from briefbench.intake.decoding import decode
from briefbench.intake.documents.draft import first_words, without_title
from briefbench.intake.documents.front_matter import front_matter
from briefbench.intake.documents.properties import (
    believable_authors,
    believable_title,
    written_date,
)
from briefbench.intake.documents.tables import BETWEEN_CELLS
from briefbench.model.drafts import ArticleDraft, BlockDraft, DateDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format, Origin

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)$")
_UNDERLINED = re.compile(r" {0,3}(?:={3,}|-{3,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_QUOTE = re.compile(r" {0,3}>\s?")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_TABLE_RULE = re.compile(r"\s{0,20}\|?(?:\s{0,20}:?-{2,}:?\s{0,20}\|)+\s{0,20}:?-*:?\s*$")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(.*)")
_REFERENCE = re.compile(r" {0,3}\[[^\]^][^\]]*\]:\s*\S+.*$")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\](?:\([^)]{0,2000}\)|\[[^\]]{0,500}\])|!\[\[[^\]]{0,500}\]\]")
_LINK = re.compile(
    r"\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\([^()]{0,500}\)[^()\s]{0,500})?"
    r"(?:\s{1,20}[\"'][^)]{0,500})?\)|\[[^\]]{0,500}\])"
)
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]{0,300}\|)?([^\]|]{0,300})\]\]")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.*?-->", re.DOTALL)
_WEB = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*\*|___|\*\*|__|~~|==)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])(.{1,500}?)(?<=[^\s*])\*(?![\w*])", re.DOTALL)
_EMPHASIS_LOW = re.compile(r"(?<!\w)_(?=[^\s_])(.{1,500}?)(?<=[^\s_])_(?!\w)", re.DOTALL)
_CODE = re.compile(r"(`{1,3})(.{1,1000}?)\1", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<])")


def read_markdown(content: bytes, name: str) -> ArticleDraft:
    """Return the article of a Markdown file; the fields before its text are read by line.

    Raises:
        UnreadablePage: There are no words in it.

    """
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    fields, lines = front_matter(text.split("\n"))
    blocks = list(_blocks(lines))
    own = [block for block in blocks if not block.tail and any(map(str.isalpha, block.text))]
    if not own:
        raise UnreadablePage(
            tr("{name} holds no text.").format(name=name), tr("Save it again."), "empty"
        )
    heading = next((b.text for b in own[:4] if b.kind is BlockKind.HEADING), "")
    title = believable_title(_bare(fields.get("title", ""))) or heading
    url = _first(fields, "url", "source", "link", "canonical", "original")
    address = url if url.startswith(("http://", "https://")) else ""
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    written = _first(fields, "published", "date", "pubdate", "publish_date", "datepublished")
    saved = written_date(_first(fields, "created", "clipped", "saved", "captured"))
    title = title or first_words(own[0].text)
    return ArticleDraft(
        title=title,
        blocks=without_title(blocks, title),
        format=Format.MARKDOWN,
        byline=believable_authors(*_names(_first(fields, "author", "authors", "byline", "by"))),
        source=SourceDraft(_bare(_first(fields, "site", "publication", "outlet")) or host, host),
        url=address or None,
        published=written_date(written) or address_date(address),
        captured=DateDraft(saved.value, Origin.CONTAINER) if saved and address else None,
    )


def _blocks(lines: list[str]) -> Iterator[BlockDraft]:
    """Give the blocks of the text, then its notes."""
    notes: list[str] = []
    kind, fenced = BlockKind.PARAGRAPH, False
    words: list[str] = []
    for line in [*lines, ""]:
        if _FENCE.match(line):
            yield from _block(kind, words)
            kind, words, fenced = BlockKind.PARAGRAPH, [], not fenced
            continue
        if fenced:
            yield from _block(BlockKind.PARAGRAPH, [line], marked=False)
            continue
        if words and kind is BlockKind.PARAGRAPH and _UNDERLINED.match(line):
            yield from _block(BlockKind.HEADING, words)
            words = []
            continue
        new_kind, text = _told(line, notes)
        goes_on = new_kind is None and bool(text) and bool(words)
        if goes_on or (new_kind is kind is BlockKind.QUOTE and text):
            words.append(text)
            continue
        yield from _block(kind, words)
        kind, words = new_kind or BlockKind.PARAGRAPH, [text] if text else []
        if kind is BlockKind.HEADING or (text and BETWEEN_CELLS in text and "|" in line):
            yield from _block(kind, words)
            kind, words = BlockKind.PARAGRAPH, []
    yield from _block(kind, words)
    for note in notes:
        yield from _block(BlockKind.PARAGRAPH, [note], tail=True)


def _told(line: str, notes: list[str]) -> tuple[BlockKind | None, str]:
    """Return what begins with a line (None: nothing new) and its words; notes are put aside."""
    heading, note = _HEADING.match(line), _NOTE.match(line)
    if heading:
        return BlockKind.HEADING, heading[2].rstrip().rstrip("#").rstrip()
    if note:
        notes.append(f"{note[1]} {note[2]}")
        return BlockKind.PARAGRAPH, ""
    if not line.strip() or _RULE.match(line) or _TABLE_RULE.match(line) or _REFERENCE.match(line):
        return BlockKind.PARAGRAPH, ""
    quote = _QUOTE.match(line)
    if quote:
        rest = re.sub(r"^(?:\s*>)+\s?", "", line)
        return BlockKind.QUOTE, re.sub(r"^\[![\w-]+\][+-]?\s*", "", rest)
    bullet = _BULLET.match(line)
    if bullet:
        return BlockKind.ENTRY, line[bullet.end() :]
    if line.lstrip().startswith("|") and line.count("|") > 2:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        return BlockKind.PARAGRAPH, BETWEEN_CELLS.join(cell for cell in cells if cell)
    return None, line.strip()


def _block(
    kind: BlockKind, lines: list[str], *, tail: bool = False, marked: bool = True
) -> Iterator[BlockDraft]:
    text = " ".join(lines)
    text = " ".join((_bare(text) if marked else text).split())
    if text:
        yield BlockDraft(kind, text, tail=tail)


def _bare(text: str) -> str:
    """Return text without the marks of Markdown and of HTML inside it."""
    text = _IMAGE.sub("", text)
    text = _NOTE_MARK.sub("", text)
    for _ in range(3):  # a picture inside a link, a link inside strong words
        text = _LINK.sub(r"\1", text)
    text = _WIKI_LINK.sub(r"\1", text)
    text = _WEB.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _CODE.sub(r"\2", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS_LOW.sub(r"\1", _EMPHASIS.sub(r"\1", text))
    return html.unescape(_ESCAPE.sub(r"\1", text))


def _names(value: str) -> list[str]:
    return _bare(value).strip("[]").split(",")


def _first(fields: dict[str, str], *names: str) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")
