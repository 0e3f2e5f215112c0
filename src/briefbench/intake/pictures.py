"""The picture that leads an article: told apart from signets, and found again in the page.

Nothing is fetched: a picture that is not in what was saved is known by its caption alone.
"""

from __future__ import annotations

import base64
import binascii
import email
import plistlib
import re
from collections.abc import Iterator
from email.policy import compat32
from itertools import islice
from urllib.parse import unquote, unquote_to_bytes
from xml.parsers.expat import ExpatError

from lxml import html

from briefbench.intake.addresses import absolute
from briefbench.intake.decoding import decode
from briefbench.intake.html_tree import text_of
from briefbench.intake.linked_data import LinkedData
from briefbench.intake.meta_tags import meta
from briefbench.model.drafts import PictureDraft
from briefbench.model.kinds import Format

LARGEST = 8 * 2**20
"""Bytes of a picture that is shown."""

LONGEST_CAPTION = 600
"""Code points of a caption; what is longer is text."""

SMALLEST = 120
"""Pixels of width or height, where the page says them: below are signets and portraits."""

LOOKED_AT = 60
"""Pictures of a page that are looked at."""

_DATA = re.compile(
    r"data:image/[a-z0-9.+-]{2,20}(?:;[a-z0-9=._-]{1,40}){0,3},[^\"'\s>)]{2000,}", re.IGNORECASE
)
_HELD = re.compile(r"data:(\d{1,6})")
_KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_SIGNET = re.compile(
    r"logo|icon|avatar|author|byline|emoji|sprite|pixel|banner|advert|badge|gravatar|share|social|"
    r"spacer|tracking|button|flag",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|credit|подпись", re.IGNORECASE)
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w*|sidebar|footer|trending|popular|newsletter|menu|nav)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


def number_pictures(text: str) -> str:
    """Return a page's HTML in which the Nth picture that it holds itself is only ``data:N``."""
    count = -1

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"data:{count}"

    return _DATA.sub(number, text)


def picture_of(
    root: html.HtmlElement, linked: LinkedData, headline: html.HtmlElement | None
) -> PictureDraft | None:
    """Return the picture that leads the article, None when the page shows none.

    The first picture behind the headline (or of the article) that is no signet; else the one that
    the page names for sharing, which is seldom saved with it.
    """
    for image in islice(_behind(root, headline), LOOKED_AT):
        reference = _reference(image)
        if reference and not _is_signet(image):
            alt = " ".join((image.get("alt") or "").split())[:LONGEST_CAPTION]
            return PictureDraft(reference, _caption(image), alt)
    named = meta(root, "og:image", "og:image:url", "twitter:image") or linked.picture
    if not named or named.startswith("data:"):
        return None
    alt = meta(root, "og:image:alt", "twitter:image:alt")[:LONGEST_CAPTION]
    return PictureDraft(named, linked.caption[:LONGEST_CAPTION], alt)


def picture_in(content: bytes, format_: Format, reference: str, address: str) -> bytes | None:
    """Return the bytes of a picture that lies within a page's own file, None when it does not.

    Args:
        content: The file.
        format_: What it is.
        reference: The picture's, as ``picture_of`` gave it.
        address: Where the page is from, to resolve the reference.

    """
    held = _HELD.fullmatch(reference)
    if format_ is Format.MHTML:
        return _in_mhtml(content, reference, address)
    if format_ is Format.WEBARCHIVE:
        return _in_webarchive(content, reference, address)
    if format_ is Format.HTML and held:
        return _held(decode(content), int(held[1]))
    return None


def is_picture(content: bytes) -> bool:
    """Say whether these bytes are a PNG, JPEG, GIF or WebP picture that is not too large."""
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return 0 < len(content) <= LARGEST and (webp or content.startswith(_KINDS))


def part_names(reference: str) -> tuple[str, ...]:
    """Return the names under which the parts of a page may hold a picture: as written, unquoted."""
    plain = reference.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0].removeprefix("./")
    return tuple(dict.fromkeys((plain, unquote(plain), unquote(reference).removeprefix("./"))))


def _behind(
    root: html.HtmlElement, headline: html.HtmlElement | None
) -> Iterator[html.HtmlElement]:
    """Give the images behind the headline, or of the article when there is none."""
    if headline is None:
        start = next(iter(root.iter("article", "main")), None)
        yield from start.iter("img") if start is not None else ()
        return
    passed = False
    for element in root.iter("img", headline.tag):
        if element is headline:
            passed = True
        elif passed and element.tag == "img":
            yield element


def _reference(image: html.HtmlElement) -> str:
    """Return where an image is: what is loaded late goes before a placeholder."""
    source = (image.get("src") or "").strip()
    late = (image.get("data-src") or image.get("data-lazy-src") or "").strip()
    if _HELD.fullmatch(source):
        return source
    if not source or source.startswith("data:"):
        source = late
    return source if 0 < len(source) <= 2000 and not source.startswith(("data:", "blob:")) else ""


def _is_signet(image: html.HtmlElement) -> bool:
    for name in ("width", "height"):
        size = re.match(r"\d{1,5}", image.get(name) or "")
        if size and int(size[0]) < SMALLEST:
            return True
    words = " ".join(image.get(name) or "" for name in ("class", "id", "src"))
    if _SIGNET.search(words[-300:]):
        return True
    here = image.getparent()
    for _ in range(6):
        if here is None or here.tag == "body":
            return False
        if here.tag in {"nav", "footer", "aside"}:
            return True
        if _APART.search(f"{here.get('class') or ''} {here.get('id') or ''}"):
            return True
        here = here.getparent()
    return False


def _caption(image: html.HtmlElement) -> str:
    """Return the caption of an image: of its figure, or what is marked so in the box around it."""
    here = image.getparent()
    for _ in range(4):
        if here is None or here.tag in {"body", "article", "main"}:
            return ""
        for element in islice(here.iter("figcaption", "p", "div", "span", "dd", "em", "small"), 20):
            marked = element.tag == "figcaption" or _CAPTION.search(element.get("class") or "")
            text = text_of(element) if marked else ""
            if 0 < len(text) <= LONGEST_CAPTION:
                return text
        if here.tag == "figure":
            return ""
        here = here.getparent()
    return ""


def _held(text: str, number: int) -> bytes | None:
    found = next(islice(_DATA.finditer(text), number, None), None)
    if found is None:
        return None
    head, _, written = found[0].partition(",")
    if len(written) > 2 * LARGEST:
        return None
    try:
        plain = unquote_to_bytes(written)
        return base64.b64decode(plain, validate=False) if ";base64" in head.lower() else plain
    except (ValueError, binascii.Error):
        return None


def _in_mhtml(content: bytes, reference: str, address: str) -> bytes | None:
    message = email.message_from_bytes(content, policy=compat32)
    wanted = {reference, absolute(address, reference), unquote(reference)}
    named = reference[4:] if reference.lower().startswith("cid:") else ""
    for part in islice(message.walk(), 5000):
        location = " ".join(str(part.get("Content-Location") or "").split())
        id_ = str(part.get("Content-ID") or "").strip(" <>")
        if (location and location in wanted) or (named and id_ == named):
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else None
    return None


def _in_webarchive(content: bytes, reference: str, address: str) -> bytes | None:
    try:
        archive = plistlib.loads(content)
        parts = archive.get("WebSubresources") or []
        wanted = {reference, absolute(address, reference)}
        for part in parts[:5000]:
            if part.get("WebResourceURL") in wanted and isinstance(part["WebResourceData"], bytes):
                return part["WebResourceData"]
    except (ValueError, KeyError, AttributeError, TypeError, OverflowError, RecursionError):
        return None
    except (ExpatError, plistlib.InvalidFileException):
        return None
    return None
