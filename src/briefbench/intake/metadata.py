"""Headline, byline, outlet and address of a page, each the agreement of what the page says."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from courlan import extract_domain
from lxml import html

from briefbench.intake.html_tree import text_of
from briefbench.intake.linked_data import LinkedData
from briefbench.model.drafts import SourceDraft

_PARTED = re.compile(r"\s+[|–—·»«•:-]+\s+|\s*[|»•]\s*|(?<=[^\W\d]):\s+")
_BY = re.compile(r"^(?:by|von|par|por|автор:?|نویسنده:?|بقلم:?)\s+", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|writer|reporter)(?:[\s_-]|$|name)", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|\d{4}|admin$|^(?:share|follow|comment)", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b| и | و )\s*")

LONGEST_NAME = 60
"""Code points of a byline; more is no name."""


def meta(root: html.HtmlElement, *names: str) -> str:
    """Return the content of the first of these meta elements that has one, ``""`` else."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        if name in names:
            found.setdefault(name, " ".join((element.get("content") or "").split()))
    return next((found[name] for name in names if found.get(name)), "")


def address_of(root: html.HtmlElement, saved_from: str) -> str:
    """Return the page's address: canonical, og:url, else where it was saved from; ``""`` else."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower():
            found = str(urljoin(saved_from, (link.get("href") or "").strip()))
            if _is_page(found):
                return found
    named = meta(root, "og:url", "twitter:url")
    return next((url for url in (named, saved_from) if _is_page(url)), "")


def source_of(root: html.HtmlElement, linked: LinkedData, address: str) -> SourceDraft:
    """Return the outlet: its name as the page gives it, its domain from the address."""
    name = meta(root, "og:site_name", "application-name", "twitter:app:name:iphone")
    domain = (extract_domain(address) or "") if address else ""
    host = urlsplit(address).hostname or "" if address else ""
    return SourceDraft(
        name=name or linked.publisher or _site_in_title(root) or domain,
        domain=(host or domain).removeprefix("www."),
    )


def title_of(root: html.HtmlElement, linked: LinkedData, site: str) -> str:
    """Return the headline: the ``h1`` that agrees with what the page calls itself elsewhere.

    Without agreement what is meant for sharing goes before ``<title>``, which carries the outlet.
    """
    headings = _headings(root)
    element = root.find(".//title")
    titled = text_of(element) if element is not None else ""
    shared = [meta(root, "og:title"), linked.headline, meta(root, "twitter:title", "title")]
    said = [text for text in (*shared, titled) if text]
    for heading in headings:
        if any(_agree(heading, text) for text in said):
            return heading
    for text in shared:
        if text:
            return without_site(text, site)
    if headings and (not titled or len(headings) == 1):
        return headings[0]
    return without_site(titled, site)


def _headings(root: html.HtmlElement) -> list[str]:
    """Return the texts of the page's ``h1``, else of its other large headings."""
    for names in (("h1",), ("h2", "h3"), ("b", "font")):
        found = [text for element in list(root.iter(*names))[:8] if (text := text_of(element))]
        if names != ("h1",):
            found = [text for text in found if len(text.split()) >= 4]
        if found:
            return found[:6]
    return []


def without_site(title: str, site: str) -> str:
    """Return a title without the outlet's name at its end or beginning."""
    parts = _PARTED.split(title)
    if len(parts) == 1:
        return title
    last = title.rfind(parts[-1])
    head = title[:last].rstrip(" |–—·»«•:-")
    plain = _plain(site)
    if plain and _plain(parts[-1]) in {plain, plain.removeprefix("the")}:
        return head
    if plain and _plain(parts[0]) == plain:
        return title[title.find(parts[1]) :]
    is_name = len(parts[-1].split()) <= 4 and len(head.split()) >= 4
    return head if is_name else title


def byline_of(root: html.HtmlElement, linked: LinkedData, site: str) -> tuple[str, ...]:
    """Return the authors that markup names; a name that only stands in the text is not taken."""
    found = list(linked.authors) or [
        content
        for element in root.iter("meta")
        if (element.get("name") or element.get("property") or "").lower()
        in {"author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"}
        and (content := element.get("content"))
    ]
    if not _names(found, site):
        found = _marked_authors(root)
    return _names(found, site)


def _names(found: list[str], site: str) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for text in found:
        for part in _AND.split(_BY.sub("", " ".join(text.split()))):
            name = part.strip(" .|–-")
            usable = 2 < len(name) <= LONGEST_NAME and not _NO_NAME.search(name)
            if usable and len(name.split()) <= 6 and _plain(name) != _plain(site):
                names.setdefault(_plain(name), name)
    return tuple(names.values())[:8]


def _marked_authors(root: html.HtmlElement) -> list[str]:
    relations, classes = [], []
    for element in root.iter("a", "span", "div", "p", "address"):
        if "author" in (element.get("rel") or "") or element.get("itemprop") == "author":
            relations.append(text_of(element))
        elif _AUTHOR_CLASS.search(element.get("class") or ""):
            classes.append(text_of(element))
    short = [text for text in relations or classes if 0 < len(text) <= 2 * LONGEST_NAME]
    return short[:2]


def _agree(one: str, other: str) -> bool:
    """Say whether two titles are the same, or the shorter is a good part of the longer."""
    a, b = sorted((_plain(one), _plain(other)), key=len)
    return bool(a) and (a == b or (a in b and len(a) >= 12 and len(a) * 3 >= len(b)))


def _site_in_title(root: html.HtmlElement) -> str:
    """Return what stands beside the headline in ``<title>`` when it is short enough for a name."""
    element = root.find(".//title")
    titled = text_of(element) if element is not None else ""
    parts = _PARTED.split(titled)
    if len(parts) < 2:
        return ""
    for heading in _headings(root):
        for part, other in ((parts[0], parts[-1]), (parts[-1], parts[0])):
            if _agree(heading, titled[titled.find(other) :]) and len(part.split()) <= 4:
                return part if _plain(part) not in _plain(heading) else ""
    return parts[-1] if len(parts[-1].split()) <= 4 and "|" in titled else ""


def _is_page(url: str) -> bool:
    return url.startswith(("http://", "https://")) and "." in (urlsplit(url).hostname or "")


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
