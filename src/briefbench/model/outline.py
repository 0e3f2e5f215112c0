"""A brief as it is printed: everything the writers need, in page order, as plain data.

``desk`` makes an outline from the records of a brief (or from a search), ``briefs`` checks it and
writes it as PDF and Word. All text is data, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefbench.model.kinds import ItemKind, SpeechKind, TextType, Tlp


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words come from; the foundation of a footnote and a line of the source list.

    Dates are ISO 8601 texts (see ``base.dates``) or ``""``; ``sha256`` is the whole digest of the
    kept original, 64 hexadecimal digits.
    """

    key: str  # unique within the outline: the article's uid
    outlet: str
    headline: str
    published: str = ""
    captured: str = ""
    url: str = ""
    sha256: str = ""
    language: str = ""  # ISO 639-1


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A quotation in an item; ``words`` are those of the original, omissions as ``[...]``."""

    words: str
    kind: SpeechKind = SpeechKind.DIRECT
    language: str = ""  # ISO 639-1
    speaker: str = ""
    role: str = ""
    translation: str = ""
    translator: str = ""
    translation_language: str = ""  # ISO 639-1
    reviewed: bool = True  # False: a suggestion nobody accepted, printed as "not reviewed"
    verbatim: bool = True  # False: the words are not in the kept original, and the page says so
    evidence: str = ""  # key of an Evidence


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A chart with what it counted, drawn as SVG."""

    title: str
    alt: str
    svg: str
    counted: str  # "Stories per week, copies counted once"
    query: str  # "" when everything was counted
    number: str  # "n = 12 stories; 2 undated are not shown"
    cutoff: str  # when it was counted
    notes: tuple[str, ...] = ()  # further lines: what shares are of, events, peaks, sources


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One numbered item. ``paragraphs`` is the text the officer gives of the article."""

    number: int
    uid: str
    kind: ItemKind
    headline: str
    text_type: TextType | None = None
    countries: tuple[str, ...] = ()  # alpha-2
    outlet: str = ""
    place: str = ""
    published: str = ""  # ISO 8601 or ""
    language: str = ""  # ISO 639-1
    paragraphs: tuple[str, ...] = ()
    quotes: tuple[QuotedWords, ...] = ()
    carried: tuple[str, ...] = ()  # other outlets with the same story
    comment: str = ""
    remark: str = ""  # for instance why an undated item stands here
    tlp: Tlp | None = None  # only where it differs from the brief's
    figure: ChartFigure | None = None
    evidence: str = ""  # key of an Evidence


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section: by country or theme."""

    title: str
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class GlanceLine:
    """A line of *At a glance*, linked to the item of that number."""

    text: str
    item: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole brief."""

    title: str
    sections: tuple[OutlineSection, ...]
    evidence: tuple[Evidence, ...]
    subtitle: str = ""
    number: str = ""
    date: str = ""  # ISO 8601 day
    period: tuple[str, str] | None = None  # first and last ISO day
    cutoff: str = ""  # ISO 8601 with time
    zone: str = "UTC"
    author: str = ""
    distribution: str = ""
    tlp: Tlp = Tlp.CLEAR
    marking: str = ""
    house: str = ""  # the house's name
    unit: str = ""
    mark_svg: str = ""  # the house mark, "" for none
    glance: tuple[GlanceLine, ...] = ()
    method: tuple[tuple[str, str], ...] = field(default=())  # head, text
    language: str = "en"
    country_names: tuple[tuple[str, str], ...] = ()  # alpha-2, name; codes without one stand bare


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found wrong; ``item`` is its number or None for the whole brief."""

    severity: str  # "error" or "warning"
    item: int | None
    message: str
    advice: str
