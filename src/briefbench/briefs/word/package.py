"""Everything of a Word file around its text: styles, settings, fonts, page, properties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm
from lxml import etree

from briefbench.briefs.word.make import (
    INK,
    MONO,
    SANS,
    SERIF,
    Ink,
    Node,
    W,
    element,
    field,
    paragraph,
    run,
    tab,
    tag_of,
)
from briefbench.briefs.word.paper import Paper, handling
from briefbench.briefs.word.styles import style_elements

_FONTS = (
    (SERIF, "Georgia", "roman"),
    (SANS, "Segoe UI", "swiss"),
    (MONO, "Consolas", "modern"),
    ("Noto Naskh Arabic", "Sakkal Majalla", "roman"),
    ("Vazirmatn", "Tahoma", "swiss"),
    ("Noto Nastaliq Urdu", "Urdu Typesetting", "script"),
    ("Noto Sans SC", "Microsoft YaHei", "swiss"),
)
"""A font of the brief, the one Word takes in its place where it is missing, and its family."""
_DROPPED = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    REL.CUSTOM_XML,
    REL.NUMBERING,
    REL.WEB_SETTINGS,
    REL.FONT_TABLE,
)
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_PROGRAM_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_PROGRAM = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>BriefBench</Application></Properties>"
)
_COMPATIBLE = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
    f' w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),  # Word 2013 and later
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
)
_SETTINGS = f"""<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>
{_COMPATIBLE}</w:compat>
<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""
A4 = (210, 297)  # mm
EDGES = {"left_margin": 22, "right_margin": 24, "top_margin": 32, "bottom_margin": 31}  # mm
HEADER, FOOTER = 14, 13  # mm from the edge of the paper
LONGEST_PROPERTY = 255  # characters; more is against the standard of core properties


def furnish(paper: Paper) -> None:
    """Give a document its styles, settings, page, header, footer and properties."""
    document = paper.document
    _renew(document.styles.element, style_elements(tag_of(str(paper.values["lang"]))))
    _renew(document.settings.element, list(etree.fromstring(_SETTINGS)))
    _prune(paper)
    _page(paper)
    _properties(document.core_properties, paper.values)


def _renew(root: Any, children: list[Node]) -> None:
    for child in list(root):
        root.remove(child)
    for child in children:
        root.append(child)


def _prune(paper: Paper) -> None:
    """Leave out what the model document of python-docx brings along and a brief has no use for."""
    part, package = paper.part, paper.part.package
    for name in [name for name, one in part.rels.items() if one.reltype in _DROPPED]:
        part.rels.pop(name)
    gone = {REL.THUMBNAIL, REL.EXTENDED_PROPERTIES}
    for name in [name for name, one in package.rels.items() if one.reltype in gone]:
        package.rels.pop(name)
    fonts = element("fonts", *(_font(*each) for each in _FONTS))
    table = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
    part.relate_to(Part(PackURI("/word/fontTable.xml"), _FONT_TYPE, table, package), REL.FONT_TABLE)
    program = Part(PackURI("/docProps/app.xml"), _PROGRAM_TYPE, _PROGRAM, package)
    package.relate_to(program, REL.EXTENDED_PROPERTIES)


def _font(name: str, instead: str, family: str) -> Node:
    return element(
        "font", element("altName", val=instead), element("family", val=family), name=name
    )


def _page(paper: Paper) -> None:
    section = paper.document.sections[0]
    section.page_width, section.page_height = Mm(A4[0]), Mm(A4[1])
    for name, length in EDGES.items():
        setattr(section, name, Mm(length))
    section.header_distance, section.footer_distance = Mm(HEADER), Mm(FOOTER)
    section.different_first_page_header_footer = True
    for first, header in ((True, section.first_page_header), (False, section.header)):
        header.is_linked_to_previous = False
        _renew(header.part.element, [_header(paper.values, first=first)])
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        _renew(footer.part.element, [_footer(paper)])


def _header(values: Mapping[str, Any], *, first: bool) -> Node:
    running = []
    if not first:
        running.append(run(values["running"], Ink(bold=True, colour=INK)))
        if values["date"]:
            running.append(run(f" · {values['date']}"))
    return paragraph("Header", *running, tab(), handling(values["tlp"]))


def _footer(paper: Paper) -> Node:
    runs: list[Node] = []
    for piece in paper.words["page"].replace("{x}", "\0x\0").replace("{y}", "\0y\0").split("\0"):
        if piece in {"x", "y"}:
            name = "PAGE" if piece == "x" else "NUMPAGES"
            runs.extend(field(name, "1" if piece == "x" else str(paper.pages.total)))
        elif piece:
            runs.append(run(piece))
    marking = [run(paper.values["marking"])] if paper.values["marking"] else []
    return paragraph("Footer", *runs, tab(), *marking, tab(), handling(paper.values["tlp"]))


def _properties(properties: Any, values: Mapping[str, Any]) -> None:
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = values["full_title"][:LONGEST_PROPERTY]
    properties.author = values["author"][:LONGEST_PROPERTY]
    properties.last_modified_by = values["author"][:LONGEST_PROPERTY]
    properties.subject = values["description"][:LONGEST_PROPERTY]
    properties.keywords = values["tlp"]["name"]
    properties.language = tag_of(str(values["lang"]))
    properties.category = ""
    properties.comments = ""
    properties.revision = 1
    properties.created = properties.modified = now
