"""A page saved as MHTML ("web page, single file"): a mail whose first HTML part is the page."""

from __future__ import annotations

import email
from email.message import Message
from email.policy import compat32

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.dates import captured_of
from briefbench.intake.html_page import as_format, read_html
from briefbench.model.drafts import ArticleDraft
from briefbench.model.kinds import Format

MOST_PARTS = 5000


def read_mhtml(content: bytes, name: str) -> ArticleDraft:
    """Return the article of an MHTML file.

    Raises:
        UnreadablePage: There is no HTML part in it, or no article in that.

    """
    message = email.message_from_bytes(content, policy=compat32)
    part = _page_part(message)
    if part is None:
        raise UnreadablePage(
            tr("{name} holds no page.").format(name=name),
            tr("Save the page again, best as “web page, complete”."),
            "broken",
        )
    payload = part.get_payload(decode=True)
    address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    draft = read_html(
        payload if isinstance(payload, bytes) else b"",
        name,
        address=address,
        declared=str(part.get_content_charset() or ""),
        captured=captured_of(_header(message, "Date")),
    )
    return as_format(draft, Format.MHTML)


def is_mhtml(head: bytes) -> bool:
    """Say whether a file begins like MHTML: headers of a mail, with parts that are related."""
    text = head.lstrip()[:8192].lower()
    begins = text.startswith((b"from:", b"mime-version:", b"content-type:", b"snapshot-content"))
    related = b"multipart/related" in text or b"content-location:" in text
    return begins and (related or b"text/html" in text)


def _page_part(message: Message) -> Message | None:
    """Return the part named as start, else the first that is HTML."""
    wanted = str(message.get_param("start") or "").strip("<>")
    pages = []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            pages.append(part)
            if wanted and _header(part, "Content-ID").strip("<>") == wanted:
                return part
    return pages[0] if pages else None


def _header(message: Message, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())
