"""A page's HTML as a tree that every extractor can read."""

from __future__ import annotations

import re

from lxml import etree, html

_DATA_ADDRESS = re.compile(r"data:[a-z0-9/+.;=-]{0,100},[^\"'\s>)]{2000,}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BAD_ENTITY = re.compile(r"&#(?:x[0-9a-f]{1,8}|\d{1,10});?", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_NESTED = ("<div>", "<span>", "<b>", "<i>", "<font>", "<section>", "<blockquote>", "<ul>")
_DEEPEST = 200
"""Equal elements opened in a row; of more of them, which no page needs, the parser would drop what
stands deeper than 2048."""

DROPPED = ("script", "style", "template", "svg", "noscript", "iframe", "object")
"""Elements whose text is not the page's; JSON-LD is read before they go."""

LARGE_FORM = 1000
"""Letters of a form that holds more than fields: some programs put the whole page into one."""


def parse_html(text: str) -> html.HtmlElement | None:
    """Return the page's root, None when there is nothing in it.

    Addresses that hold whole files and characters that XML forbids are taken out first: both make
    extractors give up silently.
    """
    if "data:" in text.lower():
        text = _DATA_ADDRESS.sub("data:,", text)
    if "&#" in text:
        text = _BAD_ENTITY.sub(_entity, text)
    text = _CONTROL.sub("", text)
    for tag in _NESTED:
        run = tag * _DEEPEST
        if run in text:
            text = re.sub(f"(?:{tag}){{{_DEEPEST},}}+", run, text)
    text = _DECLARATION.sub("", text)
    if not text.strip():
        return None
    parser = html.HTMLParser(huge_tree=True, remove_pis=True, collect_ids=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root if isinstance(root, html.HtmlElement) else None


def drop_unread(root: html.HtmlElement) -> None:
    """Take out, in place, what no reader of the page sees as text."""
    for name in DROPPED:
        for element in list(root.iter(name)):
            element.drop_tree()
    for form in list(root.iter("form")):
        if sum(len(text.strip()) for text in form.itertext()) < LARGE_FORM:
            form.drop_tree()
    for comment in list(root.iter(etree.Comment)):
        parent = comment.getparent()
        if parent is not None:
            comment.drop_tree()


def text_of(element: html.HtmlElement) -> str:
    """Return the element's text with white space folded."""
    return " ".join("".join(element.itertext()).split())


def _entity(found: re.Match[str]) -> str:
    """Leave good numeric entities as they are, drop those of characters that cannot be."""
    body = found[0].strip("&#;")
    number = int(body[1:], 16) if body[:1] in {"x", "X"} else int(body)
    allowed = number in {9, 10, 13} or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return found[0] if allowed and number not in {0xFFFE, 0xFFFF} else ""
