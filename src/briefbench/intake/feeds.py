"""RSS and Atom files: each entry is an article, often only the beginning of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.addresses import host_of
from briefbench.intake.archives.members import Member
from briefbench.intake.archives.room import Room
from briefbench.intake.dates import iso_date
from briefbench.intake.html_tree import drop_unread, parse_html, text_of
from briefbench.intake.page_blocks import page_blocks
from briefbench.intake.plain_text import paragraphs_of
from briefbench.model.drafts import ArticleDraft, BlockDraft, DateDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format, Origin

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

LARGEST_FEED = 64 * 2**20
"""Bytes; outlets give some dozens of entries, an archive of a year some megabytes."""

FULL = 1200
"""Code points from which a description is the text itself and no summary of it: descriptions that
outlets cut have a few hundred, and end in a sign of it."""

_FIRST = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
    rb"(?>\s*(?:<\?[^>]*+>|<!--(?>.*?-->)|<!DOCTYPE[^>\[]*+>))*+\s*+"
    rb"<(?:\w{1,20}:)?(rss|feed|rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\[\+\d+ chars\]|(?:continue reading|read (?:more|the full)|full story|"
    r"читать (?:далее|полностью)|подробнее)[^.!?]{0,60})\W*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"^The post .{1,400} (?:appeared first on|first appeared on) .{1,200}$", re.DOTALL
)
_BREAKS = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_LONGEST_TITLE = 500


def is_feed(head: bytes) -> bool:
    """Say whether a file begins like RSS or Atom."""
    found = _FIRST.match(head.replace(b"\x00", b""))
    if found is None:
        return False
    kind = found[1].lower()
    return kind != b"rdf" or b"purl.org/rss/1.0" in head or b"<channel" in head


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry as the feed gives it; texts may be markup."""

    title: str
    address: str
    authors: tuple[str, ...]
    published: str
    text: str
    is_html: bool
    is_summary: bool
    source: str
    site: str  # the feed's own address, for a source where the entry has none

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        yield None, entry_article(self, name)


def unpack_feed(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give the entries of a feed; the member is the entry's number, from 1.

    Raises:
        UnreadablePage: There is none in it, or it is too large.
        Full: It holds too many.

    """
    import feedparser

    file.seek(0)
    content = file.read(LARGEST_FEED + 1)
    if len(content) > LARGEST_FEED:
        raise UnreadablePage(
            tr("{name} is too large to be a feed.").format(name=name),
            tr("Feeds of up to {n} MB are read.").format(n=LARGEST_FEED // 2**20),
            "memory",
        )
    # as a stream: bytes and text are tried as addresses and file names first
    feed = feedparser.parse(
        BytesIO(content),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml"},
    )
    del content
    if not feed.entries:
        raise UnreadablePage(
            tr("{name} is a feed without entries.").format(name=name),
            tr("Save the feed again, or save the articles themselves."),
            "empty",
        )
    about = feed.feed
    for number, entry in enumerate(feed.entries, 1):
        room.enter(name)
        yield Member(str(number), _entry(entry, about, rss=str(feed.version).startswith("rss")))


def entry_article(entry: FeedEntry, name: str) -> ArticleDraft:
    """Return the article of an entry; an excerpt where the feed gives no more.

    Raises:
        UnreadablePage: It has neither headline nor text.

    """
    blocks = _blocks(entry)
    own = [block for block in blocks if not block.tail]
    title = _plain(entry.title)[:_LONGEST_TITLE]
    if not own and not title:
        raise UnreadablePage(
            tr("Entry {name} of the feed has neither headline nor text.").format(name=name),
            tr("Open its address and save the page."),
            "empty",
            entry.address,
        )
    excerpt = not own or entry.is_summary or _CUT.search(own[-1].text) is not None
    if not own:
        blocks = (BlockDraft(BlockKind.PARAGRAPH, title), *blocks)
    if not title:
        words = own[0].text.split()
        title = " ".join(words[:12]) + (" …" if len(words) > 12 else "")
    host = host_of(entry.address) or host_of(entry.site)
    last = datetime.now(UTC).date() + timedelta(days=1)
    published = iso_date(entry.published, last)
    return ArticleDraft(
        title=title,
        blocks=blocks,
        format=Format.FEED,
        byline=entry.authors,
        source=SourceDraft(entry.source or host, host),
        url=entry.address or None,
        published=DateDraft(published, Origin.METADATA) if published else None,
        excerpt=excerpt,
    )


def _entry(entry: Any, about: Any, *, rss: bool) -> FeedEntry:
    contents = [part for part in entry.get("content") or [] if part.get("value")]
    summary = entry.get("summary_detail") or {}
    best = max(contents, key=lambda part: len(part["value"])) if contents else summary
    text = str(best.get("value") or "")
    published = str(entry.get("published") or "")
    if rss and not published:
        published = str(entry.get("updated") or "")  # dc:date, the only one that RSS 1.0 has
    names = [str(author.get("name") or "") for author in entry.get("authors") or [{}]]
    source = (entry.get("source") or {}).get("title") or about.get("title") or ""
    return FeedEntry(
        title=str(entry.get("title") or ""),
        address=_web(entry.get("link")) or _web(entry.get("id")),
        authors=tuple(dict.fromkeys(plain for name in names if (plain := _plain(name)))),
        published=published,
        text=text,
        is_html="html" in str(best.get("type") or "") or "<" in text,
        is_summary=not contents and not (rss and len(_plain(text)) >= FULL),
        source=_plain(str(source)),
        site=_web(about.get("link")),
    )


def _blocks(entry: FeedEntry) -> tuple[BlockDraft, ...]:
    """Return the entry's text as blocks; what programs add below is tail."""
    if entry.is_html:
        found = _html_blocks(entry.text)
    else:
        found = [BlockDraft(BlockKind.PARAGRAPH, part) for part in paragraphs_of(entry.text)]
    return tuple(
        BlockDraft(block.kind, block.text, tail=_FOOTER.match(block.text) is not None)
        for block in found
    )


def _html_blocks(text: str) -> list[BlockDraft]:
    root = parse_html(f"<html><body><div>{_BREAKS.sub('<p>', text)}</div></body></html>")
    if root is None:
        return []
    drop_unread(root)
    return [BlockDraft(block.kind, block.text) for block in page_blocks(root)]


def _plain(text: str) -> str:
    """Return a line without markup; feeds write titles with and without it."""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    root = parse_html(f"<html><body><div>{text}</div></body></html>")
    return "" if root is None else text_of(root)


def _web(value: Any) -> str:
    address = str(value or "").strip()
    return address if re.match(r"https?://\S+$", address) else ""
