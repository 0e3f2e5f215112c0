"""When a page was published: never guessed, never the day it was changed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from htmldate import find_date
from lxml import html

from briefbench.intake.html_tree import text_of
from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Origin

EARLIEST = date(1990, 1, 1)
"""Before the web there were no pages to save."""

_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "article.published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "date",
)
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
_CHANGED = re.compile(r"modif|updat|chang|edit", re.IGNORECASE)
_CHANGED_LD = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)


def published_of(
    root: html.HtmlElement, linked: str, address: str, today: date | None = None
) -> DateDraft | None:
    """Return when the page was published, None when it does not say.

    Asked in this order: JSON-LD, metadata, ``<time>`` marked as published, the address, and what
    htmldate finds in the text without searching far. Dates before 1990 or after tomorrow are no
    dates of publication.
    """
    last = (today or datetime.now(UTC).date()) + timedelta(days=1)
    for value in (linked, *_metadata(root), *_marked_times(root)):
        found = iso_date(value, last)
        if found:
            return DateDraft(found, Origin.METADATA)
    dated = address_date(address, today)
    if dated:
        return dated
    found = _from_text(root, address, last)
    if not found or found in _changed(root, last):
        return None
    return DateDraft(found, Origin.TEXT)


def address_date(address: str, today: date | None = None) -> DateDraft | None:
    """Return the day that stands in an address (``/2021/10/13/``), None when there is none."""
    last = (today or datetime.now(UTC).date()) + timedelta(days=1)
    found = _from_address(address, last)
    return DateDraft(found, Origin.ADDRESS) if found else None


def iso_date(value: str, last: date) -> str:
    """Return a date as ISO 8601, ``""`` when it is none or impossible.

    A time is kept only with its zone: without one the day alone is certain.
    """
    text = value.strip()
    found = _ISO.match(text)
    if found:
        day, time, zone = found.groups()
    else:
        try:
            moment = parsedate_to_datetime(text)
        except (TypeError, ValueError, IndexError):
            return ""
        day, time = moment.date().isoformat(), moment.strftime("%H:%M:%S")
        zone = moment.strftime("%z") or None
    try:
        if not EARLIEST <= date.fromisoformat(day) <= last:
            return ""
        if not time or not zone:
            return day
        return _with_time(day, time, zone)
    except ValueError:
        return ""


def _with_time(day: str, time: str, zone: str) -> str:
    moment = datetime.fromisoformat(f"{day}T{time}{zone}")
    if moment.strftime("%H%M%S") == "000000":
        return day  # midnight is how programs write "no time"
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def captured_of(value: str) -> DateDraft | None:
    """Return when a container says the page was saved, in UTC; None when it is unreadable."""
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError):
        return None
    if moment.tzinfo is None:  # "-0000": the time is UTC, the zone of the writer unknown
        moment = moment.replace(tzinfo=UTC)
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return DateDraft(text, Origin.CONTAINER) if moment.date() >= EARLIEST else None


def _metadata(root: html.HtmlElement) -> list[str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META:
            found.setdefault(name, meta.get("content") or "")
    return [found[name] for name in _META if name in found]


def _changed(root: html.HtmlElement, last: date) -> set[str]:
    """Return the days on which the page says it was changed."""
    days = set()
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if _CHANGED.search(name):
            days.add(iso_date(meta.get("content") or "", last)[:10])
    for found in _CHANGED_LD.finditer(" ".join(s.text or "" for s in root.iter("script"))[: 10**6]):
        days.add(iso_date(found[1], last)[:10])
    return days


def _marked_times(root: html.HtmlElement) -> list[str]:
    marked, plain = [], []
    for time in list(root.iter("time"))[:40]:
        about = " ".join(
            str(time.get(name) or "") for name in ("class", "itemprop", "id", "pubdate")
        )
        value = time.get("datetime") or text_of(time)
        if _CHANGED.search(about):
            continue
        if re.search(r"publ|entry-date|posted|created", about, re.IGNORECASE):
            marked.append(value)
        elif any(parent.tag in {"article", "header", "main"} for parent in time.iterancestors()):
            plain.append(value)
    return marked + plain[:1]


def _from_address(address: str, last: date) -> str:
    found = _ADDRESS.search(address)
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups())
    try:
        return iso_date(date(year, month, day).isoformat(), last)
    except ValueError:
        return ""


def _from_text(root: html.HtmlElement, address: str, last: date) -> str:
    try:
        found = find_date(
            root,
            extensive_search=False,
            original_date=True,
            url=address or None,
            min_date=EARLIEST.isoformat(),
            max_date=last.isoformat(),
        )
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ""
    return iso_date(found, last) if found else ""
