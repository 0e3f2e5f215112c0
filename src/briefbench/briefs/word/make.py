"""Elements of a Word document: runs, paragraphs, fields, bookmarks and links.

Names and the order of children follow ECMA-376, part 1 (WordprocessingML); Word refuses a file in
which they stand in another order, so properties are sorted here and nowhere else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = {"w": W, "r": R}

INK, SECOND, ACCENT, SIGNAL, TINT = "1B2430", "56616C", "14475A", "9A4312", "F5F1E8"
SERIF, SANS, MONO = "Source Serif 4", "Noto Sans", "Noto Sans Mono"
TWIPS_PER_MM = 1440 / 25.4
RTL_FACES = frozenset({"naskh", "vazir", "nastaliq"})

_FACES = {
    "naskh": ("Noto Naskh Arabic", 1.16),
    "vazir": ("Vazirmatn", 1.0),
    "nastaliq": ("Noto Nastaliq Urdu", 1.02),
    "han": ("Noto Sans SC", 0.95),
}
_TAGS = {
    "ar": "ar-SA", "en": "en-GB", "fa": "fa-IR", "kk": "kk-KZ", "ky": "ky-KG", "ps": "ps-AF",
    "ru": "ru-RU", "tg": "tg-Cyrl-TJ", "tk": "tk-TM", "uk": "uk-UA", "ur": "ur-PK",
    "uz": "uz-Latn-UZ", "zh": "zh-CN",
}  # fmt: skip
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "noProof", "color", "sz", "szCs", "shd",
    "vertAlign", "rtl", "cs", "lang",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "shd", "tabs",
    "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip

Node = etree._Element  # noqa: SLF001 - lxml names the type of its elements so


def mm(length: float) -> str:
    """Return millimetres as twips (1/1440 inch), the unit of indents and widths."""
    return str(round(length * TWIPS_PER_MM))


def pt(length: float, per_point: int = 20) -> str:
    """Return points as twips, or in another part of a point (sizes: 2, lines: 8)."""
    return str(round(length * per_point))


def element(name: str, /, *children: Node, **values: str) -> Node:
    """Return ``<w:name w:key="value">`` with children; for another prefix name it: ``r:id``."""
    made = etree.Element(_qualified(name), nsmap=NAMESPACES)
    for key, value in values.items():
        made.set(_qualified(key.replace("__", ":")), value)
    made.extend(children)
    return made


def _qualified(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def in_order(name: str, order: tuple[str, ...], parts: Mapping[str, Node]) -> Node:
    """Return a container of properties with its children in the order of the schema."""
    return element(name, *(parts[each] for each in order if each in parts))


# ------------------------------------------------------------------------------------------- runs
@dataclass(frozen=True, slots=True)
class Ink:
    """How a run looks where it differs from the style of its paragraph.

    ``size`` is in points; for a face that is drawn larger or smaller it is scaled.
    """

    style: str = ""
    font: str = ""
    bold: bool = False
    colour: str = ""
    size: float = 0
    raised: bool = False


PLAIN = Ink()


def run(text: str, ink: Ink = PLAIN, **extra: Node) -> Node:
    """Return one run of text; ``extra`` are further run properties by name."""
    content = element("t")
    content.text = text
    content.set(XML_SPACE, "preserve")
    return wrapped(content, ink, **extra)


def wrapped(content: Node, ink: Ink = PLAIN, **extra: Node) -> Node:
    """Return a run around something that is not text: a tab, a break, a mark of a note."""
    made = element("r")
    properties = {**_properties(ink), **extra}
    if properties:
        made.append(in_order("rPr", _RUN_ORDER, properties))
    made.append(content)
    return made


def tab() -> Node:
    """Return a run that jumps to the next tab stop."""
    return wrapped(element("tab"))


def line_break() -> Node:
    """Return a run that begins a new line in the same paragraph."""
    return wrapped(element("br"))


def _properties(ink: Ink) -> dict[str, Node]:
    parts: dict[str, Node] = {}
    if ink.style:
        parts["rStyle"] = element("rStyle", val=ink.style)
    if ink.font:
        parts["rFonts"] = element("rFonts", ascii=ink.font, hAnsi=ink.font)
    if ink.bold:
        parts["b"], parts["bCs"] = element("b"), element("bCs")
    if ink.colour:
        parts["color"] = element("color", val=ink.colour)
    if ink.size:
        parts["sz"] = element("sz", val=pt(ink.size, 2))
        parts["szCs"] = element("szCs", val=pt(ink.size, 2))
    if ink.raised:
        parts["vertAlign"] = element("vertAlign", val="superscript")
    return parts


def tag_of(language: str) -> str:
    """Return the language tag that Word knows for an ISO 639 code."""
    return _TAGS.get(language, language)


def spoken(words: Mapping[str, Any], at: float, ink: Ink = PLAIN) -> list[Node]:
    """Return the runs of a text in its own language, face and direction.

    Args:
        words: ``text``, ``lang`` and ``face`` as the sheet gives them.
        at: Size of Latin beside it, in points.
        ink: How it looks besides.

    """
    face, language = str(words["face"]), str(words["lang"])
    backward = face in RTL_FACES
    runs = []
    for piece, rtl in pieces(str(words["text"]), backward=backward):
        own = language if rtl == backward else ("ar" if rtl else "en")
        if rtl:
            runs.append(_backward(piece, face if backward else "naskh", own, at, ink))
        elif face == "han":
            font = element("rFonts", eastAsia=_FACES[face][0], hint="eastAsia")
            runs.append(run(piece, ink, rFonts=font, lang=element("lang", eastAsia=tag_of(own))))
        else:
            runs.append(run(piece, ink, lang=element("lang", val=tag_of(own))))
    return runs


def in_line(words: Mapping[str, Any], at: float, ink: Ink = PLAIN) -> list[Node]:
    """Return the runs of a text within a left-to-right line, as ``spoken`` does.

    A mark ends what runs from the right, so that the digits of a date behind it keep their place.
    """
    runs = spoken(words, at, ink)
    turned = any(rtl for _, rtl in pieces(str(words["text"]), backward=is_backward(words)))
    return [*runs, run("\u200e")] if turned else runs


def name_in_line(text: str, at: float, ink: Ink = PLAIN) -> list[Node]:
    """Return the runs of a name in any script within a left-to-right line."""
    return in_line({"text": text, "face": "", "lang": "en"}, at, ink)


def _backward(text: str, face: str, language: str, at: float, ink: Ink) -> Node:
    font, scale = _FACES[face]
    names = element("rFonts", ascii=font, hAnsi=font, cs=font)
    size = element("szCs", val=pt((ink.size or at) * scale, 2))
    return run(
        text,
        replace(ink, font=""),
        rFonts=names,
        szCs=size,
        rtl=element("rtl"),
        lang=element("lang", bidi=tag_of(language)),
    )


def pieces(text: str, *, backward: bool) -> Iterator[tuple[str, bool]]:
    """Cut a text where its direction turns; yields each piece and whether it runs right to left.

    Spaces, digits and signs go with their neighbours when both run the same way, else with the
    text (a plain form of the Unicode bidirectional algorithm, UAX 9, rules N1 and N2).
    """
    turns = [_direction(character) for character in text]
    before = backward
    at = 0
    while at < len(turns):
        if turns[at] is not None:
            before = bool(turns[at])
            at += 1
            continue
        end = at
        while end < len(turns) and turns[end] is None:
            end += 1
        after = turns[end] if end < len(turns) else backward
        turns[at:end] = [before if before == after else backward] * (end - at)
        at = end
    for rtl, group in groupby(zip(text, turns, strict=True), key=lambda pair: bool(pair[1])):
        yield "".join(character for character, _ in group), rtl


def _direction(character: str) -> bool | None:
    kind = unicodedata.bidirectional(character)
    return True if kind in {"R", "AL", "AN"} else False if kind == "L" else None


# ------------------------------------------------------------------------------------- paragraphs
def paragraph(style: str, *runs: Node, **extra: Node) -> Node:
    """Return a paragraph in a style (its id); ``extra`` are further properties by name."""
    properties = {"pStyle": element("pStyle", val=style), **extra}
    return element("p", in_order("pPr", _PARAGRAPH_ORDER, properties), *runs)


def paragraph_properties(parts: Mapping[str, Node]) -> Node:
    """Return the properties of a paragraph style."""
    return in_order("pPr", _PARAGRAPH_ORDER, parts)


def run_properties(ink: Ink, **extra: Node) -> Node:
    """Return the run properties of a style."""
    return in_order("rPr", _RUN_ORDER, {**_properties(ink), **extra})


def is_backward(words: Mapping[str, Any]) -> bool:
    """Say whether a text is set from the right."""
    return words["face"] in RTL_FACES


def directed(words: Mapping[str, Any], left: float, right: float = 0) -> dict[str, Node]:
    """Return the paragraph properties that set a right-to-left text from the right; else none.

    ``left`` and ``right`` are the indents on paper, mm. Word takes its own ``left`` for the side
    where a text starts, so they change places.
    """
    if not is_backward(words):
        return {}
    indent = element("ind", left=mm(right), right=mm(left), firstLine="0")
    return {"bidi": element("bidi"), "ind": indent}


# ------------------------------------------------------------------------------- fields and links
def field(instruction: str, shown: str, ink: Ink = PLAIN) -> list[Node]:
    """Return a field that Word can update, with what it shows until then."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    return [field_mark("begin"), wrapped(code), field_mark("separate"), run(shown, ink),
            field_mark("end")]  # fmt: skip


def field_mark(kind: str) -> Node:
    """Return the begin, separate or end of a field."""
    return wrapped(element("fldChar", fldCharType=kind))


def link_inside(anchor: str, *runs: Node) -> Node:
    """Return a link to a bookmark of the same document."""
    return element("hyperlink", *runs, anchor=anchor, history="1")


class Bookmarks:
    """Makes bookmarks, each with a number of its own."""

    def __init__(self) -> None:
        self._made = 0

    def around(self, name: str, *runs: Node) -> list[Node]:
        """Return ``runs`` inside a bookmark; names are letters, digits and ``_``, at most 40."""
        self._made += 1
        number = str(self._made)
        start = element("bookmarkStart", id=number, name=name)
        return [start, *runs, element("bookmarkEnd", id=number)]
