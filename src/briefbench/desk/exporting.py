"""Checks a brief, shows its pages, and writes it as PDF and Word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from briefbench.base.errors import Cancelled, NotFound
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr
from briefbench.briefs.checks import check
from briefbench.briefs.pdf import page_images, write_pdf
from briefbench.desk.library import Library
from briefbench.desk.outline import outline_of
from briefbench.desk.verbatim import check_quotes
from briefbench.model.outline import Finding, Outline
from briefbench.model.quote_rows import QuotesCheck
from briefbench.model.records import Brief
from briefbench.store import briefs as questions


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written: the files, the pages of the PDF (0 without one), and the findings."""

    files: tuple[Path, ...]
    pages: int
    findings: tuple[Finding, ...]


def brief_id(library: Library, name: str) -> int:
    """Return the id of the brief with this uid, or the newest with this title.

    Raises:
        NotFound: There is none.

    """
    with library.read() as session:
        named = (Brief.uid == name) | (Brief.title == name)
        found = session.scalar(select(Brief.id).where(named).order_by(Brief.id.desc()).limit(1))
    if found is None:
        raise NotFound(
            tr("There is no brief “{name}”.").format(name=name),
            tr("List them with: briefbench brief list"),
        )
    return found


def check_brief(library: Library, brief_id: int) -> list[Finding]:
    """Return what should be looked at before the brief goes out, errors first.

    Raises:
        NotFound: The brief is gone.

    """
    return check(outline_of(library, brief_id))


def check_brief_quotes(library: Library, brief_id: int, progress: Progress = SILENT) -> QuotesCheck:
    """Read the originals of a brief's quotations again; ``check_brief`` knows what was found.

    Raises:
        NotFound: The brief is gone.
        Cancelled: The user stopped.

    """
    with library.read() as session:
        sections = questions.brief_by_id(session, brief_id).sections
        ids = [held.quote_id for s in sections for item in s.items for held in item.quotes]
    if not ids:
        return QuotesCheck(())
    found = check_quotes(library, ids, progress)
    if found.cancelled:
        raise Cancelled
    return found


def preview_pages(library: Library, brief_id: int, scale: float = 1.5) -> list[bytes]:
    """Return the real pages as PNG, ``scale`` pixels a point (1/72 inch). Slow: use a job.

    Raises:
        NotFound: The brief is gone.

    """
    return page_images(outline_of(library, brief_id), scale=scale)


def export_brief(
    library: Library,
    brief_id: int,
    *,
    pdf: Path | None = None,
    docx: Path | None = None,
    progress: Progress = SILENT,
) -> ExportReport:
    """Write a brief to the files named.

    The originals of its quotations are read again first: one whose words do not stand there is
    marked so on the page, and is among the findings.

    Raises:
        NotFound: The brief is gone.
        ExportFailed: A file could not be made or written.
        Cancelled: The user stopped; nothing was written.

    """
    check_brief_quotes(library, brief_id, progress)
    return export_outline(outline_of(library, brief_id), pdf=pdf, docx=docx, progress=progress)


def export_outline(
    outline: Outline, *, pdf: Path | None, docx: Path | None, progress: Progress = SILENT
) -> ExportReport:
    """Write an outline to the files named; raises ExportFailed."""
    files: list[Path] = []
    pages = 0
    wanted = [path for path in (pdf, docx) if path is not None]
    if pdf is not None:
        progress.step(0, len(wanted), pdf.name)
        pages = write_pdf(outline, pdf).pages
        files.append(pdf)
    if docx is not None:
        from briefbench.briefs.word import write_docx  # loads python-docx

        progress.step(len(files), len(wanted), docx.name)
        write_docx(outline, docx)
        files.append(docx)
    progress.step(len(wanted), len(wanted))
    return ExportReport(tuple(files), pages, tuple(check(outline)))
