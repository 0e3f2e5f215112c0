"""Outlets that other outlets cite, and what a web address tells of the outlet behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefbench.base.places import resource

_PREFIXES = ("www.", "www2.", "m.", "amp.", "mobile.", "wap.")
_SECOND_LEVEL = frozenset(
    (
        "ac",
        "co",
        "com",
        "edu",
        "gen",
        "go",
        "gob",
        "gouv",
        "gov",
        "gv",
        "mil",
        "ne",
        "net",
        "or",
        "org",
    )
)
_HOSTING = frozenset(
    (
        *("blogspot.com", "wordpress.com", "substack.com", "medium.com", "livejournal.com"),
        *("github.io", "gitlab.io", "tumblr.com", "weebly.com", "wixsite.com", "ghost.io"),
        *("blogfa.com", "mihanblog.com", "narod.ru", "ucoz.ru", "telegra.ph", "typepad.com"),
    )
)
_NOT_A_COUNTRY = frozenset(
    (
        *("ac", "ai", "cc", "co", "eu", "fm", "gg", "im", "io", "la", "ly", "me", "nu", "sh", "st"),
        *("su", "to", "tv", "vc", "ws"),
    )
)
_ALIKE = {"uk": "GB"}

KINDS = ("agency", "newspaper", "broadcaster", "portal", "government", "other")
"""What an outlet can be."""


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet of the list that is shipped; ``names`` are all it is called in texts."""

    domain: str
    country: str  # ISO 3166-1 alpha-2
    kind: str
    name: str
    names: tuple[str, ...]


def site_of(host: str) -> str:
    """Return the domain an outlet is known by: ``m.news.example.co.uk`` gives ``example.co.uk``.

    The last two labels, three behind a second level such as ``co.uk``, one more on services that
    host the sites of many. A host that is no name with dots is returned as it is.
    """
    labels = [label for label in "".join(host.casefold().split()).split(".") if label]
    plain = ".".join(labels)
    if len(labels) < 3 or plain.replace(".", "").isdigit() or ":" in plain:
        return plain
    count = 3 if labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    site = ".".join(labels[-count:])
    if site not in _HOSTING:
        return site
    for prefix in _PREFIXES:
        plain = plain.removeprefix(prefix)
    return ".".join(plain.split(".")[-count - 1 :])


def outlet_key(name: str, domain: str) -> str:
    """Return what tells outlets apart: the site, the name of one without; "" for neither."""
    return site_of(domain) or " ".join(name.split()).casefold()


def country_of_site(site: str) -> str | None:
    """Return the country that a domain ends with, None for one that all the world uses."""
    last = site.rpartition(".")[2]
    if len(last) != 2 or not last.isascii() or not last.isalpha() or last in _NOT_A_COUNTRY:
        return None
    return _ALIKE.get(last, last.upper())


def is_government_site(site: str) -> bool:
    """Say whether a domain is one that only governments are given."""
    labels = site.split(".")
    return bool({"gov", "gob", "gouv", "mil"} & set(labels[-2:])) and len(labels) > 1


@cache
def known_outlets() -> tuple[KnownOutlet, ...]:
    """Return the outlets of ``resources/outlets/known.tsv``."""
    found = []
    for line in resource("outlets", "known.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        domain, country, kind, name, *more = line.split("\t")
        further = [each for each in "".join(more).split("|") if each]
        found.append(KnownOutlet(domain, country, kind, name, (name, *further)))
    return tuple(found)


@cache
def known_outlet(site: str) -> KnownOutlet | None:
    """Return the outlet of the list with this domain, None when it is not in it."""
    return next((outlet for outlet in known_outlets() if outlet.domain == site), None)
