"""The headline of a page: what it calls itself, told apart from the outlet and the sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from briefbench.intake.html_tree import text_of
from briefbench.intake.linked_data import LinkedData
from briefbench.intake.meta_tags import meta

PARTED = re.compile(r"\s+[|–—·»«•:-]+\s+|\s*[|»•]\s*|(?<=[^\W\d]):\s+")
"""What stands between a headline and the outlet in a page's ``<title>``."""

_BARS = re.compile(r"\s+\|\s+")
_LABEL = re.compile(r"^(?:title|headline|titre|titel|заголовок)\s*:\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{3,}")

LONGEST = 240
"""Code points of a heading; more is a paragraph in large letters."""

RELATED = 0.34
"""Part of a heading's words that what the page calls itself must share with it, 0.0 to 1.0."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline and the element that shows it, None when no element does."""

    text: str
    element: html.HtmlElement | None = None


def headline_of(root: html.HtmlElement, linked: LinkedData, site: str) -> Headline:
    """Return the headline.

    In this order: the heading that says the same as what the page calls itself elsewhere (for
    sharing, in JSON-LD, in ``<title>``); the first heading, first of all an ``h1``, that shares
    words with it, since what is written for search engines is often put otherwise; what is
    meant for sharing; ``<title>`` without the outlet. A heading that is the outlet's name, as
    many pages have on top, is none.
    """
    element = root.find(".//title")
    titled = text_of(element) if element is not None else ""
    shared = [meta(root, "og:title"), linked.headline, meta(root, "twitter:title", "title")]
    said = [text for text in (*shared, titled) if text]
    named = meta(root, "og:site_name")
    headings = [each for each in _headings(root) if not _is_site(each.text, site, titled)]
    for heading in headings:
        if any(agree(heading.text, text) for text in said):
            return Headline(_without_repeated_site(heading.text, site), heading.element)
    for heading in headings:
        is_first = heading.element is not None and heading.element.tag == "h1"
        if is_first and any(_related(heading.text, text) for text in said):
            return Headline(_without_repeated_site(heading.text, site), heading.element)
    for text in shared:
        if text:
            return _placed(without_site(text, site, named), root)
    if headings and (not titled or len(headings) == 1):
        return headings[0]
    return _placed(without_site(titled, site, named), root)


def _placed(title: str, root: html.HtmlElement) -> Headline:
    """Return a headline with the element that shows it, be it no ``h1``."""
    for element in list(root.iter("h2", "h3", "h4", "p", "div", "td", "span", "b", "strong"))[
        :3000
    ]:
        if element.text and len(element) <= 3 and agree(text_of(element)[:LONGEST], title):
            return Headline(title, element)
    return Headline(title)


def without_site(title: str, *sites: str) -> str:
    """Return a title without one of the outlet's names at its end or beginning."""
    parts = PARTED.split(title)
    if len(parts) == 1:
        return title
    last = title.rfind(parts[-1])
    head = title[:last].rstrip(" |–—·»«•:-")
    names = {fold(site) for site in sites} - {""}
    if fold(parts[-1]) in names | {name.removeprefix("the") for name in names}:
        return head
    if fold(parts[0]) in names:
        return title[title.find(parts[1]) :]
    is_name = len(parts[-1].split()) <= 4 and len(head.split()) >= 4
    return head if is_name else title


def site_in_title(root: html.HtmlElement) -> str:
    """Return what stands beside the headline in ``<title>`` when it is short enough for a name."""
    element = root.find(".//title")
    titled = text_of(element) if element is not None else ""
    parts = PARTED.split(titled)
    if len(parts) < 2:
        return ""
    for heading in _headings(root):
        for part, other in ((parts[0], parts[-1]), (parts[-1], parts[0])):
            if agree(heading.text, titled[titled.find(other) :]) and len(part.split()) <= 4:
                return part if fold(part) not in fold(heading.text) else ""
    return parts[-1] if len(parts[-1].split()) <= 4 and "|" in titled else ""


def agree(one: str, other: str) -> bool:
    """Say whether two titles are the same, or the shorter is a good part of the longer."""
    a, b = sorted((fold(one), fold(other)), key=len)
    return bool(a) and (a == b or (a in b and len(a) >= 12 and len(a) * 3 >= len(b)))


def fold(text: str) -> str:
    """Return letters and digits alone, for comparison."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _headings(root: html.HtmlElement) -> list[Headline]:
    """Return the page's ``h1``, else its other large headings."""
    for names in (("h1",), ("h2", "h3"), ("b", "font")):
        elements = list(root.iter(*names))[:8]
        found = [Headline(text, each) for each in elements if (text := _shown(each))]
        if names != ("h1",):
            found = [each for each in found if len(each.text.split()) >= 4]
        found = [each for each in found if len(each.text) <= LONGEST]
        if found:
            return found[:6]
    return []


def _shown(element: html.HtmlElement) -> str:
    """Return a heading's text: parted where lines are, without a date or a label inside of it."""
    parts: list[str] = []
    unseen = {"time", "script", "style", "svg", "button"}
    skipped: set[html.HtmlElement] = set()
    for each in element.iter():
        if each in skipped or each.tag in unseen:
            skipped.update(each.iter())
        elif isinstance(each.tag, str):
            parts.append((" " if each.tag in {"br", "div", "p"} else "") + (each.text or ""))
        if each is not element:
            parts.append(each.tail or "")
    return _LABEL.sub("", " ".join("".join(parts).split()))


def _is_site(text: str, site: str, titled: str) -> bool:
    """Say whether a heading is the outlet's name; a page about itself may have it as headline."""
    plain = fold(text)
    return bool(plain) and plain == fold(site) and fold(titled) != plain


def _without_repeated_site(heading: str, site: str) -> str:
    """Return a heading without the outlet behind it, and without sections between two bars."""
    head, sign, last = heading.rpartition(" – ") if " – " in heading else ("", "", "")
    if sign and fold(last) == fold(site) and len(head.split()) >= 3:
        return head
    parts = _BARS.split(heading)
    if len(parts) >= 3 and len(parts[0].split()) >= 4:
        return parts[0]
    return heading


def _related(heading: str, said: str) -> bool:
    words = {word for word in _WORD.findall(heading.casefold()) if not word.isdigit()}
    other = set(_WORD.findall(said.casefold()))
    return bool(words) and len(words & other) >= max(2, RELATED * min(len(words), len(other)))
