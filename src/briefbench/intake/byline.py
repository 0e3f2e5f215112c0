"""Who wrote an article, by the vote of what the page shows and what it says of itself.

The order of votes, the first that gives a name decides:

1. a line at the headline that says so ("By Jane Doe", «Автор: …»): what the reader sees; programs
   that write the rest often give the account that uploaded the page instead;
2. JSON-LD, then ``meta`` elements: full names;
3. at the headline: an element marked as author (``itemprop``, ``rel``, class) or a link to a page
   of authors;
4. "Written by ..." elsewhere on the page, when all such lines name the same;
5. what JSON-LD and ``meta`` give, though it be one word.

The name of the outlet is no author, save when the page calls it a person (many private pages are
called after who writes them) or shows it behind a "By". Nobody in a figure, a comment, a list of
other stories or behind "Photo by", "Reviewed by" is the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html

from briefbench.intake.headline import fold
from briefbench.intake.html_tree import text_of
from briefbench.intake.linked_data import LinkedData
from briefbench.intake.meta_tags import meta, metas
from briefbench.intake.names import (
    LONGEST_NAME,
    MARK,
    NO_MARK,
    is_called_after_a_person,
    is_full_name,
    names_in,
    once,
)
from briefbench.intake.near_headline import Line, is_apart

_NAMES = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"),
    *("sailthru.author", "byl", "citation_author", "article.author", "creator"),
)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|writer|reporter|post-author|article-author)(?:$|[\s_-]|name|link)",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|contributors?|people|profiles?|writers?|staff|reporters?|journalists?|producers?|"
    r"auteurs?|autor(?:es|en)?|avtor|columnists?|by)/[^/?#]+/?$",
    re.IGNORECASE,
)
_SECTION_PAGE = re.compile(
    r"/(?:category|categories|tags?|topics?|sections?|rubric)/", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"^(?:written|authored|article|story|posted|words)\s+by\b:?", re.IGNORECASE)
_CONNECTS = re.compile(r"^(?:,|and|&|und|et|y|и|و)$", re.IGNORECASE)
_WORDS = ("uthor", "yline", "riter", "eporter")
_BEGINS = frozenset("wWaAsSpP")  # of the words above
_MARKED = ("a", "span", "div", "p", "address", "strong", "li", "h2", "h3", "h4", "h5")

FAR = 4
"""What is added to the rank of a marked element away from the headline: behind all at it."""

MOST_LOOKED_AT = 400
"""Elements that are asked whether they name an author."""


def byline_of(
    root: html.HtmlElement, linked: LinkedData, site: str, near: Sequence[Line]
) -> tuple[str, ...]:
    """Return the authors in the order in which the page names them, none when it does not say.

    Args:
        root: The page.
        linked: Its JSON-LD.
        site: The outlet's name.
        near: The lines around its headline.

    """
    shown = list(_shown(near))
    if shown:
        return once(shown)
    declared = list(_declared(root, linked, site))
    full = [name for name in declared if is_full_name(name)]
    if full:
        return once(full)
    outlet = "" if is_called_after_a_person(site) else fold(site)
    for votes in (_marked(root, near), _written_by(root)):
        names = [name for name in votes if fold(name) != outlet]
        if names:
            return once(names)
    return once(declared)


def _shown(near: Sequence[Line]) -> Iterator[str]:
    """Give the names behind a "By" at the headline."""
    pieces = [
        (n, piece.text, piece.element) for n, line in enumerate(near) for piece in line.pieces
    ]
    for place, (number, text, element) in enumerate(pieces):
        mark = MARK.match(text)
        if not mark or is_apart(element, 2):
            continue
        if NO_MARK.search(pieces[place - 1][1]) and pieces[place - 1][0] == number:
            continue
        found = [name for name in names_in(text[mark.end() :]) if is_full_name(name)]
        if not found and not text[mark.end() :].strip():
            found = list(_following(pieces[place + 1 :], number))
        if found:
            yield from found
            return


def _following(pieces: Sequence[tuple[int, str, html.HtmlElement]], line: int) -> Iterator[str]:
    """Give the names in the pieces behind a mark: one in the next line, several in the same."""
    for number, text, element in pieces[:12]:
        if _SECTION_PAGE.search(element.get("href") or "") or element.get("rel") == "tag":
            return
        if number > line + 1 or (_CONNECTS.match(text) is None and not names_in(text)):
            return
        names = [name for name in names_in(text) if is_full_name(name) or _is_author_page(element)]
        if not names and _CONNECTS.match(text) is None:
            return
        yield from names
        if number > line:
            return


def _declared(root: html.HtmlElement, linked: LinkedData, site: str) -> Iterator[str]:
    """Give the names in JSON-LD, else in ``meta`` elements."""
    outlet = fold(site)
    others = {outlet, fold(linked.section), fold(meta(root, "article:section"))} - {""}
    if is_called_after_a_person(site):
        others.discard(outlet)
    names = [
        name
        for author in linked.authors
        for name in names_in(author.name)
        if fold(name) not in others or (author.person and fold(name) == outlet)
    ]
    if any(is_full_name(name) for name in names):
        yield from names
        return
    for content in metas(root, *_NAMES):
        names.extend(name for name in names_in(content) if fold(name) not in others)
    if meta(root, "twitter:label1").casefold() in {
        "written by",
        "автор",
        "par",
        "von",
        "escrito por",
    }:
        names.extend(names_in(meta(root, "twitter:data1")))
    yield from names


def _marked(root: html.HtmlElement, near: Sequence[Line]) -> Iterator[str]:
    """Give the names in elements that are marked as author, those at the headline first."""
    here = {piece.element for line in near for piece in line.pieces}
    found: list[tuple[int, str]] = []
    for element in islice(filter(_strength, root.iter(*_MARKED)), MOST_LOOKED_AT):
        texts = islice(element.itertext(), 40)
        parts = [text for part in texts if (text := " ".join(part.split()))]
        long = sum(len(part) for part in parts) > 2 * LONGEST_NAME
        if parts and not is_apart(element):
            text = " | ".join(parts[:1] if long else parts)
            names = [name for name in names_in(text) if is_full_name(name)]
            at_it = element in here or any(child in here for child in element.iter())
            found.extend((_strength(element) + FAR * (not at_it), name) for name in names)
    best = min((rank for rank, _ in found), default=0)
    authors = once(name for rank, name in found if rank == best)
    if best < FAR or len(authors) == 1:  # several away from it are those of other stories
        yield from authors


def _strength(element: html.HtmlElement) -> int:
    """Return how an element is marked as author: 1 best, 3 least, 0 not at all."""
    if element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split():
        return 1
    classes = element.get("class") or ""
    if any(word in classes for word in _WORDS) and _CLASS.search(classes):
        return 2
    return FAR - 1 if _is_author_page(element) else 0


def _is_author_page(element: html.HtmlElement) -> bool:
    return element.tag == "a" and bool(_AUTHOR_PAGE.search(element.get("href") or ""))


def _written_by(root: html.HtmlElement) -> Iterator[str]:
    """Give the one name that lines "Written by ..." give anywhere outside of other stories."""
    found: dict[str, str] = {}
    for element in root.iter(*_MARKED, "footer"):
        begin = (element.text or "").lstrip()
        if begin[:1] not in _BEGINS or not _ELSEWHERE.match(begin) or is_apart(element, 1):
            continue
        text = text_of(element)[: 2 * LONGEST_NAME]
        mark = _ELSEWHERE.match(text)
        behind = text[mark.end() :] if mark else ""
        for name in names_in(re.split(r"\bon\b|\bin\b|\d", behind)[0])[:2]:
            if is_full_name(name):
                found[fold(name)] = name
    if len(found) == 1:
        yield from found.values()
