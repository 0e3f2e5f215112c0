"""Tables of a Word document: cells, rows, widths and borders."""

from __future__ import annotations

from collections.abc import Sequence

from briefbench.briefs.word.make import Node, element, mm


def cell(width: float, *blocks: Node, over: int = 1) -> Node:
    """Return a cell ``width`` mm wide, reaching over so many columns; it holds a paragraph."""
    size = element("tcW", w=mm(width), type="dxa")
    span = [element("gridSpan", val=str(over))] if over > 1 else []
    return element("tc", element("tcPr", size, *span), *blocks)


def row(*cells: Node, head: bool = False, breaks: bool = False) -> Node:
    """Return a row; a head is repeated on every page, and only a row that ``breaks`` may."""
    marks = [] if breaks else [element("cantSplit")]
    if head:
        marks.append(element("tblHeader"))
    return element("tr", element("trPr", *marks), *cells) if marks else element("tr", *cells)


def table(
    widths: Sequence[float],
    rows: Sequence[Node],
    *,
    style: str = "TableNormal",
    indent: float = 0,
    borders: Node | None = None,
    middle: bool = False,
    says: str = "",
) -> Node:
    """Return a table of fixed widths (mm), ``indent`` mm from the margin.

    Args:
        widths: Of its columns.
        rows: Its rows.
        style: The id of its style.
        indent: From the left margin, mm.
        borders: Its own borders instead of those of the style.
        middle: Whether cells stand in the middle of their row's height.
        says: What a screen reader calls it.

    """
    parts = [
        element("tblStyle", val=style),
        element("tblW", w=mm(sum(widths)), type="dxa"),
        element("tblInd", w=mm(indent), type="dxa"),
    ]
    if borders is not None:
        parts.append(borders)
    parts.append(element("tblLayout", type="fixed"))
    first = "1" if style == "BBTable" else "0"
    parts.append(
        element(
            "tblLook",
            val="0020" if first == "1" else "0000",
            firstRow=first,
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    if says:
        parts.append(element("tblCaption", val=says))
    if middle:
        for each in rows:
            for one in each.iter("{*}tcPr"):
                one.append(element("vAlign", val="center"))
    grid = element("tblGrid", *(element("gridCol", w=mm(width)) for width in widths))
    return element("tbl", element("tblPr", *parts), grid, *rows)
