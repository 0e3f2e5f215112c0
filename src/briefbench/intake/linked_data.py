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


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What JSON-LD tells of the article; empty where it tells nothing."""

    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""


def linked_data(root: html.HtmlElement) -> LinkedData:
    """Return the best of the page's JSON-LD; an article's own goes before a page's."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and len(script.text or "") < _LARGEST:
            nodes.extend(_nodes(_loaded(script.text or ""), 0))
    nodes = [node for node in nodes if _rank(node) < len(_KINDS)]
    nodes.sort(key=_rank)
    merged: dict[str, Any] = {}
    for node in nodes:
        for name, value in node.items():
            merged.setdefault(name, value)
    return LinkedData(
        headline=_text(merged.get("headline") or (merged.get("name") if nodes else "")),
        published=_text(merged.get("datePublished") or merged.get("dateCreated")),
        authors=tuple(_names(merged.get("author"))),
        publisher=next(iter(_names(merged.get("publisher"))), ""),
        url=_text(merged.get("url")),
    )


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
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


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, [_text(value)])
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for part in value[:20]:
            yield from _names(part)


def _text(value: Any) -> str:
    """Return a string without the markup and entities that some programs leave in."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(_TAG.sub(" ", unescape(value)).split()) if isinstance(value, str) else ""
