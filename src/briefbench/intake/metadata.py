"""Outlet and address of a page, each the agreement of what the page says."""

from __future__ import annotations

from courlan import extract_domain
from lxml import html

from briefbench.intake.addresses import absolute, host_of
from briefbench.intake.headline import site_in_title
from briefbench.intake.linked_data import LinkedData
from briefbench.intake.meta_tags import meta
from briefbench.model.drafts import SourceDraft


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
    """Return the outlet: its name as the page gives it, its domain from the address."""
    name = meta(root, "og:site_name", "application-name", "twitter:app:name:iphone")
    domain = (extract_domain(address) or "") if address else ""
    return SourceDraft(
        name=name or linked.publisher or site_in_title(root) or domain,
        domain=host_of(address) or domain.removeprefix("www."),
    )


def _is_page(url: str) -> bool:
    return url.startswith(("http://", "https://")) and "." in host_of(url)
