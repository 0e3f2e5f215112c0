"""Addresses as pages write them, which the standard library may refuse to take apart."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def host_of(address: str) -> str:
    """Return the host of an address without ``www.``, ``""`` when it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no IPv6 address
        return ""


def absolute(base: str, reference: str) -> str:
    """Return where a reference on a page leads, ``""`` when it is no address."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""
