"""Writes a brief as a Word document."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from briefbench.base.errors import ExportFailed
from briefbench.briefs.pdf import page_numbers
from briefbench.briefs.saving import save_whole
from briefbench.briefs.word.annexes import write_annexes
from briefbench.briefs.word.front import write_front, write_head
from briefbench.briefs.word.items import write_sections
from briefbench.briefs.word.package import furnish
from briefbench.briefs.word.paper import Pages, Paper
from briefbench.briefs.word.texts import WordSheet
from briefbench.model.outline import Outline

ITEMS_A_PAGE = 2  # where the pages of the PDF are not known


@dataclass(frozen=True, slots=True)
class DocxReport:
    """A written Word document: its notes, and the pages its contents tell until Word counts."""

    notes: int
    pages: int


def write_docx(outline: Outline, path: Path) -> DocxReport:
    """Write the brief as a Word document; the file is whole or not there.

    The page numbers in its contents are those of the PDF of the same brief, until Word updates
    them.

    Raises:
        ExportFailed: The file could not be written.

    """
    pages = pages_of(outline)
    paper = Paper(WordSheet(outline).values(), pages)
    write_front(paper)
    write_sections(paper)
    write_annexes(paper)
    furnish(paper)
    content = io.BytesIO()
    paper.document.save(content)
    save_whole(path, content.getvalue())
    return DocxReport(paper.notes.count, pages.total)


def write_quotes(outline: Outline, path: Path) -> None:
    """Write an outline as a list of quotations: without *At a glance*, contents and method.

    Raises:
        ExportFailed: The file could not be written.

    """
    items = sum(len(section.items) for section in outline.sections)
    paper = Paper(WordSheet(outline).values(), Pages(1 + items // ITEMS_A_PAGE, (), ()))
    write_head(paper)
    write_sections(paper)
    write_annexes(paper)
    furnish(paper)
    content = io.BytesIO()
    paper.document.save(content)
    save_whole(path, content.getvalue())


def pages_of(outline: Outline) -> Pages:
    """Return where sections and items stand in the PDF, or a guess when it cannot be made."""
    items = [item for section in outline.sections for item in section.items]
    try:
        found = page_numbers(outline)
    except ExportFailed:
        found = {item.uid: 2 + at // ITEMS_A_PAGE for at, item in enumerate(items)}
    last = max(found.values(), default=1)
    return Pages(
        last,
        tuple(found.get(section.title, 1) for section in outline.sections),
        tuple(found.get(item.uid, 1) for item in items),
    )
