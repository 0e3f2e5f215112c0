"""Outlet and address of a page, each the agreement of what the page says."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import html

from briefbench.base.outlets import site_of
from briefbench.intake.addresses import absolute, host_of
from briefbench.intake.headline import fold, site_in_title
from briefbench.intake.linked_data import LinkedData
from briefbench.intake.meta_tags import meta, metas
from briefbench.model.drafts import SourceDraft

LONGEST_NAME = 5
"""Words of an outlet's name; more is a motto, or a name with one."""

_MOTTO = re.compile(r"\s+[|–—·»«•:-]+\s+|\s*[|»•]\s*|:\s+|\s+\((?=[^()]{2,60}\)$)|\)$")
_HOST = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?")
_NO_NAMES = frozenset(
    ("home", "homepage", "blog", "news", "website", "mysite", "wordpress", "undefined", "article")
)


def address_of(root: html.HtmlElement, saved_from: str) -> str:
    """Return the page's address: canonical, og:url, else where it was saved from; ``""`` else."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower():
            found = absolute(saved_from, (link.get("href") or "").strip())
            if _is_page(found):
                return found
    named = meta(root, "og:url", "twitter:url")
    return next((url for url in (named, saved_from) if _is_page(url)), "")


def source_of(root: html.HtmlElement, linked: LinkedData, address: str) -> SourceDraft:
    """Return the outlet: its name as the page gives it, its domain from the address.

    Of the names that a page gives, that goes first which its domain is made of: what is meant for
    sharing is often a motto. A name is parted from the motto behind it.
    """
    domain = _host(address).removeprefix("www.")
    names = [
        *metas(root, "og:site_name", "application-name", "twitter:app:name:iphone"),
        linked.publisher,
        site_in_title(root),
    ]
    names = [name for name in names if name and fold(name) not in _NO_NAMES]
    return SourceDraft(name=_outlet(names, domain) or domain, domain=domain)


def _outlet(names: list[str], domain: str) -> str:
    """Return the name that fits the domain best, else the first, without what stands behind it."""
    label = fold(site_of(domain).split(".", maxsplit=1)[0])
    parted = [[part for part in (*_MOTTO.split(name), name) if part.strip()] for name in names]
    for parts in parted:
        for part in parts:
            is_host = " " not in part and "." in part.strip(".")
            if label and len(part.split()) <= LONGEST_NAME and not is_host and _is_of(part, label):
                return part
    first = parted[0] if parted else [""]
    return first[-1] if len(first[-1].split()) <= LONGEST_NAME else first[0]


def _is_of(name: str, label: str) -> bool:
    """Say whether a domain's label is made of a name: "Amu Post" and ``amupost`` or ``ap``."""
    plain = fold(name)
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", name.casefold()))
    return len(plain) > 2 and (plain in label or label in plain or initials == label)


def _host(address: str) -> str:
    """Return the host of an address in small letters, "" when it has none that can be."""
    found = _HOST.match(unquote(host_of(address)).casefold())
    return found[0] if found else ""


def _is_page(url: str) -> bool:
    return url.startswith(("http://", "https://")) and "." in host_of(url)
