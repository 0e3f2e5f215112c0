"""The named styles of the Word brief, so that a house can change its look in one place."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from briefbench.briefs.word.make import (
    ACCENT,
    INK,
    SANS,
    SECOND,
    SERIF,
    TINT,
    Ink,
    Node,
    W,
    element,
    mm,
    paragraph_properties,
    pt,
    run_properties,
)

SIDE, TEXT, WHOLE = 36, 128, 164  # mm: side column with gutter, text column, both
HAIR = "C9CED2"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; lengths across the page in mm, along it in points."""

    name: str
    ink: Ink
    line: float
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    tabs: tuple[tuple[float, str], ...] = field(default=())
    top_rule: bool = False
    tinted: bool = False
    level: int | None = None

    @property
    def id(self) -> str:
        """The style's id: its name without spaces, as Word forms it."""
        words = self.name.split(" ")
        return "".join(word[:1].upper() + word[1:] for word in words)


_SANS = Ink(font=SANS, size=8.5)
_QUIET = Ink(font=SANS, size=8.5, colour=SECOND)
_RIGHT = ((WHOLE, "right"),)

STYLES: tuple[Style, ...] = (
    Style(
        "Title", Ink(font=SERIF, size=31, bold=True), 36, 14, 2, SIDE, SIDE, tabs=((SIDE, "left"),)
    ),
    Style("Subtitle", Ink(font=SERIF, size=15, colour=SECOND), 18, 0, 18, SIDE),
    Style("BB Masthead", Ink(font=SANS, size=9), 12.5),
    Style("BB Fact", _SANS, 12, 0, 4, SIDE, SIDE, tabs=((SIDE, "left"),)),
    Style("BB Glance", Ink(font=SERIF, size=11.5), 15.5, 0, 8, SIDE, right=23, tabs=_RIGHT),
    Style(
        "TOC Heading", Ink(font=SANS, size=9, bold=True, colour=ACCENT), 12, 18, 6, keep_next=True
    ),
    Style(
        "toc 1",
        Ink(font=SANS, size=8.5, bold=True),
        11.5,
        6,
        1,
        keep_next=True,
        tabs=_RIGHT,
    ),
    # No right indent: some word processors drop a page number that stands inside one.
    Style("toc 2", _SANS, 11.5, 0, 1, 5.5, 5.5, tabs=((5.5, "left"), *_RIGHT)),
    Style(
        "heading 1",
        Ink(font=SERIF, size=17, bold=True, colour=ACCENT),
        21,
        32,
        4,
        keep_next=True,
        keep_lines=True,
        top_rule=True,
        level=0,
    ),
    Style(
        "heading 2",
        Ink(font=SERIF, size=13.5, bold=True),
        17,
        26,
        4,
        SIDE,
        SIDE,
        keep_next=True,
        keep_lines=True,
        tabs=((SIDE, "left"),),
        level=1,
    ),
    Style("BB Labels", Ink(font=SANS, size=7.5, colour=SECOND), 10.5, 0, 2, SIDE, keep_next=True),
    Style("BB Source", _QUIET, 12, 0, 6, SIDE, keep_next=True),
    Style("Quote", Ink(font=SERIF, size=10), 14, 0, 3),
    Style("BB Attribution", _SANS, 12, 3, 0, keep_lines=True),
    Style("BB Gap", Ink(size=4), 6, keep_next=True),
    Style(
        "BB Comment",
        Ink(font=SANS, size=9),
        13,
        0,
        3,
        SIDE + 3,
        right=3,
        keep_lines=True,
        tinted=True,
    ),
    Style("BB Remark", _QUIET, 12, 9, 0, SIDE),
    Style("caption", Ink(font=SANS, size=9.5, bold=True), 13, 20, 6, keep_next=True),
    Style("BB Figure", Ink(), 12, 0, 6, keep_next=True),
    Style("BB Evidence", Ink(font=SANS, size=8, colour=SECOND), 11, 0, 6),
    Style("BB Cell", Ink(font=SANS, size=8), 11),
    Style(
        "footnote text",
        Ink(font=SANS, size=8),
        11,
        0,
        1,
        SIDE + 4.5,
        4.5,
        tabs=((SIDE + 4.5, "left"),),
    ),
    Style("header", _QUIET, 12, tabs=_RIGHT),
    Style("footer", _QUIET, 12, tabs=((WHOLE / 2, "center"), *_RIGHT)),
)
"""All paragraph styles besides Normal, on which they are based."""

CHARACTERS = (
    ("footnote reference", Ink(raised=True)),
    ("Hyperlink", Ink(colour=ACCENT)),
    ("BB TLP", Ink(font=SANS, size=12, bold=True)),
)
"""Character styles; BB TLP stands on black, its colour is that of the mark."""

_NORMAL = Style("Normal", Ink(font=SERIF, size=10.5, colour=INK), 15, 0, 7, SIDE)
_TABLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BBTable"><w:name w:val="BB Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="90" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
<w:bottom w:w="90" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>
<w:tcBorders><w:bottom w:val="single" w:sz="5" w:space="0" w:color="{INK}"/></w:tcBorders>
</w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BBQuotation"><w:name w:val="BB Quotation"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
<w:left w:val="single" w:sz="12" w:space="0" w:color="{ACCENT}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="200" w:type="dxa"/>
<w:bottom w:w="20" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>"""


def style_elements(language: str) -> list[Node]:
    """Return everything that ``styles.xml`` holds.

    Args:
        language: The tag of the document's language: ``en-GB``.

    """
    fonts = element(
        "rFonts", ascii=SERIF, hAnsi=SERIF, eastAsia="Noto Sans SC", cs="Noto Naskh Arabic"
    )
    spoken = element("lang", val=language, eastAsia="zh-CN", bidi="fa-IR")
    base = Ink(size=10.5)
    defaults = element(
        "docDefaults",
        element("rPrDefault", run_properties(base, rFonts=fonts, lang=spoken)),
        element("pPrDefault", element("pPr")),
    )
    plain = element(
        "style",
        element("name", val="Default Paragraph Font"),
        element("uiPriority", val="1"),
        element("semiHidden"),
        type="character",
        default="1",
        styleId="DefaultParagraphFont",
    )
    tables = list(etree.fromstring(_TABLES))
    return [
        defaults,
        _paragraph_style(_NORMAL),
        plain,
        *map(_paragraph_style, STYLES),
        *(_character_style(name, ink) for name, ink in CHARACTERS),
        *tables,
    ]


def _paragraph_style(style: Style) -> Node:
    normal = style.name == "Normal"
    made = element("style", type="paragraph", styleId=style.id)
    made.append(element("name", val=style.name))
    if normal:
        made.set(f"{{{W}}}default", "1")
    else:
        made.append(element("basedOn", val="Normal"))
        if style.name.startswith("BB "):
            made.set(f"{{{W}}}customStyle", "1")
    if style.level is not None:
        made.append(element("next", val="Normal"))
    made.append(element("qFormat"))
    made.append(paragraph_properties(_measures(style)))
    if style.ink != Ink():
        made.append(run_properties(style.ink))
    return made


def _measures(style: Style) -> dict[str, Node]:
    rule = "auto" if style.name == "BB Figure" else "exact" if style.name == "BB Gap" else "atLeast"
    line = "240" if rule == "auto" else pt(style.line)
    parts = {
        "widowControl": element("widowControl"),
        "spacing": element(
            "spacing", before=pt(style.before), after=pt(style.after), line=line, lineRule=rule
        ),
        "ind": element(
            "ind", left=mm(style.left), right=mm(style.right), hanging=mm(style.hanging)
        ),
    }
    if style.keep_next:
        parts["keepNext"] = element("keepNext")
    if style.keep_lines:
        parts["keepLines"] = element("keepLines")
    if style.tabs:
        stops = [element("tab", val=align, pos=mm(at)) for at, align in style.tabs]
        parts["tabs"] = element("tabs", *stops)
    if style.level is not None:
        parts["outlineLvl"] = element("outlineLvl", val=str(style.level))
    if style.top_rule:
        parts["pBdr"] = element(
            "pBdr", element("top", val="single", sz="12", space="8", color=ACCENT)
        )
    if style.tinted:
        sides = ("top", "left", "bottom", "right")
        edges = [element(side, val="single", sz="8", space="7", color=TINT) for side in sides]
        parts["pBdr"] = element("pBdr", *edges)
        parts["shd"] = element("shd", val="clear", color="auto", fill=TINT)
    return parts


def _character_style(name: str, ink: Ink) -> Node:
    style_id = Style(name, ink, 0).id
    made = element("style", element("name", val=name), type="character", styleId=style_id)
    if name.startswith("BB "):
        made.set(f"{{{W}}}customStyle", "1")
        black = {"shd": element("shd", val="clear", color="auto", fill="000000")}
    else:
        black = {}
    made.append(element("basedOn", val="DefaultParagraphFont"))
    made.append(run_properties(ink, **black))
    return made
