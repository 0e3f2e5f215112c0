"""What other extractors find on a page where the blocks' own signs find next to nothing."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Iterator

from lxml import etree, html

_TROUBLE = (ValueError, TypeError, AttributeError, KeyError, RecursionError, etree.LxmlError)
"""What they raise on odd pages."""


def texts_of_others(root: html.HtmlElement) -> Iterator[str]:
    """Give the article's text as trafilatura sees it, then as readability does; none is empty."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of what it misses to reach the network, which is not asked
        import trafilatura  # takes a third of a second to load, and few pages need it
    from readability import Document
    from readability.readability import Unparseable

    try:
        text = trafilatura.extract(copy.deepcopy(root), include_comments=False)
    except _TROUBLE:
        text = None
    if text:
        yield text
    try:
        summary = Document(etree.tostring(root, encoding="unicode", method="html")).summary()
        text = "".join(map(str, html.document_fromstring(summary).itertext()))
    except (*_TROUBLE, Unparseable):
        text = None
    if text and text.strip():
        yield text
