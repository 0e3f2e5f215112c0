"""The first page: masthead, facts, at a glance, contents."""

from __future__ import annotations

from typing import Any

from briefbench.briefs.word.make import (
    ACCENT,
    SECOND,
    Ink,
    Node,
    element,
    field,
    field_mark,
    in_line,
    line_break,
    link_inside,
    paragraph,
    run,
    spoken,
    tab,
    wrapped,
)
from briefbench.briefs.word.paper import Paper, label
from briefbench.briefs.word.pictures import png_of
from briefbench.briefs.word.styles import HAIR, SIDE, TEXT
from briefbench.briefs.word.tables import cell, row, table

MARK_HEIGHT = 11  # mm
INSTRUCTION = 'TOC \\o "1-2" \\h \\z \\u'


def write_front(paper: Paper) -> None:
    """Write the first page of the brief."""
    write_head(paper)
    _glance(paper)
    _contents(paper)


def write_head(paper: Paper) -> None:
    """Write masthead, title and facts."""
    _masthead(paper)
    _title(paper)
    for fact in paper.values["facts"]:
        paper.write(paragraph("BBFact", label(fact["name"], SECOND), tab(), run(fact["value"])))


def _masthead(paper: Paper) -> None:
    values = paper.values
    mark = values["mark"] and paper.picture(
        png_of(values["mark"]), paper.words["mark"], high=MARK_HEIGHT
    )
    names: list[Node] = []
    if values["house"]:
        names.append(label(values["house"]))
    if values["house"] and values["unit"]:
        names.append(line_break())
    if values["unit"]:
        names.append(run(values["unit"], Ink(colour=SECOND)))
    date = element("jc", val="right")
    cells = [
        cell(SIDE, paragraph("BBMasthead", *([mark] if mark is not None and mark != "" else []))),
        cell(TEXT - 44, paragraph("BBMasthead", *names)),
        cell(44, paragraph("BBMasthead", run(values["date"]), jc=date)),
    ]
    rule = element("tblBorders", element("bottom", val="single", sz="12", space="0", color=ACCENT))
    made = table([SIDE, TEXT - 44, 44], [row(*cells)], borders=rule, middle=True)
    paper.write(made)


def _title(paper: Paper) -> None:
    values = paper.values
    number = Ink(size=17, colour=ACCENT, bold=True)
    side = [run(values["number"], number)] if values["number"] else []
    paper.write(paragraph("Title", *side, tab(), *spoken(values["title"], 31)))
    if values["subtitle"]["text"]:
        paper.write(paragraph("Subtitle", *spoken(values["subtitle"], 15)))


def _rule() -> dict[str, Node]:
    """Return the border above a part of the first page."""
    return {"pBdr": element("pBdr", element("top", val="single", sz="4", space="8", color=HAIR))}


def _glance(paper: Paper) -> None:
    lines = paper.values["glance"]
    if not lines:
        return
    paper.write(paragraph("TOCHeading", run(paper.words["glance"]), **_rule()))
    for line in lines:
        words = in_line(line["words"], 11.5)
        if line["item"] is None:
            paper.write(paragraph("BBGlance", *words))
            continue
        anchor = f"item_{line['item']}"
        page = str(paper.pages.items[line["item"]])
        before, after = paper.words["at_page"].split("{x}")
        quiet = Ink(font="Noto Sans", size=8, colour=SECOND)
        where = [
            run(line["number"], Ink(font="Noto Sans", size=8, colour=SECOND, bold=True)),
            run(", " + before, quiet),
            *field(f"PAGEREF {anchor} \\h", page, quiet),
            *([run(after, quiet)] if after else []),
        ]
        paper.write(paragraph("BBGlance", link_inside(anchor, *words), tab(),
                              link_inside(anchor, *where)))  # fmt: skip


def _contents(paper: Paper) -> None:
    entries = _entries(paper)
    if not entries:
        return
    shown = []
    for at, (level, words, anchor, page) in enumerate(entries):
        number = field(f"PAGEREF {anchor} \\h", str(page), Ink(colour=SECOND))
        runs: list[Node] = [link_inside(anchor, *words, tab(), *number)]
        if at == 0:
            code = element("instrText")
            code.text = f" {INSTRUCTION} "
            runs = [field_mark("begin"), wrapped(code), field_mark("separate"), *runs]
        if at == len(entries) - 1:
            runs.append(field_mark("end"))
        shown.append(paragraph(f"Toc{level}", *runs))
    head = paragraph("TOCHeading", run(paper.words["contents"]), **_rule())
    gallery = element(
        "docPartObj",
        element("docPartGallery", val="Table of Contents"),
        element("docPartUnique"),
    )
    paper.write(element("sdt", element("sdtPr", gallery), element("sdtContent", head, *shown)))


def _entries(paper: Paper) -> list[tuple[int, list[Node], str, int]]:
    """Return level, words, bookmark and page of every line of the contents."""
    values, pages = paper.values, paper.pages
    found: list[tuple[int, list[Node], str, int]] = []
    for section in values["sections"]:
        at = section["place"]
        found.append((1, in_line(section["title"], 8.5), f"section_{at}", pages.sections[at]))
        found.extend(
            (2, _item_line(item), f"item_{item['place']}", pages.items[item["place"]])
            for item in section["items"]
        )
    last = max((*pages.items, *pages.sections, 1))
    if values["evidence"]:
        found.append((1, [run(paper.words["sources"])], "sources", max(last, pages.total - 1)))
    if values["method"]:
        found.append((1, [run(paper.words["method"])], "method", pages.total))
    return found


def _item_line(item: dict[str, Any]) -> list[Node]:
    number = run(str(item["number"]), Ink(bold=True, colour=ACCENT))
    return [number, tab(), *in_line(item["headline"], 8.5)]
