"""The elements that a page's blocks stand in, and what their names say of what they hold.

Designers of pages name their boxes: ``class="article-body"``, ``id="related"``. The words that are
looked for are general ones of the trade, in English, as nearly all pages use them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html


class Box:
    """An element that holds blocks; ``around`` are its own signs and those of all boxes about it.

    ``own`` and ``around`` are sums of the constants below. ``depth`` counts from the body.
    """

    __slots__ = ("around", "depth", "own", "parent", "tag")

    MENU_TAG = 1 << 0  # nav, footer, menu
    HEADER_TAG = 1 << 1
    ASIDE_TAG = 1 << 2
    ARTICLE_TAG = 1 << 3
    MAIN_TAG = 1 << 4
    FIGURE_TAG = 1 << 5
    TABLE_TAG = 1 << 6
    LIST_TAG = 1 << 7
    HIDDEN = 1 << 8
    TEXT = 1 << 9
    STORY = 1 << 10
    BODY = 1 << 11
    COMMENTS = 1 << 12
    OTHERS = 1 << 13
    SHARING = 1 << 14
    ADVERT = 1 << 15
    SIGNUP = 1 << 16
    MENU = 1 << 17
    FACTS = 1 << 18
    PICTURE = 1 << 19
    QUOTE = 1 << 20
    FORM = 1 << 21

    def __init__(self, tag: str, own: int, parent: Box | None) -> None:
        self.tag = tag
        self.own = own
        self.parent = parent
        self.around: int = own | (parent.around if parent else 0)
        self.depth: int = parent.depth + 1 if parent else 0


_TAGS = {
    "nav": Box.MENU_TAG,
    "footer": Box.MENU_TAG,
    "menu": Box.MENU_TAG,
    "header": Box.HEADER_TAG,
    "aside": Box.ASIDE_TAG,
    "article": Box.ARTICLE_TAG,
    "main": Box.MAIN_TAG,
    "figure": Box.FIGURE_TAG,
    "figcaption": Box.FIGURE_TAG,
    "table": Box.TABLE_TAG,
    "ul": Box.LIST_TAG,
    "ol": Box.LIST_TAG,
    "blockquote": Box.QUOTE,
    "form": Box.FORM,
}
_ROLES = {
    "navigation": Box.MENU_TAG,
    "contentinfo": Box.MENU_TAG,
    "banner": Box.HEADER_TAG,
    "complementary": Box.ASIDE_TAG,
    "article": Box.ARTICLE_TAG,
    "main": Box.MAIN_TAG,
    "dialog": Box.SIGNUP,
    "search": Box.FORM,
}
_NAMES = (
    (Box.TEXT, "text content copy prose paragraph paragraphs richtext wysiwyg rte markdown"),
    (Box.STORY, "article story entry post news single blog"),
    (Box.BODY, "body articlebody storybody articletext articlecontent storytext postcontent"),
    (Box.COMMENTS, "comment comments disqus respond reply replies discussion commentlist"),
    (
        Box.OTHERS,
        "related recommend recommended recommendation recommendations recirc more popular trending "
        "most latest recent also teaser teasers promo outbrain taboola card cards suggested "
        "suggestions next prev previous similar tile tiles feed carousel slider upnext readmore "
        "river headlines list grid archive",
    ),
    (Box.SHARING, "share sharing social follow addthis addtoany sharedaddy facebook twitter"),
    (
        Box.ADVERT,
        "ad ads advert advertisement advertising sponsor sponsored banner dfp adsense commercial "
        "affiliate shop product products cta promotion",
    ),
    (
        Box.SIGNUP,
        "newsletter subscribe subscription signup paywall login register cookie cookies consent "
        "gdpr modal popup overlay donate donation membership alert notice",
    ),
    (
        Box.MENU,
        "nav navigation navbar menu breadcrumb breadcrumbs header footer toolbar masthead sidebar "
        "side aside widget widgets rail skip pagination pager topbar toc contents search copyright "
        "bottom",
    ),
    (
        Box.FACTS,
        "meta byline author authors bio date time timestamp published tags tag category categories "
        "kicker credit credits dateline readtime about profile topics topic labels disclaimer info "
        "title headline",
    ),
    (Box.PICTURE, "caption figcaption photo gallery image images img media video figure player"),
    (Box.QUOTE, "quote pullquote blockquote"),
    (Box.HIDDEN, "hidden hide invisible sr visually screen offscreen"),
)
_SIGNS = {word: sign for sign, words in _NAMES for word in words.split()}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_LONGEST = 300
"""Code points of a name that are looked at."""


def box_of(element: html.HtmlElement, parent: Box | None) -> Box:
    """Return the box of an element inside another; the body's own names say nothing."""
    tag = str(element.tag)
    if parent is None:
        return Box(tag, 0, None)
    own = _TAGS.get(tag, 0)
    if element.attrib:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST]
        own |= _named(names) if names != " " else 0
        own |= _ROLES.get(element.get("role") or "", 0)
        style = element.get("style")
        unseen = style is not None and _UNSEEN.search(style[:_LONGEST])
        if unseen or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            own |= Box.HIDDEN
        if element.get("itemprop") in {"articleBody", "text"}:
            own |= Box.BODY | Box.STORY
    return Box(tag, own, parent)


@lru_cache(maxsize=4096)
def _named(names: str) -> int:
    signs = 0
    for word in _WORD.findall(names):
        signs |= _SIGNS.get(word.lower(), 0)
    return signs
