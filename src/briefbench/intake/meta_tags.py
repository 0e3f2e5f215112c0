"""What a page says of itself in its ``meta`` elements."""

from __future__ import annotations

from lxml import html


def meta(root: html.HtmlElement, *names: str) -> str:
    """Return the content of the first of these meta elements that has one, ``""`` else.

    A name is that of ``property``, ``name`` or ``itemprop``, in small letters; the order is that of
    ``names``, not of the page.
    """
    return next(iter(metas(root, *names)), "")


def metas(root: html.HtmlElement, *names: str) -> list[str]:
    """Return the contents of these meta elements that have one, in the order of ``names``."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if content and name.lower() in names:
            found.setdefault(name.lower(), []).append(content)
    return [content for name in names for content in found.get(name, [])]
