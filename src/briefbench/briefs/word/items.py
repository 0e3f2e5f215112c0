"""Sections and items: headline, sourceline, text, quotations, remarks, comment, chart."""

from __future__ import annotations

from typing import Any

from briefbench.briefs.word.annexes import note
from briefbench.briefs.word.make import (
    ACCENT,
    INK,
    MONO,
    SECOND,
    SERIF,
    SIGNAL,
    Ink,
    Node,
    directed,
    element,
    field,
    is_backward,
    line_break,
    name_in_line,
    paragraph,
    pt,
    run,
    spoken,
    tab,
)
from briefbench.briefs.word.paper import Paper, handling, label
from briefbench.briefs.word.pictures import png_of
from briefbench.briefs.word.styles import SIDE, TEXT, WHOLE
from briefbench.briefs.word.tables import cell, row, table

WARN = Ink(bold=True, colour=SIGNAL)


def write_sections(paper: Paper) -> None:
    """Write every section with its items."""
    for section in paper.values["sections"]:
        words = spoken(section["title"], 17)
        paper.write(
            paragraph("Heading1", *paper.bookmarks.around(f"section_{section['place']}", *words))
        )
        if not section["items"]:
            paper.write(paragraph("BBRemark", run(paper.words["nothing"])))
        for item in section["items"]:
            _item(paper, item)


def _item(paper: Paper, item: dict[str, Any]) -> None:
    _headline(paper, item)
    labels = _labels(item)
    if labels:
        paper.write(paragraph("BBLabels", *labels))
    mark = note(paper, item["note"])
    source = _source_line(paper, item)
    if not item["has_body"]:
        source.extend(mark)
        end = {"keepNext": element("keepNext", val="0")}
    else:
        end = {}
    if source:
        paper.write(paragraph("BBSource", *source, **end))
    last = len(item["paragraphs"]) - 1
    for at, words in enumerate(item["paragraphs"]):
        runs = [*spoken(words, 10.5), *(mark if at == last else [])]
        paper.write(paragraph("Normal", *runs, **directed(words, SIDE)))
    for said in item["quotes"]:
        _quotation(paper, said)
    if item["carried"]:
        _remark(paper, item["carried_head"], item["carried"])
    if item["remark"]:
        _remark(paper, paper.words["note"], item["remark"], SIGNAL if item["undated"] else SECOND)
    if item["comment"]:
        _comment(paper, item["comment"])
    if item["figure"]:
        _figure(paper, item["figure"])


def _headline(paper: Paper, item: dict[str, Any]) -> None:
    """Write number and headline; from the right, a headline of several lines needs a cell."""
    words, ink = item["headline"], Ink(colour=ACCENT)
    name, number, runs = (
        f"item_{item['place']}",
        str(item["number"]),
        spoken(item["headline"], 13.5),
    )
    if not is_backward(words):
        runs = paper.bookmarks.around(name, run(number, ink), tab(), *runs)
        paper.write(paragraph("Heading2", *runs))
        return
    bold = Ink(font=SERIF, size=13.5, bold=True, colour=ACCENT)
    beside = {
        "spacing": element("spacing", before=pt(26), after=pt(4), line=pt(17), lineRule="atLeast"),
        "ind": element("ind", left="0", right="0"),
        "keepNext": element("keepNext"),
    }
    headline = paragraph("Heading2", *paper.bookmarks.around(name, *runs), **directed(words, 0))
    cells = (
        cell(SIDE, paragraph("Normal", run(number, bold), **beside)),
        cell(TEXT, headline),
    )
    paper.write(table([SIDE, TEXT], [row(*cells)]))


def _labels(item: dict[str, Any]) -> list[Node]:
    parts = []
    if item["text_type"]:
        parts.append([label(item["text_type"], ACCENT)])
    parts.extend([run(country)] for country in item["countries"])
    if item["tlp"]:
        parts.append([handling(item["tlp"], 7)])
    return _joined(parts)


def _joined(parts: list[list[Node]]) -> list[Node]:
    runs: list[Node] = []
    for part in parts:
        runs.extend([run(" · "), *part] if runs else part)
    return runs


def _source_line(paper: Paper, item: dict[str, Any]) -> list[Node]:
    parts = []
    if item["origin"]:
        parts.append(name_in_line(item["origin"], 8.5, Ink(bold=True, colour=INK)))
    if item["undated"]:
        parts.append([run(paper.words["undated"], WARN)])
        if item["captured"]:
            parts.append([run(f"{paper.words['captured']} {item['captured']}")])
    elif item["published"]:
        parts.append([run(item["published"])])
    if item["language"]:
        parts.append([run(item["language"])])
    return _joined(parts)


# ------------------------------------------------------------------------------------- quotations
def _quotation(paper: Paper, said: dict[str, Any]) -> None:
    """Write a quotation: the original alone, or the translation left and the original right."""
    translation = said["translation"]
    if translation is None:
        label_row = paper.words["original"] if is_backward(said["words"]) else ""
        columns = [_spoken_words(said["words"], label_row, said["language"])]
    else:
        columns = [
            _spoken_words(translation, paper.words["translation"], said["translator"]),
            _spoken_words(said["words"], paper.words["original"], said["language"]),
        ]
    width = TEXT / len(columns)
    cells = [cell(width, *blocks) for blocks in columns]
    who = _attribution(paper, said)
    rows = [
        row(*cells, breaks=said["long"]),
        row(cell(TEXT, *who, over=len(columns))),
    ]
    paper.write(
        paragraph("BBGap"),
        table([width] * len(columns), rows, style="BBQuotation", indent=SIDE),
    )


def _spoken_words(words: dict[str, Any], name: str, of: str) -> list[Node]:
    """Return the label and the words of one column."""
    opening, closing = words["marks"]
    whole = {**words, "text": f"{opening}{words['text']}{closing}"}
    keep = {"keepNext": element("keepNext")}
    flat = element("ind", left="0", right="0")
    blocks = []
    if name:
        quiet = Ink(size=7.5, colour=SECOND)
        head = [run(name, Ink(size=7.5, colour=SECOND, bold=True))]
        if of:
            head.append(run(f" · {of}", quiet))
        side = {"jc": element("jc", val="right")} if is_backward(words) else {}
        blocks.append(paragraph("BBLabels", *head, ind=flat, **keep, **side))
    blocks.append(paragraph("Quote", *spoken(whole, 10), **keep, **directed(words, 0)))
    return blocks


def _attribution(paper: Paper, said: dict[str, Any]) -> list[Node]:
    speaker, role = said["speaker"], said["role"]
    runs = [run("— ")]
    if speaker:
        runs.extend(name_in_line(speaker, 8.5, Ink(bold=True, colour=INK)))
    else:
        runs.append(run(paper.words["no_speaker"], Ink(colour=SECOND)))
    if role:
        runs.extend(name_in_line(f", {role}", 8.5, Ink(colour=SECOND)))
    runs.extend(note(paper, said["note"]))
    for warning in said["warnings"]:
        runs.extend([line_break(), run(warning, WARN)])
    return [paragraph("BBAttribution", *runs)]


# ---------------------------------------------------------------------------------------- the rest
def _remark(paper: Paper, name: str, text: str, colour: str = SECOND) -> None:
    paper.write(paragraph("BBRemark", label(name, colour), run(" " + text, Ink(colour=colour))))


def _comment(paper: Paper, comment: dict[str, Any]) -> None:
    before = element("spacing", before="260", after="60", line="210", lineRule="atLeast")
    head = run(comment["head"], Ink(size=7.5, bold=True, colour=ACCENT))
    keep = element("keepNext")
    paper.write(paragraph("BBComment", head, spacing=before, keepNext=keep))
    loose = {"keepLines": element("keepLines", val="0")} if comment["long"] else {}
    for words in comment["text"]:
        paper.write(
            paragraph("BBComment", *spoken(words, 9), **directed(words, SIDE + 3, 3), **loose)
        )


def _figure(paper: Paper, figure: dict[str, Any]) -> None:
    """Write a chart: number and title above, what was counted below."""
    name = paper.words["figure"]
    count = field("SEQ Figure \\* ARABIC", str(paper.next_figure()), Ink(colour=ACCENT))
    paper.write(
        paragraph("Caption", label(f"{name} ", ACCENT), *count, label(f"  {figure['title']}"))
    )
    picture = paper.picture(png_of(figure["svg"]), figure["alt"], wide=WHOLE)
    paper.write(paragraph("BBFigure", picture if picture is not None else run(figure["alt"])))
    runs = _fact(paper.words["counted"], figure["counted"], ". ")
    runs.extend([run(figure["number"] + ". ")] if figure["number"] else [])
    if figure["query"]:
        runs.extend([label(paper.words["query"] + ":"), run(" ")])
        runs.extend([run(figure["query"], Ink(font=MONO)), run(". ")])
    runs.extend(_fact(paper.words["cutoff"], figure["cutoff"], ""))
    for line in figure["notes"]:
        runs.extend([line_break(), run(line)])
    paper.write(paragraph("BBEvidence", *runs))


def _fact(name: str, value: str, end: str) -> list[Node]:
    return [label(name + ":"), run(f" {value}{end}")] if value else []
