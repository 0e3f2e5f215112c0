"""Files that only lead to a page: ``.url`` of Windows, ``.webloc`` of the Mac, ``.desktop``.

Nothing is fetched. The address is told, so that the officer can open it and save the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

from briefbench.base.errors import UnreadablePage
from briefbench.base.words import tr
from briefbench.intake.decoding import decode
from briefbench.intake.webarchive import is_property_list, property_list

if TYPE_CHECKING:
    from briefbench.intake.formats import Found

LONGEST = 2000
"""Code points of an address that browsers agree upon."""

_SHORTCUT = re.compile(r"^\s*\[(?:InternetShortcut|Desktop Entry)\]", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"^\s*URL(?:\[\$e\])?\s*=\s*(\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)
_WEB = re.compile(r"https?://[^\s\x00-\x1f\"<>]+")


def is_link(head: bytes) -> bool:
    """Say whether a file is short and leads to a page."""
    if is_property_list(head):
        return len(head) < 8192 and b"URL" in head.replace(b"\x00", b"")
    return len(head) < 8192 and _SHORTCUT.search(decode(head[:1024])) is not None


def read_link(content: bytes, name: str) -> Iterator[Found]:
    """Tell where the file leads; never gives an article.

    Raises:
        UnreadablePage: Always: of the kind ``lead`` with the address, or because there is none.

    """
    if is_property_list(content):
        address = property_list(content, name).get("URL")
        _lead(address if isinstance(address, str) else "", name)
    found = _ADDRESS.search(decode(content))
    _lead(found[1] if found else "", name)


def _lead(address: str, name: str) -> NoReturn:
    if len(address) > LONGEST or not _WEB.fullmatch(address):
        raise UnreadablePage(
            tr("{name} is a link, but to no page of the web.").format(name=name),
            tr("Open the page in a browser and save it."),
            "unknown",
        )
    raise UnreadablePage(
        tr("{name} is a link to {address}; the page itself is not in it.").format(
            name=name, address=address
        ),
        tr("Open the address in a browser, save the page, and bring that in."),
        "lead",
        address,
    )
