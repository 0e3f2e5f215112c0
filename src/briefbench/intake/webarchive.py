"""A page saved by Safari: a property list with the page and what belongs to it."""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.html_page import as_format, read_html
from briefbench.model.drafts import ArticleDraft
from briefbench.model.kinds import Format

_MAIN = "WebMainResource"
_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})


def is_property_list(head: bytes) -> bool:
    """Say whether a file begins like a property list, binary or XML."""
    return head.startswith(b"bplist0") or b"<plist" in head[:1024].replace(b"\x00", b"")


def is_webarchive(head: bytes) -> bool:
    """Say whether a file begins like a Safari web archive."""
    return is_property_list(head) and _MAIN.encode() in head


def read_webarchive(content: bytes, name: str) -> ArticleDraft:
    """Return the article of a Safari web archive: address and encoding are those it tells.

    It does not tell when it was saved.

    Raises:
        UnreadablePage: It is damaged, or the page in it is none.

    """
    main = property_list(content, name).get(_MAIN)
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if isinstance(page, str):
        page = page.encode()
    if not isinstance(main, dict) or not isinstance(page, bytes) or not page:
        raise UnreadablePage(
            tr("{name} holds no page.").format(name=name),
            tr("Save the page again from Safari, or as web page."),
        )
    if _text(main, "WebResourceMIMEType").lower() not in _PAGES:
        raise UnreadablePage(
            tr("{name} holds a file of the kind {kind}, no web page.").format(
                name=name, kind=_text(main, "WebResourceMIMEType")
            ),
            tr("Save that file itself."),
            "unknown",
        )
    draft = read_html(
        page,
        name,
        address=_text(main, "WebResourceURL"),
        declared=_text(main, "WebResourceTextEncodingName"),
    )
    return as_format(draft, Format.WEBARCHIVE)


def property_list(content: bytes, name: str) -> dict[str, Any]:
    """Return what a property list holds.

    Raises:
        UnreadablePage: It is damaged or no dictionary.

    """
    try:
        found = plistlib.loads(content)
    except (
        *(plistlib.InvalidFileException, ExpatError, ValueError, TypeError, LookupError),
        *(AttributeError, OverflowError, RecursionError, OSError, AssertionError),
    ) as error:
        raise UnreadablePage(
            tr("{name} is damaged.").format(name=name),
            tr("Save the page again."),
        ) from error
    if not isinstance(found, dict):
        raise UnreadablePage(
            tr("{name} holds no page.").format(name=name), tr("Save the page again.")
        )
    return found


def _text(resource: dict[str, Any], key: str) -> str:
    value = resource.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
