"""Addresses of pages: when two of them lead to the same page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

LONGEST = 2000
"""Code points of an address that still names a page; what is longer carries a session's state."""

_FACES = ("www.", "m.", "mobile.", "amp.")  # the same page for another screen
_START = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$|/amp$", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|link\w*|format|ptr\w*|bbc\w*)|(?:fb|g|dc|y|tw|ms|li)cl(?:k)?id"
    r"|igshid|mc_[ce]id|_ga|_gl|_hs\w+|wt_\w+|pk_\w+|mtm_\w+|cmpid|ncid|ocid"
    r"|smid|smtyp|ito|ref|ref_src|referrer|source|share|amp|outputtype|rss|feature",
    re.IGNORECASE,
)


def address_key(url: str | None) -> str | None:
    """Return a text that is equal for addresses of the same page.

    Scheme, ``www.`` and its kin, tracking parameters, the order of parameters, a trailing slash
    and the place in the page do not count. None where the address names no single page: not on
    the web, the front page of a site, too long to be one.
    """
    try:
        parts = urlsplit((url or "").strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    for face in _FACES:
        if host.startswith(face) and host.count(".") > 1:
            host = host.removeprefix(face)
            break
    path = _START.sub("", quote(unquote(parts.path)).rstrip("/")).rstrip("/")
    asked = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)[:50]
        if not _TRACKING.fullmatch(name)
    )
    if not path and not asked:
        return None
    place = host if port in {None, 80, 443} else f"{host}:{port}"
    key = f"{place}{path}?{urlencode(asked)}" if asked else f"{place}{path}"
    return key if len(key) <= LONGEST else None
