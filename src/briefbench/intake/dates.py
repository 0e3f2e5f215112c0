"""When a page was published: never guessed, never the day it was changed.

The order of votes, the first that gives a possible day decides:

1. JSON-LD ``datePublished``, then ``meta`` elements: written for programs, in ISO 8601;
2. an element marked as the date of publication (``itemprop``, ``pubdate``, class);
3. a line at the headline that says so ("Published: 13 October 2021");
4. the address (``/2021/10/13/``);
5. a date at the headline that does not say what it is; the dateline ("ROGUN, Oct 13, 2021 (Amu) -")
   of a paragraph; "Published ..." elsewhere, when all such lines give one day; a ``<time>`` in the
   article;
6. "published" in what the page keeps for its programs, when all such entries name one day.

Of declared dates a day apart the one with a time and its zone goes before a bare day, which may be
that of another zone. A declared time that is exactly the one of the last change, or later, is
doubted: some programs write only one of both; a vote of 1 or 2 for an earlier day goes before it,
and so does 3 or 5. A date at the headline behind "Updated" is not looked at. Days before 1990 or
after tomorrow are refused, and a number that can be read two ways is read only when the page's
language says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml import html

from briefbench.base.months import GREGORIAN, fold_month
from briefbench.base.written_dates import WrittenDate, written_dates
from briefbench.intake.elsewhere_dates import dateline_day, exact_time, kept_dates
from briefbench.intake.html_tree import text_of
from briefbench.intake.linked_data import LinkedData
from briefbench.intake.meta_tags import metas
from briefbench.intake.near_headline import Line, is_apart
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
_META_NAME = re.compile(
    r"(?:publi\w*|issue\w*|citation|online|original|article|post)[-_.:]?(?:online[-_.])?(?:date|time|on|at)(?:time)?$|"
    r"date[-_.:]?(?:time)?(?:publi\w*|issued|posted)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3,9})[/-](0?[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"modif|updat|chang|edit|revis", re.IGNORECASE)
_CHANGED_WORD = re.compile(
    r"updat|modif|revis|edited|reviewed|checked|aktualis|mis à jour|maj |actualiz|atualiz|aggiorna|"
    r"обновл|измен|оновл|yangilan|güncel|به.?روز|ویرایش|تحديث|تعدیل|اپ ?ڈیٹ|"
    r"accessed|retrieved|expires",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"publi|posted|post date|release|issued|date:|created|veröffentlicht|erschienen|publié|fecha|"
    r"опубликован|дата|размещен|публікац|yayın|e'lon|chop et|انتشار|منتشر|نشر|تاریخ|تاريخ|"
    r"発表|发布|发表|शائع",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"event|deadline|born|founded|since|until|copyright|©|from .* to|register|starts?|ends?|due",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_VAGUE = re.compile(r"\d{4}(?:-\d{2})?")

MOST_LOOKED_AT = 4000
"""Elements that are asked whether they hold the date."""

LONGEST_DATE = 14
"""Words of a line at the headline that holds a date; more is text that speaks of one."""

_PUBLISHED_CLASS = re.compile(r"publ|entry-date|posted|created", re.IGNORECASE)
_HALF_DAYS = re.compile(r"\d/\d{1,2}/\d{4},? \d{1,2}:\d{2}(?::\d{2})? ?[AP]M\b")
"""The American way to write a time, and with it the day."""

_MONTH_FIRST = {"en-us", "en-ph", "en-ca"}


def published_of(
    root: html.HtmlElement,
    linked: LinkedData,
    address: str,
    near: Sequence[Line] = (),
    today: date | None = None,
    *,
    source: str = "",
) -> DateDraft | None:
    """Return when the page was published, None when it does not say.

    Args:
        root: The page.
        linked: Its JSON-LD.
        address: Where it is from.
        near: The lines around its headline.
        today: The day of reading, for tests; nothing later than the day after is a date.
        source: The page's HTML as it is.

    """
    last = _last(today)
    changed = _changed(root, linked, last)
    order = day_first(root, address)
    doubted: DateDraft | None = None
    declared = [
        found
        for value in (linked.published, *metas(root, *_META), *_named(root), *_marked(root))
        if (found := iso_date(value, last))
    ]
    for found in declared:
        if found in changed or (changed and found[:10] > max(changed)[:10]):
            doubted = doubted or DateDraft(found, Origin.METADATA)
        elif not (doubted and doubted.value[:10] < found[:10]):
            return DateDraft(exact_time(found, declared, changed), Origin.METADATA)
    shown = list(_shown(near, last, order=order))
    said = next((value for value, says in shown if says), "")
    if doubted:
        earlier = [value for value, _ in shown if value[:10] < doubted.value[:10]]
        return DateDraft(said or earlier[0], Origin.TEXT) if said or earlier else doubted
    if said:
        return DateDraft(said, Origin.TEXT)
    dated = address_date(address, today)
    if dated:
        return dated
    plain = next((value for value, _ in shown), "")
    if plain:
        return DateDraft(plain, Origin.TEXT)
    dateline = dateline_day(root, order=order)
    if dateline and _possible(dateline, last):
        return DateDraft(dateline, Origin.TEXT)
    foot = _said_elsewhere(root, last, order=order)
    if len(foot) == 1:
        return DateDraft(foot.pop(), Origin.TEXT)
    days = {day[:10] for day in changed}
    for value in _plain_times(root):
        found = iso_date(value, last)
        if found and found[:10] not in days:
            return DateDraft(found, Origin.TEXT)
    kept = {day for value in kept_dates(source) if (day := iso_date(value, last)[:10])}
    return DateDraft(kept.pop(), Origin.METADATA) if len(kept) == 1 else None


def address_date(address: str, today: date | None = None) -> DateDraft | None:
    """Return the day that stands in an address (``/2021/10/13/``), None when there is none."""
    found = _ADDRESS.search(address)
    if not found:
        return None
    year, month, day = found.groups()
    number = int(month) if month.isdigit() else GREGORIAN.get(fold_month(month), 0)
    try:
        value = _possible(date(int(year), number, int(day)).isoformat(), _last(today))
    except ValueError:
        return None
    return DateDraft(value, Origin.ADDRESS) if value else None


def line_date(text: str, today: date | None = None) -> tuple[str, bool]:
    """Return the date that a line is about, and whether it says that it is of publication.

    ``""`` when the line is a sentence, holds no date or several, or one of something else.
    """
    return next(iter(_line_dates(text, _last(today), order=None)), ("", False))


def iso_date(value: str, last: date) -> str:
    """Return a date as ISO 8601, ``""`` when it is none or impossible.

    A time is kept only with its zone: without one the day alone is certain.
    """
    text = value.strip()[:80]
    found = _ISO.match(text)
    try:
        if found:
            day, time, zone = found.groups()
            day = "-".join(part.zfill(2) for part in day.split("-"))
        elif _EPOCH.fullmatch(text):
            moment = datetime.fromtimestamp(int(text[:10]), UTC)
            day, time, zone = moment.date().isoformat(), moment.strftime("%H:%M:%S"), "+00:00"
        elif compact := _COMPACT.fullmatch(text):
            day, time, zone = "-".join(compact.groups()), None, None
        elif _VAGUE.fullmatch(text):
            return _possible(text, last)
        else:
            return _from_words(text, last)
        possible = _possible(day, last)
        return _with_time(day, time, zone) if possible and time and zone else possible
    except (ValueError, OverflowError):
        return ""


def captured_of(value: str) -> DateDraft | None:
    """Return when a container says the page was saved, in UTC; None when it is unreadable."""
    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:  # "-0000": the time is UTC, the zone of the writer unknown
            moment = moment.replace(tzinfo=UTC)
        text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return DateDraft(text, Origin.CONTAINER) if moment.date() >= EARLIEST else None


def day_first(root: html.HtmlElement, address: str) -> bool | None:
    """Say how the page means ``03/04/2021``; None when its language leaves it open.

    American pages put the month first, all languages but English the day.
    """
    language = (root.get("lang") or root.get("xml:lang") or "").lower().replace("_", "-")
    locale = next(iter(metas(root, "og:locale")), "").lower().replace("_", "-")
    for named in (locale, language):
        if named in _MONTH_FIRST:
            return False
        if named.startswith("en-") or (named and not named.startswith("en")):
            return True
    return True if re.search(r"\.(?:uk|in|au|nz|ie|za|pk|bd)(?:[/:]|$)", address) else None


def _last(today: date | None) -> date:
    return (today or datetime.now(UTC).date()) + timedelta(days=1)


def _possible(value: str, last: date) -> str:
    """Return a day, month or year if it can be one of publication, ``""`` else.

    Raises:
        ValueError: There is no such day.

    """
    first = date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
    return value if EARLIEST <= first <= last else ""


def _with_time(day: str, time: str, zone: str) -> str:
    moment = datetime.fromisoformat(f"{day}T{time}{zone.upper()}")
    if moment.strftime("%H%M%S") == "000000":
        return day  # midnight is how programs write "no time"
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _from_words(text: str, last: date) -> str:
    """Return the date of a mail's form, or one that is written out."""
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        found = written_dates(text)
        return _possible(found[0].value, last) if len(found) == 1 else ""
    day, zone = _possible(moment.date().isoformat(), last), moment.strftime("%z")
    return _with_time(day, moment.strftime("%H:%M:%S"), zone) if day and zone else day


def _changed(root: html.HtmlElement, linked: LinkedData, last: date) -> set[str]:
    """Return the times at which the page says it was changed."""
    values = [linked.modified]
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if _CHANGED.search(name):
            values.append(meta.get("content") or "")
    return {iso_date(value, last) for value in values} - {""}


def _named(root: html.HtmlElement) -> Iterator[str]:
    """Give the dates of ``meta`` elements whose name says "published" in another way."""
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if _META_NAME.search(name) and not _CHANGED.search(name):
            yield meta.get("content") or ""


def _marked(root: html.HtmlElement) -> Iterator[str]:
    """Give the dates of elements that are marked as the date of publication."""
    for element in list(root.iter("time", "span", "div", "p", "abbr"))[:MOST_LOOKED_AT]:
        property_ = element.get("itemprop")
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag == "time":
            marked = element.get("pubdate") is not None or bool(_PUBLISHED_CLASS.search(names))
        else:
            marked = False
        marked = marked or property_ in {"datePublished", "dateCreated"}
        if marked and not _CHANGED.search(names) and not is_apart(element):
            yield element.get("datetime") or element.get("content") or text_of(element)[:80]


def _shown(near: Sequence[Line], last: date, *, order: bool | None) -> Iterator[tuple[str, bool]]:
    """Give the dates at the headline, and whether the page says they are of publication.

    Those above the headline come last: there often is the date of today.
    """
    label = ""
    late: list[tuple[str, bool]] = []
    for line in near:
        text = line.text
        element = line.pieces[0].element
        classes = " ".join(
            str(each.get("class") or "") for piece in line.pieces for each in (piece.element,)
        )
        if is_apart(element, 2) or _CHANGED.search(classes):
            label = text
            continue
        behind = f"{label} {text}" if len(label.split()) <= 4 else text
        times = [
            value
            for piece in line.pieces
            if piece.element.tag == "time"
            and not _CHANGED_WORD.search(behind)
            and (value := iso_date(piece.element.get("datetime") or "", last))
        ]
        found = list(_line_dates(behind, last, order=order)) or [
            (value, False) for value in times[:1]
        ]
        if line.before:
            late.extend(found)
        else:
            yield from found
        label = text if len(text.split()) <= 4 else ""
    yield from late


def _line_dates(text: str, last: date, *, order: bool | None) -> Iterator[tuple[str, bool]]:
    """Give the dates of a line that is about a date, and whether it says it is of publication."""
    if _HALF_DAYS.search(text):
        order = False
    found = written_dates(text, day_first=order, months=True)
    for place, one in enumerate(found):
        begin = found[place - 1].end if place else 0
        before = text[begin : one.start]
        rest = len(_without(text, found).split())
        if _CHANGED_WORD.search(before) or _OTHER.search(before) or rest > LONGEST_DATE:
            continue
        if len(one.value) < 10 and (rest > 2 or len(found) > 1):
            continue
        try:
            value = _possible(one.value, last)
        except ValueError:
            continue
        if value:
            yield value, bool(_SAID.search(before))


def _without(text: str, dates: Sequence[WrittenDate]) -> str:
    for one in reversed(dates):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _said_elsewhere(root: html.HtmlElement, last: date, *, order: bool | None) -> set[str]:
    """Return the days that lines such as "Published on ..." give outside of other stories."""
    found: set[str] = set()
    for element in root.iter("p", "span", "div", "li", "small", "footer", "td", "em", "i"):
        begin = (element.text or "")[:40].lstrip()
        if _SAID.match(begin) and not is_apart(element, 2):
            dated = _line_dates(text_of(element)[:200], last, order=order)
            found |= {value for value, said in dated if said}
    return found


def _plain_times(root: html.HtmlElement) -> Iterator[str]:
    """Give the first ``<time>`` of the article that says nothing of itself."""
    for time in list(root.iter("time"))[:40]:
        about = " ".join(str(time.get(name) or "") for name in ("class", "itemprop", "id"))
        inside = any(parent.tag in {"article", "header", "main"} for parent in time.iterancestors())
        if inside and not _CHANGED.search(about) and not is_apart(time):
            yield time.get("datetime") or text_of(time)[:80]
            return
