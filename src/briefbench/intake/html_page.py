"""A saved web page: HTML "complete" with its ``_files`` folder, or a single file."""

from __future__ import annotations

import re
from dataclasses import replace

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.article_text import article_blocks
from briefbench.intake.byline import byline_of
from briefbench.intake.dates import captured_of, published_of
from briefbench.intake.decoding import decode
from briefbench.intake.headline import headline_of
from briefbench.intake.html_tree import drop_unread, parse_html
from briefbench.intake.linked_data import linked_data
from briefbench.intake.metadata import address_of, source_of
from briefbench.intake.near_headline import lines_near
from briefbench.intake.pictures import number_pictures, picture_of
from briefbench.model.drafts import ArticleDraft, DateDraft
from briefbench.model.kinds import Format

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{4,2000})", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s*url:\s*(\S{4,2000})(?:\s*saved date:\s*([^\n(]{10,60}))?",
    re.IGNORECASE,
)
_HEAD = 20_000
_SCRIPT_DATE = re.compile(r"(\w{3}) (\w{3}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})")


def read_html(
    content: bytes,
    name: str,
    *,
    address: str = "",
    declared: str = "",
    captured: DateDraft | None = None,
) -> ArticleDraft:
    """Return the article of a page.

    Args:
        content: The page's bytes.
        name: What the file is called, for messages.
        address: Where the container says it is from.
        declared: The encoding the container declares.
        captured: When the container says it was saved.

    Raises:
        UnreadablePage: There is no article in it.

    """
    text = decode(content, declared)
    saved_from, saved_at = _save_comment(text[:_HEAD])
    root = parse_html(number_pictures(text))
    if root is None:
        raise UnreadablePage(
            tr("{name} holds no page.").format(name=name),
            tr("Open it in a browser and save it again."),
            "empty",
        )
    linked = linked_data(root)
    url = address_of(root, address or saved_from)
    source = source_of(root, linked, url)
    headline = headline_of(root, linked, source.name)
    near = lines_near(root, headline.element)
    published = published_of(root, linked, url, near, source=text)
    byline = byline_of(root, linked, source.name, near)
    title = headline.text
    picture = picture_of(root, linked, headline.element)
    drop_unread(root)
    blocks = article_blocks(root, title)
    if not any(not block.tail for block in blocks):
        raise UnreadablePage(
            tr("No article was found in {name}.").format(name=name),
            tr("Save the page again when it is fully loaded, or copy its text and paste it."),
            "empty",
        )
    return ArticleDraft(
        title=title or _first_words(next(b.text for b in blocks if not b.tail)),
        blocks=blocks,
        format=Format.HTML,
        byline=byline,
        source=source,
        url=url or None,
        published=published,
        captured=captured or saved_at,
        picture=picture,
    )


def as_format(draft: ArticleDraft, format_: Format) -> ArticleDraft:
    """Return the draft as read from another container."""
    return replace(draft, format=format_)


def _save_comment(head: str) -> tuple[str, DateDraft | None]:
    """Return address and time that the saving program wrote into the page."""
    single = _SINGLE_FILE.search(head)
    if single:
        return single[1], captured_of(_mail_date(single[2] or ""))
    found = _SAVED_FROM.search(head)
    return (found[1], None) if found else ("", None)


def _mail_date(text: str) -> str:
    """Turn a script's date into that of a mail: the same parts in another order."""
    return _SCRIPT_DATE.sub(r"\1, \3 \2 \4 \5 \6", text.strip())


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
