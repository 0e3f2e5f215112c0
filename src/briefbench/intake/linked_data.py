"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import html

_KINDS = ("Article", "Posting", "Report", "Review", "WebPage")
_DEEPEST = 12
_LARGEST = 500_000
_TAG = re.compile(r"<[^<>]{1,200}>")
_WRAPPED = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>|;)\s*$")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_MODIFIED = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')


@dataclass(frozen=True, slots=True)
class LinkedAuthor:
    """A named author; ``person`` when the page calls it a person, not an organization."""

    name: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What JSON-LD tells of the article; empty where it tells nothing."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[LinkedAuthor, ...] = ()
    publisher: str = ""
    url: str = ""
    section: str = ""
    picture: str = ""
    caption: str = ""


def linked_data(root: html.HtmlElement) -> LinkedData:
    """Return the best of the page's JSON-LD; an article's own goes before a page's.

    Of several articles that of the page's own title goes first. References by ``@id`` are followed.
    JSON that is broken still gives its dates.
    """
    every: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) < _LARGEST:
            loaded = _loaded(text)
            if loaded is None:
                broken.append(text)
            every.extend(_nodes(loaded, 0))
    titled = _folded(root.findtext(".//title") or "")
    nodes = [node for node in every if _rank(node) < len(_KINDS)]
    nodes.sort(key=lambda node: (_rank(node), not _is_titled(node, titled)))
    merged: dict[str, Any] = {}
    for node in nodes:
        for name, value in node.items():
            if value not in (None, "", [], {}):
                merged.setdefault(name, value)
    by_id = {key: node for node in every if isinstance(key := node.get("@id"), str)}
    image = _resolved(merged.get("image"), by_id)
    rest = " ".join(broken)
    return LinkedData(
        headline=_text(merged.get("headline") or (merged.get("name") if nodes else "")),
        published=_text(merged.get("datePublished") or merged.get("dateCreated"))
        or _first(_PUBLISHED, rest),
        modified=_text(merged.get("dateModified")) or _first(_MODIFIED, rest),
        authors=tuple(_authors(merged.get("author") or merged.get("creator"), by_id)),
        publisher=next((each.name for each in _authors(merged.get("publisher"), by_id)), ""),
        url=_text(merged.get("url")),
        section=_text(merged.get("articleSection")),
        picture=_address(image),
        caption=_text(image.get("caption")) if isinstance(image, dict) else "",
    )


def _loaded(text: str) -> Any:
    plain = _WRAPPED.sub("", _WRAPPED.sub("", text.strip()))
    for written in (plain, unescape(plain)):
        try:
            return json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth + 1)


def _rank(node: dict[str, Any]) -> int:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    ranks = [
        number
        for number, kind in enumerate(_KINDS)
        if any(isinstance(found, str) and found.endswith(kind) for found in kinds)
    ]
    return min(ranks, default=len(_KINDS))


def _is_titled(node: dict[str, Any], titled: str) -> bool:
    headline = _folded(_text(node.get("headline")))
    return bool(headline) and headline in titled


def _authors(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[LinkedAuthor]:
    if isinstance(value, str):
        yield from (LinkedAuthor(name) for name in [_text(value)] if name)
    elif isinstance(value, dict):
        node = _resolved(value, by_id)
        kinds = str(node.get("@type") or "") if isinstance(node, dict) else ""
        names = node.get("name") if isinstance(node, dict) else None
        if not names and isinstance(node, dict):
            names = " ".join(
                filter(None, (_text(node.get("givenName")), _text(node.get("familyName"))))
            )
        for name in names[:20] if isinstance(names, list) else [names]:
            if isinstance(name, str) and _text(name):
                yield LinkedAuthor(_text(name), person="Person" in kinds)
    elif isinstance(value, list):
        for part in value[:20]:
            if isinstance(part, dict | str):
                yield from _authors(part, by_id)


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """Return the node itself, or the one that is only referred to; the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        return {**by_id.get(value["@id"], {}), **value}
    return value


def _address(image: Any) -> str:
    if isinstance(image, dict):
        image = image.get("url") or image.get("contentUrl")
    return _text(image)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _text(value: Any) -> str:
    """Return a string without the markup and entities that some programs leave in."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(_TAG.sub(" ", unescape(value)).split()) if isinstance(value, str) else ""
