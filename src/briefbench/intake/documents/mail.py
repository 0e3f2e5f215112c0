"""A mail saved as file: its text is an article, and each page attached to it is read for itself."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr
from typing import IO, TYPE_CHECKING

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.archives.members import Member, Names, PackedFile
from briefbench.intake.archives.room import Room
from briefbench.intake.dates import iso_date
from briefbench.intake.documents.draft import first_words
from briefbench.intake.documents.mail_blocks import html_blocks, in_order, text_blocks
from briefbench.intake.documents.mail_headers import header, header_text
from briefbench.model.drafts import ArticleDraft, BlockDraft, DateDraft, SourceDraft
from briefbench.model.kinds import Format, Origin

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

MOST_PARTS = 500
"""Parts of a mail that are looked at; a newsletter has ten, a digest of a list a hundred."""

LARGEST = 100 * 2**20
"""Bytes of a mail; servers take some 50 MB."""

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_NOT_READ = re.compile(
    r"(?:image|audio|video|font|model)/|"
    r"application/(?:pgp-|pkcs7-|x-pkcs7-|ics|ms-tnef|vnd\.ms-tnef)|"
    r"text/(?:calendar|x-?vcard|directory|rfc822-headers)|message/(?:delivery-status|disposition)",
)
"""What is attached to mails and is no page: pictures, signatures, invitations, cards."""

_HOSTS = re.compile(
    r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|icloud|me|aol|gmx|web|mail|inbox|bk|list|"
    r"yandex|ya|rambler|protonmail|proton|zoho|t-online|orange|free|laposte|libero)"
    r"\.(?:com|org|net|de|at|ch|fr|it|ru|me|uk|co\.uk|kz|uz)"
)
"""Domains at which anybody may have an address: no outlet."""

_ANGLED = re.compile(r"(.*?)\s*<([^<>\s]+@[^<>\s]+)>\s*")
_ENDINGS = {
    "text/html": ".html",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
}


@dataclass(frozen=True, slots=True)
class MailText:
    """What a mail says: its headers as they are read, its parts in order as bytes with charset."""

    subject: str
    sender: str
    address: str
    date: str
    is_list: bool
    parts: tuple[tuple[str, bytes, str], ...]  # "html" or "plain", content, charset

    def read(self, name: str, *, whole: bool) -> Iterator[Found]:
        yield None, mail_article(self, name)


def unpack_mail(file: IO[bytes], name: str, room: Room) -> Iterator[Member]:
    """Give the mail itself and then what is attached to it, but for pictures and signatures.

    Raises:
        UnreadablePage: It is too large or nested too deep.
        Full: It holds too many parts.

    """
    message = _message(file, name)
    bodies: list[Message] = []
    attached: list[Message] = []
    for part in _parts(message):
        (attached if _is_attached(part) else bodies).append(part)
    texts = tuple(_text_of(part) for part in bodies)
    names = Names()
    room.enter(name)
    yield Member("", _mail_text(message, texts))
    for number, part in enumerate(attached, 1):
        if _NOT_READ.match(part.get_content_type()):
            continue
        content = _content(part)
        if content:
            room.enter(name)
            room.count(len(content), name)
            yield Member(names.name(_file_name(part, number)), PackedFile(content))


def mail_article(mail: MailText, name: str) -> ArticleDraft:
    """Return the article of a mail: its subject as headline, its sender as author.

    Raises:
        UnreadablePage: There are no words in it.

    """
    blocks: list[BlockDraft] = []
    for kind, content, charset in mail.parts:
        read = html_blocks if kind == "html" else text_blocks
        blocks.extend(read(content, charset))
    ordered = in_order(blocks)
    if not any(sign.isalpha() for block in ordered for sign in block.text):
        raise UnreadablePage(
            tr("The mail {name} has no text of its own.").format(name=name),
            tr("What is attached to it is read for itself; a picture cannot be read."),
            "empty",
        )
    last = datetime.now(UTC).date() + timedelta(days=1)
    published = iso_date(mail.date, last)
    domain = mail.address.rpartition("@")[2].lower().removeprefix("www.")
    domain = "" if _HOSTS.fullmatch(domain) else domain
    return ArticleDraft(
        title=mail.subject
        or first_words(next(b.text for b in ordered if any(map(str.isalpha, b.text)))),
        blocks=ordered,
        format=Format.EML,
        byline=(mail.sender,) if mail.sender else (),
        source=SourceDraft(mail.sender if mail.is_list and mail.sender else domain, domain),
        published=DateDraft(published, Origin.METADATA) if published else None,
    )


def _message(file: IO[bytes], name: str) -> Message:
    file.seek(0)
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadablePage(
            tr("{name} is too large to be a mail.").format(name=name),
            tr("Mails of up to {n} MB are read.").format(n=LARGEST // 2**20),
            "memory",
        )
    if content.startswith(b"From "):  # the first line of a mailbox file
        content = content.partition(b"\n")[2]
    try:
        return email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=compat32)
    except RecursionError as error:
        raise UnreadablePage(
            tr("{name} is nested too deep to be a mail.").format(name=name),
            tr("Open it in a mail program and save it again."),
        ) from error


def _parts(message: Message) -> Iterator[Message]:
    """Give the parts that say something: of alternatives the best, of related ones the page."""
    stack = [message]
    seen = 0
    while stack and seen < MOST_PARTS:
        part = stack.pop()
        seen += 1
        kind = part.get_content_type()
        subparts = _inner(part)
        if not part.is_multipart() or kind == "message/rfc822":
            yield part
            continue
        if kind == "multipart/alternative":
            subparts = _best(subparts)
        stack.extend(reversed(subparts))


def _best(parts: list[Message]) -> list[Message]:
    """Return the alternative to read: the last that has HTML, else the last that has text."""
    for wanted in (_HTML, {"text/plain"}):
        for part in reversed(parts):
            if any(one.get_content_type() in wanted for one in _few(part)):
                return [part]
    return parts[-1:]


def _few(part: Message) -> Iterator[Message]:
    """Give a part and those in it, without recursion and not without end."""
    stack = [part]
    for _ in range(50):
        if not stack:
            return
        one = stack.pop()
        yield one
        stack.extend(_inner(one))


def _inner(part: Message) -> list[Message]:
    """Return the parts of a part; of one that has none the content is not touched."""
    inner = part.get_payload() if part.is_multipart() else []
    return [one for one in inner if isinstance(one, Message)]


def _is_attached(part: Message) -> bool:
    """Say whether a part is a file for itself; text that stands inline belongs to the mail."""
    kind = part.get_content_type()
    if kind not in _HTML and kind != "text/plain":
        return True
    place = (part.get("Content-Disposition") or "") if part.get("Content-Disposition") else ""
    return str(place).strip().lower().startswith("attachment")


def _text_of(part: Message) -> tuple[str, bytes, str]:
    kind = "html" if part.get_content_type() in _HTML else "plain"
    return kind, _content(part), str(part.get_content_charset() or "")


def _content(part: Message) -> bytes:
    """Return the decoded bytes of a part, of an attached mail its source."""
    if part.is_multipart():
        try:
            return b"".join(one.as_bytes() for one in _inner(part)[:1])
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _file_name(part: Message, number: int) -> str:
    try:
        given = header_text(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):
        given = ""
    return given or f"{number}{_ENDINGS.get(part.get_content_type(), '')}"


def _mail_text(message: Message, texts: tuple[tuple[str, bytes, str], ...]) -> MailText:
    given = header(message, "From") or header(message, "Sender")
    angled = _ANGLED.fullmatch(given)
    name, address = angled.groups() if angled else parseaddr(given)
    sender = " ".join(name.strip(" \"'").split())
    return MailText(
        subject=header(message, "Subject"),
        sender=sender if "@" not in sender and any(map(str.isalpha, sender)) else "",
        address=address,
        date=header(message, "Date"),
        is_list=bool(header(message, "List-Unsubscribe") or header(message, "List-Id")),
        parts=texts,
    )
