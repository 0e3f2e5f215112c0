"""An outline as the page templates take it: plain JSON values, every text made printable."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from briefbench.base.dates import is_date, precision_of
from briefbench.base.scripts import Tongue, tongue_of
from briefbench.base.words import tr
from briefbench.briefs.characters import TITLE_WORD, breadth, printable, shortened
from briefbench.briefs.tlp import COLOURS, meaning
from briefbench.briefs.words import (
    cutoff_words,
    date_words,
    language_words,
    page_words,
    period_words,
    text_type_words,
)
from briefbench.model.kinds import TextType, Tlp
from briefbench.model.outline import (
    ChartFigure,
    Evidence,
    Outline,
    OutlineItem,
    OutlineSection,
    QuotedWords,
)
from briefbench.model.speech import is_all_said

LONG = 900  # characters: a longer quotation or comment may break over pages
LONGEST_HEADLINE = 240  # characters; the rest stands in the text
LONGEST_PART = 200_000  # characters of one paragraph; more than any article has
LONGEST_NAME = 120  # characters of an outlet, a speaker, a place
LONGEST_LABEL = 70  # characters of what must fit one line of the header or footer
LONGEST_DATE = 30  # characters; a day with its time has 18
MOST_COUNTRIES = 4  # names beside an item
_DIGEST = re.compile(r"[0-9a-f]{64}")

Words = dict[str, Any]


class Sheet:
    """Turns one outline into the values of its pages.

    Args:
        outline: The brief.

    Attributes:
        lost: Characters that no font draws, gathered on the way.

    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.lost: set[str] = set()
        self._names = dict(outline.country_names)
        self._sources = {source.key: at for at, source in enumerate(outline.evidence)}
        self._places = {
            item.number: place
            for place, item in enumerate(i for s in outline.sections for i in s.items)
        }

    def values(self) -> dict[str, Any]:
        """Return everything the templates print, ready for ``json.dumps``."""
        outline = self.outline
        title = self.name(outline.title, tr("Untitled brief"))
        number = tr("No. {number}").format(number=self.text(outline.number))
        full = [title, self.text(outline.subtitle), number if outline.number else ""]
        sections = self._sections()
        return {
            "words": page_words(),
            "lang": outline.language,
            "title": self.words(printable(shortened(title, LONGEST_HEADLINE), None, TITLE_WORD)),
            "full_title": shortened(", ".join(part for part in full if part), 2 * LONGEST_HEADLINE),
            "running": shortened(
                " · ".join([shortened(title, 50), *([number] if outline.number else [])]),
                LONGEST_LABEL,
            ),
            "subtitle": self.words(
                printable(shortened(outline.subtitle, LONGEST_HEADLINE), None, TITLE_WORD)
            ),
            "number": shortened(number, 40) if outline.number else "",
            "date": self.text(date_words(outline.date), LONGEST_DATE),
            "day": _day(outline.date),
            "author": self.text(outline.author),
            "description": self.text(period_words(outline.period)),
            "house": self.text(outline.house, LONGEST_NAME),
            "unit": self.text(outline.unit, LONGEST_NAME),
            "mark": sound_svg(outline.mark_svg),
            "marking": shortened(self.text(outline.marking), LONGEST_LABEL),
            "tlp": _handling(outline.tlp),
            "facts": self._facts(),
            "glance": self._glance(),
            "sections": sections,
            "items": len(self._places),
            "split": split_at([len(section["items"]) for section in sections]),
            "evidence": [self._evidence(source) for source in outline.evidence],
            "source_heads": [
                tr("Item"),
                tr("Outlet, headline, address"),
                tr("Dates"),
                tr("SHA-256"),
            ],
            "method": [
                {
                    "head": shortened(self.name(head, tr("Note")), LONGEST_LABEL),
                    "text": [self.words(each) for each in _paragraphs(text)],
                    "long": len(text) > LONG,
                }
                for head, text in outline.method
            ],
        }

    def text(self, text: str, longest: int = LONGEST_PART) -> str:
        """Return one line of printable text, cut with an ellipsis when it is over ``longest``."""
        return shortened(printable(text[:LONGEST_PART], self.lost).strip(), longest)

    def words(self, text: str, language: str = "") -> Words:
        """Return a text with its language and face."""
        clean = self.text(text)
        tongue = tongue_of(clean, language, self.outline.language)
        return {"text": clean, "lang": tongue.language, "face": tongue.face}

    def name(self, text: str, instead: str) -> str:
        """Return a heading's words, ``instead`` where nothing of them can be seen."""
        clean = self.text(text)
        seen = any(character.isprintable() and not character.isspace() for character in clean)
        return clean if seen else instead

    def _facts(self) -> list[dict[str, str]]:
        outline = self.outline
        facts = [
            (tr("Period"), period_words(outline.period)),
            (tr("Cut-off"), cutoff_words(outline.cutoff, outline.zone)),
            (tr("Author"), outline.author),
            (tr("Distribution"), outline.distribution),
            (tr("Handling"), f"{outline.tlp.value}: {meaning(outline.tlp)}"),
        ]
        return [{"name": name, "value": self.text(value, LONG)} for name, value in facts if value]

    def _glance(self) -> list[dict[str, Any]]:
        return [
            {
                "words": self.words(line.text),
                "item": self._places.get(line.item),
                "number": tr("item {number}").format(number=line.item),
            }
            for line in self.outline.glance
        ]

    def _sections(self) -> list[dict[str, Any]]:
        sections = []
        place = 0
        for at, section in enumerate(self.outline.sections):
            sections.append(self._section(section, at, place))
            place += len(section.items)
        return sections

    def _section(self, section: OutlineSection, at: int, place: int) -> dict[str, Any]:
        title = shortened(self.name(section.title, tr("Untitled section")), LONGEST_HEADLINE)
        return {
            "title": self.words(title),
            "place": at,
            "items": [self._item(item, place + n) for n, item in enumerate(section.items)],
        }

    def _item(self, item: OutlineItem, place: int) -> dict[str, Any]:
        own = item.language if item.text_type in {TextType.FULL, TextType.EXCERPT} else ""
        headline = self.name(item.headline, tr("Untitled"))
        paragraphs = [part for text in item.paragraphs for part in _paragraphs(text)]
        if len(headline) > LONGEST_HEADLINE:
            paragraphs.insert(0, headline)
        noted: dict[str, str] = {}
        quotes = [self._quote(quote, place, noted) for quote in item.quotes]
        source = self._source(item.evidence)
        undated = source is not None and not item.published
        labels = self._countries(item.countries)
        origin = ", ".join(part for part in (item.outlet, item.place) if part)
        value: dict[str, Any] = {
            "number": item.number,
            "place": place,
            "headline": self.words(shortened(headline, LONGEST_HEADLINE), item.language),
            "text_type": text_type_words(item.text_type),
            "countries": labels,
            "origin": self.text(origin, 2 * LONGEST_NAME),
            "published": self.text(date_words(item.published, self.outline.zone), LONGEST_DATE),
            "undated": undated,
            "captured": self.text(date_words(source.captured, self.outline.zone), LONGEST_DATE)
            if source
            else "",
            "language": self.text(language_words(item.language), LONGEST_LABEL),
            "tlp": _handling(item.tlp) if item.tlp is not None else None,
            "paragraphs": [self.words(part, own) for part in paragraphs],
            "note": None if quotes else self._note(item.evidence, place, noted),
            "quotes": quotes,
            "carried_head": tr("Also carried by {n}:").format(n=len(item.carried)),
            "carried": self.text(", ".join(item.carried)),
            "remark": self.text(item.remark),
            "comment": self._comment(item) if item.comment.strip() else None,
            "figure": self._figure(item.figure) if item.figure else None,
        }
        value["has_body"] = bool(paragraphs or quotes)
        value["long"] = any(quote["long"] for quote in quotes[-1:]) or (
            breadth(value["carried"]) + breadth(value["remark"]) > LONG
        )
        text_lines = sum(1 + breadth(part) // 74 for part in paragraphs) + 5 * len(quotes)
        tall = 10 * (len(labels) + 3 - 2 * text_lines)  # points by which the side column is longer
        value["room"] = max(0, tall) if labels and item.figure is None else 0
        return value

    def _countries(self, codes: tuple[str, ...]) -> list[str]:
        names = [
            printable(self.text(self._names.get(code, code), 60), None, TITLE_WORD)
            for code in codes
        ]
        if len(names) <= MOST_COUNTRIES + 1:
            return names
        more = tr("and {n} more").format(n=len(names) - MOST_COUNTRIES)
        return [*names[:MOST_COUNTRIES], more]

    def _quote(self, quote: QuotedWords, place: int, noted: dict[str, str]) -> dict[str, Any]:
        said = is_all_said(quote.kind, quote.words)
        original = self._quoted(quote.words, quote.language, said=said)
        translation = (
            self._quoted(quote.translation, quote.translation_language, said=said)
            if quote.translation.strip()
            else None
        )
        pressed = 2 if "nastaliq" in original["face"] else 1
        room = breadth(quote.words) * pressed + (breadth(quote.translation) if translation else 0)
        warnings = []
        if not quote.reviewed:
            warnings.append(tr("Not reviewed: found by the program, not yet confirmed."))
        if not quote.verbatim:
            warnings.append(tr("Not word for word: these words are not in the kept original."))
        return {
            "words": original,
            "translation": translation,
            "translator": self.text(quote.translator, LONGEST_LABEL),
            "language": self.text(language_words(quote.language), LONGEST_LABEL),
            "speaker": self.text(quote.speaker, LONGEST_NAME),
            "role": self.text(quote.role, LONGEST_HEADLINE) if quote.role != quote.speaker else "",
            "warnings": warnings,
            "long": room > LONG,
            "note": self._note(quote.evidence, place, noted),
        }

    def _quoted(self, text: str, language: str, *, said: bool) -> Words:
        words = self.words(text, language)
        marks = Tongue(words["lang"], words["face"]).marks if said else ("", "")
        return {**words, "marks": marks}

    def _note(self, key: str, place: int, noted: dict[str, str]) -> dict[str, Any] | None:
        if key not in self._sources:
            return None
        first = key not in noted
        name = noted.setdefault(key, f"note-{place}-{self._sources[key]}")
        return {"name": name, "source": self._sources[key], "first": first}

    def _comment(self, item: OutlineItem) -> dict[str, Any]:
        return {
            "head": tr("Comment on item {number}").format(number=item.number),
            "text": [self.words(part) for part in _paragraphs(item.comment)],
            "long": breadth(item.comment) > LONG or item.comment.count("\n") > 20,
        }

    def _figure(self, figure: ChartFigure) -> dict[str, Any]:
        title = shortened(self.name(figure.title, tr("Chart")), LONGEST_HEADLINE)
        return {
            "title": title,
            "alt": self.name(figure.alt, title),
            "svg": figure.svg,
            "counted": self.text(figure.counted, LONG),
            "number": self.text(figure.number, LONG),
            "query": self.text(shortened(figure.query, LONG)),
            "cutoff": self.text(cutoff_words(figure.cutoff, self.outline.zone), LONG),
            "notes": [self.text(shortened(note, LONG)) for note in figure.notes],
        }

    def _source(self, key: str) -> Evidence | None:
        return self.outline.evidence[self._sources[key]] if key in self._sources else None

    def _evidence(self, source: Evidence) -> dict[str, Any]:
        zone = self.outline.zone
        shown = source.url.split("://", 1)[-1]
        return {
            "outlet": self.text(source.outlet, LONGEST_NAME),
            "headline": self.words(
                shortened(self.name(source.headline, tr("Untitled")), LONGEST_HEADLINE),
                source.language,
            ),
            "published": self.text(date_words(source.published, zone), LONGEST_DATE),
            "captured": self.text(date_words(source.captured, zone), LONGEST_DATE),
            "sha256": source.sha256 if _DIGEST.fullmatch(source.sha256) else "",
            "address": self.text(shortened(shown, 300)).replace("/", "/\u200b"),
            "link": _web_address(source.url),
            "items": [
                {"place": place, "number": str(item.number)}
                for place, item in enumerate(i for s in self.outline.sections for i in s.items)
                if source.key in {item.evidence, *(quote.evidence for quote in item.quotes)}
            ],
        }


def split_at(sizes: list[int]) -> str:
    """Return the label at which the second column of the contents begins, ``""`` for one column.

    Whole sections stay together where that is even enough; else the longest is split.

    Args:
        sizes: Items of each section.

    """
    rows = sum(sizes) + len(sizes)
    if rows < 6:
        return ""
    seen, best, label = 0, rows, ""
    for at, size in enumerate(sizes):
        if at and abs(rows - 2 * seen) < best:
            best, label = abs(rows - 2 * seen), f"section-{at}"
        seen += size + 1
    if label and best <= max(6, rows // 3):
        return label
    return f"item-{sum(sizes) // 2}"


def sound_svg(svg: str) -> str:
    """Return a drawing when it is well-formed SVG, else ``""``: a bad mark stops no brief."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(svg.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    return svg if root.tag == "{http://www.w3.org/2000/svg}svg" else ""


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _handling(mark: Tlp) -> dict[str, str]:
    return {"name": mark.value, "colour": COLOURS[mark]}


def _day(value: str) -> list[int] | None:
    if not is_date(value) or precision_of(value) in {"year", "month"}:
        return None
    return [int(part) for part in value[:10].split("-")]


def _web_address(url: str) -> str:
    """Return the address when it may be a link: the web's own, and not without end."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and url.isascii() and len(url) <= 2000
    return url if parts.scheme in {"http", "https"} and parts.netloc and plain else ""
