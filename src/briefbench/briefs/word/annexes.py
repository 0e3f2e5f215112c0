"""Where words come from: notes, the list of sources, and the note on method."""

from __future__ import annotations

from typing import Any

from briefbench.briefs.word.make import (
    ACCENT,
    INK,
    MONO,
    SECOND,
    SIGNAL,
    Ink,
    Node,
    element,
    in_line,
    line_break,
    link_inside,
    name_in_line,
    paragraph,
    run,
    spoken,
    tab,
)
from briefbench.briefs.word.notes import linked
from briefbench.briefs.word.paper import Paper, label
from briefbench.briefs.word.tables import cell, row, table


# ------------------------------------------------------------------------------------------- notes
def note(paper: Paper, use: dict[str, Any] | None) -> list[Node]:
    """Return the mark of a source's note; nothing for None."""
    if use is None:
        return []
    source = paper.values["evidence"][use["source"]]
    return paper.notes.mark(use["name"], _citation(paper, source), paper.bookmarks)


def _citation(paper: Paper, source: dict[str, Any]) -> list[Node]:
    """Return outlet, headline, dates, the first 8 digits of the SHA-256, and the address."""
    runs = [*name_in_line(source["outlet"], 8), run(", ")] if source["outlet"] else []
    headline = in_line(source["headline"], 8)
    if source["headline"]["face"]:
        runs.extend(headline)
    else:
        runs.extend([run("“"), *headline, run("”")])
    runs.append(run(", " + (source["published"] or paper.words["undated"])))
    if source["captured"]:
        runs.append(run(f"; {paper.words['captured']} {source['captured']}"))
    runs.append(run("."))
    if source["sha256"]:
        runs.extend([run(" SHA-256 "), run(source["sha256"][:8], Ink(font=MONO)), run(".")])
    if source["address"]:
        runs.extend([run(" "), paper.notes.address(source["address"], source["link"])])
    return runs


# ------------------------------------------------------------------------------------------ annexes
def write_annexes(paper: Paper) -> None:
    """Write the list of sources and the note on method."""
    if paper.values["evidence"]:
        _sources(paper)
    if paper.values["method"]:
        _method(paper)


def _sources(paper: Paper) -> None:
    head = run(paper.words["sources"])
    keep = element("keepNext")
    paper.write(
        paragraph("Heading1", *paper.bookmarks.around("sources", head)),
        paragraph("BBEvidence", run(paper.words["sources_lead"]), keepNext=keep),
    )
    widths = [12.0, 71.0, 50.0, 31.0]
    heads = [
        cell(width, paragraph("BBCell", label(name, INK)))
        for width, name in zip(widths, paper.values["source_heads"], strict=True)
    ]
    rows = [row(*heads, head=True)]
    rows.extend(_source_row(paper, source, widths) for source in paper.values["evidence"])
    paper.write(table(widths, rows, style="BBTable", says=paper.words["sources"]))


def _source_row(paper: Paper, source: dict[str, Any], widths: list[float]) -> Node:
    numbers: list[Node] = []
    for use in source["items"]:
        number = label(use["number"], ACCENT)
        numbers.extend([run(", ")] if numbers else [])
        numbers.append(link_inside(f"item_{use['place']}", number))
    outlet = name_in_line(source["outlet"], 8, Ink(bold=True))
    named = [*outlet, run(" · ")] if source["outlet"] else []
    named.extend(in_line(source["headline"], 8))
    if source["address"]:
        named.extend([line_break(), linked(paper.part, source["address"], source["link"])])
    quiet = Ink(colour=SECOND)
    dates = [run(paper.words["published"] + " ", quiet)]
    if source["published"]:
        dates.append(run(source["published"]))
    else:
        dates.append(run(paper.words["undated"], Ink(bold=True, colour=SIGNAL)))
    if source["captured"]:
        dates.extend([line_break(), run(paper.words["captured"] + " ", quiet)])
        dates.append(run(source["captured"]))
    digest = source["sha256"][:16]
    shown = run(f"{digest[:8]} {digest[8:]}".strip(), Ink(font=MONO, size=7.5))
    contents = (numbers, named, dates, [shown])
    return row(
        *(
            cell(width, paragraph("BBCell", *runs))
            for width, runs in zip(widths, contents, strict=True)
        )
    )


def _method(paper: Paper) -> None:
    head = run(paper.words["method"])
    paper.write(paragraph("Heading1", *paper.bookmarks.around("method", head)))
    for part in paper.values["method"]:
        for at, words in enumerate(part["text"]):
            side = [label(part["head"], ACCENT)] if at == 0 else []
            paper.write(paragraph("BBFact", *side, tab(), *spoken(words, 8.5)))
