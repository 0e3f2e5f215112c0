"""What leaves the desk of briefs: frozen rows, each shaped for one view."""

from __future__ import annotations

from dataclasses import dataclass

from briefbench.model.charts import ChartKind
from briefbench.model.kinds import ItemKind, TextType, Tlp
from briefbench.model.rows import QuoteRow


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A brief in a list."""

    id: int
    uid: str
    title: str
    number: str
    tlp: Tlp
    items: int
    made: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A numbered item in the outline of a brief."""

    id: int
    uid: str
    section_id: int
    number: int
    kind: ItemKind
    headline: str
    text_type: TextType | None
    text: str
    outlet: str
    comment: str
    remark: str
    tlp: Tlp  # its own, or the brief's
    own_tlp: bool
    article_id: int | None
    quotes: tuple[QuoteRow, ...]
    caption: str  # "Excerpt · Vakhsh Herald", "Chart"
    chart_kind: ChartKind | None = None  # None: what suits it
    chart_share: bool = False
    frozen: str = ""  # of a chart that stays as it was counted: when, ISO 8601 in its zone


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in the outline of a brief."""

    id: int
    uid: str
    title: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything the *Briefs* workspace shows of one brief."""

    id: int
    uid: str
    title: str
    subtitle: str
    number: str
    author: str
    distribution: str
    marking: str
    tlp: Tlp
    cutoff: str
    glance: tuple[tuple[str, str], ...]  # text, uid of the item it is linked to
    sections: tuple[SectionRow, ...]


@dataclass(frozen=True, slots=True)
class TrayRow:
    """An article or a quote waiting for a brief; exactly one of the two ids is set."""

    id: int
    article_id: int | None
    quote_id: int | None
    words: str  # the quotation or the headline
    caption: str  # "Border service · Vakhsh Herald"
    published: str = ""  # of an article
